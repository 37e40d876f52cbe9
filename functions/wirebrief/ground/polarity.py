"""Catch small words whose loss turns a statement round: not, may, former.

What can be told without understanding is told here: a marker that governs the statement's own words in the
evidence and is gone, or stands in the statement and nowhere in the evidence. What needs understanding is not.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from wirebrief.ground.fold import REMEMBERED
from wirebrief.ground.lexicon import CALENDAR
from wirebrief.ground.markers import (
    HEDGES,
    HEDGING,
    IRREGULAR,
    NEGATING,
    NEGATING_WORDS,
    NEGATIONS,
    POSSIBILITIES,
    POSSIBLE,
    QUALIFIERS,
    REFUSALS,
    UNSTRESSED,
)

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,.;:!?()—–\n]")
_STEM = 5
_SCOPE = 5  # content words that a marker is taken to govern
_SHARED = 0.6  # of them in the statement: it speaks of just that
_CONTRAST = frozenset("but sondern sino mais mas".split())
_STOPS = frozenset(".;!?\n")
_OPPOSITES = ("un", "in", "im", "dis", "non")
_DAYS = frozenset(word.casefold() for word in CALENDAR)


def turned_round(statement: str, evidence: Sequence[str], near: Sequence[str], *, said: bool = False) -> str | None:
    """Return in what a statement turns its evidence round, None where nothing shows.

    `near` is the evidence and the sentences beside it: what was added stands in none of them. `said` marks what a
    claim's speaker says: that they deny it, their stance tells.

    >>> told = ("The mayor never answered the letter.",)
    >>> turned_round("The mayor answered the letter.", told, told)
    'the evidence says “never”'
    """
    mine, theirs, around = _words(statement), _all_words(evidence), _all_words(near)
    return (
        _denial_dropped(mine, theirs, said=said)
        or _denial_added(mine, around, _names(statement))
        or _doubt_dropped(mine, theirs)
        or _unqualified(mine, around)
    )


@lru_cache(maxsize=REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    """The words and marks of a text, case-folded; the month of May is no "may"."""
    found = (word.replace("’", "'") for word in _WORD.findall(text))
    return tuple("month-may" if word == "May" else word.casefold() for word in found)


def _all_words(sentences: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for sentence in sentences for word in (*_words(sentence), "\n"))


def _names(text: str) -> frozenset[str]:
    """The words that have a capital though they do not open the text: names are no proof of a common subject."""
    return frozenset(_stem(word.casefold()) for word in _WORD.findall(text)[1:] if word[0].isupper())


def _stem(word: str) -> str:
    return IRREGULAR.get(word, word.rstrip("s"))[:_STEM]


def _is_negation(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't")


def _denies(word: str) -> bool:
    return _is_negation(word) or word in NEGATING_WORDS or word.startswith(NEGATING)


def _denial_dropped(mine: Sequence[str], theirs: Sequence[str], *, said: bool) -> str | None:
    if any(map(_denies, mine)):
        return None
    marked = (at for at, word in enumerate(theirs) if _is_negation(word) or (_refuses(theirs, at) and not said))
    return _governing(mine, theirs, marked)


def _refuses(words: Sequence[str], at: int) -> bool:
    """Return whether "declined to", "denied that" stands here: only a verb behind makes it a denial."""
    return words[at] in REFUSALS and (REFUSALS[words[at]] in ("", *words[at + 1 : at + 2]))


def _doubt_dropped(mine: Sequence[str], theirs: Sequence[str]) -> str | None:
    """A statement may say that what may be is likely or feared, not that it will be; "would" may become "will"."""
    if not any(word == "can" or word in POSSIBILITIES or word.startswith(POSSIBLE) for word in mine):
        marked = (at for at, word in enumerate(theirs) if word in POSSIBILITIES)
        if fault := _governing(mine, theirs, marked):
            return fault
    if any(word in HEDGES or word.startswith(HEDGING) for word in mine):
        return None
    return _governing(mine, theirs, (at for at, word in enumerate(theirs) if word in HEDGES))


def _governing(mine: Sequence[str], theirs: Sequence[str], marked: Iterator[int]) -> str | None:
    """Return the first of the marked words of the evidence that governs the statement's words."""
    said = {_stem(word) for word in mine}
    for at in marked:
        if _CONTRAST & set(theirs[at + 1 : at + 1 + _SCOPE]):  # "not to people but to programs": both are told
            continue
        ahead, behind = _scope(theirs[at + 1 :]), _scope(theirs[at - 1 :: -1] if at else [])
        # "The inquiry could widen" and "eine Gefahr bestand nie": one word is too few to tell what is meant.
        scope = ahead if len(ahead) > 1 else [*ahead, *behind[:2]]
        # The verb comes first: "does not touch a second rule, which is due" says nothing against its being due.
        governs = len(scope) > 1 and scope[0] in said
        if governs and sum(one in said for one in scope) >= _SHARED * len(scope):
            return f"the evidence says “{theirs[at]}”"
    return None


def _scope(words: Sequence[str]) -> list[str]:
    scope: list[str] = []
    for word in words:
        if not word[0].isalnum() or word in ("but", "aber", "pero", "mais", "mas") or len(scope) == _SCOPE:
            break
        if len(word) > 2 and word not in UNSTRESSED:
            scope.append(_stem(word))
    return scope


def _denial_added(mine: Sequence[str], near: Sequence[str], names: frozenset[str]) -> str | None:
    """Return the negation of a statement that the evidence does not have about anything the statement speaks of."""
    for at, word in enumerate(mine):
        if _is_negation(word):
            about = set(_scope(mine[at + 1 :]) + _scope(mine[at - 1 :: -1] if at else [])) - names
            if not _denied(about, near):
                return f"“{word}” is not in the evidence"
    return None


def _denied(about: set[str], near: Sequence[str]) -> bool:
    """Return whether a sentence with a negation, or a clause with a word that denies, shares what is spoken about."""
    if any(word.startswith(f"{prefix}{one}") for word in near for prefix in _OPPOSITES for one in about):
        return True
    if any(word.endswith("est") and _stem(word) in about for word in near):  # "no deadlier one": the deadliest
        return True
    for parts, marks in ((_split(near, _STOPS), _is_negation), (_split(near, _STOPS | {","}), _denies)):
        for part in parts:
            if any(map(marks, part)) and (not about or about & {_stem(word) for word in part}):
                return True
    return False


def _split(words: Sequence[str], at: frozenset[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word in at:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _unqualified(mine: Sequence[str], near: Sequence[str]) -> str | None:
    """Return the role that the evidence only has as "former", "acting" …, and the statement without."""
    bare = {noun for before, noun in pairwise(["", *near]) if before not in QUALIFIERS}
    for qualifier, noun in pairwise(near):
        is_role = noun not in _DAYS and not noun.isdigit()  # "late on Friday" qualifies nobody
        if qualifier in QUALIFIERS and is_role and noun in mine and noun not in bare and not QUALIFIERS & set(mine):
            return f"the evidence says “{qualifier} {noun}”"
    return None
