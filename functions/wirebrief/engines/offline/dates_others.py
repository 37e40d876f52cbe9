"""Dates in the languages that have a pack beside English: full dates, months, weekdays and the nearest days."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from wirebrief.engines.offline import periods
from wirebrief.engines.offline.language import load

AROUND = 60  # code points before a date in which a verb turns it to the future
_AHEAD = {
    "es": re.compile(r"\b(?:\w+(?:rá|rán|remos)|hasta|próximo|próxima)\b"),
    "pt": re.compile(r"\b(?:vai|vão|\w+(?:rá|rão)|até|próximo|próxima)\b"),
    "fr": re.compile(r"\b(?:\w+(?:ra|ront|rait)|dès|partir|prochain|jusqu)\b"),
    "de": re.compile(r"\b(?:wird|werden|soll|sollen|ab|bis|kommenden|nächsten)\b"),
}

Reader = Callable[[str, int, int, date | None], tuple[int, int, str | None] | None]


def starts(language: str) -> frozenset[str]:
    """Return the words that may begin a date; figures may as well."""
    pack = load(language)
    return frozenset([*pack.months, *pack.weekdays, *pack.days])


def reader(language: str) -> Reader:
    """Return the reader of the language's dates."""
    return lambda text, start, limit, published: _read(language, text, start, limit, published)


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    pack = load(language)
    month, weekday, days = ("|".join(map(re.escape, words)) for words in (pack.months, pack.weekdays, pack.days))
    day = r"(?P<d>\d{1,2})(?:\.|er|º|°)?"
    joint = r"\s(?:de |do |del )?"
    return re.compile(
        rf"(?:(?:{weekday})(?:,)? )?{day}{joint}(?P<m>{month})(?:(?:{joint}|,? )(?P<y>\d{{4}}))?\b|"
        rf"(?P<m2>{month})(?:{joint}(?P<y2>\d{{4}}))?\b|(?P<w>{weekday})\b|(?P<r>{days})\b|(?P<y3>(?:19|20)\d\d)\b(?![.,]\d)",
        re.IGNORECASE,
    )


def _read(
    language: str, text: str, start: int, limit: int, published: date | None
) -> tuple[int, int, str | None] | None:
    match = _pattern(language).match(text, start, limit)
    if match is None or text[match.end() : match.end() + 1].isalnum():
        return None
    ahead = bool(_AHEAD[language].search(re.split(r"[“”\"»«.]", text[max(0, start - AROUND) : start])[-1]))
    return match.start(), match.end(), _meaning(language, match, published, ahead=ahead)


def _meaning(language: str, match: re.Match[str], published: date | None, *, ahead: bool) -> str | None:
    pack = load(language)
    if match["y3"]:
        return match["y3"]
    if match["r"]:
        return periods.iso_day(published + timedelta(days=pack.days[match["r"].lower()])) if published else None
    if match["w"]:
        number = pack.weekdays.index(match["w"].lower()) % 7
        nearest = periods.weekday_after if ahead else periods.weekday_before
        return periods.iso_day(nearest(published, number)) if published else None
    month = pack.months.index((match["m"] or match["m2"]).lower()) % 12 + 1
    year = match["y"] or match["y2"]
    told = int(year) if year else _year(month, published, ahead=ahead)
    if told is None:
        return None
    day = periods.valid_day(told, month, int(match["d"])) if match["d"] else None
    return periods.iso_day(day) if day else periods.iso_month(told, month)


def _year(month: int, published: date | None, *, ahead: bool) -> int | None:
    if published is None:
        return None
    return published.year + (month < published.month) if ahead else published.year - (month > published.month + 1)
