"""Turn news articles into briefs in which every statement points at the words it came from."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from wirebrief.brief import Brief

__version__ = "0.1.0"


def brief(
    article: str | bytes,
    *,
    engine: Literal["auto", "offline", "openai", "recorded"] | None = None,
    name: str = "article.txt",
    published_at: datetime | None = None,
) -> Brief:
    """Return the brief of one article: text, or the bytes of a file. Nothing is written anywhere.

    `name` tells the format of bytes by its ending. Days such as "yesterday" are counted from `published_at`; without
    it, from the date that the article itself gives. Every part of the brief carries its evidence, spans in code points
    of the article's normalised text. The engine is built at the first call and kept, so that thousands of calls cost
    no more than their articles. Settings come from the environment; without `engine`, WIREBRIEF_ENGINE decides, else
    whether OPENAI_API_KEY is set.

    Raises:
        ArticleError: these bytes will never make a brief.
        EngineError: the engine could not read them.
        SettingsError: a setting is wrong, or the engine cannot be had.

    >>> story = "The bridge at Lindry was closed on Monday. " * 9
    >>> found = brief(story, engine="offline")
    >>> found.headline.evidence[0].quote
    'The bridge at Lindry was closed on Monday.'
    """
    from wirebrief.bootstrap import brief_article  # noqa: PLC0415 - `import wirebrief` alone costs nothing

    return brief_article(article, engine=engine, name=name, published_at=published_at)


_make_brief = brief  # the name itself will come to mean the module of the same name


class _CallableModule(ModuleType):
    """The module `wirebrief.brief`, which holds the types of a brief, called as the function of that name."""

    def __call__(
        self,
        article: str | bytes,
        *,
        engine: Literal["auto", "offline", "openai", "recorded"] | None = None,
        name: str = "article.txt",
        published_at: datetime | None = None,
    ) -> Brief:
        return _make_brief(article, engine=engine, name=name, published_at=published_at)


class _Package(ModuleType):
    """Keeps `wirebrief.brief(…)` working once somebody has imported the module of that name, which takes its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "brief" and isinstance(value, ModuleType):
            value.__class__ = _CallableModule
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
