"""Bring the names of several briefs together: the same person, organisation or place is one entry."""

from collections.abc import Sequence
from itertools import islice

from msgspec import Struct

from wirebrief.brief import Brief, Entity
from wirebrief.edition.carried import Passage, StoryEntity, StoryPlace
from wirebrief.edition.words import words

HONORIFICS = frozenset("mr mrs ms dr prof professor sir dame lord lady sen gov rep gen col president minister".split())


class Report(Struct, frozen=True):
    """A brief that is read in detail for a story."""

    brief: Brief

    @property
    def article(self) -> str:
        """The article's id."""
        return self.brief.article.id

    def part_id(self, part: str) -> str:
        """Return the id under which a part of this brief is known in the edition."""
        return f"{self.article[:16]}.{part}"


class Cast:
    """Who is in a story: every name that the briefs use leads to one entity."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._groups: list[list[tuple[Report, Entity]]] = []
        self._known: dict[str, int] = {}
        for report in reports:
            for entity in report.brief.who:
                self._enter(report, entity)

    def _enter(self, report: Report, entity: Entity) -> None:
        """Add an entity to the group that one of its names leads to, else begin one."""
        keys = keys_of(entity)
        at = next((self._known[key] for key in keys if key in self._known), None)
        if at is None or not self._fits(at, entity):
            at = len(self._groups)
            self._groups.append([])
        self._groups[at].append((report, entity))
        for key in keys:
            self._known.setdefault(key, at)

    def _fits(self, at: int, entity: Entity) -> bool:
        """Return whether no first name speaks against it: "Anna Berg" is not "Karl Berg"."""
        return all(compatible(entity, other) for _, other in self._groups[at])

    def canonical(self, name: str | None) -> str | None:
        """Return one key for all names of a person or body; an unknown name stands for itself."""
        if name is None:
            return None
        key = key_of(name)
        for candidate in (key, key.split()[-1] if key else key):
            if candidate in self._known:
                return f"#{self._known[candidate]}"
        return key

    def entities(self, limit: int) -> tuple[StoryEntity, ...]:
        """Return whom the story is about: those whom most briefs name first."""
        ordered = sorted(
            self._groups, key=lambda group: (-len({report.article for report, _ in group}), -mentions(group))
        )
        return tuple(as_entity(group) for group in islice(ordered, limit))


def key_of(name: str) -> str:
    """Return a name without case, accents and titles."""
    parts = words(name)
    while len(parts) > 1 and parts[0] in HONORIFICS:
        parts = parts[1:]
    return " ".join(parts)


def keys_of(entity: Entity) -> list[str]:
    """Return all keys an entity is known under; a person also under the last name."""
    keys = [key_of(name) for name in (entity.name, *entity.aliases)]
    if entity.kind == "person":
        keys += [key.split()[-1] for key in keys if len(key.split()) > 1]
    return list(dict.fromkeys(key for key in keys if key))


def compatible(one: Entity, other: Entity) -> bool:
    """Return whether two entities that share a key may be one: their full names agree or one is shorter."""
    if one.kind != other.kind:
        return one.kind != "person" and other.kind != "person"
    if one.kind != "person":
        return True
    first, second = set(key_of(one.name).split()), set(key_of(other.name).split())
    return first <= second or second <= first or len(first & second) >= 2


def mentions(group: Sequence[tuple[Report, Entity]]) -> int:
    """Return how often the briefs mention it."""
    return sum(len(entity.evidence) for _, entity in group)


def as_entity(group: Sequence[tuple[Report, Entity]]) -> StoryEntity:
    """Return the entity under its fullest name, with the first mention in each brief."""
    report, fullest = max(group, key=lambda pair: (len(words(pair[1].name)), pair[1].role is not None))
    first = {report.article: Passage(report.article, entity.evidence[0]) for report, entity in reversed(group)}
    role = fullest.role or next((entity.role for _, entity in group if entity.role), None)
    return StoryEntity(
        id=report.part_id(fullest.id),
        name=fullest.name,
        kind=fullest.kind,
        role=role,
        passages=tuple(first[article] for article in sorted(first)),
    )


def places(reports: Sequence[Report], limit: int) -> tuple[StoryPlace, ...]:
    """Return where the story is, each place once, those that most briefs name first."""
    found: dict[str, StoryPlace] = {}
    for report in reports:
        for place in report.brief.where:
            key = key_of(place.name)
            passage = Passage(report.article, place.evidence[0])
            known = found.get(key)
            passages = (*known.passages, passage) if known else (passage,)
            found[key] = StoryPlace(
                id=known.id if known else report.part_id(place.id),
                name=known.name if known else place.name,
                kind=known.kind if known else place.kind,
                within=(known.within if known else None) or place.within,
                passages=passages,
            )
    return tuple(islice(sorted(found.values(), key=lambda place: -len(place.articles)), limit))
