"""Recognise the same text in another file: in HTML and PDF, or with other words around it."""

import hashlib
import re
from typing import Final

from wirebrief.article import Article

WINDOW: Final = 24
"""Letters. Long enough that two stories share none by chance, short enough that a hyphen spoils few."""
MARKS: Final = 4
"""The smallest hashes of a text's windows (bottom-k sketch: Broder, 1997). Of two texts that share 85 %, fewer than one
pair in a thousand shares none of four; each mark costs a read and a write."""
LONGEST: Final = 20_000
"""Letters looked at: ten pages tell a story from every other."""
CORE_SHARE: Final = 0.85
"""Of each text that must be one stretch, word for word: a corrected figure breaks it, another footer does not."""
_LETTERS: Final = re.compile(r"[^\W_]+")
_FIGURE: Final = re.compile(r"\d")
_CORRECTS: Final = re.compile(r"correct|clarif|korrektur|berichtig|rectific|corrige|erratum", re.IGNORECASE)


def marks_of(text: str) -> tuple[str, ...]:
    """Return the marks by which a text is found again, fewer where it is short, in order.

    >>> story = "The harbour of Lindry opened again on Friday after three weeks."
    >>> marks_of(story) == marks_of(story.upper().replace(" ", "\\n"))
    True
    """
    letters = _folded(text)[:LONGEST].encode()
    hashes = {
        hashlib.blake2b(letters[at : at + WINDOW], digest_size=8).hexdigest() for at in range(len(letters) - WINDOW)
    }
    return tuple(sorted(hashes)[:MARKS])


def is_same_text(one: str, other: str) -> bool:
    """Return whether two texts are one story with other words before or after it, none of them a figure or correction.

    >>> story = "The harbour of Lindry opened again on Friday"
    >>> is_same_text(f"{story}.", f"{story}! End.")
    True
    >>> is_same_text("Twelve ships had waited outside the harbour.", "Twenty ships had waited outside the harbour.")
    False
    """
    first, second = sorted((_folded(one), _folded(other)), key=len)
    start = _where(first, second)
    if start is None:
        return False
    inner, outer = start
    length = _common(first, second, inner, outer)
    edges = first[:inner] + first[inner + length :] + second[:outer] + second[outer + length :]
    return length >= CORE_SHARE * len(second) and not _FIGURE.search(edges) and not _CORRECTS.search(edges)


def may_be_twins(article: Article, publisher: str | None) -> bool:
    """Return whether an article may be another copy of one by this house: two houses' copies are two sources."""
    return article.publisher is None or publisher is None or article.publisher == publisher


def _folded(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))


def _where(first: str, second: str) -> tuple[int, int] | None:
    """Return where a window of the shorter text, taken at its middle, stands in both, moved back to where they part."""
    middle = len(first) // 2
    window = first[middle : middle + WINDOW]
    found = second.find(window) if len(window) >= min(WINDOW, 8) else -1
    if found < 0:
        return None
    back = 0
    while back < min(middle, found) and first[middle - back - 1] == second[found - back - 1]:
        back += 1
    return middle - back, found - back


def _common(first: str, second: str, inner: int, outer: int) -> int:
    length = 0
    most = min(len(first) - inner, len(second) - outer)
    while length < most and first[inner + length] == second[outer + length]:
        length += 1
    return length
