"""Find what a statement quotes: in the sentences that it cites, else anywhere in the article."""

from msgspec import Struct

from wirebrief.article import Sentence, Span
from wirebrief.brief import Evidence
from wirebrief.ground.quotations import locate
from wirebrief.ground.quoted import own_quotes
from wirebrief.ground.source import Source


class Quoted(Struct, frozen=True):
    """Words in quotation marks of a statement, with the pieces of the article that they are, or why they are none."""

    words: str
    pieces: tuple[Evidence, ...]
    fault: str = ""


def quoted_in(text: str, cited: tuple[Sentence, ...], source: Source) -> tuple[Quoted, ...]:
    """Return what the statement quotes, in order."""
    return tuple(_quoted(text[one.start : one.end], cited, source) for one in own_quotes(text))


def carriers(text: str, cited: tuple[Sentence, ...], source: Source) -> tuple[Sentence, ...]:
    """Return the cited sentences and those that the words stand in which a statement quotes."""
    pieces = (piece for quoted in quoted_in(text, cited, source) for piece in quoted.pieces)
    return with_sentences_of(pieces_of=tuple(pieces), cited=cited, source=source)


def with_sentences_of(
    *, pieces_of: tuple[Evidence, ...], cited: tuple[Sentence, ...], source: Source
) -> tuple[Sentence, ...]:
    """Return the cited sentences and those that the pieces of a quotation stand in, in order."""
    at = {source.sentence_at(one.start) for one in cited}
    for piece in pieces_of:
        at |= set(range(source.sentence_at(piece.start), source.sentence_at(piece.end - 1) + 1))
    return tuple(source.article.sentences[index] for index in sorted(at))


def _quoted(words: str, cited: tuple[Sentence, ...], source: Source) -> Quoted:
    spans = [Span(one.start, one.end) for one in cited]
    places = (*spans, Span(cited[0].start, cited[-1].end), Span(0, len(source.text)))
    found = locate(words, tuple(source.passage(one.start, one.end) for one in places), source)
    return Quoted(words, (), found) if isinstance(found, str) else Quoted(words, found)
