"""Whatever is dropped: an article, or one named error; never a traceback, never more time and memory than allowed."""

import gzip
import json
import struct

import pytest

from support.office import docx, odt, paragraph, zipped
from support.pdfs import column, pdf
from support.prose import HTML, STORY, TEXT
from wirebrief.errors import TooComplex
from wirebrief.read import read_article, read_upload
from wirebrief.read.bounded import BoundedReader, Bounds, OutOfTime, read_bounded
from wirebrief.read.formats import FORMATS
from wirebrief.settings import ReadLimits

MAIL = "From: a@x.example\r\nMessage-ID: <1@x>\r\nMIME-Version: 1.0\r\n"
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def codes_of(data: bytes, name: str, limits: ReadLimits = ReadLimits()) -> list[str]:  # noqa: B008 - frozen
    return [member.error.code if member.error else "read" for member in read_upload(data, name, limits).members]


def zip_that_lies(size: int) -> bytes:
    """Return an archive whose only member says that it is small and is not."""
    archive = bytearray(zipped({"a.txt": b"a" * size}))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = archive.index(signature) + place
        archive[at : at + 4] = struct.pack("<I", 100)
    return bytes(archive)


def quine() -> bytes:
    """Return an archive within an archive within an archive, deeper than anybody packs."""
    data = zipped({"a.txt": TEXT})
    for _ in range(12):
        data = zipped({"inner.zip": data})
    return data


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (zipped({"a.txt": b"\x00" * 40_000_000}), "bomb.zip", "too_complex"),
        (zipped({f"{n}.txt": b"x" for n in range(300)}), "many.zip", "too_large"),
        (quine(), "deep.zip", "too_complex"),
        (zip_that_lies(30_000_000), "liar.zip", "damaged"),
        (gzip.compress(b"a" * 40_000_000, mtime=0), "bomb.gz", "too_large"),
        (gzip.compress(TEXT.encode(), mtime=0)[:-9], "cut.gz", "damaged"),
        (b"PK\x03\x04" + b"\x00" * 100, "cut.zip", "damaged"),
        (zipped({"a.txt": TEXT})[:-30], "cut.zip", "damaged"),
        (f"<?xml version='1.0'?>{LAUGHS}]><nitf>&i;</nitf>".encode(), "laughs.xml", "damaged"),
        (
            b'<?xml version="1.0"?><!DOCTYPE n [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body>&x;</body></nitf>',
            "outside.xml",
            "damaged",
        ),
        (b"<?xml version='1.0'?><nitf>" + b"<p>" * 100_000, "deep.xml", "empty"),
        (b'{"uri": "x", "bodies": ' + b"[" * 200_000, "deep.json", "damaged"),
        (b'{"a": 1}\n' + b"[" * 100_000 + b"\n", "deep.jsonl", "damaged"),
        (docx("", **{"word/document.xml": ""}), "no-document.docx", "damaged"),
        (docx("<w:p>", **{"word/styles.xml": "<broken"}), "broken.docx", "empty"),
        (docx("", **{"word/document.xml": f"{LAUGHS}]><w:p>&i;</w:p>"}), "laughs.docx", "damaged"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}, packed=False), "no-content.odt", "damaged"),
        (b"{\\rtf1 " + b"{" * 100_000, "deep.rtf", "too_complex"),
        (b"{\\rtf1\\ansi " + b"\\u99999999999999999999 " * 5, "numbers.rtf", "damaged"),
        (MAIL.encode() + b"X-A: b\r\n" * 200_000, "headers.eml", "too_complex"),
        (MAIL.encode() + b"Content-Type: application/pkcs7-mime\r\n\r\nx", "locked.eml", "encrypted"),
        (b"a" * 100_000_000, "line.txt", "too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_made_to_break_readers_is_refused_by_name(data: bytes, name: str, code: str) -> None:
    assert codes_of(data, name) == [code]


def test_a_member_cannot_lie_about_its_size() -> None:
    assert codes_of(zip_that_lies(3_000_000), "liar.zip") in (["damaged"], ["too_large"])


def test_names_that_are_paths_stay_names() -> None:
    archive = zipped({"../../etc/passwd": TEXT, "C:\\x\\..\\y.txt": TEXT + " Two.", "/abs.txt": TEXT + " Three."})
    assert [one.name for one in read_upload(archive, "a.zip").members] == ["etc/passwd", "C:/x/y.txt", "abs.txt"]


def test_a_member_behind_a_password_is_refused_and_its_neighbours_are_read() -> None:
    archive = bytearray(zipped({"locked.txt": TEXT}))
    archive[6] |= 1
    at = archive.index(b"PK\x01\x02") + 8
    archive[at] |= 1
    assert codes_of(bytes(archive), "locked.zip") == ["encrypted"]


MALFORMED_MAIL = [
    "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    + "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" * 2000,
    "Content-Type: multipart/mixed\r\n\r\nno boundary " + TEXT,
    "Content-Transfer-Encoding: base64\r\n\r\n!!!not base64!!!" + TEXT,
    "Content-Type: text/plain; charset=no-such-set\r\n\r\n" + TEXT,
    "Subject: =?utf-8?q?" + "=C3" * 5000 + "?=\r\n\r\n" + TEXT,
    "Date: never\r\nFrom: =?x?y?z?=\r\nContent-Disposition: ;;;\r\n\r\n" + TEXT,
    "Content-Type: message/rfc822\r\n\r\n" * 500 + TEXT,
    "Content-Type: text/plain; name*0*=x''%E2; name*1*=%82\r\n\r\n" + TEXT,
]


@pytest.mark.parametrize("rest", MALFORMED_MAIL, ids=range(len(MALFORMED_MAIL)))
def test_malformed_mail_is_read_as_far_as_it_goes(rest: str) -> None:
    assert len(codes_of((MAIL + rest).encode(), "odd.eml")) >= 1


@pytest.mark.parametrize(
    "text",
    [
        f"{TEXT}\x00 with NULs \x00",
        f"\u202e{TEXT}\u202c turned round \u2066and back",
        f"{TEXT} See https://аррӏе.example/ for more.",
        TEXT + " \ud800 alone",
    ],
    ids=["NUL", "bidi", "homoglyphs", "surrogate"],
)
@pytest.mark.parametrize("wrap", ["{}", "<html><body><p>{}</p></body></html>"], ids=["text", "html"])
def test_characters_that_deceive_are_cleaned_or_kept_as_they_are(text: str, wrap: str) -> None:
    article = read_article(wrap.format(text).encode("utf-8", "surrogatepass"), "odd")
    assert STORY[0][4:] in article.text
    assert not set("\x00\u202e\u202c\u2066\ud800") & set(article.text)


def test_an_escaped_surrogate_in_json_becomes_a_replacement_character() -> None:
    article = read_article(json.dumps({"title": "Odd", "text": f"{TEXT} \ud800"}).encode(), "odd.json")
    assert article.text.endswith("\ufffd")


def test_a_page_that_its_reader_gives_up_on_is_read_barely() -> None:
    page = b"<html><body>" + b"<div><b>" * 40_000 + HTML.encode()
    assert STORY[2] in read_article(page, "page.html").text


LARGE = json.dumps([{"text": "x" * 100, "n": [[]] * 1000} for _ in range(2000)]).encode()


def form(called: str):
    return next(one for one in FORMATS if one.called == called)


@pytest.mark.parametrize("bounds", [Bounds(seconds=0.01), Bounds(cpu_seconds=0.01)], ids=["clock", "CPU"])
def test_a_reader_that_takes_too_long_is_ended(bounds: Bounds) -> None:
    with BoundedReader() as reader, pytest.raises(OutOfTime, match=r"slow\.pdf: reading it takes more than"):
        reader.read(form("PDF"), pdf(column([TEXT])), "slow.pdf", ReadLimits(), bounds)
    assert reader.seconds <= bounds.cpu_seconds


def test_a_reader_that_wants_too_much_memory_does_not_get_it() -> None:
    with pytest.raises(TooComplex):
        read_bounded(form("JSON"), LARGE, "large.json", ReadLimits(), Bounds(more_bytes=1_000_000))


def test_the_files_of_an_upload_are_read_by_one_process_and_by_another_after_it_was_ended() -> None:
    data, page = docx("".join(map(paragraph, STORY))), pdf(column([TEXT]))
    with BoundedReader() as reader:
        assert reader.read(form("zip"), data, "a.docx", ReadLimits(), Bounds()).parts
        first = reader._process
        assert reader.read(form("PDF"), page, "b.pdf", ReadLimits(), Bounds()).parts
        assert reader._process is first
        spent = reader.seconds
        with pytest.raises(OutOfTime):
            reader.read(form("PDF"), page, "c.pdf", ReadLimits(), Bounds(seconds=0.0))
        with pytest.raises(TooComplex):
            reader.read(form("JSON"), LARGE, "d.json", ReadLimits(), Bounds(more_bytes=1_000_000))
        assert reader.read(form("zip"), data, "e.docx", ReadLimits(), Bounds()).parts
        assert reader._process is not first
        assert reader.seconds > spent


def test_what_a_process_could_not_be_told_is_told_to_the_next() -> None:
    page = pdf(column([TEXT]))
    with BoundedReader() as reader:
        reader.read(form("PDF"), page, "a.pdf", ReadLimits(), Bounds())
        assert reader._process is not None
        reader._process._process.kill()
        with pytest.raises(TooComplex, match="gave up"):
            reader.read(form("PDF"), page, "b.pdf", ReadLimits(), Bounds())
        assert reader.read(form("PDF"), page, "c.pdf", ReadLimits(), Bounds()).parts


@pytest.mark.parametrize("member", ["story.docx", "story.txt", "story.eml"])
def test_once_an_upload_has_used_up_its_time_each_member_that_is_left_is_refused_by_its_name(member: str) -> None:
    content = {"story.txt": TEXT.encode(), **SAMPLES}[member]
    archive = zipped({f"{number}/{member}": content for number in range(30)})
    limits = ReadLimits(max_seconds=0.0)
    found = read_upload(archive, "all.zip", limits).members
    assert [one.name for one in found] == [f"{number}/{member}" for number in range(30)]
    assert {one.error.code for one in found if one.error} == {"too_complex"}
    assert "upload it alone" in str(found[-1].error)
    assert all(one.article for one in read_upload(archive, "all.zip").members)
    assert read_upload(content, member, limits).members[0].article


def test_an_upload_of_slow_members_takes_no_more_than_its_time_and_one_members() -> None:
    slow = pdf(*[column([f"{TEXT} {page}"]) for page in range(60)])
    archive = zipped({f"{number}.pdf": slow for number in range(12)})
    with BoundedReader() as reader:
        reader.read(form("PDF"), slow, "slow.pdf", ReadLimits(), Bounds())
        start = reader.seconds
        reader.read(form("PDF"), slow, "slow.pdf", ReadLimits(), Bounds())
        once = reader.seconds - start
    found = read_upload(archive, "all.zip", ReadLimits(max_seconds=3 * once)).members
    left = [one for one in found if one.error and "not read" in str(one.error)]
    assert 1 <= len(left) < len(found) == 12
    assert left == list(found[-len(left) :])


def test_rows_of_a_table_that_are_left_when_the_time_is_over_are_refused_too() -> None:
    rows = json.dumps([{"id": str(number), "text": f"{TEXT} {number}"} for number in range(3)]).encode()
    assert codes_of(rows, "rows.json", ReadLimits(max_seconds=0.0)) == ["too_complex"] * 3
    assert codes_of(rows, "rows.json") == ["read"] * 3


def test_a_broken_member_costs_its_neighbours_nothing() -> None:
    archive = zipped({"a.pdf": b"%PDF-1.7 broken", "b.txt": TEXT})
    assert codes_of(archive, "a.zip") == ["damaged", "read"]


def corrupted(data: bytes) -> list[bytes]:
    """Return the file cut at eight places and with single bytes turned over at eight others."""
    step = max(len(data) // 9, 1)
    cut = [data[: step * n] for n in range(2, 9, 3)]
    flipped = [data[: step * n] + bytes([data[step * n] ^ 0xFF]) + data[step * n + 1 :] for n in range(1, 9, 3)]
    return cut + flipped


SAMPLES = {
    "story.pdf": pdf(column(list(STORY))),
    "story.docx": docx("".join(map(paragraph, STORY))),
    "story.odt": odt("".join(f"<text:p>{one}</text:p>" for one in STORY)),
    "story.rtf": b"{\\rtf1\\ansi " + TEXT.encode() + b"\\par}",
    "story.eml": MAIL.encode()
    + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n"
    + TEXT.encode()
    + b"\r\n--b--",
    "story.zip": zipped({"a.txt": TEXT, "b.html": HTML}),
    "story.gz": gzip.compress(TEXT.encode(), mtime=0),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_that_was_damaged_on_its_way_is_read_or_refused(name: str) -> None:
    archive = zipped({f"{number}/{name}": data for number, data in enumerate(corrupted(SAMPLES[name]))}, packed=False)
    assert len(codes_of(archive, "all.zip", ReadLimits(min_words=5))) >= 5
