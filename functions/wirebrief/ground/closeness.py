"""Tell a statement that follows its evidence word by word from one that puts it in words of its own."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from wirebrief.ground.fold import REMEMBERED
from wirebrief.ground.scope import words
from wirebrief.ground.words import content_words, held, stem

# The least limit at which no true statement of our sets is lost that a higher one would keep (docs/quality.md).
MIN_CLOSE = 0.45  # share of a statement's neighbouring words that are neighbours in its evidence, too


def follows(statement: str, evidence: Sequence[str], told: Sequence[str]) -> bool:
    """Return whether a statement keeps to the words of its evidence, or has none that is not told there or beside it.

    >>> follows("The port was not closed.", ["The port was closed on Monday."], [])
    True
    >>> follows("Ships may come in again.", ["The port was opened on Monday."], [])
    False
    """
    mine = _pairs(statement)
    there = frozenset[tuple[str, str]]().union(*map(_pairs, evidence))
    return len(mine & there) >= MIN_CLOSE * len(mine) or _has_no_own(statement, told)


def shared_pairs(statement: str, title: str) -> tuple[str, ...]:
    """Return the neighbouring words of a statement that are neighbours in the title, too.

    >>> shared_pairs("Ruiz is in the last eight.", "Ruiz reaches last eight")
    ('last eight',)
    """
    there = frozenset(pairwise(words(title)))
    return tuple(f"{one} {other}" for one, other in pairwise(words(statement)) if (one, other) in there)


def _has_no_own(statement: str, told: Sequence[str]) -> bool:
    mine = content_words(statement)
    return held(mine, frozenset[str]().union(*map(content_words, told))) == mine


@lru_cache(maxsize=REMEMBERED)
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(stem(word) for word in words(text) if word[0].isalnum()))
