"""Tell capitals that are nobody's last name: days, peoples, and whose office it is in "the former Lugo coach"."""

import re

from wirebrief.engines.offline import gazetteer
from wirebrief.engines.offline.language import load
from wirebrief.ground.everyday import is_everyday
from wirebrief.ground.lexicon import CALENDAR, PERSON_NOUNS, TITLES

_NO_NAMES = frozenset({"i", "jr", "sr"})
_NOUN_BEHIND = re.compile(r"\s([a-z]+)$")


def is_only_whose(run: re.Match[str]) -> bool:
    """Return whether a run of capitals in the subject of a cue only tells of where or whom somebody is."""
    return _is_place_before_noun(run) or _is_before_office(run)


def _is_place_before_noun(run: re.Match[str]) -> bool:
    """Return whether a run only tells where somebody is from: "The Lugo deputy", "Peru’s leader"."""
    behind = run.string[run.end() : run.end() + 2].strip()
    name = re.sub(r"^[Tt]he |['’]s?$", "", run.group())
    return behind.islower() and gazetteer.place(name) is not None


def _is_before_office(run: re.Match[str]) -> bool:
    """Return whether a run only tells of whom somebody is: "the former Nurnberg coach", "Republican lawmakers"."""
    behind = _NOUN_BEHIND.match(run.string, run.end())
    return behind is not None and (behind[1] in TITLES | PERSON_NOUNS or behind[1] in load("en").people_nouns)


def is_no_surname(word: str) -> bool:
    """Return whether nobody bears a word: "Tours", or a place, a people or a day: "Bronx", "Republican", "Monday"."""
    name = word.capitalize()
    place = gazetteer.place(name) is not None and name not in gazetteer.surnames()
    return is_everyday(word) or name in CALENDAR or place or word in _NO_NAMES or name in gazetteer.demonyms()
