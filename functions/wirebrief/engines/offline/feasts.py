"""Feasts that are told by name and not by date: Christmas Eve, Easter, Thanksgiving."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from wirebrief.engines.offline import periods

MONDAY, THURSDAY, SUNDAY = 0, 3, 6
LATER_WITHIN = timedelta(days=31)  # a feast this near ahead is meant rather than last year's


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _counted(month: int, weekday: int, number: int) -> Callable[[int], date]:
    """The first, second … such weekday of a month; the last where the number is 0."""

    def on(year: int) -> date:
        if number == 0:
            return periods.weekday_before(periods.month_end(year, month), weekday)
        return periods.weekday_after(date(year, month, 1) - timedelta(days=1), weekday) + timedelta(weeks=number - 1)

    return on


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher).

    >>> easter(2026)
    datetime.date(2026, 4, 5)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    skipped = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - skipped + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


_A = "['’]"  # an apostrophe
# Only feasts that lie on one day wherever they are kept; of those of one country alone, the American ones.
FEASTS: dict[str, Callable[[int], date]] = {
    "christmas eve": _fixed(12, 24),
    rf"new year{_A}s eve": _fixed(12, 31),
    rf"new year{_A}s(?: day)?": _fixed(1, 1),
    "christmas(?: day)?": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    rf"valentine{_A}?s day": _fixed(2, 14),
    rf"st\.? patrick{_A}s day": _fixed(3, 17),
    rf"april fools?{_A}?s? day": _fixed(4, 1),
    "may day": _fixed(5, 1),
    "canada day": _fixed(7, 1),
    "bastille day": _fixed(7, 14),
    "australia day": _fixed(1, 26),
    "halloween": _fixed(10, 31),
    "bonfire night": _fixed(11, 5),
    "(?:armistice|remembrance|veterans) day": _fixed(11, 11),
    "juneteenth": _fixed(6, 19),
    "martin luther king(?: jr\\.)? day": _counted(1, MONDAY, 3),
    rf"presidents{_A}? day": _counted(2, MONDAY, 3),
    "memorial day": _counted(5, MONDAY, 0),
    "labor day": _counted(9, MONDAY, 1),
    "columbus day": _counted(10, MONDAY, 2),
    "thanksgiving(?: day)?": _counted(11, THURSDAY, 4),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "good friday": _from_easter(-2),
    "easter monday": _from_easter(1),
    "easter(?: sunday)?": _from_easter(0),
}


def feast_in(name: str, year: int) -> date:
    """Return the day of a feast in a year."""
    return next(on for words, on in FEASTS.items() if re.fullmatch(words, name, re.IGNORECASE))(year)


def feast_near(name: str, day: date, *, future: bool, past: bool = False) -> date:
    """Return the next such feast, the last one, or where neither is told the last unless one is about to come."""
    ahead = min(one for year in (day.year, day.year + 1) if (one := feast_in(name, year)) >= day)
    behind = max(one for year in (day.year - 1, day.year) if (one := feast_in(name, year)) <= day)
    return ahead if future or (not past and ahead - day <= LATER_WITHIN) else behind
