"""Fold near-identical republications of one report into the report that came first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from msgspec import Struct

from wirebrief.edition.outline import SKETCH_SIZE, Outline

# Share of the smaller sketch from which two reports are one text. Independent reports of one event share
# little of their own wording (below 0.2 on bench/events), a copy with edits most of it (above 0.6).
SAME_TEXT = 0.7
# Up to here all pairs that share a shingle are compared; beyond, neighbours only, so that work stays linear.
MAX_SHARING = 24
# Fewer shingles than these say nothing about whether two texts are one.
MIN_SHINGLES = 8


class Fold(Struct, frozen=True):
    """A report and its republications, which are listed but say nothing of their own."""

    lead: Outline
    copies: tuple[Outline, ...]


def fold_republications(members: Sequence[Outline]) -> list[Fold]:
    """Return the reports of one story, each with its copies, in the order of `members`.

    Of two texts the earlier is the report; of two versions under one address the later is. Every member is in
    exactly one fold.
    """
    roots = list(range(len(members)))
    for one, other in alike(members):
        join(roots, one, other)
    folds: dict[int, list[int]] = defaultdict(list)
    for at in range(len(members)):
        folds[root_of(roots, at)].append(at)
    return [as_fold([members[at] for at in group]) for group in folds.values()]


def alike(members: Sequence[Outline]) -> list[tuple[int, int]]:
    """Return the pairs that are one text, found through the shingles and addresses that they share."""
    sharing: dict[object, list[int]] = defaultdict(list)
    for at, member in enumerate(members):
        for key in (*member.sketch, *([member.url] if member.url else [])):
            sharing[key].append(at)
    pairs = {pair for group in sharing.values() for pair in pairs_of(group)}
    return sorted(pair for pair in pairs if same_text(members[pair[0]], members[pair[1]]))


def pairs_of(group: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return the pairs of a group that are worth comparing."""
    return combinations(group, 2) if len(group) <= MAX_SHARING else pairwise(group)


def same_text(one: Outline, other: Outline) -> bool:
    """Return whether the two are one text, by their sketches, or versions of one page."""
    if one.url is not None and one.url == other.url:
        return True
    # Sketches of two texts are comparable only up to the largest hash that both could hold.
    bound = min(bound_of(one), bound_of(other))
    left = {shingle for shingle in one.sketch if shingle <= bound}
    right = {shingle for shingle in other.sketch if shingle <= bound}
    smaller = min(len(left), len(right))
    return smaller >= MIN_SHINGLES and len(left & right) / smaller >= SAME_TEXT


def bound_of(outline: Outline) -> int:
    """Return the largest hash up to which the sketch is complete."""
    return int(outline.sketch[-1]) if len(outline.sketch) == SKETCH_SIZE else 2**64 - 1


def join(roots: list[int], one: int, other: int) -> None:
    """Make two sets one; the earlier root stays."""
    first, second = sorted((root_of(roots, one), root_of(roots, other)))
    roots[second] = first


def root_of(roots: list[int], at: int) -> int:
    """Return the first member of the set that `at` is in."""
    while roots[at] != at:
        roots[at] = roots[roots[at]]
        at = roots[at]
    return at


def as_fold(group: list[Outline]) -> Fold:
    """Choose which of the copies stands for all: the newest version of the earliest page."""
    earliest = group[0]
    versions = [member for member in group if member.url is not None and member.url == earliest.url]
    lead = versions[-1] if versions else earliest
    return Fold(lead, tuple(member for member in group if member is not lead))
