"""A budget that is used up midway: what waits for the next day publishes nothing until then, and pays nothing twice."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from process.world import NOON, StillClock, files_in, laptop, process
from support.model_server import ModelServer
from wirebrief.article import Article
from wirebrief.brief import Brief
from wirebrief.engines.offline import OfflineEngine
from wirebrief.engines.openai import AnswerCache, OpenAIEngine, Purse
from wirebrief.errors import BudgetSpent
from wirebrief.occasion import Engines
from wirebrief.pipeline import make_brief
from wirebrief.ports import Deadline, Engine
from wirebrief.settings import Budget, OpenAISettings
from wirebrief.stores.folder import FolderStore
from wirebrief.upload.failure import FailureRecord
from wirebrief.upload.job import Services

CHUNKS = 8
SENTENCES = [
    f"Station {number} reported a level of {number + 100} centimetres on the river." for number in range(CHUNKS)
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "levels.txt"
    path.write_text("\n\n".join(SENTENCES))
    return path


@contextmanager
def newsroom(
    out: Path, server: ModelServer, clock: StillClock, budget: Budget, when_spent: Engine | None = None
) -> Iterator[Services]:
    """A laptop that asks one question at a time, within its budget."""
    settings = OpenAISettings(base_url=server.url, chunk_tokens=30, answer_tokens=300, concurrency=1)
    with laptop(out, clock) as services:
        purse = Purse(budget, services.ledger, clock)
        with closing(OpenAIEngine(settings, AnswerCache(FolderStore(out)), purse)) as engine:
            engines = Engines(first=engine, last_resort=OfflineEngine(), when_spent=when_spent)

            def make(article: Article, deadline: Deadline) -> Brief:
                return make_brief(article, engines, deadline)

            yield msgspec.structs.replace(services, make=make)


def briefs_in(out: Path) -> list[Brief]:
    return [
        msgspec.json.decode(content, type=Brief)
        for key, content in files_in(out).items()
        if key.endswith("/brief.json")
    ]


def cost_of(file: Path, out: Path) -> int:
    """The tokens of the whole article."""
    with ModelServer() as server, newsroom(out, server, StillClock(), Budget()) as services:
        process(file, services)
        return services.ledger.spent(NOON.date().isoformat())[0]


@pytest.mark.parametrize("share", [0.5, 0.95])
def test_what_waits_for_the_next_day_publishes_nothing_before_and_pays_for_nothing_twice(
    share: float, file: Path, tmp_path: Path
) -> None:
    clock, out, bound = StillClock(), tmp_path / "out", int(share * cost_of(file, tmp_path / "first"))
    with ModelServer() as server:
        with newsroom(out, server, clock, Budget(tokens_per_day=bound)) as services, pytest.raises(BudgetSpent):
            process(file, services)
        paid = len(server.requests)
        assert 0 < paid < CHUNKS + 1
        assert briefs_in(out) == []
        (record,) = [key for key in files_in(out) if key.startswith("failed/")]
        assert msgspec.json.decode((out / record).read_bytes(), type=FailureRecord).code == "budget_spent"
        clock.stands_at += timedelta(days=1)
        with newsroom(out, server, clock, Budget()) as services:
            assert process(file, services).status == "done"
        assert len(server.requests) == CHUNKS + 1  # each chunk once, and once for the headline over all of them
    (brief,) = briefs_in(out)
    assert brief.complete
    assert {statement.text for statement in brief.what} == set(SENTENCES)
    assert record not in files_in(out)


def test_an_article_that_used_up_its_own_budget_goes_on_the_next_day_in_the_process_that_refused_it(
    file: Path, tmp_path: Path
) -> None:
    clock, out = StillClock(), tmp_path / "out"
    budget = Budget(tokens_per_article=int(0.9 * cost_of(file, tmp_path / "first")))
    with ModelServer() as server, newsroom(out, server, clock, budget) as services:
        with pytest.raises(BudgetSpent, match="tokens_per_article"):
            process(file, services)
        paid = len(server.requests)
        clock.stands_at += timedelta(hours=11)
        with pytest.raises(BudgetSpent):
            process(file, services)
        assert len(server.requests) == paid
        assert briefs_in(out) == []
        clock.stands_at += timedelta(hours=2)
        assert process(file, services).status == "done"
        assert len(server.requests) == CHUNKS + 1
    (brief,) = briefs_in(out)
    assert brief.complete


def test_where_the_offline_engine_takes_over_the_brief_is_whole_and_says_so(file: Path, tmp_path: Path) -> None:
    out, bound = tmp_path / "out", cost_of(file, tmp_path / "first") // 2
    with (
        ModelServer() as server,
        newsroom(out, server, StillClock(), Budget(tokens_per_day=bound), OfflineEngine()) as services,
    ):
        assert process(file, services).status == "done"
    (brief,) = briefs_in(out)
    assert (brief.complete, brief.made_by.engine, brief.made_by.extractive) == (True, "openai+offline", True)
