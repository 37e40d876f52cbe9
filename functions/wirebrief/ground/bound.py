"""Catch a figure that a statement gives to another name than its evidence does: Lima's 3 percent made Costa's."""

import re
from collections.abc import Sequence

from wirebrief.ground.lexicon import CALENDAR, COMMON_STARTERS
from wirebrief.ground.names import capitalised_runs
from wirebrief.ground.source import without_possessive
from wirebrief.ground.words import content_words, stem

_CLAUSE = re.compile(
    r";\s|,?\s(?:while|whereas|compared with|against|versus|während|mientras|tandis que)\s|,\s(?:and|but)\s"
)
_COUNTED = re.compile(rf"(?:\d[\d.,]*\d|\d)(?: (?:{'|'.join(sorted(CALENDAR))})\b)?")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
LINE = 6  # content words below which a sentence with a year tells no more than a day
TELLING = 2  # content words by which a statement is about what a sentence tells
_BESIDE = re.compile(rf"(?:\w+ ){{0,3}}{_COUNTED.pattern}(?: \w+){{0,2}}")
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")


def misbound(statement: str, evidence: Sequence[str]) -> str | None:
    """Return the figure that the evidence gives to somebody else than the statement does, None where none.

    >>> misbound("Costa's shares fell 3 percent.", ["Lima's shares fell 3 percent; Costa's rose 4 percent."])
    '3'
    """
    for clause in _CLAUSE.split(statement):
        mine = _names(clause)
        for figure in _FIGURE.findall(clause) if mine else ():
            if any(_is_anothers(figure, mine, sentence) for sentence in evidence):
                return str(figure)
    return next((one for sentence in evidence if (one := _exchanged(statement, sentence))), None)


def borrowed(statement: str, evidence: Sequence[str]) -> str | None:
    """Return a year of the statement that its evidence has only for something else, None where there is none.

    The statement has nothing else in common with the sentences of that year, and much with one of another year.

    >>> told = ["In 1974 she found the bell.", "Costa sued the owners of a wreck off Lima in 1979."]
    >>> borrowed("Ruiz found the bell of the ship in 1979.", told)
    '1979'
    """
    named = content_words(" ".join((*capitalised_runs(statement), *_YEAR.findall(statement))))
    mine = content_words(statement) - named
    shared = {sentence: len(mine & content_words(sentence)) for sentence in evidence if _YEAR.search(sentence)}
    for year in _YEAR.findall(statement):
        own = [count for sentence, count in shared.items() if year in sentence]
        others = [count for sentence, count in shared.items() if year not in sentence]
        if own and max(own) == 0 and max(others, default=0) >= TELLING and not _is_dateline(year, evidence):
            return str(year)
    return None


def _is_dateline(year: str, evidence: Sequence[str]) -> bool:
    """Return whether a line of the evidence is little more than a day: that of what is told below it."""
    return any(year in sentence and len(content_words(sentence)) < LINE for sentence in evidence)


def _exchanged(statement: str, sentence: str) -> str | None:
    """Return the figure of one half of "31 to Lugo and 18 to Lima" that a statement joins to the other half's words."""
    for clause in _CLAUSE.split(sentence):
        halves = clause.split(" and ")
        figures = [_COUNTED.findall(half) for half in halves]
        if len(halves) != 2 or [len(found) for found in figures] != [1, 1] or figures[0] == figures[1]:
            continue
        told, (one, other) = content_words(statement), map(_plain_words, halves)
        mine = _COUNTED.findall(statement)
        for figure, own, others in (
            (figures[0][0], one - other, other - one),
            (figures[1][0], other - one, one - other),
        ):
            if mine == [figure] and told & others and not told & own:
                return str(figure)
    return None


def _plain_words(half: str) -> frozenset[str]:
    """Return the content words next to the figure of a half."""
    beside = _BESIDE.search(half)
    return content_words(beside.group() if beside else "") - content_words(" ".join(CALENDAR))


def _is_anothers(figure: str, mine: set[str], sentence: str) -> bool:
    clauses = _CLAUSE.split(sentence)
    holding = [_names(clause) for clause in clauses if figure in _FIGURE.findall(clause)]
    others = set[str]().union(*(_names(clause) for clause in clauses if figure not in _FIGURE.findall(clause)))
    return bool(holding) and all(names and not names & mine for names in holding) and mine <= others


def _names(text: str) -> set[str]:
    runs = (run for run in capitalised_runs(text) if run not in CALENDAR and run.casefold() not in COMMON_STARTERS)
    return {stem(without_possessive(run.split()[-1].casefold())) for run in runs}
