"""Find where a role begins before a name: behind a verb or a clause, and with the whole name of its body."""

from wirebrief.engines.offline.passage import Passage

CONTRACTIONS = frozenset("del du do da dos das des pelo pela zum zur".split())
BEFORE_VERBS = frozenset("to will would can could may might must should shall did does do not".split())
IN_OFFICE = frozenset(
    "acting managing outgoing incoming founding sitting ruling leading visiting reigning serving defending presiding "
    "investigating marketing engineering planning housing shipping mining banking broadcasting training building "
    "manufacturing nursing accounting advertising publishing programming boxing cycling racing swimming sailing "
    "skating skiing rowing wrestling coaching rising aspiring commanding operating governing licensing policing "
    "working consulting computing fishing farming catering gaming trading testing surviving supporting".split()
)


def past_verb(passage: Passage, first: int, last: int) -> int:
    """Where a role begins behind the verb that it is the object of: "to kill Rep.", "beating Croatian"."""
    if first >= last or passage.pack.language != "en" or passage.forms[first][0].isupper():
        return first
    before = passage.lowers[first - 1] if first > passage.firsts[passage.homes[first]] else ""
    acting = passage.lowers[first].endswith("ing") and passage.lowers[first] not in IN_OFFICE
    return first + (before in BEFORE_VERBS or acting)


def to_its_whole_name(passage: Passage, first: int) -> int:
    """Where a body that a role begins with begins itself: "Bank of America loan officer", "West Java police chief"."""
    floor = passage.firsts[passage.homes[first]]
    while first > floor and passage.forms[first][0].isupper() and passage.gap(first - 1) == " ":
        of = passage.lowers[first - 1] == "of" and first - 1 > floor and passage.gap(first - 2) == " "
        at = first - 2 if of else first - 1
        common = passage.pack.openers if at == floor else passage.pack.stopwords
        if not passage.forms[at][0].isupper() or passage.lowers[at] in common:
            break
        first = at
    return first


def past_clause(passage: Passage, first: int, last: int) -> int:
    """Where the office begins in "and will bring German astronaut, Tom Reim": behind what can stand in none."""
    if passage.pack.language != "en":
        return first
    return next((at + 1 for at in range(last, first - 1, -1) if passage.lowers[at] in BEFORE_VERBS), first)


def past_contraction(passage: Passage, first: int, last: int) -> int:
    """Where the office begins in "el asesinato del alcalde de Santiago": behind the contraction before its noun.

    In "la portavoz del Ejecutivo" the contraction belongs to the office.
    """
    titles = passage.pack.titles
    for index in range(last, first, -1):
        in_office = index - 2 >= first and passage.lowers[index - 2] in titles
        if passage.lowers[index] in titles and passage.lowers[index - 1] in CONTRACTIONS and not in_office:
            return index
    return first
