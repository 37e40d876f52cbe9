"""Questions about a small made-up article, a clock that skips what is slept, and a deadline on it."""

from datetime import UTC, datetime

from wirebrief.article import Chunk, Sentence
from wirebrief.ports import CastMember, ChunkQuestion, Context, Deadline

SENTENCES = (
    "The harbour of Port Lowen reopened on Monday after nine days.",
    "Mara Ellison said the repairs had cost 4.2 million crowns.",
    "“We never doubted the old piers,” Mara Ellison said.",
    "Two ferries left before noon.",
)
CONTEXT = Context(
    title="Port Lowen reopens",
    published="2026-03-02",
    language="en",
    lead=SENTENCES[0],
    cast=(CastMember("Mara Ellison", "harbour master"),),
)


def chunk_of(sentences: tuple[str, ...] = SENTENCES, start: int = 0, index: int = 0) -> Chunk:
    """Return a chunk of these sentences, each a paragraph of its own, that begins at `start` of some article."""
    text, spans = "\n".join(sentences), []
    at = start
    for paragraph, sentence in enumerate(sentences):
        spans.append(Sentence(at, at + len(sentence), paragraph))
        at += len(sentence) + 1
    return Chunk(index=index, start=start, end=start + len(text), text=text, sentences=tuple(spans))


def question_of(*sentences: str, index: int = 0) -> ChunkQuestion:
    """Return the question about these sentences, or about the article as it stands above."""
    return ChunkQuestion(chunk=chunk_of(sentences or SENTENCES, index=index), context=CONTEXT)


class SkippingClock:
    """A clock on which time passes by sleeping alone, which takes none: what was slept is in `slept`, and counts.

    So no deadline passes because the machine is slow.
    """

    def __init__(self) -> None:
        self.slept: list[float] = []

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 12, tzinfo=UTC)

    def monotonic(self) -> float:
        return sum(self.slept)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def deadline(self, seconds: float = 60.0) -> Deadline:
        return Deadline(self.monotonic() + seconds, self)
