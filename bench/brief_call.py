"""The whole call `wirebrief.brief(text, engine="offline")`, beside its engine alone: our own articles, and one of 1 MB.

python -m bench.brief_call [ROUNDS]
"""

import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from msgspec import Struct

import wirebrief
from bench.model import ROOT
from bench.rows import Row, table
from quality.examples import development, own
from wirebrief.engines.offline.assembly import draft
from wirebrief.engines.offline.passage import of_article
from wirebrief.read import read_article

DEVELOPMENT = ("wikinews-entities.jsonl", "interviews-entities.jsonl")  # read where they are at hand
MOST_OF_ENGINE = 4  # the whole call ÷ its engine; ours say something in every other sentence, and all is grounded
JOINED = 4  # of our own, which are short, make an article of ordinary length
LINEAR = 1.5  # a KB of one article of 1 MB ÷ a KB of our own
MEGABYTE = 1_000_000
MOST_RESIDENT = 150
SEED = 20_261_123
CHANGED = 0.4  # of the words of a copy, so that a long text has as many different ones as long texts have
LAST_WORD = re.compile(r"(?<=[a-zß-ÿ]) (?=[a-zß-ÿ]+[.!?])")
NAMES, NOUNS = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}\b"), re.compile(r"(?<=[a-z] )[a-z]{6,}\b")
RESIDENT = """
import sys, wirebrief
from pathlib import Path
wirebrief.brief(Path(sys.argv[1]).read_bytes(), engine="offline")
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""


class Cost(Struct, frozen=True):
    """CPU seconds of the whole call and of the engine alone, and the characters that they read."""

    call: float
    engine: float
    letters: int

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.call + other.call, self.engine + other.engine, self.letters + other.letters)


def measure(rounds: int = 5) -> list[Row]:
    """Return KB a second, the call ÷ the engine, a KB of 1 MB ÷ one of our own articles, and memory at 1 MB."""
    english = [example.article.text for example in own() if example.article.language == "en"]
    ours = ["\n\n".join(english[at : at + JOINED]) for at in range(0, len(english), JOINED)]
    newswire = [example.article.text for file in DEVELOPMENT for example in development(file)]
    _ = [_cost(text, 0) for text in (*ours, *newswire)]
    costs = {
        "own articles": [_total(ours, number) for number in range(rounds)],
        "newswire": [_total(newswire, number) for number in range(rounds if newswire else 0)],
        "1 MB": [_cost(_long(english, number), number) for number in range(rounds)],
    }
    rows = [row for case, runs in costs.items() if runs for row in _rows(case, runs)]
    linear = min(one.call / one.letters for one in costs["1 MB"]) / min(
        one.call / one.letters for one in costs["own articles"]
    )
    rows.append(_row("1 MB ÷ own articles, per KB", linear, "ratio", LINEAR))
    rows.append(_row("resident at 1 MB", _resident(_long(english, rounds)), "MB", MOST_RESIDENT))
    return rows


def _rows(case: str, costs: list[Cost]) -> list[Row]:
    speeds = {"call": max(one.letters / 1000 / one.call for one in costs)}
    speeds["engine alone"] = max(one.letters / 1000 / one.engine for one in costs)
    rows = [_row(f"{case}: {what}", speed, "KB / CPU s") for what, speed in speeds.items()]
    ratio = median(one.call / one.engine for one in costs)
    return [*rows, _row(f"{case}: call ÷ engine alone", ratio, "ratio", MOST_OF_ENGINE)]


def _row(case: str, figure: float, unit: str, target: float | None = None) -> Row:
    return Row(benchmark="brief call", case=case, figure=figure, unit=unit, target=target)


def _total(texts: list[str], number: int) -> Cost:
    """Return what the articles cost with a word more in each sentence: nobody has read them, and nothing is kept."""
    unseen = (LAST_WORD.sub(f" m{'a' * (number + 1)} ", text) for text in texts)
    return sum((_cost(text, number) for text in unseen), Cost(0.0, 0.0, 0))


def _cost(text: str, number: int) -> Cost:
    article = read_article(text.encode(), "article.txt")
    works: list[Callable[[], object]] = [
        lambda: wirebrief.brief(text, engine="offline"),
        lambda: draft(of_article(article)),
    ]
    order = (0, 1) if number % 2 else (1, 0)
    seconds = {at: _seconds(works[at]) for at in order}
    return Cost(seconds[0], seconds[1], len(article.text))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _long(texts: list[str], number: int) -> str:
    """Return 1 MB of the texts again and again, each time with other names and words among theirs."""
    rng = random.Random(SEED + number)
    every = "\n\n".join(texts)
    names, nouns = sorted(set(NAMES.findall(every))), sorted(set(NOUNS.findall(every)))
    copies = [every]
    while sum(map(len, copies)) < MEGABYTE:
        named = NAMES.sub(lambda match: rng.choice(names) if rng.random() < CHANGED else match[0], every)
        copies.append(NOUNS.sub(lambda match: rng.choice(nouns) if rng.random() < CHANGED else match[0], named))
    return "\n\n".join(copies)[:MEGABYTE]


def _resident(text: str) -> float:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "article.txt"
        file.write_text(text, encoding="utf-8")
        command = [sys.executable, "-c", RESIDENT, str(file)]
        run = subprocess.run(command, cwd=ROOT / "functions", capture_output=True, text=True, check=True)
    return int(run.stdout) / 1024


if __name__ == "__main__":
    print(table(measure(*map(int, sys.argv[1:]))))
