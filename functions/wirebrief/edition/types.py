"""The edition: stories made of verified statements only, each with the passages that carry it. Format version 1.

Every text is copied from a verified brief, or was written over such texts and grounded in them (`Introduction`); every
`Passage` names the article whose `text[evidence.start:evidence.end] == evidence.quote`.
"""

from datetime import datetime
from itertools import count
from typing import Literal

from msgspec import Struct

from wirebrief.edition.carried import (
    Contradiction,
    Difference,
    Passage,
    SourceRef,
    StoryClaim,
    StoryEntity,
    StoryPlace,
    StorySource,
    StoryStatement,
    references,
)
from wirebrief.ports import Usage

EDITION_VERSION: Literal[1] = 1


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
