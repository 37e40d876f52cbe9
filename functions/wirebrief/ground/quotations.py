"""Find a drafted quotation in the article, and give back the article's own characters for it."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from wirebrief.article import Span
from wirebrief.brief import Evidence
from wirebrief.ground.fold import fold
from wirebrief.ground.source import Passage, Source

# Shorter than this a "quotation" is found by chance anywhere.
MIN_LETTERS = 3
# Code points between two pieces of one quotation: a "he said" and a sentence or two, not another speaker's turn.
MAX_GAP = 600
# Places where a first piece is tried: a drafted "the … the" must not cost the square of the article.
MAX_TRIES = 100
_EDGES = ' "-.,;:!?'  # folded marks that a drafted quotation may have or lack at its ends
_STOP = re.compile(r"(?<=[.!?])\s+")
# A quotation inside the quotation that is open at its end: “He said, ‘Go away”.
_INNER_OPEN = re.compile(r"(?<![^\W_])([‘“«„'])(?=\w)(?:[^‘’“”«»„']|(?<=\w)['’](?=\w))*\Z")
_CLOSING = {"‘": "’", "“": "”", "«": "»", "„": "[“”]", "'": "'"}
_ELLIPSIS = re.compile(r"\s*(?:\[?\(?(?:\.\s?){3,}\)?\]?|\[?…\]?)\s*")


def locate(quotation: str, passages: tuple[Passage, ...], source: Source) -> tuple[Evidence, ...] | str:
    """Return the pieces of the source that a drafted quotation consists of, or why it is none.

    The passages are tried in order (the cited sentences, then the chunk). Where the words are not found in one
    run, they may be pieces that stand near each other in that order, joined by an ellipsis, or parted between
    sentences by no more than who says them. Words that stand in the article outside quotation marks are nobody's
    quotation.
    """
    found = cut = False
    for split in (_whole, _ELLIPSIS.split, _STOP.split):
        words = _needles(split(quotation))
        for passage in passages if words else ():
            for spans in _occurrences(words, passage, passage.start):
                found = True
                if not all(source.is_quoted(span) for span in spans):
                    continue
                if len(spans) == 1 or _ELLIPSIS.search(quotation) or not _leaves_out(spans, source):
                    return tuple(source.evidence(_with_stop(span, source)) for span in spans)
                cut = True
    if cut:
        return "quoted words between its sentences are left out: put an ellipsis there"
    unquoted = "these words are the article's own, not in quotation marks there"
    return unquoted if found else "these words are not in the article"


def _whole(quotation: str) -> list[str]:
    return [quotation]


def _leaves_out(spans: list[Span], source: Source) -> bool:
    """Return whether words of the speaker stand between two pieces, and not only "she said"."""
    for one, two in pairwise(spans):
        for quote in source.quotes_in(Span(one.end, two.start)):
            between = source.text[max(one.end, quote.start) : min(two.start, quote.end)]
            if any(map(str.isalnum, between)):
                return True
    return False


def _needles(parts: list[str]) -> list[str]:
    """Return the parts as they are searched for; none where one is so short that it is found anywhere."""
    needles = [needle for part in parts if (needle := fold(part).text.strip(_EDGES))]
    return needles if all(sum(map(str.isalnum, needle)) >= MIN_LETTERS for needle in needles) else []


def _occurrences(needles: list[str], passage: Passage, after: int) -> Iterator[list[Span]]:
    """Yield the ways in which the needles follow each other in the passage, none far from the one before."""
    for first in islice(_find_words(needles[0], passage, after), MAX_TRIES):
        if len(needles) == 1:
            yield [first]
            continue
        rest = next(_occurrences(needles[1:], passage, first.end), None)
        if rest is None:
            return
        if rest[0].start - first.end <= MAX_GAP:
            yield [first, *rest]


def _find_words(needle: str, passage: Passage, after: int) -> Iterator[Span]:
    """Yield the spans of whole words in the article at or behind the offset `after`."""
    text = passage.folded.text
    at = text.find(needle, passage.folded.index(after - passage.start))
    while at >= 0:
        end = at + len(needle)
        if _on_word_edges(text, at, end):
            yield Span(passage.start + passage.folded.source(at), passage.start + passage.folded.source_end(end))
        at = text.find(needle, at + 1)


def _on_word_edges(text: str, start: int, end: int) -> bool:
    cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    cut_after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not (cut_before or cut_after) or not text[start].isascii()


def _with_stop(span: Span, source: Source) -> Span:
    """Return the span with the full stop behind it, and with the mark that closes a quotation inside it."""
    text = source.article.text
    inner = _INNER_OPEN.search(text, span.start, span.end)
    closing = re.compile(rf"[.,!?]?{_CLOSING[inner[1]]}") if inner else None
    if closing and (match := closing.match(text, span.end)):
        span = Span(span.start, match.end())
    after = text[span.end : span.end + 1]
    return Span(span.start, span.end + 1) if after and after in ".!?" else span
