"""Quarters, seasons, weekends, days from one to another and years counted back, in four languages."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache

from wirebrief.engines.offline import periods
from wirebrief.engines.offline.grammar_en import SEASONS
from wirebrief.engines.offline.language import load
from wirebrief.engines.offline.periods_others import near_year
from wirebrief.engines.offline.reckoning_en import decade, moved, moved_exactly, period, season
from wirebrief.engines.offline.words_others import CALENDARS, Calendar

SATURDAY = 5
_YEAR = r"(?:19|20)\d\d"
_FIRST = re.compile(r"([^\W\d_]+?)((?:[^\W\d_](?=\?))?)(?![^\W\d_])")  # the first word, its last letter if "s?"
_HYPHENED = frozenset({"fim-de-semana", "fins-de-semana"})
_SMALL = frozenset({"de", "des", "der", "du", "l", "d", "los", "er", "ère"})  # within the expressions, never first
_ENDINGS = ("", "a", "o", "as", "os", "s", "er", "ère", "ers", "ères", "e", "es", "n", "r", "m", "en", "ne", "nes")


def starts(language: str) -> frozenset[str]:
    """Return the words with which such a phrase may begin."""
    words = CALENDARS[language]
    told = (*words.ordinals, *words.seasons, *words.decades, words.edge, words.weekend, words.ago)
    counted = tuple(words.numbers) if language == "fr" else ()  # "trois dernières années"
    every = (*told, *counted, words.past, words.next, words.years)
    firsts = {
        first[1].lower() + kept
        for one in every
        for part in _parts(one)
        if (first := _FIRST.match(part))
        for kept in {"", first[2]}
    }
    return frozenset(first + ending for first in firsts - _SMALL for ending in _ENDINGS) | _HYPHENED


def nouns(language: str) -> frozenset[str]:
    """Return the words of which one is near where such a phrase begins."""
    words, pack = CALENDARS[language], load(language)
    named = (words.nouns, words.weekend, *words.seasons, *words.decades, *pack.months, *pack.weekdays)
    return frozenset(word for one in named for word in re.split(r"[| -]", one.lower())) | _HYPHENED


def _parts(words: str) -> Iterable[str]:
    return re.split(r"\||\(\?:|\)", words)


def pattern(language: str) -> str:
    """Return an expression with groups that begin with `s_` and name what is told."""
    words = CALENDARS[language]
    pack = load(language)
    unit = "|".join(words.units.values())
    number = rf"\d{{1,3}}|{_any(words.numbers)}"
    month, weekday, seasons = _any(pack.months), _any(pack.weekdays), _any(words.seasons)
    decades = _any(words.decades)
    day = r"(?P<s_d1>\d{1,2})(?:\.|er)?"
    last = rf"(?P<s_d2>\d{{1,2}})\.?\s(?:de |do )?(?P<s_dmonth>{month})\b{_dated(words, 'd')}"
    edge = rf"(?P<s_emonth>{month})\b{_dated(words, 'e')}|(?P<s_eonly>{_YEAR})\b|(?P<s_eunit>{unit})\b"
    told = (
        rf"(?P<s_order>{_any(words.ordinals)})\s(?:(?P<s_quarter>{words.quarter})|(?P<s_half>{words.half}))\b",
        rf"{day}\s?(?:{words.to}|[-–])\s?{last}",
        rf"{_before(words, 'day')}(?P<s_day>{weekday})\b",
        rf"(?P<s_bday>{weekday}){_behind(words, 'bday')}",
        rf"(?:{_before(words, 'end')})?(?P<s_end>{words.weekend})\b(?:{_behind(words, 'endb')})?",
        rf"(?P<s_edge>{words.edge})(?:{edge})",
        rf"{words.ago}(?P<s_ago>{number})\s(?P<s_agounit>{unit})\b",
        rf"(?:{words.past})\s(?P<s_span>{number})\s(?P<s_spanunit>{unit})\b",
        rf"(?P<s_spanb>{number})\s(?:{words.past})\s(?P<s_spanbunit>{unit})\b",
        rf"(?:{words.years})\s(?:(?P<s_decade>{_YEAR})|(?P<s_tens>[2-9]0)|(?P<s_tensword>{decades}))\b",
        rf"(?P<s_er>(?:19|20)?\d0)er(?:[ -]jahren?)?\b|(?P<s_erword>{decades})[ -]?jahren?\b",
        rf"(?P<s_season>{seasons}){words.of}(?P<s_syear>{_YEAR})\b",
        rf"{_before(words, 's')}(?P<s_seasonb>{seasons})\b|(?P<s_seasonc>{seasons}){_behind(words, 'sb')}",
    )
    return "|".join((told[0] + _dated(words, "q"), *told[1:]))


def _dated(words: Calendar, name: str) -> str:
    return rf"(?:{words.of}(?P<s_{name}year>{_YEAR})\b)?"


def _before(words: Calendar, name: str) -> str:
    return rf"(?:(?P<s_last{name}>{words.past})|(?P<s_next{name}>{words.next}))\s"


def _behind(words: Calendar, name: str) -> str:
    return rf"\s(?:(?P<s_last{name}>{words.past_behind})|(?P<s_next{name}>{words.next_behind}))\b"


def is_span(match: re.Match[str]) -> bool:
    """Tell whether a match is of the pattern."""
    return any(words and name.startswith("s_") for name, words in match.groupdict().items())


def meaning(language: str, match: re.Match[str], published: date | None, *, ahead: bool) -> str | None:
    """Return what a match of the pattern means on the day of publication."""
    found = {name[2:]: words.lower() for name, words in match.groupdict().items() if words and name.startswith("s_")}
    return next((told(language, found, published, ahead) for key, told in _TELLERS if key in found), None)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@lru_cache(maxsize=256)
def _value(words: tuple[tuple[str, int], ...], word: str) -> int:
    return next(value for pattern, value in words if re.fullmatch(pattern, word, re.IGNORECASE))


def _number(calendar: Calendar, word: str) -> int:
    return int(word) if word.isdigit() else _value(tuple(calendar.numbers.items()), word)


def _unit(calendar: Calendar, word: str) -> str:
    return next(unit for unit, words in calendar.units.items() if re.fullmatch(words, word, re.IGNORECASE))


def _order(language: str, found: dict[str, str], published: date | None, ahead: bool) -> str | None:
    number = _value(tuple(CALENDARS[language].ordinals.items()), found["order"])
    size = 6 if "half" in found else 3
    first, last = (number - 1) * size + 1, number * size
    if last > periods.MONTHS_A_YEAR or (published is None and "qyear" not in found):
        return None
    year = int(found["qyear"]) if "qyear" in found else _begun(first, published, ahead)
    return periods.months_interval(year, first, last)


def _begun(month: int, published: date | None, ahead: bool) -> int:
    """The year of the quarter that begins in a month: the last begun, or of what lies ahead this year's."""
    day = published or date.min
    return day.year - (month > day.month and not ahead)


