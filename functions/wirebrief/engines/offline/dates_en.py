"""Read the English date expression at an offset: the longest there is, and what it means."""

import re
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from wirebrief.engines.offline import own_year_en
from wirebrief.engines.offline.ahead_en import is_behind, lies_ahead
from wirebrief.engines.offline.fronts_en import (
    FRONT,
    FRONTS,
    MONTHLY,
    YEAR_BEHIND,
    YEAR_SHARED,
    YEAR_TOLD,
    in_year,
    within,
)
from wirebrief.engines.offline.grammar_en import PATTERNS, STARTS, WEEKDAY
from wirebrief.engines.offline.meanings_en import RESOLVERS, Resolver
from wirebrief.engines.offline.not_dates_en import REFUSED
from wirebrief.engines.offline.spans_en import year_of
from wirebrief.engines.offline.told_en import STEPS, Told, is_told
from wirebrief.engines.offline.told_en import meaning as told_meaning
from wirebrief.engines.offline.weekdays_en import is_next_day, is_past_weekend, weekday_behind

__all__ = ["STARTS", "read"]

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
TITLES = ("Mr", "Ms", "Dr", "Mrs", "Sen", "Rep", "Gov")  # whose full stop ends no sentence
DAY_BEHIND = re.compile(
    rf"(?: \([^()\n]{{1,24}}\)|\)) (?:on )?({WEEKDAY})", re.IGNORECASE
)  # "at 4:55 p.m. (0055 GMT) on Wednesday"
DAYS_PAIR = re.compile(rf"\b({WEEKDAY})(?: \w+)? (?:to|until|through|and|or) $", re.IGNORECASE)
REACH = 300  # code points before "two days later" in which its day is looked for: two sentences
FARTHER = 1200  # before "that evening", which goes on with the day of a story
BESIDE = timedelta(days=45)  # from a date told in full to one without a year that shares it
TIMELESS = frozenset({"vague", "clock", "span"})  # what leaves the day as it was told, though it means none itself
_A_YEAR = 4  # letters of an ISO date that tells a year
AROUND = 90  # code points before a weekday or month in which "will" or "scheduled" turns it to the future


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<is_{name}>{source})" for name, source in PATTERNS.items()), re.IGNORECASE)


@lru_cache(maxsize=1)
def _groups() -> dict[str, list[str]]:
    """The groups of each sort of date, its own among them."""
    found: dict[str, list[str]] = {}
    sort = ""
    for name in _pattern().groupindex:
        sort = name.removeprefix("is_") if name.startswith("is_") else sort
        found.setdefault(sort, []).append(name)
    return found


def _before(text: str, start: int) -> str:
    """What stands before an offset in its sentence, so far as it matters."""
    window = text[max(0, start - AROUND) : start]
    dot = window.rfind(". ")
    while dot > 0 and window.endswith(TITLES, 0, dot):
        dot = window.rfind(". ", 0, dot)
    last = max(dot + 1, window.rfind("! ") + 1, window.rfind("? ") + 1, window.rfind("\n"))
    return window[last + 1 :] if last > 0 or window.startswith("\n") else window


def read(text: str, start: int, limit: int, published: date | None) -> tuple[int, int, str | None] | None:
    """Return start, end and meaning of the date expression at an offset, None where there is none.

    >>> from datetime import date
    >>> read("last February", 0, 13, date(2026, 1, 20))
    (0, 13, '2025-02')
    """
    found = _at(text, start, limit, Day(published, None))
    return (start, found.end, found.meaning) if found is not None else None


class Day(Struct, frozen=True):
    """The day of publication, and the dates told before where they are known already."""

    published: date | None
    told: Told | None


class Found(Struct, frozen=True):
    """A date expression: its sort, where it ends, what it means."""

    sort: str
    end: int
    meaning: str | None


def _at(text: str, start: int, limit: int, day: Day) -> Found | None:
    """Read "the early hours of" and the like with the date behind it, else the date itself."""
    front = FRONT.match(text, start, limit)
    if front is not None:
        kind = front.lastgroup or ""
        inner = _plain(text, front.end(), limit, day)
        if inner is not None and inner.sort in FRONTS[kind]:
            return Found(inner.sort, inner.end, within(front, inner.meaning))
    return _plain(text, start, limit, day)


