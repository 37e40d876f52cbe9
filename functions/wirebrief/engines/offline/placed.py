"""Look up a place by the form that a text has of it: in capitals, or in the German genitive."""

from wirebrief.engines.offline.gazetteer import Known, place
from wirebrief.engines.offline.passage import Passage

SMALL_WORDS = frozenset("de del do da dos das du des la las los el e y et und of".split())


def place_of(passage: Passage, text: str) -> Known | None:
    """Return what the gazetteer has of a place, in German of its genitive too, and of what a dateline shouts."""
    known = place(text) or (place(spoken(text)) if text.isupper() else None)
    if known is None and passage.pack.language == "de" and text.endswith("s"):
        known = place(text[:-1])
    return known


def spoken(shouted: str) -> str:
    """Return a name in capitals as it is written elsewhere.

    >>> spoken("SANTA CRUZ DE TENERIFE"), spoken("EL PASO")
    ('Santa Cruz de Tenerife', 'El Paso')
    """
    first, *others = shouted.split(" ")
    return " ".join([first.title(), *(one.lower() if one.lower() in SMALL_WORDS else one.title() for one in others)])
