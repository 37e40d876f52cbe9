"""Read a publication date from a line or a metadata field, in the languages the product knows."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from functools import cache

LONGEST_DATE = 120
"""No date line is longer; more would be a sentence that mentions a date."""

_MONTHS = """
jan january janvier januar jänner januari gennaio enero janeiro ene gen janv января янв січня يناير जनवरी
feb february février fevrier februar februari febbraio febrero fevereiro fév fev февраля фев лютого فبراير फ़रवरी फरवरी
mar march mars märz maart marzo março marco mrt mär марта мар березня مارس मार्च
apr april avril aprile abril avr abr апреля апр квітня أبريل ابريل अप्रैल
may mai mei maggio mayo maio mag мая травня مايو मई
jun june juin juni giugno junio junho giu июня червня يونيو जून
jul july juillet juli luglio julio julho lug июля липня يوليو जुलाई
aug august août aout augustus agosto ago août августа авг серпня أغسطس अगस्त
sep sept september septembre settembre septiembre setiembre setembro set сентября сен вересня سبتمبر सितंबर सितम्बर
oct october octobre oktober ottobre octubre outubro okt ott out октября окт жовтня أكتوبر अक्टूबर
nov november novembre noviembre novembro ноября ноя листопада نوفمبر नवंबर नवम्बर
dec december décembre decembre dezember dicembre diciembre dezembro déc dez dic декабря дек грудня ديسمبر दिसंबर दिसम्बर
"""
_LEVANTINE_MONTHS = {
    "كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9,
    "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12,
}  # fmt: skip
ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "cet": 60, "mez": 60, "cest": 120, "mesz": 120, "eet": 120,
    "eest": 180, "msk": 180, "jst": 540, "kst": 540, "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420,
}  # fmt: skip
"""Minutes east of UTC of the abbreviations that mean one thing; CST and IST mean several and are left naive."""

_DEVANAGARI = "\u0900-\u097f"
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)T?")
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_ARABIC = re.compile(
    r"(?<!\d)(\d{1,2})\s(?:([^\W\d_]{3,7}(?:\s[^\W\d_]{3,7})?)\s?/\s?)?([^\W\d_]{2,7}(?:\s[^\W\d_]{3,7})?)\s(\d{4})(?!\d)"
)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_MONTH_DAY = re.compile(r"(?<!\w)([^\W\d_]{3,14})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|°)?\.?\s(?:de\s|of\s)?"
    rf"([^\W\d_][\w{_DEVANAGARI}]{{1,14}})\.?,?\s(?:del?\s)?(\d{{4}})(?!\d)"
)
_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(?:([ap])\.?m\b\.?)?\s?(?:Uhr\s?)?"
    r"([A-Za-z]{1,4}\b|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)

Fields = tuple[int, int, int]
Reading = Callable[[re.Match[str]], Fields | None]


def parse_date(words: str) -> datetime | None:
    """Return the date, with its time where one is named; None where there is none or it could mean two days.

    A value without zone is naive, as the source left it.

    >>> parse_date("Friday, July 21, 2017")
    datetime.datetime(2017, 7, 21, 0, 0)
    >>> parse_date("03/04/2026") is None
    True
    """
    found = find_date(words)
    return found[0] if found else None


def find_date(words: str) -> tuple[datetime, str] | None:
    """Return the date and the words around it: what they are tells a date line from a sentence with a date."""
    if len(words) > LONGEST_DATE:
        return None
    for pattern, read in _forms():
        match = pattern.search(words)
        fields = read(match) if match else None
        if match and fields:
            return _with_clock(fields, words[: match.start()], words[match.end() :])
    return None


def _forms() -> tuple[tuple[re.Pattern[str], Reading], ...]:
    return (
        (_ISO, lambda m: (int(m[1]), int(m[2]), int(m[3]))),
        (_CJK, lambda m: (int(m[1]), int(m[2]), int(m[3]))),
        (_YEAR_FIRST, lambda m: (int(m[1]), int(m[2]), int(m[3]))),
        (_MONTH_DAY, lambda m: _named(m[3], m[1], m[2])),
        (_DAY_MONTH, lambda m: _named(m[3], m[2], m[1])),
        (_ARABIC, lambda m: _named(m[4], m[3], m[1]) or _named(m[4], m[2] or "", m[1])),
        (_DAY_FIRST, lambda m: (int(m[3]), int(m[2]), int(m[1]))),
        (_SLASHED, _unambiguous),
    )


def _named(year: str, month: str, day: str) -> Fields | None:
    number = month_number(month)
    return (int(year), number, int(day)) if number else None


def month_number(name: str) -> int | None:
    """Return 1 to 12 for the name or usual abbreviation of a month, None for another word."""
    return _month_names().get(name.casefold().rstrip("."))


@cache
def _month_names() -> dict[str, int]:
    lines = _MONTHS.strip().splitlines()
    single = {name: number for number, line in enumerate(lines, start=1) for name in line.split()}
    return single | _LEVANTINE_MONTHS


def _unambiguous(match: re.Match[str]) -> Fields | None:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first > 12 or first == second:
        return year, second, first
    return (year, first, second) if second > 12 else None


def _with_clock(fields: Fields, before: str, after: str) -> tuple[datetime, str] | None:
    try:
        day = datetime(*fields)  # noqa: DTZ001 - naive on purpose: the source named no zone
    except ValueError:
        return None
    for rest, other in ((after, before), (before, after)):
        match = _CLOCK.search(rest)
        moment = _at(day, match) if match else None
        if match and moment:
            return moment, f"{other} {rest[: match.start()]} {rest[match.end() :]}"
    return day, f"{before} {after}"


def _at(day: datetime, clock: re.Match[str]) -> datetime | None:
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4]:
        hour = hour % 12 + (12 if clock[4].lower() == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    minutes = _zone_minutes(clock[5] or "")
    zone = None if minutes is None else timezone(timedelta(minutes=minutes))
    return day.replace(hour=hour, minute=minute, second=second, tzinfo=zone)


def _zone_minutes(zone: str) -> int | None:
    if not zone.startswith(("+", "-")):
        return ZONES.get(zone.lower())
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    return None if minutes >= 24 * 60 else minutes * (-1 if zone[0] == "-" else 1)
