"""Ours: the engine asked in threads, with prompt, strict schema and parsing."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "functions"), str(ROOT / "tests")]

from stopwatch import MODEL, Ask, race  # noqa: E402 (beside this program)

from support.questions import SkippingClock, question_of  # noqa: E402 (found by the line above)
from wirebrief.engines.openai import OpenAIEngine  # noqa: E402
from wirebrief.settings import OpenAISettings  # noqa: E402


def prepare(url: str, concurrency: int) -> Ask:
    engine = OpenAIEngine(OpenAISettings(base_url=url, models=(MODEL,), concurrency=concurrency))

    def ask_all(chunks: list[str]) -> int:
        deadline = SkippingClock().deadline()
        questions = [question_of(*chunk.split("\n")) for chunk in chunks]
        with ThreadPoolExecutor(concurrency) as pool:
            answers = list(pool.map(lambda question: engine.ask(question, deadline), questions))
        return sum(1 for answer in answers if answer.draft.what)

    return ask_all


race(prepare)
