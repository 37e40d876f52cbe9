"""`wirebrief watch`: real processes, files that grow, change and vanish, kills and restarts."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.newsroom import article, briefs_in, failures_in, fill, published_in
from support.waiting import HANGS, until
from wirebrief.cli.resting import RestingFiles, is_being_written

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def watch(start: Start) -> Callable[[], subprocess.Popen[str]]:
    """Start watching, and return once it does."""

    def start_watching() -> subprocess.Popen[str]:
        program = start("watch", "inbox", "--every", "0.1")
        assert program.stderr is not None
        assert program.stderr.readline().startswith("Watching inbox")
        return program

    return start_watching


def end(program: subprocess.Popen[str], number: signal.Signals = signal.SIGTERM) -> str:
    program.send_signal(number)
    told, _ = program.communicate(timeout=HANGS)
    return told


def test_what_lies_there_and_what_is_dropped_is_briefed(watch: Callable, inbox: Path, out: Path) -> None:
    fill(inbox, 2)
    watch()
    until(lambda: len(published_in(out)) == 2)
    (inbox / "later.txt").write_text(article(9))
    until(lambda: len(published_in(out)) == 3)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(watch: Callable, inbox: Path, out: Path, number: signal.Signals) -> None:
    fill(inbox, 1)
    program = watch()
    until(lambda: len(published_in(out)) == 1)
    told = end(program, number)
    assert program.returncode == 0
    assert told.startswith("inbox/report-000.txt → out/briefs/")


def test_a_file_that_is_still_open_is_read_when_it_is_whole(watch: Callable, inbox: Path, out: Path) -> None:
    fill(inbox, 1)
    watch()
    words = article(5)
    with (inbox / "growing.txt").open("w") as growing:
        growing.write(words[: len(words) // 2])
        growing.flush()
        until(lambda: len(published_in(out)) == 1)
        (inbox / "other.txt").write_text(article(8))
        until(lambda: len(published_in(out)) == 2)  # many looks have passed over the open file by now
        growing.write(words[len(words) // 2 :])
    until(lambda: len(published_in(out)) == 3)
    assert failures_in(out) == set()
    texts = [path.read_text() for path in out.rglob("article.txt")]
    assert sum("Ferry number 5" in text and "told reporters" in text for text in texts) == 1


def test_a_changed_file_is_a_new_version(watch: Callable, inbox: Path, out: Path) -> None:
    watch()
    (inbox / "a.txt").write_text(article(1))
    until(lambda: len(published_in(out)) == 1)
    (inbox / "a.txt").write_text(article(2))
    until(lambda: len(published_in(out)) == 2)


def test_an_older_file_that_is_moved_into_the_place_of_a_younger_one_is_briefed(
    watch: Callable, inbox: Path, out: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old.txt"
    old.write_text(article(2))
    os.utime(old, (1_000_000_000, 1_000_000_000))
    watch()
    (inbox / "a.txt").write_text(article(1))
    until(lambda: len(published_in(out)) == 1)
    old.rename(inbox / "a.txt")
    until(lambda: len(published_in(out)) == 2)


def test_a_bad_file_is_recorded_and_stops_nothing(watch: Callable, inbox: Path, out: Path) -> None:
    (inbox / "a-bad.txt").write_text("short")
    (inbox / "b-good.txt").write_text(article(1))
    program = watch()
    until(lambda: len(published_in(out)) == 1 and len(failures_in(out)) == 1)
    (inbox / "c-good.txt").write_text(article(2))
    until(lambda: len(published_in(out)) == 2)
    end(program)
    assert program.returncode == 0


def test_a_restart_does_nothing_twice_and_says_nothing_of_what_was_done(
    watch: Callable, inbox: Path, out: Path
) -> None:
    fill(inbox, 3)
    (inbox / "bad.txt").write_text("short")
    program = watch()
    until(lambda: len(published_in(out)) == 3 and len(failures_in(out)) == 1)
    end(program)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if ".wirebrief" not in path.parts}
    program = watch()
    (inbox / "new.txt").write_text(article(50))
    until(lambda: len(published_in(out)) == 4)
    told = end(program)
    assert [line.split(" ")[0] for line in told.splitlines()] == ["inbox/new.txt"]
    files = {path: path.stat().st_mtime_ns for path in before if path.is_file()}
    assert files == {path: stamp for path, stamp in before.items() if path.is_file()}


def test_killed_and_restarted_it_briefs_every_file_once(watch: Callable, inbox: Path, out: Path) -> None:
    fill(inbox, 25)
    for wanted in (3, 9, 16):
        program = watch()
        until(lambda wanted=wanted: len(published_in(out)) >= wanted)
        end(program, signal.SIGKILL)
    watch()
    until(lambda: len(published_in(out)) == 25)
    assert sorted(published_in(out)) == sorted(briefs_in(out))


def test_unfinished_and_hidden_files_are_left_alone(inbox: Path, out: Path) -> None:
    for name in (".a.txt", "b.txt.part", "c.txt~", "d.txt.tmp"):
        (inbox / name).write_text("x")
    (inbox / "e.txt").write_text("x")
    files = RestingFiles(inbox, out)
    files.look()
    assert files.look() == [inbox / "e.txt"]


def test_a_file_is_told_when_it_rests_and_again_when_it_changed(inbox: Path, out: Path) -> None:
    files = RestingFiles(inbox, out)
    path = inbox / "a.txt"
    path.write_text("one")
    assert files.look() == []
    assert files.look() == [path]
    files.settle(path)
    assert files.look() == []
    path.write_text("two")
    assert files.look() == []
    assert files.look() == [path]
    path.unlink()
    assert files.look() == []


def test_a_folder_that_vanishes_holds_nothing(inbox: Path, out: Path) -> None:
    files = RestingFiles(inbox, out)
    inbox.rmdir()
    assert files.look() == []


def test_a_file_that_somebody_has_open_for_writing_is_being_written(inbox: Path) -> None:
    path = inbox / "a.txt"
    with path.open("w"):
        assert is_being_written(path)
    with path.open():
        assert not is_being_written(path)