def _edge(language: str, found: dict[str, str], published: date | None, ahead: bool) -> str | None:
    if "eonly" in found:
        return found["eonly"]
    if "eunit" in found:
        unit = _unit(CALENDARS[language], found["eunit"])
        return period(unit, 0, published) if published is not None and unit in {"week", "month", "year"} else None
    month = load(language).months.index(found["emonth"]) % periods.MONTHS_A_YEAR + 1
    year = int(found["eyear"]) if "eyear" in found else near_year(month, published, ahead=ahead)
    return periods.iso_month(year, month) if year is not None else None


def _days(language: str, found: dict[str, str], published: date | None, ahead: bool) -> str | None:
    month = load(language).months.index(found["dmonth"]) % periods.MONTHS_A_YEAR + 1
    year = int(found["dyear"]) if "dyear" in found else near_year(month, published, ahead=ahead)
    if year is None:
        return None
    first, last = (periods.valid_day(year, month, int(found[key])) for key in ("d1", "d2"))
    return periods.iso_interval(first, last) if first and last and first < last else None


def _weekday(language: str, found: dict[str, str], published: date | None, _ahead: bool) -> str | None:
    if published is None:
        return None
    number = load(language).weekdays.index(found.get("day") or found["bday"]) % 7
    if "nextday" in found or "nextbday" in found:
        return periods.iso_day(periods.weekday_after(published, number))
    return periods.iso_day(periods.weekday_before(published - timedelta(days=1), number))


def _weekend(_language: str, found: dict[str, str], published: date | None, ahead: bool) -> str | None:
    if published is None:
        return None
    if "nextend" in found or "nextendb" in found:
        return periods.weekend_of(published + timedelta(days=0 if published.weekday() < SATURDAY else 7))
    told_past = "lastend" in found or "lastendb" in found
    back = told_past or (not ahead and published.weekday() < SATURDAY)
    return periods.weekend_of(published - timedelta(days=7 if back else 0))


def _ago(language: str, found: dict[str, str], published: date | None, _ahead: bool) -> str | None:
    words = CALENDARS[language]
    if published is None:
        return None
    return moved(published, -_number(words, found["ago"]), _unit(words, found["agounit"]))


def _span(language: str, found: dict[str, str], published: date | None, _ahead: bool) -> str | None:
    words = CALENDARS[language]
    unit = _unit(words, found.get("spanunit") or found["spanbunit"])
    count = _number(words, found.get("span") or found["spanb"])
    first = moved_exactly(published, -count, unit) if published is not None else None
    return periods.iso_interval(first, published) if first is not None and published is not None else None


def _decade(language: str, found: dict[str, str], _published: date | None, _ahead: bool) -> str | None:
    word = found.get("tensword") or found.get("erword")
    told = found.get("decade") or found.get("tens") or found.get("er")
    if word:
        return decade(1900 + _value(tuple(CALENDARS[language].decades.items()), word))
    return decade(int(told) if told and len(told) == len("1990") else 1900 + int(told or 0))


def _season(language: str, found: dict[str, str], published: date | None, _ahead: bool) -> str | None:
    word = found.get("season") or found.get("seasonb") or found["seasonc"]
    name = next(one for words, one in CALENDARS[language].seasons.items() if re.fullmatch(words, word))
    if "syear" in found:
        return season(name, int(found["syear"]))
    if published is None:
        return None
    first, last = SEASONS[name]
    if {"nexts", "nextsb"} & found.keys():
        return season(name, published.year + (published.month >= first))
    over = published.month > last if last > first else True
    return season(name, published.year - (not over or last < first))


Teller = Callable[[str, dict[str, str], date | None, bool], str | None]
_TELLERS: tuple[tuple[str, Teller], ...] = (
    ("order", _order),
    ("edge", _edge),
    ("dmonth", _days),
    ("day", _weekday),
    ("bday", _weekday),
    ("end", _weekend),
    ("agounit", _ago),
    ("span", _span),
    ("spanb", _span),
    ("decade", _decade),
    ("tens", _decade),
    ("tensword", _decade),
    ("er", _decade),
    ("erword", _decade),
    ("season", _season),
    ("seasonb", _season),
    ("seasonc", _season),
)
