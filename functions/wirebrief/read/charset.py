"""Turn bytes into text: what is valid UTF-8 is UTF-8, whatever the file says of itself."""

import codecs
from collections.abc import Iterator

from wirebrief.errors import Undecodable
from wirebrief.read.language import detect_language

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDER_SETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What a label means in practice: the set that contains it (WHATWG Encoding, section 4.2)."""
LATIN_SETS = frozenset(
    "latin_1 cp1250 cp1252 cp1254 cp1257 cp1258 iso8859_2 iso8859_3 iso8859_4 iso8859_9 iso8859_10 iso8859_13 "
    "iso8859_14 iso8859_15 iso8859_16 mac_roman mac_latin2 mac_iceland mac_turkish hp_roman8".split()
)
LETTERS = {"pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "hu": "áéíóöőúüű", "ro": "ăâîșțşţ", "tr": "çğıöşüİ"}
"""Of the languages that Windows-1252 does not spell."""
LATIN_SETS_OF = dict.fromkeys(("pl", "cs", "hu", "ro"), ("cp1250", "iso8859-2")) | {"tr": ("cp1254", "iso8859-3")}
NEVER_SEEN = ["cp037", "cp273", "cp424", "cp500", "cp864", "cp875", "cp1026", "cp1140", "utf_7"]
"""Mainframe sets in which any bytes at all are some text: no article comes in them."""
STRAY_SHARE = 0.1
"""UTF-8 with up to this share of bad bytes among its non-ASCII ones is UTF-8 into which something else was pasted."""
JAPANESE_ESCAPES = (b"\x1b$B", b"\x1b$@")
"""How ISO-2022-JP, still seen in Japanese mail, turns from ASCII to kanji."""
SAMPLE_BYTES = 65_536
"""Detection looks at this much: it is enough for statistics, and keeps the time linear."""
_UTF16_SAMPLE = 2_000


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Return the text of the bytes; `declared` is the charset that the file itself names.

    Raises:
        Undecodable: no charset fits.
    """
    for guess in _candidates(data, declared):
        try:
            return data.decode(guess).removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
    mended = _mend_utf8(data)
    if mended is not None:
        return mended
    return _detect(data, name)


def _candidates(data: bytes, declared: str | None) -> Iterator[str]:
    for mark, charset in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            yield charset
    wide = _unmarked_utf16(data)
    if wide:
        yield wide
    known = _known(declared)
    if known and known.startswith("iso2022"):
        yield known  # its bytes are all ASCII, so that they pass for UTF-8
    if any(escape in data for escape in JAPANESE_ESCAPES) and data.isascii():
        yield "iso2022-jp"
    yield "utf-8"
    if known:
        yield WIDER_SETS.get(known, known)


def _known(declared: str | None) -> str | None:
    try:
        return codecs.lookup(declared).name if declared else None
    except LookupError:
        return None


def _unmarked_utf16(data: bytes) -> str | None:
    """Return which UTF-16 it is where every second byte is nearly always NUL, as in Latin text."""
    sample = data[:_UTF16_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if low > 0.7 * half and high < 0.1 * half:
        return "utf-16-le"
    if high > 0.7 * half and low < 0.1 * half:
        return "utf-16-be"
    return None


def _mend_utf8(data: bytes) -> str | None:
    """Decode UTF-8 in which a few Windows-1252 bytes were pasted; None where they are more than a few."""
    text = data.decode("utf-8", errors="surrogateescape")
    stray = {character: text.count(character) for character in set(text) if "\udc80" <= character <= "\udcff"}
    non_ascii = len(data.translate(None, delete=bytes(range(0x80))))
    if sum(stray.values()) > STRAY_SHARE * non_ascii:
        return None
    meant = {ord(bad): bytes([ord(bad) - 0xDC00]).decode("cp1252", errors="replace") for bad in stray}
    return text.translate(meant)


def _detect(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only the rare file that is not UTF-8 pays for it

    sample = _telling_sample(data)
    best = from_bytes(sample, cp_exclusion=NEVER_SEEN).best()
    if best is None:
        raise Undecodable(f"{name}: the bytes fit no character set; save the file as UTF-8 and upload it again")
    guess = _latin_set(sample, best.encoding) if best.encoding in LATIN_SETS else best.encoding
    return data.decode(WIDER_SETS.get(guess, guess), errors="replace").removeprefix("\ufeff")


def _latin_set(sample: bytes, guess: str) -> str:
    """Settle by language which Latin set it is: too few letters differ between them for statistics."""
    language = detect_language(sample.decode("latin-1"))
    if language is None:
        return guess
    letters = LETTERS.get(language)
    if letters is None:
        return "cp1252"
    return max(LATIN_SETS_OF[language], key=lambda charset: _count(sample, charset, letters))


def _count(sample: bytes, charset: str, letters: str) -> int:
    return sum(map(sample.decode(charset, errors="replace").count, letters))


def _telling_sample(data: bytes) -> bytes:
    """Return whole lines around the first non-ASCII byte: a sample of pure ASCII would tell nothing."""
    first = next((at for at, byte in enumerate(data) if byte >= 0x80), 0)
    start = data.rfind(b"\n", 0, first) + 1 if first > SAMPLE_BYTES // 2 else 0
    end = data.rfind(b"\n", start + SAMPLE_BYTES // 2, start + SAMPLE_BYTES)
    return data[start : end if end > 0 else start + SAMPLE_BYTES]
