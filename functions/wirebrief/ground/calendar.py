"""Hold the months and weekdays of a statement against its evidence."""

import re
from functools import lru_cache

from wirebrief.ground.fold import REMEMBERED
from wirebrief.ground.lexicon import CALENDAR, DOUBTFUL_CALENDAR

# "Winter storm" and "markdowns of summer stock" tell no time.
_SEASON = re.compile(
    r"\b(?:in|by|until|since|the|this|last|next|early|late|previous|coming|every|each|mid)[ -]"
    r"(?:(?:early|late|the)[ -])?(?P<season>spring|summer|autumn|winter|(?<!in )fall(?!\s(?:of|in|from)\b))\b"
    r"(?!\s(?:storm|sport|coat|wheat|vegetable|season|stock|sale))",
    re.IGNORECASE,
)
_ANY_SEASON = re.compile(r"\b(?:spring|summer|autumn|winter|fall)\b", re.IGNORECASE)
_SAME = {"fall": "autumn"}
_MONTHS_OF = {"spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11), "winter": (12, 1, 2)}
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=REMEMBERED)
def calendar_words(text: str) -> dict[str, str]:
    """Return the months and weekdays of a text: meaning to the word that has it.

    >>> calendar_words("On Nov. 3, a Monday")
    {'month 11': 'Nov', 'day 1': 'Monday'}
    """
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        if word in CALENDAR and not (word in DOUBTFUL_CALENDAR and not _dated(text, match)):
            found.setdefault(CALENDAR[word], word)
    for match in _SEASON.finditer(text):
        found.setdefault(_season(match["season"]), match["season"])
    return found


def unsupported_date(statement: str, *evidence: str, opening: str = "") -> str | None:
    """Return the first month or weekday of the statement that its evidence does not name.

    The weekday of the `opening` is that of all that is told without another.
    """
    there = {meaning for sentence in evidence for meaning in calendar_words(sentence)}
    if not any(meaning.startswith("day") for meaning in there):
        there |= {meaning for meaning in calendar_words(opening) if meaning.startswith("day")}
    there |= {_season(word) for sentence in evidence for word in _ANY_SEASON.findall(sentence)}
    there |= {f"season {season}" for season, months in _MONTHS_OF.items() if {f"month {one}" for one in months} & there}
    return next((word for meaning, word in calendar_words(statement).items() if meaning not in there), None)


def _season(word: str) -> str:
    return f"season {_SAME.get(word.casefold(), word.casefold())}"


def _dated(text: str, match: re.Match[str]) -> bool:
    around = text[max(match.start() - 12, 0) : match.start()] + "|" + text[match.end() : match.end() + 6]
    return bool(re.search(r"\d\s*\||\|\.?\s*\d|\b(?:in|last|next|of|this|since|until|by|on)\s\|", around))
