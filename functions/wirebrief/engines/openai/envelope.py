"""Open what a server sent back: the one choice of a chat completion and what it counted."""

import msgspec
from msgspec import Struct

from wirebrief.decoding import decodable


class _Message(Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(Struct):
    message: _Message
    finish_reason: str | None = None


class _Usage(Struct):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Completion(Struct):
    choices: tuple[_Choice, ...]
    usage: _Usage | None = None


class Reply(Struct, frozen=True, kw_only=True):
    """What the model said, and what the server counted; tokens are None where it did not count."""

    content: str
    refusal: str | None
    finish: str | None
    tokens_in: int | None
    tokens_out: int | None


def open_envelope(body: bytes) -> Reply | None:
    """Return the first choice, None where the body is not a chat completion with at least one."""
    try:
        completion = msgspec.json.decode(body, type=decodable(_Completion))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    if not completion.choices:
        return None
    choice, counted = completion.choices[0], completion.usage
    return Reply(
        content=choice.message.content or "",
        refusal=choice.message.refusal,
        finish=choice.finish_reason,
        tokens_in=counted.prompt_tokens if counted else None,
        tokens_out=counted.completion_tokens if counted else None,
    )
