"""Look places, given names, surnames and demonyms up in the small open gazetteer, read once when first asked."""

from functools import lru_cache

from msgspec import Struct

from wirebrief.draft import PlaceKind
from wirebrief.engines.offline.language import DATA

WELL_KNOWN = 5000  # the size, in thousands of people, given to what was listed by hand


class Known(Struct, frozen=True):
    """A place of the gazetteer: its usual name, kind, the larger place it lies in and its size in thousands."""

    name: str
    kind: PlaceKind
    within: str | None
    size: int


@lru_cache(maxsize=1)
def _places() -> dict[str, tuple[str, str, str, int]]:
    places = {}
    for line in _lines("places.tsv"):
        name, kind, within, size = line.split("\t")
        places[name] = (name, kind, within, int(size))
    for line in _lines("world.tsv"):
        name, kind, within = line.split("\t")
        usual = within[1:] if within.startswith("=") else name
        inside = places[usual][2] if usual != name and usual in places else within.lstrip("=")
        places[name] = (usual, kind, "" if inside == usual else inside, WELL_KNOWN)
    return places


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Return given names with their sex: "m", "f", or "x" where both bear them."""
    return dict(line.split("\t") for line in _lines("given.tsv"))


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Return common surnames of many countries."""
    return frozenset(_lines("surnames.txt"))


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Return names of peoples, faiths and parties' followers with their country, "" where they have none."""
    rows = (line.split("\t") for line in _lines("demonyms.tsv"))
    return {word.replace("-", " "): country for country, words in rows for word in words.split()}


@lru_cache(maxsize=1)
def organisations() -> frozenset[str]:
    """Return well-known firms, bodies, parties, papers and teams: names that their words do not tell."""
    return frozenset(_lines("organisations.txt"))


@lru_cache(maxsize=1)
def other_names() -> frozenset[str]:
    """Return words written in capitals that name neither people, organisations nor places."""
    return frozenset(word for line in _lines("others.txt") for word in line.split())


def place(name: str) -> Known | None:
    """Return what the gazetteer knows of a place by this exact name, the best-known one where several bear it."""
    found = _places().get(name)
    return Known(found[0], found[1], found[2] or None, found[3]) if found else None  # type: ignore[arg-type] # kinds are checked by a test over the file


def _lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines()


def names() -> frozenset[str]:
    """Return every name of a place that the gazetteer has."""
    return frozenset(_places())
