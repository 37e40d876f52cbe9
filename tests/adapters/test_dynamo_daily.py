"""The cloud's book of editions, record of deliveries and roster keep the contracts, over real HTTP."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from adapters.aws_places import new_table
from adapters.deliveries_contract import DeliveriesContract
from adapters.edition_book_contract import EditionBookContract
from adapters.roster_contract import NOW, PEPPER, RosterContract, reader
from wirebrief.ledgers.dynamo_deliveries import DynamoDeliveries
from wirebrief.ledgers.dynamo_editions import DynamoEditionBook
from wirebrief.rosters.dynamo import DynamoRoster
from wirebrief.subscribers.addresses import fingerprint

Aws = Callable[[str], Any]


@pytest.fixture
def table(aws: Aws) -> str:
    return new_table(aws("dynamodb"))


@pytest.fixture
def roster(aws: Aws, table: str) -> DynamoRoster:
    return DynamoRoster(aws("dynamodb"), table, partial(fingerprint, key=PEPPER))


class TestDynamoEditionBook(EditionBookContract):
    @pytest.fixture
    def book(self, aws: Aws, table: str) -> DynamoEditionBook:
        return DynamoEditionBook(aws("dynamodb"), table)


class TestDynamoDeliveries(DeliveriesContract):
    @pytest.fixture
    def deliveries(self, aws: Aws, table: str) -> DynamoDeliveries:
        return DynamoDeliveries(aws("dynamodb"), table)


class TestDynamoRoster(RosterContract):
    pass


def test_nothing_of_an_erased_subscriber_is_left_in_the_table(aws: Aws, table: str, roster: DynamoRoster) -> None:
    roster.add(reader(status="active"))
    roster.suppress("reader1@example.org", "complained", NOW)
    roster.erase(reader().id)
    left = aws("dynamodb").scan(TableName=table)["Items"]
    assert sorted(item["part"]["S"].partition("#")[0] for item in left) == ["slots", "suppressed"]
    assert "reader1@example.org" not in str(left)
