"""The embedded roster: one SQLite file of its own, because it alone holds personal data."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from wirebrief.ledgers.sqlite_file import SqliteFile
from wirebrief.rosters.records import decoded, roster_errors
from wirebrief.subscribers.types import Slot, Subscriber, SuppressionReason

SCHEMA: Final = """
CREATE TABLE subscribers (
    id TEXT PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, status TEXT NOT NULL,
    hour INTEGER NOT NULL, zone TEXT NOT NULL, record BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX slots ON subscribers (zone, hour, status, id);
CREATE TABLE suppressed (fingerprint TEXT PRIMARY KEY, reason TEXT NOT NULL, since TEXT NOT NULL) STRICT;
CREATE TABLE visits (visitor TEXT PRIMARY KEY, began REAL NOT NULL, count INTEGER NOT NULL) STRICT;
"""
PAGE: Final = 500


class SqliteRoster:
    """A roster and turnstile in the file `path`. `fingerprint` gives the keyed hash of an address."""

    def __init__(self, path: Path, fingerprint: Callable[[str], str]) -> None:
        self._file = SqliteFile(path, SCHEMA)
        self._fingerprint = fingerprint

    def close(self) -> None:
        """Close the file. Raises: RosterError."""
        with roster_errors():
            self._file.close()

    def add(self, subscriber: Subscriber) -> bool:
        """Enter a new subscriber unless the address is there. Raises: RosterError."""
        with roster_errors(), self._file.write() as db:
            done = db.execute(
                "INSERT INTO subscribers VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (
                    subscriber.id,
                    self._fingerprint(subscriber.address),
                    subscriber.version,
                    subscriber.status,
                    subscriber.hour,
                    subscriber.zone,
                    msgspec.json.encode(subscriber),
                ),
            )
            return done.rowcount == 1

    def get(self, subscriber_id: str) -> Subscriber | None:
        """Return the subscriber. Raises: RosterError."""
        return self._one("SELECT record FROM subscribers WHERE id = ?", subscriber_id)

    def find(self, address: str) -> Subscriber | None:
        """Return who has the address. Raises: RosterError."""
        return self._one("SELECT record FROM subscribers WHERE fingerprint = ?", self._fingerprint(address))

    def change(self, subscriber: Subscriber) -> Subscriber | None:
        """Replace the record of this version.

        A reads version 3       B reads version 3
        change: version 4
                                change  (1) the version is 4 by now: None, B reads again
        """
        changed = replace(subscriber, version=subscriber.version + 1)
        with roster_errors(), self._file.write() as db:
            done = db.execute(
                "UPDATE subscribers SET version = ?, status = ?, hour = ?, zone = ?, record = ?"
                " WHERE id = ? AND version = ?",
                (
                    changed.version,
                    changed.status,
                    changed.hour,
                    changed.zone,
                    msgspec.json.encode(changed),
                    subscriber.id,
                    subscriber.version,  # (1)
                ),
            )
            return changed if done.rowcount == 1 else None

    def erase(self, subscriber_id: str) -> bool:
        """Remove everything that is known of the subscriber. Raises: RosterError."""
        with roster_errors(), self._file.write() as db:
            db.execute("PRAGMA secure_delete = ON")  # overwritten, not only unlinked
            return db.execute("DELETE FROM subscribers WHERE id = ?", (subscriber_id,)).rowcount == 1

    def slots(self) -> tuple[Slot, ...]:
        """Return the slots in which anybody is active. Raises: RosterError."""
        with roster_errors():
            rows = self._file.read("SELECT DISTINCT hour, zone FROM subscribers WHERE status = 'active'")
        return tuple(sorted(Slot(hour, zone) for hour, zone in rows))

    def in_slot(self, slot: Slot, after: str, limit: int) -> tuple[Subscriber, ...]:
        """Return a page of the active subscribers of the slot. Raises: RosterError."""
        with roster_errors():
            rows = self._file.read(
                "SELECT record FROM subscribers WHERE zone = ? AND hour = ? AND status = 'active' AND id > ?"
                " ORDER BY id LIMIT ?",
                slot.zone,
                slot.hour,
                after,
                limit,
            )
        return tuple(decoded(row[0]) for row in rows)

    def everybody(self) -> Iterator[Subscriber]:
        """Yield all subscribers, by id. Raises: RosterError."""
        after = ""
        while True:
            with roster_errors():
                rows = self._file.read(
                    "SELECT id, record FROM subscribers WHERE id > ? ORDER BY id LIMIT ?", after, PAGE
                )
            if not rows:
                return
            after = rows[-1][0]
            yield from (decoded(row[1]) for row in rows)

    def suppress(self, address: str, reason: SuppressionReason, now: datetime) -> None:
        """Never mail the address again. Raises: RosterError."""
        with roster_errors(), self._file.write() as db:
            db.execute(
                "INSERT INTO suppressed VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (self._fingerprint(address), reason, now.astimezone(UTC).isoformat()),
            )

    def suppressed(self, address: str) -> SuppressionReason | None:
        """Return why the address may not be mailed. Raises: RosterError."""
        with roster_errors():
            rows = self._file.read("SELECT reason FROM suppressed WHERE fingerprint = ?", self._fingerprint(address))
        return rows[0][0] if rows else None

    def lift(self, address: str) -> bool:
        """Allow the address again. Raises: RosterError."""
        with roster_errors(), self._file.write() as db:
            done = db.execute("DELETE FROM suppressed WHERE fingerprint = ?", (self._fingerprint(address),))
            return done.rowcount == 1

    def admit(self, visitor: str, limit: int, seconds: int, now: datetime) -> bool:
        """Count a visit; see `Turnstile`. Windows that ended are forgotten on the way. Raises: RosterError."""
        moment = now.timestamp()
        with roster_errors(), self._file.write() as db:
            db.execute("DELETE FROM visits WHERE began <= ?", (moment - 86400,))
            row = db.execute(
                "INSERT INTO visits VALUES (:visitor, :now, 1) ON CONFLICT (visitor) DO UPDATE SET"
                " count = CASE WHEN began <= :now - :seconds THEN 1 ELSE count + 1 END,"
                " began = CASE WHEN began <= :now - :seconds THEN :now ELSE began END RETURNING count",
                {"visitor": visitor, "now": moment, "seconds": seconds},
            ).fetchone()
            return bool(row[0] <= limit)

    def _one(self, query: str, value: str) -> Subscriber | None:
        with roster_errors():
            rows = self._file.read(query, value)
        return decoded(rows[0][0]) if rows else None
