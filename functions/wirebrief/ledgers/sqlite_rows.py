"""The rows of the embedded ledger: how they are read and written inside one transaction."""

from datetime import UTC, datetime
from sqlite3 import Connection
from typing import Final

from wirebrief.errors import LedgerError
from wirebrief.ledgers.sqlite_file import Row
from wirebrief.ports import Lease, Outcome, Publication, PublishedPage, Upload

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS uploads (
    key TEXT PRIMARY KEY, version TEXT NOT NULL, rank TEXT NOT NULL,
    article_id TEXT,  -- set once this version is settled
    brief TEXT        -- prefix of the newest brief that the key has or had
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, day TEXT NOT NULL, expires_at TEXT NOT NULL,
    attempt INTEGER NOT NULL, run INTEGER NOT NULL, status TEXT, prefix TEXT, code TEXT, settled_at TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS publications (
    number INTEGER PRIMARY KEY AUTOINCREMENT, article_id TEXT NOT NULL, prefix TEXT NOT NULL, key TEXT NOT NULL,
    published_at TEXT NOT NULL, replaces TEXT
);
CREATE INDEX IF NOT EXISTS publications_by_prefix ON publications (prefix);
CREATE TABLE IF NOT EXISTS spending (day TEXT PRIMARY KEY, tokens INTEGER NOT NULL, usd REAL NOT NULL) WITHOUT ROWID;
"""
MARKS: Final = """
CREATE TABLE IF NOT EXISTS marks (
    mark TEXT NOT NULL, article_id TEXT NOT NULL, PRIMARY KEY (mark, article_id)
) WITHOUT ROWID;
"""
FORMATS: Final = (SCHEMA, MARKS)

ARTICLE: Final = "SELECT owner, day, expires_at, attempt, run, status, prefix, code FROM articles WHERE id = ?"
PUBLISHED: Final = (
    "SELECT number, article_id, prefix, key, published_at, replaces FROM publications WHERE number > ?"
    " ORDER BY number LIMIT ?"
)
WITHDRAWALS: Final = PUBLISHED.replace(
    "ORDER", "AND prefix >= 'withdrawn/' AND prefix < 'withdrawn0' ORDER"
)  # by index
OWNER, DAY, EXPIRES, ATTEMPT, RUN, STATUS, PREFIX, CODE = range(8)


def note_newest(db: Connection, upload: Upload) -> None:
    db.execute(
        "INSERT INTO uploads (key, version, rank) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE"
        " SET version = excluded.version, rank = excluded.rank, article_id = NULL",
        (upload.key, upload.version, upload.order),
    )


def taken_over(article_id: str, owner: str, known: Row, now: datetime, expires_at: datetime) -> Lease:
    return Lease(
        article_id=article_id,
        owner=owner,
        day=known[DAY] or to_day(now),
        expires_at=expires_at,
        attempt=known[ATTEMPT] + 1,
        run=known[RUN],
    )


def store_lease(db: Connection, lease: Lease) -> None:
    db.execute(
        "INSERT INTO articles (id, owner, day, expires_at, attempt, run) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id)"
        " DO UPDATE SET owner = excluded.owner, day = excluded.day, expires_at = excluded.expires_at,"
        " attempt = excluded.attempt",
        (lease.article_id, lease.owner, lease.day, to_text(lease.expires_at), lease.attempt, lease.run),
    )


def settle(db: Connection, upload: Upload, outcome: Outcome, now: datetime) -> None:
    """Give the upload's record its article, and publish the brief where it is news.

        A works on v1           B works on v2 of the same key
        admit v1
                                admit v2
        settle v1               (1) v2 is the newest: its record stays unsettled, but v1's brief is what the key has
                                settle v2, which replaces v1's brief

        admit v1
                                admit v2, settle v2
        settle v1               (2) v2 is settled: v1's brief comes too late to be published

    (3) The same bytes under two keys are one brief, published once; and once more where it takes the place of another
    brief, for those who were told that one.
    """
    known = db.execute("SELECT version, article_id, brief FROM uploads WHERE key = ?", (upload.key,)).fetchone()
    version, settled, brief = known or (upload.version, None, None)
    if version != upload.version and settled is not None:  # (2)
        return
    if known is None:
        note_newest(db, upload)
    if version == upload.version:  # (1)
        db.execute("UPDATE uploads SET article_id = ? WHERE key = ?", (outcome.article_id, upload.key))
    if outcome.status == "withdrawn" and brief is not None:
        _publish_withdrawal(db, upload, outcome, brief, now)
    if outcome.status == "done" and brief != outcome.prefix:
        db.execute("UPDATE uploads SET brief = ? WHERE key = ?", (outcome.prefix, upload.key))
        _publish_once(db, upload, outcome, brief, now)


def _publish_withdrawal(db: Connection, upload: Upload, outcome: Outcome, replaces: str, now: datetime) -> None:
    """Tell once that a brief is taken back; the key keeps it as its last, for the brief that may follow."""
    if not db.execute("SELECT 1 FROM publications WHERE prefix = ?", (outcome.prefix,)).fetchone():
        _publish_once(db, upload, outcome, replaces, now)


def _publish_once(db: Connection, upload: Upload, outcome: Outcome, replaces: str | None, now: datetime) -> None:
    if replaces is None and db.execute("SELECT 1 FROM publications WHERE prefix = ?", (outcome.prefix,)).fetchone():
        return
    db.execute(
        "INSERT INTO publications (article_id, prefix, key, published_at, replaces) VALUES (?, ?, ?, ?, ?)",
        (outcome.article_id, outcome.prefix, upload.key, to_text(now), replaces),
    )


def find_outcome(db: Connection, article_id: str | None) -> Outcome | None:
    known = db.execute(ARTICLE, (article_id,)).fetchone() if article_id is not None else None
    return outcome_of(str(article_id), known) if known is not None and known[STATUS] is not None else None


def outcome_of(article_id: str, known: Row) -> Outcome:
    return Outcome(article_id=article_id, status=known[STATUS], prefix=known[PREFIX], code=known[CODE])


def number_of(cursor: str) -> int:
    if cursor and not (cursor.isascii() and cursor.isdecimal()):
        raise LedgerError(f"{cursor!r} is not a cursor of this ledger: begin again from the empty cursor")
    return int(cursor or 0)


def page_of(rows: list[Row], after: str) -> PublishedPage:
    return PublishedPage(publications=tuple(map(publication_of, rows)), cursor=str(rows[-1][0]) if rows else after)


def publication_of(row: Row) -> Publication:
    return Publication(article_id=row[1], prefix=row[2], key=row[3], published_at=to_time(row[4]), replaces=row[5])


def to_text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def to_time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def to_day(moment: datetime) -> str:
    return moment.astimezone(UTC).date().isoformat()
