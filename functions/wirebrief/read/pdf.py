"""Read PDF: the words of its text layer in the order in which a person reads them."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from wirebrief.errors import Damaged, EmptyArticle, Encrypted, TooLarge
from wirebrief.read.manuscript import Manuscript, compose
from wirebrief.read.parts import Parts, whole
from wirebrief.read.pdf_furniture import without_furniture
from wirebrief.read.pdf_lines import Glyph, Line, lines_of
from wirebrief.read.pdf_order import in_reading_order
from wirebrief.read.pdf_paragraphs import blocks_of
from wirebrief.settings import ReadLimits

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES: Final = 300
MOST_GLYPHS: Final = 2_000_000
"""A newspaper page has some 30,000; with more than a novel's, somebody wants to see us work."""
FEWEST_LETTERS: Final = 20
_PASSWORD = re.compile("password|security", re.IGNORECASE)


def read_pdf(data: bytes, name: str, limits: ReadLimits) -> Parts:  # noqa: ARG001 - as every reader
    """Return the document.

    Raises:
        Encrypted: it opens with a password only.
        Damaged: it cannot be opened.
        EmptyArticle: it holds pictures of text, as a scanner makes them.
        TooLarge: too many pages or characters.
    """
    document = _open(data, name)
    try:
        pages = [*_pages(document, name)]
        title = str(document.get_metadata_dict().get("Title") or "").strip()
    finally:
        document.close()
    _check_text(pages, name)
    kept, dropped = without_furniture(pages)
    blocks = blocks_of([in_reading_order(page) for page in kept])
    text, paragraphs = compose(blocks)
    own = next((" ".join(block.text.split()) for block in blocks if block.kind == "title"), None)
    return whole(
        Manuscript(
            media_type="application/pdf",
            text=text,
            paragraphs=paragraphs,
            title=own or (title if len(title) > 3 and title in text[:2000] else None),
            dropped=dropped,
        )
    )


def _open(data: bytes, name: str) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - only where a PDF comes

    try:
        document = PdfDocument(data)
        count = len(document)
    except PdfiumError as exc:
        if _PASSWORD.search(str(exc)):
            raise Encrypted(f"{name} opens with a password only; print it into a PDF without one") from exc
        raise Damaged(f"{name}: a PDF that cannot be opened ({str(exc).rstrip('.')}); export it again") from exc
    if count > MOST_PAGES:
        raise TooLarge(f"{name}: {count} pages, and at most {MOST_PAGES} are read; upload the pages of the article")
    return document


def _pages(document: "PdfDocument", name: str) -> Iterator[tuple[Line, ...]]:
    from pypdfium2 import PdfiumError  # noqa: PLC0415 - only where a PDF comes

    left = MOST_GLYPHS
    for number in range(len(document)):
        try:
            page = document[number]
        except PdfiumError:  # one page that is missing or goes round in a circle does not spoil the others
            continue
        glyphs = _glyphs(page, left)
        left -= len(glyphs)
        if left <= 0:
            raise TooLarge(f"{name}: more than {MOST_GLYPHS:,} characters; upload the pages of the article")
        yield lines_of(glyphs, page.get_height())
        page.close()


def _glyphs(page: Any, most: int) -> list[Glyph]:
    """Return the page's characters with their boxes, in points from its lower left corner."""
    import ctypes  # noqa: PLC0415 - only where a PDF comes

    from pypdfium2 import raw  # noqa: PLC0415

    text = page.get_textpage()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    glyphs: list[Glyph] = []
    for at in range(min(text.count_chars(), most)):
        code = raw.FPDFText_GetUnicode(text, at)
        raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
        size = raw.FPDFText_GetFontSize(text, at)
        generated = raw.FPDFText_IsGenerated(text, at) == 1
        glyphs.append(
            Glyph(
                chr(code) if code < 0x110000 else "\ufffd",
                left.value,
                right.value,
                bottom.value,
                top.value,
                size,
                generated,
            )
        )
    text.close()
    return glyphs


def _check_text(pages: list[tuple[Line, ...]], name: str) -> None:
    letters = sum(sum(map(str.isalnum, line.text)) for page in pages for line in page)
    if letters < FEWEST_LETTERS:
        raise EmptyArticle(
            f"{name}: {len(pages)} pages without a text layer, as a scanner makes them; "
            "recognise their text (OCR) first"
        )
