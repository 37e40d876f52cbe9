"""What asking costs when it goes well: the cache, the budget, the price, and what is sent."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from support.model_faults import Fault
from support.model_server import ModelServer
from support.questions import CONTEXT, SENTENCES, SkippingClock, chunk_of, question_of
from wirebrief.engines.openai import AnswerCache, OpenAIEngine, Purse
from wirebrief.engines.openai.prices import LIST_PRICES
from wirebrief.errors import BudgetSpent, EngineError, EngineUnavailable, LedgerError, SettingsError, StoreError
from wirebrief.ledgers.sqlite import SqliteLedger
from wirebrief.ports import Failure, LeadQuestion, Question, RepairQuestion
from wirebrief.settings import Budget, OpenAISettings
from wirebrief.stores.folder import FolderStore

QUESTION = question_of()


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


@pytest.fixture
def clock() -> SkippingClock:
    return SkippingClock()


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "store")


def engine_on(server: ModelServer, store: FolderStore | None = None, **settings: Any) -> OpenAIEngine:
    return OpenAIEngine(OpenAISettings(base_url=server.url, **settings), cache=AnswerCache(store) if store else None)


def test_nothing_is_loaded_or_sent_before_the_first_question(server: ModelServer) -> None:
    engine = engine_on(server)
    assert (engine.name, engine.model, engine.extractive) == ("openai", "gpt-5-mini", False)
    assert engine.prompt_version
    assert server.requests == []


def test_the_sdk_is_not_loaded_before_the_first_question() -> None:
    program = """
import sys
from wirebrief.engines.openai import OpenAIEngine
from wirebrief.settings import OpenAISettings
OpenAIEngine(OpenAISettings()).prompt_version
print({"openai", "httpx2", "pydantic"} & set(sys.modules))
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_a_request_is_chat_completions_with_a_strict_schema_that_the_answer_fits(
    server: ModelServer, clock: SkippingClock
) -> None:
    engine_on(server, parameters={"reasoning_effort": "low"}).ask(QUESTION, clock.deadline())
    body = server.requests[0].body
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert body["response_format"]["json_schema"]["strict"] is True
    assert body["max_completion_tokens"] == OpenAISettings().answer_tokens
    assert body["reasoning_effort"] == "low"
    jsonschema.Draft202012Validator.check_schema(body["response_format"]["json_schema"]["schema"])


def test_usage_is_what_the_server_counted_at_the_known_price(server: ModelServer, clock: SkippingClock) -> None:
    usage = engine_on(server, prices={"gpt-5-mini": (1.0, 10.0)}).ask(QUESTION, clock.deadline()).usage
    assert usage.tokens_in == server.requests[0].tokens
    assert usage.cost_usd == pytest.approx((usage.tokens_in + 10 * usage.tokens_out) / 1e6)


def test_the_cost_of_a_model_without_a_known_price_is_not_known(server: ModelServer, clock: SkippingClock) -> None:
    assert engine_on(server, models=("house-model",)).ask(QUESTION, clock.deadline()).usage.cost_usd is None


def test_an_answer_is_paid_for_once(server: ModelServer, clock: SkippingClock, store: FolderStore) -> None:
    first = engine_on(server, store).ask(QUESTION, clock.deadline())
    again = engine_on(server, store).ask(QUESTION, clock.deadline())
    assert again.draft == first.draft
    assert (again.usage.calls, again.usage.cached_calls, again.usage.tokens_in) == (0, 1, 0)
    assert again.usage.cost_usd == 0.0
    assert len(server.requests) == 1


def test_another_question_model_or_parameter_is_another_answer(
    server: ModelServer, clock: SkippingClock, store: FolderStore
) -> None:
    failure = Failure(field="what[0]", item="{}", text="x", rule="names", reason="unknown")
    questions: list[Question] = [
        QUESTION,
        question_of("Rain fell."),
        RepairQuestion(chunk=chunk_of(), context=CONTEXT, failures=(failure,)),
        LeadQuestion(context=CONTEXT, statements=SENTENCES),
    ]
    for question in questions:
        engine_on(server, store).ask(question, clock.deadline())
    engine_on(server, store, models=("gpt-5-nano",)).ask(QUESTION, clock.deadline())
    engine_on(server, store, parameters={"temperature": 0}).ask(QUESTION, clock.deadline())
    assert len(server.requests) == len(list(store.list("answers/"))) == 6


def test_the_address_of_the_server_and_the_day_are_not_part_of_the_key(
    clock: SkippingClock, store: FolderStore
) -> None:
    for seconds in (60.0, 61.0):
        with ModelServer() as server:
            engine_on(server, store, read_seconds=seconds).ask(QUESTION, clock.deadline())
    assert len(list(store.list("answers/"))) == 1
    assert server.requests == []


def test_an_answer_of_a_later_model_in_line_is_found_again(clock: SkippingClock, store: FolderStore) -> None:
    with ModelServer(Fault(kind="no_model", model="first")) as server:
        for _ in range(2):
            answer = engine_on(server, store, models=("first", "second")).ask(QUESTION, clock.deadline())
    assert answer.model == "second"
    assert len(server.requests) == 2


@pytest.mark.parametrize("kind", ["shape", "length", "refuse", "truncate", "empty", "unauthorized"])
def test_what_is_no_draft_is_never_kept(kind: str, clock: SkippingClock, store: FolderStore) -> None:
    with ModelServer(Fault(kind=kind)) as server, pytest.raises(EngineError):
        engine_on(server, store).ask(QUESTION, clock.deadline())
    assert list(store.list("answers/")) == []


