"""The edition: stories made of verified statements only, each with the passages that carry it. Format version 1.

Every text is copied from a verified brief, or was written over such texts and grounded in them (`Introduction`); every
`Passage` names the article whose `text[evidence.start:evidence.end] == evidence.quote`.
"""

from datetime import datetime
from itertools import count
from typing import Annotated, Literal

from msgspec import Meta, Struct

from wirebrief.brief import Evidence
from wirebrief.draft import ClaimKind, EntityKind, PlaceKind, Stance
from wirebrief.ports import Usage

EDITION_VERSION: Literal[1] = 1


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


class Continuing(Struct, frozen=True, kw_only=True):
    """The story was in the edition before: since which edition, and under which story id there."""

    since: str
    story: str


class Story(Struct, frozen=True, kw_only=True):
    """Briefs on one event. `beyond` are sources that are listed but not read in detail (see `Limits`)."""

    id: str
    headline: StoryStatement
    sources: tuple[StorySource, ...]
    summary: tuple[StoryStatement, ...] = ()
    who: tuple[StoryEntity, ...] = ()
    where: tuple[StoryPlace, ...] = ()
    claims: tuple[StoryClaim, ...] = ()
    differences: tuple[Difference, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    beyond: tuple[StorySource, ...] = ()
    continuing: Continuing | None = None

    @property
    def references(self) -> tuple[SourceRef, ...]:
        """Every article of the story, republications included."""
        return references((*self.sources, *self.beyond))


class Brevity(Struct, frozen=True, kw_only=True):
    """A story in one line, below the cut: its headline, whom and where it is about, and its sources."""

    id: str
    headline: StoryStatement
    names: tuple[str, ...]
    places: tuple[str, ...]
    sources: tuple[StorySource, ...]
    continuing: Continuing | None = None

    @property
    def references(self) -> tuple[SourceRef, ...]:
        """Every article of the story, republications included."""
        return references(self.sources)


class Amendment(Struct, frozen=True, kw_only=True):
    """One thing that a newer version of a report says otherwise, in the words of the two briefs.

    `old` is None where it was added, `new` where it was removed; `before` and `now` are the passages of the older and
    of the newer article that carry them.
    """

    kind: Literal["statement", "claim", "figure", "name"]
    old: str | None = None
    new: str | None = None
    before: tuple[Passage, ...] = ()
    now: tuple[Passage, ...] = ()


class Correction(Struct, frozen=True, kw_only=True):
    """What became of a report that an earlier edition carried.

    "corrected": its agency calls the newer version one; "changed": there is a newer version; "withdrawn": nothing of
    what it said is repeated, `headline` is None. `edition` is the date of the edition that carried it, `place` and
    `story` where it stands there, `sealed` the key of its sealed copy; `leads`: it gave that edition its headline. `by`
    is the newer version; `more` counts the changes that are not listed.
    """

    id: str
    status: Literal["corrected", "changed", "withdrawn"]
    article: str
    label: str
    edition: str
    story: str
    place: str
    sealed: str
    leads: bool = False
    headline: StoryStatement | None = None
    by: SourceRef | None = None
    changes: tuple[Amendment, ...] = ()
    more: int = 0


class Withdrawn(Struct, frozen=True, kw_only=True):
    """A report that its source took back after the edition was sealed. Nothing that it said is left.

    `place` and `story` are where it stood, `whole`: nothing else stood there, so that the place is empty; `sealed` is
    the key of the copy that was sealed first, `at` when it was withdrawn.
    """

    article: str
    brief: str
    label: str
    story: str
    place: str
    sealed: str
    at: datetime
    whole: bool = False


class Introduced(StoryStatement, frozen=True, kw_only=True):
    """A sentence of an introduction. `story` is the id of the one story that it tells of."""

    story: str


class Introduction(Struct, frozen=True, kw_only=True):
    """What a model wrote over the edition's statements, as far as it holds. `rejected` counts what did not.

    `reason` is an error's code, "no_model", "nothing_held" or "withdrawn" where there are no sentences.
    """

    sentences: tuple[Introduced, ...] = ()
    model: str | None = None
    rejected: int = 0
    reason: str | None = None
    usage: Usage = Usage()


class Tally(Struct, frozen=True, kw_only=True):
    """What the edition stands on, for its line of honesty."""

    briefs: int
    stories: int
    republications: int
    extractive: int
    incomplete: int


class Edition(Struct, frozen=True, kw_only=True):
    """A dated set of stories. `date` is the day in the newsroom's zone, ISO 8601; `made_at` is UTC.

    `replaced` are articles of which a newer version came before the edition was made; `missing` briefs that the ledger
    named but that could not be read any more; both are article ids. `corrections` tell, each once, what became of
    reports that earlier editions carried; `withdrawn` what was taken out of this one after it was sealed.
    """

    format: Literal[1] = EDITION_VERSION
    date: str
    title: str
    made_at: datetime
    program_version: str
    tally: Tally
    stories: tuple[Story, ...]
    also: tuple[Brevity, ...] = ()
    topics: tuple[str, ...] = ()
    previous: str | None = None
    replaced: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    introduction: Introduction | None = None
    withdrawn: tuple[Withdrawn, ...] = ()

    @property
    def places(self) -> list[tuple[str, Story | Brevity]]:
        """Every story with its place on the page; a place whose story was withdrawn is not given to another."""
        empty = {one.place for one in self.withdrawn if one.whole}
        numbered: list[tuple[str, Story | Brevity]] = []
        for kind, stories in (("story", self.stories), ("also", self.also)):
            free = (place for number in count(1) if (place := f"{kind}-{number}") not in empty)
            numbered += zip(free, stories, strict=False)
        return numbered
