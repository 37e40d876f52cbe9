"""Mark what the edition before already had: stories that go on, and in them what is new."""

from array import array
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from wirebrief.edition.carried import StoryClaim, StoryStatement
from wirebrief.edition.group import Shelf, bundle_of, weigh
from wirebrief.edition.names import key_of
from wirebrief.edition.outline import Kind, Outline, feature, text_features
from wirebrief.edition.sayings import same_claim, same_saying
from wirebrief.edition.types import Brevity, Continuing, Edition, Story

# A story changes overnight more than two reports of one day differ. Chosen on bench/events.
CONTINUES_AT = 0.20

Item = Story | Brevity


def mark_continuing(stories: Sequence[Item], previous: Edition | None) -> list[Item]:
    """Return the stories, those that the previous edition had marked as continuing and their old parts as not new."""
    if previous is None:
        return list(stories)
    before: list[Item] = [*previous.stories, *previous.also]
    outlines = [story_outline(item) for item in (*before, *stories)]
    weights = weigh(outlines)
    shelf = Shelf()
    for at in range(len(before)):
        shelf.begin(bundle_of(at, outlines[at], weights))
    marked: list[Item] = []
    for at, story in enumerate(stories, len(before)):
        match = shelf.closest(bundle_of(at, outlines[at], weights), CONTINUES_AT)
        marked.append(story if match is None else continued(story, before[match], previous.date))
    return marked


def story_outline(item: Item) -> Outline:
    """Return a story of an edition as an outline, so that stories of two days compare like two briefs."""
    lead = item.sources[0]
    return Outline(
        source=lead,
        headline=item.headline,
        names=names_in(item),
        places=places_in(item),
        published=0.0,
        people=0,
        claims=0,
        features=array("Q", sorted(set(story_features(item)))),
        sketch=array("Q"),
    )


def story_features(item: Item) -> Iterator[int]:
    """Yield names, places, words and figures of a story."""
    for name in names_in(item):
        kind = Kind.PERSON if " " in key_of(name) else Kind.ORGANISATION
        yield feature(kind, key_of(name))
    for place in places_in(item):
        yield feature(Kind.PLACE, key_of(place))
    summary = item.summary if isinstance(item, Story) else ()
    yield from text_features("\n".join((item.headline.text, *(statement.text for statement in summary))))


def names_in(item: Item) -> tuple[str, ...]:
    """Return the people and bodies of a story."""
    return tuple(entity.name for entity in item.who) if isinstance(item, Story) else item.names


def places_in(item: Item) -> tuple[str, ...]:
    """Return the places of a story."""
    return tuple(place.name for place in item.where) if isinstance(item, Story) else item.places


def continued(story: Item, before: Item, date: str) -> Item:
    """Return the story as going on since the first edition that had it."""
    since = before.continuing.since if before.continuing else date
    continuing = Continuing(since=since, story=before.id)
    if isinstance(story, Brevity):
        return replace(story, continuing=continuing)
    if isinstance(before, Brevity):
        return replace(story, continuing=continuing, headline=seen(story.headline, [before.headline]))
    return replace(
        story,
        continuing=continuing,
        headline=seen(story.headline, [before.headline, *before.summary]),
        summary=tuple(seen(statement, [before.headline, *before.summary]) for statement in story.summary),
        claims=tuple(claim_seen(claim, before.claims) for claim in story.claims),
    )


def seen(statement: StoryStatement, before: Sequence[StoryStatement]) -> StoryStatement:
    """Return the statement, marked as not new where the story before had it."""
    return replace(statement, new=not any(same_saying(statement.text, other.text) for other in before))


def claim_seen(claim: StoryClaim, before: Sequence[StoryClaim]) -> StoryClaim:
    """Return the claim, marked as not new where the same speaker had made it in the story before."""
    known = any(same_claim(claim, other) and last_name(claim) == last_name(other) for other in before)
    return replace(claim, new=not known)


def last_name(claim: StoryClaim) -> str:
    """Return by which name speakers of two days are compared."""
    return key_of(claim.speaker or "").split(" ")[-1]
