"""Every way in which the model server can fail, by name."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One way to fail, and when.

    Only requests that contain `containing`, only the server's `on_call`-th (1 for the first), only for `model`;
    the first `times` of those, None for all of them for ever. `seconds` is how long to wait, or to make wait.
    """

    kind: str
    times: int | None = None
    containing: str = ""
    on_call: int | None = None
    model: str | None = None
    seconds: float = 0.0

    def meets(self, number: int, body: Mapping[str, Any]) -> bool:
        """Return whether this request is one to fail, as far as can be told from it alone."""
        asked = json.dumps(body, ensure_ascii=False)
        return (
            self.on_call in {None, number}
            and self.model in {None, body.get("model")}
            and self.containing in asked
            and _DISLIKED.get(self.kind, "") in asked
        )


@dataclass(frozen=True, kw_only=True)
class Response:
    """What goes over the wire. `pause` seconds pass before each piece; `reset` breaks the connection after them."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    pieces: int = 1
    pause: float = 0.0
    reset: bool = False
    hang: float = 0.0


def prompt_tokens(body: Mapping[str, Any]) -> int:
    """Return what the server counts for the messages: four bytes to a token."""
    return sum(len(str(message.get("content")).encode()) for message in body.get("messages", ())) // 4


def completion(
    content: str | None, body: Mapping[str, Any], finish: str = "stop", refusal: str | None = None
) -> Response:
    """Return a chat completion with this content."""
    tokens = {"prompt_tokens": prompt_tokens(body), "completion_tokens": len((content or "").encode()) // 4}
    message = {"role": "assistant", "content": content, "refusal": refusal}
    whole = {
        "id": "chatcmpl-test",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": body.get("model"),
        "choices": [{"index": 0, "finish_reason": finish, "message": message}],
        "usage": {**tokens, "total_tokens": sum(tokens.values())},
    }
    return Response(body=json.dumps(whole, ensure_ascii=False).encode())


def error(status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return an error as OpenAI words it."""
    told = {"error": {"message": message, "type": code, "param": None, "code": code}}
    return Response(status=status, body=json.dumps(told).encode(), headers=headers or {})


def respond(fault: Fault, body: Mapping[str, Any], honest: Callable[[], str]) -> Response:
    """Return how this fault answers the request."""
    return _KINDS[fault.kind](fault, body, honest)


def kinds() -> list[str]:
    """Return the names of all faults."""
    return sorted(_KINDS)


# A fault of this kind strikes only requests that hold these words: what the server dislikes about them.
_DISLIKED = {
    "no_schema": '"json_schema"',
    "no_bounds": '"maxItems"',
    "no_response_format": '"response_format"',
    "no_max_completion_tokens": '"max_completion_tokens"',
}

_Kind = Callable[[Fault, Mapping[str, Any], Callable[[], str]], Response]
_UNSUPPORTED = "unsupported_parameter"

_KINDS: dict[str, _Kind] = {
    # the server is busy or broken
    "rate_limit": lambda f, _b, _h: error(429, "rate_limit_exceeded", "Too fast.", {"Retry-After": f"{f.seconds:g}"}),
    "rate_limit_ms": lambda f, _b, _h: error(
        429, "slow_down", "Too fast.", {"retry-after-ms": f"{f.seconds * 1000:g}"}
    ),
    "rate_limit_date": lambda f, _b, _h: error(
        429, "slow_down", "Too fast.", {"Retry-After": formatdate(time.time() + f.seconds, usegmt=True)}
    ),
    "rate_limit_bare": lambda _f, _b, _h: error(429, "rate_limit_exceeded", "Too fast."),
    "server_error": lambda _f, _b, _h: error(500, "server_error", "Something broke."),
    "overloaded": lambda _f, _b, _h: Response(status=503, body=b"<html>busy</html>"),
    "reset": lambda _f, _b, _h: Response(reset=True),
    "reset_midway": lambda _f, b, h: _with(completion(h(), b), reset=True),
    "hang": lambda f, _b, _h: Response(hang=f.seconds or 30.0),
    "drip": lambda f, b, h: _with(completion(h(), b), pieces=1000, pause=f.seconds or 0.05),
    # the account or the settings are wrong
    "quota": lambda _f, _b, _h: error(429, "insufficient_quota", "You exceeded your current quota."),
    "unauthorized": lambda _f, _b, _h: error(401, "invalid_api_key", "Incorrect API key provided."),
    "forbidden": lambda _f, _b, _h: error(403, "model_not_allowed", "No access to this model."),
    "no_model": lambda _f, _b, _h: error(404, "model_not_found", "The model does not exist."),
    "bad_request": lambda _f, _b, _h: error(400, "invalid_request_error", "Unknown parameter: 'colour'."),
    "no_schema": lambda _f, _b, _h: error(400, _UNSUPPORTED, "response_format of type json_schema is not supported."),
    "no_bounds": lambda _f, _b, _h: error(400, "invalid_schema", "Invalid schema: 'maxItems' is not permitted."),
    "no_response_format": lambda _f, _b, _h: error(400, _UNSUPPORTED, "response_format is not supported."),
    "no_max_completion_tokens": lambda _f, _b, _h: error(400, _UNSUPPORTED, "Unknown: max_completion_tokens."),
    "no_context": lambda _f, _b, _h: error(400, "context_length_exceeded", "This model's maximum context length is 1."),
    # the model will not, or cannot
    "refuse": lambda _f, b, _h: completion(None, b, refusal="I cannot help with that."),
    "content_filter": lambda _f, b, h: completion(h()[:40], b, finish="content_filter"),
    "prompt_filter": lambda _f, _b, _h: error(400, "content_filter", "The prompt was filtered."),
    "length": lambda _f, b, h: completion(h()[:60], b, finish="length"),
    "truncate": lambda _f, b, h: completion(h()[:-20], b),
    "shape": lambda _f, b, _h: completion('{"answer": "All is well."}', b),
    "empty": lambda _f, b, _h: completion("", b),
    "prose": lambda _f, b, _h: completion("I read the article with interest.", b),
    "bare": lambda _f, b, _h: completion("{}", b),
    # odd, but good enough
    "fenced": lambda _f, b, h: completion(f"```json\n{h()}\n```", b),
    "chatty": lambda _f, b, h: completion(f"Here is the brief you asked for:\n\n{h()}\n\nAnything else?", b),
    "thinking": lambda _f, b, h: completion(f"<think>Is {{this}} it?</think>\n{h()}", b),
    "uncounted": lambda _f, b, h: _uncounted(completion(h(), b)),
    # what comes back is no completion at all
    "junk": lambda _f, _b, _h: Response(body=b"\x00\xff<html>not what you asked for"),
    "no_choices": lambda _f, _b, _h: Response(body=b'{"id":"x","object":"chat.completion","choices":[]}'),
    "error_body": lambda _f, _b, _h: Response(body=b'{"error":{"message":"upstream broke","code":502}}'),
}


def _with(response: Response, **changes: Any) -> Response:
    return Response(**{**response.__dict__, **changes})


def _uncounted(response: Response) -> Response:
    whole = json.loads(response.body)
    del whole["usage"]
    return _with(response, body=json.dumps(whole).encode())
