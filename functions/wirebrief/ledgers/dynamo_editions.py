"""The book of editions in a DynamoDB table: the cloud's twin of the SQLite book.

| part | item | holds |
| --- | --- | --- |
| `editions` | the date counted backwards | the record of one sealed edition; the newest comes first |
| `editions-head` | `last` | the date of the newest one |
| `empty-day` | date | why there was nothing to say that day |
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from wirebrief.decoding import decodable
from wirebrief.edition.ports import EditionRecord
from wirebrief.errors import LedgerError
from wirebrief.ledgers.dynamo_table import DynamoTable, Item, Refused, Write

EDITIONS: Final = "editions"
# Whoever changes a record at the same time as somebody else reads again; more often than this is no race.
TRIES: Final = 5


class DynamoEditionBook:
    """A book of editions in the table `name`. `client` is a boto3 DynamoDB client."""

    def __init__(self, client: Any, name: str) -> None:
        self._table = DynamoTable(client, name)

    def latest(self) -> EditionRecord | None:
        """Return the newest sealed edition. Raises: LedgerError."""
        return next(iter(self.recent(1)), None)

    def get(self, date: str) -> EditionRecord | None:
        """Return the record of that date. Raises: LedgerError."""
        found = self._table.get(EDITIONS, backwards(date)) or self._table.get("empty-day", date)
        return record_of(found) if found else None

    def recent(self, limit: int) -> tuple[EditionRecord, ...]:
        """Return the newest sealed editions, newest first. Raises: LedgerError."""
        return tuple(map(record_of, self._table.after(EDITIONS, " ", limit)))

    def seal(self, record: EditionRecord) -> bool:
        """Enter the edition; see the port.

        A                       B
        reads latest: Monday    reads latest: Monday
        seal Tuesday
                                seal Tuesday    refused by (1): the date is taken
                                seal Wednesday  refused by (2): Monday is not the newest any more
        """
        entry = Write(
            part=EDITIONS,
            item=backwards(record.date),
            update="SET #record = :record",
            condition="attribute_not_exists(part)",  # (1)
            names={"#record": "record"},
            values={"record": text_of(record)},
        )
        head = Write(
            part="editions-head",
            item="last",
            update="SET #date = :date",
            condition="#date = :previous" if record.previous else "attribute_not_exists(part)",  # (2)
            names={"#date": "date"},
            values={"date": record.date, **({"previous": record.previous} if record.previous else {})},
        )
        try:
            self._table.write_all([entry, head])
        except Refused:
            return False
        return True

    def note_nothing(self, record: EditionRecord) -> None:
        """Note an empty day; where there is an edition, that is what `get` returns. Raises: LedgerError."""
        self._table.write(
            Write(
                part="empty-day",
                item=record.date,
                update="SET #record = :record",
                names={"#record": "record"},
                values={"record": text_of(record)},
            )
        )

    def approve(self, date: str, now: datetime) -> EditionRecord | None:
        """Make a draft ready; a ready one stays as it is. Raises: LedgerError."""

        def ready(record: EditionRecord) -> EditionRecord:
            return replace(record, status="ready", sealed_at=now) if record.status == "draft" else record

        return self._changed(date, ready)

    def amend(self, before: str, revision: EditionRecord) -> bool:
        """Put a revision in the place of the one before; see the port.

        A                       B
        reads revision 1        reads revision 1
        amend 1 to 2
                                amend 1 to another 2    refused: 1 does not stand any more, B reads again
        approve                 note_seen               one is refused by `_swap`, and made upon the other's
        """

        def revised(record: EditionRecord) -> EditionRecord:
            if record.digest != before:
                return record
            return replace(revision, status=record.status, sealed_at=record.sealed_at, seen=record.seen)

        stands = self._changed(revision.date, revised)
        return stands is not None and stands.digest == revision.digest

    def note_seen(self, date: str, cursor: str) -> None:
        """Note up to where withdrawals were seen to. Raises: LedgerError."""
        self._changed(date, lambda record: replace(record, seen=cursor))

    def _changed(self, date: str, change: Callable[[EditionRecord], EditionRecord]) -> EditionRecord | None:
        """Return the record as it stands after the change, None where there is none."""
        for _ in range(TRIES):
            found = self._table.get(EDITIONS, backwards(date))
            if found is None:
                return None
            record = record_of(found)
            changed = change(record)
            if changed == record or self._swap(date, str(found["record"]), text_of(changed)):
                return changed
        raise LedgerError(f"the edition of {date} is changed by others all the time: look again")

    def _swap(self, date: str, old: str, new: str) -> bool:
        write = Write(
            part=EDITIONS,
            item=backwards(date),
            update="SET #record = :new",
            condition="#record = :old",
            names={"#record": "record"},
            values={"old": old, "new": new},
        )
        try:
            self._table.write(write)
        except Refused:
            return False
        return True


def backwards(date: str) -> str:
    """Return a text that sorts later dates first.

    >>> backwards("2026-11-23") < backwards("2026-11-22")
    True
    """
    return f"{99_999_999 - int(date.replace('-', '')):08}"


def text_of(record: EditionRecord) -> str:
    """Return a record as JSON."""
    return msgspec.json.encode(record).decode()


def record_of(item: Item) -> EditionRecord:
    """Return an item as a record."""
    return msgspec.json.decode(str(item["record"]), type=decodable(EditionRecord))
