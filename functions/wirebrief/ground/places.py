"""Hold the places that a statement puts something in against the sentences that it cites."""

import re

from wirebrief.article import Sentence
from wirebrief.engines.offline import gazetteer
from wirebrief.ground.bearers import is_named_in
from wirebrief.ground.fold import fold
from wirebrief.ground.lexicon import CALENDAR, UPPER
from wirebrief.ground.source import Source

_IN_PLACE = re.compile(
    r"\b(?:in|at|near|outside|from|to|off|(?:village|town|city|port|island|region) of|en|à|em|aus|nach)\s"
    rf"([{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)*)"
)
_OPENING = 3  # sentences, title and credits among them, whose places stand for the whole article


def moved_place(statement: str, sentences: tuple[Sentence, ...], source: Source, near: tuple[str, ...]) -> str | None:
    """Return the place of a statement that its sentences do not have, None where they have them all.

    It must be named in them, beside them, or where the article opens; and where they put it somewhere else that
    the statement leaves out, and the one does not lie in the other, it was moved.
    """
    article = source.article
    opening = article.text[: article.sentences[min(_OPENING, len(article.sentences)) - 1].end]
    cited = "\n".join(source.text[one.start : one.end] for one in sentences)
    if swapped := _swapped(statement, cited, opening):
        return swapped
    places = _places(statement)
    if not places:
        return None
    known = fold(f"{' '.join(near)}\n{opening}\n{article.title or ''}").text.casefold()
    instead = [place for place in _places(cited) if place not in statement]
    for place in places:
        moved = not is_named_in(place, cited) and instead and not any(_related(place, other) for other in instead)
        if moved or not (fold(place).text.casefold() in known or is_named_in(place, cited)):
            return place
    return None


def _swapped(statement: str, cited: str, opening: str) -> str | None:
    """Return what follows "in" or "from" in a statement where the cited sentences have something else behind it.

    It need be no place of the gazetteer; but what the article opens with may be added to anything.
    """
    strange = [one for one in _behind_in(statement) if not (is_named_in(one, cited) or is_named_in(one, opening))]
    instead = [one for one in _behind_in(cited) if not is_named_in(one, statement)]
    return strange[0] if strange and instead else None


def _behind_in(text: str) -> list[str]:
    runs = (match[1] for match in _IN_PLACE.finditer(text))
    return [run for run in runs if not set(run.split()) & CALENDAR.keys()]


def _places(text: str) -> list[str]:
    return [match[1] for match in _IN_PLACE.finditer(text) if gazetteer.place(match[1])]


def _related(one: str, other: str) -> bool:
    return one in gazetteer.around(other) or other in gazetteer.around(one)
