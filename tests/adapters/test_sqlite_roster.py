"""The embedded roster keeps its contract, and keeps no address where it need not."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from adapters.roster_contract import NOW, PEPPER, RosterContract, reader
from wirebrief.rosters.sqlite import SqliteRoster
from wirebrief.subscribers.addresses import fingerprint


@pytest.fixture
def roster(tmp_path: Path) -> Iterator[SqliteRoster]:
    roster = SqliteRoster(tmp_path / "subscribers.sqlite", partial(fingerprint, key=PEPPER))
    yield roster
    roster.close()


class TestSqliteRoster(RosterContract):
    pass


def test_nothing_of_an_erased_subscriber_is_left_in_the_file(roster: SqliteRoster, tmp_path: Path) -> None:
    roster.add(reader())
    roster.suppress("reader1@example.org", "complained", NOW)
    roster.erase(reader().id)
    roster.close()
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"reader1@example.org" not in left
