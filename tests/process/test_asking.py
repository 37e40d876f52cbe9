"""How many questions are out at the same time, and whose time is over when."""

import threading
import time

import pytest

from support.questions import SkippingClock
from support.waiting import HANGS
from wirebrief.article import Article
from wirebrief.ask import Asker, set_scene
from wirebrief.brief import Brief
from wirebrief.draft import Draft, DraftStatement
from wirebrief.errors import (
    AnswerRefused,
    AnswerTooLong,
    BudgetSpent,
    EngineError,
    EngineMisconfigured,
    EngineUnavailable,
)
from wirebrief.occasion import Engines, Occasion
from wirebrief.pipeline import make_brief
from wirebrief.ports import Answer, ChunkQuestion, Deadline, Question, RepairQuestion, Usage
from wirebrief.read import read_article
from wirebrief.split import split

CHUNK_TOKENS = 30
SENTENCES = [f"Station {number} reported a level of {number + 100} centimetres on the Ems." for number in range(30)]
LATENCY_SECONDS = 0.02


class CountingEngine:
    """Answers after a moment, and counts how many questions it has at the same time. `lies` make a repair needed.

    With `gathers` it answers nobody before it has as many questions as it allows.
    """

    name, model, prompt_version = "counting", None, None
    extractive, chunk_tokens = False, CHUNK_TOKENS

    def __init__(self, concurrency: int, *, lies: bool = False, gathers: bool = False) -> None:
        self.concurrency, self._lies = concurrency, lies
        self.most, self.repairs, self._now = 0, 0, 0
        self._lock = threading.Lock()
        self._gathered = threading.Event()
        if not gathers:
            self._gathered.set()

    def ask(self, question: Question, deadline: Deadline) -> Answer:
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
            self.repairs += isinstance(question, RepairQuestion)
            if self._now == self.concurrency:
                self._gathered.set()
        assert self._gathered.wait(HANGS)
        time.sleep(LATENCY_SECONDS)  # in which one too many would come
        with self._lock:
            self._now -= 1
        assert isinstance(question, ChunkQuestion | RepairQuestion)
        text = "Nobody of this name, Quentin Farthingale, was there." if self._lies else question.chunk.text.strip()
        draft = Draft(what=(DraftStatement(text=text, sentences=(1,)),))
        return Answer(draft=draft, engine=self.name, model=None, usage=Usage(calls=1))


def asker_of(article: Article, engines: Engines) -> Asker:
    return Asker(article, Occasion(engines=engines, deadline=SkippingClock().deadline()))


@pytest.fixture(scope="module")
def article() -> Article:
    return read_article("\n\n".join(SENTENCES).encode(), "levels.txt")


@pytest.mark.parametrize("concurrency", [1, 3])
@pytest.mark.parametrize("lies", [False, True])
def test_an_engine_is_never_asked_more_at_once_than_it_allows_and_no_less(
    concurrency: int, lies: bool, article: Article
) -> None:
    engine = CountingEngine(concurrency, lies=lies, gathers=True)
    asker = asker_of(article, Engines(first=engine))
    readings = asker.read_all(split(article, CHUNK_TOKENS))
    assert engine.most == concurrency
    assert engine.repairs == (len(readings) if lies else 0)


def test_readings_come_in_the_order_of_the_chunks_whoever_answers_first(article: Article) -> None:
    asker = asker_of(article, Engines(first=CountingEngine(7)))
    chunks = split(article, CHUNK_TOKENS)
    assert [reading.chunk for reading in asker.read_all(chunks)] == list(chunks)


class FailingEngine(CountingEngine):
    """Fails with the error it is given."""

    def __init__(self, error: EngineError) -> None:
        super().__init__(2)
        self._error = error

    def ask(self, question: Question, deadline: Deadline) -> Answer:
        raise self._error


