"""Hold the figures of a statement to its evidence: the same amount of the same unit stands there, or is implied."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wirebrief.article import CELL_BREAK
from wirebrief.ground.figures import Figure, figures
from wirebrief.ground.fold import REMEMBERED
from wirebrief.ground.implied import has_lone_one, implied, share_of, unit_before, whole_for_part, without_the_two
from wirebrief.ground.numerals import BASES, CURRENCIES, FRACTIONS, MEASURES, NUMERALS, VAGUE, VAGUE_FROM
from wirebrief.ground.rounded import rounding, rounds, rounds_share

_MONEY = frozenset(CURRENCIES.values())
_GROUP = 100.0  # more are not called by their number alone
_MIN_YEAR, _MAX_YEAR = 1500, 2100  # a bare number between counts nothing for certain
_AMOUNT = 1000.0  # from here on an amount of money is no count of anything else
_ROUNDING = 1e-12  # relative: far below the last digit of any amount that a newspaper prints


def unsupported_figure(statement: str, *evidence: str, article: str = "", title: str = "") -> str | None:
    """Return the first figure of the statement that its evidence does not have, None where it has them all.

    "The nine" may be those of whom the `article` tells elsewhere; and what the `title` counts in a unit is told there.
    """
    read = [other for sentence in evidence for other in (*_read_with_units(sentence), *_implied(sentence))]
    read += [figure for figure in figures(title) if figure.unit] if title else []
    mine = figures(without_the_two(statement))
    counts = not any(figure.unit in _MONEY for figure in mine) and not any(
        CELL_BREAK in sentence for sentence in evidence
    )
    for figure in mine:
        agreeing = [other for other in read if _agree(figure, other)]
        money = counts and not figure.unit and agreeing and all(other.unit in _MONEY for other in agreeing)
        if money and max(figure.values) >= _AMOUNT:
            return figure.words
        lone = 1.0 in figure.values and has_lone_one(*evidence)
        if not (agreeing or lone or _is_loose(figure, statement, read) or _is_group(figure, statement, read, article)):
            return figure.words
    return whole_for_part(statement, *evidence)


def _is_group(figure: Figure, statement: str, read: list[Figure], article: str) -> bool:
    """Return whether "the nine" are those of whom the article tells elsewhere: the evidence counts nobody itself."""
    words = re.escape(figure.words)
    if figure.words.lower() not in NUMERALS or not re.search(rf"\bthe {words}\b", statement, re.IGNORECASE):
        return False
    counted = any(not one.unit and max(one.values) < _GROUP for one in read)
    return not counted and bool(re.search(rf"\b{words}\b", article, re.IGNORECASE))


@lru_cache(maxsize=REMEMBERED)
def _implied(sentence: str) -> tuple[Figure, ...]:
    """Return what a sentence implies: "twice" is two, and the five of "day five" counts days."""
    found = [Figure(words, frozenset({value}), unit) for words, value, unit in implied(sentence)]
    counted = ((figure, unit_before(sentence, figure.words)) for figure in figures(sentence) if not figure.unit)
    return (*found, *(Figure(figure.words, figure.values, unit) for figure, unit in counted if unit))


@lru_cache(maxsize=REMEMBERED)
def _read_with_units(sentence: str) -> tuple[Figure, ...]:
    there = figures(sentence)
    return tuple(other for at in range(len(there)) for other in _with_unit_beside(there, at))


def _with_unit_beside(there: tuple[Figure, ...], at: int) -> list[Figure]:
    """Return a figure also in the units of those beside it: "to 12 million euros, 3 million more"."""
    bare = there[at]
    beside = {other.unit for other in there[max(at - 1, 0) : at + 2]} - {"", "%"}
    units = beside | ({other.unit for other in there} & _MONEY) if not bare.unit else set()
    return [bare, *(Figure(bare.words, bare.values, unit) for unit in sorted(units))]


def _agree(figure: Figure, other: Figure) -> bool:
    points = {figure.unit, other.unit} == {"point", "percentage point"}
    if figure.unit and figure.unit != other.unit and not points and not _same_dimension(figure.unit, other.unit):
        return False
    # "Half of it" is not in "the past half century".
    if not figure.unit and other.unit in MEASURES.values() and figure.words.lower() in FRACTIONS:
        return False
    mine, theirs = (BASES.get(one.unit, ("", 1.0))[1] if figure.unit else 1.0 for one in (figure, other))
    pairs = ((a * mine, b * theirs) for a in figure.values for b in other.values)
    return any(abs(a - b) <= _ROUNDING * max(abs(a), abs(b), 1.0) for a, b in pairs)


def _is_loose(figure: Figure, statement: str, read: list[Figure]) -> bool:
    """Return whether a figure only rounds one of the evidence: "nearly half" of 48 %, "hundreds" for 412."""
    word = figure.words.lower()
    exact = [(value, other.unit) for other in read for value in other.values]
    if low := VAGUE_FROM.get(_vague(figure)):
        return any(low <= value < 1000 * low for value, unit in exact if unit or not _MIN_YEAR <= value <= _MAX_YEAR)
    way = rounding(statement, figure.words)
    if (share := share_of(word)) is not None:
        percents = (value for value, unit in exact if unit == "%")
        return any(rounds_share(share, value, way) for value in (*percents, *_ratios(read)))
    near = (
        (one, value * scale) for one in figure.values for value, unit in exact if (scale := _scale(unit, figure.unit))
    )
    return any(rounds(one, value, way) for one, value in near)


def _scale(unit: str, into: str) -> float:
    """Return how many of one unit another is, 0 where they are of two kinds: a year is 0.1 decades."""
    if unit == into:
        return 1.0
    return BASES[unit][1] / BASES[into][1] if _same_dimension(unit, into) else 0.0


def _vague(figure: Figure) -> str:
    """Return the word for a rough amount, "" for any other figure: "hundreds" for "a few hundred"."""
    place = -1000 - int(max(figure.values))
    return VAGUE[place] if 0 <= place < len(VAGUE) else ""


def _ratios(read: list[Figure]) -> Iterator[float]:
    """Yield what one count or amount is of another of its unit, in per cent: 58 of "29 of 50 states"."""
    counted = {(value, other.unit) for other in read for value in other.values if other.unit != "%"}
    plain = [(value, unit) for value, unit in counted if value > 1 and (unit or not _MIN_YEAR <= value <= _MAX_YEAR)]
    for part, unit in plain:
        yield from (100 * part / whole for whole, other in plain if other == unit and part < whole)


def _same_dimension(unit: str, other: str) -> bool:
    return unit in BASES and other in BASES and BASES[unit][0] == BASES[other][0]
