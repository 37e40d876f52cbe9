"""A burst on a model that fails three requests of ten: as many briefs as uploads, none lost, none doubled.

`python -m bench.burst` does the same with 500, under the real runtime.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import msgspec

from adapters.ledger_contract import all_published
from handlers.conftest import ARTICLE, Place, queued
from support.model_faults import Fault
from support.model_server import ModelServer
from wirebrief.bootstrap_cloud import Worker
from wirebrief.cloud.messages import message_of, work_on
from wirebrief.errors import EngineUnavailable, LeaseHeld
from wirebrief.ledgers.dynamo import DynamoLedger

UPLOADS = 24
WORKERS = 4
MOST_TRIES = 200


@dataclass(frozen=True, kw_only=True)
class Share(Fault):
    """Fails three requests of ten, spread evenly."""

    def meets(self, number: int, body: object) -> bool:
        return number * 7919 % 10 < 3


def settle(worker: Worker, events: dict[str, Any]) -> int:
    """Deliver each event, in an order of the worker's own and twice, until it is settled; the number of tries."""
    left, tries = [*events, *events], 0
    while left and tries < MOST_TRIES:
        name, tries = left.pop(), tries + 1
        record = queued(events[name], receives=2)["Records"][0]
        try:
            work_on(message_of(record), worker.workplace(), worker.deadline(600))
        except (EngineUnavailable, LeaseHeld):
            left.insert(0, name)
    assert not left
    return tries


def test_a_burst_on_a_failing_model_loses_and_doubles_nothing(
    new_place: Callable[[], Place], aws: Callable[[str], Any]
) -> None:
    place = new_place()
    events = {
        f"inbox/{number}.txt": place.upload(f"inbox/{number}.txt", ARTICLE + f"\nCopy {number}.\n".encode())
        for number in range(UPLOADS)
    }
    with ModelServer(Share(kind="server_error")) as server:
        environment = {"WIREBRIEF_ENGINE": "openai", "OPENAI_BASE_URL": server.url, "WIREBRIEF_OPENAI_TRIES": "1"}

        def work(number: int) -> int:
            worker = Worker(place.names, environment, aws)
            names = list(events)
            return settle(worker, {name: events[name] for name in names[number:] + names[:number]})

        with ThreadPoolExecutor(WORKERS) as pool:
            assert sum(pool.map(work, range(0, UPLOADS, UPLOADS // WORKERS))) > 2 * UPLOADS * WORKERS
        failed = Counter(request.answered for request in server.requests)
    assert failed["server_error"] > UPLOADS // 5
    assert len(place.briefs()) == UPLOADS
    assert Counter(key for key, _ in place.versions()).most_common(1)[0][1] == 1
    ledger = DynamoLedger(aws("dynamodb"), place.names.table)
    assert Counter(one.article_id for one in all_published(ledger, limit=10)).most_common(1)[0][1] == 1
    assert msgspec.json.decode(place.read(place.briefs()[0]))["complete"]
