"""Dates in the languages that have a pack beside English: full dates, months, weekdays and the nearest days."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from wirebrief.engines.offline import numbered_days, periods, periods_others, spans_others
from wirebrief.engines.offline.language import load

AROUND = 60  # code points before a date in which a verb turns it to the future
_LOW = "[a-zà-ÿ]"  # a name such as "Transjura" is no verb
_AHEAD = {
    "es": re.compile(
        rf"\b(?:{_LOW}\w*(?:rá|rán|remos)|hasta|próxim[oa]|previst[oa]s?|aplaz\w+)\b|\bpara (?:el |la )?$"
    ),
    "pt": re.compile(
        rf"\b(?:vai|vão|{_LOW}\w*(?:rá|rão)|até|próxim[oa]|previst[oa]s?|marcad[oa]s?)\b|\bpara (?:o |a )?$"
    ),
    "fr": re.compile(rf"\b(?:{_LOW}\w*(?:ra|ront|rait)|dès|partir|prochain|jusqu|prévue?s?|reportée?s?|grève|doit)\b"),
    "de": re.compile(r"\b(?:wird|werden|soll|sollen|ab|bis|findet|finden|beginnt|dauert|geplant|Ab|Bis)\b|\b[fF]ür $"),
}
# "Esta mañana" and "heute Morgen" are today, "por la mañana" and "am Morgen" no day at all.
_MORNING = {"es": "mañana", "de": "morgen"}
_TODAY = re.compile(r"\b(?:esta|heute)\s$", re.IGNORECASE)
_PART_OF_DAY = re.compile(
    r"\b(?:la|una|esa|aquella|misma|toda|cada|am|den|diesem|jedem|zum|vom|jeden|frühen|guten)\s$", re.IGNORECASE
)

_THIS = re.compile(r"\b(?:este|ce|neste|nesta|deste|desta|esta|diesen|diesem)\s$", re.IGNORECASE)
_PARTS = ("morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht")  # "Montagnachmittag"
_SHORT_DAYS = ("segunda", "terça", "quarta", "quinta", "sexta")  # "na noite de terça," but "na segunda fase"
Reader = Callable[[str, int, int, date | None], tuple[int, int, str | None] | None]


def starts(language: str) -> frozenset[str]:
    """Return the words that may begin a date; figures may as well."""
    pack = load(language)
    parts = [day + part for day in pack.weekdays for part in _PARTS] if language == "de" else []
    short = _SHORT_DAYS if language == "pt" else ()
    return (
        frozenset([*pack.months, *pack.weekdays, *pack.days, *parts, *short])
        | periods_others.starts(language)
        | spans_others.starts(language)
    )


def loose(language: str) -> frozenset[str]:
    """Return the words that begin a date only where one of its nouns is near."""
    pack = load(language)
    told = (pack.months, pack.weekdays, pack.days, _SHORT_DAYS, spans_others.nouns(language))
    return spans_others.starts(language).difference(*told)


def reader(language: str) -> Reader:
    """Return the reader of the language's dates."""
    return lambda text, start, limit, published: _read(language, text, start, limit, published)


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    pack = load(language)
    month, weekday, days = ("|".join(map(re.escape, words)) for words in (pack.months, pack.weekdays, pack.days))
    day = r"(?P<d>\d{1,2})(?:\.|er|º|°)?"
    joint = r"\s(?:de |do |del )?"
    parts = rf"(?:{'|'.join(_PARTS)})?" if language == "de" else ""
    short = (
        rf"|(?P<s>{'|'.join(_SHORT_DAYS)})(?=[,.;)]|\s\(|\sà){numbered_days.BEHIND_SHORT}" if language == "pt" else ""
    )
    small = "|".join(map(re.escape, pack.months_short))
    return re.compile(
        rf"(?P<nd>\d{{1,2}})[./](?P<nm>\d{{1,2}})[./](?P<ny>(?:19|20)\d\d)\b|{periods_others.pattern(language)}|{spans_others.pattern(language)}|"
        rf"(?:(?:{weekday})(?:,)? )?{day}{joint}(?P<m>{month})(?:(?:{joint}|,? )(?P<y>\d{{4}}))?\b|"
        rf"(?P<m2>{month})(?:{joint}(?P<y2>\d{{4}}))?\b|(?P<w>{weekday}){parts}\b{numbered_days.behind(language)}{short}|(?P<r>{days})\b|(?P<y3>(?:19|20)\d\d)\b(?![.,]\d)|"
        rf"(?P<d3>\d{{1,2}})\.?\s(?P<m3>{small})\b\.?(?:,?\s(?P<y4>\d{{4}}))?",
        re.IGNORECASE,
    )


