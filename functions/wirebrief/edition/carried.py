"""What a story is made of: its sources, and the parts that they carry, each with the passages of theirs that say it."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

from wirebrief.brief import Evidence
from wirebrief.draft import ClaimKind, EntityKind, PlaceKind, Stance


class SourceRef(Struct, frozen=True, kw_only=True):
    """One article in the edition. `brief` is the key of its brief.json; `label` the name it is shown under."""

    article: str
    brief: str
    label: str
    title: str
    url: str | None = None
    published_at: datetime | None = None
    extractive: bool = False
    complete: bool = True


class StorySource(SourceRef, frozen=True, kw_only=True):
    """A source of a story, with the near-identical republications that were folded into it."""

    republished: tuple[SourceRef, ...] = ()


def references(sources: tuple[StorySource, ...]) -> tuple[SourceRef, ...]:
    """Return the sources, each with the republications that were folded into it."""
    return tuple(ref for source in sources for ref in (source, *source.republished))


class Passage(Struct, frozen=True, order=True):
    """Verbatim words of one source. `article` is the id of a source of the same story."""

    article: str
    evidence: Evidence


Passages = Annotated[tuple[Passage, ...], Meta(min_length=1)]


class Carried(Struct, frozen=True, kw_only=True):
    """A verified part in a story. `id` is `<first 16 of the article id>.<id in its brief>`, for error reports.

    `new` is false where yesterday's edition already had it.
    """

    id: str
    passages: Passages
    new: bool = True

    def __post_init__(self) -> None:
        if not self.passages:
            raise ValueError(f"{type(self).__name__} without passages")

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that carry it, each once, in order."""
        return tuple(dict.fromkeys(passage.article for passage in self.passages))


class StoryStatement(Carried, frozen=True, kw_only=True):
    """A sentence of a brief."""

    text: str


class StoryEntity(Carried, frozen=True, kw_only=True):
    """A person, organisation or group that the sources name."""

    name: str
    kind: EntityKind
    role: str | None = None


class StoryPlace(Carried, frozen=True, kw_only=True):
    """A place that the sources name."""

    name: str
    kind: PlaceKind
    within: str | None = None


class StoryClaim(Carried, frozen=True, kw_only=True):
    """What somebody said, once, with everybody who carries it.

    `quotation` holds the quoted pieces in the words of `quoted_from`, an article id.
    """

    statement: str
    speaker: str | None
    cue: str | None
    kind: ClaimKind
    stance: Stance
    quotation: tuple[str, ...] = ()
    quoted_from: str | None = None


class Reading(Struct, frozen=True, kw_only=True):
    """One value of a figure on which sources differ: the source's own words for it, and where they stand."""

    words: str
    amount: float
    passages: Passages


class Difference(Struct, frozen=True, kw_only=True):
    """The same figure, told differently: `about` are words that the passages share, `unit` what is counted."""

    id: str
    about: str
    unit: str
    readings: Annotated[tuple[Reading, ...], Meta(min_length=2)]


class Contradiction(Struct, frozen=True, kw_only=True):
    """Two claims on the same matter with opposite stance: one says so, the other denies or doubts it."""

    id: str
    says: StoryClaim
    denies: StoryClaim
