"""Read the day of the month beside a weekday: "terça-feira (28)", "o domingo (8/1)", "el martes 12"."""

import re
from datetime import date, timedelta

NEAREST = 31  # days on either side of publication among which the day of that number and weekday is
_BRACKETS = r"\s\((?P<{name}b>\d{{1,2}})(?:/(?P<{name}m>\d{{1,2}})(?:/(?:\d{{4}}|\d\d))?)?\)"
BEHIND_SHORT = f"(?:{_BRACKETS.format(name='k')})?"
# "El martes 12" goes on with no month, hour, figure or unit.
_BARE = (
    r"\s(?P<n>\d{1,2})(?=[,.;:)]?(?:\s|$))(?!\s(?:de|del|d['’e]|horas?|heures?|h|euros?|personas?|[a-zà-ÿ]{0,3}%)\b)"
)


def behind(language: str) -> str:
    """Return the expression for what may follow a weekday."""
    brackets = _BRACKETS.format(name="w")
    return f"(?:{brackets})?" if language == "de" else f"(?:{brackets}|{_BARE})?"


def day_of(found: dict[str, str | None], weekday: int, published: date) -> date | None:
    """Return the day near publication that has this number and weekday, None where none has."""
    number, month = _number(found)
    near = sorted(range(-NEAREST, NEAREST + 1), key=abs)
    days = (published + timedelta(days=step) for step in near)
    same = (day for day in days if day.day == number and day.weekday() == weekday)
    return next((day for day in same if month is None or day.month == month), None)


def end_of(match: re.Match[str], weekday: int, published: date | None) -> int:
    """Return where a date ends: in front of brackets, and of a figure that is no day of that weekday."""
    found = match.groupdict()
    bracket = next((name for name in ("wb", "kb") if found.get(name)), None)
    if bracket is not None:
        return match.start(bracket) - len(" (")
    if found.get("n") is None or (published is not None and day_of(found, weekday, published) is not None):
        return match.end()
    return match.start("n") - 1


def _number(found: dict[str, str | None]) -> tuple[int | None, int | None]:
    told = found.get("wb") or found.get("kb") or found.get("n")
    month = found.get("wm") or found.get("km")
    return int(told) if told else None, int(month) if month else None
