"""Run one command on one file in a process of its own, and tell what it took: the measuring hand of other benchmarks.

    python -m bench.weighed ANSWER read FILE
    python -m bench.weighed ANSWER brief FILE --out FOLDER

`ANSWER` is the file that gets the figures, as the command prints on its own.
"""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

PATIENCE = 300
"""Seconds after which a command is taken as hanging, and killed: many times what the slowest takes when busy."""


class Weighed(Struct, frozen=True, kw_only=True):
    """What a command took: seconds by the clock, and of the processor (`worked`); megabytes above its start.

    The megabytes are its own and those of a process that it started, at their most. `code` is None where it hung;
    `printed` and `complained` are its two streams.
    """

    seconds: float
    worked: float
    megabytes: float
    code: int | None
    printed: str
    complained: str


def weigh(*command: str) -> Weighed:
    """Return what `wirebrief` with these arguments took, its start left out."""
    with TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        started = time.monotonic()
        try:
            ended = subprocess.run(
                [sys.executable, "-m", "bench.weighed", str(answer), *command],
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Weighed(
                seconds=time.monotonic() - started,
                worked=PATIENCE,
                megabytes=0,
                code=None,
                printed="",
                complained="hung",
            )
        told = json.loads(answer.read_text()) if answer.exists() else {"seconds": 0.0, "worked": 0.0, "megabytes": 0.0}
    printed, complained = (stream.decode("utf-8", "replace") for stream in (ended.stdout, ended.stderr))
    return Weighed(**told, code=ended.returncode, printed=printed, complained=complained)


def main(answer: Path, command: list[str]) -> None:
    """Run the command here, and write what it took."""
    from wirebrief import read  # noqa: F401, PLC0415 - what every command loads is part of its start
    from wirebrief.cli import main as wirebrief  # noqa: PLC0415
    from wirebrief.upload import process  # noqa: F401, PLC0415 - and this too

    sys.argv = ["wirebrief", *command]
    at_start, started, worked = _megabytes("VmRSS"), time.perf_counter(), _worked()
    try:
        wirebrief()
    finally:
        seconds = time.perf_counter() - started
        own = _megabytes("VmHWM") - at_start
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        told = {"seconds": seconds, "worked": _worked() - worked, "megabytes": max(own, 0.0) + child}
        answer.write_text(json.dumps(told))


def _worked() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _megabytes(kept: str) -> float:
    """Return what the kernel keeps of this program: `ru_maxrss` would count the one that it was forked from."""
    status = Path("/proc/self/status").read_text()
    return int(status.split(f"{kept}:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
