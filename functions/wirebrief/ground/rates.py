"""Hold "a day", "monthly", "a year" to the evidence: 1.3 million a day is not 1.3 million a year."""

import re
from functools import lru_cache

from wirebrief.ground.fold import REMEMBERED

_RATE = re.compile(
    r"\b(?:(?:\d[\d.,]*|million|billion|thousand|\w+s|per cent|percent)\s(?:an?|per|each|every)"
    r"\s(?P<time>hour|day|night|week|month|quarter|year)(?!\s(?:before|earlier|ago|later|after|old|on)\b)"
    r"|(?P<often>hourly|daily|nightly|weekly|monthly|quarterly|yearly|annual(?:ly)?))\b",
    re.IGNORECASE,
)
_SAME = {"annual": "year", "annually": "year", "yearly": "year", "daily": "day"}


def other_rate(statement: str, *evidence: str) -> str | None:
    """Return the words of a rate where the evidence has only rates of another time or no word of that time.

    >>> other_rate("It lost 3 million euros a month.", "It lost 3 million euros a day.")
    'euros a month'
    >>> other_rate("It cuts its monthly catch.", "It will cut the annual catch by 3 tonnes.")
    'monthly'
    >>> other_rate("The fine is 50,000 euros a month.", "The fine is 50,000 euros.")
    'euros a month'
    """
    mine = _rates(statement)
    there = {time for sentence in evidence for time in _rates(sentence)} if mine else set()
    told = " ".join(evidence).casefold() if mine else ""
    return next(
        (
            words
            for time, words in mine.items()
            if time not in there and (there or (" " in words and not _has(told, time)))
        ),
        None,
    )


def _has(told: str, time: str) -> bool:
    """Return whether the time is told at all: "over the month", "annually"."""
    return time in told or any(word in told for word, same in _SAME.items() if same == time)


@lru_cache(maxsize=REMEMBERED)
def _rates(text: str) -> dict[str, str]:
    """Return the times that a text counts by, each with its words."""
    found = {}
    for match in _RATE.finditer(text):
        word = (match["time"] or match["often"]).lower()
        found[_SAME.get(word, word.removesuffix("ly"))] = match.group()
    return found