def _plain(text: str, start: int, limit: int, day: Day) -> Found | None:
    match = _pattern().match(text, start)  # past the limit only to look ahead
    if match is not None and match.end() > limit:
        match = _pattern().match(text, start, limit)
    if (
        match is None
        or match.end() == start
        or (match.end() < len(text) and text[match.end() - 1].isalpha() and text[match.end()].isalnum())
    ):
        return None
    sort = (match.lastgroup or "").removeprefix("is_")
    parts = {name: value for name in _groups()[sort] if (value := match[name]) is not None}
    before = _before(text, start)
    if sort in REFUSED and REFUSED[sort](match, before, text[match.end() : match.end() + 20]):
        return None
    if sort == "beside":  # "the night before" is the previous night
        way = "previous" if parts["be_w"].lower() != "after" else "following"
        sort, parts = "relative", {"re_w": f"the {way}", "re_u": parts["be_u"]}
    if sort in MONTHLY and not MONTHLY[sort] & parts.keys():
        year = YEAR_BEHIND.match(text, match.end(), limit)
        if year is not None and day.published is not None:
            return Found(sort, year.end(), in_year(parts, sort, year_of(year[1], day.published) or 0))
        other = YEAR_TOLD.match(text, match.end(), limit)
        if other is not None:
            base = (day.told or _told_before(text, start, day.published)).first_day(_A_YEAR)
            return Found(sort, other.end(), in_year(parts, sort, base.year + STEPS[other[1].lower()]) if base else None)
        shared = YEAR_SHARED.match(text, match.end(), limit)
        if shared is not None:
            return Found(sort, match.end(), in_year(parts, sort, int(shared[1])))
    return Found(sort, match.end(), _meaning(text, match, (sort, parts), before, day))


def _meaning(text: str, match: re.Match[str], what: tuple[str, dict[str, str]], before: str, day: Day) -> str | None:
    sort, parts = what
    behind = DAY_BEHIND.match(text, match.end()) if sort == "clock" and is_told(sort, parts) else None
    if behind is not None:
        parts = {**parts, "ck_w": behind[1]}
    meaning = own_year_en.meaning(sort, parts, text, match.start(), day.published)
    if meaning is None and is_told(sort, parts):
        goes_on = parts.get("re_w", "").lower() == "that" or parts.get("sh_u", "").lower() == "day"
        reach = FARTHER if goes_on else REACH
        meaning = told_meaning(sort, parts, day.told or _told_before(text, match.start(), day.published, reach))
    if meaning is not None:
        return meaning
    behind_day = text[match.end() : match.end() + AROUND]
    future = lies_ahead(before, behind_day)
    if sort == "relative" and is_past_weekend(parts, day.published) and not future and is_behind(before):
        parts = {**parts, "re_w": "last"}
    if sort == "weekday" and is_next_day(parts, behind_day, day.published):
        future = True
    if day.published is None and sort in MONTHLY and not MONTHLY[sort] & parts.keys():
        return _beside_told(RESOLVERS[sort], parts, day.told or _told_before(text, match.start(), None))
    first = DAYS_PAIR.search(before) if sort == "weekday" and "wd_w" not in parts else None
    if first is not None and day.published is not None:
        began = RESOLVERS["weekday"]({"wd": first[1]}, day.published, lies_ahead(before[: first.start()]))
        return weekday_behind(began, parts["wd"]) if began else None
    return RESOLVERS[sort](parts, day.published, future)


def _beside_told(resolver: Resolver, parts: dict[str, str], told: Told) -> str | None:
    """What a month or day without a year means in an undated article: a date told in full just before has its year."""
    meaning = resolver(parts, None, False)
    if meaning is not None or told.day is None:
        return meaning
    near = resolver(parts, told.day, False)
    first = date.fromisoformat(f"{near}-01"[: len("2026-03-12")]) if near else None
    return near if first is not None and abs(first - told.day) <= BESIDE else None


def _told_before(text: str, start: int, published: date | None, reach: int = REACH) -> Told:
    """Return the dates that the text tells just before an offset, since the last of unknown meaning."""
    reached = text.find(" ", start - reach) if start > reach else 0
    dates: tuple[str, ...] = ()
    for word in WORD.finditer(text, max(reached, 0), start):
        lower = word.group().lower()
        opens = lower in STARTS or lower[0].isdigit() or lower.partition("-")[0] in STARTS
        if word.start() < reached or not opens:
            continue
        found = _at(text, word.start(), start, Day(published, Told(dates)))
        if found is not None:
            reached = found.end
            unknown = found.meaning is None and found.sort not in TIMELESS
            dates = () if unknown else (*dates, found.meaning) if found.meaning else dates
    return Told(dates)
