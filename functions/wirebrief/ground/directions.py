"""Catch figures that a statement turns round: up for down, from for to, the compared for what it is compared with."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from wirebrief.ground.figures import Figure, figures
from wirebrief.ground.fold import REMEMBERED
from wirebrief.ground.markers import DIRECTIONS, UNSTRESSED
from wirebrief.ground.words import stem

_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*\d|\d|[.;:!?()—–\n]")
_REACH = 4  # words from "rose" to its figure: "rose by almost a further 5"
_BESIDE = 6  # words on each side of "rose" among which stands what rose
_FROM_TO = re.compile(
    r"\bfrom\s(?:every\s)?(?P<a>\S*\d\S*)[^.;]{0,30}?\sto\s(?:every\s)?(?P<b>\S*\d\S*)"
    r"|\bto\s(?:every\s)?(?P<d>\S*\d\S*)[^.;]{0,30}?\sfrom\s(?:every\s)?(?P<c>\S*\d\S*)"
)
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|gegenüber|verglichen mit|frente a|contra|contre|en comparación con)\s"
)
_CLAUSE = 80  # characters on each side in which what is compared stands
_Values = frozenset[float]


def other_way(statement: str, evidence: Sequence[str]) -> str | None:
    """Return where a statement's figures go another way than its evidence's, None where nothing shows.

    >>> other_way("Sales rose 5 percent.", ["Sales fell 5 percent while costs rose 2 percent."])
    'the evidence has 5 going the other way'
    """
    told = "\n".join(evidence)
    return (
        _from_to_turned(statement, told)
        or _comparison_turned(statement, told)
        or _figure_turned(statement, evidence)
        or _verb_turned(statement, evidence)
    )


def _from_to_turned(statement: str, evidence: str) -> str | None:
    there = {_pair(match) for match in _FROM_TO.finditer(evidence)}
    for match in _FROM_TO.finditer(statement):
        first, last = _pair(match)
        if (last, first) in there and (first, last) not in there:
            return f"the evidence goes the other way than “{match.group()}”"
    return None


def _pair(match: re.Match[str]) -> tuple[_Values, _Values]:
    first, last = figures(match["a"] or match["c"]), figures(match["b"] or match["d"])
    return (first[0].values if first else frozenset(), last[0].values if last else frozenset())


def _comparison_turned(statement: str, evidence: str) -> str | None:
    """Return the comparison whose sides are exchanged: "4 against 27" for "27 against 4"."""
    compared = _compared(statement)
    there = _compared(evidence) if compared else []
    for mine, beside in compared:
        for theirs, against in there:
            if mine & against and beside & theirs and not beside & against:
                return "the evidence compares the figures the other way round"
    return None


def _compared(text: str) -> list[tuple[_Values, _Values]]:
    found = []
    for match in _COMPARED.finditer(text):
        before = re.split(r"[.;]\s", text[max(match.start() - _CLAUSE, 0) : match.start()])[-1]
        behind = figures(text[match.end() : match.end() + _CLAUSE])[:1]
        found.append((_values(figures(before)), _values(behind)))
    return found


def _values(found: tuple[Figure, ...]) -> _Values:
    return frozenset(value for figure in found for value in figure.values)


def _figure_turned(statement: str, evidence: Sequence[str]) -> str | None:
    for figure, ways in _moved(statement).items():
        theirs = set[bool]().union(*(_moved(sentence).get(figure, ()) for sentence in evidence))
        if theirs and not ways & theirs:
            return f"the evidence has {figure} going the other way"
    return None


@lru_cache(maxsize=REMEMBERED)
def _moved(text: str) -> Mapping[str, set[bool]]:
    """Return the figures that directly follow a word for up (True) or down (False), as they are written."""
    found: dict[str, set[bool]] = {}
    words = [word.casefold() for word in _WORD.findall(text)]
    for at, word in enumerate(words):
        way = _way(word, words[at + 1] if at + 1 < len(words) else "")
        ahead = words[at + 1 : at + 1 + _REACH] if way is not None else []
        figure = next((one for one in ahead if one[0].isdigit() or not one[0].isalpha()), "")
        if figure[:1].isdigit() and way is not None:
            found.setdefault(figure, set()).add(way)
    return found


def _way(word: str, behind: str) -> bool | None:
    if word in ("up", "down"):
        return word == "up" if behind[:1].isdigit() or behind in ("from", "by") else None
    if behind in ("off", "out", "back"):  # "cut off", "dropped out"
        return None
    up, down = DIRECTIONS
    return True if word.startswith(up) else False if word.startswith(down) else None


def _verb_turned(statement: str, evidence: Sequence[str]) -> str | None:
    """Return where a statement rises and its evidence only falls, or the other way."""
    mine = _ways(statement)
    theirs = [one for sentence in evidence for one in _ways(sentence)] if mine else []
    one_way = len({way for _, way, _ in mine}) == 1 and len({way for _, way, _ in theirs}) == 1
    if one_way and mine[0][1] != theirs[0][1] and any(own & their for _, _, own in mine for _, _, their in theirs):
        return f"the evidence says “{theirs[0][0]}”, not “{mine[0][0]}”"
    return None


@lru_cache(maxsize=REMEMBERED)
def _ways(text: str) -> tuple[tuple[str, bool, frozenset[str]], ...]:
    """Return the words of a text for up (True) and down (False), with the stems of those beside each."""
    words = [*(word.casefold() for word in _WORD.findall(text)), ""]
    found = ((at, _way(word, words[at + 1])) for at, word in enumerate(words[:-1]))
    return tuple((words[at], way, _beside(words, at)) for at, way in found if way is not None)


def _beside(words: list[str], at: int) -> frozenset[str]:
    near = words[max(at - _BESIDE, 0) : at] + words[at + 1 : at + 1 + _BESIDE]
    return frozenset(stem(word) for word in near if word[:1].isdigit() or (len(word) > 2 and word not in UNSTRESSED))
