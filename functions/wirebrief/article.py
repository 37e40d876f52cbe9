"""The article: normalised text, the spans it is made of, and where it came from."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from msgspec import Struct

CELL_BREAK = " | "
"""Keeps the figures of a row of a table apart, and in one sentence."""
_BREAK = re.compile(r"(?<!\n)\n(?!\n)")

SentenceKind = Literal["body", "title", "byline", "heading", "caption"]


class Span(Struct, frozen=True, order=True):
    """A half-open range of `article.text`, in code points."""

    start: int
    end: int


class Sentence(Struct, frozen=True, order=True):
    """One sentence (or one line of front matter), in code points of `article.text`.

    `paragraph` is an index into `article.paragraphs`. Only sentences of kind "body" carry the story;
    the title, byline and headings stay citeable but are never a summary.
    """

    start: int
    end: int
    paragraph: int
    kind: SentenceKind = "body"


class Wire(Struct, frozen=True, kw_only=True):
    """What a news agency's item says of itself: `id` stays the same from version to version, "" where it has none.

    `version` is as the agency writes it. The item is not to be published before `embargoed_until`, and one that is
    "withheld" or "canceled" not at all, nor its earlier versions any longer. `note` is the agency's to its editors.
    """

    id: str
    version: str | None = None
    version_created: datetime | None = None
    embargoed_until: datetime | None = None
    status: Literal["usable", "withheld", "canceled"] = "usable"
    correction: bool = False
    note: str | None = None


class Article(Struct, frozen=True, kw_only=True):
    """What every later stage works on. `text` is final: every offset in the product points into it.

    `id` is the sha256 in hex of the uploaded bytes, or of its own bytes where the upload held several articles.
    `language` is a BCP 47 primary tag such as "en", or None where it could not be told. `published_at` keeps the
    offset that the source gave; a naive value means that the source named no time zone.
    """

    id: str
    name: str
    media_type: str
    text: str
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Span, ...]
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published_at: datetime | None = None
    url: str | None = None
    language: str | None = None
    wire: Wire | None = None

    @property
    def main_text(self) -> str:
        """The story alone: its paragraphs and section headings, without title, byline and captions."""
        told = {sentence.paragraph for sentence in self.sentences if sentence.kind in ("body", "heading")}
        return "\n\n".join(self.text[one.start : one.end] for at, one in enumerate(self.paragraphs) if at in told)


class Chunk(Struct, frozen=True, kw_only=True):
    """Whole sentences of one article: `article.text[start:end] == text`.

    `sentences` are the article's own sentence spans that lie in this chunk, in order, or pieces of one that
    is longer than a chunk. The number that an engine cites is the 1-based position in this tuple.
    """

    index: int
    start: int
    end: int
    text: str
    sentences: tuple[Sentence, ...]


def unwrapped(text: str, paragraphs: Iterable[Span]) -> str:
    r"""Return the text with the line breaks within its paragraphs made blanks: every offset stays. Tables keep rows.

    >>> unwrapped("Two ships\ncame in.\n\nOne left.", [Span(0, 18), Span(20, 29)])
    'Two ships came in.\n\nOne left.'
    """
    if "\n" not in text:
        return text
    pieces: list[str] = []
    at = 0
    for paragraph in paragraphs:
        lines = text[paragraph.start : paragraph.end]
        pieces += (text[at : paragraph.start], lines if CELL_BREAK in lines else _BREAK.sub(" ", lines))
        at = paragraph.end
    return "".join((*pieces, text[at:]))
