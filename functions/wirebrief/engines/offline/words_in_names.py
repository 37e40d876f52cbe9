"""Words that stand in runs of capitals and say where a name begins and ends."""

import re

from wirebrief.engines.offline.gazetteer import given_names, surnames
from wirebrief.engines.offline.passage import Passage

ROMAN = re.compile(r"[IVX]{2,5}")
OPENING = frozenset("\"“„«‘'([:—–-•*…")
BANDS = frozenset({"cartel", "gang", "clan"})
NUMBERS = frozenset("7 8 20 77 seven eight twenty".split())
POST_NOMINALS = frozenset("KC QC SC MP MEP MSP MBE OBE CBE KBE PhD Ph.D. MD M.D. Esq Esq. DBE TD RN".split())
CONSTITUENTS = frozenset({"MP", "MSP", "MEP", "TD"})
MONTH_FRONTS = frozenset("in since until last this next early late earlier mid during".split())
WHEN_FRONTS = MONTH_FRONTS | frozenset("on by from of before after every each".split())
SUNDAY_PAPERS = frozenset("Times Mirror Telegraph Post Mail Express People Sun Herald Star World Night Mass".split())
PORTFOLIOS = frozenset(
    "Police Fire Union Labour Labor Justice State Energy Health Education Housing Oil Mining Defense Defence Interior "
    "Transport Trade Environment Agriculture Tourism".split()
)
INNER = frozenset(
    "new will two three four five six seven eight nine ten".split()
)  # within a sentence their capital makes them part of a name
FAMILY_FRONTS = frozenset("de del della di da dos van von der den el la le bin ibn al".split())


def tells_when(passage: Passage, first: int) -> bool:
    """Tell whether a run begins with a day or month before a name: "In June Boeing said", "by Sunday Labour"."""
    lower, following = passage.lowers[first], passage.forms[first + 1]
    before = passage.lowers[first - 1] if first and passage.gap(first - 1) == " " else ""
    if lower in passage.pack.weekdays:
        return before in WHEN_FRONTS and following not in SUNDAY_PAPERS
    if lower not in passage.pack.months:
        return False
    named = passage.forms[first] in passage.surnames or following in surnames()  # "by April Jones"
    return before in MONTH_FRONTS or (before in WHEN_FRONTS and not named)


def belongs(passage: Passage, last: int) -> bool:
    """Tell whether a word that alone names nothing ends a name: "BFM TV", "Saiful Islam", "Elizabeth II"."""
    form = passage.forms[last]
    return form in {"TV", "Islam"} or (ROMAN.fullmatch(form) is not None and passage.forms[last - 1] in given_names())
