"""The embedded book of editions: one SQLite file, whose one write transaction seals an edition."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from wirebrief.decoding import decodable
from wirebrief.edition.ports import EditionRecord, Note
from wirebrief.ledgers.sqlite_file import Row, SqliteFile

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS editions (
    date TEXT PRIMARY KEY, digest TEXT NOT NULL, status TEXT NOT NULL, sealed_at TEXT NOT NULL, cut_off TEXT NOT NULL,
    previous TEXT, stories INTEGER NOT NULL, briefs INTEGER NOT NULL, headline TEXT NOT NULL, reason TEXT
) STRICT;
"""
NOTES: Final = "ALTER TABLE editions ADD COLUMN notes TEXT NOT NULL DEFAULT '[]'"  # JSON
REVISIONS: Final = """
ALTER TABLE editions ADD COLUMN revisions TEXT NOT NULL DEFAULT '[]';  -- JSON
ALTER TABLE editions ADD COLUMN amended_at TEXT;
ALTER TABLE editions ADD COLUMN seen TEXT NOT NULL DEFAULT '';
"""
COLUMNS: Final = (
    "date, digest, status, sealed_at, cut_off, previous, stories, briefs, headline, reason, notes, revisions,"
    " amended_at, seen"
)
# What a revision changes of its edition's row.
AMENDED: Final = ("digest", "stories", "briefs", "headline", "notes", "revisions", "amended_at")
INTO: Final = f"INTO editions ({COLUMNS}) VALUES ({', '.join('?' * len(COLUMNS.split(', ')))})"
NEWEST: Final = f"SELECT {COLUMNS} FROM editions WHERE status <> 'nothing' ORDER BY date DESC LIMIT ?"  # noqa: S608 - constants


class SqliteEditionBook:
    """A book of editions in the file `path`, made at first use."""

    def __init__(self, path: Path) -> None:
        self._file = SqliteFile(path, SCHEMA, NOTES, REVISIONS)

    def close(self) -> None:
        """Close the file. Raises: LedgerError."""
        self._file.close()

    def latest(self) -> EditionRecord | None:
        """Return the newest sealed edition. Raises: LedgerError."""
        return next(iter(self.recent(1)), None)

    def get(self, date: str) -> EditionRecord | None:
        """Return the record of that date. Raises: LedgerError."""
        rows = self._file.read(f"SELECT {COLUMNS} FROM editions WHERE date = ?", date)  # noqa: S608 - constants
        return record_of(rows[0]) if rows else None

    def recent(self, limit: int) -> tuple[EditionRecord, ...]:
        """Return the newest sealed editions, newest first. Raises: LedgerError."""
        return tuple(map(record_of, self._file.read(NEWEST, limit)))

    def seal(self, record: EditionRecord) -> bool:
        """Enter the edition; see the port.

        A                       B
        reads latest: Monday    reads latest: Monday
        seal Tuesday
                                seal Tuesday    (1) the date is taken: refused
                                seal Wednesday  (2) Monday is not the newest any more: refused
        """
        with self._file.write() as db:
            taken = db.execute("SELECT status FROM editions WHERE date = ?", (record.date,)).fetchone()
            newest = db.execute(NEWEST, (1,)).fetchone()
            if taken is not None and taken[0] != "nothing":  # (1)
                return False
            if (newest[0] if newest else None) != record.previous:  # (2)
                return False
            db.execute(f"INSERT OR REPLACE {INTO}", row_of(record))
            return True

    def note_nothing(self, record: EditionRecord) -> None:
        """Note an empty day unless there is an edition. Raises: LedgerError."""
        with self._file.write() as db:
            db.execute(
                f"INSERT {INTO} ON CONFLICT (date) DO UPDATE"
                " SET sealed_at = excluded.sealed_at, reason = excluded.reason WHERE status = 'nothing'",
                row_of(record),
            )

    def approve(self, date: str, now: datetime) -> EditionRecord | None:
        """Make a draft ready; a ready one stays as it is. Raises: LedgerError."""
        with self._file.write() as db:
            db.execute(
                "UPDATE editions SET status = 'ready', sealed_at = ? WHERE date = ? AND status = 'draft'",
                (to_text(now), date),
            )
        record = self.get(date)
        return record if record is not None and record.status == "ready" else None

    def amend(self, before: str, revision: EditionRecord) -> bool:
        """Put a revision in the place of the one before; see the port.

        A                       B
        reads revision 1        reads revision 1
        amend 1 to 2
                                amend 1 to another 2    (1) 1 does not stand any more: refused, B reads again
        """
        values = dict(zip(COLUMNS.split(", "), row_of(revision), strict=True))
        changes = ", ".join(f"{name} = ?" for name in AMENDED)
        with self._file.write() as db:
            db.execute(
                f"UPDATE editions SET {changes} WHERE date = ? AND digest = ?",  # (1)  # noqa: S608 - constants
                (*(values[name] for name in AMENDED), revision.date, before),
            )
        stands = self.get(revision.date)
        return stands is not None and stands.digest == revision.digest

    def note_seen(self, date: str, cursor: str) -> None:
        """Note up to where withdrawals were seen to. Raises: LedgerError."""
        with self._file.write() as db:
            db.execute("UPDATE editions SET seen = ? WHERE date = ?", (cursor, date))


def record_of(row: Row) -> EditionRecord:
    """Return a row as a record."""
    date, digest, status, sealed_at, cut_off, previous, stories, briefs, headline, reason, *later = row
    notes, revisions, amended_at, seen = later
    return EditionRecord(
        date=date,
        digest=digest,
        status=status,
        sealed_at=datetime.fromisoformat(sealed_at),
        cut_off=cut_off,
        previous=previous,
        stories=stories,
        briefs=briefs,
        headline=headline,
        reason=reason,
        notes=msgspec.json.decode(notes, type=decodable(tuple[Note, ...])),
        revisions=msgspec.json.decode(revisions, type=decodable(tuple[str, ...])),
        amended_at=datetime.fromisoformat(amended_at) if amended_at else None,
        seen=seen,
    )


def row_of(record: EditionRecord) -> Row:
    """Return a record as a row."""
    return (
        record.date,
        record.digest,
        record.status,
        to_text(record.sealed_at),
        record.cut_off,
        record.previous,
        record.stories,
        record.briefs,
        record.headline,
        record.reason,
        msgspec.json.encode(record.notes).decode(),
        msgspec.json.encode(record.revisions).decode(),
        to_text(record.amended_at) if record.amended_at else None,
        record.seen,
    )


def to_text(moment: datetime) -> str:
    """Return a time as UTC ISO 8601 text, which sorts."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
