"""Words before or behind an English date that belong to it: "the early hours of Sunday", "14 February last year"."""

import re
from datetime import date

from wirebrief.engines.offline import periods
from wirebrief.engines.offline.grammar_en import DAY, MONTH, YEAR
from wirebrief.engines.offline.reckoning_en import month_number

FRONT = re.compile(
    r"(?P<part>the (?:(?:very )?(?:early|late|small|wee|first|final|last) hours|(?:early |late )?"
    r"(?:morning|afternoon|evening|night)|eve) of )|(?P<week>the week(?:end)? of )|"
    r"(?P<edge>the (?:very )?(?:end|beginning|start|middle|close) of )|(?P<sooner>(?-i:earlier|later)(?: on)? )",
    re.IGNORECASE,
)
_DAYS = frozenset({"weekday", "mdy", "dmy", "relday", "feast", "iso"})
# What may stand behind each front.
FRONTS = {
    "part": _DAYS,
    "week": frozenset({"mdy", "dmy"}),
    "edge": frozenset({"my", "month", "year", "decade", "century", "quarter", "season", "relative"}),
    "sooner": frozenset({"weekday", "relday"}),
}
# Sorts that "last year" may stand behind, and the groups of each that tell another year or none to be told.
MONTHLY = {
    "mdy": frozenset({"mdy_y"}),
    "dmy": frozenset({"dmy_y"}),
    "month": frozenset[str](),
    "edge": frozenset({"ed_y", "ed_s", "ed_u"}),
}
YEAR_BEHIND = re.compile(r"(?:,| of| in)? ((?:last|next) year)\b(?!['’])", re.IGNORECASE)
YEAR_TOLD = re.compile(r"(?:,| of| in)? the (following|next|previous|same) year\b(?!['’])", re.IGNORECASE)
# The year of "May and June 2011", "from Jan. 2 to March 5, 2019".
YEAR_SHARED = re.compile(
    rf",?\s(?:and|or|to|through|until|[-–])\s(?:{DAY}\s)?{MONTH}\s(?:{DAY},?\s)?({YEAR})\b", re.IGNORECASE
)


def within(front: re.Match[str], meaning: str | None) -> str | None:
    """Return what the whole means: the week about a day, else as much as what stands behind the front."""
    day = re.fullmatch(r"\d{4}-\d\d-\d\d", meaning or "")
    if front["week"] is None or day is None:
        return meaning
    around = periods.weekend_of if "end" in front["week"] else periods.week_of
    return around(date.fromisoformat(day.group()))


def in_year(parts: dict[str, str], sort: str, year: int) -> str | None:
    """Return the day or month in the year that the words behind it tell."""
    name = parts.get(f"{sort}_m") or parts.get("mo") or parts["ed_m"]
    month = month_number(name)
    if f"{sort}_d" not in parts:
        return periods.iso_month(year, month)
    day = periods.valid_day(year, month, int(re.sub(r"\D", "", parts[f"{sort}_d"])))
    return periods.iso_day(day) if day else None
