"""Group outlines of briefs into stories, one event each, in time near-linear in their number.

Briefs are taken in a canonical order (published, id), so the order in which they arrived changes nothing. Each
joins the story it is most like, found through an index of features; a second pass joins stories that grew alike.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from wirebrief.edition.outline import Kind, Outline, kind_of

# Names tell more about which event it is than dates do, which all of a day's briefs share. Chosen on bench/events.
KIND_WEIGHT = {
    Kind.PERSON: 1.6,
    Kind.ORGANISATION: 1.3,
    Kind.PLACE: 1.0,
    Kind.DATE: 0.3,
    Kind.FIGURE: 0.8,
    Kind.WORD: 1.0,
}
# Of two briefs alone in an edition every shared word looks common; as if 50 briefs on other events stood beside.
BACKGROUND_BRIEFS = 50
# Likeness from which a brief joins a story, and from which two stories are one. Chosen on bench/events.
JOIN_AT = 0.26
MERGE_AT = 0.30
NAMES = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.PLACE})
# A feature of more stories than this does not help to find the right one, and would make the work quadratic.
MAX_POSTINGS = 64
# The right story is among the first few by what they share; the rest is not compared in full.
MAX_CANDIDATES = 16
# Reports this far apart in time are on different events, however alike they are (seconds).
MAX_GAP = 7 * 24 * 3600.0


class Weights(Struct, frozen=True):
    """How much a feature says: rare ones more (inverse document frequency), by kind."""

    frequency: Mapping[int, int]
    briefs: int

    def of(self, feature: int) -> float:
        """Return the weight of a feature."""
        rarity = math.log(1 + (self.briefs + BACKGROUND_BRIEFS) / (self.frequency.get(feature, 0) + 0.5))
        return KIND_WEIGHT[kind_of(feature)] * rarity


class Side(Struct, frozen=True, gc=False):
    """The names or the words of a bundle: the weights of what others share, and the squared weight of the rest."""

    vector: dict[int, float]
    unique: float

    @property
    def square(self) -> float:
        """The squared length."""
        return self.unique + sum(weight * weight for weight in self.vector.values())

    def product(self, other: "Side") -> float:
        """Return the product with another side."""
        small, large = sorted((self.vector, other.vector), key=len)
        return sum(weight * large.get(feature, 0.0) for feature, weight in small.items())


class Bundle(Struct, frozen=True, kw_only=True, gc=False):
    """Briefs that belong together, summed, and when the first and the last was published (`inf`, `-inf`: unknown)."""

    members: tuple[int, ...]
    names: Side
    words: Side
    first: float
    last: float


def likeness(one: Bundle, other: Bundle, squares: tuple[float, float], others: tuple[float, float]) -> float:
    """Return how alike two bundles are, 0 to 1: the geometric mean of the cosines of their names and of their words.

    Two floods are told in the same words about other places and people; a mayor wins an election and faces a
    strike on one day under the same names. Neither side alone tells one event from two; without names, words must.
    """
    words = cosine(one.words.product(other.words), squares[1], others[1])
    if not squares[0] or not others[0]:
        return words
    return math.sqrt(words * cosine(one.names.product(other.names), squares[0], others[0]))


def cosine(product: float, square: float, other: float) -> float:
    """Return the product of two vectors over their lengths, 0 where one has none."""
    return product / math.sqrt(square * other) if square and other else 0.0


class Shelf:
    """Stories that grow, and the index by which the one most like a bundle is found."""

    def __init__(self) -> None:
        self.stories: list[Bundle] = []
        self._squares: list[tuple[float, float]] = []
        self._index: dict[int, list[int]] = defaultdict(list)

    def place(self, bundle: Bundle, threshold: float) -> None:
        """Add the bundle to the story that is most like it and at least `threshold` so, else begin one."""
        at = self.closest(bundle, threshold)
        if at is None:
            self.begin(bundle)
        else:
            self._grow(at, bundle)

    def begin(self, bundle: Bundle) -> None:
        """Begin a new story with the bundle."""
        empty = Bundle(members=(), names=Side({}, 0.0), words=Side({}, 0.0), first=math.inf, last=-math.inf)
        self.stories.append(empty)
        self._squares.append((0.0, 0.0))
        self._grow(len(self.stories) - 1, bundle)

    def closest(self, bundle: Bundle, threshold: float) -> int | None:
        """Return the story most like the bundle; of equals the older one."""
        best, best_score = None, threshold
        squares = (bundle.names.square, bundle.words.square)
        for at in self._candidates(bundle):
            score = likeness(bundle, self.stories[at], squares, self._squares[at])
            if score > best_score and near_in_time(bundle, self.stories[at]):
                best, best_score = at, score
        return best

    def _candidates(self, bundle: Bundle) -> list[int]:
        """Return the few stories that share the most telling features, oldest first."""
        shared: dict[int, float] = defaultdict(float)
        for side in (bundle.names, bundle.words):
            for feature, weight in side.vector.items():
                postings = self._index.get(feature, ())
                if len(postings) <= MAX_POSTINGS:
                    for at in postings:
                        shared[at] += weight
        return sorted(heapq.nlargest(MAX_CANDIDATES, shared, key=lambda at: (shared[at], -at)))

    def _grow(self, at: int, bundle: Bundle) -> None:
        """Add the bundle to the story at `at`."""
        story = self.stories[at]
        names, words = self._squares[at]
        self._squares[at] = (
            names + self._add(at, story.names.vector, bundle.names),
            words + self._add(at, story.words.vector, bundle.words),
        )
        self.stories[at] = Bundle(
            members=story.members + bundle.members,
            names=Side(story.names.vector, story.names.unique + bundle.names.unique),
            words=Side(story.words.vector, story.words.unique + bundle.words.unique),
            first=min(story.first, bundle.first),
            last=max(story.last, bundle.last),
        )

    def _add(self, at: int, vector: dict[int, float], side: Side) -> float:
        """Add a side to a story's vector in place, note it in the index, return by how much the square grew."""
        growth = side.unique
        for feature, weight in side.vector.items():
            held = vector.get(feature)
            if held is None and len(self._index[feature]) <= MAX_POSTINGS:
                self._index[feature].append(at)
            vector[feature] = (held or 0.0) + weight
            growth += weight * (2 * (held or 0.0) + weight)
        return growth


