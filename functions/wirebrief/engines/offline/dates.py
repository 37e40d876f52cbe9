"""Find the words that tell when, and the ISO 8601 date or interval they mean on the day of publication."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from msgspec import Struct

from wirebrief.article import Span
from wirebrief.engines.offline import dates_en, dates_others, spans_others
from wirebrief.engines.offline.grammar_en import LOOSE, NOUNS, WITHIN
from wirebrief.engines.offline.language import is_known, supported
from wirebrief.engines.offline.passage import Passage

Meaning = str | None
REMEMBERED = 2048  # meanings of an article's spans: the same place is asked for with every date that a draft gives it
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


class Moment(Struct, frozen=True, gc=False):
    """Words that tell when, in the passage's offsets, and what they mean; `date` is None where that is not known."""

    start: int
    end: int
    date: str | None
    sentence: int


class Grammar(Struct, frozen=True):
    """How one language tells dates: words that may begin one, and a reader of the longest date at an offset."""

    starts: frozenset[str]
    read: Callable[[str, int, int, date | None], tuple[int, int, Meaning] | None]
    loose: frozenset[str] = frozenset()  # starts that need one of the nouns close behind them
    nouns: frozenset[str] = frozenset()


def find_moments(passage: Passage) -> list[Moment]:
    """Return every date expression in order; where the passage has no date of its own, relative ones mean None."""
    grammar = _grammar(passage.pack.language)
    published = passage.published.date() if passage.published is not None else None
    opening = {lower for lower in set(passage.lowers) if _opens(lower, grammar)}
    found: list[Moment] = []
    reached = 0
    for index, lower in enumerate(passage.lowers):
        start = passage.starts[index]
        if lower not in opening or start < reached:
            continue
        if lower in grammar.loose and not _tells(passage.lowers[index + 1 : index + 1 + WITHIN], grammar):
            continue
        home = passage.homes[index]
        read = grammar.read(passage.text, start, passage.sentences[home].end, published)
        if read is not None:
            found.append(Moment(read[0], read[1], read[2], home))
            reached = read[1]
    return found


def _tells(words: list[str], grammar: Grammar) -> bool:
    """Whether a noun of dates, a number or a compound is among the words."""
    return any(word in grammar.nouns or word[0].isdigit() or "-" in word for word in words)


def _opens(lower: str, grammar: Grammar) -> bool:
    """Whether a date may begin with a word, be it of two parts: "July-September"."""
    return lower in grammar.starts or lower[0].isdigit() or lower.partition("-")[0] in grammar.starts


@lru_cache(maxsize=REMEMBERED)
def meaning_of(text: str, span: Span, published: date | None, language: str | None) -> Meaning:
    """Return the ISO date or interval that the words at `span` mean on the day of publication, None if not known.

    The text around them counts: "until April 6" lies ahead, "since April 6" behind. In a language that the
    offline engine does not know, nothing is known of them.

    >>> meaning_of("It fell last February.", Span(8, 21), date(2026, 11, 23), "en")
    '2026-02'
    """
    if language and not is_known(language):
        return None
    grammar = _grammar(supported(language))
    for match in _WORD.finditer(text, span.start, span.end):
        lower = text[match.start() : match.end()].lower()
        if _opens(lower, grammar):
            read = grammar.read(text, match.start(), span.end, published)
            if read is not None:
                return read[2]
    return None


@lru_cache(maxsize=8)
def _grammar(language: str) -> Grammar:
    if language == "en":
        return Grammar(dates_en.STARTS, dates_en.read, LOOSE, NOUNS)
    starts, loose = dates_others.starts(language), dates_others.loose(language)
    return Grammar(starts, dates_others.reader(language), loose, spans_others.nouns(language))
