"""What English date expressions mean on the day of publication."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from wirebrief.engines.offline import periods
from wirebrief.engines.offline.reckoning_en import (
    century,
    counted,
    month_number,
    moved,
    moved_exactly,
    nearest_year,
    period,
    season,
)
from wirebrief.engines.offline.seasons_en import decade_told, feast, season_near, season_told
from wirebrief.engines.offline.spans_en import counted_span, ended, from_day, portion, same, two_away, year_of
from wirebrief.engines.offline.told_en import is_told
from wirebrief.engines.offline.weekdays_en import clock, named_day, weekday, weekday_number

Parts = dict[str, str]
PARTS_OF_DAY = frozenset({"day", "night", "morning", "afternoon", "evening", "hour"})
SATURDAY = 5
CENTURIES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
).split()


def _day(parts: Parts, prefix: str, published: date | None, future: bool) -> str | None:
    month = month_number(parts[f"{prefix}_m"])
    year = int(parts[f"{prefix}_y"]) if f"{prefix}_y" in parts else nearest_year(month, published, future)
    number = int(re.sub(r"\D", "", parts[f"{prefix}_d"]))
    if year is None:
        return None
    first = periods.valid_day(year, month, number)
    if first is None:
        return None
    last = (
        periods.valid_day(year, month, int(re.sub(r"\D", "", parts[f"{prefix}_to"])))
        if f"{prefix}_to" in parts
        else None
    )
    return periods.iso_interval(first, last) if last is not None and last > first else periods.iso_day(first)


def _iso(parts: Parts, _published: date | None, _future: bool) -> str | None:
    day = periods.valid_day(int(parts["iso_y"]), int(parts["iso_m"]), int(parts["iso_d"]))
    return periods.iso_day(day) if day is not None else None


def _slash(parts: Parts, _published: date | None, _future: bool) -> str | None:
    year = int(parts["sl_y"]) + (2000 if len(parts["sl_y"]) == 2 else 0)
    one, two = int(parts["sl_a"]), int(parts["sl_b"])
    day = periods.valid_day(year, one, two) or periods.valid_day(year, two, one)
    return periods.iso_day(day) if day is not None else None


def _shifted(parts: Parts, published: date | None, _future: bool) -> str | None:
    count = counted(parts.get("sh_n", ""))
    way = parts["sh_d"].lower()
    if count is None or published is None:
        return None
    if way == "earlier" and count == 1 and parts["sh_u"].lower() == "year":  # "up from 84 cents a year earlier"
        return moved(published, -1, "year")
    if way in {"earlier", "later", "before", "after", "previously", "on"}:
        return None
    if parts.get("sh_wd", "").lower() == " today":  # "a year ago today"
        exact = moved_exactly(published, -count, parts["sh_u"].lower())
        return periods.iso_day(exact) if exact is not None else None
    then = moved(published, count if way in {"from now", "hence"} else -count, parts["sh_u"])
    return (
        _weekday_about(then, parts["sh_wd"]) if then and len(then) == len("2026-03-12") and "sh_wd" in parts else then
    )


def _weekday_about(day: str, words: str) -> str:
    """The weekday of "two weeks ago on Thursday": that of the week which is counted."""
    monday = periods.weekday_before(date.fromisoformat(day), 0)
    return periods.iso_day(monday + timedelta(days=weekday_number(words.rpartition(" ")[2])))


def _quarter(parts: Parts, published: date | None, future: bool) -> str | None:
    if "q_f" in parts:  # a firm's own year
        return None
    order = parts.get("q_n") or parts.get("q_o", "").lower()
    told = parts.get("q_r2") or parts.get("q_p")
    if told is not None:
        parts = {**parts, "q_r": told}
    if order == "last" and not {"q_y", "q_r"} & parts.keys():
        return period("quarter", -1, published) if published is not None else None
    number = {
        "first": 1,
        "1st": 1,
        "second": 2,
        "2nd": 2,
        "third": 3,
        "3rd": 3,
        "fourth": 4,
        "4th": 4,
        "final": 4,
        "last": 4,
    }.get(order)
    number = number if number is not None else int(order)
    year = parts.get("q_y") or parts.get("q_y2") or parts.get("q_y3")
    if year is None and published is None:
        return None
    size = 6 if parts.get("q_u", "").lower() == "half" else 3
    number = min(number, 12 // size)
    base = int(year) if year else year_of(parts.get("q_r", ""), published) or 0
    if not year and not parts.get("q_r") and published is not None and (number - 1) * size + 1 > published.month:
        base -= not future
    elif future and not year and not parts.get("q_r") and published is not None and number * size < published.month:
        base += 1
    return periods.months_interval(base, (number - 1) * size + 1, number * size)


def _relative(parts: Parts, published: date | None, future: bool) -> str | None:
    if published is None:
        return None
    word, unit = parts["re_w"].lower(), parts["re_u"].lower()
    if is_told("relative", parts) and (unit in PARTS_OF_DAY or "previous" not in word):
        return None
    if unit == "weekend" and word == "the":
        past = not future and published.weekday() < SATURDAY
        return period(unit, -1 if past else 0, published)
    if unit == "week" and word == "the past":
        return periods.iso_interval(published - timedelta(days=6), published)
    return period(unit, _step(word), published)


def _step(word: str) -> int:
    """How many weeks, months or years on from the one of publication."""
    if "last" in word or "previous" in word or "past" in word:
        return -1
    return int("next" in word or "coming" in word or "following" in word)


def _edge(parts: Parts, published: date | None, future: bool) -> str | None:
    if "ed_y" in parts:
        return parts["ed_y"]
    if published is None:
        return None
    if "ed_m" in parts:
        return _alone(parts["ed_m"], published, future)
    if "ed_s" in parts:
        return season(parts["ed_s"], published.year)
    return period(parts["ed_u"].lower(), 0, published) if parts["ed_u"].lower() != "day" else periods.iso_day(published)


def _alone(name: str, published: date | None, future: bool) -> str | None:
    month = month_number(name)
    year = nearest_year(month, published, future)
    return periods.iso_month(year, month) if year is not None else None


def _end(parts: Parts, published: date | None, _future: bool) -> str | None:
    if published is None:
        return None
    step = {"last": -1, "next": 1}.get(parts["of_r"].lower(), 0)
    return period(parts["of_u"].lower(), step, published)


def _week_of(parts: Parts, published: date | None, future: bool) -> str | None:
    """The month or year in which a week, weekend or day lies that is counted and not dated."""
    if "wo_m" in parts and "wo_y" in parts:
        return periods.iso_month(int(parts["wo_y"]), month_number(parts["wo_m"]))
    if "wo_m" in parts:
        return _alone(parts["wo_m"], published, future)
    if "wo_y2" in parts:
        return parts["wo_y2"]
    return period(parts["wo_u"].lower(), 0, published) if published is not None else None


def _months(parts: Parts, published: date | None, future: bool) -> str | None:
    """The span of "July-September", in the year that its last month means."""
    first, last = month_number(parts["ms_a"]), month_number(parts["ms_b"])
    year = int(parts["ms_y"]) if "ms_y" in parts else nearest_year(last, published, future)
    if year is None:
        return None
    return f"{periods.iso_month(year - (first > last), first)}/{periods.iso_month(year, last)}"


def _years(parts: Parts, _published: date | None, _future: bool) -> str | None:
    first, last = parts["yr_a"], parts["yr_b"]
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if last > first else None


Resolver = Callable[[Parts, date | None, bool], str | None]
RESOLVERS: dict[str, Resolver] = {
    "iso": _iso,
    "mdy": lambda parts, published, future: _day(parts, "mdy", published, future),
    "dmy": lambda parts, published, future: _day(parts, "dmy", published, future),
    "my": lambda parts, _published, _future: periods.iso_month(int(parts["my_y"]), month_number(parts["my_m"])),
    "slash": _slash,
    "shifted": _shifted,
    "weekof": _week_of,
    "quarter": _quarter,
    "ended": ended,
    "span": counted_span,
    "portion": portion,
    "same": same,
    "fromday": from_day,
    "twoaway": two_away,
    "bare": lambda parts, published, _future: (
        str(published.year) if published is not None and parts["ba"].lower() == "year" else None
    ),
    "vague": lambda _parts, _published, _future: None,
    "yearend": lambda _parts, published, _future: str(published.year) if published is not None else None,
    "feast": feast,
    "inseason": season_near,
    "attacks": lambda _parts, _published, _future: "2001-09-11",
    "relday": named_day,
    "weekday": weekday,
    "relative": _relative,
    "edge": _edge,
    "season": season_told,
    "decade": lambda parts, _published, _future: decade_told(parts),
    "century": lambda parts, _published, _future: century(
        int(parts["ce"]) if "ce" in parts else CENTURIES.index(parts["ce_w"].lower()) + 1
    ),
    "end": _end,
    "months": _months,
    "month": lambda parts, published, future: _alone(parts["mo"], published, future),
    "years": _years,
    "year": lambda parts, _published, _future: parts["ye"],
    "clock": clock,
}
