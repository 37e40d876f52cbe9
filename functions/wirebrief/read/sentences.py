"""Cut paragraphs into sentences that keep their offsets."""

from collections.abc import Iterator

import sentencex

from wirebrief.article import Sentence
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
    whole = text[paragraph.start : paragraph.end]
    if paragraph.kind != "body" and "\n" not in whole:
        yield paragraph.start, paragraph.end
        return
    one_line = whole.replace("\n", " ")  # same length: a wrapped line does not end a sentence
    for found in sentencex.get_sentence_boundaries(language, one_line):
        piece = whole[found["start_index"] : found["end_index"]]
        start = found["start_index"] + len(piece) - len(piece.lstrip())
        end = found["start_index"] + len(piece.rstrip())
        if start < end:
            yield paragraph.start + start, paragraph.start + end
