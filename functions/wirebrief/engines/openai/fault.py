"""Tell what an HTTP error from a model server means: which of our errors it is, and whether to ask again."""

from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

import msgspec
from msgspec import Struct

from wirebrief.errors import AnswerRefused, AnswerTooLong, EngineError, EngineMisconfigured, EngineUnavailable

QUOTED_CHARACTERS = 240  # of the server's own words: enough for its reason, too little for an echoed prompt
_OUT_OF_MONEY = ("insufficient_quota", "billing_hard_limit_reached", "billing_not_active")
_REFUSING = ("content_filter", "content_policy", "content management policy", "invalid_prompt")
_TOO_LONG = ("context_length", "context length", "context_size", "context size", "context window")
# Beside 5xx, what passes by itself: a time-out upstream, a conflict, an early retry, a rate limit.
_PASSING = {408, 409, 425, 429}


class Fault(Struct, frozen=True, kw_only=True):
    """Why a request brought no answer.

    `again` says whether the same request may succeed later, `wait` after how many seconds at least (None
    where the server named none), `remind` whether it may if the model is told what was wrong, `form` whether
    the server may only dislike the form of the request, `other_model` whether another model may do better,
    `billed` whether the server may have worked on it all the same.
    """

    error: EngineError
    again: bool = False
    wait: float | None = None
    remind: bool = False
    form: bool = False
    other_model: bool = False
    billed: bool = False


class Refusal(Struct, frozen=True, kw_only=True):
    """An HTTP answer that is an error: its status, its headers in lower case, and its body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def words(self) -> str:
        """Return the server's own reason on one line, as far as it is quoted."""
        return " ".join(_reason(self.body).split())[:QUOTED_CHARACTERS].rstrip(".")


def status_fault(refusal: Refusal, model: str, now: datetime) -> Fault:
    """Return what the refusal means. `now`, aware, is what a `Retry-After` date is reckoned from."""
    said = refusal.body.decode(errors="replace").lower()
    place = f"{model} answered HTTP {refusal.status}: {refusal.words or 'no reason given'}"
    if _holds(said, _OUT_OF_MONEY):
        return Fault(
            error=EngineMisconfigured(f"{place}. Add credit or raise the limit of the account, then run again.")
        )
    if refusal.status in _PASSING or refusal.status >= 500:
        error = EngineUnavailable(f"{place}. It usually passes; the same work can be done later.")
        return Fault(error=error, again=True, wait=retry_after(refusal.headers, now), other_model=True)
    if refusal.status in {401, 403, 404}:
        return Fault(error=_misconfigured(refusal.status, place), other_model=refusal.status != 401)
    if _holds(said, _TOO_LONG) or refusal.status == 413:
        return Fault(error=AnswerTooLong(f"{place}. The question does not fit the model: ask about less."))
    if _holds(said, _REFUSING):
        return Fault(error=AnswerRefused(f"{place}. Another model may answer."), other_model=True)
    wrong = EngineMisconfigured(f"{place}. Check the model's name and the parameters in the settings.")
    return Fault(error=wrong, form=refusal.status in {400, 422}, other_model=True)


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return the seconds that the server asks to wait, None where it names none that can be read.

    Reads `retry-after-ms`, then `Retry-After` as seconds or as a date (RFC 9110, section 10.2.3).
    """
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return max(0.0, milliseconds / 1000)
    after = headers.get("retry-after", "")
    seconds = _number(after)
    return max(0.0, seconds) if seconds is not None else _seconds_until(after, now)


def _misconfigured(status: int, place: str) -> EngineMisconfigured:
    remedies = {
        401: "Set a valid API key.",
        403: "Ask for access to the model, or name another.",
        404: "Check the model's name and base_url.",
    }
    return EngineMisconfigured(f"{place}. {remedies[status]}")


def _seconds_until(date: str, now: datetime) -> float | None:
    try:
        return max(0.0, (parsedate_to_datetime(date) - now).total_seconds())
    except (ValueError, TypeError):
        return None


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if number < float("inf") else None


def _holds(said: str, hints: tuple[str, ...]) -> bool:
    return any(hint in said for hint in hints)


def _reason(body: bytes) -> str:
    """Return `error.message`, else `error` or `message`, else the text: servers differ."""
    try:
        said = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return body.decode(errors="replace")
    error = said.get("error", said.get("message", said)) if isinstance(said, dict) else said
    return str(error.get("message", error) if isinstance(error, dict) else error)
