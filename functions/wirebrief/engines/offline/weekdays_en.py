"""What weekdays, "yesterday" and the time of day mean in English."""

import re
from datetime import date, timedelta

from wirebrief.engines.offline import periods
from wirebrief.engines.offline.grammar_en import WEEKDAYS, ZONES
from wirebrief.engines.offline.reckoning_en import month_number, nearest_year

Parts = dict[str, str]
EARLY = 3  # days of a week in which the weekend that is spoken of in the past is the one before
LOCAL_TIME = re.compile(r",?(?: \w+)? \(?local time\b")


def named_day(parts: Parts, published: date | None, _future: bool) -> str | None:
    if published is None:
        return None
    words = parts["rd"].lower()
    steps = {"yesterday": -1, "tomorrow": 1, "today": 0, "tonight": 0, "overnight": 0}
    step = steps.get(words)
    if step is None:
        step = -2 if "before" in words else 2
    return periods.iso_day(published + timedelta(days=step))


def weekday_number(name: str) -> int:
    """Return 0 for Monday, also for "Mon."."""
    return next(number for number, day in enumerate(WEEKDAYS) if day.startswith(name.lower().rstrip(".")[:3]))


def weekday(parts: Parts, published: date | None, future: bool) -> str | None:
    if published is None:
        return None
    number = weekday_number(parts["wd"])
    word = parts.get("wd_w", "").lower()
    extra = parts.get("wd_x", "").lower()
    if word in {"every", "each"}:
        return None
    if extra:
        monday = (
            published
            - timedelta(days=published.weekday())
            + timedelta(days=7 * ({"last": -1, "next": 1}.get(extra.split()[0], 0)))
        )
        return periods.iso_day(monday + timedelta(days=number))
    if "next" in word or "coming" in word or "following" in word or (future and word in {"", "this"}):
        ahead = periods.weekday_after(published, number)
        return periods.iso_day(
            published if future and word in {"", "this"} and published.weekday() == number else ahead
        )
    if word in {"last", "past", "previous"}:
        return periods.iso_day(periods.weekday_before(published - timedelta(days=1), number))
    return periods.iso_day(periods.weekday_before(published, number))


def is_next_day(parts: Parts, behind: str, published: date | None) -> bool:
    """Whether a day is the one after publication, which has begun already where it is told by "local time"."""
    if published is None or "wd_w" in parts or LOCAL_TIME.match(behind) is None:
        return False
    return (published.weekday() + 1) % 7 == weekday_number(parts["wd"])


def is_past_weekend(parts: Parts, published: date | None) -> bool:
    """Whether "this weekend" may be the one before publication, on a Monday to Wednesday."""
    named = parts["re_u"].lower() == "weekend" and parts["re_w"].lower() == "this"
    return named and published is not None and published.weekday() < EARLY


def weekday_behind(day: str, name: str) -> str:
    """Return the first such weekday behind a day: that of "Friday" in "from Monday to Friday"."""
    return periods.iso_day(periods.weekday_after(date.fromisoformat(day), weekday_number(name)))


def clock(parts: Parts, published: date | None, future: bool) -> str | None:
    if published is None:
        return None
    if "ck_m" in parts or "ck_m2" in parts:
        return at_time(parts, _month_day(parts, published, future))
    if "ck_w" not in parts:
        return at_time(parts, published)
    word = parts["ck_w"].lower()
    given = {"rd": word} if word in {"today", "yesterday", "tomorrow"} else {"wd": word}
    day = (named_day if "rd" in given else weekday)(given, published, future)
    return at_time(parts, date.fromisoformat(day) if day else published)


def _month_day(parts: Parts, published: date, future: bool) -> date | None:
    month = month_number(parts.get("ck_m") or parts["ck_m2"])
    year = int(parts["ck_y"]) if "ck_y" in parts else nearest_year(month, published, future)
    return periods.valid_day(year or published.year, month, int(re.sub(r"\D", "", parts.get("ck_d") or parts["ck_d2"])))


def at_time(parts: Parts, day: date | None) -> str | None:
    """Return a time of day on a day, with its zone where one is told."""
    if day is None:
        return None
    time = _time(parts["ck"])
    told = re.search(r"[A-Z]{2,}", parts.get("ck_z", ""))
    zone = ZONES.get(told.group(), "") if told is not None else ""
    return f"{day}T{time}{zone}" if time else periods.iso_day(day)


def _time(words: str) -> str | None:
    lower = words.lower()
    if lower in {"noon", "midday", "midnight"}:
        return "00:00" if lower == "midnight" else "12:00"
    if re.fullmatch(r"\d{4}", lower):
        return f"{lower[:2]}:{lower[2:]}"
    if not lower[0].isdigit():  # dawn, dusk
        return None
    hour, minute = [*re.findall(r"\d+", lower), "00"][:2]
    number = int(hour) % 12 + (12 if "p" in lower else 0) if re.search(r"[ap]\.?m", lower) else int(hour)
    return f"{number:02d}:{minute}" if number < 24 else None
