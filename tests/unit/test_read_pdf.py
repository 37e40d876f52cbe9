"""A PDF's words come in the order in which a person reads them, without what is printed around them."""

import textwrap

import pytest

from support.pdfs import Words, assemble, column, pdf, stream
from support.prose import STORY, TEXT, TITLE
from wirebrief.article import Article
from wirebrief.errors import Damaged, EmptyArticle, Encrypted
from wirebrief.read import read_article, read_upload

LEFT_COLUMN = f"{STORY[0]} {STORY[1]}"
RIGHT_COLUMN = f"{STORY[2]} {STORY[3]}"


def only(data: bytes) -> Article:
    return read_article(data, "story.pdf")


def test_columns_are_read_one_after_the_other_below_the_headline() -> None:
    left, right = textwrap.wrap(LEFT_COLUMN, 40), textwrap.wrap(RIGHT_COLUMN, 40)
    page = [Words(72, 760, TITLE, 24), Words(72, 735, "By Jane Doe", 10)]
    article = only(pdf([*page, *column(left, 72, 700, 10), *column(right, 320, 700, 10)]))
    assert article.text == f"{TITLE}\n\nBy Jane Doe\n\n{LEFT_COLUMN}\n\n{RIGHT_COLUMN}"
    assert (article.title, article.byline) == (TITLE, "Jane Doe")


def test_columns_that_the_file_writes_line_by_line_are_read_as_columns_all_the_same() -> None:
    left, right = textwrap.wrap(LEFT_COLUMN, 40), textwrap.wrap(RIGHT_COLUMN, 40)
    both = zip(column(left, 72, 700, 10), column(right, 320, 700, 10), strict=False)
    article = only(pdf([words for pair in both for words in pair]))
    assert article.text.index("Ana Sorel") < article.text.index("Fishermen")


def test_running_heads_and_page_numbers_stay_out_and_paragraphs_cross_pages() -> None:
    lines = textwrap.wrap(TEXT, 80)
    pages = [
        [Words(72, 815, "The Lindry Gazette", 8), *column(half), Words(290, 25, f"Page {number} of 2", 8)]
        for number, half in enumerate((lines[:2], lines[2:]), 1)
    ]
    reading = read_upload(pdf(*pages), "story.pdf")
    assert reading.members[0].article is not None
    assert reading.members[0].article.text == TEXT
    assert reading.members[0].dropped == {"running heads and footers": 4}


def test_hyphenated_words_are_made_whole_and_compounds_stay_compounds() -> None:
    lines = [
        "The well-known secre-",
        "tary of the harbour board praised the well-",
        "known crane.",
        *textwrap.wrap(TEXT, 70),
    ]
    text = only(pdf(column(lines))).text
    assert "well-known secretary of the harbour board praised the well-known crane" in text


def test_paragraphs_are_told_by_the_space_between_them() -> None:
    paragraphs = [textwrap.wrap(one, 60) for one in (LEFT_COLUMN, RIGHT_COLUMN)]
    assert only(pdf(column([*paragraphs[0], "", *paragraphs[1]]))).text == f"{LEFT_COLUMN}\n\n{RIGHT_COLUMN}"


def test_a_scanned_page_is_refused_with_what_to_do() -> None:
    with pytest.raises(EmptyArticle, match=r"without a text layer.*\(OCR\)"):
        only(pdf([], []))


def test_a_pdf_that_opens_with_a_password_is_refused() -> None:
    key = "<" + "41" * 32 + ">"
    locked = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -44 >> /ID [<01> <01>]"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page]
    with pytest.raises(Encrypted, match="password"):
        only(assemble(objects, locked))


def catalogue_with(pages: bytes, *more: bytes) -> bytes:
    return assemble([b"<< /Type /Catalog /Pages 2 0 R >>", pages, *more])


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        catalogue_with(b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"),
        catalogue_with(
            b"<< /Type /Pages /Kids [3 0 R] /Count 99999999 >>", b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] >>"
        ),
        catalogue_with(
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            b"<< /Length 4 0 R >>\nstream\nBT (endless",
        ),
        catalogue_with(
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R "
            b"/Resources << /XObject << /X 5 0 R >> >> >>",
            stream(b"/X Do /X Do"),
            stream(
                b"/X Do /X Do",
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> ",
            ),
        ),
        catalogue_with(b"<< /Type /Pages /Kids " + b"[" * 20_000 + b"]" * 20_000 + b" /Count 1 >>"),
    ],
    ids=["cut off", "pages in a circle", "pages without end", "stream without end", "forms in a circle", "nested"],
)
def test_a_broken_or_malicious_pdf_ends_in_a_named_error(data: bytes) -> None:
    error = read_upload(data, "bad.pdf").members[0].error
    assert isinstance(error, Damaged | EmptyArticle) or (
        error is not None and error.code in ("too_large", "too_complex")
    )
