"""Forty chunks asked of a model that takes half a second: how near to the ideal, and at what cost in CPU.

python -m bench.fan_out [ROUNDS]
"""

import json
import subprocess
import sys
from math import ceil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.model import ROOT, running_model
from bench.peers import peer_python
from bench.rows import Row, table
from wirebrief.read import read_article
from wirebrief.settings import OpenAISettings
from wirebrief.split import split

CHUNKS = 40
LATENCY_SECONDS = 0.5
WIDTHS = (16, 40)
# Grounding is CPU time of one core. At the default width it hides behind the calls under way; at 40 all answers come
# at once and nothing is left to hide behind, so that no promise is made there.
TARGETS = {("wirebrief_engine", 16): 1.08, ("wirebrief_engine", 40): 1.30, ("wirebrief_ask", 16): 1.10}
REPORT = ROOT / "seeds" / "articles" / "long-report.md"
OURS = ("wirebrief_engine", "wirebrief_ask")
PEERS = ("sdk_threads", "langchain_batch", "instructor_async", "langextract_documents")
LONGEST_RUN_SECONDS = 120


def measure(rounds: int = 3) -> list[Row]:
    """Return medians over the rounds; in each round every contestant runs once, so that noise meets all alike."""
    with TemporaryDirectory() as folder, running_model(LATENCY_SECONDS) as url:
        file = Path(folder, "chunks.json")
        file.write_text(json.dumps(_chunks()), encoding="utf-8")
        cases = [(name, width) for width in WIDTHS for name in (*OURS, *PEERS)]
        runs = [{case: _run(case, url, file) for case in cases} for _ in range(rounds)]
    return [row for case in cases for row in _rows(case, [run[case] for run in runs])]


def _chunks() -> list[str]:
    """Return forty chunks of the default size, one sentence a line."""
    article = read_article(REPORT.read_bytes(), REPORT.name)
    chunks = split(article, OpenAISettings().chunk_tokens)[:CHUNKS]
    assert len(chunks) == CHUNKS
    return ["\n".join(article.text[s.start : s.end].replace("\n", " ") for s in chunk.sentences) for chunk in chunks]


def _run(case: tuple[str, int], url: str, file: Path) -> dict[str, float]:
    name, width = case
    python = sys.executable if name in OURS else str(peer_python())
    program = ROOT / "bench" / "contestants" / f"{name}.py"
    command = [python, str(program), url, str(width), str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=LONGEST_RUN_SECONDS)
    figures: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return figures


def _rows(case: tuple[str, int], runs: list[dict[str, float]]) -> list[Row]:
    name, width = case
    ideal = ceil(CHUNKS / width) * LATENCY_SECONDS
    wall, cpu = median(run["wall"] for run in runs), median(run["cpu"] for run in runs)
    kept = min(run["kept"] for run in runs)
    return [
        Row(
            benchmark="fan-out",
            case=f"{name}, {width} at once",
            figure=wall / ideal,
            unit="wall ÷ ideal",
            target=TARGETS.get(case),
            note=f"{cpu:.2f} s CPU, {kept:.0f} of {CHUNKS} chunks",
        )
    ]


if __name__ == "__main__":
    print(table(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 3)))
