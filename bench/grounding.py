"""What it costs to find a quotation in an article of 1 MB: exact, noisy, and not there at all.

python -m bench.grounding [QUOTATIONS]
"""

import random
import re
import sys
import time
from collections.abc import Callable
from statistics import median

from bench.model import ROOT
from bench.rows import Row, table
from wirebrief.ground.quotations import locate
from wirebrief.ground.source import Source
from wirebrief.read import read_article

REPORT = ROOT / "seeds" / "articles" / "long-report.md"
MEGABYTE = 1_000_000
SEED = 20_261_123


def measure(count: int = 300) -> list[Row]:
    """Return the median µs of each kind of quotation, and beside them that of `str.find` for the exact words."""
    text = REPORT.read_text(encoding="utf-8")
    text = (text * (1 + MEGABYTE // len(text)))[:MEGABYTE]
    source = Source(read_article(text.encode(), "report.md"))
    whole = source.passage(0, len(source.text))
    spans = random.Random(SEED).sample([span for span in source.quoted if span.end - span.start > 40], count)
    exact = [source.text[span.start : span.end] for span in spans]

    def locate_in_article(words: str) -> object:
        return locate(words, (whole,), source)

    cases: dict[str, tuple[list[str], Callable[[str], object]]] = {
        "str.find, as the floor": (exact, source.text.find),
        "exact": (exact, locate_in_article),
        "noisy (marks, dashes, spaces)": ([_noisy(words) for words in exact], locate_in_article),
        "in two pieces": ([_in_pieces(words) for words in exact], locate_in_article),
        "not there": ([f"{words} zebrafish" for words in exact], locate_in_article),
    }
    assert not any(isinstance(locate_in_article(words), str) for case in list(cases)[1:4] for words in cases[case][0])
    medians = {case: median(_micros(find, one) for one in words) for case, (words, find) in cases.items()}
    return [Row(benchmark="grounding", case=case, figure=at, unit="µs in 1 MB") for case, at in medians.items()]


def _micros(find: Callable[[str], object], words: str) -> float:
    started = time.perf_counter()
    find(words)
    return (time.perf_counter() - started) * 1e6


def _noisy(words: str) -> str:
    return re.sub(r" ", "  ", words.replace("’", "'").replace("—", "-").replace("–", "-"))


def _in_pieces(words: str) -> str:
    parts = words.split()
    return f"{' '.join(parts[:3])} … {' '.join(parts[-3:])}"


if __name__ == "__main__":
    print(table(measure(*map(int, sys.argv[1:]))))
