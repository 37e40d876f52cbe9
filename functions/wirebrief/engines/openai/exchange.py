"""One question put to one model, until it is answered or the bounds of number and time are reached."""

from msgspec import Struct

from wirebrief.draft import Draft
from wirebrief.engines.openai.dialects import Asking, Dialect, Dialects, encode_request
from wirebrief.engines.openai.envelope import Reply, open_envelope
from wirebrief.engines.openai.fault import Fault
from wirebrief.engines.openai.line import Line
from wirebrief.engines.openai.metering import Meter, Tariff, usage_of
from wirebrief.engines.openai.parse import is_cut, parse_draft
from wirebrief.engines.openai.patience import Gate, Patience
from wirebrief.engines.openai.prompts import Prompt, with_reminder
from wirebrief.errors import (
    AnswerRefused,
    AnswerTooLong,
    AnswerUnusable,
    DeadlineReached,
    EngineError,
    EngineUnavailable,
)
from wirebrief.ports import Deadline, Usage
from wirebrief.settings import OpenAISettings

# A 429 that names its time costs nothing and says that waiting helps: three of them count as one failure.
THROTTLES_PER_TRY = 3


class Facilities(Struct, frozen=True, kw_only=True):
    """What all exchanges of one engine share."""

    settings: OpenAISettings
    line: Line
    patience: Patience
    gate: Gate
    dialects: Dialects


class Exchange:
    """One question, one model. `usage` grows with every request, whatever became of it."""

    def __init__(self, shared: Facilities, model: str, meter: Meter, deadline: Deadline) -> None:
        settings = shared.settings
        self._shared, self._meter, self._deadline = shared, meter, deadline
        self._asking = Asking(model=model, answer_tokens=settings.answer_tokens, parameters=settings.parameters)
        self._tariff = Tariff(model=model, answer_tokens=settings.answer_tokens, prices=settings.prices)
        self._tries_left = settings.tries * THROTTLES_PER_TRY
        self._failures = 0
        self.usage = Usage()

    def run(self, prompt: Prompt) -> Draft | Fault:
        """Return the draft, or the fault that ended the exchange."""
        user = prompt.user
        while True:
            dialect = self._shared.dialects.of(self._asking.model)
            outcome = self._answer(encode_request(prompt, user, self._asking, dialect), prompt.fields)
            if isinstance(outcome, Draft):
                return outcome
            if outcome.remind and user == prompt.user:
                user = with_reminder(prompt)
            elif not (self._adapts(outcome, dialect) or self._waits(outcome)):
                return outcome

    def _answer(self, body: bytes, fields: tuple[str, ...]) -> Draft | Fault:
        reply = self._ask(body)
        return reply if isinstance(reply, Fault) else self._read(reply, fields)

    def _ask(self, body: bytes) -> Reply | Fault:
        """Send one request, within time and budget, and book it."""
        if not self._passes_gate():
            error = EngineUnavailable(
                f"{self._asking.model} asked for a longer rest than there is time; run again later."
            )
            return Fault(error=error, other_model=True)
        self._shared.line.client()  # opened before anything is reserved: it may fail
        reservation = self._meter.reserve(self._tariff, body)
        if isinstance(reservation, Fault):
            return reservation
        outcome = self._send(body)
        cost = usage_of(self._tariff, body, outcome)
        self.usage += cost
        self._meter.settle(reservation, cost)
        return outcome

    def _send(self, body: bytes) -> Reply | Fault:
        seconds = min(self._shared.settings.read_seconds, self._deadline.remaining())
        if seconds <= 0:
            return self._too_late(billed=False)
        answer = self._shared.line.client().post(self._asking.model, body, seconds)
        if isinstance(answer, Fault):
            return answer if self._deadline.remaining() > 0 else self._too_late(billed=answer.billed)
        reply = open_envelope(answer)
        if reply is not None:
            return reply
        error = EngineUnavailable(
            f"{self._asking.model} answered with something that is no chat completion; check base_url."
        )
        return Fault(error=error, again=True, other_model=True, billed=True)

    def _too_late(self, *, billed: bool) -> Fault:
        error = DeadlineReached(f"The time was over before {self._asking.model} had answered; run again.")
        return Fault(error=error, billed=billed)

    def _read(self, reply: Reply, fields: tuple[str, ...]) -> Draft | Fault:
        """Return the draft that the reply holds, or what is wrong with it."""
        model = self._asking.model
        if reply.refusal:
            return Fault(error=AnswerRefused(f"{model} refused to answer: {reply.refusal[:200]}"), other_model=True)
        if reply.finish == "content_filter":
            return Fault(error=AnswerRefused(f"The content filter of {model} stopped the answer."), other_model=True)
        if reply.finish == "length":
            bound = self._asking.answer_tokens
            return Fault(
                error=AnswerTooLong(f"The answer of {model} was cut at its bound of {bound} tokens: ask about less.")
            )
        draft = parse_draft(reply.content, fields)
        return draft if draft is not None else self._unusable(reply.content)

    def _unusable(self, content: str) -> Fault:
        model = self._asking.model
        if is_cut(content):  # by a server that does not own up to it: a shorter answer may be whole
            error: EngineError = AnswerTooLong(f"The answer of {model} ended in the middle, twice: ask about less.")
            return Fault(error=error, remind=True)
        what = "something other than the draft asked for" if content.strip() else "nothing"
        error = AnswerUnusable(f"{model} answered with {what}, twice; try another model.")
        return Fault(error=error, remind=True, other_model=True)

    def _adapts(self, fault: Fault, dialect: Dialect) -> bool:
        """Return whether the server only disliked the form, and may be asked in another one at once."""
        poorer = dialect.poorer(str(fault.error)) if fault.form else None
        if poorer is not None:
            self._shared.dialects.note(self._asking.model, poorer)
        return poorer is not None

    def _waits(self, fault: Fault) -> bool:
        """Return whether it is worth asking again, once the time for it has come."""
        self._tries_left -= THROTTLES_PER_TRY if fault.wait is None else 1
        self._failures += 1
        if not fault.again or self._tries_left <= 0:
            return False
        patience = self._shared.patience
        if fault.wait is None:
            return self._sleeps(patience.backoff(self._failures))
        self._shared.gate.close(self._asking.model, self._deadline.clock.monotonic(), fault.wait)
        return self._sleeps(patience.after(fault.wait))

    def _passes_gate(self) -> bool:
        """Wait while another call was told that the model is not to be asked yet; return whether there was time."""
        closed = self._shared.gate.wait(self._asking.model, self._deadline.clock.monotonic())
        return not closed or self._sleeps(self._shared.patience.after(closed))

    def _sleeps(self, seconds: float) -> bool:
        """Sleep, unless that would take all the time that is left; return whether it was done."""
        if seconds >= self._deadline.remaining():
            return False
        self._shared.patience.sleep(seconds)
        return True
