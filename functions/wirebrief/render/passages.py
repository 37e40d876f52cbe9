"""Lay the evidence out in the paragraphs it stands in, each passage marked and leading back to the brief."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from wirebrief.article import Article, Span
from wirebrief.plain import printable
from wirebrief.render.cutter import Token, cut
from wirebrief.render.parts import SECTIONS
from wirebrief.render.view import Line, View, paragraph_number


class Piece(Struct, frozen=True, kw_only=True):
    """One token of a marked paragraph, with what a template needs to write it.

    `anchor` names the mark on the page; `first` and `last` tell its pieces apart where it had to be cut.
    `number` is the note that the mark carries, `line` the part of the brief that the mark leads back to.
    """

    kind: Literal["open", "text", "close"]
    text: str = ""
    anchor: str = ""
    first: bool = False
    last: bool = False
    number: int | None = None
    line: Line | None = None


class Passage(Struct, frozen=True):
    """A paragraph that something came from, and the parts of the brief that cite it, in the brief's order."""

    number: int | None
    pieces: tuple[Piece, ...]
    lines: tuple[Line, ...]


class Cited(Struct, frozen=True):
    """A span that is cited: its note number if it has one, and the parts that cite it."""

    number: int | None
    lines: tuple[Line, ...]


def anchor(span: Span) -> str:
    """Return the name of a piece of evidence on the page: the same for everybody who cites it.

    >>> anchor(Span(120, 187))
    'e-120-187'
    """
    return f"e-{span.start}-{span.end}"


def passages(shown: View, article: Article) -> tuple[Passage, ...]:
    """Return every paragraph of the article with evidence in it, in the article's order."""
    cited = _cited(shown.lines)
    stretches = list(_marked(tuple(_stretches(article)), sorted(cited)))
    tokens = [cut(stretch, marks) for stretch, marks in stretches]
    pieces = _Pieces(article, cited, [token for those in tokens for token in those])
    return tuple(
        Passage(paragraph_number(article, stretch.start), tuple(pieces.of(those)), _citing(marks, cited))
        for (stretch, marks), those in zip(stretches, tokens, strict=True)
    )


def cut_marks(found: Iterable[Passage]) -> tuple[str, ...]:
    """Return the anchors of the marks that lie in several pieces: a page must light them up together."""
    closes = [piece for passage in found for piece in passage.pieces if piece.kind == "close" and not piece.last]
    return tuple(dict.fromkeys(piece.anchor for piece in closes))


def _cited(lines: Iterable[Line]) -> dict[Span, Cited]:
    cited: dict[Span, Cited] = {}
    for line in lines:
        for ref in line.refs:
            known = cited.get(ref.span, Cited(None, ()))
            number = known.number if ref.number is None else ref.number
            lines_so_far = known.lines if line in known.lines[-1:] else (*known.lines, line)
            cited[ref.span] = Cited(number, lines_so_far)
    return cited


def _stretches(article: Article) -> Iterator[Span]:
    """Yield the paragraphs and, for evidence that lies in none, whatever is written between them."""
    edges = [Span(0, 0), *article.paragraphs, Span(len(article.text), len(article.text))]
    for before, after in pairwise(edges):
        if article.text[before.end : after.start].strip():
            yield Span(before.end, after.start)
        if after.start < after.end:
            yield after


def _marked(stretches: tuple[Span, ...], cited: list[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """Yield the stretches that hold evidence, each with what it holds; both are sorted."""
    marks: dict[int, list[Span]] = {}
    for span in cited:
        at = bisect_right(stretches, span.start, key=lambda stretch: stretch.end)
        while at < len(stretches) and stretches[at].start < span.end:
            marks.setdefault(at, []).append(span)
            at += 1
    return ((stretches[at], marks[at]) for at in sorted(marks))


def _citing(marks: Iterable[Span], cited: dict[Span, Cited]) -> tuple[Line, ...]:
    lines = {line.slug: line for mark in marks for line in cited[mark].lines}
    return tuple(sorted(lines.values(), key=lambda line: (SECTIONS.index(line.section), line.position)))


class _Pieces:
    """Tells the first and the last piece of each mark over the whole page."""

    def __init__(self, article: Article, cited: dict[Span, Cited], tokens: Iterable[Token]) -> None:
        self._text, self._cited = article.text, cited
        self._first: dict[Span, int] = {}
        self._last: dict[Span, int] = {}
        for token in tokens:
            if token.kind == "open" and token.mark:
                self._first.setdefault(token.mark, token.start)
                self._last[token.mark] = token.start

    def of(self, tokens: Iterable[Token]) -> Iterator[Piece]:
        return (self._piece(token) for token in tokens)

    def _piece(self, token: Token) -> Piece:
        text = printable(self._text[token.start : token.end]) if token.kind == "text" else ""
        if token.mark is None:
            return Piece(kind=token.kind, text=text)
        cited = self._cited[token.mark]
        return Piece(
            kind=token.kind,
            text=text,
            anchor=anchor(token.mark),
            first=token.start == self._first[token.mark],
            last=token.start == self._last[token.mark],
            number=cited.number,
            line=cited.lines[0],
        )
