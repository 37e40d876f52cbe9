"""Ask the offline engine about a text as the pipeline would: read, one chunk, one question."""

from wirebrief.article import Article
from wirebrief.draft import Draft
from wirebrief.engines.offline import OfflineEngine
from wirebrief.ports import ChunkQuestion, Clock, Context, Deadline
from wirebrief.read import read_article
from wirebrief.settings import ReadLimits
from wirebrief.split import split


class StoppedClock(Clock):
    """A clock that stands still: the offline engine never looks at it."""

    def monotonic(self) -> float:
        """Return the same second for ever."""
        return 0.0


def article_in(text: str) -> Article:
    """Return the article that a plain text makes, however short."""
    return read_article(text.encode(), "test.txt", ReadLimits(min_words=1))


def draft_of(text: str, published: str | None = "2026-03-12T18:40:00+00:00", language: str | None = "en") -> Draft:
    """Return the offline engine's draft of a text published at a moment."""
    return draft_in(article_in(text), published, language)


def draft_in(
    article: Article, published: str | None = "2026-03-12T18:40:00+00:00", language: str | None = "en"
) -> Draft:
    """Return the offline engine's draft of an article published at a moment."""
    (chunk,) = split(article, None)
    context = Context(title=article.title, published=published, language=language, lead="", cast=())
    question = ChunkQuestion(chunk=chunk, context=context)
    return OfflineEngine().ask(question, Deadline(1.0, StoppedClock())).draft
