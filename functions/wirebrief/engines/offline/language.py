"""Load what the offline engine knows of a language: cue verbs, titles, function words, names of months."""

from functools import cache, lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from wirebrief.decoding import decodable

DATA = Path(__file__).parent / "data"
USEFUL = ("es", "fr", "de", "pt")

Words = frozenset[str]


class Pack(Struct, frozen=True, kw_only=True):
    """The words of one language. Sets hold lower-case words but for honorifics, ranks and heads of names.

    `cues` gives the stance of each reporting verb in all its forms. Those of `quote_only` report only a quotation
    ("fumed"); those of `needs` report more only where one of these words follows ("urged … to", "accused … of");
    `loose` ones are as often plain verbs or nouns ("sprach", "comunicado").
    `stands_for` gives the offices that a rarer noun or phrase may mean ("técnico" the entrenador), `participles` how
    verb forms end that go on with the clause before ("explicando que"); `heads` are all nouns of whoever can speak.
    What ends like a title or body ("Innenminister") or has one behind a front ("vicealcalde") is one itself;
    in a language that drops subjects, "añadió" alone is "he added".
    """

    language: str
    cues: dict[str, str]
    quote_only: Words
    needs: dict[str, Words]
    sources: tuple[str, ...]
    adverbs: Words
    pronouns: dict[str, str]
    possessives: Words
    determiners: Words
    honorifics: dict[str, str]
    ranks: Words
    titles: Words
    people_nouns: Words
    org_nouns: Words
    org_heads: Words
    place_heads: Words
    place_prefixes: Words
    event_heads: Words
    connectors: Words
    openers: Words
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    not_quotes: Words
    days: dict[str, int] = {}
    stopwords: Words
    loose: Words = frozenset()
    that: Words = frozenset({"that"})
    in_places: Words = frozenset({"in", "near", "outside", "across", "throughout", "inside", "around"})
    articles: Words = frozenset({"the"})
    title_endings: Words = frozenset()
    body_endings: Words = frozenset()
    title_fronts: Words = frozenset()
    drops_subjects: bool = False
    anaphors: Words = frozenset()
    stands_for: dict[str, Words] = {}
    participles: tuple[str, ...] = ()
    heads: Words = frozenset()


def supported(language: str | None) -> str:
    """Return the pack's tag for a language, "en" for one that has none: names and dates are still found by it."""
    tag = (language or "en").lower()[:2]
    return tag if is_known(tag) else "en"


@cache
def is_known(language: str) -> bool:
    """Return whether there is a pack for the language's tag."""
    return (DATA / f"{language}.json").exists()


@lru_cache(maxsize=8)
def load(language: str) -> Pack:
    """Return the pack of a supported language, read once."""
    raw = msgspec.json.decode((DATA / f"{language}.json").read_bytes())
    cues = {verb: stance for stance, verbs in raw.pop("cues").items() for verb in verbs.split()}
    needs = {verb: frozenset(words.split()) for words, verbs in raw.pop("needs").items() for verb in verbs.split()}
    stands_for = {word: frozenset(offices.split()) for word, offices in raw.pop("stands_for", {}).items()}
    raw["cues"], raw["needs"] = {}, {}
    lists = {name: _words(name, value) for name, value in raw.items() if name != "name"}
    pack = msgspec.convert(lists, decodable(Pack))
    heads = pack.titles | pack.people_nouns | pack.org_nouns
    return msgspec.structs.replace(pack, cues=cues, needs=needs, stands_for=stands_for, heads=heads)


def without_article(phrase: str, language: str) -> str:
    """Return a noun phrase in small letters without its article, as `stands_for` has it.

    >>> without_article("le chef de l’État", "fr")
    "chef de l'état"
    """
    words = phrase.casefold().replace("’", "'")
    first, _, rest = words.partition(" ")
    return rest if first in load(language).articles else words


def _words(name: str, value: object) -> object:
    return value.split() if isinstance(value, str) and name != "language" else value
