"""The engine: an answer from the cache, else from the first model in line that gives one."""

from wirebrief.draft import Draft
from wirebrief.engines.openai.budget import Purse
from wirebrief.engines.openai.cache import AnswerCache
from wirebrief.engines.openai.dialects import Asking, Dialect, Dialects, encode_request
from wirebrief.engines.openai.exchange import Exchange, Facilities
from wirebrief.engines.openai.fault import Fault
from wirebrief.engines.openai.line import Line
from wirebrief.engines.openai.metering import Meter
from wirebrief.engines.openai.patience import Gate, Patience
from wirebrief.engines.openai.prompts import Prompt, prompt_version, write_prompt
from wirebrief.errors import EngineError, SettingsError
from wirebrief.ports import Answer, Deadline, Question, Usage
from wirebrief.settings import OpenAISettings


class OpenAIEngine:
    """Asks a model over the Chat Completions protocol. Thread-safe; nothing is loaded or sent before `ask` or `warm`.

    `cache` keeps validated answers and `purse` keeps the budget; without them nothing is kept or bounded.
    """

    name = "openai"
    extractive = False

    def __init__(
        self,
        settings: OpenAISettings,
        cache: AnswerCache | None = None,
        purse: Purse | None = None,
        patience: Patience | None = None,
    ) -> None:
        if not settings.models:
            raise SettingsError("No model is set: name at least one in the setting `models`.")
        self._settings, self._cache, self._purse = settings, cache, purse
        self._shared = Facilities(
            settings=settings,
            line=Line(settings),
            patience=patience or Patience(),
            gate=Gate(),
            dialects=Dialects(),
        )

    @property
    def model(self) -> str:
        """The first model in line."""
        return self._settings.models[0]

    @property
    def prompt_version(self) -> str:
        """A stamp of the prompts' words and the schema."""
        return prompt_version()

    @property
    def chunk_tokens(self) -> int:
        """The size of chunk it wants, in estimated tokens."""
        return self._settings.chunk_tokens

    @property
    def concurrency(self) -> int:
        """How many questions it may be asked at the same time."""
        return self._settings.concurrency

    def warm(self) -> None:
        """Load the SDK and open the connection pool now: for callers with something else to do meanwhile."""
        self._shared.line.client()

    def close(self) -> None:
        """Close the connections; the next question opens them again."""
        self._shared.line.close()

    def ask(self, question: Question, deadline: Deadline) -> Answer:
        """Answer one question from the cache, else by the first model that gives a draft of valid shape.

        Raises:
            EngineError: in one of its kinds; its `usage` tells what was spent in vain.
        """
        prompt = write_prompt(question)
        kept = self._kept(prompt)
        if kept is not None:
            return kept
        return self._ask_models(prompt, Meter(self._purse, question.context, deadline), deadline)

    def _ask_models(self, prompt: Prompt, meter: Meter, deadline: Deadline) -> Answer:
        spent, faults = Usage(), list[Fault]()
        for model in self._settings.models:
            exchange = Exchange(self._shared, model, meter, deadline)
            outcome = exchange.run(prompt)
            spent += exchange.usage
            if isinstance(outcome, Draft):
                self._keep(prompt, model, outcome)
                return Answer(draft=outcome, engine=self.name, model=model, usage=spent)
            faults.append(outcome)
            if not outcome.other_model:
                break
        raise _failure(faults, spent)

    def _kept(self, prompt: Prompt) -> Answer | None:
        for model in self._settings.models if self._cache else ():
            draft = self._cache.get(self._request(prompt, model)) if self._cache else None
            if draft is not None:
                return Answer(draft=draft, engine=self.name, model=model, usage=Usage(cached_calls=1))
        return None

    def _keep(self, prompt: Prompt, model: str, draft: Draft) -> None:
        if self._cache is not None:
            self._cache.put(self._request(prompt, model), draft)

    def _request(self, prompt: Prompt, model: str) -> bytes:
        """Return the request in its fullest form, whatever form the server takes: what the answer is kept under."""
        settings = self._settings
        asking = Asking(model=model, answer_tokens=settings.answer_tokens, parameters=settings.parameters)
        return encode_request(prompt, prompt.user, asking, Dialect())


def _failure(faults: list[Fault], spent: Usage) -> EngineError:
    """Return the error to raise for all models together: a retryable one where any is, telling what each said."""
    error = next((fault.error for fault in faults if fault.error.retryable), faults[-1].error)
    if len(faults) > 1:
        told = type(error)(" | ".join(str(fault.error) for fault in faults))
        told.__cause__ = error.__cause__
        error = told
    error.usage = spent
    return error
