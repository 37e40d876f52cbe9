"""Say what "yesterday" and "next year" mean on the day of publication, for statements that give the day or the year."""

import re
from datetime import datetime, timedelta
from functools import lru_cache

from wirebrief.ground.calendar import calendar_words
from wirebrief.ground.fold import REMEMBERED
from wirebrief.ground.numerals import NUMERALS

_DAYS = {
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "gestern": -1,
    "heute": 0,
    "ayer": -1,
    "hoy": 0,
    "hier": -1,
}
_WEEK = 7
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_YEAR_EARLIER = re.compile(r"\b(?:a|one|the) year (?:earlier|before|ago|previously)\b|\bthe previous year\b")
_NEXT_YEAR = re.compile(r"\b(?:the (?:following|next) year|(?:a|one) year (?:later|after))\b")
_YEARS_ON = re.compile(
    r"\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) years (later|after|afterwards|earlier|before)\b",
    re.IGNORECASE,
)
_LATER = ("later", "after", "afterwards")
_STEPS = {"last": -1, "this": 0, "next": 1}
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b", re.IGNORECASE)
_PERIOD = re.compile(rf"\b({'|'.join(_STEPS)}) (month|year)\b", re.IGNORECASE)


@lru_cache(maxsize=REMEMBERED)
def meant(sentence: str, published: datetime | None) -> tuple[str, ...]:
    """Return the days, months and years that the sentence's words mean.

    A weekday is the one before publication and the one behind it. Where a sentence names no month, or no year, it
    may be told with that of publication.

    >>> meant("It opens next year, he said yesterday.", datetime(2026, 11, 9))
    ('8 November', '2026', 'Sunday', '2027')
    """
    if published is None:
        return ()
    named = calendar_words(sentence)
    days = [published + timedelta(days=_DAYS[match.group().lower()]) for match in _DAY.finditer(sentence)]
    found = [words for day in days for words in (f"{day.day} {day:%B}", str(day.year), f"{day:%A}")]
    found += [str(int(year) - 1) for year in _years_before(sentence, published)]
    found += [f"{day.day} {day:%B}" for one in named for day in _weekdays(one, published)]
    for match in _PERIOD.finditer(sentence):
        step = _STEPS[match[1].lower()]
        ahead = published.month - 1 + step
        then = published.replace(year=published.year + ahead // 12, month=ahead % 12 + 1, day=1)
        found += [str(published.year + step)] if match[2].lower() == "year" else [f"{then:%B}", str(then.year)]
    month_named = any(one.startswith("month") for one in named)
    year_named = _YEAR.search(sentence) or any(map(_YEAR.fullmatch, found))
    month: tuple[str, ...] = () if month_named or year_named else (f"{published:%B}",)
    year: tuple[str, ...] = () if year_named else (str(published.year),)
    return (*found, *month, *year)


def years_beside(told: tuple[str, ...]) -> tuple[str, ...]:
    """Return the years that "the following year" and "two years later" mean, of each year that is told.

    >>> years_beside(("He went in 2022.", "They hired him the following year."))
    ('2023',)
    """
    steps = {step for sentence in told for step in _steps(sentence)}
    years = {int(year) for sentence in told for year in _YEAR.findall(sentence)} if steps else set()
    return tuple(str(year + step) for year in sorted(years) for step in sorted(steps))


def _steps(sentence: str) -> list[int]:
    if "year" not in sentence:
        return []
    following = [1 for _ in _NEXT_YEAR.finditer(sentence)] + [-1 for _ in _YEAR_EARLIER.finditer(sentence)]
    later = [
        int(NUMERALS.get(m[1].lower(), 0) or m[1]) * (1 if m[2] in _LATER else -1) for m in _YEARS_ON.finditer(sentence)
    ]
    return following + later


def _years_before(sentence: str, published: datetime) -> list[str]:
    """Return the years of which "a year earlier" tells the one before: those named, else that of publication."""
    return (_YEAR.findall(sentence) or [str(published.year)]) if _YEAR_EARLIER.search(sentence) else []


def _weekdays(named: str, published: datetime) -> list[datetime]:
    """Return the days nearest to publication, before and behind it, that "day 1", Monday, means."""
    kind, _, number = named.partition(" ")
    if kind != "day":
        return []
    ahead = (int(number) - published.isoweekday()) % _WEEK
    return [published + timedelta(days=ahead - _WEEK), published + timedelta(days=ahead)]
