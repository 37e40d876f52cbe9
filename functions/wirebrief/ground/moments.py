"""Hold an ISO date against the words that it is said to mean."""

import re
from calendar import monthrange
from datetime import date, timedelta

from wirebrief.article import Article, Span
from wirebrief.engines.offline.dates import meaning_of
from wirebrief.engines.offline.language import is_known
from wirebrief.ground.calendar import calendar_words

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[\d:]+(?:Z|[+-]\d{2}:?\d{2})?)?")
_YEAR = re.compile(r"\b(?:1[5-9]|20|21)\d{2}\b")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Words that say on which side of publication a weekday or a month lies.
_RELATIVE = re.compile(
    r"\b(?:last|next|this|past|coming|previous|following|ago|since|until|pasad|próxim|est[ea]|últim|derni|prochain|ce"
    r"|cette|letzt|vergangen|nächst|kommend|diese|passad)",
    re.IGNORECASE,
)
_END = re.compile(r"\b(?:end of|Ende|fin(?:ales)? de|fim d|fin d)", re.IGNORECASE)
_HOURS = re.compile(r"\b(?:1[2-9]|[2-9]\d) hours ago\b", re.IGNORECASE)
_WEEKEND = re.compile(r"\b(?:weekend|week-end|wochenende|fin de semana|fim de semana)\b", re.IGNORECASE)
_NEXT = re.compile(r"^(?:next|(?:el |la |o |a )?próxim[oa]|(?:am |der )?nächste[nr]?) |\sprochaine?$", re.IGNORECASE)
_PART_OF_YEAR = re.compile(
    r"\b(?:first|second|third|fourth|final|last|[1-4](?:st|nd|rd|th))[- ](?:fiscal )?(?:quarter|half)\b|\bq[1-4]\b"
    r"|\b(?:trimestre|semestre|quartal|halbjahr)",
    re.IGNORECASE,
)
# By these a sentence speaks of what is to come.
_AHEAD = re.compile(
    r"\b(?:will|would|shall|expect|plan|forecast|due|scheduled|set to|aim|hope|target|to (?:be|open|close|begin)"
    r"|wird|werden|soll|erwart|será|prevé|espera|prévoi|devra|deve)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b([0-3]?\d)(?:st|nd|rd|th|er|º|\.)?\b(?!\d)")


def date_fault(article: Article, span: Span, iso: str) -> str | None:
    """Return why an ISO 8601 date or interval is not what the words at `span` mean, None where it is.

    The words are reckoned from the day of publication. Where that cannot be done they must name the year, and what
    else they name (month, day, weekday) must be in the date.
    """
    words, language = article.text[span.start : span.end], article.language
    published = article.published_at.date() if article.published_at else None
    meaning = meaning_of(article.text, span, published, language)
    if meaning is not None and len(set(_YEAR.findall(words))) < 2:
        exact = iso in (meaning, meaning.split("T")[0], meaning.split("/")[0])
        same = exact or _days(iso) in _all_days(article, span, meaning) or _is_coarser(iso, meaning)
        return None if same else f"the words mean {meaning}, not {iso}"
    ends = [_ISO.fullmatch(end) for end in iso.split("/")]
    if len(ends) > 2 or not all(ends):
        return f"“{iso}” is no ISO 8601 date or interval"
    parts = [(int(end[1]), int(end[2] or 0), int(end[3] or 0)) for end in ends if end]
    if published and language and not is_known(language) and not _YEAR.search(words):
        return _number_fault(words, parts, published)
    return _year_fault(words, parts) or _month_fault(words, parts) or _day_fault(words, parts)


def _all_days(article: Article, span: Span, meaning: str) -> tuple[tuple[str, str], ...]:
    """Return what the words may mean as well as their first meaning."""
    words, published = article.text[span.start : span.end], article.published_at
    other_side = _other_side(words, meaning, published.date() if published else None)
    return (_days(meaning), *_edges(words, meaning), *other_side, *_to_come(article, span, meaning))


def _days(iso: str) -> tuple[str, str]:
    """Return the first and the last day of an ISO date or interval: "2025-02" is "2025-02-01/2025-02-28"."""
    first, _, last = iso.partition("/")
    return _filled(first, "-01", "-01"), _filled(last or first, "-12", "")


