"""The command line with a model: a real server on the loopback that can fail, and kills in the middle."""

import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cli.conftest import Run
from cli.newsroom import briefs_in, failures_in, fill
from support.honest_model import honest_answer
from support.model_server import ModelServer
from support.waiting import HANGS, until
from wirebrief.brief import Brief

ROOT = Path(__file__).parent.parent.parent
PRESS_BRIEFING = ROOT / "seeds/articles/press-briefing.txt"


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer() as server:
        yield server


@pytest.fixture
def key(server: ModelServer, environment: dict[str, str]) -> dict[str, str]:
    """The settings of somebody who has a key, in the environment of every program of the test."""
    environment |= {"OPENAI_API_KEY": "a-key", "OPENAI_BASE_URL": server.url}
    return environment


def brief_of(out: Path) -> Brief:
    (path,) = out.glob("briefs/*/*/*/*/brief.json")
    return msgspec.json.decode(path.read_bytes(), type=Brief)


def test_with_a_key_a_model_is_asked(run: Run, key: dict[str, str], server: ModelServer, tmp_path: Path) -> None:
    assert run("brief", PRESS_BRIEFING).returncode == 0
    assert brief_of(tmp_path / "out").made_by.engine == "openai"
    assert len(server.requests) > 0


def test_what_was_briefed_costs_nothing_more(run: Run, key: dict[str, str], server: ModelServer) -> None:
    run("brief", PRESS_BRIEFING)
    paid = len(server.requests)
    run("brief", PRESS_BRIEFING)
    run("brief", PRESS_BRIEFING, "--again")
    assert len(server.requests) == paid


def test_another_engine_that_is_asked_for_makes_another_brief(run: Run, key: dict[str, str], tmp_path: Path) -> None:
    run("brief", PRESS_BRIEFING, "--engine", "offline")
    run("brief", PRESS_BRIEFING, "--engine", "openai")
    run("brief", PRESS_BRIEFING, "--engine", "openai")
    assert len(briefs_in(tmp_path / "out")) == 2


def test_the_model_checks_its_statements_where_that_is_asked_for(run: Run, key: dict[str, str], tmp_path: Path) -> None:
    assert run("brief", PRESS_BRIEFING, "--check", "entailment").returncode == 0
    assert {one.entailment for one in brief_of(tmp_path / "out").what} == {"entailed"}
    told = run("brief", PRESS_BRIEFING, "--check", "entailment", "--engine", "offline")
    assert told.returncode != 0
    assert "--check" in told.stderr


def test_a_folder_is_briefed_with_several_articles_under_way(
    run: Run, key: dict[str, str], server: ModelServer, tmp_path: Path
) -> None:
    fill(tmp_path / "inbox", 12)
    assert run("brief", "inbox").returncode == 0
    assert len(briefs_in(tmp_path / "out")) == 12


def test_a_killed_run_pays_only_for_what_is_missing(
    run: Run, start: Callable[..., subprocess.Popen[str]], key: dict[str, str], tmp_path: Path
) -> None:
    key |= {"WIREBRIEF_OPENAI_CONCURRENCY": "1", "WIREBRIEF_OPENAI_CHUNK_TOKENS": "250"}
    with ModelServer() as swift:
        run("brief", PRESS_BRIEFING, "--out", "clean", OPENAI_BASE_URL=swift.url)
    asked, killed = threading.Semaphore(2), threading.Event()

    def answer(body: dict[str, Any]) -> str:
        """Keep the third question waiting until whoever asked it is dead."""
        assert asked.acquire(blocking=False) or killed.wait(HANGS)
        return honest_answer(body)

    with ModelServer(answer=answer) as slow:
        key["OPENAI_BASE_URL"] = slow.url
        program = start("brief", PRESS_BRIEFING)
        until(lambda: len(slow.requests) == 3)
        program.send_signal(signal.SIGKILL)
        program.wait(HANGS)
        killed.set()
        assert run("brief", PRESS_BRIEFING).returncode == 0
        assert len(slow.requests) == len(swift.requests) + 1  # the one that was under way
    assert brief_of(tmp_path / "out").made_by.cached_calls >= 2
    assert brief_of(tmp_path / "out").claims == brief_of(tmp_path / "clean").claims


def test_without_the_model_the_offline_engine_stands_in_and_says_so(
    run: Run, key: dict[str, str], tmp_path: Path
) -> None:
    key |= {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "WIREBRIEF_OPENAI_TRIES": "1"}
    assert run("brief", PRESS_BRIEFING).returncode == 0
    made_by = brief_of(tmp_path / "out").made_by
    assert (made_by.engine, made_by.extractive) == ("offline", True)


def test_without_the_model_and_its_stand_in_the_failure_is_written_and_mended_later(
    run: Run, key: dict[str, str], server: ModelServer, tmp_path: Path
) -> None:
    alone = {"WIREBRIEF_OFFLINE_AS_LAST_RESORT": "false", "WIREBRIEF_OPENAI_TRIES": "1"}
    ended = run("brief", PRESS_BRIEFING, OPENAI_BASE_URL="http://127.0.0.1:9/v1", **alone)
    assert ended.returncode == 1
    assert len(failures_in(tmp_path / "out")) == 1
    assert run("brief", PRESS_BRIEFING, **alone).returncode == 0
    assert failures_in(tmp_path / "out") == set()


@pytest.mark.parametrize(("when_spent", "code", "briefs"), [("wait", 1, 0), ("offline", 0, 1)])
def test_a_budget_that_is_spent_lets_work_wait_or_go_offline(
    run: Run, key: dict[str, str], tmp_path: Path, when_spent: str, code: int, briefs: int
) -> None:
    budget = {"WIREBRIEF_BUDGET_TOKENS_PER_DAY": "10", "WIREBRIEF_BUDGET_WHEN_SPENT": when_spent}
    assert run("brief", PRESS_BRIEFING, **budget).returncode == code
    assert len(briefs_in(tmp_path / "out")) == briefs
    assert len(failures_in(tmp_path / "out")) == 1 - briefs


def test_answers_that_were_recorded_are_replayed(run: Run, tmp_path: Path) -> None:
    ended = run("brief", PRESS_BRIEFING, "--engine", "recorded", WIREBRIEF_RECORDED_FOLDER=str(ROOT / "seeds/answers"))
    assert ended.returncode == 0, ended.stderr
    assert brief_of(tmp_path / "out").made_by.engine == "recorded"
