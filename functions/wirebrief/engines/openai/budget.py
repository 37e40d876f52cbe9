"""Keep within what may be spent: reserve before a call, settle after it."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Condition

from msgspec import Struct

from wirebrief.errors import BudgetSpent, DeadlineReached
from wirebrief.ports import Clock, Deadline, Ledger
from wirebrief.settings import Budget

# A process that briefs for weeks must not grow: after this many other articles, one is counted from nothing again.
ARTICLES_REMEMBERED = 1024
# A waiting call looks again this often whether the caller's time is over; a settled call wakes it at once.
LOOK_AGAIN_SECONDS = 0.25


class Cost(Struct, frozen=True):
    """Tokens in and out together, and USD: at the dearest price that is known where the model's is not."""

    tokens: int
    usd: float

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.tokens + other.tokens, self.usd + other.usd)

    def __sub__(self, other: "Cost") -> "Cost":
        return Cost(self.tokens - other.tokens, self.usd - other.usd)


NOTHING = Cost(0, 0.0)


class Reservation(Struct, frozen=True):
    """What a call may cost at most, whose article pays for it and on which day."""

    article: Hashable
    day: str
    most: Cost


class Purse:
    """The budget of every article and of the day. With a new day each article has its own anew, as the day has.

    So an article that used it up goes on then from the answers that were kept, also in a process that never ends; a
    whole day's tries together, however many, cost no more than once.

    A call reserves the most that it can cost, so that many at once cannot overshoot together. Where only
    calls under way stand between it and the bound it waits for them to settle; where the bound is reached
    without them it is refused. The day's total lives in the ledger, reservations included, so that it holds
    across processes and a crash errs on the dear side.
    """

    def __init__(self, budget: Budget, ledger: Ledger, clock: Clock) -> None:
        self._budget, self._ledger, self._clock = budget, ledger, clock
        self._settled: OrderedDict[tuple[Hashable, str], int] = OrderedDict()
        self._under_way: list[Reservation] = []
        self._changed = Condition()

    def reserve(self, article: Hashable, most: Cost, deadline: Deadline) -> Reservation:
        """Return the right to make a call that costs so much at most.

        Raises:
            BudgetSpent: the article's or the day's budget would be passed.
            DeadlineReached: the caller's time was over while calls under way held the rest of the budget.
            LedgerError: the ledger failed.
        """
        wanted = Reservation(article, self._clock.now().date().isoformat(), most)
        with self._changed:
            while not self._fits(wanted):
                if deadline.remaining() <= 0:
                    raise DeadlineReached(
                        "The time was over while calls under way held the rest of the budget; try again."
                    )
                self._changed.wait(LOOK_AGAIN_SECONDS)
            self._under_way.append(wanted)
            if self._bounds_the_day:
                self._ledger.spend(wanted.day, most.tokens, most.usd)
        return wanted

    def settle(self, reservation: Reservation, actual: Cost) -> None:
        """Put what the call did cost in place of what it might have. Raises: LedgerError."""
        booked = reservation.most if self._bounds_the_day else NOTHING
        with self._changed:
            self._under_way.remove(reservation)
            account = (reservation.article, reservation.day)
            self._settled[account] = self._settled.pop(account, 0) + actual.tokens
            if len(self._settled) > ARTICLES_REMEMBERED:
                self._settled.popitem(last=False)
            self._changed.notify_all()
        difference = actual - booked
        self._ledger.spend(reservation.day, difference.tokens, difference.usd)

    @property
    def _bounds_the_day(self) -> bool:
        return self._budget.tokens_per_day is not None or self._budget.usd_per_day is not None

    def _fits(self, wanted: Reservation) -> bool:
        """Return whether there is room now; raise where there is none even once all calls have settled."""
        return self._fits_article(wanted) and self._fits_day(wanted)

    def _fits_article(self, wanted: Reservation) -> bool:
        account = (wanted.article, wanted.day)
        held = sum(call.most.tokens for call in self._under_way if (call.article, call.day) == account)
        used = self._settled.get(account, 0) + wanted.most.tokens
        return _within("tokens_per_article", used + held, held, self._budget.tokens_per_article)

    def _fits_day(self, wanted: Reservation) -> bool:
        if not self._bounds_the_day:
            return True
        tokens, usd = self._ledger.spent(wanted.day)
        held = sum((call.most for call in self._under_way if call.day == wanted.day), NOTHING)
        return _within(
            "tokens_per_day", tokens + wanted.most.tokens, held.tokens, self._budget.tokens_per_day
        ) and _within("usd_per_day", usd + wanted.most.usd, held.usd, self._budget.usd_per_day)


def _within(name: str, total: float, held: float, bound: float | None) -> bool:
    """Return whether the total keeps to the bound, False where it will once what is held is given back.

    Raises:
        BudgetSpent: it will not even then.
    """
    if bound is None or total <= bound:
        return True
    if total - held <= bound:
        return False
    raise BudgetSpent(
        f"The budget {name} of {bound:,} would be passed by this call: {total - held:,.6g} in all. "
        "Wait for the next day, raise the budget, or let the offline engine take over when it is spent."
    )
