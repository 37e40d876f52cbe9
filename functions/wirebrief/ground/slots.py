"""Catch a figure, a name or a place put where the article has another one in words that else are its own."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from wirebrief.engines.offline import gazetteer
from wirebrief.ground.antecedents import names_same
from wirebrief.ground.bearers import is_named_in
from wirebrief.ground.everyday import is_everyday
from wirebrief.ground.figures import figures
from wirebrief.ground.fold import REMEMBERED
from wirebrief.ground.lexicon import CALENDAR, COMMON_STARTERS
from wirebrief.ground.markers import UNSTRESSED
from wirebrief.ground.names import capitalised_runs
from wirebrief.ground.words import stem

_TOKEN = re.compile(r"\d[\d.,]*\d|\d|[^\W_]+(?:['’-][^\W_]+)*")
_BEFORE = 3  # words before a figure by which its place is known
_BEHIND = 5  # words behind a name by which its place is known
_TELLING = 2  # of them that carry meaning
_LAND = 4  # letters that a people shares with its land
_NEAR = 16  # characters between two names of which one explains the other
_GOES_ON = re.compile(r",?\s(?:who|whose|which)\s|\s(?=\w)")
_SCORE = re.compile(r".{0,2}?\d[-–]\d")
_THAN = re.compile(r"\bthan (?:in|for|by|to|among|with|on|at)?\s?(?:the )?(\w+)")
_WORD_BEFORE = re.compile(r"(\w+) $")


class _Places(Struct, frozen=True):
    """The words before a figure, all that tell where it stands and the last one, and the word behind it."""

    before: frozenset[tuple[str, ...]]
    behind: frozenset[str]


def exchanged_slot(statement: str, evidence: Sequence[str]) -> str | None:
    """Return what a statement puts in the place of something else, None where it puts nothing so.

    >>> exchanged_slot("He served five years of a ten-year term.", ["He served ten years of a five-year term."])
    'the evidence has 10 where it says 5'
    >>> exchanged_slot("It is stronger in women than in men.", ["It is stronger in men than in women."])
    'the evidence compares men with women the other way round'
    """
    return _figures_exchanged(statement, evidence) or _compared(statement, evidence) or _names(statement, evidence)


def _figures_exchanged(statement: str, evidence: Sequence[str]) -> str | None:
    """Return the figure that stands where its own sentence has another, which the statement also has elsewhere."""
    mine = _figure_places(statement)
    for sentence in evidence if len(mine) > 1 else ():
        theirs = _figure_places(sentence)
        for value, own in mine.items():
            for other in mine.keys() & theirs.keys() - {value}:
                if value in theirs and _are_exchanged((own, mine[other]), (theirs[value], theirs[other])):
                    return f"the evidence has {other:g} where it says {value:g}"
    return None


def _are_exchanged(mine: tuple[_Places, _Places], theirs: tuple[_Places, _Places]) -> bool:
    """Return whether the first of two figures stands behind the words of the second, and neither behind its own."""
    moved = mine[0].before & theirs[1].before and not mine[0].before & theirs[0].before
    stays = mine[1].before & theirs[1].before
    same_noun = mine[0].behind & theirs[0].behind - theirs[1].behind
    return bool(moved) and not stays and not same_noun


@lru_cache(maxsize=REMEMBERED)
def _figure_places(text: str) -> dict[float, _Places]:
    """Return where each figure of a text stands, by its value."""
    before: dict[float, set[tuple[str, ...]]] = {}
    behind: dict[float, set[str]] = {}
    at = 0
    for figure in figures(text):
        start = text.find(figure.words, at)
        if start < 0 or len(figure.values) != 1 or _SCORE.match(text, max(start - 2, 0)):
            continue
        at, value = start + len(figure.words), next(iter(figure.values))
        words = [word.casefold() for word in _TOKEN.findall(text[:start])][-_BEFORE:]
        before.setdefault(value, set()).update([tuple(words)] if len(words) == _BEFORE else [])
        before[value].update([(stem(words[-1]),)] if words and _tells(words[-1]) else [])
        behind.setdefault(value, set()).update(stem(word.casefold()) for word in _TOKEN.findall(text[at : at + 30])[:1])
    return {value: _Places(frozenset(before[value]), frozenset(behind[value])) for value in before}


def _compared(statement: str, evidence: Sequence[str]) -> str | None:
    mine = set(_sides(statement))
    there = {pair for sentence in evidence for pair in _sides(sentence)} if mine else set()
    turned = next((pair for pair in mine if pair[::-1] in there and pair not in there), None)
    return f"the evidence compares {turned[1]} with {turned[0]} the other way round" if turned else None


def _sides(text: str) -> Iterator[tuple[str, str]]:
    for match in _THAN.finditer(text):
        if before := _WORD_BEFORE.search(text, 0, match.start()):
            yield before[1].casefold(), match[1].casefold()


def _names(statement: str, evidence: Sequence[str]) -> str | None:
    """Return the name before the very words that the evidence has behind another one."""
    mine = _named_places(statement)
    for sentence in evidence if mine else ():
        for place, name in _named_places(sentence):
            if is_named_in(name, statement):
                continue
            for own, other in mine:
                if own == place and _is_another(other, name) and not _stands_by(other, name, sentence):
                    return f"the evidence has “{name}” there, not “{other}”"
    return None


def _is_another(mine: str, theirs: str) -> bool:
    """Return whether two names are different ones: neither one's short form, nor a people's and its land's."""
    same = names_same(mine, theirs) or names_same(theirs, mine) or mine[:_LAND] == theirs[:_LAND]
    return not same and mine not in gazetteer.demonyms() and theirs not in gazetteer.demonyms()


def _stands_by(mine: str, theirs: str, sentence: str) -> bool:
    """Return whether one name explains the other: "The Hague, Netherlands"."""
    return bool(re.search(rf"{re.escape(mine)}\W.{{0,{_NEAR}}}{re.escape(theirs)}", sentence))


@lru_cache(maxsize=REMEMBERED)
def _named_places(text: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the words behind each name of a text, with the name."""
    found, at = [], 0
    for run in capitalised_runs(text):
        start = text.find(run, at)
        at = start + len(run)
        behind = tuple(word.casefold() for word in _TOKEN.findall(text[at : at + 80])[:_BEHIND])
        goes_on = len(run) > 1 and _GOES_ON.match(text, at) and not is_everyday(run.casefold())
        named = goes_on and run not in CALENDAR and run.casefold() not in COMMON_STARTERS
        if named and len(behind) == _BEHIND and sum(map(_tells, behind)) >= _TELLING:
            found.append((behind, run))
    return tuple(found)


def _tells(word: str) -> bool:
    return len(word) > 3 and word not in UNSTRESSED
