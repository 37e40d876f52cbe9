"""Talk to the server through the SDK. The only module that imports it, and so only loaded when a request is made."""

import time
import weakref
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

import httpx2
import openai

from wirebrief.engines.openai.fault import Fault, Refusal, status_fault
from wirebrief.errors import EngineMisconfigured, EngineUnavailable
from wirebrief.settings import OpenAISettings

DEFAULT_BASE_URL: Final = "https://api.openai.com/v1"
NO_KEY: Final = "none"  # a server on the own machine wants no key, but the SDK does
# A draft at the bounds of its schema is about 60 KB; a body far beyond this is no draft, and is not read to its end.
LONGEST_BODY_BYTES: Final = 8_000_000
_UNDER_WAY: Final = "wirebrief_began"


def open_client(settings: OpenAISettings) -> "Client":
    """Return a client for the server in the settings.

    Raises:
        EngineMisconfigured: the address or the key cannot be right.
    """
    key = settings.api_key.strip()
    if not (key.isascii() and key.isprintable()):
        raise EngineMisconfigured("The API key holds characters that no key has: copy it again.")
    try:
        return Client(settings, key)
    except (openai.OpenAIError, httpx2.InvalidURL, ValueError, OSError) as exc:
        place = settings.base_url or DEFAULT_BASE_URL
        raise EngineMisconfigured(f"{place} cannot be connected to: {exc}. Check base_url and the proxy.") from exc


class Client:
    """One connection pool to one server, as wide as calls run at once. Thread-safe."""

    def __init__(self, settings: OpenAISettings, key: str) -> None:
        self._connect_seconds = settings.connect_seconds
        width = settings.concurrency
        pool = openai.DefaultHttpxClient(
            limits=httpx2.Limits(max_connections=width, max_keepalive_connections=width),
            event_hooks={"request": [_note_begin], "response": [_bound_body]},
        )
        self._sdk = openai.OpenAI(
            api_key=key or NO_KEY,
            base_url=settings.base_url or DEFAULT_BASE_URL,
            max_retries=0,
            http_client=pool,
        )
        self.close = weakref.finalize(self, pool.close)
        """Close the connections; done by itself when nobody holds the client any more."""

    def post(self, model: str, body: bytes, seconds: float) -> bytes | Fault:
        """Send one Chat Completions request; return the body of the answer, or why there is none in `seconds`.

        The body goes and comes as bytes: building and taking apart the SDK's own models took half of the time
        that 40 calls at once have beside the waiting (see `bench/fan_out.py`).
        """
        limit = httpx2.Timeout(seconds, connect=min(seconds, self._connect_seconds))
        try:
            response = self._sdk.post(
                "/chat/completions",
                content=body,
                cast_to=httpx2.Response,
                options={"timeout": limit, "headers": {"Content-Type": "application/json"}},
            )
        except (openai.OpenAIError, httpx2.HTTPError, httpx2.InvalidURL) as exc:
            return fault_of(exc, model)
        return response.content


def fault_of(exc: Exception, model: str) -> Fault:
    """Return what an exception of the SDK or its transport means; `fault.error` has it as its cause."""
    fault = _fault_of(exc, model)
    fault.error.__cause__ = exc
    return fault


def _fault_of(exc: Exception, model: str) -> Fault:
    match exc:
        case openai.APIStatusError():
            headers = {name.lower(): value for name, value in exc.response.headers.items()}
            refusal = Refusal(status=exc.status_code, headers=headers, body=exc.response.content)
            return status_fault(refusal, model, datetime.now(UTC))
        case openai.APITimeoutError() | httpx2.TimeoutException():
            error = EngineUnavailable(f"{model} did not answer in time; run again later, or raise read_seconds.")
            return Fault(error=error, again=True, other_model=True, billed=not _never_sent(exc))
        case openai.APIConnectionError() | openai.APIResponseValidationError() | httpx2.RequestError():
            reason = exc.__cause__ or exc
            error = EngineUnavailable(f"The connection to {model} failed: {reason}. Check base_url and the network.")
            return Fault(error=error, again=True, other_model=True, billed=not _never_sent(exc))
        case _:
            return Fault(error=EngineMisconfigured(f"{model} cannot be asked: {exc}. Check base_url and the API key."))


def _never_sent(exc: Exception) -> bool:
    """Return whether the request cannot have reached the server: what it may have worked on may be billed."""
    early = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
    return isinstance(exc, early) or isinstance(exc.__cause__, early)


def _note_begin(request: httpx2.Request) -> None:
    request.extensions[_UNDER_WAY] = time.monotonic()


def _bound_body(response: httpx2.Response) -> None:
    """Hold the whole answer to the time-out: the transport's own begins anew with every byte that drips in."""
    request = response.request
    end = request.extensions[_UNDER_WAY] + request.extensions["timeout"]["read"]
    if isinstance(response.stream, httpx2.SyncByteStream):
        response.stream = _Bounded(response.stream, request, end)


class _Bounded(httpx2.SyncByteStream):
    """A body that may neither last beyond a moment of the monotonic clock nor grow without end."""

    def __init__(self, stream: httpx2.SyncByteStream, request: httpx2.Request, end: float) -> None:
        self._stream, self._request, self._end = stream, request, end

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for piece in self._stream:
            size += len(piece)
            if time.monotonic() > self._end:
                raise httpx2.ReadTimeout("the answer was not whole in time", request=self._request)
            if size > LONGEST_BODY_BYTES:
                raise httpx2.ReadError("the answer is far too long for a draft", request=self._request)
            yield piece

    def close(self) -> None:
        self._stream.close()
