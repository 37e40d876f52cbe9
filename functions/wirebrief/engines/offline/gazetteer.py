"""Look places, given names, surnames and demonyms up in the small open gazetteer, read once when first asked.

The long lists stand sorted in their files and are searched as they are: to take sixty thousand lines apart cost a
cold start more than all that is ever looked up in them.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from wirebrief.draft import PlaceKind
from wirebrief.engines.offline.language import DATA, USEFUL

REMEMBERED = 16_384  # names, as each rule asks again for those of an article
DEEPEST = 6  # steps from a quarter up to its continent
WELL_KNOWN = 5000  # the size, in thousands of people, given to what was listed by hand


class Known(Struct, frozen=True):
    """A place of the gazetteer: its usual name, kind, the larger place it lies in and its size in thousands."""

    name: str
    kind: PlaceKind
    within: str | None
    size: int


class Listed:
    """Sorted lines, each a name and, behind a tab, what is told of it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.get = lru_cache(maxsize=REMEMBERED)(self._find)

    def _find(self, name: str) -> str | None:
        r"""Return what is told of the name, "" where it only stands in the list, None where it does not.

        >>> Listed(["Ana\tf", "Ana Maria\tf", "Leo\tm"]).get("Ana")
        'f'
        """
        at = bisect_left(self._lines, name)  # a line that begins with the name sorts right behind it
        found, _, told = self._lines[at].partition("\t") if at < len(self._lines) else ("", "", "")
        return told if name and found == name else None

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.get(name) is not None

    def names(self) -> frozenset[str]:
        """Return every name."""
        return frozenset(line.partition("\t")[0] for line in self._lines)


@lru_cache(maxsize=1)
def _places() -> Listed:
    return Listed(_lines("places.tsv"))


@lru_cache(maxsize=1)
def _world() -> dict[str, tuple[str, str, str, int]]:
    world: dict[str, tuple[str, str, str, int]] = {}
    for line in _lines("world.tsv"):
        name, kind, within = line.split("\t")
        usual = within[1:] if within.startswith("=") else name
        known = (world.get(usual) or _listed(usual)) if usual != name else None
        inside = known[2] if known else within.lstrip("=")
        world[name] = (usual, kind, "" if inside == usual else inside, WELL_KNOWN)
    return world


def _listed(name: str) -> tuple[str, str, str, int] | None:
    told = _places().get(name)
    if told is None:
        return None
    kind, within, size = told.split("\t")
    return name, kind, within, int(size)


@lru_cache(maxsize=1)
def _countries() -> dict[str, dict[str, str]]:
    rows = (line.split("\t") for line in _lines("countries.tsv"))
    return {name: dict(zip(USEFUL, called, strict=True)) for name, *called in rows}


@lru_cache(maxsize=1)
def _called_abroad() -> dict[str, str]:
    return {local: usual for usual, called in _countries().items() for local in called.values()}


def country_in(country: str, language: str) -> str:
    """Return what a country of the gazetteer is called in a language, its usual name where that is not known.

    >>> country_in("Germany", "fr"), country_in("Germany", "it"), country_in("Texas", "fr")
    ('Allemagne', 'Germany', 'Texas')
    """
    return _countries().get(country, {}).get(language, country)


def usual_country(name: str) -> str:
    """Return the usual name of a country that is called so in one of the languages: "Germany" of "Allemagne"."""
    return _called_abroad().get(name, name)


@lru_cache(maxsize=1)
def given_names() -> Listed:
    """Return given names with their sex: "m", "f", or "x" where both bear them."""
    return Listed(_lines("given.tsv"))


@lru_cache(maxsize=1)
def surnames() -> Listed:
    """Return common surnames of many countries."""
    return Listed(_lines("surnames.txt"))


@lru_cache(maxsize=1)
def figures() -> frozenset[str]:
    """Return surnames by which public figures are known without their given name."""
    return frozenset(_lines("figures.txt"))


@lru_cache(maxsize=1)
def everyday_words() -> Listed:
    """Return the words of a small English dictionary that are written small."""
    return Listed(_lines("words.txt"))


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Return names of peoples, faiths and parties' followers with their country, "" where they have none."""
    rows = (line.split("\t") for line in _lines("demonyms.tsv"))
    return {word.replace("-", " "): country for country, words in rows for word in words.split()}


def peoples(country: str) -> frozenset[str]:
    """Return what the people of a country are called, case-folded."""
    return _peoples().get(country, frozenset())


@lru_cache(maxsize=1)
def _peoples() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for people, country in demonyms().items():
        found.setdefault(country, set()).add(people.casefold())
    return {country: frozenset(names) for country, names in found.items() if country}


@lru_cache(maxsize=1)
def organisations() -> frozenset[str]:
    """Return well-known firms, bodies, parties, papers and teams: names that their words do not tell."""
    return frozenset(_lines("organisations.txt")) | frozenset(name for name in _lines("firms.txt") if " " in name)


@lru_cache(maxsize=1)
def firms() -> frozenset[str]:
    """Return listed firms whose name is one word, which may be a common word where a sentence opens with it."""
    return frozenset(name for name in _lines("firms.txt") if " " not in name)


@lru_cache(maxsize=1)
def teams() -> frozenset[str]:
    """Return nicknames of clubs, which name them in a report of sport alone."""
    return frozenset(_lines("teams.txt"))


@lru_cache(maxsize=1)
def other_names() -> frozenset[str]:
    """Return words written in capitals that name neither people, organisations nor places."""
    return frozenset(word for line in _lines("others.txt") for word in line.split())


@lru_cache(maxsize=REMEMBERED)
def place(name: str) -> Known | None:
    """Return what the gazetteer knows of a place by this exact name, the best-known one where several bear it."""
    found = _world().get(name) or _listed(name)
    return Known(found[0], found[1], found[2] or None, found[3]) if found else None  # type: ignore[arg-type] # kinds are checked by a test over the file


def around(name: str) -> list[str]:
    """Return a place and the larger ones that it lies in, the nearest first: only itself where it is not known.

    >>> around("Lyon")
    ['Lyon', 'France']
    """
    chain = [name]
    while len(chain) < DEEPEST and (known := place(chain[-1])) and known.within:
        chain.append(known.within)
    return chain


def _lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines()


def names() -> frozenset[str]:
    """Return every name of a place that the gazetteer has."""
    return _places().names() | frozenset(_world())
