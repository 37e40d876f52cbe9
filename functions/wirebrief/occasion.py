"""One try at an article: whom it may ask and until when, and what it leaves to a later one."""

from msgspec import Struct

from wirebrief.errors import AnswerTooLong, BudgetSpent, DeadlineReached, EngineError, EngineMisconfigured
from wirebrief.ports import Answer, Deadline, Engine, Question


class Engines(Struct, frozen=True, kw_only=True):
    """The engine to ask, and those that are asked in its place (None: nobody).

    `last_resort` is asked where the first cannot be had, `when_spent` where the budget is used up. With `check` the
    first is asked a second time, whether what it said follows from what it cites.
    """

    first: Engine
    last_resort: Engine | None = None
    when_spent: Engine | None = None
    check: bool = False

    def instead(self, error: EngineError) -> Engine | None:
        """Return the engine to ask after this error of the first."""
        if isinstance(error, AnswerTooLong | EngineMisconfigured):
            return None  # the first can answer if it is asked about less; a wrong key must not go unnoticed
        return self.when_spent if isinstance(error, BudgetSpent) else self.last_resort


class Occasion(Struct, frozen=True, kw_only=True):
    """One try at an article: whom it may ask, until when, and whether it is to end with what it has (`partial`)."""

    engines: Engines
    deadline: Deadline
    partial: bool = True

    def ask(self, engine: Engine, question: Question) -> Answer:
        """Return the engine's answer; one that stands in for the first answers after the deadline too.

        Raises:
            EngineError: it has none; or the time is over.
        """
        if engine is self.engines.first and self.deadline.remaining() <= 0:
            raise DeadlineReached("the time for this article is over; the answers so far are kept")
        return engine.ask(question, self.deadline)

    def is_left_to_later(self, error: EngineError) -> bool:
        """Say whether to give up for now: what came so far is kept, and only what is missing is asked for again."""
        if isinstance(error, BudgetSpent):
            return self.engines.when_spent is None
        return error.retryable and not self.partial
