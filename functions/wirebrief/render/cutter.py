"""Cut a stretch of text at the edges of overlapping marks, into pieces that nest as HTML elements must."""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import Literal

from msgspec import Struct

from wirebrief.article import Span


class Token(Struct, frozen=True):
    """The opening or closing of a piece of `mark`, or a run of text; offsets are the article's.

    For text, `mark` is the innermost one that is open there, None where there is none.
    """

    kind: Literal["open", "text", "close"]
    start: int
    end: int
    mark: Span | None


def cut(stretch: Span, marks: Iterable[Span]) -> tuple[Token, ...]:
    """Return the tokens of the stretch, in order, each opening closed in the right order.

    The text tokens tile the stretch, and the pieces of a mark tile the part of it that lies in the stretch. A
    mark that crosses another's edge is cut there; one that lies within another nests in it whole.

    >>> [(t.kind, t.start, t.end) for t in cut(Span(0, 9), [Span(2, 6), Span(4, 8)])]  # doctest: +NORMALIZE_WHITESPACE
    [('text', 0, 2), ('open', 2, 6), ('text', 2, 4), ('open', 4, 6), ('text', 4, 6), ('close', 4, 6), ('close', 2, 6),
     ('open', 6, 8), ('text', 6, 8), ('close', 6, 8), ('text', 8, 9)]
    """
    waiting = [(max(mark.start, stretch.start), -min(mark.end, stretch.end), mark) for mark in set(marks)]
    waiting = [piece for piece in waiting if piece[0] < -piece[1]]
    heapify(waiting)
    sweep = _Sweep(stretch)
    while waiting:
        start, negative_end, mark = heappop(waiting)
        end = sweep.open(start, -negative_end, mark)
        if end < -negative_end:
            heappush(waiting, (end, negative_end, mark))
    return sweep.finish()


class _Sweep:
    """Walks from left to right and keeps the pieces that are open."""

    def __init__(self, stretch: Span) -> None:
        self._at, self._end = stretch.start, stretch.end
        self._open: list[Token] = []
        self._tokens: list[Token] = []

    def open(self, start: int, end: int, mark: Span) -> int:
        """Open a piece at `start`; return where it ends: the enclosing piece may be shorter than asked."""
        self._close_until(start)
        self._text_until(start)
        end = min(end, self._open[-1].end) if self._open else end
        piece = Token("open", start, end, mark)
        self._open.append(piece)
        self._tokens.append(piece)
        return end

    def finish(self) -> tuple[Token, ...]:
        self._close_until(self._end)
        self._text_until(self._end)
        return tuple(self._tokens)

    def _close_until(self, offset: int) -> None:
        while self._open and self._open[-1].end <= offset:
            piece = self._open[-1]
            self._text_until(piece.end)
            self._open.pop()
            self._tokens.append(Token("close", piece.start, piece.end, piece.mark))

    def _text_until(self, offset: int) -> None:
        if offset > self._at:
            mark = self._open[-1].mark if self._open else None
            self._tokens.append(Token("text", self._at, offset, mark))
            self._at = offset