@pytest.mark.parametrize("content", [b"", b"\xff", b'{"key":"x"', b"{}", b'{"key":"x","draft":{}}'])
def test_a_kept_answer_that_was_spoilt_is_asked_for_again_and_mended(
    content: bytes, server: ModelServer, clock: SkippingClock, store: FolderStore
) -> None:
    engine = engine_on(server, store)
    draft = engine.ask(QUESTION, clock.deadline()).draft
    (key,) = store.list("answers/")
    store.put(key, content, "application/json")
    assert engine.ask(QUESTION, clock.deadline()).draft == draft
    assert engine.ask(QUESTION, clock.deadline()).usage.cached_calls == 1
    assert len(server.requests) == 2


class BrokenStore(FolderStore):
    """A store that is down."""

    def get(self, key: str) -> bytes:
        raise StoreError("down")

    def put(self, key: str, content: bytes, media_type: str) -> None:
        raise StoreError("down")


def test_a_store_that_is_down_costs_a_call_and_no_answer(
    server: ModelServer, clock: SkippingClock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert engine_on(server, BrokenStore(tmp_path)).ask(QUESTION, clock.deadline()).draft.headline
    assert "asked for again" in caplog.text
    assert "paid for again" in caplog.text


def test_a_spent_budget_sends_nothing_and_says_so(server: ModelServer, clock: SkippingClock, tmp_path: Path) -> None:
    purse = Purse(Budget(tokens_per_article=5000), SqliteLedger(tmp_path / "ledger.sqlite"), clock)
    engine = OpenAIEngine(OpenAISettings(base_url=server.url), purse=purse)
    with pytest.raises(BudgetSpent, match="tokens_per_article"):
        engine.ask(QUESTION, clock.deadline())
    assert server.requests == []


def test_the_ledger_counts_what_was_spent(server: ModelServer, clock: SkippingClock, tmp_path: Path) -> None:
    ledger = SqliteLedger(tmp_path / "ledger.sqlite")
    engine = OpenAIEngine(OpenAISettings(base_url=server.url), purse=Purse(Budget(usd_per_day=1.0), ledger, clock))
    usage = engine.ask(QUESTION, clock.deadline()).usage
    tokens, usd = ledger.spent(clock.now().date().isoformat())
    assert tokens == usage.tokens_in + usage.tokens_out
    assert usd == pytest.approx(usage.cost_usd)


def test_a_model_of_unknown_price_counts_against_the_day_as_the_dearest_that_is_known(
    server: ModelServer, clock: SkippingClock, tmp_path: Path
) -> None:
    ledger = SqliteLedger(tmp_path / "ledger.sqlite")
    settings = OpenAISettings(base_url=server.url, models=("house-model",))
    engine = OpenAIEngine(settings, purse=Purse(Budget(usd_per_day=1.0), ledger, clock))
    usage = engine.ask(QUESTION, clock.deadline()).usage
    dearest = max(LIST_PRICES.values(), key=sum)
    _, usd = ledger.spent(clock.now().date().isoformat())
    assert usage.cost_usd is None
    assert usd == pytest.approx((usage.tokens_in * dearest[0] + usage.tokens_out * dearest[1]) / 1e6)


def test_forty_questions_at_once_keep_to_the_budget_of_the_day(clock: SkippingClock, tmp_path: Path) -> None:
    ledger = SqliteLedger(tmp_path / "ledger.sqlite")
    purse = Purse(Budget(tokens_per_article=None, tokens_per_day=60_000), ledger, clock)
    with ModelServer(delay=0.05) as server:
        engine = OpenAIEngine(OpenAISettings(base_url=server.url, concurrency=40), purse=purse)
        with ThreadPoolExecutor(40) as pool:
            questions = [question_of(f"Ship number {number} left.") for number in range(40)]
            answers = list(pool.map(lambda question: engine.ask(question, clock.deadline()), questions))
    assert len(answers) == len(server.requests) == 40
    assert ledger.spent(clock.now().date().isoformat())[0] == sum(
        answer.usage.tokens_in + answer.usage.tokens_out for answer in answers
    )


class BrokenLedger(SqliteLedger):
    """A ledger that is down when the budget is to be counted."""

    def spend(self, day: str, tokens: int, usd: float) -> None:
        raise LedgerError("down")


def test_what_cannot_be_counted_is_not_spent(server: ModelServer, clock: SkippingClock, tmp_path: Path) -> None:
    purse = Purse(Budget(tokens_per_day=10**6), BrokenLedger(tmp_path / "ledger.sqlite"), clock)
    with pytest.raises(EngineUnavailable, match="cannot be counted"):
        OpenAIEngine(OpenAISettings(base_url=server.url), purse=purse).ask(QUESTION, clock.deadline())
    assert server.requests == []


def test_an_engine_can_be_closed_and_asked_again(server: ModelServer, clock: SkippingClock) -> None:
    engine = engine_on(server)
    engine.warm()
    engine.ask(QUESTION, clock.deadline())
    engine.close()
    assert engine.ask(QUESTION, clock.deadline()).draft.headline


def test_an_engine_without_a_model_is_a_mistake_in_the_settings() -> None:
    with pytest.raises(SettingsError, match="models"):
        OpenAIEngine(OpenAISettings(models=()))
