"""Reckon from the day that the text told last: "two days later", "that night", "the following Monday", "at 8 p.m."."""

from datetime import date, timedelta

from msgspec import Struct

from wirebrief.engines.offline import periods
from wirebrief.engines.offline.reckoning_en import counted, moved, period
from wirebrief.engines.offline.weekdays_en import at_time, weekday_number

Parts = dict[str, str]
BACK = frozenset({"earlier", "before", "previously"})
STEPS = {"that": 0, "same": 0, "following": 1, "next": 1, "previous": -1}
PARTS_OF_DAY = frozenset({"day", "night", "morning", "afternoon", "evening"})
WEEKDAYS_AFTER = frozenset({"following", "next"})
_DAY_LENGTH, _MONTH_LENGTH, _YEAR_LENGTH = 10, 7, 4
_QUARTER_LENGTH = len("2026-01/2026-03")
_ROUNDED = 30  # days of a month
_LENGTHS = {"year": 12, "quarter": 3}  # months


class Told(Struct, frozen=True):
    """The ISO dates that the text tells before an expression, in order."""

    dates: tuple[str, ...]

    def interval(self, unit: str) -> tuple[date, date] | None:
        """The first and last day of the stretch told last, where it is as long as a year or a quarter."""
        first, _, last = self.dates[-1].partition("/") if self.dates else ("", "", "")
        if len(first) != _DAY_LENGTH or not last:
            return None
        days = date.fromisoformat(first), date.fromisoformat(last)
        return days if (days[1] - days[0]).days // _ROUNDED == _LENGTHS[unit] else None

    @property
    def day(self) -> date | None:
        """The last single day among them."""
        days = [iso[:_DAY_LENGTH] for iso in self.dates if "/" not in iso and len(iso) >= _DAY_LENGTH]
        return date.fromisoformat(days[-1]) if days else None

    def first_day(self, precise: int) -> date | None:
        """The first day of the last among them that is told as precisely as a month (7 letters) or a year (4)."""
        known = [iso for iso in self.dates if len(iso.partition("/")[0]) >= precise]
        return date.fromisoformat((known[-1].partition("/")[0] + "-01-01")[:_DAY_LENGTH]) if known else None

    @property
    def ends_in_another_year(self) -> bool:
        """Whether the last of them runs over the end of a year: "2001-2002"."""
        first, _, last = self.dates[-1].partition("/") if self.dates else ("", "", "")
        return bool(last) and first[:_YEAR_LENGTH] != last[:_YEAR_LENGTH]


def is_told(sort: str, parts: Parts) -> bool:
    """Tell whether an expression is reckoned from what was told before it."""
    match sort:
        case "shifted":
            return parts["sh_d"].lower() in BACK | {"later", "on"} and "sh_n" in parts and "sh_e" not in parts
        case "relative":
            return _word(parts["re_w"]) in (STEPS if parts["re_u"].lower() in PARTS_OF_DAY else STEPS.keys() - {"next"})
        case "weekday":
            return _word(parts.get("wd_w", "")) in STEPS and parts["wd_w"].lower() != "next"
        case "clock":
            return not {"ck_w", "ck_m", "ck_m2"} & parts.keys()
        case "edge":
            return parts.get("ed_u", "").lower() in {"day", "month"}
    return sort == "bare"


def meaning(sort: str, parts: Parts, told: Told) -> str | None:
    """Return what such an expression means, None where the text tells nothing that it could be reckoned from."""
    match sort:
        case "shifted":
            return _shifted(parts, told)
        case "relative":
            return _relative(parts, told)
        case "weekday":
            return _weekday(parts, told.day)
        case "clock":
            return at_time(parts, told.day)
    return _around(parts.get("ed_u") or parts["ba"], told)


def _word(words: str) -> str:
    return words.lower().removeprefix("the ")


def _shifted(parts: Parts, told: Told) -> str | None:
    unit, count = parts["sh_u"].lower(), counted(parts["sh_n"])
    day = told.day if unit in {"minute", "hour", "day", "week"} else told.first_day(_precise(unit))
    if day is None or count is None:
        return None
    return moved(day, -count if parts["sh_d"].lower() in BACK else count, unit)


def _precise(unit: str) -> int:
    return _MONTH_LENGTH if unit in {"month", "quarter"} else _YEAR_LENGTH


def _relative(parts: Parts, told: Told) -> str | None:
    step, unit = STEPS[_word(parts["re_w"])], parts["re_u"].lower()
    if unit in PARTS_OF_DAY:
        return periods.iso_day(told.day + timedelta(days=step)) if told.day else None
    if unit in {"week", "weekend"} and told.day:
        of = periods.week_of if unit == "week" else periods.weekend_of
        return of(told.day + timedelta(days=7 * step))
    if (own := _own_year(unit, step, told)) is not None:
        return own
    day = told.first_day(_precise(unit)) if unit in {"month", "quarter", "year", "decade"} else None
    return period(unit, step, day) if day else None


def _own_year(unit: str, step: int, told: Told) -> str | None:
    """A year or quarter that begins on a day of its own: "the previous year" after "the year to March 31"."""
    unit = unit.rpartition(" ")[2]
    stretch = told.interval(unit) if unit in _LENGTHS else None
    if stretch is None:
        return None
    months = step * _LENGTHS[unit]
    first, behind = (periods.day_moved(day, months) for day in (stretch[0], stretch[1] + timedelta(days=1)))
    return periods.iso_interval(first, behind - timedelta(days=1))


def _around(unit: str, told: Told) -> str | None:
    """The day, month or year in which the date told last lies: "late in the month", "for the year"."""
    unit = unit.lower()
    if (own := _own_year(unit, 0, told)) is not None:
        return own
    day = (
        told.day
        if unit in {"day", "week", "night"}
        else told.first_day(_YEAR_LENGTH if "year" in unit else _MONTH_LENGTH)
    )
    if unit == "quarter":  # "the quarter" after "slipped in the previous quarter" is the later one
        quarters = (one for one in told.dates if "/" in one and len(one) == _QUARTER_LENGTH)
        day = max((date.fromisoformat(f"{one[:_MONTH_LENGTH]}-01") for one in quarters), default=None)
    if day is None or (unit == "year" and told.ends_in_another_year):
        return None
    return periods.iso_day(day) if unit in {"day", "night"} else period(unit, 0, day)


def _weekday(parts: Parts, day: date | None) -> str | None:
    if day is None:
        return None
    number, word = weekday_number(parts["wd"]), _word(parts["wd_w"])
    if word in WEEKDAYS_AFTER:
        return periods.iso_day(periods.weekday_after(day, number))
    if word == "previous":
        return periods.iso_day(periods.weekday_before(day - timedelta(days=1), number))
    monday = day - timedelta(days=day.weekday())
    return periods.iso_day(monday + timedelta(days=number))
