"""The real Lambda runtime client under our runtime API: results, errors, time-outs, deaths and new starts."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from support.waiting import HANGS, until
from wirebrief.desk.cloud import runtime_modules
from wirebrief.desk.runtime import DEAD, Function, Runtime

HANDLER = """
import os, sys, time
count = 0
def handler(event, context):
    global count
    count += 1
    match event:
        case "count": return [count, os.getpid()]
        case "left": return context.get_remaining_time_in_millis()
        case "raise": raise ValueError("of our own")
        case "exit": os._exit(3)
        case "sleep": print("asleep", flush=True) or time.sleep(3600)
        case "odd": return {1, 2}
        case _: return event
"""
Start = Callable[..., Runtime]


def now() -> int:
    return int(time.time() * 1000)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    with ExitStack() as opened:

        def start_one(code: str = HANDLER, seconds: float = HANGS, snapshot: bool = False) -> Runtime:
            (tmp_path / "task").mkdir()
            (tmp_path / "task/small.py").write_text(code)
            function = Function(
                name="small",
                handler="small.handler",
                package=tmp_path / "task",
                runtime=runtime_modules(tmp_path),
                environment={"AWS_DEFAULT_REGION": "us-east-1"},
                timeout_seconds=seconds,
                snapshot=snapshot,
            )
            log = opened.enter_context((tmp_path / "log").open("wb"))
            return opened.enter_context(Runtime(function, sys.executable, log.fileno()))

        yield start_one


def test_one_process_takes_one_event_after_the_other(start: Start) -> None:
    runtime = start()
    assert runtime.invoke({"é": [1, None]}, now()).result == {"é": [1, None]}
    assert runtime.invoke("count", now()).result == [2, runtime.pid]


PREPARED = """
from snapshot_restore_py import register_before_snapshot
told = []
register_before_snapshot(lambda: told.append("prepared"))
def handler(event, context):
    return told
"""


def test_what_a_function_does_before_its_snapshot_is_done_before_its_first_event(start: Start) -> None:
    runtime = start(PREPARED, snapshot=True)
    runtime.start()
    assert runtime.invoke(None, now()).result == ["prepared"]


def test_without_a_snapshot_nothing_is_done_ahead(start: Start) -> None:
    assert start(PREPARED).invoke(None, now()).result == []


def test_the_function_knows_how_long_it_has(start: Start) -> None:
    left = start(seconds=HANGS).invoke("left", now()).result
    assert 0 < left <= HANGS * 1000


def test_an_exception_is_told_and_the_process_lives_on(start: Start) -> None:
    runtime = start()
    failed = runtime.invoke("raise", now())
    assert (failed.error, failed.message) == ("ValueError", "of our own")
    assert runtime.invoke("count", now()).result[0] == 2


def test_a_result_that_is_no_json_is_an_error(start: Start) -> None:
    assert start().invoke("odd", now()).error == "Runtime.MarshalError"


def test_what_runs_out_of_time_is_killed_and_a_new_process_takes_the_next_event(start: Start) -> None:
    runtime = start(seconds=1.0)
    runtime.invoke("count", now())
    assert "timed out" in runtime.invoke("sleep", now()).message
    assert runtime.invoke("count", now()).result[0] == 1


def test_a_process_that_ends_by_itself_is_told_and_replaced(start: Start) -> None:
    runtime = start()
    ended = runtime.invoke("exit", now())
    assert (ended.error, ended.message) == (DEAD, "Runtime exited with status 3")
    assert runtime.invoke("count", now()).result[0] == 1


def test_a_process_that_is_killed_at_work_is_told_and_replaced(start: Start, tmp_path: Path) -> None:
    runtime = start()
    _, pid = runtime.invoke("count", now()).result
    with ThreadPoolExecutor(1) as other:
        other.submit(kill_asleep, pid, tmp_path / "log")
        ended = runtime.invoke("sleep", now())
    assert (ended.error, ended.message) == (DEAD, "Runtime exited with status -9")
    assert runtime.invoke("count", now()).result[0] == 1


def kill_asleep(pid: int, log: Path) -> None:
    until(lambda: b"asleep" in log.read_bytes())
    os.kill(pid, signal.SIGKILL)


def test_a_package_that_cannot_be_imported_is_told(start: Start) -> None:
    failed = start("import not_in_the_package").invoke("count", now())
    assert failed.error == DEAD
    assert "not_in_the_package" in failed.message


def test_packages_of_this_machine_are_not_seen(start: Start) -> None:
    assert "pytest" in start("import pytest").invoke("count", now()).message
