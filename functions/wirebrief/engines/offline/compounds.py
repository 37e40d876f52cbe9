"""Widen a pack by the words of a text that are made of known ones: "Innenminister", "vicealcalde", "organizaciones"."""

from collections.abc import Iterable

from msgspec.structs import replace

from wirebrief.engines.offline.language import Pack

GERMAN_CASES = ("es", "en", "s", "n")  # "des Ministers", "dem Präsidenten"
SHORTEST = 5  # letters of a title to which an ending is added
# How several are told from one, longest first: "organizaciones", "associações", "syndicales".
PLURALS = {
    "es": (("ciones", "ción"), ("es", ""), ("s", "")),
    "fr": (("aux", "al"), ("s", "")),
    "pt": (("ções", "ção"), ("ões", "ão"), ("ais", "al"), ("es", ""), ("s", "")),
}


def widened(pack: Pack, lowers: Iterable[str]) -> Pack:
    """Return the pack with the titles and bodies that stand in a text as compounds, in another case or as several."""
    if not (pack.title_endings or pack.title_fronts):
        return pack
    words = {word for word in lowers if len(word) > SHORTEST}
    titles = {word for word in words if _is_title(pack, word)}
    bodies = {word for word in words if pack.body_endings and word.endswith(tuple(pack.body_endings))} - titles
    known = pack.titles | pack.org_nouns
    several = {word for word in words if word not in pack.heads and _is_several(pack.language, word, known)}
    return replace(
        pack,
        titles=pack.titles | titles,
        org_nouns=pack.org_nouns | bodies,
        people_nouns=pack.people_nouns | several,
        heads=pack.heads | titles | bodies | several,
    )


def _is_several(language: str, word: str, known: frozenset[str]) -> bool:
    endings = PLURALS.get(language, ())
    return any(word.endswith(end) and word.removesuffix(end) + one in known for end, one in endings)


def _is_title(pack: Pack, word: str) -> bool:
    if pack.title_endings and word.endswith(tuple(pack.title_endings)):
        return True
    if pack.language == "de" and any(word.removesuffix(case) in pack.titles for case in GERMAN_CASES):
        return True
    return any(
        word.startswith(front) and word.removeprefix(front).lstrip("-") in pack.titles for front in pack.title_fronts
    )
