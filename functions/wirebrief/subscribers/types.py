"""A subscriber, and what the roster of all must be able to do. Addresses are personal data: never logged."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, Protocol

from msgspec import Struct

Status = Literal["pending", "active", "unsubscribed", "suppressed"]
SuppressionReason = Literal["bounced", "complained", "removed"]


class Slot(Struct, frozen=True, order=True):
    """A time of day in a place: the hour (0 to 23) in an IANA time zone at which mail is wanted."""

    hour: int
    zone: str

    def __str__(self) -> str:
        return f"{self.hour:02}@{self.zone}"


class Subscriber(Struct, frozen=True, kw_only=True):
    """One reader. `id` is random and says nothing; `generation` rises when older links must not work any more.

    `version` rises with every change and guards against two changes at once. `topics` are people, places or
    words; empty for everything. `soft_bounces` counts temporary failures since the last delivery. `invited` is false of
    those who were imported and were not mailed yet how to confirm.
    """

    id: str
    address: str
    created_at: datetime
    name: str = ""
    zone: str = "UTC"
    hour: int = 7
    topics: tuple[str, ...] = ()
    language: str = "en"
    status: Status = "pending"
    generation: int = 1
    version: int = 1
    soft_bounces: int = 0
    confirmed_at: datetime | None = None
    suppressed_for: SuppressionReason | None = None
    invited: bool = True

    @property
    def slot(self) -> Slot:
        """When this reader wants mail."""
        return Slot(self.hour, self.zone)

    @property
    def masked(self) -> str:
        """The address as it may be shown to whoever holds a link: first letter and host."""
        local, _, host = self.address.rpartition("@")
        return f"{local[:1]}…@{host}"


class Roster(Protocol):
    """All subscribers (the `Subscribers` port). Each method is one atomic write or read.

    Addresses are found by a keyed hash, so that the list of suppressed addresses holds no address.
    """

    def add(self, subscriber: Subscriber) -> bool:
        """Enter a new subscriber; False where the address is there already. Raises: RosterError."""

    def get(self, subscriber_id: str) -> Subscriber | None:
        """Return the subscriber. Raises: RosterError."""

    def find(self, address: str) -> Subscriber | None:
        """Return who has the address. Raises: RosterError."""

    def change(self, subscriber: Subscriber) -> Subscriber | None:
        """Replace the record that has this id and `version`, return it with the next one.

        None where somebody else changed or erased it meanwhile: read again. The address never changes.
        Raises: RosterError.
        """

    def erase(self, subscriber_id: str) -> bool:
        """Remove everything that is known of the subscriber; False where there was nothing. Raises: RosterError."""

    def slots(self) -> tuple[Slot, ...]:
        """Return the slots in which anybody is or was active, sorted. Raises: RosterError."""

    def in_slot(self, slot: Slot, after: str, limit: int) -> tuple[Subscriber, ...]:
        """Return up to `limit` active subscribers of the slot with ids past `after`, by id. Raises: RosterError."""

    def everybody(self) -> Iterator[Subscriber]:
        """Yield all subscribers, a page at a time, in no promised order. Raises: RosterError."""

    def suppress(self, address: str, reason: SuppressionReason, now: datetime) -> None:
        """Never mail the address again, whether it subscribes or not; the first reason stays. Raises: RosterError."""

    def suppressed(self, address: str) -> SuppressionReason | None:
        """Return why the address may not be mailed, None where it may. Raises: RosterError."""

    def lift(self, address: str) -> bool:
        """Allow the address again; False where it was allowed. Raises: RosterError."""


class Turnstile(Protocol):
    """Counts visits, so that nobody comes too often."""

    def admit(self, visitor: str, limit: int, seconds: int, now: datetime) -> bool:
        """Count a visit; False from the one past `limit` within a window of `seconds`. Raises: RosterError."""