@pytest.mark.parametrize(
    ("error", "stands_in"),
    [
        (EngineUnavailable("the server is down"), True),
        (AnswerRefused("the model would not answer"), True),
        (EngineMisconfigured("the key was refused"), False),
        (BudgetSpent("the day's budget is used up"), False),
    ],
)
def test_the_last_resort_stands_in_for_a_model_that_cannot_be_had_and_hides_no_wrong_key(
    error: EngineError, stands_in: bool, article: Article
) -> None:
    engines = Engines(first=FailingEngine(error), last_resort=CountingEngine(2))
    readings = asker_of(article, engines).read_all(split(article, CHUNK_TOKENS))
    assert {reading.error is None for reading in readings} == {stands_in}


class FadingEngine(CountingEngine):
    """Answers about chunks, then fails where a repair or a lead is asked for."""

    def __init__(self, error: EngineError, *, lies: bool) -> None:
        super().__init__(2, lies=lies)
        self._error = error

    def ask(self, question: Question, deadline: Deadline) -> Answer:
        if not isinstance(question, ChunkQuestion):
            raise self._error
        return super().ask(question, deadline)


def test_a_repair_waits_for_the_next_budget_unless_the_offline_engine_takes_over(article: Article) -> None:
    chunks, spent = split(article, CHUNK_TOKENS)[:3], FadingEngine(BudgetSpent("used up"), lies=True)
    waiting = asker_of(article, Engines(first=spent)).read_all(chunks)
    assert {type(reading.error) for reading in waiting} == {BudgetSpent}
    assert all(reading.usage.calls == 1 for reading in waiting)
    going_on = Engines(first=spent, when_spent=CountingEngine(2))
    for reading in asker_of(article, going_on).read_all(chunks):
        assert reading.error is None
        assert len(reading.rejected) == 1


@pytest.mark.parametrize("lies", [True, False], ids=["repair", "lead"])
def test_what_a_later_try_may_answer_is_left_to_it_and_only_the_last_try_goes_without(
    lies: bool, article: Article
) -> None:
    def brief(error: EngineError, *, partial: bool) -> Brief:
        engines = Engines(first=FadingEngine(error, lies=lies))
        return make_brief(article, engines, SkippingClock().deadline(), partial=partial)

    away, refused = EngineUnavailable("the server is down"), AnswerRefused("the model would not answer")
    with pytest.raises(EngineUnavailable):
        brief(away, partial=False)
    for given_up in (brief(away, partial=True), brief(refused, partial=False)):
        assert bool(given_up.rejected) == lies
        assert not given_up.coverage.failed


def test_two_articles_that_open_alike_are_two_to_whoever_counts(article: Article) -> None:
    corrected = read_article("\n\n".join([*SENTENCES, "Station 30 closed."]).encode(), "levels.txt")
    one, other = set_scene(article), set_scene(corrected)
    assert (one.lead, one.title) == (other.lead, other.title)
    assert one != other


def test_a_server_that_cuts_every_answer_short_is_asked_a_bounded_number_of_times(article: Article) -> None:
    engine = CuttingEngine()
    (chunk,) = split(article, None)
    failed = asker_of(article, Engines(first=engine)).read_all((chunk,))
    assert engine.asked == 15  # the chunk, its halves, quarters and eighths
    assert {reading.error.code for reading in failed if reading.error} == {"answer_too_long"}
    assert (failed[0].chunk.start, failed[-1].chunk.end) == (0, len(article.text))

    stood_in = Asker(
        article,
        Occasion(engines=Engines(first=engine, last_resort=CountingEngine(2)), deadline=SkippingClock().deadline()),
    )
    assert all(reading.error is None for reading in stood_in.read_all((chunk,)))


class CuttingEngine(CountingEngine):
    """Stops at the length limit, whatever it is asked."""

    def __init__(self) -> None:
        super().__init__(2)
        self.asked = 0

    def ask(self, question: Question, deadline: Deadline) -> Answer:
        self.asked += 1
        raise AnswerTooLong("the answer was cut")
