"""Real briefs of the sample articles, made by the offline engine."""

from functools import cache

from support.questions import SkippingClock
from support.samples import SEEDS
from wirebrief.article import Article
from wirebrief.brief import Brief
from wirebrief.engines.offline import OfflineEngine
from wirebrief.occasion import Engines
from wirebrief.pipeline import make_brief
from wirebrief.ports import Engine
from wirebrief.read import read_article


@cache
def article_named(name: str) -> Article:
    """Return a sample article, read as an upload is."""
    return read_article((SEEDS / name).read_bytes(), name)


class BitByBit(OfflineEngine):
    """The offline engine, made to read in chunks of a few paragraphs, as a model reads a long article."""

    chunk_tokens = 250


def offline_brief(article: Article) -> Brief:
    """Return the offline engine's brief of the article, grounded like any other."""
    return brief_by(OfflineEngine(), article)


def brief_by(engine: Engine, article: Article) -> Brief:
    """Return the engine's brief of the article."""
    return make_brief(article, Engines(first=engine), SkippingClock().deadline())