def group(outlines: Sequence[Outline]) -> list[tuple[Outline, ...]]:
    """Return the stories, each with its members in canonical order; the order of `outlines` does not matter."""
    ordered = sorted(outlines, key=canonical)
    weights = weigh(ordered)
    gathered, merged = Shelf(), Shelf()
    for at, outline in enumerate(ordered):
        gathered.place(bundle_of(at, outline, weights), JOIN_AT)
    for story in sorted(gathered.stories, key=lambda each: (-len(each.members), each.members)):
        merged.place(story, MERGE_AT)
    return [tuple(ordered[at] for at in sorted(story.members)) for story in merged.stories]


def canonical(outline: Outline) -> tuple[float, str]:
    """Return the order in which briefs are taken: by publication, then by id."""
    return (outline.published, outline.article)


def weigh(outlines: Sequence[Outline]) -> Weights:
    """Count in how many briefs each feature occurs; those of a single brief are left out."""
    counts = Counter(feature for outline in outlines for feature in outline.features)
    return Weights({feature: count for feature, count in counts.items() if count > 1}, len(outlines))


def bundle_of(at: int, outline: Outline, weights: Weights) -> Bundle:
    """Return one brief as a bundle."""
    weighed = {feature: weights.of(feature) for feature in outline.features}
    names = {feature: weight for feature, weight in weighed.items() if kind_of(feature) in NAMES}
    return Bundle(
        members=(at,),
        names=side_of(names, weights),
        words=side_of({feature: weight for feature, weight in weighed.items() if feature not in names}, weights),
        first=outline.published or math.inf,
        last=outline.published or -math.inf,
    )


def side_of(weighed: Mapping[int, float], weights: Weights) -> Side:
    """Part what other briefs share from the rest, which counts for the length alone."""
    shared = {feature: weight for feature, weight in weighed.items() if feature in weights.frequency}
    return Side(shared, sum(weight * weight for feature, weight in weighed.items() if feature not in shared))


def near_in_time(one: Bundle, other: Bundle) -> bool:
    """Return whether the two lie near enough in time; an unknown time is near to all."""
    if one.first > one.last or other.first > other.last:
        return True
    return one.first - other.last <= MAX_GAP and other.first - one.last <= MAX_GAP