def _read(
    language: str, text: str, start: int, limit: int, published: date | None
) -> tuple[int, int, str | None] | None:
    match = _pattern(language).match(text, start)
    if match is not None and match.end() > limit and _end(language, match, published) > limit:
        match = _pattern(language).match(text, start, limit)
    if match is None or text[_end(language, match, published) : _end(language, match, published) + 1].isalnum():
        return None
    if match["r"] and match["r"].lower() == _MORNING.get(language):
        before = text[max(0, start - 12) : start]
        if language == "de" and _TODAY.search(before):
            return None  # "heute" has told the day
        if _TODAY.search(before):
            return match.start(), match.end(), periods.iso_day(published) if published else None
        if _PART_OF_DAY.search(before):
            return None
    end = _end(language, match, published)
    ahead = bool(_AHEAD[language].search(re.split(r"[“”\"»«.]", text[max(0, start - AROUND) : start])[-1]))
    if ahead and match["w"] and _THIS.search(text[max(0, start - 8) : start]):
        ahead = published is None or _number(language, match.groupdict()) != published.weekday()
    return match.start(), end, _meaning(language, match, published, ahead=ahead)


def _end(language: str, match: re.Match[str], published: date | None) -> int:
    """Where a date ends: of "terça-feira (28)" before its brackets, which only tell what it means."""
    found = match.groupdict()
    weekday = found["w"] or found.get("s")
    return numbered_days.end_of(match, _number(language, found), published) if weekday else match.end()


def _meaning(language: str, match: re.Match[str], published: date | None, *, ahead: bool) -> str | None:
    found = match.groupdict()
    if found["y3"]:
        return found["y3"]
    if found["ny"]:
        return _iso(periods.valid_day(int(found["ny"]), int(found["nm"]), int(found["nd"])))
    if found["m"] or found["m2"] or found["m3"]:
        return _in_month(language, found, published, ahead=ahead)
    if spans_others.is_span(match):
        return spans_others.meaning(language, match, published, ahead=ahead)
    if periods_others.is_period(match):
        return periods_others.meaning(match, published)
    return _iso(_near_day(language, found, published, ahead=ahead)) if published else None


def _iso(day: date | None) -> str | None:
    return periods.iso_day(day) if day is not None else None


def _near_day(language: str, found: dict[str, str | None], published: date, *, ahead: bool) -> date:
    """The day of a word for a near day or of a weekday."""
    pack = load(language)
    if found["r"]:
        return published + timedelta(days=pack.days[found["r"].lower()])
    number = _number(language, found)
    told = numbered_days.day_of(found, number, published)
    if told is not None:
        return told
    return (periods.weekday_after if ahead else periods.weekday_before)(published, number)


def _number(language: str, found: dict[str, str | None]) -> int:
    """The weekday that is told; Monday is 0."""
    short = found.get("s")
    return _SHORT_DAYS.index(short.lower()) if short else load(language).weekdays.index((found["w"] or "").lower()) % 7


def _in_month(language: str, found: dict[str, str | None], published: date | None, *, ahead: bool) -> str | None:
    pack, short = load(language), (found["m3"] or "").lower()
    small = pack.months_short.index(short) if short else 0
    month = (small if short else pack.months.index((found["m"] or found["m2"] or "").lower())) % 12 + 1
    year = found["y"] or found["y2"] or found["y4"]
    told = int(year) if year else periods_others.near_year(month, published, ahead=ahead)
    if told is None:
        return None
    number = found["d"] or found["d3"]
    day = periods.valid_day(told, month, int(number)) if number else None
    return periods.iso_day(day) if day else periods.iso_month(told, month)
