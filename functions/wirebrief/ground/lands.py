"""Know the lands that an article speaks of: those that it names in any form, and those that its places lie in."""

import re
from functools import cached_property

from wirebrief.engines.offline import gazetteer
from wirebrief.ground.source import Source

_RUN = re.compile(r"[A-ZÀ-Þ][\w’'-]*\.?(?: [A-ZÀ-Þ][\w’'-]*\.?)*")
_PLACED = re.compile(
    r"\b(?:in|at|from|near|to|of|outside|across|around|,)\s(?:the\s|northern\s|southern\s|eastern\s|western\s)?$"
)
_REACH = 16  # characters before a name in which that stands
# Governments are called by the town that they sit in.
_SEATS = {
    "Washington": "United States",
    "London": "United Kingdom",
    "Moscow": "Russia",
    "Beijing": "China",
    "Paris": "France",
    "Berlin": "Germany",
    "Tokyo": "Japan",
    "Tehran": "Iran",
    "Kyiv": "Ukraine",
    "Kiev": "Ukraine",
    "Ankara": "Turkey",
    "Rome": "Italy",
    "Madrid": "Spain",
    "Delhi": "India",
    "Islamabad": "Pakistan",
    "Seoul": "South Korea",
    "Pyongyang": "North Korea",
    "Damascus": "Syria",
    "Baghdad": "Iraq",
    "Cairo": "Egypt",
    "Riyadh": "Saudi Arabia",
    "Ottawa": "Canada",
    "Canberra": "Australia",
    "Warsaw": "Poland",
    "Athens": "Greece",
    "Havana": "Cuba",
    "Caracas": "Venezuela",
    "Brussels": "European Union",
}


class Lands:
    """The countries and regions of one article."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def without(self, statement: str) -> str:
        """Return a statement without names of lands that the article speaks of in other words."""
        return _RUN.sub(lambda match: "they" if self._is_known(match, statement) else match.group(), statement)

    def _is_known(self, match: re.Match[str], statement: str) -> bool:
        name = match.group().rstrip(".").removesuffix("'s").removesuffix("’s")
        seated = _SEATS.get(name)
        if seated:
            placed = _PLACED.search(statement, max(match.start() - _REACH, 0), match.start())
            return not placed and seated in self._named
        place = gazetteer.place(name)
        land = place.name if place and place.kind in ("country", "region") else gazetteer.demonyms().get(name)
        return bool(land) and land in self._named

    @cached_property
    def _named(self) -> frozenset[str]:
        """The places that the article is set in or names as lands, with all that they lie in, by their usual names."""
        text, found = self._source.text, set[str]()
        for match in _RUN.finditer(text):
            place = gazetteer.place(match.group()) or gazetteer.place(match.group().rstrip("."))
            if place and (
                place.kind == "country" or _PLACED.search(text, max(match.start() - _REACH, 0), match.start())
            ):
                found.update(gazetteer.around(place.name))
            elif country := gazetteer.demonyms().get(match.group()):
                found.add(country)
        return frozenset(found)
