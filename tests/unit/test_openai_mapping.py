"""Every way in which the SDK and a server can fail has a meaning of ours: none is left over."""

import inspect
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx2
import openai
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.engines.openai.client import fault_of
from wirebrief.engines.openai.fault import Refusal, retry_after, status_fault
from wirebrief.errors import AnswerRefused, AnswerTooLong, EngineError, EngineMisconfigured, EngineUnavailable

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
REQUEST = httpx2.Request("POST", "http://127.0.0.1/v1/chat/completions")

# Raised only by parts of the SDK that we do not call: parsing helpers, webhooks, web sockets, workload identity.
NOT_OURS = {
    openai.LengthFinishReasonError,
    openai.ContentFilterFinishReasonError,
    openai.WebSocketConnectionClosedError,
    openai.WebSocketQueueFullError,
}
MEANINGS: dict[type[Exception], type[EngineError]] = {
    openai.OpenAIError: EngineMisconfigured,
    openai.APIError: EngineMisconfigured,
    openai.APIConnectionError: EngineUnavailable,
    openai.APITimeoutError: EngineUnavailable,
    openai.APIResponseValidationError: EngineUnavailable,
    openai.APIStatusError: EngineMisconfigured,
    openai.BadRequestError: EngineMisconfigured,
    openai.AuthenticationError: EngineMisconfigured,
    openai.OAuthError: EngineMisconfigured,
    openai.PermissionDeniedError: EngineMisconfigured,
    openai.NotFoundError: EngineMisconfigured,
    openai.ConflictError: EngineUnavailable,
    openai.UnprocessableEntityError: EngineMisconfigured,
    openai.RateLimitError: EngineUnavailable,
    openai.InternalServerError: EngineUnavailable,
}


def family(base: type[Exception]) -> Iterator[type[Exception]]:
    yield base
    for child in base.__subclasses__():
        yield from family(child)


def instance_of(kind: type[Exception]) -> Exception:
    status = getattr(kind, "status_code", 500 if kind is openai.InternalServerError else 418)
    response = httpx2.Response(status if isinstance(status, int) else 418, request=REQUEST, content=b"{}")
    known = {"message": "broken", "request": REQUEST, "response": response, "body": None}
    wanted = inspect.signature(kind).parameters
    return kind(**{name: value for name, value in known.items() if name in wanted})


def test_no_exception_of_the_sdk_is_without_a_meaning() -> None:
    public = {kind for kind in family(openai.OpenAIError) if getattr(openai, kind.__name__.lstrip("_"), None) is kind}
    assert public - NOT_OURS == set(MEANINGS)


@pytest.mark.parametrize(("kind", "meaning"), MEANINGS.items())
def test_each_exception_of_the_sdk_becomes_our_error(kind: type[Exception], meaning: type[EngineError]) -> None:
    exc = openai.OpenAIError("broken") if kind is openai.OpenAIError else instance_of(kind)
    fault = fault_of(exc, "gpt-5-mini")
    assert type(fault.error) is meaning
    assert fault.error.__cause__ is exc
    assert "gpt-5-mini" in str(fault.error)
    assert fault.again == fault.error.retryable


@pytest.mark.parametrize("kind", sorted(set(family(httpx2.RequestError)), key=lambda kind: kind.__name__))
def test_each_exception_of_the_transport_is_an_engine_that_may_come_back(kind: type[Exception]) -> None:
    exc = kind("broken") if kind is not openai.APIError else instance_of(kind)
    assert isinstance(fault_of(exc, "gpt-5-mini").error, EngineUnavailable)


def test_what_cannot_have_reached_the_server_is_not_billed() -> None:
    unsent = (httpx2.ConnectError("no"), httpx2.ConnectTimeout("no"), httpx2.PoolTimeout("no"))
    assert not any(fault_of(exc, "m").billed for exc in unsent)
    assert fault_of(httpx2.ReadTimeout("late"), "m").billed


REFUSALS = {
    (400, "This model's maximum context length is 8192 tokens"): AnswerTooLong,
    (413, "payload too large"): AnswerTooLong,
    (400, "The response was filtered due to the content management policy"): AnswerRefused,
    (400, '{"error":{"code":"invalid_prompt"}}'): AnswerRefused,
    (429, '{"error":{"code":"insufficient_quota"}}'): EngineMisconfigured,
    (403, '{"error":{"code":"billing_not_active"}}'): EngineMisconfigured,
    (400, "the request exceeds the available context size"): AnswerTooLong,
    (502, "bad gateway"): EngineUnavailable,
    (529, "overloaded"): EngineUnavailable,
    (408, "time-out"): EngineUnavailable,
    (418, "I am a teapot"): EngineMisconfigured,
}


@pytest.mark.parametrize(("refusal", "meaning"), REFUSALS.items())
def test_the_words_of_a_refusal_decide_where_the_status_does_not(
    refusal: tuple[int, str], meaning: type[EngineError]
) -> None:
    status, words = refusal
    told = Refusal(status=status, headers={}, body=words.encode())
    assert type(status_fault(told, "m", NOW).error) is meaning


@pytest.mark.parametrize(
    "body",
    [
        b'{"error":{"message":"no such model"}}',
        b'{"error":"no such model"}',
        b'{"message":"no such model"}',
        b"no such model",
    ],
)
def test_the_servers_own_reason_is_told_however_it_is_wrapped(body: bytes) -> None:
    fault = status_fault(Refusal(status=404, headers={}, body=body), "gpt-9", NOW)
    assert str(fault.error) == "gpt-9 answered HTTP 404: no such model. Check the model's name and base_url."


def test_a_long_reason_is_quoted_in_part() -> None:
    fault = status_fault(Refusal(status=500, headers={}, body=b"x" * 90_000), "m", NOW)
    assert len(str(fault.error)) < 500


WAITS = {
    "seconds": ({"retry-after": "7"}, 7.0),
    "fractions": ({"retry-after": "0.5"}, 0.5),
    "milliseconds": ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
    "date": ({"retry-after": format_datetime(NOW + timedelta(seconds=30), usegmt=True)}, 30.0),
    "date gone by": ({"retry-after": format_datetime(NOW - timedelta(days=1), usegmt=True)}, 0.0),
    "negative": ({"retry-after": "-3"}, 0.0),
    "nothing": ({}, None),
    "words": ({"retry-after": "soon"}, None),
    "endless": ({"retry-after": "inf"}, None),
    "no number": ({"retry-after": "nan"}, None),
    "date without a zone": ({"retry-after": "Mon, 02 Mar 2026 12:00:05"}, None),
}


@pytest.mark.parametrize(("headers", "seconds"), WAITS.values(), ids=WAITS)
def test_a_named_wait_is_read_in_every_form(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, NOW) == seconds


@given(st.text())
def test_any_header_gives_a_wait_or_none(value: str) -> None:
    seconds = retry_after({"retry-after": value, "retry-after-ms": value}, NOW)
    assert seconds is None or seconds >= 0


@given(st.integers(min_value=400, max_value=599), st.binary(max_size=200))
def test_any_refusal_has_a_meaning(status: int, body: bytes) -> None:
    assert isinstance(status_fault(Refusal(status=status, headers={}, body=body), "m", NOW).error, EngineError)
