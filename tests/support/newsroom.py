"""A newsroom on one folder: real store, ledger and book of editions, into which reports are published."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from support.reports import Report
from wirebrief.brief import Brief
from wirebrief.edition.desk import Desk
from wirebrief.ledgers.sqlite import SqliteLedger
from wirebrief.ledgers.sqlite_editions import SqliteEditionBook
from wirebrief.ports import Outcome, Upload
from wirebrief.render import brief_json
from wirebrief.stores.folder import FolderStore
from wirebrief.upload.publish import Notice, take_down

MORNING = datetime(2026, 11, 22, 5, tzinfo=UTC)


class Newsroom:
    """Where editions are made in tests."""

    def __init__(self, root: Path, store: str = "store", own: str = "") -> None:
        self.root = root
        self.fast: list[tuple[str, str, str, str]] = []
        self.store = FolderStore(root / store)
        self.ledger = SqliteLedger(root / own / "ledger.sqlite3")
        self.book = SqliteEditionBook(root / own / "editions.sqlite3")

    @property
    def desk(self) -> Desk:
        return Desk(
            published=self.ledger.published, withdrawals=self.ledger.withdrawals, store=self.store, book=self.book
        )

    def publish(self, reports: Iterable[Report]) -> None:
        for report in reports:
            self.publish_brief(report.brief, report.text)

    def publish_fast(self, report: Report) -> None:
        """Publish by writing what publishing leaves, for thousands at a time."""
        prefix = f"briefs/2026/11/22/{report.id}/"
        folder = self.root / "store" / prefix
        folder.mkdir(parents=True)
        (folder / "brief.json").write_bytes(brief_json(report.brief))
        self.fast.append((report.id, prefix, f"inbox/{report.id}.txt", MORNING.isoformat()))

    def publish_brief(self, brief: Brief, text: str, key: str | None = None, order: str = "1") -> None:
        article = brief.article.id
        upload = Upload(key=key or f"inbox/{article}.txt", version=article, order=order)
        lease = self.ledger.claim(article, f"test-{article}-{order}", MORNING, 60)
        prefix = f"briefs/2026/11/22/{article}/"
        self.store.put(f"{prefix}brief.json", brief_json(brief), "application/json")
        self.store.put(f"{prefix}article.txt", text.encode(), "text/plain; charset=utf-8")
        self.ledger.admit(upload, MORNING)
        outcome = Outcome(article_id=article, status="done", prefix=prefix)
        if isinstance(lease, Outcome):
            self.ledger.link(upload, outcome, MORNING)
        else:
            self.ledger.finish(upload, lease, outcome, MORNING)

    def withdraw(self, report: Report, key: str, also: tuple[str, ...] = (), at: datetime = MORNING) -> None:
        """Do what an agency's kill does: the brief goes, and the ledger publishes that it was taken back.

        `also` are the prefixes of its older versions.
        """
        homes = (f"briefs/2026/11/22/{report.id}/", *also)
        for home in homes:
            take_down(home, self.store)
        kill = f"{report.id[:32]}{'f' * 32}"
        upload = Upload(key=key, version=kill, order="7")
        lease = self.ledger.claim(kill, f"killer-{kill}", MORNING, 60)
        assert not isinstance(lease, Outcome)
        self.ledger.admit(upload, at)
        outcome = Outcome(article_id=kill, status="withdrawn", prefix=f"withdrawn/{kill}.json")
        notice = Notice(upload=key, withdrawn=homes)
        self.store.put(outcome.prefix, msgspec.json.encode(notice), "application/json")
        self.ledger.finish(upload, lease, outcome, at)

    def close(self) -> None:
        if self.fast:
            with self.ledger._file.write() as db:
                db.executemany(
                    "INSERT INTO publications (article_id, prefix, key, published_at) VALUES (?, ?, ?, ?)", self.fast
                )
        self.ledger.close()
        self.book.close()
