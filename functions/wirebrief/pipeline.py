"""The way of an article: split, ask, ground, merge. Reading stands before it, rendering and publishing behind."""

from wirebrief import __version__
from wirebrief.article import Article
from wirebrief.ask import Asker, Reading
from wirebrief.brief import Brief, MadeBy, Statement
from wirebrief.check import Checker
from wirebrief.errors import BudgetSpent
from wirebrief.occasion import Engines, Occasion
from wirebrief.ports import Deadline, Usage
from wirebrief.split import split


def make_brief(article: Article, engines: Engines, deadline: Deadline, *, partial: bool = True) -> Brief:
    """Return the verified brief of an article.

    A chunk that could not be read makes the brief incomplete, with the missing span named.

    Raises:
        BudgetSpent: it is used up on the way, and work waits for the next: never a brief with a gap for want of money.
        EngineError: no chunk could be read; or, unless `partial`, an ask failed that a later try may have answered.
    """
    started = deadline.clock.monotonic()
    occasion = Occasion(engines=engines, deadline=deadline, partial=partial)
    asker = Asker(article, occasion)
    readings = asker.read_all(split(article, engines.first.chunk_tokens))
    _raise_failure(readings, partial=partial)
    checker = Checker(article, asker.context, occasion) if engines.check else None
    readings = checker.check(readings) if checker else readings
    lead = asker.read_lead(_lead_statements(readings)) if len(readings) > 1 else None
    lead = checker.check([lead])[0] if checker and lead else lead
    seconds = deadline.clock.monotonic() - started
    return _merged(article, readings, lead, _made_by(engines, readings, lead, seconds))


def _merged(article: Article, readings: tuple[Reading, ...], lead: Reading | None, made_by: MadeBy) -> Brief:
    from wirebrief.merge import merge  # noqa: PLC0415 (cold start: the model is asked before it is loaded)

    return merge(article, readings, lead, made_by)


def _raise_failure(readings: tuple[Reading, ...], *, partial: bool) -> None:
    errors = [reading.error for reading in readings if reading.error]
    spent = [error for error in errors if isinstance(error, BudgetSpent)]
    if spent:
        raise spent[0]
    waits = [error for error in errors if error.retryable]
    if waits and not partial:
        raise waits[0]
    if len(errors) == len(readings):
        raise (waits or errors)[0]


def _lead_statements(readings: tuple[Reading, ...]) -> tuple[Statement, ...]:
    """Return what the headline and summary of a long article may stand on: each chunk's own headline and summary."""
    own = [(*([one.parts.headline] if one.parts.headline else []), *one.parts.summary) for one in readings]
    return tuple(statement for statements in own for statement in statements)


def _made_by(engines: Engines, readings: tuple[Reading, ...], lead: Reading | None, seconds: float) -> MadeBy:
    every = [*readings, *([lead] if lead else [])]
    usage = sum((reading.usage for reading in every), Usage())
    used = [reading.engine for reading in every if reading.engine]
    models = dict.fromkeys(reading.model for reading in every if reading.model)
    return MadeBy(
        engine="+".join(dict.fromkeys(engine.name for engine in used)) or engines.first.name,
        model="+".join(models) or None,
        prompt_version=engines.first.prompt_version,
        program_version=__version__,
        extractive=any(engine.extractive for engine in used),
        calls=usage.calls,
        cached_calls=usage.cached_calls,
        tokens_in=usage.tokens_in,
        tokens_out=usage.tokens_out,
        cost_usd=usage.cost_usd,
        seconds=round(seconds, 3),
    )
