"""The items of the cloud ledger: where they stand and how they read as our own types."""

from datetime import UTC, datetime
from typing import Final, Literal, cast

from wirebrief.ledgers.dynamo_table import Item, Write
from wirebrief.ports import Lease, Outcome

# The table's words that DynamoDB reserves.
RESERVED: Final = {"#day": "day", "#rank": "rank", "#owner": "owner", "#status": "status", "#prefix": "prefix"}

Status = Literal["done", "failed", "superseded", "parted", "withdrawn"]


def to_text(moment: datetime) -> str:
    """Return UTC ISO 8601 with microseconds: text that sorts as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def to_day(moment: datetime) -> str:
    return moment.astimezone(UTC).date().isoformat()


def upload_write(key: str, update: str, condition: str, **values: str) -> Write:
    return Write(
        part=f"upload#{key}",
        item="newest",
        update=update,
        condition=condition,
        names=used(update + condition),
        values=values,
    )


def article_write(article_id: str, update: str, condition: str, **values: str | int) -> Write:
    return Write(
        part=f"article#{article_id}",
        item="work",
        update=update,
        condition=condition,
        names=used(update + condition),
        values=values,
    )


def used(expression: str) -> dict[str, str]:
    """Return the aliases that the expression uses: DynamoDB refuses those that it does not."""
    return {alias: name for alias, name in RESERVED.items() if alias in expression}


def lease_of(article_id: str, item: Item) -> Lease:
    return Lease(
        article_id=article_id,
        owner=str(item["owner"]),
        day=str(item["day"]),
        expires_at=datetime.fromisoformat(str(item["expires_at"])),
        attempt=int(item["attempt"]),
        run=int(item["run"]),
    )


def outcome_of(article_id: str, item: Item | None) -> Outcome | None:
    """Return the outcome that the article's item holds, None where it holds none."""
    if item is None or "status" not in item:
        return None
    return Outcome(
        article_id=article_id,
        status=cast("Status", item["status"]),
        prefix=str(item["prefix"]),
        code=str(item["code"]) if "code" in item else None,
    )
