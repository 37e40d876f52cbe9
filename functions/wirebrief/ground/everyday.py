"""Tell everyday English words from names: a capital at the head of a sentence makes no name of "highlights"."""

from functools import cache

from wirebrief.engines.offline import gazetteer
from wirebrief.ground.lexicon import COMMON_STARTERS

# What may stand before a hyphen without being part of the name behind it: "Ex-Navy", "Pro-Union".
PREFIXES = frozenset("ex former non anti pro pre post mid all co multi un self semi sub inter trans cross".split())
_HALF = 3  # letters of each half of a compound, at least
# In the dictionary, in no list of surnames, and in the news as names.
_NAMES_TOO = frozenset("trump musk guardian pentagon vatican".split())


@cache
def is_everyday(word: str) -> bool:
    """Return whether a case-folded word is an everyday one, and bears no name that the lists know.

    >>> is_everyday("highlights"), is_everyday("markdowns"), is_everyday("baker"), is_everyday("quimby")
    (True, True, False, False)
    """
    return word in COMMON_STARTERS or (is_listed(word) and not _is_name(word))


def is_listed(word: str) -> bool:
    """Return whether a case-folded word stands in the dictionary, be it a name as well."""
    words = gazetteer.everyday_words()
    return word in words or (word.endswith("s") and word[:-1] in words)


def is_compound(word: str) -> bool:
    """Return whether a case-folded word is made of two everyday ones and tells of several: "carmakers"."""
    several = word.endswith("s") and word.capitalize() not in gazetteer.surnames()
    every = gazetteer.everyday_words()
    cuts = range(_HALF, len(word) - _HALF) if several else ()
    return any(word[:at] in every and (word[at:] in every or word[at:-1] in every) for at in cuts)


def _is_name(word: str) -> bool:
    name = word.capitalize()
    persons = name in gazetteer.given_names() or name in gazetteer.surnames()
    return persons or word in _NAMES_TOO or bool(gazetteer.place(name)) or name in _bodies()


@cache
def _bodies() -> frozenset[str]:
    return gazetteer.firms() | gazetteer.organisations()
