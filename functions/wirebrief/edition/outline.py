"""Reduce a brief to its outline: the few hundred bytes by which 10,000 briefs can be compared in memory."""

from __future__ import annotations  # array.array cannot be subscripted at run time before Python 3.12

import hashlib
from array import array
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import IntEnum
from functools import lru_cache
from urllib.parse import urlsplit

from msgspec import Struct

from wirebrief.brief import Brief, Entity, Evidence
from wirebrief.edition.carried import SourceRef, StoryStatement
from wirebrief.edition.figures import figures
from wirebrief.edition.names import Report, key_of
from wirebrief.edition.sayings import as_statement
from wirebrief.edition.words import content_words, words
from wirebrief.render.columns import shortened

# What stands for the title of an article without one, in columns: about as long as a headline is in print.
LONGEST_TITLE = 80
# Words after these are detail; headline, summary and what of a brief come first and hold the event.
MAX_WORDS = 80
# Bottom-k sketch of 4-word shingles: the error of an overlap of one half is about 1/sqrt(64) = 0.12.
SKETCH_SIZE = 64
SHINGLE_WORDS = 4
# A line below the cut names this many people and places, for topics and for tomorrow's comparison.
NAMES_IN_OUTLINE = 6


class Kind(IntEnum):
    """What a feature is about; it stands in the top three bits of the feature's 64."""

    PERSON = 0
    ORGANISATION = 1
    PLACE = 2
    DATE = 3
    FIGURE = 4
    WORD = 5


class Outline(Struct, frozen=True, kw_only=True, gc=False):
    """A brief, small: what grouping and ranking compare, and what one line below the cut shows.

    `published` is in seconds since 1970 UTC (0 where the article has no date).
    """

    source: SourceRef
    headline: StoryStatement
    names: tuple[str, ...]
    places: tuple[str, ...]
    published: float
    people: int
    claims: int
    features: array[int]
    sketch: array[int]

    @property
    def article(self) -> str:
        """The article's id."""
        return self.source.article

    @property
    def label(self) -> str:
        """The name of the source."""
        return self.source.label

    @property
    def url(self) -> str | None:
        """The article's address."""
        return self.source.url


@lru_cache(maxsize=65536)
def feature(kind: Kind, text: str) -> int:
    """Return 64 bits that stand for one name, date, figure or word."""
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return (int(kind) << 61) | (int.from_bytes(digest) >> 3)


def kind_of(feature_id: int) -> Kind:
    """Return the kind that a feature carries in its top bits."""
    return Kind(feature_id >> 61)


def outline(brief: Brief, key: str) -> Outline:
    """Return the outline of the brief stored under `key`. The same brief gives the same outline, always."""
    return Outline(
        source=source_ref(brief, key),
        headline=as_statement(Report(brief), brief.headline),
        names=tuple(entity.name for entity in brief.who[:NAMES_IN_OUTLINE]),
        places=tuple(place.name for place in brief.where[:NAMES_IN_OUTLINE]),
        published=seconds(brief.article.published_at),
        people=sum(1 for entity in brief.who if entity.kind == "person"),
        claims=len(brief.claims),
        features=array("Q", sorted(set(features(brief)))),
        sketch=sketch(quote.quote for quote in own_evidence(brief)),
    )


def source_ref(brief: Brief, key: str) -> SourceRef:
    """Return where the article came from and how its brief was made."""
    article = brief.article
    return SourceRef(
        article=article.id,
        brief=key,
        label=label_of(brief),
        title=article.title or shortened(brief.headline.text, LONGEST_TITLE),
        url=article.url,
        published_at=article.published_at,
        extractive=brief.made_by.extractive,
        complete=brief.complete,
    )


def seconds(moment: datetime | None) -> float:
    """Return seconds since 1970; a time without zone is taken as UTC."""
    if moment is None:
        return 0.0
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def label_of(brief: Brief) -> str:
    """Return the name a source is shown under: its publisher, else the host of its address, else its file name."""
    host = urlsplit(brief.article.url or "").hostname
    return brief.article.publisher or host or brief.article.name


def features(brief: Brief) -> Iterator[int]:
    """Yield what a brief has in common with others on the same event."""
    for entity in brief.who:
        yield from name_features(entity)
    for place in brief.where:
        yield feature(Kind.PLACE, key_of(place.name))
    for moment in brief.when:
        if moment.date:
            yield feature(Kind.DATE, moment.date[:10])
    yield from text_features(event_text(brief))


def name_features(entity: Entity) -> Iterator[int]:
    """Yield a person under the last name and in full, so that "Pruitt" meets "Desmond Pruitt"; others in full."""
    kind = Kind.PERSON if entity.kind == "person" else Kind.ORGANISATION
    for name in (entity.name, *entity.aliases):
        parts = key_of(name).split()
        if parts:
            yield feature(kind, " ".join(parts))
        if kind is Kind.PERSON and len(parts) > 1 and len(parts[-1]) > 2:
            yield feature(kind, parts[-1])


def event_text(brief: Brief) -> str:
    """Return the statements that tell the event: headline first, then summary and what."""
    return "\n".join(statement.text for statement in (brief.headline, *brief.summary, *brief.what))


def text_features(text: str) -> Iterator[int]:
    """Yield the first distinct words of meaning and the figures."""
    for word in list(dict.fromkeys(content_words(text)))[:MAX_WORDS]:
        yield feature(Kind.WORD, word)
    for figure in figures(text):
        if figure.telling:
            yield feature(Kind.FIGURE, f"{figure.amount:g} {figure.unit}")


def own_evidence(brief: Brief) -> Iterator[Evidence]:
    """Yield the source's own sentences: evidence of statements, not of claims, which rivals quote alike."""
    for statement in (brief.headline, *brief.summary, *brief.what):
        yield from statement.evidence


def sketch(quotes: Iterable[str]) -> array[int]:
    """Return the smallest hashes of the 4-word shingles: republications share most of them."""
    shingles: set[int] = set()
    for quote in dict.fromkeys(quotes):
        run = words(quote)
        for at in range(max(1, len(run) - SHINGLE_WORDS + 1)):
            shingle = " ".join(run[at : at + SHINGLE_WORDS])
            shingles.add(int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest()))
    return array("Q", sorted(shingles)[:SKETCH_SIZE])
