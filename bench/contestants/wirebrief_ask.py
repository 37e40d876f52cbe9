"""Ours as it runs: the engine asked, and every answer grounded in the article's own words."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "functions"), str(ROOT / "tests")]

from stopwatch import MODEL, Ask, race  # noqa: E402 (beside this program)

from support.questions import SkippingClock  # noqa: E402 (found by the line above)
from wirebrief.ask import Asker  # noqa: E402
from wirebrief.engines.openai import OpenAIEngine  # noqa: E402
from wirebrief.occasion import Engines, Occasion  # noqa: E402
from wirebrief.read import read_article  # noqa: E402
from wirebrief.settings import OpenAISettings  # noqa: E402
from wirebrief.split import split  # noqa: E402

REPORT = ROOT / "seeds" / "articles" / "long-report.md"


def prepare(url: str, concurrency: int) -> Ask:
    settings = OpenAISettings(base_url=url, models=(MODEL,), concurrency=concurrency)
    article = read_article(REPORT.read_bytes(), REPORT.name)
    chunks = split(article, settings.chunk_tokens)
    asker = Asker(
        article, Occasion(engines=Engines(first=OpenAIEngine(settings)), deadline=SkippingClock().deadline(3600.0))
    )

    def ask_all(texts: list[str]) -> int:
        readings = asker.read_all(chunks[: len(texts)])
        return sum(1 for reading in readings if reading.parts.what)

    return ask_all


race(prepare)
