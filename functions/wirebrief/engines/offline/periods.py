"""Count in days, weeks, months, quarters and years, and write them as ISO 8601."""

from calendar import monthrange
from datetime import date, timedelta

MONTHS_A_YEAR = 12


def iso_day(day: date) -> str:
    """Return `2026-11-23`."""
    return day.isoformat()


def iso_month(year: int, month: int) -> str:
    """Return `2026-11`."""
    return f"{year:04d}-{month:02d}"


def iso_interval(first: date, last: date) -> str:
    """Return `2026-11-16/2026-11-22`, both inclusive."""
    return f"{first.isoformat()}/{last.isoformat()}"


def week_of(day: date) -> str:
    """Return the week, Monday to Sunday, in which a day lies, as an interval."""
    monday = day - timedelta(days=day.weekday())
    return iso_interval(monday, monday + timedelta(days=6))


def weekend_of(day: date) -> str:
    """Return the Saturday and Sunday of a day's week, as an interval."""
    saturday = day + timedelta(days=5 - day.weekday())
    return iso_interval(saturday, saturday + timedelta(days=1))


def months_on(year: int, month: int, step: int) -> tuple[int, int]:
    """Return the year and month `step` months on; negative steps go back.

    >>> months_on(2026, 1, -2)
    (2025, 11)
    """
    count = year * MONTHS_A_YEAR + month - 1 + step
    return count // MONTHS_A_YEAR, count % MONTHS_A_YEAR + 1


def months_interval(year: int, first: int, last: int) -> str:
    """Return `2026-07/2026-09` for months 7 to 9."""
    return f"{iso_month(year, first)}/{iso_month(year, last)}"


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def day_moved(day: date, months: int) -> date:
    """Return the same day `months` on, or the month's last day where it is shorter."""
    year, month = months_on(day.year, day.month, months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def weekday_before(day: date, weekday: int) -> date:
    """Return the last such weekday before a day or on it; Monday is 0."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_after(day: date, weekday: int) -> date:
    """Return the next such weekday after a day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def valid_day(year: int, month: int, day: int) -> date | None:
    """Return the day, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
