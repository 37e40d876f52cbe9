"""What a model's faults do to the brief of a long article: no more than a named span is ever missing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.model_faults import Fault
from support.model_server import ModelServer
from support.questions import SkippingClock
from wirebrief.article import Article
from wirebrief.brief import Brief
from wirebrief.engines.offline import OfflineEngine
from wirebrief.engines.openai import AnswerCache, OpenAIEngine, Patience
from wirebrief.errors import EngineError
from wirebrief.occasion import Engines
from wirebrief.pipeline import make_brief
from wirebrief.ports import Engine
from wirebrief.read import read_article
from wirebrief.settings import OpenAISettings
from wirebrief.split import split
from wirebrief.stores.folder import FolderStore

CHUNKS = 40
# A flood of this many short reports, each a paragraph that becomes a chunk of its own.
SENTENCES = [
    f"Station {number} reported a level of {number + 100} centimetres on the river Ems before noon."
    for number in range(CHUNKS)
]
CHUNK_TOKENS = 30
# As it stands in the question about its chunk, and in no other question.
SEVENTH = "\\n1 Station 7 reported"

Make = Callable[..., Brief]


@pytest.fixture(scope="module")
def article() -> Article:
    made = read_article("\n\n".join(SENTENCES).encode(), "levels.txt")
    assert len(split(made, CHUNK_TOKENS)) == CHUNKS
    return made


@pytest.fixture
def make(article: Article, tmp_path: Path) -> Iterator[Make]:
    """Brief the article through an engine on the server, on a clock that skips the waiting."""
    opened: list[OpenAIEngine] = []

    def make_once(server: ModelServer, last_resort: Engine | None = None) -> Brief:
        clock = SkippingClock()
        settings = OpenAISettings(base_url=server.url, chunk_tokens=CHUNK_TOKENS, concurrency=8, read_seconds=300.0)
        cache = AnswerCache(FolderStore(tmp_path / "store"))
        opened.append(OpenAIEngine(settings, cache, patience=Patience(sleep=clock.sleep)))
        engines = Engines(first=opened[-1], last_resort=last_resort)
        return make_brief(article, engines, clock.deadline(300.0))

    yield make_once
    for engine in opened:
        engine.close()


def chunks_asked(server: ModelServer) -> int:
    return sum(1 for asked in server.requests if "chunk_draft" in str(asked.body.get("response_format")))


def spans_missing(brief: Brief, article: Article) -> list[str]:
    return [article.text[span.start : span.end].strip() for span in brief.coverage.failed]


def test_a_chunk_that_fails_for_ever_leaves_the_other_thirty_nine_and_is_named(make: Make, article: Article) -> None:
    with ModelServer(Fault(kind="server_error", containing=SEVENTH)) as server:
        brief = make(server)
    assert not brief.complete
    assert spans_missing(brief, article) == [SENTENCES[7]]
    assert brief.coverage.failed[0].code == "engine_unavailable"
    assert {statement.text for statement in brief.what} == {*SENTENCES} - {SENTENCES[7]}


@pytest.mark.parametrize(
    "kind", ["truncate", "shape", "empty", "junk", "reset", "rate_limit", "server_error", "fenced"]
)
def test_one_bad_answer_in_forty_costs_one_more_request_and_nothing_is_missing(kind: str, make: Make) -> None:
    with ModelServer(Fault(kind=kind, containing=SEVENTH, times=1)) as server:
        brief = make(server)
    assert brief.complete
    assert {statement.text for statement in brief.what} == {*SENTENCES}
    assert chunks_asked(server) == CHUNKS + (kind != "fenced")
    assert brief.made_by.calls == len(server.requests)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("refuse", "answer_refused"),
        ("shape", "answer_unusable"),
        ("content_filter", "answer_refused"),
        ("unauthorized", "engine_misconfigured"),
    ],
)
def test_what_a_model_will_not_answer_is_named_with_its_reason(
    kind: str, code: str, make: Make, article: Article
) -> None:
    with ModelServer(Fault(kind=kind, containing=SEVENTH)) as server:
        brief = make(server)
    assert [span.code for span in brief.coverage.failed] == [code]
    assert spans_missing(brief, article) == [SENTENCES[7]]
    assert len(brief.what) == CHUNKS - 1


@pytest.mark.parametrize("kind", ["length", "no_context"])
def test_a_chunk_whose_answer_is_too_long_is_read_in_halves(kind: str, make: Make, article: Article) -> None:
    whole = f"{SEVENTH} a level of 107 centimetres on the river Ems before noon."
    with ModelServer(Fault(kind=kind, containing=whole)) as server:
        brief = make(server)
    assert brief.complete
    assert brief.coverage.chunks == CHUNKS + 1
    assert brief.made_by.calls == len(server.requests)


def test_what_failed_is_paid_for_alone_when_the_article_comes_again(make: Make) -> None:
    with ModelServer(Fault(kind="overloaded", containing=SEVENTH, times=4)) as server:
        assert not make(server).complete
        before = len(server.requests)
        again = make(server)
    assert again.complete
    assert again.made_by.cached_calls >= CHUNKS - 1
    assert len(server.requests) - before == again.made_by.calls <= 2


def test_a_storm_of_rate_limits_loses_nothing(make: Make) -> None:
    # Two refusals for each of the sixteen that ask at once: no chunk can meet more of them than it has tries.
    with ModelServer(Fault(kind="rate_limit", times=30, seconds=1)) as server:
        brief = make(server)
    assert brief.complete
    assert len(brief.what) == CHUNKS


def test_requests_spent_in_vain_stand_under_the_brief(make: Make) -> None:
    with ModelServer(Fault(kind="shape", containing=SEVENTH)) as server:
        brief = make(server)
    assert brief.made_by.calls == len(server.requests)
    assert brief.made_by.tokens_in == sum(asked.tokens for asked in server.requests)


def test_the_offline_engine_stands_in_for_the_one_chunk_and_the_brief_says_so(make: Make) -> None:
    with ModelServer(Fault(kind="server_error", containing=SEVENTH)) as server:
        brief = make(server, last_resort=OfflineEngine())
    assert brief.complete
    assert brief.made_by.extractive
    assert brief.made_by.engine == "openai+offline"


def test_a_server_that_is_down_altogether_gives_no_brief_but_an_error_that_may_pass(make: Make) -> None:
    with ModelServer(Fault(kind="overloaded")) as server, pytest.raises(EngineError) as caught:
        make(server)
    assert caught.value.retryable
