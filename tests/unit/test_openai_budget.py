"""The budget: reserved before, settled after, never passed by many calls at once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.clocks import HandClock
from support.questions import SkippingClock
from support.waiting import HANGS
from wirebrief.bootstrap import SystemClock
from wirebrief.engines.openai.budget import NOTHING, Cost, Purse
from wirebrief.errors import BudgetSpent, DeadlineReached
from wirebrief.ledgers.sqlite import SqliteLedger
from wirebrief.ports import Deadline, Ledger
from wirebrief.settings import Budget

CALL = Cost(100, 0.5)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return SqliteLedger(tmp_path / "ledger.sqlite")


@pytest.fixture
def clock() -> SkippingClock:
    return SkippingClock()


def today(clock: SkippingClock) -> str:
    return clock.now().astimezone(UTC).date().isoformat()


def spend(purse: Purse, clock: SkippingClock, article: str = "a", actual: Cost = CALL) -> None:
    purse.settle(purse.reserve(article, CALL, clock.deadline()), actual)


BOUNDS = {
    "tokens_per_article": Budget(tokens_per_article=250),
    "tokens_per_day": Budget(tokens_per_article=None, tokens_per_day=250),
    "usd_per_day": Budget(tokens_per_article=None, usd_per_day=1.25),
}


@pytest.mark.parametrize(("name", "budget"), BOUNDS.items())
def test_the_call_that_would_pass_a_bound_is_refused_and_told_what_to_do(
    name: str, budget: Budget, ledger: Ledger, clock: SkippingClock
) -> None:
    purse = Purse(budget, ledger, clock)
    spend(purse, clock)
    spend(purse, clock)
    with pytest.raises(BudgetSpent, match=f"{name} .* Wait for the next day, raise the budget, or let the offline"):
        spend(purse, clock)
    assert ledger.spent(today(clock)) == (200, 1.0)


def test_each_article_has_a_budget_of_its_own(ledger: Ledger, clock: SkippingClock) -> None:
    purse = Purse(Budget(tokens_per_article=150), ledger, clock)
    spend(purse, clock, article="a")
    spend(purse, clock, article="b")
    with pytest.raises(BudgetSpent):
        spend(purse, clock, article="a")


def test_an_article_that_used_its_budget_up_has_it_again_on_the_next_day_and_no_sooner(ledger: Ledger) -> None:
    clock = HandClock(datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    deadline = Deadline(clock.monotonic() + 1e6, clock)
    purse = Purse(Budget(tokens_per_article=150), ledger, clock)
    purse.settle(purse.reserve("a", CALL, deadline), CALL)
    clock.move(minutes=29)
    with pytest.raises(BudgetSpent, match="tokens_per_article"):
        purse.reserve("a", CALL, deadline)
    clock.move(minutes=1)
    purse.settle(purse.reserve("a", CALL, deadline), CALL)
    with pytest.raises(BudgetSpent):
        purse.reserve("a", CALL, deadline)


def test_what_was_reserved_and_not_needed_can_be_spent_again(ledger: Ledger, clock: SkippingClock) -> None:
    purse = Purse(Budget(tokens_per_article=150, tokens_per_day=150), ledger, clock)
    for _ in range(5):
        spend(purse, clock, actual=Cost(10, 0.05))
    assert ledger.spent(today(clock)) == (50, pytest.approx(0.25))


def test_without_bounds_the_day_is_still_counted(ledger: Ledger, clock: SkippingClock) -> None:
    spend(Purse(Budget(tokens_per_article=None), ledger, clock), clock)
    assert ledger.spent(today(clock)) == (100, 0.5)


def test_the_day_is_shared_with_other_processes_even_while_their_calls_are_under_way(
    ledger: Ledger, clock: SkippingClock
) -> None:
    budget = Budget(tokens_per_day=150)
    Purse(budget, ledger, clock).reserve("a", CALL, clock.deadline())
    with pytest.raises(BudgetSpent):
        Purse(budget, ledger, clock).reserve("b", CALL, clock.deadline())


def test_sixteen_calls_at_once_do_not_pass_a_bound_that_holds_three(ledger: Ledger, clock: SkippingClock) -> None:
    purse = Purse(Budget(tokens_per_article=300, tokens_per_day=10_000), ledger, clock)
    outcomes: list[str] = []
    begin = threading.Barrier(16)

    def call() -> None:
        begin.wait(timeout=HANGS)
        try:
            spend(purse, clock)
            outcomes.append("made")
        except BudgetSpent:
            outcomes.append("refused")

    with ThreadPoolExecutor(16) as pool:
        for future in [pool.submit(call) for _ in range(16)]:
            future.result(timeout=HANGS)
    assert sorted(outcomes) == ["made"] * 3 + ["refused"] * 13
    assert ledger.spent(today(clock))[0] == 300


class LookedAt(SkippingClock):
    """A clock that tells when somebody who waits looks how much time is left."""

    def __init__(self) -> None:
        super().__init__()
        self.looks = threading.Semaphore(0)

    def monotonic(self) -> float:
        self.looks.release()
        return super().monotonic()


def test_a_call_waits_for_others_to_settle_rather_than_be_refused(ledger: Ledger, clock: SkippingClock) -> None:
    purse = Purse(Budget(tokens_per_article=150), ledger, clock)
    first = purse.reserve("a", CALL, clock.deadline())
    watched = LookedAt()
    deadline = Deadline(60.0, watched)
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(purse.reserve, "a", CALL, deadline)
        assert all(watched.looks.acquire(timeout=HANGS) for _ in range(2))  # it waited, and looked again
        assert not second.done()
        purse.settle(first, NOTHING)
        assert second.result(timeout=HANGS).most == CALL


def test_waiting_for_others_ends_with_the_deadline(ledger: Ledger, clock: SkippingClock) -> None:
    purse = Purse(Budget(tokens_per_article=150), ledger, clock)
    purse.reserve("a", CALL, clock.deadline())
    system = SystemClock()
    with pytest.raises(DeadlineReached):
        purse.reserve("a", CALL, Deadline(system.monotonic() + 0.05, system))


class Tally:
    """A ledger of one day in memory: only what a purse needs of it."""

    def __init__(self) -> None:
        self.total = Cost(0, 0.0)
        self.highest = 0

    def spend(self, day: str, tokens: int, usd: float) -> None:
        self.total += Cost(tokens, usd)
        self.highest = max(self.highest, self.total.tokens)

    def spent(self, day: str) -> tuple[int, float]:
        return self.total.tokens, self.total.usd


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=30), st.integers(0, 1000))
def test_the_day_never_passes_its_bound_whatever_calls_cost(calls: list[tuple[int, int]], bound: int) -> None:
    tally, clock, made = Tally(), SkippingClock(), 0
    purse = Purse(Budget(tokens_per_article=None, tokens_per_day=bound), tally, clock)  # type: ignore[arg-type]
    for most, share in calls:
        actual = min(most, share)
        try:
            purse.settle(purse.reserve("a", Cost(most, 0.0), clock.deadline()), Cost(actual, 0.0))
            made += actual
        except BudgetSpent:
            assert made + most > bound
    assert tally.total.tokens == made
    assert tally.highest <= bound


def test_the_day_is_that_of_the_clock_in_utc(ledger: Ledger) -> None:
    before = datetime.now(UTC).date().isoformat()
    spend(Purse(Budget(), ledger, SystemClock()), SkippingClock())
    after = datetime.now(UTC).date().isoformat()
    assert sum(ledger.spent(day)[0] for day in {before, after}) == 100
