"""Find where a text may be cut when it must be: inside a word only at last, and inside a character never."""

import unicodedata
from collections.abc import Iterator

from wirebrief.tokens import ROUNDING, weight

LEAST_FILL = 0.5
"""In search of a good place, a piece gives up at most this share of its budget."""
LOOK_BACK = 2_000
"""Code points looked back over for a good place: far longer than a clause, and short enough to keep the work linear."""

_JOINER = "\u200d"
_VIRAMA = 9
_CLAUSE_ENDS = frozenset(".!?…;:,—–)]”»\"'،؛؟।")
_WIDE_CLAUSE_ENDS = frozenset("。．！？；，、：」』）》")
_FIRST_UNSPACED = "\u2e80"


def pieces(text: str, start: int, end: int, budget: float) -> Iterator[tuple[int, int]]:
    """Yield spans that tile text[start:end], each within `budget` tokens, or one character where that costs more."""
    while start < end:
        limit = farthest(text, start, end, budget)
        low = start + max(1, int((limit - start) * LEAST_FILL))
        cut = limit if limit == end else best_cut(text, low, limit)
        yield start, cut
        start = cut


def farthest(text: str, start: int, end: int, budget: float) -> int:
    """Return how far the budget reaches from `start`: at least one character on."""
    spent = 0.0
    for at in range(start, end):
        spent += weight(text[at])
        if spent > budget + ROUNDING and at > start:
            return at
    return end


def best_cut(text: str, low: int, high: int) -> int:
    """Return the last good place in low..high: after a clause, else between words, else between characters.

    >>> text = "He came, he saw"
    >>> text[: best_cut(text, 1, 14)]
    'He came, '
    """
    low = max(low, high - LOOK_BACK)
    for is_good in (_after_clause, _between_words, between_characters):
        for at in range(high, low - 1, -1):
            if is_good(text, at):
                return at
    return high


def _after_clause(text: str, at: int) -> bool:
    before = text[at - 1]
    ended = before in _WIDE_CLAUSE_ENDS or (before.isspace() and at >= 2 and text[at - 2] in _CLAUSE_ENDS)
    return ended and _between_words(text, at)


def _between_words(text: str, at: int) -> bool:
    """Return whether a blank ended before `at`, or a script without blanks lies on both sides of it."""
    before, after = text[at - 1], text[at : at + 1]
    if after.isspace():
        return False
    if before.isspace():
        return True
    return before >= _FIRST_UNSPACED and after >= _FIRST_UNSPACED and between_characters(text, at)


def between_characters(text: str, at: int) -> bool:
    """Return whether no user-perceived character (UAX #29, extended grapheme cluster) goes on across `at`."""
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    if after.isascii():
        return True
    if before == _JOINER or _extends(after):
        return False
    if unicodedata.combining(before) == _VIRAMA and unicodedata.category(after) == "Lo":
        return False
    return not (_is_flag_half(after) and _flag_halves_before(text, at) % 2)


def _extends(character: str) -> bool:
    """Return whether the character belongs to the one before it: a mark, joiner, skin tone, tag or Hangul vowel."""
    return (
        unicodedata.category(character) in ("Mn", "Mc", "Me")
        or character in "\u200c\u200d\u0e33\u0eb3"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
        or "\u1160" <= character <= "\u11ff"
    )


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flag_halves_before(text: str, at: int) -> int:
    start = at
    while start > max(0, at - LOOK_BACK) and _is_flag_half(text[start - 1]):
        start -= 1
    return at - start
