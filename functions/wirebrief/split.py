"""Cut an article into chunks of whole sentences that keep their offsets."""

from collections.abc import Iterator
from itertools import accumulate
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from wirebrief.article import Article, Chunk, Sentence
from wirebrief.cut import best_cut, between_characters, pieces
from wirebrief.tokens import ROUNDING, weigh

SHORTEST_FILL = 0.75
"""A chunk may end this far short of its share where a paragraph ends there: the next chunks take the rest evenly."""
FULLEST = 0.98
"""Sentences do not fill a budget to the last token: planned fuller, they would leave a rest to a small last one."""


class _Unit(Struct, frozen=True):
    """What is never parted: a sentence (or a piece of one too long) with the blanks up to the next."""

    start: int
    end: int
    tokens: float
    ends_paragraph: bool


def split(article: Article, chunk_tokens: int | None) -> tuple[Chunk, ...]:
    """Return chunks that tile the text, each within `chunk_tokens` estimated tokens; one chunk for None.

    The first starts at 0, each starts where the one before ends, the last ends with the text. They are filled
    evenly and end with a paragraph where they can, with a sentence otherwise. A sentence longer than the budget
    is cut at a clause, else between words; its pieces become sentences of their own.

    Raises:
        ValueError: `chunk_tokens` is less than one.
    """
    if chunk_tokens is not None and chunk_tokens < 1:
        raise ValueError(f"chunk_tokens is {chunk_tokens}, and a chunk holds at least one token")
    if not article.text:
        return ()
    if chunk_tokens is None:
        return (_chunk(article.text, 0, 0, len(article.text), article.sentences),)
    units = tuple(_units(article, chunk_tokens))
    cuts = tuple(_cuts(units, chunk_tokens))
    return tuple(_chunks(article, cuts, units))


def _units(article: Article, budget: float) -> Iterator[_Unit]:
    starts = [0, *(sentence.start for sentence in article.sentences[1:])]
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(article.text)
        ends_paragraph = at + 1 >= len(starts) or article.sentences[at].paragraph != article.sentences[at + 1].paragraph
        tokens = weigh(article.text[start:end])
        if tokens <= budget:
            yield _Unit(start, end, tokens, ends_paragraph)
            continue
        for low, high in pieces(article.text, start, end, budget):
            yield _Unit(low, high, weigh(article.text[low:high]), ends_paragraph and high == end)


def _cuts(units: tuple[_Unit, ...], budget: float) -> Iterator[int]:
    """Yield how many units are used up at the end of each chunk."""
    sums = [0.0, *accumulate(unit.tokens for unit in units)]
    at = 0
    while at < len(units):
        at = _next_cut(units, sums, at, budget)
        yield at


def _next_cut(units: tuple[_Unit, ...], sums: list[float], at: int, budget: float) -> int:
    """Return the best end of the chunk that begins with unit `at`: near its even share of what is left."""
    left = sums[-1] - sums[at]
    share = left / max(1, ceil(left / (budget * FULLEST) - ROUNDING)) if left > budget else left
    end = at + 1
    best, best_cost = end, float("inf")
    while end <= len(units) and (end == at + 1 or sums[end] - sums[at] <= budget + ROUNDING):
        cost = _cost(units[end - 1], sums[end] - sums[at], share)
        if cost <= best_cost:
            best, best_cost = end, cost
        end += 1
    return best


def _cost(last: _Unit, filled: float, share: float) -> float:
    """Return how far from its share the chunk ends, as a share of it; a paragraph's end is worth a detour."""
    distance = abs(filled - share) / share if share else 0.0
    return distance if last.ends_paragraph else distance + 1 - SHORTEST_FILL


def _chunks(article: Article, cuts: tuple[int, ...], units: tuple[_Unit, ...]) -> Iterator[Chunk]:
    start, first = 0, 0
    for index, cut in enumerate(cuts):
        end = units[cut - 1].end
        first = _skip_before(article.sentences, first, start)
        last = _skip_before(article.sentences, first, end, by_start=True)
        yield _chunk(article.text, index, start, end, article.sentences[first:last])
        start = end


def _skip_before(sentences: tuple[Sentence, ...], at: int, offset: int, *, by_start: bool = False) -> int:
    """Return the first sentence from `at` on that ends after `offset`, or begins at or after it."""
    while at < len(sentences) and (sentences[at].start < offset if by_start else sentences[at].end <= offset):
        at += 1
    return at


def _chunk(text: str, index: int, start: int, end: int, sentences: tuple[Sentence, ...]) -> Chunk:
    inside = (_clip(text, sentence, start, end) for sentence in sentences)
    kept = tuple(sentence for sentence in inside if sentence.start < sentence.end)
    return Chunk(index=index, start=start, end=end, text=text[start:end], sentences=kept)


def _clip(text: str, sentence: Sentence, start: int, end: int) -> Sentence:
    """Return what of the sentence lies in start..end, without the blanks around it."""
    if start <= sentence.start and sentence.end <= end:
        return sentence
    low, high = max(start, sentence.start), min(end, sentence.end)
    words = text[low:high]
    low += len(words) - len(words.lstrip())
    return replace(sentence, start=low, end=max(low, low + len(words.strip())))


def halve(article: Article, chunk: Chunk) -> tuple[Chunk, Chunk] | None:
    """Return two chunks that tile this one, parted near its middle where a sentence ends; None where it is too small.

    A single sentence is parted at a clause or between words. Both halves keep the index of the whole.
    """
    cut = _middle_sentence(chunk) or _middle_words(article.text, chunk)
    if cut is None:
        return None
    first = _chunk(article.text, chunk.index, chunk.start, cut, _before(chunk.sentences, cut))
    second = _chunk(article.text, chunk.index, cut, chunk.end, _after(chunk.sentences, cut))
    return (first, second) if first.sentences and second.sentences else None


def _middle_sentence(chunk: Chunk) -> int | None:
    middle = (chunk.start + chunk.end) // 2
    starts = [sentence.start for sentence in chunk.sentences[1:]]
    return min(starts, key=lambda start: abs(start - middle), default=None)


def _middle_words(text: str, chunk: Chunk) -> int | None:
    """Return a place between two words in the middle half of the chunk's only sentence."""
    if not chunk.sentences:
        return None
    only = chunk.sentences[0]
    quarter = (only.end - only.start) // 4
    cut = best_cut(text, only.start + quarter, only.end - quarter) if quarter else only.start
    return cut if only.start < cut < only.end and between_characters(text, cut) else None


def _before(sentences: tuple[Sentence, ...], cut: int) -> tuple[Sentence, ...]:
    return tuple(sentence for sentence in sentences if sentence.start < cut)


def _after(sentences: tuple[Sentence, ...], cut: int) -> tuple[Sentence, ...]:
    return tuple(sentence for sentence in sentences if sentence.end > cut)
