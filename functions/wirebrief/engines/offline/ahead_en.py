"""Tell from the words before an English weekday or month whether it lies ahead: the nearest verb decides."""

import re

AHEAD = re.compile(
    r"\b(?:(?:will|would|shall|should|may|could|must|won't)(?! have\b)(?: not| also| only)?(?: be)?(?: \w+)?|"
    r"(?:due|scheduled|set|planned|expected|is|are|going)(?: not)? to(?: be)?(?: \w+)?|"
    r"(?:takes? (?:place|effect)|begins|opens|starts|closes|ends|expires|kicks off|gets under way|"
    r"go(?:es)? to the polls|polls open|comes? into (?:force|effect))"
    r"(?= (?:on|in|at|from)\s*$|\s$| at [\w:.]+ (?:[ap]\.?m\.? )?(?:on )?$)|"
    r"(?:names|plays|faces|hosts|meets|votes|decides|returns|resumes)(?: \w+){0,4}(?= on\s*$)|"
    r"on the eve of|until|upcoming|looming|forthcoming|ahead of|faces? an? (?:\w+ ){0,4}\w+|"
    r"(?:due|scheduled|set|planned|slated) (?:for|on|in|at)|"
    r"(?:is|are|am) \w+ing(?: \w+)?|(?:is|are) (?=(?:on )?$)|(?:runs?|lasts?) (?=from $)|"
    r"(?:was|were) (?:planning|preparing|going|hoping|expecting) to(?: \w+)?|"
    r"(?:plans?|planned|scheduled|intends?) (?:a|an|the|another|more|new|its|their) (?:\w+ ){0,3}\w+|"
    r"to \w+(?= (?:from|on|by|until|in)\s*$))",
    re.IGNORECASE,
)
BEHIND = re.compile(
    r"\b(?:[a-z]{3,}ed|was|were|had|said|told|beat|won|lost|took|made|met|came|went|fell|rose|began|held|struck|left|"
    r"found|since|gave|got|ran|sent|shot|hit|quit|saw|led|did|flew|grew|spoke|wrote|broke|brought)\b"
)
BY = re.compile(r"\bby\s$")
# What had come about by a day, not what is to come about.
REACHED = re.compile(
    r"\b(?:(?:was|were) (?!expected|planned|scheduled|needed|wanted|required)\w+ed|"
    r"fell|rose|had|reached|climbed|dropped|grew|came|stood|became|began|arrived|died|returned|left|spread)\b"
    r"(?![^,.;]*\b(?:to|must|will|would|should|can|could)\b)[^.;]* by $"
)
SAYING = re.compile(
    r", (?:saying|adding|because|claiming|alleging) "
)  # a clause of its own: "is calling for a vote, saying Sunday's"
FIT_FOR = re.compile(
    r"\b(?:fit|ready|available|prepar\w+|tickets|favou?rites?|squad|side|team|line-?up|doubtful|out|set|recalled|selected|"
    r"called up|picked|eligible|suspended|plans?|venue|agenda)\b[^.,;]{0,25}\bfor\s$"
)
MEETING = re.compile(
    r"['’]s (?:[\w-]+ ){0,3}(?:match|game|clash|test|tie|final|race|derby|fixture|semi-final|contest|elections?|"
    r"vote|poll|polls|referendum|summit|talks|meeting|hearing|debate|trial|launch|opening|show|concert|trip|visit)\b"
)


# "January's report" is out; "on Monday, ministers are to meet" is still to be.
REPORTED = re.compile(
    r"['’]s (?:[\w-]+ )?(?:reports?|figures?|data|sales|numbers|survey|rise|fall|drop|gain|decline|increase|attacks?|"
    r"announcement|ruling|results?)\b"
)
STILL_TO_BE = re.compile(
    r",? (?P<subject>[^.;:]{0,60}?)\b"
    r"(?:will|shall|(?:is|are) (?:to|due|scheduled|expected|set|planning|going|likely))\b"
)


def is_behind(before: str) -> bool:
    """Tell whether the words before tell of what was: "took place this weekend"."""
    return BEHIND.search(before) is not None


def lies_ahead(before: str, behind_day: str = "") -> bool:
    """Whether the words around a weekday or month turn it to the future: the nearest verb decides.

    What somebody is "fit for" or "ready for" has still to come: "for Sunday's match".
    """
    for own in SAYING.finditer(before):
        before = before[own.end() :]
    if REPORTED.match(behind_day):
        return False
    opened = STILL_TO_BE.match(behind_day) if before.strip().lower() in {"", "on"} else None
    if opened is not None and BEHIND.search(opened["subject"]) is None:
        return True
    if (BY.search(before) and not REACHED.search(before)) or (FIT_FOR.search(before) and MEETING.match(behind_day)):
        return True
    ahead = [match.end() for match in AHEAD.finditer(before)]
    behind = [
        match.end() for match in BEHIND.finditer(before) if match.group() not in {"scheduled", "planned", "expected"}
    ]
    return bool(ahead) and ahead[-1] >= max(behind, default=-1)
