"""Tell whether the office that a phrase names is that of somebody's role."""

from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.phrases import LINKS

OFFICES = {
    "governor": "gov",
    "senator": "sen",
    "representative": "rep",
    "general": "gen",
    "captain": "capt",
    "lieutenant": "lt",
    "sergeant": "sgt",
    "colonel": "col",
    "detective": "det",
    "superintendent": "supt",
    **{office: office for office in "president minister premier chancellor mayor sheriff secretary".split()},
}
# Words that make an office another one; and bodies inside an office, which the body alone does not mean.
SORTS = frozenset(
    "prime vice deputy shadow press foreign finance interior defence defense justice health education energy "
    "transport trade police fire attorney assistant home treasury labour labor environment agriculture".split()
)
BODY_WORDS = frozenset("guard police council committee commission board bank court army force party union".split())


# What an article calls by one name here and by another there.
ALIKE = tuple(
    map(
        frozenset,
        (
            {"captain", "skipper"},
            {"judge", "justice"},
            {"coach", "manager", "boss", "trainer"},
            {"chairman", "chairwoman", "chair", "chairperson"},
            {"mp", "lawmaker", "legislator", "parliamentarian"},
            {"lawmaker", "congressman", "congresswoman", "representative", "senator", "legislator"},
            {"lawyer", "attorney", "solicitor", "barrister", "counsel", "advocate"},
            {"author", "novelist", "writer"},
            {"director", "filmmaker"},
            {"doctor", "physician", "surgeon"},
            {"policeman", "policewoman", "officer", "constable", "detective"},
        ),
    )
)


def named_alike(office: str) -> frozenset[str]:
    """Return the other names of an office: "skipper" for the captain."""
    return frozenset[str]().union(*(names for names in ALIKE if office in names)) - {office}


def offices_in(role: str) -> list[str]:
    """Return the words of a role that may be an office: not the guard of "coast guard spokesman"."""
    words = role.lower().replace(",", " , ").split()
    inner = {
        at for at, word in enumerate(words[:-1]) if word in BODY_WORDS and words[at + 1] not in LINKS | {",", "and"}
    }
    inner |= {at for at, word in enumerate(words[:-1]) if word == "attorney" and words[at + 1] == "general"}
    return [word for at, word in enumerate(words) if at not in inner]


def of_elsewhere(words: str, name: Name) -> bool:
    """Tell whether an office is told to be of something that this bearer's role lacks: "o autarca do Barreiro"."""
    parts = words.split()
    of = [at for at, word in enumerate(parts) if word.lower() in LINKS and at + 1 < len(parts)]
    named = [word for at in of for word in parts[at + 1 :] if word[0].isupper()]
    return bool(named) and name.role is not None and not any(word in name.role for word in named)
