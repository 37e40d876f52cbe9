"""A statement beside what it cites, as every check looks at it, and what a check says against it."""

from functools import cached_property

from msgspec import Struct

from wirebrief.article import Sentence
from wirebrief.brief import Rule
from wirebrief.ground.closeness import follows
from wirebrief.ground.quoted import blanked, own_quotes
from wirebrief.ground.quoting import Quoted, quoted_in
from wirebrief.ground.source import Source
from wirebrief.ground.tables import with_units


class Breach(Struct, frozen=True):
    """A broken rule and the reason, in words that a model and an editor understand."""

    rule: Rule
    reason: str


class Stated:
    """A statement and what it cites, each thing worked out when a check first asks for it.

    `said` marks the statement of a claim: its speaker is given and checked apart.
    """

    def __init__(self, text: str, sentences: tuple[Sentence, ...], source: Source, *, said: bool = False) -> None:
        self.text = text
        self.sentences = sentences
        self.said = said
        self._source = source

    @cached_property
    def is_verbatim(self) -> bool:
        """Whether it is one of its sentences, word for word: such a one changes nothing."""
        text = self._source.text
        return any(" ".join(text[one.start : one.end].split()) == self.text for one in self.sentences)

    @cached_property
    def bare(self) -> str:
        """Its text with quoted words blanked out."""
        return blanked(self.text, own_quotes(self.text))

    @cached_property
    def evidence(self) -> tuple[str, ...]:
        """What the cited sentences tell."""
        return tuple(with_units(one, self._source) for one in self.sentences)

    @cached_property
    def near(self) -> tuple[str, ...]:
        """The cited sentences and those beside them, in order."""
        every = self._source.article.sentences
        indices = {self._source.sentence_at(one.start) + step for one in self.sentences for step in (-1, 0, 1)}
        near = (every[at] for at in sorted(indices) if 0 <= at < len(every))
        return tuple(self._source.text[one.start : one.end] for one in near)

    @property
    def told(self) -> tuple[str, ...]:
        """What may bear the statement out."""
        return (*self.evidence, *self.near)

    @cached_property
    def follows(self) -> bool:
        """Whether it keeps to the words of its evidence."""
        return self.is_verbatim or follows(self.text, self.evidence, self.told)

    @cached_property
    def quotes(self) -> tuple[Quoted, ...]:
        """What it quotes."""
        return quoted_in(self.text, self.sentences, self._source)
