"""Brief many articles with several engines or models, and tell by figures which serves them best."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from wirebrief.article import Article
from wirebrief.brief import Brief
from wirebrief.compare import Comparison, Making, compare, making_of
from wirebrief.errors import EngineError


class Candidate(Struct, frozen=True, kw_only=True):
    """An engine, or a model of it, that is tried. `make` briefs an article or raises an EngineError."""

    name: str
    make: Callable[[Article], Brief]


class Trial(Struct, frozen=True, kw_only=True):
    """One article under one candidate: what its brief is worth, or the code of the error for which there is none.

    `comparison` is with the first candidate's brief, None for the first itself and where either has none.
    """

    article: str
    candidate: str
    making: Making | None = None
    error: str | None = None
    comparison: Comparison | None = None


class Score(Struct, frozen=True, kw_only=True):
    """One candidate over all articles: shares of 1, means an article of counts and seconds, sums of tokens and cost."""

    candidate: str
    briefs: int
    failed: dict[str, int]
    complete: int
    kept: float
    statements: float
    claims: float
    unattributed: float
    covered: float
    agreement: float | None
    tokens: int
    cost_usd: float | None
    seconds: float


def evaluate(articles: Iterable[Article], candidates: Sequence[Candidate]) -> Iterator[Trial]:
    """Yield the trials of each article, the first candidate's first. An engine that fails on one article goes on."""
    for article in articles:
        against: Brief | None = None
        for candidate in candidates:
            try:
                brief = candidate.make(article)
            except EngineError as error:
                yield Trial(article=article.name, candidate=candidate.name, error=error.code)
                continue
            compared = compare(against, brief) if against else None
            yield Trial(article=article.name, candidate=candidate.name, making=making_of(brief), comparison=compared)
            against = against or (brief if candidate is candidates[0] else None)


def scores(trials: Iterable[Trial]) -> tuple[Score, ...]:
    """Return each candidate's score, in the order of their first trials."""
    by_candidate: dict[str, list[Trial]] = {}
    for trial in trials:
        by_candidate.setdefault(trial.candidate, []).append(trial)
    return tuple(_score(name, tried) for name, tried in by_candidate.items())


def _score(name: str, trials: list[Trial]) -> Score:
    makings = [trial.making for trial in trials if trial.making]
    fields = [field.agreement for trial in trials if trial.comparison for field in trial.comparison.fields]
    costs = [making.cost_usd for making in makings]
    claims = sum(making.claims for making in makings)
    return Score(
        candidate=name,
        briefs=len(makings),
        failed=dict(sorted(Counter(trial.error for trial in trials if trial.error).items())),
        complete=sum(making.complete for making in makings),
        kept=_mean(making.kept for making in makings),
        statements=_mean(making.statements for making in makings),
        claims=_mean(making.claims for making in makings),
        unattributed=sum(making.unattributed for making in makings) / claims if claims else 0.0,
        covered=_mean(making.covered for making in makings),
        agreement=_mean(fields) if fields else None,
        tokens=sum(making.tokens for making in makings),
        cost_usd=None if None in costs else sum(cost for cost in costs if cost is not None),
        seconds=_mean(making.seconds for making in makings),
    )


def _mean(values: Iterable[float]) -> float:
    several = list(values)
    return sum(several) / len(several) if several else 0.0
