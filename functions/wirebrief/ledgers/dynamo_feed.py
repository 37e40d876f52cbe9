"""What became public, in an order that never changes: eight numbered feeds, read side by side.

A publication's number is taken in the transaction that finishes its article, so that a reader who has seen number 8
of a feed has seen 7:

    A                               B
    read head: 6
                                    read head: 6
    head 6 → 7, publication 7
                                    head 6 → 7 refused: (1) the head is not what was read; read and number again
                                    head 7 → 8, publication 8

One feed would make all workers wait for one item. Eight take ten thousand articles a minute, about 20 a second each.
"""

import heapq
import zlib
from datetime import datetime
from typing import Final

from wirebrief.errors import LedgerError
from wirebrief.ledgers.dynamo_rows import to_text
from wirebrief.ledgers.dynamo_table import DynamoTable, Item, Write
from wirebrief.ports import Publication, PublishedPage

# Part of every cursor that was handed out: never lower it.
FEEDS: Final = 8
# Withdrawals stand here once more: they are few, and whoever looks for them must not read all the rest.
WITHDRAWN: Final = "withdrawn"
WITHDRAWALS_HEAD: Final = (f"head#{WITHDRAWN}", "last")


class Feed:
    """The publications of one ledger. A cursor is the last number seen in each feed, joined by dots."""

    def __init__(self, table: DynamoTable) -> None:
        self._table = table

    def writes(self, publication: Publication, head: Item | None) -> list[Write]:
        """Return the writes that publish it next in its feed: number, entry, and the mark that it is out.

        `head` is what stands under `head_of` the publication's key.

        The mark's clause (2) stands against two keys with the same bytes:

            A finishes key 1                B links key 2
                                            not published yet
            publication, mark
                                            publication, mark: refused, the mark is there; decide again
        """
        feed = _feed_of(publication.key)
        number = int(head["number"]) if head else 0
        return [_next_number(feed, number), _entry(feed, number + 1, publication), _mark(publication)]

    def withdrawal_writes(self, publication: Publication, head: Item | None) -> list[Write]:
        """Return the writes that number it among the withdrawals too; `head` is what stands under their head."""
        number = int(head["number"]) if head else 0
        return [_next_number(WITHDRAWN, number), _entry(WITHDRAWN, number + 1, publication)]

    def withdrawals(self, after: str, limit: int) -> PublishedPage:
        """Return up to `limit` withdrawals after the cursor, oldest first. Raises: LedgerError."""
        if not (after or "0").isdecimal():
            raise _foreign(after)
        found = self._table.after(f"feed#{WITHDRAWN}", _item(int(after or 0)), limit) if limit else []
        cursor = str(int(str(found[-1]["item"]))) if found else after
        return PublishedPage(publications=tuple(map(_publication, found)), cursor=cursor)

    def page(self, after: str, limit: int) -> PublishedPage:
        """Return up to `limit` publications after the cursor, oldest first. Raises: LedgerError."""
        seen = _positions(after)
        if limit < 1:  # DynamoDB refuses to look for nothing
            return PublishedPage(publications=(), cursor=after)
        waiting = [
            [(str(entry["published_at"]), feed, entry) for entry in self._table.after(f"feed#{feed}", _item(n), limit)]
            for feed, n in enumerate(seen)
        ]
        taken = list(heapq.merge(*waiting, key=lambda each: each[:2]))[:limit]
        for _, feed, entry in taken:
            seen[feed] = int(str(entry["item"]))
        cursor = ".".join(map(str, seen)) if taken else after
        return PublishedPage(publications=tuple(_publication(entry) for _, _, entry in taken), cursor=cursor)


def head_of(key: str) -> tuple[str, str]:
    """Return where the last number stands of the feed in which an upload's key is published."""
    return f"head#{_feed_of(key)}", "last"


def mark_of(prefix: str) -> tuple[str, str]:
    """Return where it stands that a brief was published, under any key."""
    return f"published#{prefix}", "once"


def _feed_of(key: str) -> int:
    """Choose by key, so that what replaces a brief stands after it however the workers' clocks differ."""
    return zlib.crc32(key.encode()) % FEEDS


def _next_number(feed: int | str, number: int) -> Write:
    return Write(
        part=f"head#{feed}",
        item="last",
        update="SET #number = :next",
        condition="#number = :number" if number else "attribute_not_exists(part)",  # (1)
        names={"#number": "number"},
        values={"next": number + 1, "number": number} if number else {"next": 1},
    )


def _entry(feed: int | str, number: int, publication: Publication) -> Write:
    values = {
        "article_id": publication.article_id,
        "prefix": publication.prefix,
        "upload": publication.key,
        "published_at": to_text(publication.published_at),
    }
    if publication.replaces is not None:
        values["replaces"] = publication.replaces
    names = {f"#{name}": name for name in values}
    update = "SET " + ", ".join(f"#{name} = :{name}" for name in values)
    return Write(part=f"feed#{feed}", item=_item(number), update=update, names=names, values=values)


def _mark(publication: Publication) -> Write:
    # A brief that takes another's place is told again, whoever published it before: see `settle` in sqlite_rows.
    condition = None if publication.replaces is not None else "attribute_not_exists(part)"  # (2)
    part, item = mark_of(publication.prefix)
    return Write(
        part=part,
        item=item,
        update="SET #upload = :upload",
        condition=condition,
        names={"#upload": "upload"},
        values={"upload": publication.key},
    )


def _item(number: int) -> str:
    return f"{number:012d}"


def _positions(cursor: str) -> list[int]:
    parts = cursor.split(".") if cursor else ["0"] * FEEDS
    if len(parts) != FEEDS or not all(part.isdecimal() for part in parts):
        raise _foreign(cursor)
    return [int(part) for part in parts]


def _foreign(cursor: str) -> LedgerError:
    return LedgerError(f"{cursor!r} is not a cursor of this ledger: begin again from the empty cursor")


def _publication(entry: Item) -> Publication:
    return Publication(
        article_id=str(entry["article_id"]),
        prefix=str(entry["prefix"]),
        key=str(entry["upload"]),
        published_at=datetime.fromisoformat(str(entry["published_at"])),
        replaces=str(entry["replaces"]) if "replaces" in entry else None,
    )
