"""Hold "a day", "monthly", "a year" to the evidence: 1.3 million a day is not 1.3 million a year."""

import re
from functools import lru_cache

from wirebrief.ground.fold import REMEMBERED

_RATE = re.compile(
    r"\b(?:(?:\d[\d.,]*|million|billion|thousand|\w+s|per cent|percent)\s(?:an?|per|each|every)"
    r"\s(?P<time>hour|day|night|week|month|quarter|year)"
    r"|(?P<often>hourly|daily|nightly|weekly|monthly|quarterly|yearly|annual(?:ly)?))\b",
    re.IGNORECASE,
)
_SAME = {"annual": "year", "annually": "year", "yearly": "year", "daily": "day"}


def other_rate(statement: str, *evidence: str) -> str | None:
    """Return the words of a rate where the evidence only has rates of another time, None where there is none.

    >>> other_rate("It lost 3 million euros a month.", "It lost 3 million euros a day.")
    'euros a month'
    >>> other_rate("It cuts its monthly catch.", "It will cut the annual catch by 3 tonnes.")
    'monthly'
    """
    mine = _rates(statement)
    there = {time for sentence in evidence for time in _rates(sentence)} if mine else set()
    return next((words for time, words in mine.items() if there and time not in there), None)


@lru_cache(maxsize=REMEMBERED)
def _rates(text: str) -> dict[str, str]:
    """Return the times that a text counts by, each with its words."""
    found = {}
    for match in _RATE.finditer(text):
        word = (match["time"] or match["often"]).lower()
        found[_SAME.get(word, word.removesuffix("ly"))] = match.group()
    return found
