"""kill -9 at every step of the work on an upload, then the same delivery again."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from process.world import NOON, TEXT, StillClock, files_in, laptop, make_brief, models_in, process
from support.office import zipped
from support.waiting import HANGS

# One more than a clean run has calls would end without a kill: `test_the_steps_are_all_tried` counts them.
STEPS = 12
STEPS_OF_ARCHIVE = 49


def run_dying(out: Path, file: Path, fatal_call: int, when: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "process.dying", str(out), str(file), str(fatal_call), when, "the killed one"]
    return subprocess.run(command, capture_output=True, text=True, timeout=HANGS, check=False)


def ledger_rows(out: Path) -> list[tuple[object, ...]]:
    """Return all that the ledger says, but for who did it, at which attempt, and until when the lease ran."""
    with closing(sqlite3.connect(out / ".wirebrief/ledger.sqlite3")) as db:
        return [
            *db.execute("SELECT key, version, article_id, brief FROM uploads ORDER BY key"),
            *db.execute("SELECT id, day, run, status, prefix, code, settled_at FROM articles ORDER BY id"),
            *db.execute("SELECT * FROM publications ORDER BY number"),
        ]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT)
    return path


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", range(1, STEPS + 1))
def test_a_kill_at_any_step_is_mended_by_the_next_delivery(tmp_path: Path, file: Path, step: int, when: str) -> None:
    killed, clean = tmp_path / "killed", tmp_path / "clean"
    assert run_dying(killed, file, step, when).returncode == -9
    with laptop(killed, make=partial(make_brief, model="the next one")) as services:
        outcome = process(file, services)
        assert process(file, services) == outcome
    with laptop(clean) as services:
        assert process(file, services) == outcome
    assert files_in(killed).keys() == files_in(clean).keys()
    assert len(models_in(killed)) == 1
    assert ledger_rows(killed) == ledger_rows(clean)


def test_the_steps_are_all_tried(tmp_path: Path, file: Path) -> None:
    ended = run_dying(tmp_path / "out", file, 0, "before")
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) == STEPS


def test_work_that_was_killed_yesterday_ends_on_its_own_day(tmp_path: Path, file: Path) -> None:
    assert run_dying(tmp_path / "out", file, 6, "after").returncode == -9
    with laptop(tmp_path / "out", StillClock(NOON.replace(day=23))) as services:
        assert process(file, services).prefix.startswith("briefs/2026/11/22/")


def test_a_brief_that_was_written_before_the_kill_is_not_made_again(tmp_path: Path, file: Path) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("asked again")

    assert run_dying(tmp_path / "out", file, 5, "after").returncode == -9
    with laptop(tmp_path / "out", make=refuse) as services:
        assert process(file, services).status == "done"
    assert models_in(tmp_path / "out") == {"the killed one"}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "monday.zip"
    path.write_bytes(zipped({f"{number}.txt": TEXT.replace("Twelve", str(number)) for number in (13, 14, 15)}))
    return path


# Every sixth step: the calls on the three members are of the same kind, and each kind falls on some of these.
@pytest.mark.parametrize("step", range(1, STEPS_OF_ARCHIVE + 1, 6))
def test_a_kill_amid_an_archive_loses_no_member_and_doubles_none(tmp_path: Path, archive: Path, step: int) -> None:
    killed, clean = tmp_path / "killed", tmp_path / "clean"
    assert run_dying(killed, archive, step, "after").returncode == -9
    with laptop(killed, make=partial(make_brief, model="the next one")) as services:
        outcome = process(archive, services)
        assert process(archive, services) == outcome
    with laptop(clean) as services:
        assert process(archive, services) == outcome
    assert files_in(killed).keys() == files_in(clean).keys()
    assert ledger_rows(killed) == ledger_rows(clean)


def test_the_steps_of_an_archive_are_all_counted(tmp_path: Path, archive: Path) -> None:
    ended = run_dying(tmp_path / "out", archive, 0, "before")
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) == STEPS_OF_ARCHIVE
