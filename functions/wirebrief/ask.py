"""Ask an engine about every chunk at once, ground each answer, and ask once more for what did not hold."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from wirebrief.article import Article, Chunk
from wirebrief.brief import FailedSpan, Parts, Rejected, Statement
from wirebrief.draft import Draft
from wirebrief.engines.offline import find_cast
from wirebrief.errors import AnswerTooLong, EngineError
from wirebrief.mend import mend, unanswered
from wirebrief.occasion import Occasion
from wirebrief.ports import (
    Answer,
    ChunkQuestion,
    Context,
    Engine,
    Failure,
    LeadQuestion,
    Question,
    RepairQuestion,
    Usage,
)
from wirebrief.split import halve

if TYPE_CHECKING:
    from wirebrief.ground import Grounder

LEAD_CHARACTERS = 400  # of the article's opening, given with each chunk
MAX_LEAD_STATEMENTS = 200  # a last ask over more would cost more than the chunks it stands for
# Beside those who ask, as many may ground what came or wait for a place: then no place is ever empty.
WORKERS_PER_PLACE = 2
# A chunk is halved so often at most: an eighth of a chunk has an answer of a page, and a server that cuts that short
# cuts everything short.
MAX_HALVINGS = 3
MAX_FAILURES = 20  # told in one repair ask, so that a wild draft cannot make it grow


class Reading(Struct, frozen=True, kw_only=True):
    """What came of one chunk: verified parts and rejected ones, or the error for which there are none."""

    chunk: Chunk
    parts: Parts = Parts()
    rejected: tuple[Rejected, ...] = ()
    error: EngineError | None = None
    usage: Usage = Usage()
    engine: Engine | None = None
    model: str | None = None

    @property
    def failed(self) -> FailedSpan | None:
        """The span that could not be read, None where it was."""
        if self.error is None:
            return None
        return FailedSpan(start=self.chunk.start, end=self.chunk.end, code=self.error.code, reason=str(self.error))


def set_scene(article: Article, *, cast: bool = True) -> Context:
    """Return the context that goes with every chunk: title, date, opening words and cast.

    An engine that only picks words finds the people itself, and needs no `cast`.
    """
    body = [sentence for sentence in article.sentences if sentence.kind == "body"]
    opening = article.text[body[0].start : body[0].start + LEAD_CHARACTERS] if body else ""
    return Context(
        title=article.title,
        published=article.published_at.date().isoformat() if article.published_at else None,
        language=article.language,
        lead=" ".join(opening.split()),
        cast=find_cast(article) if cast else (),
        article_id=article.id,
    )


class Asker:
    """Asks about one article. Every method may be called from many threads at once.

    What a later try may still answer is left to it, repairs and lead too.
    """

    def __init__(self, article: Article, occasion: Occasion) -> None:
        self._article, self._occasion = article, occasion
        self._engines = engines = occasion.engines
        self.context = set_scene(article, cast=not engines.first.extractive)
        self._places = BoundedSemaphore(engines.first.concurrency)
        self._grounding = Lock()

    def read_all(self, chunks: tuple[Chunk, ...]) -> tuple[Reading, ...]:
        """Return a reading for each chunk, in order. A chunk that fails never takes others with it.

        A chunk whose answer would be too long is read in halves and gives several readings.
        """
        if len(chunks) == 1:
            return tuple(self._read(chunks[0]))
        workers = WORKERS_PER_PLACE * self._engines.first.concurrency
        with ThreadPoolExecutor(max_workers=min(workers, len(chunks))) as pool:
            readings = pool.map(lambda chunk: tuple(self._read(chunk)), chunks)
            return tuple(reading for several in readings for reading in several)

    def read_lead(self, statements: tuple[Statement, ...]) -> Reading | None:
        """Return the verified headline and summary over statements of many chunks, None where nobody could say.

        Raises:
            EngineError: a later try may have it: the budget is used up and work waits for the next, or not `partial`.
        """
        chosen = statements[:MAX_LEAD_STATEMENTS]
        question = LeadQuestion(context=self.context, statements=tuple(one.text for one in chosen))
        try:
            engine, answer = self._answer(question)
        except EngineError as error:
            if self._occasion.is_left_to_later(error):
                raise
            return None
        parts, failures = self._grounder.ground_lead(answer.draft, chosen)
        rejected = tuple(_rejected(failure) for failure in failures)
        whole = Chunk(index=0, start=0, end=len(self._article.text), text="", sentences=())
        return Reading(
            chunk=whole, parts=parts, rejected=rejected, usage=answer.usage, engine=engine, model=answer.model
        )

    def _read(self, chunk: Chunk, halvings: int = MAX_HALVINGS) -> Iterator[Reading]:
        question = ChunkQuestion(chunk=chunk, context=self.context, language=self._article.language)
        try:
            engine, answer = self._answer(question)
        except AnswerTooLong as error:
            yield from self._read_halves(chunk, error, halvings)
        except EngineError as error:
            yield Reading(chunk=chunk, error=error, usage=_spent(error))
        else:
            yield self._ground(chunk, engine, answer)

    def _read_halves(self, chunk: Chunk, error: AnswerTooLong, halvings: int) -> Iterator[Reading]:
        """Yield the readings of both halves; the first bears what asking for the whole cost.

        What is still too long after so many halvings will not get shorter: the last resort reads it.
        """
        halves = halve(self._article, chunk) if halvings else None
        if halves is None:
            yield self._read_without_model(chunk, error)
            return
        first, *others = [reading for half in halves for reading in self._read(half, halvings - 1)]
        yield replace(first, usage=_spent(error) + first.usage)
        yield from others

    def _read_without_model(self, chunk: Chunk, error: EngineError) -> Reading:
        other = self._engines.last_resort
        if other is None:
            return Reading(chunk=chunk, error=error, usage=_spent(error))
        question = ChunkQuestion(chunk=chunk, context=self.context, language=self._article.language)
        reading = self._ground(chunk, other, self._ask(other, question))
        return replace(reading, usage=_spent(error) + reading.usage)

    def _answer(self, question: Question) -> tuple[Engine, Answer]:
        """Return the first engine's answer, or that of the one that stands in for it."""
        first = self._engines.first
        try:
            return first, self._ask(first, question)
        except EngineError as error:
            other = self._engines.instead(error)
            if other is None:
                raise
            answer = self._ask(other, question)
            return other, replace(answer, usage=_spent(error) + answer.usage)

    def _ask(self, engine: Engine, question: Question) -> Answer:
        """Ask when there is a place: it is given back before the answer is grounded, and the next question goes out."""
        with self._places:
            return self._occasion.ask(engine, question)

    @cached_property
    def _grounder(self) -> "Grounder":
        """Made for the first answer: what it loads and prepares need not keep the first question waiting."""
        from wirebrief.ground import Grounder  # noqa: PLC0415 (cold start)

        return Grounder(self._article)

    def _check(self, draft: Draft, chunk: Chunk) -> tuple[Parts, tuple[Failure, ...]]:
        """Ground one draft at a time: many at once would be no quicker, and would hold up the questions under way."""
        with self._grounding:
            return self._grounder.ground(draft, chunk)

    def _ground(self, chunk: Chunk, engine: Engine, answer: Answer) -> Reading:
        parts, failures = self._check(answer.draft, chunk)
        usage = answer.usage
        grave = tuple(failure for failure in failures if not failure.slight)
        if grave and not engine.extractive:
            try:
                draft, spent = self._repair(chunk, engine, grave)
            except EngineError as error:
                return Reading(chunk=chunk, error=error, usage=usage + _spent(error))
            repaired, again = self._check(draft, chunk)
            parts, usage = mend(parts, grave, repaired), usage + spent
            slight = tuple(failure for failure in failures if failure.slight)
            failures = unanswered(grave, draft) + again + slight
        return Reading(
            chunk=chunk,
            parts=parts,
            rejected=tuple(_rejected(failure) for failure in failures),
            usage=usage,
            engine=engine,
            model=answer.model,
        )

    def _repair(self, chunk: Chunk, engine: Engine, failures: tuple[Failure, ...]) -> tuple[Draft, Usage]:
        question = RepairQuestion(chunk=chunk, context=self.context, failures=failures[:MAX_FAILURES])
        try:
            answer = self._ask(engine, question)
        except EngineError as error:
            if self._occasion.is_left_to_later(error):
                raise
            return Draft(), _spent(error)
        return answer.draft, answer.usage


def _spent(error: EngineError) -> Usage:
    """Return what was spent in vain: it is paid for all the same."""
    return error.usage or Usage()


def _rejected(failure: Failure) -> Rejected:
    return Rejected(field=failure.field, text=failure.text, rule=failure.rule, reason=failure.reason)