def _edges(words: str, meaning: str) -> list[tuple[str, str]]:
    """Return the last day of what the words mean where they name its end, and the day before for "30 hours ago"."""
    first, last = _days(meaning)
    if _HOURS.search(words) and _ISO_DAY.fullmatch(first):
        day_before = str(date.fromisoformat(first) - timedelta(days=1))
        return [(day_before, day_before)]
    return [(last, last)] if _END.search(words) else []


def _is_coarser(iso: str, meaning: str) -> bool:
    """Return whether a year or a month is given for what lies in it: 2012 for "the summer of 2012"."""
    if not re.fullmatch(r"\d{4}(?:-\d{2})?", iso):
        return False
    (first, last), (start, end) = _days(iso), _days(meaning)
    return first <= start and end <= last


def _other_side(words: str, meaning: str, published: date | None) -> list[tuple[str, str]]:
    """Return what bare words mean on the other side of publication: "Tuesday" is the last or the next one.

    "This weekend" is the one just past as often as the one to come, "next Thursday" the coming one or that after it.
    """
    if published and _WEEKEND.search(words) and all(map(_ISO_DAY.fullmatch, _days(meaning))):
        start, end = map(date.fromisoformat, _days(meaning))
        weeks = [(start + timedelta(days=days), end + timedelta(days=days)) for days in (-7, 7)]
        return [(str(one), str(two)) for one, two in weeks if abs(one - published) <= timedelta(days=7)]
    if published and _NEXT.search(words) and all(map(_ISO_DAY.fullmatch, _days(meaning))):
        week_on = str(date.fromisoformat(_days(meaning)[0]) + timedelta(days=7))
        return [(week_on, week_on)] if _days(meaning)[0] == _days(meaning)[1] else []
    if published is None or _RELATIVE.search(words) or _YEAR.search(words):
        return []
    kinds = {named.split()[0] for named in calendar_words(f"in {words}")}
    first, last = _days(meaning)
    if kinds == {"day"} and not re.search(r"\d", words) and _ISO_DAY.fullmatch(first) and first == last:
        near = [date.fromisoformat(first) + timedelta(days=days) for days in (-7, 7)]
        return [(str(day), str(day)) for day in near if abs(day - published) < timedelta(days=7)]
    years = {published.year - 1, published.year, published.year + 1} if "month" in kinds else set()
    return [(f"{year}{first[4:]}", f"{year}{last[4:]}") for year in years if first[:4] == last[:4]]


def _to_come(article: Article, span: Span, meaning: str) -> list[tuple[str, str]]:
    """Return the coming quarter or half year where the sentence tells what is expected: "due in the third quarter"."""
    words, published = article.text[span.start : span.end], article.published_at
    if published is None or not _PART_OF_YEAR.search(words) or _YEAR.search(words):
        return []
    sentence = next((one for one in article.sentences if one.start <= span.start < one.end), None)
    if sentence is None or not _AHEAD.search(article.text, sentence.start, sentence.end):
        return []
    (first, last), today = _days(meaning), published.date().isoformat()
    coming = [(f"{year}{first[4:]}", f"{year}{last[4:]}") for year in (published.year, published.year + 1)]
    return [one for one in coming if one[1] >= today][:1]


def _filled(iso: str, month: str, day: str) -> str:
    if re.fullmatch(r"\d{4}", iso):
        iso += month
    if re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", iso):
        iso += day or f"-{monthrange(int(iso[:4]), int(iso[5:7]))[1]}"
    return iso


def _number_fault(words: str, parts: list[tuple[int, int, int]], published: date) -> str | None:
    """Return why a date in a language whose words are not known cannot be what they mean ("2月18日", "18日").

    Each number of the words must be its month or day, and the whole lie about the publication: within a year,
    or, where the words have one number alone, within a month.
    """
    months = {int(meaning.split()[1]) for meaning in calendar_words(f"in {words}") if meaning.startswith("month")}
    numbers = {int(number) for number in re.findall(r"\d+", words)} | months
    if not numbers or not numbers <= {number for _, month, day in parts for number in (month, day)}:
        return "nothing in the words tells this date"
    reach = timedelta(days=366 if len(numbers) > 1 else 31)
    try:
        days = [date(year, month or published.month, day or published.day) for year, month, day in parts]
    except ValueError:
        return "there is no such day"
    return (
        None if any(abs(day - published) <= reach for day in days) else f"it is far from the {published} of the article"
    )


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
