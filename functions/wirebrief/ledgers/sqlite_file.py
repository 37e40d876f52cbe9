"""One SQLite file that many threads and processes write: opened once, every write a transaction of its own."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from wirebrief.errors import LedgerError

# Longest wait for other writers. A write takes about a millisecond: only a stuck disk comes near this.
BUSY_SECONDS: Final = 30.0
# SQLite does not wait when two processes turn the same new file to WAL at once: one is refused and must ask again.
WAL_PAUSE_SECONDS: Final = 0.02

# FULL: a lost claim after a power cut could let an article begin again on another day, beside its own objects.
LASTING: Final = "PRAGMA synchronous = FULL"
PASSING: Final = "PRAGMA synchronous = NORMAL"

Row = tuple[Any, ...]  # SQLite's columns are typed by the query that reads them


class SqliteFile:
    """A connection to `path` that is opened at first use and shared by all threads, one at a time.

    `formats` are the statements that each format of the file adds to the one before; an older file gets what it lacks.
    """

    def __init__(self, path: Path, *formats: str) -> None:
        self.path = Path(path)
        self._formats = formats
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None

    @contextmanager
    def write(self, *, lasting: bool = True) -> Iterator[sqlite3.Connection]:
        """Give the connection inside BEGIN IMMEDIATE: nobody else writes until the block is left.

        All of it is committed, or, where the block raises, none. It outlives every death of a process; and where it is
        `lasting`, which costs a wait for the disk, a power cut too. The next lasting write makes all before it so.
        Raises: LedgerError.
        """
        with self._lock, self._errors_named():
            connection = self._open()
            connection.execute(LASTING if lasting else PASSING)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def read(self, query: str, *values: object) -> list[Row]:
        """Return the rows of one query, as they were at one moment. Raises: LedgerError."""
        with self._lock, self._errors_named():
            return self._open().execute(query, values).fetchall()

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        with self._lock, self._errors_named():
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            try:
                self._prepare(connection)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        _turn_to_wal(connection)
        known = len(self._formats)
        found = _format_of(connection)
        if found > known:
            raise LedgerError(
                f"{self.path} was written by a newer Wirebrief (format {found}, this one knows {known}): "
                "update Wirebrief or use another folder"
            )
        if found < known:
            self._bring_up_to_date(connection)

    def _bring_up_to_date(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        for statements in self._formats[_format_of(connection) :]:  # read again: another process may have been faster
            for statement in statements.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(self._formats)}")
        connection.execute("COMMIT")

    @contextmanager
    def _errors_named(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as exc:
            remedy = "see that the folder can be written, has room and lies on a disk of this machine"
            raise LedgerError(f"the ledger {self.path} failed: {exc}; {remedy}") from exc


def _format_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _turn_to_wal(connection: sqlite3.Connection) -> None:
    give_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as exc:
            if "locked" not in str(exc) or time.monotonic() > give_up:
                raise
            time.sleep(WAL_PAUSE_SECONDS)
        else:
            return
