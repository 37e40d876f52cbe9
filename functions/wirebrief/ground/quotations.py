"""Find a drafted quotation in the article, and give back the article's own characters for it."""

import re

from wirebrief.article import Span
from wirebrief.brief import Evidence
from wirebrief.ground.fold import find_folded, fold
from wirebrief.ground.source import Passage, Source

# Shorter than this a "quotation" is found by chance anywhere.
MIN_LETTERS = 3
_EDGES = ' "-.,;:!?'  # folded marks that a drafted quotation may have or lack at its ends
_STOP = re.compile(r"(?<=[.!?])\s+")
# A quotation inside the quotation that is open at its end: “He said, ‘Go away”.
_INNER_OPEN = re.compile(r"(?<![^\W_])([‘“«„'])(?=\w)[^‘’“”«»„']*\Z")
_CLOSING = {"‘": "’", "“": "”", "«": "»", "„": "[“”]", "'": "'"}
_ELLIPSIS = re.compile(r"\s*(?:\[?\(?(?:\.\s?){3,}\)?\]?|\[?…\]?)\s*")


def locate(quotation: str, passages: tuple[Passage, ...], source: Source) -> tuple[Evidence, ...] | str:
    """Return the pieces of the source that a drafted quotation consists of, or why it is none.

    The passages are tried in order (the cited sentences, then the chunk). Where the words are not found in
    one run, an ellipsis may join pieces that stand in the passage in that order. Words that stand in the
    article outside quotation marks are nobody's quotation.
    """
    reason = "these words are not in the article"
    for passage in passages:
        spans = (
            _whole(quotation, passage)
            or _pieces(_ELLIPSIS.split(quotation), passage)
            or _pieces(_STOP.split(quotation), passage)
        )
        if not spans:
            continue
        if all(source.is_quoted(span) for span in spans):
            return tuple(source.evidence(_with_stop(span, source)) for span in spans)
        reason = "these words are the article's own, not in quotation marks there"
    return reason


def _whole(quotation: str, passage: Passage) -> list[Span] | None:
    needle = fold(quotation).text.strip(_EDGES)
    if sum(map(str.isalnum, needle)) < MIN_LETTERS:
        return None
    found = _find_words(needle, passage, 0)
    return [found] if found else None


def _pieces(quotation: list[str], passage: Passage) -> list[Span] | None:
    parts = [part for part in (fold(part).text.strip(_EDGES) for part in quotation) if part]
    if len(parts) < 2:
        return None
    spans: list[Span] = []
    for part in parts:
        found = _find_words(part, passage, spans[-1].end if spans else 0)
        if found is None or sum(map(str.isalnum, part)) < MIN_LETTERS:
            return None
        spans.append(found)
    return spans


def _find_words(needle: str, passage: Passage, after: int) -> Span | None:
    """Return the span of whole words in the article at or behind the offset `after`."""
    at = -1
    while (at := passage.folded.text.find(needle, at + 1)) >= 0:
        found = find_folded(needle, passage.folded, at)
        if found and passage.start + found[0] >= after and _on_word_edges(passage.folded.text, at, at + len(needle)):
            return Span(passage.start + found[0], passage.start + found[1])
    return None


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
