"""Compare words as a reader does: white space, quote marks, dashes and compatibility forms folded, letters never."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

# Sentences of one article are cited again and again: what they hold is worked out once, for as many of them.
REMEMBERED = 2048
QUOTE_MARKS = "\"'`´‘’‚‛“”„‟‹›«»′″「」『』＂＇"
DASHES = "-‐‑‒–—―−﹘﹣－"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

# What is not already in its folded form: everything but ASCII letters, digits, single spaces and plain punctuation.
_D, _Q = re.escape(DASHES), re.escape(QUOTE_MARKS)
_PLAIN = re.escape("".join(mark for mark in map(chr, range(0x21, 0x7F)) if mark not in DASHES + QUOTE_MARKS))
_TO_FOLD = re.compile(  # a plain mark is passed at one glance: that takes a third of the time
    rf"(?![{_PLAIN}])(?:[\s{_D}{_INVISIBLE}]{{2,}}|[^\S ]|[{_D}{_INVISIBLE}]|[{_Q}][{_Q}{_INVISIBLE}]*|[^\x00-\x7f])"
)


class Folded(Struct, frozen=True):
    """Folded text with the way back: `text[folds[i]]` came from offset `starts[i]` of the source."""

    text: str
    folds: list[int]
    starts: list[int]

    def source(self, index: int) -> int:
        """Return the offset in the source of the folded character at `index`."""
        at = bisect_right(self.folds, index) - 1
        offset = self.starts[at] + (index - self.folds[at])
        # "…" folds to three characters: none of them may point behind the one it came from.
        return min(offset, self.starts[at + 1] - 1) if at + 1 < len(self.starts) else offset

    def index(self, offset: int) -> int:
        """Return the folded index of what begins at or behind an offset of the source."""
        at = bisect_right(self.starts, offset) - 1
        index = self.folds[at] + (offset - self.starts[at])
        return min(index, self.folds[at + 1]) if at + 1 < len(self.folds) else index

    def source_end(self, index: int) -> int:
        """Return the offset in the source just behind the folded character at `index - 1`."""
        return self.source(index - 1) + 1 if index else self.source(0)


def fold(text: str) -> Folded:
    """Return the folded form of `text`.

    >>> fold("“It’s  done” — ﬁnally").text
    '"It"s done"-finally'
    """
    pieces: list[str] = []
    folds, starts = [0], [0]
    length, last = 0, 0
    for match in _TO_FOLD.finditer(text):
        start, end = match.span()
        plain, new = text[last:start], _fold_piece(match.group())
        pieces += (plain, new)
        length += len(plain)
        if len(new) != end - start:
            folds += (length, length + len(new))
            starts += (start, end)
        length += len(new)
        last = end
    pieces.append(text[last:])
    return Folded("".join(pieces), folds, starts)


def _fold_piece(piece: str) -> str:
    if piece[0] in QUOTE_MARKS:
        return '"'
    if any(mark in DASHES for mark in piece):
        return "-"  # with the spaces around it: "it — or" and "it-or" are set differently, not said differently
    if piece.isspace() or (len(piece) > 1 and any(map(str.isspace, piece))):
        return " "
    if piece[0] in _INVISIBLE:
        return ""
    return unicodedata.normalize("NFKC", piece)


def find_folded(needle: str, haystack: Folded, start: int = 0) -> tuple[int, int] | None:
    """Return the span in the haystack's source of the first occurrence of an already folded needle."""
    at = haystack.text.find(needle, start)
    if at < 0 or not needle:
        return None
    return haystack.source(at), haystack.source_end(at + len(needle))


def find_whole(needle: str, haystack: Folded) -> Iterator[tuple[int, int]]:
    """Yield the spans in the haystack's source where an already folded needle stands as whole words."""
    text = haystack.text
    at = text.find(needle) if needle else -1
    while at >= 0:
        end = at + len(needle)
        whole = not (_is_word(text[at - 1 : at]) or _is_word(text[end : end + 1]))
        if whole:
            yield haystack.source(at), haystack.source_end(end)
        at = text.find(needle, end if whole else at + 1)


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
