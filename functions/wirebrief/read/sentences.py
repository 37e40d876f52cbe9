"""Cut paragraphs into sentences that keep their offsets."""

from collections.abc import Iterator
from itertools import pairwise

from wirebrief.article import Sentence
from wirebrief.read.boundaries import boundaries
from wirebrief.read.manuscript import Paragraph

FALLBACK_LANGUAGE = "en"


def sentences(text: str, paragraphs: tuple[Paragraph, ...], language: str | None) -> tuple[Sentence, ...]:
    """Return the sentences of the paragraphs in order, without the blanks around them, in code points of `text`."""
    return tuple(
        Sentence(start, end, number, paragraph.kind)
        for number, paragraph in enumerate(paragraphs)
        for start, end in _within(text, paragraph, language or FALLBACK_LANGUAGE)
    )


def _within(text: str, paragraph: Paragraph, language: str) -> Iterator[tuple[int, int]]:
    if paragraph.kind in ("title", "byline", "heading"):
        yield paragraph.start, paragraph.end
        return
    whole = text[paragraph.start : paragraph.end]
    one_line = whole.replace("\n", " ")  # as long as it was: the end of a wrapped line does not end a sentence
    for low, high in pairwise((0, *boundaries(one_line, language), len(whole))):
        piece = whole[low:high]
        words = piece.strip()
        if words:
            start = paragraph.start + low + piece.index(words[0])
            yield start, start + len(words)
