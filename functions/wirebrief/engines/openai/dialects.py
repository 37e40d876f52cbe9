"""How a server wants to be asked: the newest form first, an older one for good once a server has refused it."""

from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec import Raw, Struct

from wirebrief.engines.openai.prompts import Prompt, with_schema
from wirebrief.engines.openai.schema import strict_schema

# From what a hosted model takes down to what any server does. An answer is checked alike on every rung.
Rung = Literal["strict", "unbounded", "object", "text"]
RUNGS: tuple[Rung, ...] = ("strict", "unbounded", "object", "text")


class Dialect(Struct, frozen=True):
    """The form of a request: how the shape is asked for, and under which name the answer's length is bounded."""

    rung: Rung = "strict"
    length_key: Literal["max_completion_tokens", "max_tokens"] = "max_completion_tokens"

    def poorer(self, refusal: str) -> "Dialect | None":
        """Return the next form to try after this refusal, None where the refusal is not about the form."""
        words = refusal.lower()
        if "max_completion_tokens" in words and self.length_key == "max_completion_tokens":
            return Dialect(self.rung, "max_tokens")
        about_shape = any(hint in words for hint in ("response_format", "schema", "json", "structured", "grammar"))
        if not about_shape or self.rung == RUNGS[-1]:
            return None
        return Dialect(RUNGS[RUNGS.index(self.rung) + 1], self.length_key)


class Dialects:
    """What each model was found to take, for as long as the process lives."""

    def __init__(self) -> None:
        self._of: dict[str, Dialect] = {}

    def of(self, model: str) -> Dialect:
        """Return the form to ask the model in."""
        return self._of.get(model, Dialect())

    def note(self, model: str, dialect: Dialect) -> None:
        """Remember the poorer form; a call that learnt less than another meanwhile takes nothing back."""
        known = self.of(model)
        rung = max(known.rung, dialect.rung, key=RUNGS.index)
        plainer = "max_tokens" in {known.length_key, dialect.length_key}
        self._of[model] = Dialect(rung, "max_tokens" if plainer else "max_completion_tokens")


class Asking(Struct, frozen=True, kw_only=True):
    """What is the same in every form: the model, the bound of its answer and the operator's own parameters."""

    model: str
    answer_tokens: int
    parameters: Mapping[str, object]


def encode_request(prompt: Prompt, user: str, asking: Asking, dialect: Dialect) -> bytes:
    """Return the body of a Chat Completions request, as compact JSON."""
    schema = strict_schema(prompt.fields, bounded=dialect.rung == "strict")
    shape = _response_format(prompt.name, schema, dialect.rung)
    system = prompt.system if dialect.rung in {"strict", "unbounded"} else with_schema(prompt, schema)
    body: dict[str, object] = {
        "model": asking.model,
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        dialect.length_key: asking.answer_tokens,
        **shape,
        **asking.parameters,
    }
    return msgspec.json.encode(body)


def _response_format(name: str, schema: bytes, rung: Rung) -> dict[str, object]:
    if rung == "text":
        return {}
    if rung == "object":
        return {"response_format": {"type": "json_object"}}
    strict = {"name": f"{name}_draft", "strict": True, "schema": Raw(schema)}
    return {"response_format": {"type": "json_schema", "json_schema": strict}}
