"""A story that is withdrawn after its edition was sealed goes from page and mail, on one machine and in the cloud."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from adapters.aws_places import new_bucket, new_table
from adapters.withdrawal_contract import (
    FERRY,
    MOON,
    TODAY,
    Rooms,
    WithdrawalContract,
    amend_and_die,
    state,
    taken_back,
    told,
)
from support.newsroom import Newsroom
from wirebrief.edition.amend import amend_editions
from wirebrief.ledgers.dynamo import DynamoLedger
from wirebrief.ledgers.dynamo_editions import DynamoEditionBook
from wirebrief.stores.s3 import S3Store

Aws = Callable[[str], Any]


class TestOnOneMachine(WithdrawalContract):
    @pytest.fixture
    def rooms(self, tmp_path: Path) -> Iterator[Rooms]:
        number = count()
        with ExitStack() as stack:
            yield lambda: stack.enter_context(closing(Newsroom(tmp_path / str(next(number)))))

    @pytest.mark.parametrize("fatal", range(1, 12))
    def test_whoever_is_killed_at_any_write_is_taken_up_where_he_was(self, rooms: Rooms, fatal: int) -> None:
        clean, room = rooms(), rooms()
        for one in (clean, room):
            told(one, FERRY, MOON)
            taken_back(one, FERRY)
        amend_editions(clean.desk, TODAY)
        assert amend_and_die(room, fatal)
        amend_editions(room.desk, TODAY)
        assert state(room) == state(clean)


class CloudNewsroom(Newsroom):
    """A newsroom on a bucket and a table."""

    def __init__(self, aws: Aws) -> None:
        table = new_table(aws("dynamodb"))
        self.store = S3Store(aws("s3"), new_bucket(aws("s3")))  # type: ignore[assignment]
        self.ledger = DynamoLedger(aws("dynamodb"), table)  # type: ignore[assignment]
        self.book = DynamoEditionBook(aws("dynamodb"), table)  # type: ignore[assignment]


class TestInTheCloud(WithdrawalContract):
    @pytest.fixture
    def rooms(self, aws: Aws) -> Rooms:
        return lambda: CloudNewsroom(aws)
