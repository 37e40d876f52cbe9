"""Find what French sets into a quotation without closing it: « C'est fait, souligne-t-elle. Enfin. »."""

import re
from collections.abc import Iterator
from functools import cache

from wirebrief.engines.offline.language import load

# ", souligne-t-elle. ", ", a-t-il ajouté. " or ", estime l'architecte Paul Vautrin. "
_SHAPE = (
    r",\s(?:(?:a|s['’]est)-t-(?:il|elle|on)\s(?:{cues})|(?:s['’]est\s|s['’]|se\s|a\s)?(?:{cues})"
    r"(?:-(?:t-)?(?:ils?|elles?)\b|\s(?:(?:le|la|les|l['’]|M\.|Mme|son|sa)\s?)?[^.,;:!?«»]{{2,60}}))"
    r"(?:[.,]\s|(?:,\s[^.,;:!?«»]{{2,40}}){{1,2}}\.\s)"
)


@cache
def _pattern() -> re.Pattern[str]:
    cues = "|".join(sorted((re.escape(cue) for cue in load("fr").cues), key=len, reverse=True))
    return re.compile(_SHAPE.format(cues=cues))


def incises(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of verbs of saying with their subjects inside the quoted words `start`..`end`."""
    for match in _pattern().finditer(text, start, end):
        yield match.span()


def without_incises(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the pieces of quoted words on both sides of each incise.

    >>> words = "« C'est fait, souligne-t-elle. Enfin. »"
    >>> [words[first:last] for first, last in without_incises(words, 2, len(words) - 2)]
    ["C'est fait", 'Enfin.']
    """
    edges = [start, *(edge for span in incises(text, start, end) for edge in span), end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(first, last) for first, last in pairs if text[first:last].strip()]
