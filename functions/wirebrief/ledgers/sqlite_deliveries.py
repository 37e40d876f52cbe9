"""The embedded record of deliveries: who was sent which edition, in one SQLite file without any address."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from wirebrief.ledgers.sqlite_file import Row, SqliteFile
from wirebrief.mail.ports import Claim, Delivery, DeliveryKey, Verdict

SCHEMA: Final = """
CREATE TABLE deliveries (
    edition TEXT NOT NULL, subscriber TEXT NOT NULL, state TEXT NOT NULL, owner TEXT NOT NULL, until TEXT NOT NULL,
    at TEXT NOT NULL, message TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (edition, subscriber)
) STRICT, WITHOUT ROWID;
CREATE TABLE slots (edition TEXT NOT NULL, slot TEXT NOT NULL, PRIMARY KEY (edition, slot)) STRICT, WITHOUT ROWID;
"""


class SqliteDeliveries:
    """A record of deliveries in the file `path`, made at first use."""

    def __init__(self, path: Path) -> None:
        self._file = SqliteFile(path, SCHEMA)

    def close(self) -> None:
        """Close the file. Raises: LedgerError."""
        self._file.close()

    def claim(self, claim: Claim) -> Verdict:
        """Say whether to send; see the port.

        A                       B
        claim: send
                                claim   (1) A's right runs: busy
        (A is killed)
                                claim   (2) A's right is over: repeat, or mark as uncertain
        settle: sent
                                claim   (3) it is settled: done
        """
        with self._file.write(lasting=claim.lasting) as db:
            known = db.execute(
                "SELECT state, until FROM deliveries WHERE edition = ? AND subscriber = ?",
                (claim.key.edition, claim.key.subscriber),
            ).fetchone()
            if known is not None and known[0] != "sending":  # (3)
                return "done"
            if known is not None and known[1] > to_text(claim.now):  # (1)
                return "busy"
            state = "sending" if known is None or claim.repeat else "uncertain"  # (2)
            db.execute(
                "INSERT OR REPLACE INTO deliveries VALUES (?, ?, ?, ?, ?, ?, '', ?)",
                (
                    claim.key.edition,
                    claim.key.subscriber,
                    state,
                    claim.owner,
                    to_text(claim.until),
                    to_text(claim.now),
                    "mail_uncertain" if state == "uncertain" else "",
                ),
            )
            return "send" if state == "sending" else "uncertain"

    def settle(self, delivery: Delivery, owner: str) -> None:
        """Write what became of it, unless the right went to somebody else. Raises: LedgerError.

        A power cut may take the last one back: its claim then stands unsettled, as if the sender had died before it.
        """
        with self._file.write(lasting=False) as db:
            db.execute(
                "UPDATE deliveries SET state = ?, at = ?, message = ?, code = ?"
                " WHERE edition = ? AND subscriber = ? AND owner = ?",
                (
                    delivery.state,
                    to_text(delivery.at),
                    delivery.message,
                    delivery.code,
                    delivery.key.edition,
                    delivery.key.subscriber,
                    owner,
                ),
            )

    def release(self, key: DeliveryKey, owner: str) -> None:
        """Give the right back. Raises: LedgerError."""
        with self._file.write() as db:
            db.execute(
                "DELETE FROM deliveries WHERE edition = ? AND subscriber = ? AND owner = ? AND state = 'sending'",
                (key.edition, key.subscriber, owner),
            )

    def of(self, edition: str, after: str, limit: int) -> tuple[Delivery, ...]:
        """Return a page of an edition's deliveries, by subscriber id. Raises: LedgerError."""
        rows = self._file.read(
            "SELECT edition, subscriber, state, at, message, code FROM deliveries"
            " WHERE edition = ? AND subscriber > ? ORDER BY subscriber LIMIT ?",
            edition,
            after,
            limit,
        )
        return tuple(map(delivery_of, rows))

    def finish_slot(self, edition: str, slot: str) -> None:
        """Note that everybody in the slot has been seen to. Raises: LedgerError."""
        with self._file.write() as db:
            db.execute("INSERT OR IGNORE INTO slots VALUES (?, ?)", (edition, slot))

    def finished_slots(self, edition: str) -> frozenset[str]:
        """Return the slots that were seen to. Raises: LedgerError."""
        return frozenset(row[0] for row in self._file.read("SELECT slot FROM slots WHERE edition = ?", edition))


def delivery_of(row: Row) -> Delivery:
    """Return a row as a delivery."""
    edition, subscriber, state, at, message, code = row
    return Delivery(
        key=DeliveryKey(edition, subscriber),
        state=state,
        at=datetime.fromisoformat(at),
        message=message,
        code=code,
    )


def to_text(moment: datetime) -> str:
    """Return a time as UTC ISO 8601 text, which sorts."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
