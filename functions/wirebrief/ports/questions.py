"""What is asked of an engine, and what it answers."""

from msgspec import Struct

from wirebrief.article import Chunk
from wirebrief.brief import Rule
from wirebrief.draft import Draft


class CastMember(Struct, frozen=True):
    """Somebody or something named in the article: given to the model with each chunk so that "he" can be named."""

    name: str
    role: str | None = None


class Context(Struct, frozen=True, kw_only=True):
    """The small, same context that goes with every chunk of one article; the id is for counting, not for the model."""

    title: str | None
    published: str | None
    language: str | None
    lead: str
    cast: tuple[CastMember, ...]
    article_id: str = ""


class Failure(Struct, frozen=True, kw_only=True):
    """A drafted part that broke a rule. `field` is a path such as `claims[2]`; `item` the draft as JSON.

    What is `slight` is told to the reader of brief.json alone: to ask the model again would cost more than it brings.
    """

    field: str
    item: str
    text: str
    rule: Rule
    reason: str
    slight: bool = False


class ChunkQuestion(Struct, frozen=True, kw_only=True):
    """What does this chunk say? Sentence numbers are 1-based positions in `chunk.sentences`."""

    chunk: Chunk
    context: Context
    language: str | None = None


class RepairQuestion(Struct, frozen=True, kw_only=True):
    """These parts failed: say them again so that they hold, or leave them out. The answer holds only those."""

    chunk: Chunk
    context: Context
    failures: tuple[Failure, ...]


class LeadQuestion(Struct, frozen=True, kw_only=True):
    """One headline and summary over the verified statements; the numbers cited are 1-based positions in them."""

    context: Context
    statements: tuple[str, ...]


class IntroductionQuestion(Struct, frozen=True, kw_only=True):
    """A few sentences over the first statements of an edition's stories, as the summary of the answer."""

    context: Context
    statements: tuple[str, ...]


class ToCheck(Struct, frozen=True):
    """A statement, and the 1-based positions of the sentences that it must follow from."""

    text: str
    sentences: tuple[int, ...]


class EntailmentQuestion(Struct, frozen=True, kw_only=True):
    """Does each statement follow from the sentences it cites? The answer is a draft that holds only `verdicts`."""

    context: Context
    sentences: tuple[str, ...]
    statements: tuple[ToCheck, ...]


Question = ChunkQuestion | RepairQuestion | LeadQuestion | IntroductionQuestion | EntailmentQuestion


class Usage(Struct, frozen=True, kw_only=True):
    """What answers cost. `cost_usd` is an estimate; None where the price of the model is not known."""

    calls: int = 0
    cached_calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float | None = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        known = self.cost_usd is not None and other.cost_usd is not None
        return Usage(
            calls=self.calls + other.calls,
            cached_calls=self.cached_calls + other.cached_calls,
            tokens_in=self.tokens_in + other.tokens_in,
            tokens_out=self.tokens_out + other.tokens_out,
            cost_usd=(self.cost_usd or 0.0) + (other.cost_usd or 0.0) if known else None,
        )


class Answer(Struct, frozen=True, kw_only=True):
    """A draft of valid shape, by which engine and model, and what it cost."""

    draft: Draft
    engine: str
    model: str | None
    usage: Usage
