"""Catch a word put for its opposite, and what a statement makes certain: exactly, whatever happens."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from wirebrief.ground.fold import REMEMBERED
from wirebrief.ground.markers import ANTONYMS, ASSURANCES, PLAIN_ANTONYMS
from wirebrief.ground.scope import words
from wirebrief.ground.words import content_words, root

_SPOKEN_OF = 0.5  # share of a statement's other content words that its evidence holds: it speaks of just that
_NOT = re.compile(r"\b(?:not|no|never|none|nobody|neither|nor|without|cannot|\w+n['’]t)\b", re.IGNORECASE)
_MORE = re.compile(
    r"\b(?:more|higher|greater|larger|longer|better|above)\s(?:[\w-]+\s){0,3}?than\b(?!\s(?:about\s|the\s)?\d)"
)
_LESS = re.compile(
    r"\b(?:less|lower|fewer|smaller|shorter|worse|below)\s(?:[\w-]+\s){0,3}?than\b(?!\s(?:about\s|the\s)?\d)"
)
_REACH = 24  # characters before a word in which a "not" denies it
_LIFTING = "lift|end|eas|scrap|drop|overturn|revers|repeal|abolish|suspend|quash"
_ANY_MORE, _ANY_LESS = (
    re.compile(rf"\b(?:{words})\b.{{0,30}}?\bthan\b")
    for words in ("more|higher|greater|larger|longer|better", "less|lower|fewer|smaller|shorter|worse")
)


def opposite(statement: str, evidence: Sequence[str], *, close: bool = True) -> str | None:
    """Return in what a statement says the opposite of its evidence, or more than it; None where nothing shows.

    Of one that is not `close` to the words of its evidence only the plainest pairs tell.

    >>> opposite("The judge granted the request.", ["The judge rejected the request."])
    'the evidence has “rejected”, not “granted”'
    """
    told = "\n".join(evidence)
    if not close:
        return _antonym(statement, told, _pairs(PLAIN_ANTONYMS))
    return _compared(statement, told) or _assured(statement, told) or _antonym(statement, told, _pairs(ANTONYMS))


def _compared(statement: str, told: str) -> str | None:
    for mine, theirs, own in ((_MORE, _ANY_LESS, _ANY_MORE), (_LESS, _ANY_MORE, _ANY_LESS)):
        if (found := mine.search(statement)) and theirs.search(told) and not own.search(told):
            return f"the evidence compares the other way than “{found.group()}”"
    return None


def _assured(statement: str, told: str) -> str | None:
    for word in ASSURANCES:
        if word in statement.casefold() and word not in told.casefold():
            return f"“{word}” is not in the evidence"
    return None


def _antonym(statement: str, told: str, pairs: Mapping[str, frozenset[str]]) -> str | None:
    """Where no "not" stands before it, one of a pair of opposites stands for nothing but itself."""
    mine = _forms(statement)
    paired = [word for word in mine if word in pairs]
    if not paired:
        return None
    theirs = _forms(told)
    for word in paired:
        others = pairs[word]
        there = next((other for other in theirs if other in others and not _is_lifted(theirs[other], told)), None)
        denied = there and (_is_denied(mine[word], statement) or _is_denied(theirs[there], told))
        if there and word not in theirs and not denied and not any(other in mine for other in others):
            content = content_words(statement) - content_words(mine[word])
            if len(content & content_words(told)) >= _SPOKEN_OF * len(content):
                return f"the evidence has “{theirs[there]}”, not “{mine[word]}”"
    return None


def _is_denied(word: str, text: str) -> bool:
    """Return whether a "not" stands near before a word: "was not rejected"."""
    return any(_NOT.search(text, max(one.start() - _REACH, 0), one.start()) for one in _whole(word).finditer(text))


@lru_cache(maxsize=REMEMBERED)
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)


def _is_lifted(word: str, told: str) -> bool:
    """Return whether what the evidence says is undone there: "lift a ban"."""
    return bool(re.search(rf"\b(?:{_LIFTING})\w*\s(?:[\w-]+\s){{0,2}}{re.escape(word)}\b", told, re.IGNORECASE))


def _forms(text: str) -> dict[str, str]:
    return {root(word): word for word in words(text) if word[0].isalpha()}


@cache
def _pairs(antonyms: tuple[tuple[str, str], ...]) -> dict[str, frozenset[str]]:
    """Each word's root with those of its opposites."""
    found: dict[str, set[str]] = {}
    for line in antonyms:
        sides = [frozenset(root(word) for word in side.split()) for side in line]
        for own, other in (sides, sides[::-1]):
            for word in own:
                found.setdefault(word, set()).update(other)
    return {word: frozenset(others - {word}) for word, others in found.items()}
