"""One chunk as its drafts are grounded in it: cited sentences, passages to search, mentions of a name."""

import hashlib
from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct, json

from wirebrief.article import Chunk, Sentence, Span
from wirebrief.brief import Evidence
from wirebrief.ground.finder import Finder
from wirebrief.ground.fold import find_folded, find_whole, fold
from wirebrief.ground.rules import Rules
from wirebrief.ground.short_forms import also_called
from wirebrief.ground.source import Passage
from wirebrief.ground.stated import Breach
from wirebrief.ports import Failure

NO_SENTENCE = Breach("cited", "it cites no sentence of this chunk")


class ChunkView:
    """What grounding asks of one chunk."""

    def __init__(self, rules: Rules, chunk: Chunk) -> None:
        self.rules = rules
        self.source = rules.source
        self.chunk = chunk

    @cached_property
    def whole(self) -> Passage:
        """The chunk, folded."""
        return self.source.passage(self.chunk.start, self.chunk.end)

    def cited(self, numbers: Iterable[int]) -> tuple[Sentence, ...] | None:
        """Return the cited sentences in order, once each; None where there is none or a number is not the chunk's."""
        cited = sorted(set(numbers))
        if not cited or cited[0] < 1 or cited[-1] > len(self.chunk.sentences):
            return None
        return tuple(self.chunk.sentences[number - 1] for number in cited)

    def passages(self, cited: tuple[Sentence, ...]) -> tuple[Passage, ...]:
        """Return where a quotation is looked for: the stretch of the cited sentences, then the chunk."""
        return self.source.passage(cited[0].start, cited[-1].end), self.whole

    def find(self, words: str, sentence: Sentence) -> Span | None:
        """Return where the words stand in the sentence, whatever their case."""
        text = self.source.text[sentence.start : sentence.end]
        lowered = text.lower() if len(text.lower()) == len(text) else text
        found = find_folded(fold(words.lower()).text, fold(lowered))
        return Span(sentence.start + found[0], sentence.start + found[1]) if found else None

    def find_each(self, words: str, sentence: Sentence) -> tuple[Span, ...]:
        """Return every place where the words stand whole in the sentence, whatever their case."""
        text = self.source.text[sentence.start : sentence.end]
        folded = fold(text.lower() if len(text.lower()) == len(text) else text)
        found = find_whole(fold(words.lower()).text, folded)
        return tuple(Span(sentence.start + start, sentence.start + end) for start, end in found)

    def mentions(self, name: str) -> set[Evidence]:
        """Return every mention of a name in the chunk, whole words only, as the article writes it."""
        start = self.chunk.start
        forms = (name, *also_called(name))
        return {
            self.source.evidence(Span(start + first, start + end))
            for one in forms
            for first, end in self._finder.spans(one)
        }

    def elsewhere(self, name: str) -> set[Evidence]:
        """Return the first mention of a name in the article: where the chunk itself only has "she"."""
        first = self.source.names.first(name)
        return {self.source.evidence(Span(*first))} if first else set()

    @cached_property
    def _finder(self) -> Finder:
        whole = (self.chunk.start, self.chunk.end) == (0, len(self.source.text))
        return self.source.names if whole else Finder(self.whole.folded)


def outermost(mentions: set[Evidence]) -> tuple[Evidence, ...]:
    """Return the mentions in order, without those that lie inside another ("Garcia" in "Garcia Harfuch")."""
    kept: list[Evidence] = []
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def part_id(kind: str, words: str, start: int) -> str:
    """Return a short id that is the same for the same words at the same place, however often they are grounded."""
    return f"{kind}-{hashlib.sha256(f'{words}|{start}'.encode(errors='replace')).hexdigest()[:10]}"


def failure(field: str, part: Struct, breach: Breach, text: str, *, slight: bool = False) -> Failure:
    """Return what is told to the engine, and to the reader of brief.json, of a part that broke a rule."""
    item = json.encode(part).decode()
    return Failure(field=field, item=item, text=text, rule=breach.rule, reason=breach.reason, slight=slight)


def tidy(words: str | None) -> str:
    """Return the words on one line, without white space at the ends; "" for None."""
    return " ".join((words or "").split())
