"""From the start of a process to its first request to the model, beside the SDKs that it cannot do without.

    python -m bench.cold_start [ROUNDS]

The offline engine sends no request: what is timed there is everything up to the moment when it would be asked.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.model import ROOT, ModelServer
from bench.rows import Row, table

ARTICLE = ROOT / "seeds" / "articles" / "press-briefing.txt"
PROGRAMS = ROOT / "bench" / "contestants"
LONGEST_RUN_SECONDS = 60
FLOOR = "openai and boto3 clients alone"
OFFLINE = "offline, up to its engine"
TARGETS = {"upload handler": 1.1, "wirebrief brief": 1.1, OFFLINE: 0.3}


def measure(rounds: int = 5) -> list[Row]:
    """Return each case's median time ÷ the floor's; in each round every case runs once."""
    with ModelServer() as server:
        commands = _commands(server.url)
        _ = [_seconds(server, command, case) for case, command in commands.items()]  # writes the .pyc files
        runs = [{case: _seconds(server, command, case) for case, command in commands.items()} for _ in range(rounds)]
    floor = median(run[FLOOR] for run in runs)
    return [_row(case, median(run[case] for run in runs), floor) for case in commands]


def _commands(url: str) -> dict[str, list[str]]:
    program = str(Path(sys.executable).with_name("wirebrief"))
    return {
        FLOOR: [sys.executable, str(PROGRAMS / "floor_start.py"), url],
        "upload handler": [sys.executable, str(PROGRAMS / "handler_start.py"), url],
        "wirebrief brief": [program, "brief", str(ARTICLE), "--out", "OUT", "--engine", "openai"],
        OFFLINE: [sys.executable, str(PROGRAMS / "offline_start.py")],
    }


def _seconds(server: ModelServer, command: list[str], case: str) -> float:
    """Run it on a fresh folder; return the seconds to its first request, to its end where it sends none."""
    server.requests.clear()
    with TemporaryDirectory() as out:
        fresh = [out if word == "OUT" else word for word in command]
        environment = {**os.environ, "OPENAI_BASE_URL": server.url, "PYTHONPATH": str(ROOT / "functions")}
        begun = time.monotonic()
        subprocess.run(fresh, env=environment, capture_output=True, check=True, timeout=LONGEST_RUN_SECONDS)
        ended = time.monotonic()
    assert bool(server.requests) != (case == OFFLINE), f"{case} asked the model {len(server.requests)} times"
    return (server.requests[0].at if server.requests else ended) - begun


def _row(case: str, seconds: float, floor: float) -> Row:
    return Row(
        benchmark="cold start",
        case=case,
        figure=seconds / floor,
        unit="÷ floor",
        target=TARGETS.get(case),
        note=f"{seconds:.2f} s",
    )


if __name__ == "__main__":
    print(table(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 5)))
