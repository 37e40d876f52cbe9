"""Merge what several briefs say alike: each statement and each claim once, with every source that carries it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from wirebrief.brief import Claim, Evidence, Statement
from wirebrief.edition.carried import Passage, StoryClaim, StoryStatement
from wirebrief.edition.figures import figures, same_figure
from wirebrief.edition.names import Cast, Report
from wirebrief.edition.words import content_words, overlap, words
from wirebrief.render.cleaning import without_unverified_quotes

# Share of the shorter statement's words from which two statements say the same. Chosen on bench/events.
SAME_STATEMENT = 0.7
# Below this many words of meaning a statement is too short to be told apart from another.
MIN_WORDS = 3
# Two quotations are one where one holds the other; shorter ones than this ("never again") may be chance.
MIN_QUOTED_WORDS = 4
NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor without denied denies deny refused rejects rejected".split()
)


def passages(report: Report, evidence: Iterable[Evidence]) -> tuple[Passage, ...]:
    """Return evidence of a brief as passages of its article."""
    return tuple(Passage(report.article, piece) for piece in evidence)


def merge_statements(reports: Sequence[Report], limit: int) -> tuple[StoryStatement, ...]:
    """Return the summary of the first report, then what the others add, each with all who carry it."""
    merged: list[StoryStatement] = []
    for report in reports:
        for statement in report.brief.summary:
            add_statement(merged, as_statement(report, statement))
    kept = merged[:limit]
    for report in reports:
        for statement in report.brief.what:
            join_statement(kept, as_statement(report, statement))
    return tuple(kept)


def as_statement(report: Report, statement: Statement) -> StoryStatement:
    """Return a brief's statement as a story's."""
    text = without_unverified_quotes(statement.text, statement)
    return StoryStatement(id=report.part_id(statement.id), text=text, passages=passages(report, statement.evidence))


def add_statement(merged: list[StoryStatement], statement: StoryStatement) -> None:
    """Join the statement to one that says the same, else append it."""
    if not join_statement(merged, statement):
        merged.append(statement)


def join_statement(merged: list[StoryStatement], statement: StoryStatement) -> bool:
    """Give the statement's passages to the first one that says the same; return whether there was one."""
    for at, other in enumerate(merged):
        if same_saying(other.text, statement.text):
            merged[at] = replace(other, passages=union(other.passages, statement.passages))
            return True
    return False


def union(one: Sequence[Passage], other: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the passages of both, each once, in order."""
    return tuple(dict.fromkeys([*one, *other]))


def same_saying(one: str, other: str) -> bool:
    """Return whether two statements say the same: alike in words, in negation, and with no figure against it."""
    first, second = frozenset(content_words(one)), frozenset(content_words(other))
    if one == other:
        return True
    if min(len(first), len(second)) < MIN_WORDS or overlap(first, second) < SAME_STATEMENT:
        return False
    return negated(one) == negated(other) and not figures_differ(one, other)


def negated(text: str) -> bool:
    """Return whether the text holds an odd number of negations."""
    return sum(1 for word in words(text) if word in NEGATIONS or word.endswith("n't")) % 2 == 1


def figures_differ(one: str, other: str) -> bool:
    """Return whether both name figures and one of the shorter list is missing from the longer."""
    short, long = sorted((figures(one), figures(other)), key=len)
    return any(not any(same_figure(mine, theirs) for theirs in long) for mine in short)


def claims_of(reports: Sequence[Report]) -> list[StoryClaim]:
    """Return all claims of the reports, in order, not yet merged."""
    return [as_claim(report, claim) for report in reports for claim in report.brief.claims]


def as_claim(report: Report, claim: Claim) -> StoryClaim:
    """Return a brief's claim as a story's. The passage that names the speaker is part of what carries it."""
    evidence = (*claim.evidence, *([claim.attributed_by] if claim.attributed_by else []))
    return StoryClaim(
        id=report.part_id(claim.id),
        statement=without_unverified_quotes(claim.statement, claim),
        speaker=claim.speaker,
        cue=claim.cue,
        kind=claim.kind,
        stance=claim.stance,
        quotation=tuple(piece.quote for piece in claim.quotation),
        quoted_from=report.article if claim.quotation else None,
        passages=union((), passages(report, evidence)),
    )


def merge_claims(claims: Sequence[StoryClaim], cast: Cast) -> list[StoryClaim]:
    """Return each claim once: by one speaker, of one stance, in the same quotation or the same words.

    The fullest quotation is shown; the order is that of first mention.
    """
    merged: list[StoryClaim] = []
    by_speaker: dict[str | None, list[int]] = defaultdict(list)
    for claim in claims:
        mine = by_speaker[cast.canonical(claim.speaker)]
        at = next((at for at in mine if same_claim(merged[at], claim)), None)
        if at is None:
            mine.append(len(merged))
            merged.append(claim)
        else:
            merged[at] = join_claims(merged[at], claim)
    return merged


def same_claim(one: StoryClaim, other: StoryClaim) -> bool:
    """Return whether two claims of one speaker are one: the quotation is the same, or stance and words are."""
    if one.quotation and other.quotation and same_quotation(one.quotation, other.quotation):
        return True
    return one.stance == other.stance and same_saying(one.statement, other.statement)


def same_quotation(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether one quotation holds the other, word for word."""
    short, long = sorted((f" {' '.join(words(' '.join(quotation)))} " for quotation in (one, other)), key=len)
    return short == long or (short.count(" ") > MIN_QUOTED_WORDS and short in long)


def join_claims(one: StoryClaim, other: StoryClaim) -> StoryClaim:
    """Return the claim with the fuller quotation, carried by both; it keeps the place and the id of the first."""
    fuller = other if length(other.quotation) > length(one.quotation) else one
    return replace(
        one,
        kind=fuller.kind,
        quotation=fuller.quotation,
        quoted_from=fuller.quoted_from,
        statement=fuller.statement,
        speaker=longer(one.speaker, other.speaker),
        cue=fuller.cue or one.cue,
        passages=union(one.passages, other.passages),
    )


def longer(one: str | None, other: str | None) -> str | None:
    """Return the fuller of two names of one speaker."""
    return max(one or "", other or "", key=len) or None


def length(quotation: Sequence[str]) -> int:
    """Return how many characters are quoted."""
    return sum(map(len, quotation))
