"""What becomes of a question when the model server fails: over real HTTP, counted in requests and tokens."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from support.model_faults import Fault, kinds
from support.model_server import ModelServer
from support.questions import SENTENCES, SkippingClock, question_of
from wirebrief.bootstrap import SystemClock
from wirebrief.engines.openai import OpenAIEngine, Patience
from wirebrief.errors import (
    AnswerRefused,
    AnswerTooLong,
    AnswerUnusable,
    DeadlineReached,
    EngineError,
    EngineMisconfigured,
    EngineUnavailable,
)
from wirebrief.ports import Answer, Deadline
from wirebrief.settings import OpenAISettings

QUESTION = question_of()
# Where the server hangs or drips it does so for longer than this, so that each such request ends by our time-out. It is
# a hundred times what an answer takes here: one that does come is never taken for one that does not.
SHORT_SECONDS = 2.0
LONG_SECONDS = 300.0
ENDLESS = ("hang", "drip")

Ask = Callable[..., Answer]


@pytest.fixture
def clock() -> SkippingClock:
    return SkippingClock()


@pytest.fixture
def ask(clock: SkippingClock) -> Iterator[Ask]:
    """Ask a server through an engine of its own, on a clock that skips the waiting; the last chance is one half."""
    opened: list[OpenAIEngine] = []

    def ask_once(server: ModelServer, seconds: float = 300.0, **settings: Any) -> Answer:
        waits = any(fault.kind in ENDLESS for fault in server.faults)
        bounds = {"connect_seconds": LONG_SECONDS, "read_seconds": SHORT_SECONDS if waits else LONG_SECONDS}
        chosen = OpenAISettings(**{"base_url": server.url, **bounds, **settings})
        opened.append(OpenAIEngine(chosen, patience=Patience(sleep=clock.sleep, chance=lambda: 0.5)))
        return opened[-1].ask(QUESTION, clock.deadline(seconds))

    yield ask_once
    for engine in opened:
        engine.close()


def failure_of(act: Callable[[], object]) -> EngineError:
    with pytest.raises(EngineError) as caught:
        act()
    return caught.value


PASSING = ["rate_limit", "rate_limit_ms", "rate_limit_date", "rate_limit_bare", "server_error", "overloaded"]
BROKEN = ["reset", "reset_midway", "hang", "drip", "junk", "no_choices", "error_body"]
POOR = ["truncate", "shape", "empty", "prose", "bare"]
ODD = ["fenced", "chatty", "thinking", "uncounted"]
FINAL = {
    "quota": EngineMisconfigured,
    "unauthorized": EngineMisconfigured,
    "forbidden": EngineMisconfigured,
    "no_model": EngineMisconfigured,
    "bad_request": EngineMisconfigured,
    "no_context": AnswerTooLong,
    "length": AnswerTooLong,
    "refuse": AnswerRefused,
    "content_filter": AnswerRefused,
    "prompt_filter": AnswerRefused,
}
FORMS = {"no_bounds": 2, "no_schema": 3, "no_response_format": 4, "no_max_completion_tokens": 2}


def test_every_fault_that_the_server_knows_is_tried_here() -> None:
    assert sorted([*PASSING, *BROKEN, *POOR, *ODD, *FINAL, *FORMS]) == kinds()


@pytest.mark.parametrize("kind", [*PASSING, *BROKEN])
def test_a_fault_that_passes_costs_one_more_request_and_nothing_is_lost(kind: str, ask: Ask) -> None:
    with ModelServer(Fault(kind=kind, times=1)) as server:
        answer = ask(server)
    assert [asked.answered for asked in server.requests] == [kind, "well"]
    assert answer.draft.what[0].text == SENTENCES[0]
    assert answer.usage.calls == 2


@pytest.mark.parametrize("kind", [*BROKEN, "rate_limit_bare", "server_error", "overloaded"])
def test_a_fault_that_stays_ends_after_the_set_number_of_tries(kind: str, ask: Ask) -> None:
    with ModelServer(Fault(kind=kind)) as server:
        failure = failure_of(lambda: ask(server, tries=2))
    assert isinstance(failure, EngineUnavailable)
    assert failure.retryable
    assert len(server.requests) == 2
    assert failure.usage is not None
    assert failure.usage.calls == 2


@pytest.mark.parametrize(("kind", "error"), FINAL.items())
def test_what_asking_again_cannot_mend_is_asked_once(kind: str, error: type[EngineError], ask: Ask) -> None:
    with ModelServer(Fault(kind=kind)) as server:
        failure = failure_of(lambda: ask(server))
    assert type(failure) is error
    assert not failure.retryable
    assert len(server.requests) == 1


@pytest.mark.parametrize("kind", POOR)
def test_an_answer_that_is_no_draft_is_asked_for_once_more_with_a_reminder(kind: str, ask: Ask) -> None:
    with ModelServer(Fault(kind=kind, times=1)) as server:
        answer = ask(server)
    first, second = server.requests
    assert answer.draft.headline is not None
    assert second.text.startswith(first.text)
    assert answer.usage.calls == 2
    assert answer.usage.tokens_in == sum(asked.tokens for asked in server.requests)


@pytest.mark.parametrize("kind", POOR)
def test_two_answers_that_are_no_drafts_end_the_question(kind: str, ask: Ask) -> None:
    with ModelServer(Fault(kind=kind)) as server:
        failure = failure_of(lambda: ask(server))
    assert type(failure) is (AnswerTooLong if kind == "truncate" else AnswerUnusable)
    assert len(server.requests) == 2


def test_the_reminder_has_the_same_size_whatever_was_answered(ask: Ask) -> None:
    added = set()
    for kind in POOR:
        with ModelServer(Fault(kind=kind, times=1)) as server:
            ask(server)
        added.add(server.requests[1].size - server.requests[0].size)
    assert len(added) == 1
    assert added.pop() < 200


@pytest.mark.parametrize("kind", ODD)
def test_an_answer_dressed_oddly_is_read_at_the_first_try(kind: str, ask: Ask) -> None:
    with ModelServer() as plain, ModelServer(Fault(kind=kind)) as odd:
        assert ask(odd).draft == ask(plain).draft
    assert len(odd.requests) == 1


@pytest.mark.parametrize(("kind", "requests"), FORMS.items())
def test_a_server_that_dislikes_the_form_is_asked_in_a_poorer_one(kind: str, requests: int, ask: Ask) -> None:
    with ModelServer(Fault(kind=kind)) as server:
        assert ask(server).draft.headline is not None
    assert len(server.requests) == requests


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_once_refused_is_not_tried_again(kind: str, clock: SkippingClock) -> None:
    with ModelServer(Fault(kind=kind)) as server:
        engine = OpenAIEngine(OpenAISettings(base_url=server.url))
        engine.ask(QUESTION, clock.deadline())
        learnt = len(server.requests)
        engine.ask(question_of("The mayor resigned."), clock.deadline())
        engine.close()
    assert len(server.requests) == learnt + 1


def test_a_server_without_schemas_is_told_the_shape_in_words(ask: Ask) -> None:
    with ModelServer(Fault(kind="no_schema")) as server:
        ask(server)
    assert "json_object" in str(server.requests[-1].body["response_format"])
    assert "additionalProperties" in server.requests[-1].text


@pytest.mark.parametrize("kind", ["rate_limit", "rate_limit_ms", "rate_limit_date"])
def test_the_wait_that_the_server_asks_for_is_kept(kind: str, ask: Ask, clock: SkippingClock) -> None:
    with ModelServer(Fault(kind=kind, times=1, seconds=250)) as server:
        ask(server)
    assert clock.slept[0] <= 251
    assert clock.slept[0] >= (100 if kind == "rate_limit_date" else 250)  # until a date less is left when it is read


def test_a_wait_beyond_the_deadline_is_not_begun(ask: Ask, clock: SkippingClock) -> None:
    with ModelServer(Fault(kind="rate_limit", seconds=90)) as server:
        failure = failure_of(lambda: ask(server, seconds=60))
    assert isinstance(failure, EngineUnavailable)
    assert clock.slept == []
    assert len(server.requests) == 1


def test_a_rate_limit_that_names_its_time_is_borne_longer_than_other_faults(ask: Ask) -> None:
    with ModelServer(Fault(kind="rate_limit", times=8, seconds=1)) as server:
        assert ask(server, tries=4).usage.calls == 9
    with ModelServer(Fault(kind="rate_limit", seconds=1)) as server:
        failure_of(lambda: ask(server, tries=4))
    assert len(server.requests) == 12


def test_waits_grow_without_a_named_time(ask: Ask, clock: SkippingClock) -> None:
    with ModelServer(Fault(kind="server_error")) as server:
        failure_of(lambda: ask(server, tries=8))
    assert clock.slept == [0.25, 0.5, 1.0, 2.0, 4.0, 4.0, 4.0]


def test_nothing_is_sent_when_the_time_is_over(ask: Ask) -> None:
    with ModelServer() as server:
        failure = failure_of(lambda: ask(server, seconds=0))
    assert isinstance(failure, DeadlineReached)
    assert server.requests == []


@pytest.mark.parametrize("kind", ENDLESS)
def test_a_server_that_never_comes_to_an_end_cannot_outlast_the_deadline(kind: str) -> None:
    system = SystemClock()
    with ModelServer(Fault(kind=kind, seconds=0.05 if kind == "drip" else LONG_SECONDS)) as server:
        engine = OpenAIEngine(OpenAISettings(base_url=server.url, read_seconds=LONG_SECONDS))
        engine.warm()  # loading the SDK may take longer than the time that is given
        failure = failure_of(lambda: engine.ask(QUESTION, Deadline(system.monotonic() + SHORT_SECONDS, system)))
        engine.close()
    assert isinstance(failure, DeadlineReached)
    assert len(server.requests) == 1


def test_a_request_that_timed_out_is_booked_as_if_it_was_read(ask: Ask) -> None:
    with ModelServer(Fault(kind="hang", times=1)) as server:
        usage = ask(server).usage
    assert usage.tokens_in > server.requests[1].tokens


@pytest.mark.parametrize("kind", ["no_model", "forbidden", "refuse", "server_error", "shape", "reset"])
def test_the_next_model_in_line_answers_where_the_first_does_not(kind: str, ask: Ask) -> None:
    with ModelServer(Fault(kind=kind, model="first")) as server:
        answer = ask(server, models=("first", "second"), tries=2)
    assert answer.model == "second"
    assert answer.usage.calls == len(server.requests)


def test_an_invalid_key_is_not_tried_on_every_model(ask: Ask) -> None:
    with ModelServer(Fault(kind="unauthorized")) as server:
        failure = failure_of(lambda: ask(server, models=("first", "second")))
    assert "Set a valid API key" in str(failure)
    assert len(server.requests) == 1


def test_when_no_model_answers_the_error_is_the_one_that_may_pass_and_names_all(ask: Ask) -> None:
    with ModelServer(Fault(kind="overloaded", model="first"), Fault(kind="no_model", model="second")) as server:
        failure = failure_of(lambda: ask(server, models=("first", "second"), tries=1))
    assert failure.retryable
    assert "first answered HTTP 503" in str(failure)
    assert "second answered HTTP 404" in str(failure)


def test_nobody_listening_is_an_engine_that_is_unavailable(ask: Ask) -> None:
    with ModelServer() as server:
        pass
    failure = failure_of(lambda: ask(server, tries=2))
    assert isinstance(failure, EngineUnavailable)
    assert failure.usage is not None
    assert failure.usage.tokens_in == 0


@pytest.mark.parametrize("base_url", ["http://[", "localhost:1/v1", "ftp://127.0.0.1/v1", "http://127.0.0.1:99999/v1"])
def test_an_address_that_cannot_be_right_is_named(base_url: str, clock: SkippingClock) -> None:
    engine = OpenAIEngine(OpenAISettings(base_url=base_url), patience=Patience(sleep=clock.sleep))
    assert "base_url" in str(failure_of(lambda: engine.ask(QUESTION, clock.deadline())))


@pytest.mark.parametrize("key", ["sk-“copied”", "sk-a\nb", "sk-\x00"])
def test_a_key_that_cannot_be_right_is_told_without_showing_it(key: str, ask: Ask) -> None:
    with ModelServer() as server:
        failure = failure_of(lambda: ask(server, api_key=key))
    assert isinstance(failure, EngineMisconfigured)
    assert key not in str(failure)
    assert server.requests == []
