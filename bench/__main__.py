"""Run every benchmark, each in a process of its own, and print one table.

python -m bench [NAME…]
"""

import subprocess
import sys
from pathlib import Path

import msgspec

from bench.rows import Row, table

FOLDER = Path(__file__).parent
NOT_BENCHMARKS = {"__init__", "__main__", "desk", "model", "pages", "peers", "rows"}
LONGEST_BENCHMARK_SECONDS = 1200
RUN = "import sys, msgspec; from bench.{} import measure; sys.stdout.buffer.write(msgspec.json.encode(measure()))"


def main(names: list[str]) -> int:
    """Return 0 where every promise is kept, 1 where one is missed."""
    rows: list[Row] = []
    for name in names or sorted(file.stem for file in FOLDER.glob("*.py") if file.stem not in NOT_BENCHMARKS):
        print(f"{name} …", file=sys.stderr, flush=True)
        rows += _measure(name)
    print(table(rows))
    return int(any(row.target is not None and row.figure > row.target for row in rows))


def _measure(name: str) -> list[Row]:
    command = [sys.executable, "-c", RUN.format(name)]
    run = subprocess.run(
        command, cwd=FOLDER.parent, stdout=subprocess.PIPE, check=True, timeout=LONGEST_BENCHMARK_SECONDS
    )
    return msgspec.json.decode(run.stdout, type=list[Row])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
