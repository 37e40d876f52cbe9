"""Our own CPU for an article of 1 to 1000 KB, everything but the model: is it linear?

python -m bench.own_work [ROUNDS]
"""

import sys
import time
from datetime import UTC, datetime

from msgspec import Struct

from bench.model import ROOT
from bench.rows import Row, table
from wirebrief.draft import Draft, DraftClaim, DraftStatement
from wirebrief.occasion import Engines
from wirebrief.pipeline import make_brief
from wirebrief.ports import Answer, ChunkQuestion, Deadline, Question, Usage
from wirebrief.read import read_article
from wirebrief.render import render
from wirebrief.settings import OpenAISettings

REPORT = ROOT / "seeds" / "articles" / "long-report.md"
SIZES_KB = (1, 10, 100, 1000)
LINEAR = 1.2  # cost per KB at 1000 KB ÷ that at 10 KB
STATEMENTS_A_CHUNK = 10


class SystemClock:
    """Time as the machine has it."""

    def now(self) -> datetime:
        """Return the time, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        return time.monotonic()


class InstantEngine(Struct, frozen=True):
    """Answers at once what a model would: ten statements and the quotations of the chunk, word for word."""

    name: str = "instant"
    model: str | None = "instant"
    prompt_version: str | None = None
    extractive: bool = False
    chunk_tokens: int | None = OpenAISettings().chunk_tokens
    concurrency: int = 1

    def ask(self, question: Question, deadline: Deadline) -> Answer:  # noqa: ARG002 -- the port's signature
        """Return a draft that holds."""
        draft = _draft(question) if isinstance(question, ChunkQuestion) else Draft()
        return Answer(draft=draft, engine=self.name, model=self.model, usage=Usage(calls=1))


def measure(rounds: int = 5) -> list[Row]:
    """Return the least CPU per KB of each size, and the ratio of the largest to that of 10 KB."""
    text = REPORT.read_text(encoding="utf-8")
    text *= 1 + SIZES_KB[-1] * 1000 // len(text)
    articles = {size: text[: size * 1000].encode() for size in SIZES_KB}
    _work(articles[10])
    runs = [{size: _work(content) / size for size, content in articles.items()} for _ in range(rounds)]
    least = {size: min(run[size] for run in runs) * 1000 for size in SIZES_KB}
    rows = [
        Row(benchmark="own work", case=f"{size} KB", figure=figure, unit="CPU ms / KB")
        for size, figure in least.items()
    ]
    ratio = least[1000] / least[10]
    return [*rows, Row(benchmark="own work", case="1000 KB ÷ 10 KB", figure=ratio, unit="ratio", target=LINEAR)]


def _work(content: bytes) -> float:
    started = time.process_time()
    article = read_article(content, "report.md")
    deadline = Deadline(time.monotonic() + 600, SystemClock())
    render(make_brief(article, Engines(first=InstantEngine()), deadline), article)
    return time.process_time() - started


def _draft(question: ChunkQuestion) -> Draft:
    chunk = question.chunk
    texts = [chunk.text[one.start - chunk.start : one.end - chunk.start] for one in chunk.sentences]
    plain = [(number, text) for number, text in enumerate(texts, 1) if "“" not in text and "said" not in text]
    quoted = [(number, text) for number, text in enumerate(texts, 1) if "“" in text and "”" in text]
    statements = tuple(DraftStatement(text=text, sentences=(number,)) for number, text in plain[:STATEMENTS_A_CHUNK])
    claims = tuple(_claim(number, text) for number, text in quoted[:STATEMENTS_A_CHUNK])
    return Draft(headline=statements[0] if statements else None, summary=statements[:3], what=statements, claims=claims)


def _claim(number: int, text: str) -> DraftClaim:
    quotation = text[text.index("“") + 1 : text.index("”")]
    return DraftClaim(
        statement=quotation,
        speaker=None,
        cue=None,
        kind="direct",
        stance="asserts",
        quotation=quotation,
        sentences=(number,),
    )


if __name__ == "__main__":
    print(table(measure(*map(int, sys.argv[1:]))))
