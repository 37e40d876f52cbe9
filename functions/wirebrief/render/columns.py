"""Wrap text at a width counted in terminal columns, in which an ideograph takes two and an accent none."""

from collections.abc import Iterator
from functools import cache
from unicodedata import category, east_asian_width

# Wide characters may be parted anywhere but before closing and after opening punctuation.
_NEVER_FIRST = frozenset("、。,.!?:;)]}」』】〉》”’…・ー！？：；），．］｝々")
_NEVER_LAST = frozenset("([{「『【〈《“‘（［｛")


def columns(text: str) -> int:
    """Return how many columns the text takes in a terminal.

    >>> columns("naïve"), columns("東京"), columns("e\u0301")
    (5, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_width, text))


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> str:
    """Return the text in lines of at most `width` columns; the first starts with `first`, the others with `rest`.

    A word is parted only where it is wider than a whole line, or at a wide character.
    """
    lines: list[str] = []
    line, used, empty = [first], columns(first), True
    for gap, word in _atoms(text, width - max(columns(first), columns(rest))):
        wide = columns(word)
        if not empty and used + len(gap) + wide > width:
            lines.append("".join(line).rstrip())
            line, used, empty = [rest], columns(rest), True
        line += [word] if empty else [gap, word]
        used += wide if empty else len(gap) + wide
        empty = False
    return "\n".join([*lines, "".join(line).rstrip()])


def shortened(text: str, width: int) -> str:
    """Return the text if it takes at most `width` columns, else as many of its first words as do, with an ellipsis.

    >>> shortened("The harbour opened again.", 25), shortened("The harbour of Lindry opened again.", 25)
    ('The harbour opened again.', 'The harbour of Lindry…')
    """
    if columns(text) <= width:
        return text
    return wrapped(text, width - 1).partition("\n")[0].rstrip(" ,;:–—-") + "…"


@cache
def _width(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def _atoms(text: str, room: int) -> Iterator[tuple[str, str]]:
    """Yield what must stay on one line, with the space that parts it from what stands before."""
    for word in text.split():
        if word.isascii() and len(word) <= room:
            yield " ", word
            continue
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
    piece, used = "", 0
    for character in atom:
        if piece and used + _width(character) > room:
            yield piece
            piece, used = "", 0
        piece += character
        used += _width(character)
    yield piece
