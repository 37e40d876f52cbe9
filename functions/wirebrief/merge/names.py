"""Join the names of one and the same: "Omar Garcia Harfuch", "Garcia Harfuch" and "Garcia" are one person."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from wirebrief.brief import Entity, Evidence, Moment, Place
from wirebrief.draft import PlaceKind
from wirebrief.engines.offline import gazetteer
from wirebrief.ground.lexicon import OPENING_WORDS
from wirebrief.ground.view import outermost


def merge_entities(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return each person, organisation and group once, under the fullest name, with all mentions.

    Two are one where the name of either is a name of the other; an alias that both have ("Garcia") is no proof.
    A part of a person's name joins the one fuller name that holds it; where two hold it ("Garcia" beside Ana
    Garcia and Luis Garcia) it stays by itself. The order is that of first appearance in what was given.
    """
    groups: list[Entity] = []
    named: dict[str, int] = {}
    called: dict[str, list[int]] = {}
    for entity in entities:
        at = next((one for one in _candidates(entity, named, called) if _may_be_one(groups[one], entity)), None)
        if at is None:
            at = len(groups)
            groups.append(entity)
        else:
            groups[at] = _joined(groups[at], entity)
        for name in (entity.name, groups[at].name):
            named.setdefault(_key(name), at)
        for alias in entity.aliases:
            called.setdefault(_key(alias), []).append(at)
    return _absorb_parts(groups)


def merge_places(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return each place once, with all mentions, in the order of first appearance.

    A place that the article writes in two ways ("U.S.", "United States") is one, under the longer name.
    """
    merged: dict[str, Place] = {}
    for place in places:
        key = place_key(place.name, place.kind)
        merged[key] = place if key not in merged else _joined_place(merged[key], place)
    return tuple(merged.values())


def place_key(name: str, kind: PlaceKind) -> str:
    """Return a place's name as it is compared: the gazetteer's, where it has another name of a place of this kind."""
    known = gazetteer.place(name)
    return (known.name if known is not None and known.kind == kind else name).casefold()


def merge_moments(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """Return each expression of time once, with all mentions: the same words for the same day are one.

    The same words at the same offsets are one as well, and a date beats none.
    """
    by_start: dict[int, Moment] = {}
    for moment in moments:
        known = by_start.get(moment.evidence[0].start)
        if known is None or (known.date is None and moment.date is not None):
            by_start[moment.evidence[0].start] = moment
    alike: dict[tuple[str, str | None], list[Moment]] = {}
    inner = _inner(evidence for moment in by_start.values() for evidence in moment.evidence)
    for moment in by_start.values():
        alike.setdefault((moment.words.casefold(), moment.date), []).append(moment)
    return tuple(
        replace(one[0], evidence=_apart(all_evidence(*(each.evidence for each in one)), inner))
        for one in alike.values()
    )


def _inner(mentions: Iterable[Evidence]) -> set[Evidence]:
    """Return the mentions that lie in a longer one, such as "2018" in "June 2018"."""
    inner: set[Evidence] = set()
    reached = 0
    for one in sorted(set(mentions), key=lambda one: (one.start, -one.end)):
        if one.end <= reached:
            inner.add(one)
        reached = max(reached, one.end)
    return inner


def _apart(mentions: tuple[Evidence, ...], inner: set[Evidence]) -> tuple[Evidence, ...]:
    """Return the mentions that stand alone; all where none does."""
    return tuple(one for one in mentions if one not in inner) or mentions


def all_evidence(*several: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the evidence of several parts once each, in order."""
    return tuple(sorted({one for evidence in several for one in evidence}))


def _candidates(entity: Entity, named: dict[str, int], called: dict[str, list[int]]) -> Iterator[int]:
    """Yield the groups whose name is a name of the entity, or of whose names the entity's is one."""
    for name in (entity.name, *entity.aliases):
        if _key(name) in named:
            yield named[_key(name)]
    yield from called.get(_key(entity.name), ())


def _may_be_one(one: Entity, other: Entity) -> bool:
    """Return False for two people with full names of their own: Ana Garcia is not Luis Garcia."""
    mine, theirs = set(_key(one.name).split()), set(_key(other.name).split())
    full_names = "person" in (one.kind, other.kind) and len(mine) > 1 and len(theirs) > 1
    return not full_names or mine <= theirs or theirs <= mine


def _key(name: str) -> str:
    """Return the name as it is compared: "The Acme Group" is "acme group"."""
    words = name.casefold().split()
    return " ".join([word for word in words if word not in OPENING_WORDS] or words)


def _absorb_parts(groups: list[Entity]) -> tuple[Entity, ...]:
    """Join "Garcia" to the only fuller name that has this word."""
    holders: dict[str, set[int]] = {}
    for at, entity in enumerate(groups):
        words = entity.name.casefold().split()
        if entity.kind == "person" and len(words) > 1:
            for word in words:
                holders.setdefault(word, set()).add(at)
    kept: dict[int, Entity] = dict(enumerate(groups))
    for at, entity in sorted(enumerate(groups), key=lambda one: -len(one[1].name.split())):
        words = entity.name.casefold().split()
        fuller = set.intersection(*(holders.get(word, set()) for word in words)) - {at} if words else set()
        fuller = {index for index in fuller if index in kept and len(kept[index].name.split()) > len(words)}
        if entity.kind == "person" and len(fuller) == 1:
            target = fuller.pop()
            kept[target] = _joined(kept[target], entity)
            del kept[at]
    return tuple(kept.values())


def _joined(one: Entity, other: Entity) -> Entity:
    fuller, less = (one, other) if len(_key(one.name)) >= len(_key(other.name)) else (other, one)
    aliases = dict.fromkeys((*one.aliases, *other.aliases, less.name))
    aliases.pop(fuller.name, None)
    return replace(
        fuller,
        id=one.id,
        kind=one.kind,
        role=one.role or other.role,
        aliases=tuple(aliases),
        evidence=outermost({*one.evidence, *other.evidence}),
    )


def _joined_place(one: Place, other: Place) -> Place:
    evidence = all_evidence(one.evidence, other.evidence)
    name = max(one.name, other.name, key=len)  # the first where they are as long
    return replace(one, name=name, within=one.within or other.within, evidence=evidence)
