"""How long to wait before asking again: exponential back-off with full jitter, and a gate that all calls share."""

import random
import time
from collections.abc import Callable

from msgspec import Struct

# Full jitter (a wait anywhere between nothing and the bound) spreads the calls of many workers best; see
# "Exponential Backoff And Jitter", AWS Architecture Blog, 2015. The first bound is about the time that a
# server takes to shed a burst, the last one keeps a try within a request's own time-out.
FIRST_BOUND_SECONDS = 0.5
LAST_BOUND_SECONDS = 8.0
# A server that asks for hours is believed by the call that it told, but it is looked at again before they are over.
LONGEST_CLOSED_SECONDS = 300.0


class Patience(Struct, frozen=True):
    """The sleep and the chance that retries need; `chance()` lies in [0, 1)."""

    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random

    def backoff(self, failures: int) -> float:
        """Return the seconds to wait after so many failures in a row (1 for the first)."""
        bound = min(LAST_BOUND_SECONDS, FIRST_BOUND_SECONDS * 2.0 ** (failures - 1))
        return bound * self.chance()

    def after(self, seconds: float) -> float:
        """Return the seconds to wait where the server named them: never less, and not all callers at once."""
        return seconds + max(FIRST_BOUND_SECONDS, min(seconds, 1.0)) * self.chance()


class Gate:
    """When a model may next be asked: one call that is told to come back later holds back all the others."""

    def __init__(self) -> None:
        self._opens: dict[str, float] = {}

    def close(self, model: str, now: float, seconds: float) -> None:
        """Keep the gate closed for so long from this moment of the monotonic clock, or longer if it already is."""
        opens = now + min(seconds, LONGEST_CLOSED_SECONDS)
        self._opens[model] = max(opens, self._opens.get(model, opens))

    def wait(self, model: str, now: float) -> float:
        """Return the seconds until the gate opens, 0 where it is open."""
        return max(0.0, self._opens.get(model, now) - now)
