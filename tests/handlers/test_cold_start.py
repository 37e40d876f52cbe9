"""Cold start: what only an answer has a use for is loaded after it; from a snapshot nothing is left to load."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from handlers.conftest import Place, queued
from support.model_server import ModelServer
from support.waiting import HANGS

ASKED_FIRST = """
import brief_upload, sys
brief_upload.open_worker()
print(*sorted(sys.modules))
"""
RESTORED = """
import sys
import brief_upload
from wirebrief.bootstrap_snapshot import prepare
prepare()
loaded = set(sys.modules)

class Context:
    function_name = memory_limit_in_mb = invoked_function_arn = aws_request_id = "x"
    def get_remaining_time_in_millis(self):
        return 600_000

told = brief_upload.handler(EVENT, Context())
assert told == {"batchItemFailures": []}, told
print(*sorted(set(sys.modules) - loaded))
"""
# What only an answer, or the question itself, has a use for.
LATE = {"openai", "httpx2", "jinja2", "css_inline", "lxml", "trafilatura", "wirebrief.ground", "wirebrief.merge"}


def last_line(program: str, environment: dict[str, str]) -> set[str]:
    """Run the program in a fresh interpreter; return the words that it says last."""
    command = [sys.executable, "-c", program]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=HANGS)
    assert ended.returncode == 0, ended.stderr
    return set(ended.stdout.splitlines()[-1].split())


@pytest.fixture
def environment(place: Place, aws_url: str) -> dict[str, str]:
    """The function's environment on the local AWS."""
    return {
        **os.environ,
        "PYTHONPATH": ":".join(sys.path),
        "AWS_ENDPOINT_URL": aws_url,
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "WIREBRIEF_BUCKET": place.names.bucket,
        "WIREBRIEF_TABLE": place.names.table,
        "WIREBRIEF_ENGINE": "openai",
    }


def test_nothing_is_loaded_early_that_only_an_answer_has_a_use_for(environment: dict[str, str]) -> None:
    loaded = last_line(ASKED_FIRST, environment)
    assert "wirebrief.upload.process" in loaded
    assert not loaded & LATE


def test_a_function_that_is_restored_from_its_snapshot_has_nothing_left_to_load(
    place: Place, environment: dict[str, str]
) -> None:
    event: dict[str, Any] = queued(place.upload("inbox/a.txt"))
    with ModelServer() as model:
        loaded = last_line(f"EVENT = {json.dumps(event)}{RESTORED}", {**environment, "OPENAI_BASE_URL": model.url})
        assert model.requests
    assert len(place.briefs()) == 1
    assert {name for name in loaded if name.partition(".")[0] not in sys.stdlib_module_names} == set()
