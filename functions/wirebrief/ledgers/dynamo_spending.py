"""What each day has cost, counted once however often a write is repeated."""

import uuid
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

from wirebrief.errors import LedgerError
from wirebrief.ledgers.dynamo_table import DynamoTable, Refused, Write, race_tries

# One item would take at most a few hundred additions a second, and transactions on it would refuse each other. Lowering
# this forgets what the items above it hold of the running day.
SHARES: Final = 8
# Longer than any SDK retry, any delivery and any clock error.
RECEIPT_DAYS: Final = 2
# Long enough to look back a year with the same month in it.
SPENDING_DAYS: Final = 400


class Spending:
    """The days' costs in the ledger's table."""

    def __init__(self, table: DynamoTable, pause: Callable[[float], None]) -> None:
        self._table = table
        self._pause = pause

    def add(self, day: str, tokens: int, usd: float) -> None:
        """Add a cost, with a receipt that can be written once. Raises: LedgerError.

        worker                          DynamoDB
        receipt r, tokens + 900   ──▶   written
                                  ✗──   the reply is lost
        receipt r, tokens + 900   ──▶   refused: (1) r is there, so these 900 are counted
        """
        writes = _writes(uuid.uuid4().hex, day, tokens, usd)
        for _ in race_tries(self._pause):
            try:
                self._table.write_all(writes)
            except Refused as refused:
                if refused.found[0] is None:  # not our receipt, but another transaction on the same sum
                    continue
            return
        raise LedgerError(f"the spending of {day} could not be counted, too many others were; try again")

    def total(self, day: str) -> tuple[int, float]:
        """Return tokens and USD of the day. Raises: LedgerError."""
        items = self._table.get_all([(f"day#{day}", str(share)) for share in range(SHARES)])
        return sum(int(item["tokens"]) for item in items), sum(float(item["usd"]) for item in items)


def _writes(receipt: str, day: str, tokens: int, usd: float) -> list[Write]:
    once = Write(
        part=f"receipt#{receipt}",
        item="spent",
        update="SET forget_at = :forget_at",
        condition="attribute_not_exists(part)",  # (1)
        values={"forget_at": _days_after(day, RECEIPT_DAYS)},
    )
    total = Write(
        part=f"day#{day}",
        item=str(int(receipt[:4], 16) % SHARES),
        update="SET forget_at = :forget_at ADD tokens :tokens, usd :usd",
        values={"tokens": tokens, "usd": usd, "forget_at": _days_after(day, SPENDING_DAYS)},
    )
    return [once, total]


def _days_after(day: str, days: int) -> int:
    """Return the end of the day so many days later, in seconds since 1970, as DynamoDB's TTL wants it."""
    end = date.fromisoformat(day) + timedelta(days=days + 1)
    return int(datetime.fromisoformat(f"{end}T00:00:00+00:00").timestamp())
