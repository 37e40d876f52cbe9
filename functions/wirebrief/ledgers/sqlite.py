"""The embedded ledger: one SQLite file, safe for any number of threads and processes of one machine.

Each write below is one BEGIN IMMEDIATE transaction: what it reads cannot change before it is committed. The
clauses (1), (2), … of each are the conditions that a cloud ledger must put on its write; beside each stands the race
that it prevents, time running downwards, A and B being two workers.
"""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from wirebrief.errors import LeaseHeld
from wirebrief.ledgers.sqlite_file import SqliteFile
from wirebrief.ledgers.sqlite_rows import (
    ARTICLE,
    EXPIRES,
    FORMATS,
    OWNER,
    PUBLISHED,
    STATUS,
    WITHDRAWALS,
    find_outcome,
    note_newest,
    number_of,
    outcome_of,
    page_of,
    settle,
    store_lease,
    taken_over,
    to_day,
    to_text,
    to_time,
)
from wirebrief.ports import MOST_ALIKE, Lease, Outcome, PublishedPage, Upload


def everybody_lives(owner: str) -> bool:  # noqa: ARG001 - the answer for ledgers that cannot look after their owners
    """Say that the owner may still be at work."""
    return True


class SqliteLedger:
    """A ledger in the file `path`, made at first use. Times are stored as UTC ISO 8601 text, which sorts.

    `alive` may know that an owner is dead: its lease then counts as expired, so that a killed program can be
    started again at once.
    """

    def __init__(self, path: Path, alive: Callable[[str], bool] = everybody_lives) -> None:
        self._file = SqliteFile(path, *FORMATS)
        self._alive = alive

    def close(self) -> None:
        """Close the file. Raises: LedgerError."""
        self._file.close()

    def admit(self, upload: Upload, now: datetime) -> Outcome | None:  # noqa: ARG002 - the port's; a ledger that forgets needs it
        """Note the upload as the newest of its key; see the port.

        A gets v1 of a key      B gets v2 of it
        admit v1
                                admit v2
                                … finish v2
        admit v1 again          (1) v1 ranks below v2: superseded, v2's record stays
        admit v2 again          (2) v2 is settled: its outcome, and no work
        admit v2 after a crash  (3) v2 is not settled: work, as if it were new
        """
        with self._file.write() as db:
            known = db.execute("SELECT version, rank, article_id FROM uploads WHERE key = ?", (upload.key,)).fetchone()
            if known is None or (known[0] != upload.version and known[1] <= upload.order):
                note_newest(db, upload)
                return None
            if known[0] != upload.version:  # (1)
                return Outcome(article_id="", status="superseded", prefix="")
            return find_outcome(db, known[2])  # (2), (3)

    def claim(self, article_id: str, owner: str, now: datetime, lease_seconds: float) -> Lease | Outcome:
        """Return a lease on the article, or the outcome it has; see the port.

        A                       B
        claim
                                claim   (1) A's lease runs: LeaseHeld
        (A is killed)
                                claim   (2) the lease is over, or A known to be dead: B's now, on A's day
        finish
                                claim   (3) an outcome, and no work
        """
        expires_at = now + timedelta(seconds=lease_seconds)
        with self._file.write() as db:
            known = db.execute(ARTICLE, (article_id,)).fetchone()
            if known is None:
                lease = Lease(article_id=article_id, owner=owner, day=to_day(now), expires_at=expires_at)
            elif known[STATUS] is not None:  # (3)
                return outcome_of(article_id, known)
            elif to_time(known[EXPIRES]) > now and known[OWNER] != "" and self._alive(known[OWNER]):  # (1)
                until = to_time(known[EXPIRES])
                raise LeaseHeld(f"another worker has article {article_id} until {until}: try again then", until)
            else:  # (2)
                lease = taken_over(article_id, owner, known, now, expires_at)
            store_lease(db, lease)
            return lease

    def finish(self, upload: Upload, lease: Lease, outcome: Outcome, now: datetime) -> None:
        """Write the outcome of article and upload, and the publication; see the port.

        A                       B
        claim
        (A is slow)             claim after A's lease was over
        finish                  (1) the lease is B's: LeaseHeld, nothing written
                                finish
                                finish again, the answer having been lost: (2) it is B's own outcome: nothing to do

        A works on v1           B works on v2 of the same key: see `settle`
        """
        with self._file.write() as db:
            known = db.execute(ARTICLE, (lease.article_id,)).fetchone()
            if known is None or known[OWNER] != lease.owner:  # (1)
                raise LeaseHeld(f"the lease on article {lease.article_id} went to another worker, who will finish it")
            if known[STATUS] is not None:  # (2)
                return
            db.execute(
                "UPDATE articles SET status = ?, prefix = ?, code = ?, settled_at = ? WHERE id = ?",
                (outcome.status, outcome.prefix, outcome.code, to_text(now), lease.article_id),
            )
            settle(db, upload, outcome, now)

    def link(self, upload: Upload, outcome: Outcome, now: datetime) -> None:
        """Note that the upload's article has this outcome through another upload; for its races see `settle`."""
        with self._file.write() as db:
            settle(db, upload, outcome, now)

    def release(self, lease: Lease) -> None:
        """Give an unfinished article back; see the port.

        A                       B
        claim
        (A is slow)             claim after A's lease was over
        release                 (1) the lease is B's: nothing happens
        """
        with self._file.write() as db:
            db.execute(
                "UPDATE articles SET owner = '' WHERE id = ? AND owner = ? AND status IS NULL",
                (lease.article_id, lease.owner),
            )

    def reopen(self, outcome: Outcome) -> None:
        """Strike out this outcome of its article; see the port.

            A sees an outcome       B sees the same
            reopen
            claim, finish
                                    reopen  (1) the outcome is another by now: nothing happens, or it were done twice

        A failed article goes on as it was; a finished one gets another run, whose day is that of its first claim.
        """
        with self._file.write() as db:
            db.execute(
                "UPDATE articles SET owner = '', day = CASE status WHEN 'done' THEN '' ELSE day END,"
                " run = run + (status = 'done'), attempt = CASE status WHEN 'done' THEN 0 ELSE attempt END,"
                " status = NULL, prefix = NULL, code = NULL, settled_at = NULL"
                " WHERE id = ? AND status = ? AND prefix = ?",  # (1)
                (outcome.article_id, outcome.status, outcome.prefix),
            )

    def outcome(self, article_id: str) -> Outcome | None:
        """Return how the article ended, None where it has not. Raises: LedgerError."""
        rows = self._file.read(ARTICLE, article_id)
        return outcome_of(article_id, rows[0]) if rows and rows[0][STATUS] is not None else None

    def remember(self, article_id: str, marks: tuple[str, ...]) -> None:
        """Note the marks of an article's text. Raises: LedgerError."""
        with self._file.write() as db:
            db.executemany("INSERT OR IGNORE INTO marks VALUES (?, ?)", [(mark, article_id) for mark in marks])

    def resembling(self, marks: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of articles that have any of the marks, those with most first. Raises: LedgerError."""
        rows = self._file.read(
            "SELECT article_id FROM marks WHERE mark IN (SELECT value FROM json_each(?))"
            " GROUP BY article_id ORDER BY count(*) DESC, article_id LIMIT ?",
            json.dumps(marks),
            MOST_ALIKE,
        )
        return tuple(str(row[0]) for row in rows)

    def newest(self, key: str) -> str | None:
        """Return the newest known version of the key, None where it is unknown. Raises: LedgerError."""
        rows = self._file.read("SELECT version FROM uploads WHERE key = ?", key)
        return str(rows[0][0]) if rows else None

    def standing(self, key: str) -> str | None:
        """Return the prefix of the newest brief that the key has or had. Raises: LedgerError."""
        rows = self._file.read("SELECT brief FROM uploads WHERE key = ?", key)
        return str(rows[0][0]) if rows and rows[0][0] is not None else None

    def is_withdrawn(self, key: str) -> bool:
        """Return whether the key's newest version took its brief back. Raises: LedgerError."""
        newest = "SELECT articles.status FROM uploads JOIN articles ON articles.id = uploads.article_id WHERE key = ?"
        return self._file.read(newest, key) == [("withdrawn",)]

    def published(self, after: str, limit: int) -> PublishedPage:
        """Return up to `limit` publications that came after the cursor; see the port.

        The number is given inside the finishing transaction, and only one of these runs at a time:

            A                       B
            BEGIN IMMEDIATE
            number 7                BEGIN IMMEDIATE waits
            COMMIT                  number 8: so 8 is never seen before 7
        """
        return page_of(self._file.read(PUBLISHED, number_of(after), limit), after)

    def withdrawals(self, after: str, limit: int) -> PublishedPage:
        """Return up to `limit` publications after the cursor that took a brief back. Raises: LedgerError."""
        return page_of(self._file.read(WITHDRAWALS, number_of(after), limit), after)

    def spend(self, day: str, tokens: int, usd: float) -> None:
        """Add to what the day has cost, in one write, so that two workers' costs add up. Raises: LedgerError."""
        with self._file.write() as db:
            db.execute(
                "INSERT INTO spending VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE"
                " SET tokens = tokens + excluded.tokens, usd = usd + excluded.usd",
                (day, tokens, usd),
            )

    def spent(self, day: str) -> tuple[int, float]:
        """Return the tokens and USD that the day has cost so far. Raises: LedgerError."""
        rows = self._file.read("SELECT tokens, usd FROM spending WHERE day = ?", day)
        return (rows[0][0], rows[0][1]) if rows else (0, 0.0)
