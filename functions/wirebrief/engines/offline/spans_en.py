"""What English says of stretches: "the year to June", "the first nine months of 2025", "the same period last year"."""

import re
from datetime import date, timedelta

from wirebrief.engines.offline import periods
from wirebrief.engines.offline.reckoning_en import counted, month_number, moved, moved_exactly, nearest_year, period
from wirebrief.engines.offline.weekdays_en import named_day, weekday

Parts = dict[str, str]
STEPS = {"last": -1, "previous": -1, "prior": -1, "preceding": -1, "next": 1, "following": 1}
HOURS_A_DAY = 24


def portion(parts: Parts, published: date | None, future: bool) -> str | None:
    """The first or last months of a year; for days and weeks the month or year in which they are counted."""
    if "po_m" in parts:
        month = month_number(parts["po_m"])
        year = int(parts["po_y"]) if "po_y" in parts else nearest_year(month, published, future)
        return periods.iso_month(year, month) if year is not None else None
    told = int(parts["po_y2"]) if "po_y2" in parts else year_of(parts["po_r"], published)
    count = counted(parts["po_n"])
    if told is None or count is None:
        return None
    months = count * {"months": 1, "quarters": 3}.get(parts["po_u"].lower(), 0)
    if not 0 < months <= periods.MONTHS_A_YEAR:
        return str(told)
    early = re.search(r"first|opening", parts["is_portion"], re.IGNORECASE)
    return periods.months_interval(told, 1, months) if early else periods.months_interval(told, 13 - months, 12)


def same(parts: Parts, published: date | None, _future: bool) -> str | None:
    """The year of "the same period last year"."""
    if "sa_y" in parts:
        return parts["sa_y"]
    return str(published.year - 1) if published is not None else None


def year_of(words: str, published: date | None) -> int | None:
    """Return the year that "last year", "the following year" or "the year" means."""
    if published is None:
        return None
    return published.year + STEPS.get(words.lower().removeprefix("the ").split(" ")[0], 0)


def ended(parts: Parts, published: date | None, future: bool) -> str | None:
    """The stretch that ends on a day or with a month: "the year ending March 31", "the quarter to June"."""
    last = _last_day(parts, published, future)
    if last is None:
        return None
    unit = parts["en_u"].lower()
    if unit == "week":
        return periods.iso_interval(last - timedelta(days=6), last)
    months = {"year": 12, "half": 6, "quar": 3}.get(unit[:4], 1)
    first = periods.day_moved(last + timedelta(days=1), -months)
    if "en_m3" in parts:
        return f"{periods.iso_month(first.year, first.month)}/{periods.iso_month(last.year, last.month)}"
    return periods.iso_interval(first, last)


def _last_day(parts: Parts, published: date | None, future: bool) -> date | None:
    month = month_number(parts.get("en_m") or parts.get("en_m2") or parts["en_m3"])
    year = int(parts["en_y"]) if "en_y" in parts else nearest_year(month, published, future)
    if year is None:
        return None
    told = parts.get("en_d") or parts.get("en_d2")
    if told is None:
        return periods.month_end(year, month)
    return periods.valid_day(year, month, int(re.sub(r"\D", "", told)))


def counted_span(parts: Parts, published: date | None, _future: bool) -> str | None:
    """The days from then to publication, or on from there: "the past two years", "the next three weeks"."""
    ahead = parts["sp_w"].lower() in {"next", "coming"}
    if published is None:
        return None
    if "sp_h" in parts:
        other: date | None = published - timedelta(days=-(-int(parts["sp_h"]) // HOURS_A_DAY))
    else:
        count = counted(parts["sp_n"])
        unit = parts["sp_u"].lower()
        other = moved_exactly(published, count if ahead else -count, unit) if count is not None else None
        if other is not None and unit in {"day", "week"}:  # the day of publication is one of them
            other += timedelta(days=-1 if ahead else 1)
        if "sp_l" in parts:
            return _about(published, parts, ahead=ahead)
    return periods.iso_interval(*sorted((published, other))) if other is not None else None


def _about(published: date, parts: Parts, *, ahead: bool) -> str | None:
    """The stretch of "the next 12 to 18 months", told in months or years."""
    count = counted(parts["sp_n"])
    then = moved(published, count if ahead else -count, parts["sp_u"]) if count is not None else None
    now = published.isoformat()[: len(then)] if then else ""
    return "/".join(sorted((now, then))) if then else None


def from_day(parts: Parts, published: date | None, _future: bool) -> str | None:
    """The day of "a week from Monday" and "two days from today"."""
    count = counted(parts["fr_n"])
    start = (
        named_day({"rd": parts["fr_r"]}, published, True)
        if "fr_r" in parts
        else weekday({"wd": parts["fr_w"]}, published, True)
    )
    if start is None or count is None:
        return None
    days = count * (7 if parts["fr_u"].lower() == "week" else 1)
    return periods.iso_day(date.fromisoformat(start) + timedelta(days=days))


def two_away(parts: Parts, published: date | None, _future: bool) -> str | None:
    """The period of "the week before last" and "the year after next"."""
    if published is None:
        return None
    return period(parts["tw_u"].lower(), -2 if "last" in parts["tw_d"].lower() else 2, published)
