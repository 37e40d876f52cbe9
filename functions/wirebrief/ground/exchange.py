"""Catch two names that changed places: "Costa beat Ruiz" where the evidence has "Ruiz beat Costa"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from wirebrief.ground.names import capitalised_matches
from wirebrief.ground.words import content_words

_WITHIN = re.compile(r"[.;!?\n]\s*\S")
# By these a turned sentence says the same as before: "Costa was beaten by Ruiz".
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|by|wurden?|worden|von|fue|fueron|sido|por|été|par|foi)\b")


def exchanged(statement: str, evidence: Sequence[str]) -> str | None:
    """Return the two names that do in the statement to each other what they do in the evidence the other way round.

    >>> exchanged("Leo Costa accused Ana Ruiz.", ["Ruiz had accused Costa of it."])
    'the evidence has “Ana Ruiz” do this to “Leo Costa”'
    """
    matches = capitalised_matches(statement)
    for one, other in pairwise(matches):
        between = statement[one.end() : other.start()]
        names = (_last(one.group()), _last(other.group()))
        if _WITHIN.search(between) or names[0] == names[1] or not content_words(between):
            continue
        told = "\n".join(evidence)
        if not _stands(names, between, told) and _stands(names[::-1], between, told):
            return f"the evidence has “{other.group()}” do this to “{one.group()}”"
    return None


def _stands(names: tuple[str, ...], between: str, evidence: str) -> bool:
    """Return whether the names stand in this order with what stands between them in the statement."""
    pattern = rf"(?<!\w){re.escape(names[0])}(?!\w)([^.;!?\n]*?)(?<!\w){re.escape(names[-1])}(?!\w)"
    words, turned = content_words(between), bool(_PASSIVE.search(between))
    return any(
        words & content_words(match[1]) and bool(_PASSIVE.search(match[1])) == turned
        for match in re.finditer(pattern, evidence)
    )


def _last(run: str) -> str:
    return run.rsplit(maxsplit=1)[-1].rstrip(".'’")
