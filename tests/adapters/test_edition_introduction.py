"""An introduction by a model, asked over real HTTP: only what holds is shown, and no edition fails for want of it."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from msgspec.structs import replace

from support.model_faults import Fault
from support.model_server import ModelServer
from support.newsroom import MORNING, Newsroom
from support.questions import SkippingClock
from support.reports import write_reports
from wirebrief.edition.archive import load
from wirebrief.edition.compile import compile_edition
from wirebrief.edition.desk import Plan
from wirebrief.edition.introduction import Writer
from wirebrief.edition.types import Edition
from wirebrief.edition.view import Look
from wirebrief.engines.offline import OfflineEngine
from wirebrief.engines.openai import AnswerCache, OpenAIEngine, Patience, Purse
from wirebrief.ledgers.sqlite import SqliteLedger
from wirebrief.mail.letters import edition_letter
from wirebrief.ports import Engine
from wirebrief.settings import Budget, OpenAISettings

PLAN = Plan(date="2026-11-22")
REPORTS = [report for report in write_reports() if report.event in {"ferry-fire", "recount", "moon"}]

Make = Callable[[Engine], Edition]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    newsroom = Newsroom(tmp_path)
    newsroom.publish(REPORTS)
    yield newsroom
    newsroom.close()


@pytest.fixture
def make(room: Newsroom) -> Make:
    def made(engine: Engine) -> Edition:
        desk = replace(room.desk, writer=Writer(engine=engine, clock=SkippingClock()))
        return load(room.store, compile_edition(desk, PLAN, MORNING))

    return made


def engine_on(
    server: ModelServer, room: Newsroom, budget: Budget | None = None, read_seconds: float = 60.0
) -> OpenAIEngine:
    clock = SkippingClock()
    ledger = SqliteLedger(room.root / "spending.sqlite3")
    return OpenAIEngine(
        OpenAISettings(base_url=server.url, read_seconds=read_seconds),
        AnswerCache(room.store),
        Purse(budget, ledger, clock) if budget else None,
        Patience(sleep=clock.sleep, chance=lambda: 0.5),
    )


def saying(*sentences: tuple[str, list[int]]) -> Callable[[dict[str, Any]], str]:
    return lambda _: json.dumps({"summary": [{"text": text, "sentences": cited} for text, cited in sentences]})


def test_what_the_model_says_of_the_statements_stands_before_them_labelled_as_its_own(
    room: Newsroom, make: Make
) -> None:
    with ModelServer() as server:
        edition = make(engine_on(server, room))
    assert edition.introduction is not None
    assert len(edition.introduction.sentences) >= 2
    assert edition.introduction.usage.calls == 1
    letter = edition_letter(edition, (), Look())
    assert letter is not None
    page = lxml.html.fromstring(room.store.get("editions/2026-11-22/edition.html"))
    texts = [page.text_content(), lxml.html.fromstring(letter.html).text_content(), letter.text]
    texts += [room.store.get(f"editions/2026-11-22/edition.{name}").decode() for name in ("txt", "md")]
    for text in (" ".join(each.replace("\\", "").split()) for each in texts):
        assert "written by a language model" in text
        assert edition.introduction.sentences[0].text in text


def test_every_sentence_stands_on_passages_of_the_one_story_that_it_leads_to(room: Newsroom, make: Make) -> None:
    with ModelServer() as server:
        edition = make(engine_on(server, room))
    assert edition.introduction is not None
    stories = {story.id: story for story in edition.stories}
    texts = {report.id: report.text for report in REPORTS}
    for sentence in edition.introduction.sentences:
        articles = {source.article for source in stories[sentence.story].sources}
        for passage in sentence.passages:
            assert passage.article in articles
            evidence = passage.evidence
            assert texts[passage.article][evidence.start : evidence.end] == evidence.quote


def test_what_no_statement_says_is_left_out_and_counted(room: Newsroom, make: Make) -> None:
    wrong = [
        ("The ferry fire killed four hundred people.", [1]),
        ("President Quillon resigned over it.", [1]),
        ("A scandal without equal.", [99]),
        ("See https://evil.example for more.", [1]),
        ("Uncited words.", []),
    ]

    def answer(body: dict[str, Any]) -> str:
        first = re.search(r"^1 (.+)$", body["messages"][-1]["content"], re.MULTILINE)
        assert first is not None
        return saying((first[1], [1]), *wrong)(body)

    with ModelServer(answer=answer) as server:
        introduction = make(engine_on(server, room)).introduction
    assert introduction is not None
    assert len(introduction.sentences) == 1
    assert introduction.rejected == len(wrong)


def test_a_sentence_that_mixes_two_stories_is_left_out(room: Newsroom, make: Make) -> None:
    def mixed(body: dict[str, Any]) -> str:
        lines = re.findall(r"^(\d+) (.+)$", body["messages"][-1]["content"], re.MULTILINE)
        (first, one), (last, other) = lines[0], lines[-1]
        return saying((f"{one.rstrip('.')}, and {other}", [int(first), int(last)]))(body)

    with ModelServer(answer=mixed) as server:
        edition = make(engine_on(server, room))
    assert edition.introduction is not None
    assert (edition.introduction.sentences, edition.introduction.rejected) == ((), 1)
    assert edition.introduction.reason == "nothing_held"
    assert "language model" not in room.store.get("editions/2026-11-22/edition.html").decode()


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("server_error", "engine_unavailable"),
        ("reset", "engine_unavailable"),
        ("hang", "engine_unavailable"),
        ("refuse", "answer_refused"),
        ("unauthorized", "engine_misconfigured"),
        ("truncate", "answer_too_long"),
        ("prose", "answer_unusable"),
    ],
)
def test_a_model_that_fails_costs_the_edition_its_introduction_and_no_more(
    room: Newsroom, make: Make, kind: str, reason: str
) -> None:
    with ModelServer(Fault(kind=kind)) as server:
        edition = make(engine_on(server, room, read_seconds=0.4 if kind == "hang" else 60.0))
    assert edition.introduction is not None
    assert (edition.introduction.sentences, edition.introduction.reason) == ((), reason)
    assert len(edition.stories) == 3
    told = json.loads(room.store.get("editions/2026-11-22/edition.json"))
    assert told["introduction"]["reason"] == reason


def test_a_model_that_is_gone_costs_no_edition(room: Newsroom, make: Make) -> None:
    with ModelServer() as server:
        engine = engine_on(server, room)
    edition = make(engine)
    assert edition.introduction is not None
    assert edition.introduction.reason == "engine_unavailable"


def test_a_compile_that_is_repeated_pays_for_the_introduction_once(room: Newsroom) -> None:
    with ModelServer() as server:
        for day in ("one", "two"):
            other = Newsroom(room.root / day)
            other.publish(REPORTS)
            desk = replace(other.desk, writer=Writer(engine=engine_on(server, room), clock=SkippingClock()))
            edition = load(other.store, compile_edition(desk, PLAN, MORNING))
            other.close()
    assert len(server.requests) == 1
    assert edition.introduction is not None
    assert edition.introduction.usage.cached_calls == 1


def test_a_spent_budget_costs_the_introduction(room: Newsroom, make: Make) -> None:
    with ModelServer() as server:
        edition = make(engine_on(server, room, Budget(tokens_per_day=10)))
    assert server.requests == []
    assert edition.introduction is not None
    assert edition.introduction.reason == "budget_spent"


def test_the_offline_engine_writes_no_introductions(make: Make) -> None:
    edition = make(OfflineEngine())
    assert edition.introduction is not None
    assert edition.introduction.reason == "no_model"


def test_nobody_is_asked_unless_it_is_wanted(room: Newsroom) -> None:
    assert load(room.store, compile_edition(room.desk, PLAN, MORNING)).introduction is None
