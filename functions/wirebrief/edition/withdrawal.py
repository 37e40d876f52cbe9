"""Take out of a sealed edition what its sources withdrew since, so that nothing that it said is left.

A story that other reports tell too is told anew from those, in its place and under its id. What comes out depends on
the sealed edition and on what is gone, not on the order in which it went.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec.structs import replace

from wirebrief.edition.carried import SourceRef, StorySource
from wirebrief.edition.story import topics
from wirebrief.edition.types import Brevity, Correction, Edition, Introduction, Story, Tally, Withdrawn

Item = Story | Brevity
Gone = Mapping[str, datetime]
"""The keys of withdrawn briefs, and when each was withdrawn."""
TellAgain = Callable[[Item, tuple[SourceRef, ...]], Item | None]
"""Tells a story from those of its reports that are left; None where none of them can be read."""


def carries(edition: Edition, gone: Gone) -> bool:
    """Return whether the edition still says anything of what is gone."""
    told = any(ref.brief in gone for _, story in edition.places for ref in story.references)
    return told or any(is_of(one, gone) for one in edition.corrections)


def without(edition: Edition, gone: Gone, sealed: str, tell_again: TellAgain) -> Edition:
    """Return the edition without what is gone; `sealed` is the key of the copy that was sealed first."""
    retold = {place: left_of(story, gone, tell_again) for place, story in edition.places}
    left = [story for story in retold.values() if story is not None]
    full = tuple(story for story in left if isinstance(story, Story))
    touched = {story.id for place, story in edition.places if retold[place] is not story}
    return replace(
        edition,
        tally=tally_of(left),
        stories=full,
        also=tuple(story for story in left if isinstance(story, Brevity)),
        topics=topics(full),
        missing=tuple(sorted({*edition.missing, *unread(edition, retold, gone)})),
        corrections=tuple(silent(one) if is_of(one, gone) else one for one in edition.corrections),
        introduction=edition.introduction and reintroduced(edition.introduction, touched),
        withdrawn=taken_out(edition, retold, gone, sealed),
    )


def left_of(story: Item, gone: Gone, tell_again: TellAgain) -> Item | None:
    """Return the story as those of its reports tell it that are left, itself where none is gone."""
    left = tuple(ref for ref in story.references if ref.brief not in gone)
    if len(left) == len(story.references):
        return story
    return tell_again(story, left) if left else None


def unread(edition: Edition, retold: Mapping[str, Item | None], gone: Gone) -> set[str]:
    """Return the articles that are not gone, and could not be read any more when their story was told anew."""
    before = {ref.article for _, story in edition.places for ref in story.references if ref.brief not in gone}
    return before - {ref.article for story in retold.values() if story is not None for ref in story.references}


def taken_out(edition: Edition, retold: Mapping[str, Item | None], gone: Gone, sealed: str) -> tuple[Withdrawn, ...]:
    """Return all that was taken out of the edition, by place."""
    new = [
        Withdrawn(
            article=ref.article,
            brief=ref.brief,
            label=ref.label,
            story=story.id,
            place=place,
            sealed=sealed,
            at=gone[ref.brief],
        )
        for place, story in edition.places
        for ref in story.references
        if ref.brief in gone
    ]
    empty = {place for place, story in retold.items() if story is None}
    marked = [replace(one, whole=True) if one.place in empty else one for one in (*edition.withdrawn, *new)]
    return tuple(sorted(marked, key=lambda one: (len(one.place), one.place, one.article)))


def tally_of(stories: list[Item]) -> Tally:
    """Count what the edition stands on now."""
    refs = [ref for story in stories for ref in story.references]
    return Tally(
        briefs=len(refs),
        stories=len(stories),
        republications=sum(len(source.republished) for story in stories for source in sources_of(story)),
        extractive=sum(ref.extractive for ref in refs),
        incomplete=sum(not ref.complete for ref in refs),
    )


def sources_of(story: Item) -> tuple[StorySource, ...]:
    """Return the story's sources, those included that are only listed."""
    return (*story.sources, *story.beyond) if isinstance(story, Story) else story.sources


def is_of(correction: Correction, gone: Gone) -> bool:
    """Return whether the note tells what a version says that is gone."""
    return correction.by is not None and correction.by.brief in gone


def silent(correction: Correction) -> Correction:
    """Return the note as one on a report that was withdrawn: nothing of either version is repeated."""
    return replace(correction, status="withdrawn", headline=None, by=None, changes=(), more=0)


def reintroduced(introduction: Introduction, touched: set[str]) -> Introduction:
    """Return the introduction without what it tells of stories that are not as they were."""
    kept = tuple(one for one in introduction.sentences if one.story not in touched)
    reason = "withdrawn" if introduction.sentences and not kept else introduction.reason
    return replace(introduction, sentences=kept, reason=reason)
