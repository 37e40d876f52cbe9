"""Reckon in a firm's own year, where an English article has told when that ends: "the year ending March 31"."""

import re
from datetime import date, timedelta
from functools import lru_cache

from wirebrief.engines.offline import periods
from wirebrief.engines.offline.grammar_en import PATTERNS
from wirebrief.engines.offline.spans_en import ended

Parts = dict[str, str]
FAR = 3000  # code points before "its fourth quarter" in which the year is looked for
MAYBE = re.compile(r"\byear (?:that |which )?(?:end|to )", re.IGNORECASE)
ORDERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
TOLD = frozenset({"q_y", "q_y2", "q_y3", "q_r", "q_r2", "q_p", "q_f"})  # of a quarter that tells its year itself


@lru_cache(maxsize=1)
def _ended() -> re.Pattern[str]:
    return re.compile(PATTERNS["ended"], re.IGNORECASE)


def meaning(sort: str, parts: Parts, text: str, start: int, published: date | None) -> str | None:
    """Return what "the fiscal year" or "its fourth quarter" means in a firm's own year, None where none was told."""
    yearly = sort == "bare" and parts["ba"].lower() in {"year", "fiscal year"}
    quarterly = sort == "quarter" and not TOLD & parts.keys() and parts.get("q_u", "quarter").lower() == "quarter"
    year = _told(text, start, published) if (yearly or quarterly) and published is not None else None
    if year is None or published is None:
        return None
    return periods.iso_interval(*year) if yearly else _quarter(parts, year[0], published)


def _told(text: str, start: int, published: date | None) -> tuple[date, date] | None:
    """The first and last day of the last such year before an offset, None for a year of the calendar."""
    window = text[max(0, start - FAR) : start]
    if MAYBE.search(window) is None:
        return None
    found = [match.groupdict() for match in _ended().finditer(window)]
    years = [
        {name: part for name, part in one.items() if part} for one in found if (one["en_u"] or "").lower() == "year"
    ]
    first, _, last = ((ended(years[-1], published, False) if years else None) or "").partition("/")
    if len(first) != len("2026-03-12") or first.endswith("-01-01"):
        return None
    return date.fromisoformat(first), date.fromisoformat(last)


def _quarter(parts: Parts, first: date, published: date) -> str | None:
    """The last quarter of that number which was over by the day of publication."""
    number = int(parts["q_n"]) if "q_n" in parts else ORDERS.get(parts["q_o"].lower())
    if number is None:
        return None
    begins = [periods.day_moved(first, 3 * (number - 1) + 12 * step) for step in (-1, 0, 1)]
    ends = [(day, periods.day_moved(day, 3) - timedelta(days=1)) for day in begins]
    over = [one for one in ends if one[1] <= published]
    day, end = over[-1] if over else ends[0]
    return f"{periods.iso_month(day.year, day.month)}/{periods.iso_month(end.year, end.month)}"
