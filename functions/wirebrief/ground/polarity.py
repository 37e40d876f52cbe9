"""Catch small words whose loss turns a statement round: not, may, former, up and down, from and to.

What can be told without understanding is told here: a marker that governs the statement's own words in the
evidence and is gone, or stands in the statement and nowhere in the evidence. What needs understanding is not.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from wirebrief.ground.figures import figures
from wirebrief.ground.fold import REMEMBERED
from wirebrief.ground.lexicon import DIRECTIONS, HEDGES, HEDGING, NEGATING, NEGATIONS, QUALIFIERS

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,.;:!?()—–\n]")
_STEM = 5
_SCOPE = 5  # content words that a marker is taken to govern
_SHARED = 0.6  # of them in the statement: it speaks of just that
_FROM_TO = re.compile(
    r"\bfrom\s(?P<a>\S*\d\S*)[^.;]{0,30}?\sto\s(?P<b>\S*\d\S*)"
    r"|\bto\s(?P<d>\S*\d\S*)[^.;]{0,30}?\sfrom\s(?P<c>\S*\d\S*)"
)


def turned_round(statement: str, evidence: Sequence[str], near: Sequence[str]) -> str | None:
    """Return in what a statement turns its evidence round, None where nothing shows.

    `near` is the evidence and the sentences beside it: what was added stands in none of them.

    >>> told = ("The mayor never answered the letter.",)
    >>> turned_round("The mayor answered the letter.", told, told)
    'the evidence says “never”'
    """
    mine, theirs, around = _words(statement), _all_words(evidence), _all_words(near)
    return (
        _dropped(mine, theirs, NEGATIONS, NEGATING)
        or _added(mine, around, NEGATIONS, NEGATING)
        or _dropped(mine, theirs, HEDGES, HEDGING)
        or _unqualified(mine, around)
        or _reversed(statement, "\n".join(evidence))
        or _other_direction(mine, theirs)
    )


@lru_cache(maxsize=REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("’", "'").casefold() for word in _WORD.findall(text))


def _all_words(sentences: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for sentence in sentences for word in (*_words(sentence), "\n"))


def _is_marker(word: str, markers: frozenset[str]) -> bool:
    return word in markers or (word.endswith("n't") and "not" in markers)


def _has_any(words: Sequence[str], markers: frozenset[str], stems: tuple[str, ...]) -> bool:
    return any(_is_marker(word, markers) or word.startswith(stems) for word in words)


def _dropped(mine: Sequence[str], theirs: Sequence[str], markers: frozenset[str], stems: tuple[str, ...]) -> str | None:
    """Return the marker that governs the statement's words in the evidence, where the statement has none."""
    if not any(_is_marker(word, markers) for word in theirs) or _has_any(mine, markers, stems):
        return None
    said = {word[:_STEM] for word in mine}
    for at, word in enumerate(theirs):
        if _is_marker(word, markers):
            scope = _scope(theirs[at + 1 :])
            # The verb comes first: "does not touch a second rule, which is due" says nothing against its being due.
            governs = len(scope) > 1 and scope[0] in said
            if governs and sum(one in said for one in scope) >= _SHARED * len(scope):
                return f"the evidence says “{word}”"
    return None


def _scope(words: Sequence[str]) -> Sequence[str]:
    scope: list[str] = []
    for word in words:
        if not word[0].isalnum() or word in ("but", "aber", "pero", "mais", "mas") or len(scope) == _SCOPE:
            break
        if len(word) > 3:
            scope.append(word[:_STEM])
    return scope


def _added(mine: Sequence[str], near: Sequence[str], markers: frozenset[str], stems: tuple[str, ...]) -> str | None:
    added = next((word for word in mine if _is_marker(word, markers)), None)
    return f"“{added}” is not in the evidence" if added and not _has_any(near, markers, stems) else None


def _unqualified(mine: Sequence[str], near: Sequence[str]) -> str | None:
    """Return the role that the evidence only has as "former", "acting" …, and the statement without."""
    bare = {noun for before, noun in pairwise(["", *near]) if before not in QUALIFIERS}
    for qualifier, noun in pairwise(near):
        if qualifier in QUALIFIERS and noun in mine and noun not in bare and not QUALIFIERS & set(mine):
            return f"the evidence says “{qualifier} {noun}”"
    return None


def _reversed(statement: str, evidence: str) -> str | None:
    """Return the figures that go from one to the other in the evidence, and the other way in the statement."""
    there = {_pair(match) for match in _FROM_TO.finditer(evidence)}
    for match in _FROM_TO.finditer(statement):
        first, last = _pair(match)
        if (last, first) in there and (first, last) not in there:
            return f"the evidence goes the other way than “{match.group()}”"
    return None


def _pair(match: re.Match[str]) -> tuple[frozenset[float], frozenset[float]]:
    first, last = figures(match["a"] or match["c"]), figures(match["b"] or match["d"])
    return (first[0].values if first else frozenset(), last[0].values if last else frozenset())


def _other_direction(mine: Sequence[str], theirs: Sequence[str]) -> str | None:
    """Return where a statement rises and its evidence only falls, or the other way."""
    for up, down in (DIRECTIONS, DIRECTIONS[::-1]):
        risen = next((word for word in mine if word.startswith(up)), None)
        fallen = next((word for word in theirs if word.startswith(down)), None)
        both = any(word.startswith(down) for word in mine) or any(word.startswith(up) for word in theirs)
        if risen and fallen and not both:
            return f"the evidence says “{fallen}”, not “{risen}”"
    return None
