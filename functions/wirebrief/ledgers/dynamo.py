"""The ledger in a DynamoDB table: the cloud's twin of the SQLite ledger.

Every write is conditional. Its clauses are numbered (1), (2), … and beside each stands the race that it prevents, time
running downwards, A and B being two workers. A clause that fails hands back the item that stood there, so that the
loser knows what happened without asking again. Nothing is scanned: every read is by key.

| part | item | holds |
| --- | --- | --- |
| `upload#<key>` | `newest` | version and rank of the newest upload of the key, its article once settled, its brief |
| `article#<id>` | `work` | who works on it until when, day, attempt, run; its outcome once there is one |
| `day#<date>` | `0` … `7` | tokens and USD spent, forgotten after 400 days |
| `receipt#<id>` | `spent` | that one spending was counted, forgotten after two days |
| `feed#<n>`, `head#<n>` | number, `last` | what became public, and the last number given |
| `feed#withdrawn`, `head#withdrawn` | number, `last` | those of them that took a brief back, once more |
| `mark#<mark>` | article's id | that its text has this mark |
| `published#<prefix>` | `once` | that this brief was published |
"""

import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from wirebrief.errors import LeaseHeld
from wirebrief.ledgers.dynamo_feed import Feed
from wirebrief.ledgers.dynamo_rows import article_write, lease_of, outcome_of, to_day, to_text, upload_write
from wirebrief.ledgers.dynamo_settle import Settlement, settle
from wirebrief.ledgers.dynamo_spending import Spending
from wirebrief.ledgers.dynamo_table import DynamoTable, Refused, Write
from wirebrief.ports import MOST_ALIKE, Lease, Outcome, PublishedPage, Upload


