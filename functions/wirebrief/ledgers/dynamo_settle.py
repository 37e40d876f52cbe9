"""Give an upload's record its article, and publish the brief where it is news: in one transaction of the cloud ledger.

What is to be written depends on what stands there. So it is read, decided, and written on condition that nothing of it
has changed; where something has, it is read and decided anew:

    A settles v1 of a key           B settles v2
    read: v1 is the newest
                                    admit v2, settle v2
    write                           refused: (1) the newest version is not what was read
    read: v2 is the newest, settled: v1 comes too late, nothing to write

    A settles v1                    B settles v1 (delivered twice, one lease after the other)
    read: not settled, no brief     read: not settled, no brief
    write
                                    refused: (2) it has its article by now, (3) it has its brief by now
                                    read: all is as it should be, nothing to write
"""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from wirebrief.errors import LedgerError
from wirebrief.ledgers.dynamo_feed import WITHDRAWALS_HEAD, Feed, head_of, mark_of
from wirebrief.ledgers.dynamo_rows import upload_write
from wirebrief.ledgers.dynamo_table import DynamoTable, Item, Refused, Write, race_tries
from wirebrief.ports import Outcome, Publication, Upload


class Settlement(Struct, frozen=True):
    """An upload that has come to an outcome at a moment; `finishing` ends its article in the same transaction."""

    upload: Upload
    outcome: Outcome
    now: datetime
    finishing: Write | None = None


def settle(table: DynamoTable, feed: Feed, settlement: Settlement, pause: Callable[[float], None]) -> Item | None:
    """Write the settlement; return the article's item where `finishing` was refused and so nothing was written.

    Raises:
        LedgerError: the table failed, or others were faster each time.
    """
    for _ in race_tries(pause):
        writes = _writes(table, feed, settlement)
        if not writes:
            return None
        try:
            table.write_all(writes)
        except Refused as refused:
            if settlement.finishing is not None and refused.found[0] is not None:
                return refused.found[0]
        else:
            return None
    raise LedgerError(f"{settlement.upload.key!r} could not be settled, others were faster each time; try again")


def _writes(table: DynamoTable, feed: Feed, settlement: Settlement) -> list[Write]:
    upload = settlement.upload
    places = [(f"upload#{upload.key}", "newest"), head_of(upload.key), mark_of(settlement.outcome.prefix)]
    if settlement.outcome.status == "withdrawn":
        places.append(WITHDRAWALS_HEAD)
    found, head, mark, *withdrawals_head = table.get_each(*places)
    known = found or {}
    writes = [] if settlement.finishing is None else [settlement.finishing]
    is_newest = known.get("version", upload.version) == upload.version
    if not is_newest and "article_id" in known:
        return writes
    wanted = _wanted(settlement, known, is_newest=is_newest)
    changes = {name: value for name, value in wanted.items() if known.get(name) != value}
    if changes:
        writes.append(_if_unchanged(upload.key, changes, known))
    is_withdrawal = settlement.outcome.status == "withdrawn" and "brief" in known
    is_news = "brief" in changes and "brief" in known
    if is_news or ((is_withdrawal or "brief" in changes) and mark is None):
        writes += feed.writes(_publication(settlement, known), head)
    if is_withdrawal and mark is None:
        writes += feed.withdrawal_writes(_publication(settlement, known), *withdrawals_head)
    return writes


def _wanted(settlement: Settlement, known: Item, *, is_newest: bool) -> dict[str, str]:
    wanted: dict[str, str] = {}
    if not known:
        wanted |= {"version": settlement.upload.version, "rank": settlement.upload.order}
    if is_newest:
        wanted["article_id"] = settlement.outcome.article_id
    if settlement.outcome.status == "done":
        wanted["brief"] = settlement.outcome.prefix
    return wanted


def _if_unchanged(key: str, changes: dict[str, str], known: Item) -> Write:
    update = "SET " + ", ".join(f"{'#rank' if name == 'rank' else name} = :{name}" for name in changes)
    read = {f"known_{name}": str(known[name]) for name in ("version", "article_id", "brief") if name in known}
    return upload_write(
        key,
        update,
        " AND ".join(
            f"{name} = :known_{name}" if name in known else f"attribute_not_exists({name})"
            for name in ("version", "article_id", "brief")  # (1), (2), (3)
        ),
        **changes,
        **read,
    )


def _publication(settlement: Settlement, known: Item) -> Publication:
    outcome, replaces = settlement.outcome, known.get("brief")
    return Publication(
        article_id=outcome.article_id,
        prefix=outcome.prefix,
        key=settlement.upload.key,
        published_at=settlement.now,
        replaces=None if replaces is None else str(replaces),
    )
