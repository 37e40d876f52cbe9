"""Clocks and pauses that tests turn by hand."""

from datetime import UTC, datetime, timedelta


class HandClock:
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime = datetime(2026, 11, 22, 6, tzinfo=UTC)) -> None:
        self.moment = now
        self.paused: list[float] = []

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.moment.timestamp()

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)

    def pause(self, seconds: float) -> None:
        self.paused.append(seconds)
        self.move(seconds=seconds)
