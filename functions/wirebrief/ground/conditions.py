"""Catch a condition that a statement leaves out: "will seek a review" for "will seek a review if it can pay"."""

import re
from collections.abc import Sequence

from wirebrief.ground.words import content_words, held

_CONDITION = re.compile(
    r"(?:^|[\s,])(?P<word>if|unless|provided that|as long as|on condition that|sofern|à condition que"
    r"|a condición de que|siempre que)\s(?P<clause>[^,.;:!?]+)",
    re.IGNORECASE,
)
# By these a statement carries on that something hangs on something.
_CARRIED = re.compile(
    r"\b(?:if|unless|provided|condition\w*|depend\w*|whether|once|until|should|could|may|might|subject to|without"
    r"|as long as|in case|wenn|falls|sofern|ob|könnte\w*|si|podría\w*|pourrait|caso|poderia\w*|threat\w*|ultimatum)\b",
    re.IGNORECASE,
)
# Where these stand before it, "if" asks something, or nothing hangs on it.
_ASKED = re.compile(r"\b(?:as|even|what|only|ask(?:ed|s)?|see|know|wonder(?:ed)?)\s$", re.IGNORECASE)
_PARTED = re.compile(r"[,;:]\s|\s(?:and|but|while|und|aber|y|pero|et|mais|e|mas)\s", re.IGNORECASE)
_SPOKEN_OF = 0.7  # share of a statement's content words in what hangs on the condition
_CLAUSE = 0.5  # share of the condition's content words that a statement may tell in other words than "if"


def condition_dropped(statement: str, evidence: Sequence[str]) -> str | None:
    """Return the condition on which all that a statement tells hangs in its evidence, None where it hangs on none.

    >>> condition_dropped("The group would seek a review.", ["The group would seek a review if it had money."])
    'the evidence says “if it had money”'
    >>> condition_dropped("It asked for a loan.", ["It asked for a loan and will close if it gets none."]) is None
    True
    """
    if _CARRIED.search(statement):
        return None
    mine = content_words(statement)
    for sentence in evidence:
        for match in _CONDITION.finditer(sentence):
            clause = content_words(match["clause"])
            told = len(held(clause, mine)) >= _CLAUSE * len(clause)
            hanging = held(mine, content_words(_what_hangs(sentence, match)))
            if clause and not told and len(hanging) >= _SPOKEN_OF * len(mine):
                return f"the evidence says “{match['word']} {match['clause'].strip()}”"
    return None


def _what_hangs(sentence: str, match: re.Match[str]) -> str:
    """Return the clause that hangs on a condition: what stands before it, or behind where the condition comes first."""
    before = sentence[: match.start()]
    if _ASKED.search(sentence[: match.start("word")]):
        return ""
    if not any(map(str.isalpha, before)):
        return _PARTED.split(sentence[match.end() :].lstrip(", "), maxsplit=1)[0]
    return _PARTED.split(before)[-1]
