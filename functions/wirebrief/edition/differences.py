"""Set side by side the figures on which the sources of a story differ, each with the passage that says so.

Two figures are on one matter when they count the same thing (unit, or fate of people) in like words. They
differ when neither may mean the other, and when neither source also has the other's figure: a source that says
"11 cracks, seven of them on the Petrel" does not contradict one that says "seven cracks on the Petrel".
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations

from msgspec import Struct

from wirebrief.brief import Brief, Evidence
from wirebrief.edition.carried import Difference, Passage, Reading
from wirebrief.edition.figures import FATES, Figure, figures, same_figure
from wirebrief.edition.fold import join, root_of
from wirebrief.edition.names import Report
from wirebrief.edition.words import content_words

# Words of the clause that two figures must share, as a share of the smaller clause. Chosen on bench/events.
SAME_MATTER = 0.5
# A percentage or an amount of money says less about its matter than a counted noun does.
BARE_UNIT_WORDS = 2


class Told(Struct, frozen=True):
    """A figure as one source tells it; `origin` is the report, or the copy of a report, that it stands in."""

    figure: Figure
    passage: Passage
    background: frozenset[str]


def find_differences(reports: Sequence[Report]) -> tuple[Difference, ...]:
    """Return the matters on which at least two articles name different figures, in order of first mention.

    `reports` may hold republications: a copy that changed a figure differs like any other source.
    """
    told = [figure for report in reports for figure in figures_told(report)]
    by_article: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        by_article[each.passage.article].append(each)
    return tuple(side_by_side(matter) for matter in matters(told, by_article))


def figures_told(report: Report) -> Iterator[Told]:
    """Yield each telling figure in the report's evidence once."""
    seen: set[tuple[int, float]] = set()
    for evidence in told_evidence(report.brief):
        for figure in figures(evidence.quote):
            place = (evidence.start + figure.number.start, figure.amount)
            if figure.telling and place not in seen:
                seen.add(place)
                yield Told(
                    figure, Passage(report.article, evidence), background(figure, report.brief.article.published_at)
                )


def told_evidence(brief: Brief) -> Iterator[Evidence]:
    """Yield the evidence in which figures stand, in the order of the article, without repeats."""
    parts = (*brief.summary, *brief.what, *brief.claims)
    yield from sorted({evidence for part in parts for evidence in part.evidence})


def background(figure: Figure, published: datetime | None) -> frozenset[str]:
    """Return the years named beside the figure other than the report's own: figures of another time."""
    return figure.years - {str(published.year)} if published else figure.years


def matters(told: Sequence[Told], by_article: dict[str, list[Told]]) -> list[list[Told]]:
    """Return the groups of figures on one matter in which somebody contradicts somebody, in order of first mention."""
    by_unit: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(told):
        for key in {each.figure.unit, *each.figure.nouns}:
            by_unit[key].append(at)
    roots = list(range(len(told)))
    disputed: set[int] = set()
    for one, other in sorted({pair for group in by_unit.values() for pair in combinations(group, 2)}):
        if not same_matter(told[one], told[other]):
            continue
        if contradicts(told[one], told[other], by_article):
            disputed |= {one, other}
            join(roots, one, other)
        elif same_figure(told[one].figure, told[other].figure):
            join(roots, one, other)
    groups: dict[int, list[Told]] = defaultdict(list)
    for at, each in enumerate(told):
        groups[root_of(roots, at)].append(each)
    wanted = {root_of(roots, at) for at in disputed}
    return [group for root, group in groups.items() if root in wanted]


def same_matter(one: Told, other: Told) -> bool:
    """Return whether two figures count the same thing."""
    if one.background != other.background:
        return False
    first, second = one.figure, other.figure
    if first.unit in FATES or second.unit in FATES:
        return first.unit == second.unit
    if first.unit != second.unit and not first.nouns & second.nouns:
        return False
    return same_context(first, second)


def same_context(first: Figure, second: Figure) -> bool:
    """Return whether the clauses around two figures share enough words."""
    mine, theirs = first.context - second.nouns, second.context - first.nouns
    shared = len(mine & theirs)
    enough = 1 if first.nouns & second.nouns else BARE_UNIT_WORDS
    return shared >= enough and shared / min(len(mine), len(theirs)) >= SAME_MATTER


def contradicts(one: Told, other: Told, by_article: dict[str, list[Told]]) -> bool:
    """Return whether two sources differ, neither of them naming the other's figure as well."""
    if one.passage.article == other.passage.article or same_figure(one.figure, other.figure):
        return False
    return not names(by_article[one.passage.article], other) and not names(by_article[other.passage.article], one)


def names(told: Sequence[Told], figure: Told) -> bool:
    """Return whether a source names this figure of this unit."""
    return any(
        same_figure(mine.figure, figure.figure)
        and (mine.figure.unit == figure.figure.unit or mine.figure.nouns & figure.figure.nouns)
        for mine in told
    )


def side_by_side(matter: Sequence[Told]) -> Difference:
    """Return the readings of one matter, lowest first, each with all passages that carry it."""
    readings: list[list[Told]] = []
    for each in sorted(matter, key=lambda told: (told.figure.amount, told.passage)):
        if readings and same_figure(readings[-1][0].figure, each.figure):
            readings[-1].append(each)
        else:
            readings.append([each])
    return Difference(
        id=difference_id(readings),
        about=about(matter),
        unit=matter[0].figure.unit,
        readings=tuple(as_reading(reading) for reading in readings),
    )


def as_reading(told: Sequence[Told]) -> Reading:
    """Return one value with its passages, one per article; a copy's identical words count once."""
    first = {each.passage.article: each.passage for each in reversed(told)}
    return Reading(
        words=told[0].figure.number.words, amount=told[0].figure.amount, passages=tuple(sorted(first.values()))
    )


def about(matter: Sequence[Told]) -> str:
    """Return the words of the first passage that all share, in its own spelling, or what became of whom."""
    unit = matter[0].figure.unit
    shared = frozenset.intersection(*(each.figure.context | each.figure.nouns for each in matter))
    quote = matter[0].passage.evidence.quote
    spelled = [word for word in quote.split() if shared.intersection(content_words(word))]
    if unit in FATES:
        return f"people {unit}"
    return " ".join(dict.fromkeys(word.strip(".,;:!?“”\"'()") for word in spelled)) or unit


def difference_id(readings: Sequence[Sequence[Told]]) -> str:
    """Return an id that depends on the passages alone."""
    places = sorted(
        f"{each.passage.article}:{each.passage.evidence.start}:{each.figure.amount:g}"
        for reading in readings
        for each in reading
    )
    return "difference-" + hashlib.sha256("\n".join(places).encode()).hexdigest()[:12]
