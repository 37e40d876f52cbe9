"""The model that benchmarks ask: a process of its own that answers after a fixed time, in the asker's own format."""

import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "functions")]

from support.honest_model import honest_answer  # noqa: E402 (found by the line above)
from support.model_server import ModelServer  # noqa: E402

STATEMENTS = 12  # what ours gets for a chunk of the same text: two handfuls of items


@contextmanager
def running_model(delay: float) -> Iterator[str]:
    """Run the model beside us and give its base URL."""
    command = [sys.executable, "-m", "bench.model", str(delay)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def answer(body: dict[str, Any]) -> str:
    """Answer ours honestly, langextract in its own shape, everybody else with statements of the same size."""
    asked = body["messages"][-1]["content"]
    if "=== " in asked:
        return _ours(json.dumps(body["messages"][-1]))
    return _theirs(asked, "extractions" in asked)


@cache
def _ours(message: str) -> str:
    return honest_answer({"messages": [json.loads(message)]})


@cache
def _theirs(asked: str, extractions: bool) -> str:
    sentences = re.findall(r"[A-Z][^.“”\"]{40,200}\.", asked)[-STATEMENTS:]
    if extractions:
        return json.dumps({"extractions": [{"statement": text, "statement_attributes": {}} for text in sentences]})
    return json.dumps({"summary": [{"text": text, "sentences": [1]} for text in sentences]})


def main() -> None:
    """Serve until terminated."""
    with ModelServer(delay=float(sys.argv[1]), answer=answer) as server:
        print(server.url, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
