"""The article as grounding looks at it: words, names and quoted stretches, each worked out once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from wirebrief.article import Article, Sentence, Span, unwrapped
from wirebrief.brief import Evidence
from wirebrief.engines.offline.incises import without_incises
from wirebrief.ground.finder import Finder
from wirebrief.ground.fold import Folded, fold
from wirebrief.ground.lexicon import TITLES
from wirebrief.ground.markers import QUALIFIER_SENSES
from wirebrief.ground.quoted import blanked, quoted_spans
from wirebrief.ground.scripts import script

_BODY_SENTENCE = 100  # characters: longer than a title, a byline or a date
_EARLIER = frozenset({"previous", "predecessor", "predecessors"})
_POSSESSIVE = re.compile(r"['’]s?$")
WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")


class Passage(Struct, frozen=True):
    """A stretch of the article with its folded form; `start` is its offset in `article.text`."""

    start: int
    end: int
    folded: Folded


class Source:
    """One article, indexed for grounding, its lines unwrapped. Build it once; it is read-only after and thread-safe."""

    def __init__(self, article: Article) -> None:
        self.text = unwrapped(article.text, article.paragraphs)
        self.article = replace(article, text=self.text)
        self.quoted = quoted_spans(self.text, article.paragraphs)
        self._as_printed = article.text
        self._passages: dict[tuple[int, int], Passage] = {}
        self._unquoted: dict[tuple[int, int], str] = {}
        self._quote_starts = [span.start for span in self.quoted]
        self._sentence_starts = [sentence.start for sentence in article.sentences]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of text and title, case-folded, with quote marks folded and hyphened words also in parts."""
        return frozenset(words_of(f"{self.text}\n{self.article.title or ''}\n{self.article.publisher or ''}"))

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Every word that stands in the article without a capital: no name, whatever its case elsewhere."""
        return frozenset(word.lower() for word in set(WORD.findall(self.text)) if word[0].islower())

    @cached_property
    def qualified(self) -> dict[str, list[frozenset[str]]]:
        """The words of each sentence that has a "former", an "acting" or a "deputy", by which of them it has."""
        found: dict[str, list[frozenset[str]]] = {}
        for words, _ in self._sentence_words:
            senses = {sense for word in words if (sense := QUALIFIER_SENSES.get(word))}
            senses |= {"former"} if any(word.startswith("ex") and word[2:] in TITLES for word in words) else set()
            senses |= set() if words.isdisjoint(_EARLIER) else {"former"}
            for sense in senses:
                found.setdefault(sense, []).append(words)
        return found

    def beside(self, name: str, reach: int) -> frozenset[str]:
        """Return every word of the sentences that have the name and of so many on each side, case-folded."""
        every = self._sentence_words
        own = self._sentences_with.get(name.casefold(), ())
        near = {at + step for at in own for step in range(-reach, reach + 1)}
        return frozenset[str]().union(*(every[at][0] for at in near if 0 <= at < len(every)))

    @cached_property
    def _sentences_with(self) -> dict[str, list[int]]:
        """The sentences that have each word with a capital."""
        found: dict[str, list[int]] = {}
        for at, (_, names) in enumerate(self._sentence_words):
            for name in names:
                found.setdefault(name, []).append(at)
        return found

    @cached_property
    def _sentence_words(self) -> list[tuple[frozenset[str], frozenset[str]]]:
        """The words of each sentence, and those of them that have a capital."""
        texts = (self.text[one.start : one.end] for one in self.article.sentences)
        found = ((text, (match[0] for match in WORD.finditer(text) if match[0][0].isupper())) for text in texts)
        return [(frozenset(words_of(text)), frozenset(words_of(" ".join(capitals)))) for text, capitals in found]

    @cached_property
    def script(self) -> str:
        """The writing system of most of its letters, "" where it has none."""
        return script(self.text)

    @cached_property
    def names(self) -> Finder:
        """Every word of the text, for finding names."""
        return Finder(self.passage(0, len(self.text)).folded)

    def evidence(self, span: Span | Sentence) -> Evidence:
        """Return the evidence for a span: its own characters."""
        return Evidence(span.start, span.end, self._as_printed[span.start : span.end])

    def opening(self, count: int) -> str:
        """Return the article up to the end of its first sentences behind title and credits."""
        every = self.article.sentences
        first = next((at for at, one in enumerate(every) if one.end - one.start > _BODY_SENTENCE), 0)
        return self.text[: every[min(first + count, len(every) - 1)].end] if every else ""

    def passage(self, start: int, end: int) -> Passage:
        """Return a stretch of the article, folded."""
        if (start, end) not in self._passages:
            self._passages[start, end] = Passage(start, end, fold(self.text[start:end]))
        return self._passages[start, end]

    def is_quoted(self, span: Span) -> bool:
        """Return whether the span lies wholly in quotation marks."""
        at = bisect_right(self._quote_starts, span.start) - 1
        return at >= 0 and span.end <= self.quoted[at].end + 1

    def quotes_in(self, span: Span | Sentence) -> list[Span]:
        """Return the quoted spans that touch the span, in order."""
        first = max(bisect_right(self._quote_starts, span.start) - 1, 0)
        last = bisect_left(self._quote_starts, span.end)
        return [quote for quote in self.quoted[first:last] if quote.end > span.start and quote.start < span.end]

    def _own_words(self, quote: Span) -> list[Span]:
        """Return what the speaker says of a quoted span: in French a "dit-elle" may stand in it."""
        if self.article.language != "fr":
            return [quote]
        return [Span(start, end) for start, end in without_incises(self.text, quote.start, quote.end)]

    def sentence_at(self, offset: int) -> int:
        """Return the index of the article's sentence that holds the offset, or the one before it."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def unquoted(self, sentence: Span | Sentence) -> str:
        """Return the sentence with what stands in quotation marks blanked out, offsets unchanged."""
        start, end = sentence.start, sentence.end
        if (start, end) not in self._unquoted:
            quotes = [piece for quote in self.quotes_in(sentence) for piece in self._own_words(quote)]
            inside = (Span(max(one.start, start) - start, min(one.end, end) - start) for one in quotes)
            self._unquoted[start, end] = blanked(self.text[start:end], inside)
        return self._unquoted[start, end]


def without_possessive(word: str) -> str:
    """Return a word or a name without the mark of an owner: "Ruiz" of "Ruiz's" and of "Ruiz'"."""
    return _POSSESSIVE.sub("", word)


def words_of(text: str) -> Iterable[str]:
    """Yield the words of a text, case-folded; a hyphened or dotted word also in its parts, possessives without 's."""
    for found in set(WORD.findall(text)):
        word = found.replace("’", "'").casefold()
        yield word
        if not word.isalnum():
            yield word.replace(".", "")
            yield from re.split(r"['.&-]", word)
