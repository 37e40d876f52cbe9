"""Reckon months, years, seasons and counted units from the day of publication, in English words."""

from collections.abc import Callable
from datetime import date, timedelta

from wirebrief.engines.offline import periods
from wirebrief.engines.offline.grammar_en import MONTHS, NUMBERS, SEASONS


def month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def counted(word: str) -> int | None:
    return int(word) if word.isdigit() else NUMBERS.get(word.lower())


def nearest_year(month: int, published: date | None, future: bool) -> int | None:
    """The year that a month without one means: past for what happened, coming for what will."""
    if published is None:
        return None
    if future:
        return published.year + (month < published.month)
    ahead = (month - published.month) % periods.MONTHS_A_YEAR
    return (
        published.year - (month > published.month)
        if ahead > 1 or ahead == 0
        else published.year + (month < published.month)
    )


def period(unit: str, step: int, day: date) -> str | None:
    """Return the week, month, season and so on in which a day lies, or the one `step` on."""
    reckon = _PERIODS.get(unit)
    if reckon is not None:
        return reckon(step, day)
    return season(unit, day.year + step) if unit in SEASONS else _named_month(unit, step, day)


def _quarter(step: int, day: date) -> str:
    year, month = periods.months_on(day.year, (day.month - 1) // 3 * 3 + 1, 3 * step)
    return periods.months_interval(year, month, month + 2)


def _named_month(name: str, step: int, day: date) -> str:
    month = month_number(name)
    if step < 0:
        return periods.iso_month(day.year - (month >= day.month), month)
    return periods.iso_month(day.year + (step > 0 and month <= day.month), month)


def _same_day(step: int, day: date) -> str:
    return periods.iso_day(day + timedelta(days=step))


_PERIODS: dict[str, Callable[[int, date], str]] = {
    **dict.fromkeys(("night", "morning", "afternoon", "evening", "hour"), _same_day),
    **dict.fromkeys(("week", "fortnight"), lambda step, day: periods.week_of(day + timedelta(days=7 * step))),
    **dict.fromkeys(("year", "fiscal year", "season"), lambda step, day: f"{day.year + step:04d}"),
    "weekend": lambda step, day: periods.weekend_of(day + timedelta(days=7 * step)),
    "month": lambda step, day: periods.iso_month(*periods.months_on(day.year, day.month, step)),
    "quarter": _quarter,
    "decade": lambda step, day: decade(day.year + 10 * step),
    "century": lambda step, day: century((day.year - 1) // 100 + 1 + step),
}


def season(name: str, year: int) -> str:
    first, last = SEASONS[name.lower()]
    return f"{periods.iso_month(year, first)}/{periods.iso_month(year + (last < first), last)}"


def decade(year: int) -> str:
    return f"{year // 10 * 10:04d}/{year // 10 * 10 + 9:04d}"


def century(number: int) -> str:
    return f"{(number - 1) * 100 + 1:04d}/{number * 100:04d}"


def moved(day: date, count: int, unit: str) -> str | None:
    unit = unit.lower()
    if unit in {"minute", "hour"}:
        return periods.iso_day(day)
    if unit in {"day", "week"}:
        return periods.iso_day(day + timedelta(days=count * (7 if unit == "week" else 1)))
    if unit == "month":
        return periods.iso_month(*periods.months_on(day.year, day.month, count))
    years = {"year": 1, "decade": 10}.get(unit, 100) * count
    return f"{day.year + years:04d}" if 0 < day.year + years < 10000 else None


def moved_exactly(day: date, count: int, unit: str) -> date | None:
    if unit in {"day", "week"}:
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = {"month": 1, "year": 12, "decade": 120}.get(unit)
    if months is None or not 0 < day.year + count * months / 12 < 9999:
        return None
    return periods.day_moved(day, count * months)
