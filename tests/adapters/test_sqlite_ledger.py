"""The SQLite ledger: the contract, and many processes on one file, killed ones among them."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from adapters.ledger_contract import LEASE_SECONDS, NOON, LedgerContract, all_published, brief, claimed, upload
from support.waiting import HANGS
from wirebrief.errors import LeaseHeld, LedgerError
from wirebrief.ledgers.owners import Owners
from wirebrief.ledgers.sqlite import SqliteLedger
from wirebrief.ports import Lease

OPEN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from wirebrief.ledgers.owners import Owners
from wirebrief.ledgers.sqlite import SqliteLedger
from wirebrief.ports import Lease, Outcome, Upload
from wirebrief.errors import LeaseHeld
path, name = Path(sys.argv[1]), sys.argv[2]
owners = Owners(path.parent / "owners")
ledger = SqliteLedger(path, owners.alive)
now = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""
BRIEF_FORTY = (
    OPEN
    + """
won = 0
for number in range(40):
    upload = Upload(key=f"inbox/{number}", version="v1", order="1")
    if ledger.admit(upload, now) is not None:
        continue
    try:
        lease = ledger.claim(f"a{number}", owners.new_owner(), now, 900)
    except LeaseHeld:
        continue
    if isinstance(lease, Lease):
        won += 1
        prefix = f"briefs/2026/11/22/a{number}/"
        ledger.finish(upload, lease, Outcome(article_id=f"a{number}", status="done", prefix=prefix), now)
print(won)
"""
)
CLAIM_AND_HANG = (
    OPEN
    + """
import time
ledger.claim("a", owners.new_owner(), now, 900)
print("claimed", flush=True)
time.sleep(60)
"""
)
SPEND_FOR_EVER = (
    OPEN
    + """
print("ready", flush=True)
while True:
    ledger.spend("2026-11-22", 1, 1.0)
"""
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out/.wirebrief/ledger.sqlite3"


class TestSqliteLedger(LedgerContract):
    @pytest.fixture
    def opener(self, path: Path) -> Iterator[Callable[[], SqliteLedger]]:
        opened: list[SqliteLedger] = []

        def open_one() -> SqliteLedger:
            opened.append(SqliteLedger(path))
            return opened[-1]

        yield open_one
        for ledger in opened:
            ledger.close()


@pytest.fixture
def ledger(path: Path) -> Iterator[SqliteLedger]:
    with closing(SqliteLedger(path, Owners(path.parent / "owners").alive)) as ledger:
        yield ledger


@pytest.fixture
def start(path: Path) -> Iterator[Callable[[str, str], subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []

    def start_one(program: str, name: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", program, str(path), name]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield start_one
    for process in started:
        process.kill()
        process.communicate(timeout=HANGS)


def test_many_processes_that_open_a_new_ledger_at_once_share_the_work_without_doing_any_twice(
    start: Callable[[str, str], subprocess.Popen[str]], ledger: SqliteLedger
) -> None:
    processes = [start(BRIEF_FORTY, str(number)) for number in range(6)]
    won = [int(process.communicate(timeout=HANGS)[0]) for process in processes]
    assert sum(won) == 40
    assert sorted(one.article_id for one in all_published(ledger, limit=50)) == sorted(f"a{n}" for n in range(40))


def test_the_lease_of_a_killed_process_is_free_at_once_and_that_of_a_living_one_is_not(
    start: Callable[[str, str], subprocess.Popen[str]], ledger: SqliteLedger
) -> None:
    process = start(CLAIM_AND_HANG, "1")
    assert process.stdout is not None
    assert process.stdout.readline() == "claimed\n"
    with pytest.raises(LeaseHeld):
        ledger.claim("a", "me/1", NOON, LEASE_SECONDS)
    process.send_signal(signal.SIGKILL)
    process.wait(HANGS)
    taken = ledger.claim("a", "me/1", NOON, LEASE_SECONDS)
    assert isinstance(taken, Lease)
    assert taken.attempt == 2


def test_a_ledger_whose_writers_are_killed_stays_whole(
    start: Callable[[str, str], subprocess.Popen[str]], ledger: SqliteLedger, path: Path
) -> None:
    for round_ in range(5):
        process = start(SPEND_FOR_EVER, str(round_))
        assert process.stdout is not None
        process.stdout.readline()
        before = ledger.spent("2026-11-22")[0]
        while ledger.spent("2026-11-22")[0] < before + 5:
            assert process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait(HANGS)
    tokens, usd = ledger.spent("2026-11-22")
    assert tokens == usd
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_moments_are_stored_as_utc_text(ledger: SqliteLedger, path: Path) -> None:
    brief(ledger, upload(), "a")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT settled_at FROM articles").fetchone() == ("2026-11-22T12:00:00.000000+00:00",)


def test_an_owner_that_ended_properly_leaves_no_lock_file(path: Path) -> None:
    owners = Owners(path.parent / "owners")
    owner = owners.new_owner()
    assert Owners(path.parent / "owners").alive(owner)
    owners.close()
    assert not Owners(path.parent / "owners").alive(owner)
    assert list((path.parent / "owners").iterdir()) == []


def test_the_lock_files_of_dead_owners_are_swept(
    start: Callable[[str, str], subprocess.Popen[str]], path: Path
) -> None:
    process = start(CLAIM_AND_HANG, "1")
    assert process.stdout is not None
    process.stdout.readline()
    process.kill()
    process.wait(HANGS)
    owners = Owners(path.parent / "owners")
    owners.new_owner()
    assert [lock.stem for lock in (path.parent / "owners").iterdir()] == [owners.name]
    owners.close()


def test_a_ledger_of_a_newer_format_is_left_alone(path: Path, ledger: SqliteLedger) -> None:
    claimed(ledger, "a")
    ledger.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match="newer Wirebrief"):
        ledger.outcome("a")


def test_a_file_that_is_no_ledger_is_named(path: Path, ledger: SqliteLedger) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"not a database, but longer than the header of one. " * 20)
    with pytest.raises(LedgerError, match=str(path)):
        ledger.outcome("a")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    ledger = SqliteLedger(tmp_path / "file/ledger.sqlite3")
    with pytest.raises(LedgerError, match="ledger"):
        ledger.outcome("a")
