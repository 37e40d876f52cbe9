"""The roster in a DynamoDB table of its own: the only table that holds personal data.

| part | item | holds |
| --- | --- | --- |
| `subscriber#<id>` | `record` | the subscriber, and the version that a change must know |
| `address#<keyed hash>` | `owner` | whose address it is; the id is absent once that one is erased |
| `everybody#<first of id>` | id | that there is one, in 16 parts, so that all can be listed without a scan |
| `slot#<slot>` | id | that one was active in the slot; who left is filtered out by the record |
| `slots` | slot | that anybody was ever active in it |
| `suppressed#<keyed hash>` | `reason` | why an address is not mailed |
| `visits#<visitor>` | `count` | a turnstile's window, forgotten after a day |
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from wirebrief.ledgers.dynamo_table import DynamoTable, Item, Refused, Write
from wirebrief.rosters.records import decoded, roster_errors
from wirebrief.subscribers.types import Slot, Subscriber, SuppressionReason

PAGE: Final = 100  # as many as one BatchGetItem takes
HEX: Final = "0123456789abcdef"
VERSION: Final = {"#version": "version"}
RECORD: Final = {"#record": "record", "#version": "version"}


class DynamoRoster:
    """A roster and turnstile in the table `name`. `fingerprint` gives the keyed hash of an address."""

    def __init__(self, client: Any, name: str, fingerprint: Callable[[str], str]) -> None:
        self._table = DynamoTable(client, name)
        self._fingerprint = fingerprint

    def add(self, subscriber: Subscriber) -> bool:
        """Enter a new subscriber unless the address is there. Raises: RosterError."""
        owner = Write(
            part=f"address#{self._fingerprint(subscriber.address)}",
            item="owner",
            update="SET subscriber = :id",
            condition="attribute_not_exists(subscriber)",
            values={"id": subscriber.id},
        )
        entry = record_write(subscriber, "attribute_not_exists(#version)")
        try:
            with roster_errors():
                self._table.write_all([owner, entry, *self._memberships(subscriber)])
        except Refused:
            return False
        return True

    def get(self, subscriber_id: str) -> Subscriber | None:
        """Return the subscriber. Raises: RosterError."""
        with roster_errors():
            return subscriber_of(self._table.get(f"subscriber#{subscriber_id}", "record"))

    def find(self, address: str) -> Subscriber | None:
        """Return who has the address. Raises: RosterError."""
        with roster_errors():
            owner = self._table.get(f"address#{self._fingerprint(address)}", "owner")
        return self.get(str(owner["subscriber"])) if owner and "subscriber" in owner else None

    def change(self, subscriber: Subscriber) -> Subscriber | None:
        """Replace the record of this version, and note the slot it is active in from now on.

        A reads version 3       B reads version 3
        change: version 4
                                change: refused by (1), the version is 4 by now; B reads again
        """
        changed = replace(subscriber, version=subscriber.version + 1)
        write = record_write(changed, "#version = :before", before=subscriber.version)  # (1)
        try:
            with roster_errors():
                self._table.write_all([write, *self._memberships(changed)])
        except Refused:
            return None
        return changed

    def erase(self, subscriber_id: str) -> bool:
        """Remove everything that is known of the subscriber. Raises: RosterError.

        Record and address go in one transaction; what is left of the lists says nothing and is deleted behind it.
        """
        with roster_errors():
            known = subscriber_of(self._table.get(f"subscriber#{subscriber_id}", "record"))
            if known is None:
                return False
            address = f"address#{self._fingerprint(known.address)}"
            try:
                self._table.write_all(strike_out(subscriber_id, address))
            except Refused:
                return False
            self._table.remove(f"subscriber#{subscriber_id}", "record", "attribute_not_exists(#version)", VERSION)
            self._table.remove(address, "owner", "attribute_not_exists(subscriber)")
            self._table.remove(f"everybody#{subscriber_id[:1]}", subscriber_id)
            self._table.remove(f"slot#{known.slot}", subscriber_id)
        return True

    def slots(self) -> tuple[Slot, ...]:
        """Return the slots in which anybody is or was active. Raises: RosterError."""
        return tuple(sorted(slot_of(str(item["item"])) for item in self._all("slots")))

    def in_slot(self, slot: Slot, after: str, limit: int) -> tuple[Subscriber, ...]:
        """Return a page of the active subscribers of the slot. Raises: RosterError."""
        found: list[Subscriber] = []
        last = after or " "
        while len(found) < limit:
            with roster_errors():
                page = self._table.after(f"slot#{slot}", last, min(limit, PAGE))
            if not page:
                break
            last = str(page[-1]["item"])
            active = self._records([str(item["item"]) for item in page])
            found += [each for each in active if each.status == "active" and each.slot == slot]
        return tuple(found[:limit])

    def everybody(self) -> Iterator[Subscriber]:
        """Yield all subscribers. Raises: RosterError."""
        for first in HEX:
            ids: list[str] = []
            for item in self._all(f"everybody#{first}"):
                ids.append(str(item["item"]))
                if len(ids) == PAGE:
                    yield from self._records(ids)
                    ids = []
            yield from self._records(ids)

    def suppress(self, address: str, reason: SuppressionReason, now: datetime) -> None:
        """Never mail the address again. Raises: RosterError."""
        with roster_errors():
            self._table.write(
                Write(
                    part=f"suppressed#{self._fingerprint(address)}",
                    item="reason",
                    update="SET reason = if_not_exists(reason, :reason), since = if_not_exists(since, :since)",
                    values={"reason": reason, "since": now.astimezone(UTC).isoformat()},
                )
            )

    def suppressed(self, address: str) -> SuppressionReason | None:
        """Return why the address may not be mailed. Raises: RosterError."""
        with roster_errors():
            found = self._table.get(f"suppressed#{self._fingerprint(address)}", "reason")
        return str(found["reason"]) if found else None  # type: ignore[return-value]  # written by `suppress` alone

    def lift(self, address: str) -> bool:
        """Allow the address again. Raises: RosterError."""
        with roster_errors():
            return self._table.remove(f"suppressed#{self._fingerprint(address)}", "reason")

    def admit(self, visitor: str, limit: int, seconds: int, now: datetime) -> bool:
        """Count a visit; see `Turnstile`. Raises: RosterError.

        A                       B
        count: (1) the window runs: 2
                                count: (1) 3
        (the window ends)
        begin: (2) it is over: 1
                                begin: refused by (2), A's runs; count: 2
        """
        with roster_errors():
            for _ in range(3):
                if (count := self._count(visitor, seconds, now)) is not None:
                    return count <= limit
        return False

    def _count(self, visitor: str, seconds: int, now: datetime) -> int | None:
        moment = int(now.timestamp())
        running = Write(
            part=f"visits#{visitor}",
            item="count",
            update="SET visits = visits + :one",
            condition="ends > :now",  # (1)
            values={"one": 1, "now": moment},
        )
        begun = Write(
            part=f"visits#{visitor}",
            item="count",
            update="SET visits = :one, ends = :ends, forget_at = :forget",
            condition="attribute_not_exists(ends) OR ends <= :now",  # (2)
            values={"one": 1, "now": moment, "ends": moment + seconds, "forget": moment + 86_400},
        )
        for write in (running, begun):
            try:
                return int(self._table.write(write)["visits"])
            except Refused:
                continue
        return None

    def _memberships(self, subscriber: Subscriber) -> list[Write]:
        """Return the writes that put a subscriber on the lists: with everybody, and in the slot while active."""
        lists = [(f"everybody#{subscriber.id[:1]}", subscriber.id)]
        if subscriber.status == "active":
            lists += [(f"slot#{subscriber.slot}", subscriber.id), ("slots", str(subscriber.slot))]
        return [Write(part=part, item=item, update="SET listed = :one", values={"one": 1}) for part, item in lists]

    def _records(self, ids: list[str]) -> list[Subscriber]:
        """Return the subscribers with these ids that are still there, by id."""
        if not ids:
            return []
        with roster_errors():
            items = self._table.get_all([(f"subscriber#{subscriber_id}", "record") for subscriber_id in ids])
        return sorted((each for each in map(subscriber_of, items) if each), key=lambda each: each.id)

    def _all(self, part: str) -> Iterator[Item]:
        last = " "
        while True:
            with roster_errors():
                page = self._table.after(part, last, PAGE)
            if not page:
                return
            yield from page
            last = str(page[-1]["item"])


def record_write(subscriber: Subscriber, condition: str, **values: int) -> Write:
    """Return the write of a record under a condition on its version."""
    return Write(
        part=f"subscriber#{subscriber.id}",
        item="record",
        update="SET #record = :record, #version = :version",
        condition=condition,
        names=RECORD,
        values={"record": msgspec.json.encode(subscriber).decode(), "version": subscriber.version, **values},
    )


def strike_out(subscriber_id: str, address: str) -> list[Write]:
    """Return the writes that take everything out of a record and free its address, both or neither."""
    strike = Write(
        part=f"subscriber#{subscriber_id}",
        item="record",
        update="REMOVE #record, #version",
        condition="attribute_exists(#version)",
        names=RECORD,
    )
    free = Write(
        part=address,
        item="owner",
        update="REMOVE subscriber",
        condition="subscriber = :id",
        values={"id": subscriber_id},
    )
    return [strike, free]


def subscriber_of(item: Item | None) -> Subscriber | None:
    """Return an item as a subscriber, None where there is none or it was struck out."""
    return decoded(str(item["record"]).encode()) if item and "record" in item else None


def slot_of(text: str) -> Slot:
    """Return `07@Europe/Paris` as a slot."""
    hour, _, zone = text.partition("@")
    return Slot(int(hour), zone)
