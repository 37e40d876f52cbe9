"""Catch words that say more of a speaker than the evidence does (admitted, falsely), and causes made up."""

import re
from collections.abc import Sequence
from functools import cache

from wirebrief.ground.markers import LOADED
from wirebrief.ground.names import capitalised_runs
from wirebrief.ground.quoted import own_quotes
from wirebrief.ground.words import content_words
from wirebrief.negations import NEGATIONS

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# "Were admitted to hospital": whom it is done to says nothing.
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)\s\w+")
# Of these no person says it: "allegedly late", "the alleged thief", "a drought threatening the crops".
_HARMLESS = re.compile(r"\ballegedly\b|\bthreatening\b|\b(?:an?|the|his|her|its|their|and|of|for|over)\salleged\b")
_SENTENCE = re.compile(r"[.!?]\s|\n")
_EVENTS = ("resign", "died", "arrested", "sued")
_MIN_CAUSE = 0.5  # share of the cause's content words that must stand near, above which it was not made up
_MIN_GIVEN = 0.25  # where the evidence itself has a "because", whose words the statement may put otherwise
_GIVEN = re.compile(
    r"\b(?:because|on (?:the )?(?:grounds?|account)|due to|owing to|as a result|for (?:that|this) reason|blam\w+"
    r"|weil|wegen|porque|parce que)\b"
)
_AFTER = re.compile(r"\bafter\b")
_BECAUSE = re.compile(
    r"\b(?:because(?: of)?|due to(?=\s(?:the|an?|its|his|her|their|this|that|\w+ing)\b)"
    r"|(?<!\bis )(?<!\bwas )(?<!\bare )(?<!\bwere )(?<!\bbe )due to"
    r"|as a result of|owing to|thanks to|caused by|weil|wegen|aufgrund|infolge|porque"
    r"|debido a|a causa de|por culpa de|parce que|à cause de|en raison de|por causa de|devido a)\s([^.;,]+)",
    re.IGNORECASE,
)
# What an article may say for "because": paraphrase makes a cause of "after", but never of nothing.
_LINK = re.compile(
    r"\b(?:because|due|after|following|amid|since|as|when|result\w*|caus\w+|led|lead|reason\w*|blam\w+|attribut\w+"
    r"|owing|grounds?|account|thanks|over|so that|weil|wegen|nach|nachdem|infolge|aufgrund|da|durch|ursache|grund"
    r"|porque|debi\w+|tras"
    r"|causa\w*|culpa|por|motivo|parce|cause|raison|après|suite|devido|após)\b",
    re.IGNORECASE,
)


def overstated(statement: str, told: Sequence[str], article: str = "") -> str | None:
    """Return the word of a statement that says more than what it cites and what stands beside it, None where none does.

    What happened may be told anywhere in the `article`, in this very word.

    >>> overstated("Ana Ruiz admitted that it was late.", ["Ana Ruiz said that it was late."])
    'nothing in the evidence is “admitted”'
    """
    if not _any_loaded().search(statement):
        return None
    near = "\n".join(told)
    mine = [word.casefold() for word in _WORD.findall(_HARMLESS.sub("", _PASSIVE.sub("", statement)))]
    for stems, supporting in LOADED:
        word = next((word for word in mine if word.startswith(stems)), None)
        if word and word.startswith("accus") and own_quotes(statement):  # the words themselves are told
            continue
        if word and stems[0] in _EVENTS and _happened(stems, statement, article):
            continue
        if word and not any(_supports(one.casefold(), (*stems, *supporting)) for one in _WORD.findall(near)):
            return f"nothing in the evidence is “{word}”"
    return None


def _happened(stems: tuple[str, ...], statement: str, article: str) -> bool:
    """Return whether the article has it happen anywhere, in a sentence with a name of the statement."""
    names = {word for run in capitalised_runs(statement) for word in run.split()}
    there = (one for one in _SENTENCE.split(article) if re.search(rf"\b(?:{'|'.join(stems)})", one, re.IGNORECASE))
    return any(not names.isdisjoint(_WORD.findall(one)) for one in there)


def _supports(word: str, stems: tuple[str, ...]) -> bool:
    return word.startswith(stems) or ("not" in stems and (word in NEGATIONS or word.endswith(("n't", "n’t"))))


@cache
def _any_loaded() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(stem for stems, _ in LOADED for stem in stems)})", re.IGNORECASE)


def made_up_cause(statement: str, evidence: Sequence[str], near: Sequence[str]) -> str | None:
    """Return the reason that a statement gives and its evidence does not, None where there is none.

    >>> made_up_cause("It closed because of tariffs.", ["It closed."], ["It closed.", "Tariffs are high."])
    'the evidence does not give “tariffs” as a reason'
    """
    for match in _BECAUSE.finditer(statement):
        words, there = content_words(match[1]), frozenset[str]().union(*map(content_words, near))
        given, told_after = _behind(_GIVEN, evidence), _behind(_AFTER, evidence)
        known = len(words & (given | told_after)) >= _MIN_GIVEN * len(words)
        known = known or (len(words & there) >= _MIN_CAUSE * len(words) and not (given and given.isdisjoint(words)))
        if words and not (known and any(map(_LINK.search, evidence))):
            return f"the evidence does not give “{match[1]}” as a reason"
    return None


def _behind(pattern: re.Pattern[str], evidence: Sequence[str]) -> frozenset[str]:
    """Return the content words that stand behind a pattern in the evidence."""
    return content_words(" ".join(one[found.end() :] for one in evidence for found in pattern.finditer(one)))
