"""Wrap text at a width counted in terminal columns, in which an ideograph takes two and an accent none."""

import re
from collections.abc import Iterator
from unicodedata import category, east_asian_width

# Wide characters may be parted anywhere but before closing and after opening punctuation.
_NEVER_FIRST = frozenset("、。,.!?:;)]}」』】〉》”’…・ー！？：；），．］｝々")
_NEVER_LAST = frozenset("([{「『【〈《“‘（［｛")
_WORD = re.compile(r"\S+")


def columns(text: str) -> int:
    """Return how many columns the text takes in a terminal.

    >>> columns("naïve"), columns("東京"), columns("e\\u0301")
    (5, 4, 1)
    """
    return sum(map(_width, text))


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> str:
    """Return the text in lines of at most `width` columns; the first starts with `first`, the others with `rest`.

    A word is parted only where it is wider than a whole line, or at a wide character.
    """
    lines: list[str] = []
    line, empty = first, True
    for gap, word in _atoms(text, width - max(columns(first), columns(rest))):
        joined = "" if empty else gap
        if not empty and columns(line) + len(joined) + columns(word) > width:
            lines.append(line)
            line, joined = rest, ""
        line, empty = line + joined + word, False
    return "\n".join([*lines, line.rstrip()])


def _width(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def _atoms(text: str, room: int) -> Iterator[tuple[str, str]]:
    """Yield what must stay on one line, with the space that parts it from what stands before."""
    for word in _WORD.findall(text):
        gap = " "
        for atom in _parted(word):
            for piece in _fitted(atom, max(room, 2)):
                yield gap, piece
                gap = ""


def _parted(word: str) -> Iterator[str]:
    atom = ""
    for character in word:
        wide = _width(character) == 2 or (atom and _width(atom[-1]) == 2)
        if atom and wide and character not in _NEVER_FIRST and atom[-1] not in _NEVER_LAST and _width(character):
            yield atom
            atom = ""
        atom += character
    yield atom


def _fitted(atom: str, room: int) -> Iterator[str]:
    piece = ""
    for character in atom:
        if piece and columns(piece) + _width(character) > room:
            yield piece
            piece = ""
        piece += character
    yield piece
