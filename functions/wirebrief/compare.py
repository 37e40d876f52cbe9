"""Set two briefs of one article side by side: what both have, what only one has, what was rejected, what it cost."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from wirebrief.brief import Brief, Claim, Evidence, Statement
from wirebrief.errors import VerificationError
from wirebrief.ground.words import content_words

P = TypeVar("P")

# Share of content words (of both together) above which two statements in different words tell the same.
SAME_WORDS = 0.5


class FieldAgreement(Struct, frozen=True, kw_only=True):
    """How far two briefs agree on one field; what only one has is told in its own words."""

    field: str
    both: int
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]

    @property
    def agreement(self) -> float:
        """Twice what both have over all that either has (F1, the Dice coefficient); 1 where neither has anything."""
        every = 2 * self.both + len(self.only_first) + len(self.only_second)
        return 2 * self.both / every if every else 1.0


class Making(Struct, frozen=True, kw_only=True):
    """What one brief is worth and what it took. Shares are of 1; cost is an estimate, None where not known."""

    name: str
    complete: bool
    statements: int
    claims: int
    unattributed: int
    rejected: int
    rejected_by_rule: dict[str, int]
    covered: float
    tokens: int
    cost_usd: float | None
    seconds: float

    @property
    def kept(self) -> float:
        """The share of drafted statements and claims that held."""
        drafted = self.statements + self.claims + self.rejected
        return (self.statements + self.claims) / drafted if drafted else 1.0


class Comparison(Struct, frozen=True, kw_only=True):
    """Two briefs of one article."""

    article: str
    first: Making
    second: Making
    fields: tuple[FieldAgreement, ...]


def compare(first: Brief, second: Brief) -> Comparison:
    """Return how two briefs of one article agree.

    Statements are the same where half their content words are, claims where they quote the same words or one
    speaker says the same, names where they are the same but for case, dates where the same words tell them.

    Raises:
        VerificationError: the briefs are of different articles.
    """
    if first.article.id != second.article.id:
        raise VerificationError(
            f"these briefs are of two articles, {first.article.name} and {second.article.name}: "
            "compare briefs of the same bytes"
        )
    return Comparison(
        article=first.article.name,
        first=making_of(first),
        second=making_of(second),
        fields=(
            _agree("summary", first.summary, second.summary, _same_statement, _text),
            _agree("what", first.what, second.what, _same_statement, _text),
            _agree("claims", first.claims, second.claims, _same_claim, _said),
            _agree("names", _names(first), _names(second), lambda a, b: a.casefold() == b.casefold(), str),
            _agree("when", first.when, second.when, lambda a, b: _overlap(a.evidence, b.evidence), lambda a: a.words),
        ),
    )


def making_of(brief: Brief) -> Making:
    """Return what a brief is worth and what it took."""
    made, coverage = brief.made_by, brief.coverage
    failed = sum(span.end - span.start for span in coverage.failed)
    used = 1 - len(coverage.unused) / coverage.paragraphs if coverage.paragraphs else 0.0
    return Making(
        name=made.model or made.engine,
        complete=brief.complete,
        statements=len(brief.summary) + len(brief.what) + 1,
        claims=len(brief.claims),
        unattributed=sum(claim.speaker is None for claim in brief.claims),
        rejected=len(brief.rejected),
        rejected_by_rule=dict(sorted(Counter(one.rule for one in brief.rejected).items())),
        covered=used if not failed else used * (1 - failed / brief.article.characters),
        tokens=made.tokens_in + made.tokens_out,
        cost_usd=made.cost_usd,
        seconds=made.seconds,
    )


def _agree(
    field: str, first: Sequence[P], second: Sequence[P], same: Callable[[P, P], bool], tell: Callable[[P], str]
) -> FieldAgreement:
    left, only_first = list(second), []
    for part in first:
        partner = next((other for other in left if same(part, other)), None)
        if partner is None:
            only_first.append(tell(part))
        else:
            left.remove(partner)
    return FieldAgreement(
        field=field,
        both=len(first) - len(only_first),
        only_first=tuple(only_first),
        only_second=tuple(tell(part) for part in left),
    )


def _same_statement(one: Statement, other: Statement) -> bool:
    return _same_words(one.text, other.text)


def _same_claim(one: Claim, other: Claim) -> bool:
    if one.quotation and other.quotation:
        return _overlap(one.quotation, other.quotation)
    return one.speaker == other.speaker and _same_words(one.statement, other.statement)


def _same_words(one: str, other: str) -> bool:
    mine, theirs = content_words(one), content_words(other)
    return bool(mine) and len(mine & theirs) >= SAME_WORDS * len(mine | theirs)


def _overlap(one: Iterable[Evidence], other: Iterable[Evidence]) -> bool:
    spans = list(other)
    return any(mine.start < theirs.end and theirs.start < mine.end for mine in one for theirs in spans)


def _names(brief: Brief) -> list[str]:
    return [*(one.name for one in brief.who), *(one.name for one in brief.where)]


def _text(statement: Statement) -> str:
    return statement.text


def _said(claim: Claim) -> str:
    return f"{claim.speaker or 'unattributed'}: {claim.statement}"
