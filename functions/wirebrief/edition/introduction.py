"""Have a model introduce an edition, from its verified statements alone and held to them by the rules of every brief.

Nothing depends on it: where the model cannot be had, or nothing of its answer holds, the edition goes out without
an introduction and says why.
"""

from msgspec import Struct
from msgspec.structs import replace

from wirebrief.article import Article, Sentence, Span
from wirebrief.brief import Evidence, Statement
from wirebrief.edition.carried import StoryStatement
from wirebrief.edition.sayings import union
from wirebrief.edition.types import Edition, Introduced, Introduction
from wirebrief.errors import WirebriefError
from wirebrief.ground import Grounder
from wirebrief.ports import Answer, Clock, Context, Deadline, Engine, IntroductionQuestion, Usage

# Each story's headline and the two statements after it: what a reader would be told of it in one breath.
STATEMENTS_PER_STORY = 3
MAX_SENTENCES = 4


class Writer(Struct, frozen=True, kw_only=True):
    """Who writes introductions, and how many seconds an edition waits for one."""

    engine: Engine
    clock: Clock
    seconds: float = 60.0


class Told(Struct, frozen=True):
    """A statement that the model may use, and the id of the story that it is from."""

    story: str
    statement: StoryStatement


def introduced(edition: Edition, writer: Writer | None) -> Edition:
    """Return the edition with an introduction, or with the reason why it has none; as it is where none is wanted."""
    told = statements_of(edition)
    if writer is None or not told:
        return edition
    if writer.engine.extractive:
        return replace(edition, introduction=Introduction(reason="no_model"))
    try:
        answer = ask(edition, told, writer)
    except WirebriefError as exc:
        usage = getattr(exc, "usage", None) or Usage()
        return replace(edition, introduction=Introduction(reason=exc.code, usage=usage))
    return replace(edition, introduction=grounded(answer, told))


def statements_of(edition: Edition) -> tuple[Told, ...]:
    """Return what the stories that are told in full say first, each saying once."""
    told: dict[str, Told] = {}
    for story in edition.stories:
        for statement in (story.headline, *story.summary)[:STATEMENTS_PER_STORY]:
            told.setdefault(statement.text, Told(story.id, statement))
    return tuple(told.values())


def ask(edition: Edition, told: tuple[Told, ...], writer: Writer) -> Answer:
    """Return the model's answer. Raises: EngineError, LedgerError."""
    context = Context(
        title=edition.title,
        published=edition.date,
        language=None,
        lead="",
        cast=(),
        article_id=f"edition-{edition.date}",
    )
    question = IntroductionQuestion(context=context, statements=tuple(one.statement.text for one in told))
    return writer.engine.ask(question, Deadline(writer.clock.monotonic() + writer.seconds, writer.clock))


def grounded(answer: Answer, told: tuple[Told, ...]) -> Introduction:
    """Return the sentences that hold, and the count of those that do not; each may tell of one story only."""
    article = as_article(told)
    parts, failures = Grounder(article).ground_lead(answer.draft, as_statements(article))
    by_start = {sentence.start: one for sentence, one in zip(article.sentences, told, strict=True)}
    sentences: list[Introduced] = []
    for part in parts.summary:
        cited = [by_start[piece.start] for piece in part.evidence]
        if len({one.story for one in cited}) == 1 and len(sentences) < MAX_SENTENCES:
            sentences.append(sentence_of(len(sentences) + 1, part.text, cited))
    return Introduction(
        sentences=tuple(sentences),
        model=answer.model,
        rejected=len(failures) + len(parts.summary) - len(sentences),
        reason=None if sentences else "nothing_held",
        usage=answer.usage,
    )


def sentence_of(number: int, text: str, cited: list[Told]) -> Introduced:
    """Return a sentence with all that the statements it cites stand on."""
    passages = cited[0].statement.passages
    for one in cited[1:]:
        passages = union(passages, one.statement.passages)
    return Introduced(id=f"introduction-{number}", text=text, passages=passages, story=cited[0].story)


def as_article(told: tuple[Told, ...]) -> Article:
    """Return the statements as one text, a paragraph each, so that what is said of them can be grounded in it."""
    sentences: list[Sentence] = []
    text = ""
    for number, one in enumerate(told):
        sentences.append(Sentence(len(text), len(text) + len(one.statement.text), number))
        text += f"{one.statement.text}\n"
    return Article(
        id="statements",
        name="statements",
        media_type="text/plain",
        text=text,
        sentences=tuple(sentences),
        paragraphs=tuple(Span(sentence.start, sentence.end) for sentence in sentences),
    )


def as_statements(article: Article) -> tuple[Statement, ...]:
    """Return each sentence of the text as a statement that stands on itself."""
    pieces = [Evidence(one.start, one.end, article.text[one.start : one.end]) for one in article.sentences]
    return tuple(Statement(id=str(number), text=one.quote, evidence=(one,)) for number, one in enumerate(pieces))
