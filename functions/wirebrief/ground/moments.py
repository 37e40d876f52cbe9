"""Hold an ISO date against the words that it is said to mean."""

import re
from datetime import date

from wirebrief.article import Article, Span
from wirebrief.engines.offline.dates import meaning_of
from wirebrief.ground.calendar import calendar_words

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[\d:]+(?:Z|[+-]\d{2}:?\d{2})?)?")
_YEAR = re.compile(r"\b(?:1[5-9]|20|21)\d{2}\b")
_DAY = re.compile(r"\b([0-3]?\d)(?:st|nd|rd|th|er|º|\.)?\b(?!\d)")


def date_fault(article: Article, span: Span, iso: str) -> str | None:
    """Return why an ISO 8601 date or interval is not what the words at `span` mean, None where it is.

    The words are reckoned from the day of publication. Where that cannot be done they must name the year, and what
    else they name (month, day, weekday) must be in the date.
    """
    words, published = article.text[span.start : span.end], article.published_at
    meaning = meaning_of(article.text, span, published.date() if published else None, article.language or "en")
    if meaning is not None:
        return None if iso in (meaning, meaning.split("/")[0]) else f"the words mean {meaning}, not {iso}"
    ends = [_ISO.fullmatch(end) for end in iso.split("/")]
    if len(ends) > 2 or not all(ends):
        return f"“{iso}” is no ISO 8601 date or interval"
    parts = [(int(end[1]), int(end[2] or 0), int(end[3] or 0)) for end in ends if end]
    return _year_fault(words, parts) or _month_fault(words, parts) or _day_fault(words, parts)


def _year_fault(words: str, parts: list[tuple[int, int, int]]) -> str | None:
    named = {int(year) for year in _YEAR.findall(words)}
    years = {year for year, _, _ in parts}
    if named:
        return None if years & named or _decades(words) else f"the words name the year {min(named)}, not {min(years)}"
    return "the words name no year, and the article gives no date of its own from which it could be told"


def _decades(words: str) -> bool:
    return bool(re.search(r"\d{3}0'?s\b", words))


def _month_fault(words: str, parts: list[tuple[int, int, int]]) -> str | None:
    named = {int(meaning.split()[1]) for meaning in calendar_words(f"in {words}") if meaning.startswith("month")}
    months = {month for _, month, _ in parts if month}
    return f"the words name another month than {min(months)}" if named and months and not named & months else None


def _day_fault(words: str, parts: list[tuple[int, int, int]]) -> str | None:
    calendar = calendar_words(f"in {words}")
    weekdays = {int(meaning.split()[1]) for meaning in calendar if meaning.startswith("day")}
    days = {int(day) for day in _DAY.findall(_YEAR.sub("", words))}
    month_named = any(meaning.startswith("month") for meaning in calendar)
    for year, month, day in parts:
        if not day:
            continue
        try:
            exact = date(year, month, day)
        except ValueError:
            return f"there is no {year}-{month:02}-{day:02}"
        if month_named and days and day not in days and len(parts) == 1:
            return f"the words name another day than {exact}"
        if weekdays and len(parts) == 1 and exact.isoweekday() not in weekdays:
            return f"{exact} is no {next(word for meaning, word in calendar.items() if meaning.startswith('day'))}"
    return None