class DynamoLedger:
    """A ledger in the table `name`. `client` is a boto3 DynamoDB client, see `wirebrief.cloud.aws.connect`."""

    def __init__(self, client: Any, name: str, pause: Callable[[float], None] = time.sleep) -> None:
        self._table = DynamoTable(client, name)
        self._feed = Feed(self._table)
        self._spending = Spending(self._table, pause)
        self._pause = pause

    def admit(self, upload: Upload, now: datetime) -> Outcome | None:  # noqa: ARG002 - the port's; a ledger that forgets needs it
        """Note the upload as the newest of its key; see the port.

        A gets v1 of a key          B gets v2 of it
        admit v1                    (1) nothing known of the key
                                    admit v2: (2) another version, and not an older one
        admit v1 again              refused by (2): v1 ranks below v2, whose record stays
        admit v2 after a crash      (3) the same version, not settled: work, as if it were new
                                    finish v2
        admit v2 again              refused by (3): settled, its outcome is handed back
        """
        write = upload_write(
            upload.key,
            "SET version = :version, #rank = :rank REMOVE article_id",
            "attribute_not_exists(part)"  # (1)
            " OR (version <> :version AND #rank <= :rank)"  # (2)
            " OR (version = :version AND attribute_not_exists(article_id))",  # (3)
            version=upload.version,
            rank=upload.order,
        )
        try:
            self._table.write(write)
        except Refused as refused:
            known = refused.found[0] or {}
            if known.get("version") != upload.version:
                return Outcome(article_id="", status="superseded", prefix="")
            return self.outcome(str(known["article_id"]))
        return None

    def claim(self, article_id: str, owner: str, now: datetime, lease_seconds: float) -> Lease | Outcome:
        """Return a lease on the article, or the outcome it has; see the port.

        A                           B
        claim
                                    claim: refused by (2), A's lease runs: LeaseHeld
        (A is killed, or releases)
                                    claim: (2) the lease is over, or nobody's: B's now, on A's day
                                    claim again, the reply being lost: refused by (2), but it is B's own
                                    finish
        claim                       refused by (1): there is an outcome, and no work
        """
        write = article_write(
            article_id,
            "SET #owner = :owner, expires_at = :expires_at, #day = if_not_exists(#day, :today),"
            " attempt = if_not_exists(attempt, :zero) + :one, run = if_not_exists(run, :one)",
            "attribute_not_exists(#status)"  # (1)
            " AND (attribute_not_exists(#owner) OR expires_at <= :now)",  # (2)
            owner=owner,
            expires_at=to_text(now + timedelta(seconds=lease_seconds)),
            today=to_day(now),
            now=to_text(now),
            zero=0,
            one=1,
        )
        try:
            return lease_of(article_id, self._table.write(write))
        except Refused as refused:
            known = refused.found[0] or {}
            outcome = outcome_of(article_id, known)
            if outcome is not None:
                return outcome
            if known.get("owner") != owner:
                until = datetime.fromisoformat(str(known.get("expires_at", to_text(now))))
                told = f"another worker has article {article_id} until {until}: try again then"
                raise LeaseHeld(told, until) from refused
            return lease_of(article_id, known)

    def finish(self, upload: Upload, lease: Lease, outcome: Outcome, now: datetime) -> None:
        """Write the outcome of article and upload, and the publication; see the port, and `dynamo_settle`.

        A                           B
        claim
        (A is slow)                 claim after A's lease was over
        finish                      refused by (1): the lease is B's
                                    finish
                                    finish again, the reply being lost: refused by (2), but it is B's own outcome
        """
        values = {"owner": lease.owner, "status": outcome.status, "prefix": outcome.prefix, "now": to_text(now)}
        code = {"code": outcome.code} if outcome.code is not None else {}
        finishing = article_write(
            lease.article_id,
            f"SET #status = :status, #prefix = :prefix, settled_at = :now{', code = :code' if code else ''}",
            "#owner = :owner"  # (1)
            " AND attribute_not_exists(#status)",  # (2)
            **values,
            **code,
        )
        met = settle(self._table, self._feed, Settlement(upload, outcome, now, finishing), self._pause)
        if met is not None and (met.get("owner") != lease.owner or "status" not in met):
            raise LeaseHeld(f"the lease on article {lease.article_id} went to another worker, who will finish it")

    def link(self, upload: Upload, outcome: Outcome, now: datetime) -> None:
        """Note that the upload's article has this outcome through another upload; races: see `dynamo_settle`."""
        settle(self._table, self._feed, Settlement(upload, outcome, now), self._pause)

    def release(self, lease: Lease) -> None:
        """Give an unfinished article back; see the port.

        A                           B
        claim
        (A is slow)                 claim after A's lease was over
        release                     refused by (1): the lease is B's
                                    finish
                                    release: refused by (2), who finished stays written
        """
        write = article_write(
            lease.article_id,
            "REMOVE #owner",
            "#owner = :owner"  # (1)
            " AND attribute_not_exists(#status)",  # (2)
            owner=lease.owner,
        )
        self._write_if_it_holds(write)

    def reopen(self, outcome: Outcome) -> None:
        """Strike out this outcome of its article; see the port.

        A failed article goes on as it was; a finished one gets another run, whose day is that of its first claim.

        A sees an outcome           B sees the same
        reopen
                                    claim, at work
        reopen again, the reply being lost: refused by (1), B's lease stays
                                    finish
        A third reopens what it saw before: refused by (2), the outcome is another by now
        """
        strike = "REMOVE #status, #prefix, code, settled_at, #owner"
        done = "SET run = run + :one, attempt = :zero "
        numbers = {"one": 1, "zero": 0} if outcome.status == "done" else {}
        write = article_write(
            outcome.article_id,
            f"{done}{strike}, #day" if numbers else strike,
            "#status = :status"  # (1)
            " AND #prefix = :prefix",  # (2)
            status=outcome.status,
            prefix=outcome.prefix,
            **numbers,
        )
        self._write_if_it_holds(write)

    def outcome(self, article_id: str) -> Outcome | None:
        """Return how the article ended, None where it has not. Raises: LedgerError."""
        return outcome_of(article_id, self._table.get(f"article#{article_id}", "work"))

    def remember(self, article_id: str, marks: tuple[str, ...]) -> None:
        """Note the marks of an article's text; forgotten when the table's retention is over. Raises: LedgerError."""
        self._table.put_all([{"part": f"mark#{mark}", "item": article_id} for mark in marks])

    def resembling(self, marks: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of articles that have any of the marks, those with most first. Raises: LedgerError."""
        found = Counter(
            str(item["item"]) for mark in marks for item in self._table.after(f"mark#{mark}", " ", MOST_ALIKE)
        )
        return tuple(sorted(found, key=lambda one: (-found[one], one))[:MOST_ALIKE])

    def newest(self, key: str) -> str | None:
        """Return the newest known version of the key, None where it is unknown. Raises: LedgerError."""
        known = self._table.get(f"upload#{key}", "newest") or {}
        return str(known["version"]) if "version" in known else None

    def standing(self, key: str) -> str | None:
        """Return the prefix of the newest brief that the key has or had. Raises: LedgerError."""
        known = self._table.get(f"upload#{key}", "newest") or {}
        return str(known["brief"]) if "brief" in known else None

    def is_withdrawn(self, key: str) -> bool:
        """Return whether the key's newest version took its brief back. Raises: LedgerError."""
        known = self._table.get(f"upload#{key}", "newest") or {}
        outcome = self.outcome(str(known["article_id"])) if "article_id" in known else None
        return outcome is not None and outcome.status == "withdrawn"

    def published(self, after: str, limit: int) -> PublishedPage:
        """Return up to `limit` publications that came after the cursor; see the port, and `dynamo_feed`."""
        return self._feed.page(after, limit)

    def withdrawals(self, after: str, limit: int) -> PublishedPage:
        """Return up to `limit` publications after the cursor that took a brief back; see `dynamo_feed`."""
        return self._feed.withdrawals(after, limit)

    def spend(self, day: str, tokens: int, usd: float) -> None:
        """Add to what the day has cost; see `dynamo_spending`. Raises: LedgerError."""
        self._spending.add(day, tokens, usd)

    def spent(self, day: str) -> tuple[int, float]:
        """Return the tokens and USD that the day has cost so far. Raises: LedgerError."""
        return self._spending.total(day)

    def _write_if_it_holds(self, write: Write) -> bool:
        try:
            self._table.write(write)
        except Refused:
            return False
        return True
