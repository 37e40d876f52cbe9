"""Catch small words whose loss turns a statement round: not, may, former.

What can be told without understanding is told here: a marker that governs the statement's own words in the
evidence and is gone, or stands in the statement and nowhere in the evidence. What needs understanding is not.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wirebrief.ground.cues import attributions
from wirebrief.ground.denials import denial_added, denial_dropped
from wirebrief.ground.lexicon import CALENDAR
from wirebrief.ground.markers import (
    ALMOST,
    CLOSE,
    FORMERLY,
    HEDGES,
    HEDGING,
    INTENTIONS,
    IRREGULAR,
    POSSIBILITIES,
    POSSIBLE,
    QUALIFIERS,
)
from wirebrief.ground.scope import all_words, governing, names, words
from wirebrief.ground.words import stem

_DAYS = frozenset(word.casefold() for word in CALENDAR)
_CARRYING = QUALIFIERS | FORMERLY
_BE = frozenset("is are was were".split())
# Whose expectation it is, "X said" tells as well.
_ATTITUDES = frozenset("expects hopes believes thinks erwartet hofft".split())
_DETERMINERS = frozenset("the a an its their his her of this that".split())
_ABLE = 5  # words before a "could" in which "as hard as I" or "so that" makes it an ability or a purpose


def turned_round(statement: str, evidence: Sequence[str], near: Sequence[str], *, said: bool = False) -> str | None:
    """Return in what a statement turns its evidence round, None where nothing shows.

    `near` is the evidence and the sentences beside it: what was added stands in none of them. `said` marks what a
    claim's speaker says: that they deny it, their stance tells; and what they ask may be told as what they deny.

    >>> told = ("The mayor never answered the letter.",)
    >>> turned_round("The mayor answered the letter.", told, told)
    'the evidence says “never”'
    """
    mine, theirs, around = words(statement), all_words(evidence), all_words(near)
    asked = said and "?" in theirs
    return (
        denial_dropped(mine, theirs, said=said)
        or (None if asked else denial_added(mine, theirs, around, names(statement)))
        or _doubt_dropped(mine, theirs, attributed=bool(attributions(statement)))
        or _unqualified(mine, around)
    )


def _doubt_dropped(mine: Sequence[str], theirs: Sequence[str], *, attributed: bool) -> str | None:
    """A statement may say that what may be is likely or feared, not that it will be; "would" may become "will"."""
    told = tuple(word for word in theirs if not (attributed and word in _ATTITUDES))
    sure = not _is_to(mine) and "can" not in mine and not (POSSIBILITIES | INTENTIONS) & set(mine)
    possible = {stem(word) for word in mine if word.startswith(POSSIBLE)}
    if sure and (fault := governing(mine, told, _possible(told), possible)):
        return fault
    verbs = [word for before, word in pairwise(("", *mine)) if before not in _DETERMINERS]  # "the cost", not "costs"
    hedged = {stem(word) for word in mine if word.startswith(HEDGING)}
    marked = (at for at, word in enumerate(theirs) if word in HEDGES)
    if not HEDGES & set(mine) and not _is_to(mine) and (fault := governing(mine, theirs, marked, hedged, verbs)):
        return fault
    close = {stem(word) for word in mine if word in ALMOST or word in CLOSE}
    return governing(mine, theirs, _almost(theirs), close)


def _is_to(mine: Sequence[str]) -> bool:
    """Return whether something "is to" happen: planned, not done."""
    return any(one in _BE and other == "to" for one, other in pairwise(mine))


def _possible(theirs: Sequence[str]) -> Iterator[int]:
    for at, word in enumerate(theirs):
        before = theirs[max(at - _ABLE, 0) : at]
        able = word == "could" and ("as" in before[-3:] or before[-3:-1] == ("so", "that"))
        intends = word in INTENTIONS and theirs[at + 1 : at + 2] == ("to",)
        if intends or (word in POSSIBILITIES and not able and "whether" not in before):
            yield at


def _almost(theirs: Sequence[str]) -> Iterator[int]:
    """Yield where "almost" stands before what did not quite happen: "almost failed", not "almost half"."""
    for at, (word, behind) in enumerate(pairwise(theirs)):
        if word in ALMOST and (behind.endswith("ed") or behind in IRREGULAR):
            yield at


def _unqualified(mine: Sequence[str], near: Sequence[str]) -> str | None:
    """Return the role that the evidence only has as "former", "acting" …, and the statement without."""
    if QUALIFIERS.isdisjoint(near) or not _CARRYING.isdisjoint(mine) or any(word.startswith("ex-") for word in mine):
        return None
    bare = {noun for before, noun in pairwise(["", *near]) if before not in QUALIFIERS}
    for qualifier, noun in pairwise(near):
        is_role = noun not in _DAYS and not noun.isdigit()  # "late on Friday" qualifies nobody
        if qualifier in QUALIFIERS and is_role and noun in mine and noun not in bare:
            return f"the evidence says “{qualifier} {noun}”"
    return None
