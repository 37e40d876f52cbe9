"""Tell where an office ends and its holder's name begins: "le président d'Haïti Jean Morel"."""

from wirebrief.engines.offline.gazetteer import given_names, place
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.runs import headed
from wirebrief.engines.offline.titles import OFFICE_LINKS

LINKS = OFFICE_LINKS | {"d'", "von", "vom"}
ADJECTIVES = (
    "al",
    "ais",
    "ales",
    "ar",
    "ivo",
    "iva",
    "ário",
    "ária",
    "ario",
    "aria",
    "ional",
    "ique",
    "aire",
    "if",
    "ive",
)
FEWEST, MOST = 2, 4  # words of the holder's name
FARTHEST = 6  # words back in which the office stands


def office_before(passage: Passage, first: int, last: int) -> int | None:
    """Return, outside English, the office that the first word of a run is of, None where the run is all one name.

    The office must stand before it, and behind it a given name, or behind a country two words that may be one.
    """
    if passage.pack.language == "en" or not FEWEST <= last - first <= MOST or not first:
        return None
    if headed(passage, last) or headed(passage, first + 1):
        return None
    if place(" ".join(passage.forms[first : last + 1])) or place(" ".join(passage.forms[first : first + 2])):
        return None
    return _office(passage, first) if _parts(passage, first) else None


def _parts(passage: Passage, first: int) -> bool:
    """Whether a name begins behind the first word of a run: a country or letters, and a given name behind a town."""
    form, land = passage.forms[first], place(passage.forms[first])
    given = passage.forms[first + 1] in given_names()
    if land is not None:
        return given or (land.kind == "country" and form not in given_names())
    return given and form.isupper() and len(form) > 1


def _office(passage: Passage, first: int) -> int | None:
    linked = first - 1
    linked -= passage.lowers[linked] in passage.pack.articles
    if passage.lowers[linked] not in LINKS:
        return None
    for at in range(linked - 1, max(linked - FARTHEST, passage.firsts[passage.homes[first]]) - 1, -1):
        if passage.gap(at) not in {" ", ""} or passage.lowers[at] in passage.pack.cues:
            return None
        if passage.lowers[at] in passage.pack.titles:
            return at
    return None


def office_goes_on(passage: Passage, first: int, last: int) -> bool:
    """Return whether adjectives in capitals go on with an office, and no name: "o Comandante Operacional Distrital"."""
    if passage.pack.language == "en" or first > last:
        return False
    adjectival = all(passage.lowers[at].endswith(ADJECTIVES) for at in range(first, last + 1))
    return adjectival and not any(passage.forms[at] in given_names() for at in range(first, last + 1))
