"""The DynamoDB ledger: the contract over real HTTP, and what many workers do to each other there."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from adapters.aws_places import new_table
from adapters.ledger_contract import NOON, LedgerContract, all_published, brief, upload
from wirebrief.errors import SettingsError
from wirebrief.ledgers.dynamo import DynamoLedger

Aws = Callable[[str], Any]


@pytest.fixture
def table(aws: Aws) -> str:
    return new_table(aws("dynamodb"))


class TestDynamoLedger(LedgerContract):
    @pytest.fixture
    def opener(self, aws: Aws, table: str) -> Callable[[], DynamoLedger]:
        return lambda: DynamoLedger(aws("dynamodb"), table)


def test_many_finishes_at_once_are_all_published_once(aws: Aws, table: str) -> None:
    ledger = DynamoLedger(aws("dynamodb"), table)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: brief(ledger, upload(key=f"inbox/{n}"), f"a{n}"), range(16)))
    assert sorted(one.article_id for one in all_published(ledger, limit=7)) == sorted(f"a{n}" for n in range(16))


def test_a_table_that_is_not_there_is_the_operators_to_mend(aws: Aws) -> None:
    with pytest.raises(SettingsError, match="no-such-table"):
        DynamoLedger(aws("dynamodb"), "no-such-table").outcome("a")


def test_what_a_day_cost_is_forgotten_in_the_end_and_what_was_done_never(aws: Aws, table: str) -> None:
    ledger = DynamoLedger(aws("dynamodb"), table)
    brief(ledger, upload(), "a")
    ledger.spend("2026-11-22", 900, 0.01)
    items = aws("dynamodb").scan(TableName=table)["Items"]
    forgotten = {item["part"]["S"].partition("#")[0] for item in items if "forget_at" in item}
    assert forgotten == {"day", "receipt"}
    assert NOON.timestamp() < min(int(item["forget_at"]["N"]) for item in items if "forget_at" in item)
