"""What a format's reader hands over: cleaned text, its paragraphs, and what the file says about itself."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from wirebrief.article import SentenceKind, Wire
from wirebrief.read.characters import clean

PARAGRAPH_BREAK = "\n\n"


class Paragraph(Struct, frozen=True):
    """A span of the manuscript's text, in code points, and what the reader knows it to be."""

    start: int
    end: int
    kind: SentenceKind = "body"


class Manuscript(Struct, frozen=True, kw_only=True):
    """One article as its format gives it. `text` is clean and final; None means that the file does not say.

    `dropped` counts what the reader left out, by what it was ("captions"); `warnings` are reasons to doubt that the
    text is the whole article.
    """

    media_type: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published_at: datetime | None = None
    url: str | None = None
    language: str | None = None
    wire: Wire | None = None
    dropped: dict[str, int] = {}
    warnings: tuple[str, ...] = ()


class Block(Struct, frozen=True):
    """A paragraph of a structured format (HTML, Markdown), before it has a place in the text."""

    text: str
    kind: SentenceKind = "body"


def compose(blocks: Iterable[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """Return the text that the blocks make, a blank line between them, and where each of them lies.

    >>> compose([Block("Title", "title"), Block("Body.")])
    ('Title\\n\\nBody.', (Paragraph(start=0, end=5, kind='title'), Paragraph(start=7, end=12, kind='body')))
    """
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    at = 0
    for block in blocks:
        text = clean(block.text).strip()
        if text:
            pieces.append(text)
            paragraphs.append(Paragraph(at, at + len(text), block.kind))
            at += len(text) + len(PARAGRAPH_BREAK)
    return PARAGRAPH_BREAK.join(pieces), tuple(paragraphs)
