"""What is sent for each byte of a long article: the messages alone, and with the schema that goes beside them.

python -m bench.tokens
"""

import json

from bench.model import ROOT, ModelServer
from bench.rows import Row, table
from support.questions import SkippingClock
from wirebrief.article import Article
from wirebrief.engines.openai import OpenAIEngine
from wirebrief.occasion import Engines
from wirebrief.pipeline import make_brief
from wirebrief.read import read_article
from wirebrief.settings import OpenAISettings

REPORT = ROOT / "seeds" / "articles" / "long-report.md"
ENOUGH_SECONDS = 600.0
TARGETS = {"messages": 1.25, "messages and schema": 1.5}


def measure() -> list[Row]:
    """Return the bytes sent for the whole report, its last ask included, ÷ the bytes of its text."""
    article = read_article(REPORT.read_bytes(), REPORT.name)
    bodies = _asked(article)
    messages = sum(_size(message["content"]) for body in bodies for message in body["messages"])
    schemas = sum(_size(_compact(body["response_format"])) for body in bodies)
    sent = {"messages": messages, "messages and schema": messages + schemas}
    return [_row(case, size / _size(article.text), len(bodies)) for case, size in sent.items()]


def _asked(article: Article) -> list[dict[str, object]]:
    with ModelServer() as server:
        engine = OpenAIEngine(OpenAISettings(base_url=server.url))
        make_brief(article, Engines(first=engine), SkippingClock().deadline(ENOUGH_SECONDS))
        return [request.body for request in server.requests]


def _row(case: str, ratio: float, calls: int) -> Row:
    note = f"{REPORT.name}, {calls} calls, {OpenAISettings().chunk_tokens} tokens a chunk"
    return Row(benchmark="tokens", case=case, figure=ratio, unit="bytes ÷ byte", target=TARGETS[case], note=note)


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _size(text: str) -> int:
    return len(text.encode())


if __name__ == "__main__":
    print(table(measure()))
