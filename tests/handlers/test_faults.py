"""A fault of each kind at each AWS call that the work on an upload makes: the next delivery ends like a clean run.

Faults strike below the SDK's clients, where the network is: botocore maps and retries what it sees there itself.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ReadTimeoutError
from botocore.httpsession import URLLib3Session

from handlers.conftest import Place, queued
from support.model_server import ModelServer
from support.waiting import HANGS
from wirebrief.bootstrap_cloud import Worker
from wirebrief.cloud.aws import connect
from wirebrief.cloud.messages import message_of, work_on
from wirebrief.errors import WirebriefError

# All of these leave AWS as it was.
REFUSALS = ("throttle", "server_error", "time_out")


class Killed(BaseException):
    """The worker is no more: the call that it made took effect, and no other reaches AWS."""


class Network:
    """Clients whose `strike`-th request fails, and what was called since."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session = URLLib3Session()
        self._clients: dict[str, Any] = {}
        self.strike_at(None)

    def strike_at(self, number: int | None, kind: str = "") -> None:
        """Count the calls anew, up to the one that fails."""
        self.calls: list[str] = []
        self.strike, self.kind, self.dead = number, kind, False

    def client(self, service: str) -> Any:
        """A client that tries once: a fault that the SDK outlasts is no fault."""
        if service not in self._clients:
            self._clients[service] = connect(service, "us-east-1", self._url, tries=1, read_seconds=HANGS)
            self._clients[service].meta.events.register(f"before-send.{service}.*", self._send)
        return self._clients[service]

    def _send(self, request: Any, event_name: str, **_: Any) -> AWSResponse | None:
        if self.dead:
            raise Killed
        self.calls.append(event_name.removeprefix("before-send."))
        if len(self.calls) != self.strike:
            return None
        if self.kind in ("lost_reply", "killed"):
            self._session.send(request)
        if self.kind == "killed":
            self.dead = True
            raise Killed
        if self.kind in ("time_out", "lost_reply"):
            raise ReadTimeoutError(endpoint_url=request.url)
        status, code = (503, "SlowDown") if self.kind == "throttle" else (500, "InternalError")
        return _refusal(request.url, status, code, is_json="s3" not in event_name)


class _Body:
    """The body of a made-up response, as urllib3 would give it."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def stream(self, **_: Any) -> Iterator[bytes]:
        yield self._content


def _refusal(url: str, status: int, code: str, *, is_json: bool) -> AWSResponse:
    if is_json:
        code = "ThrottlingException" if code == "SlowDown" else "InternalServerError"
        body = f'{{"__type": "com.amazonaws#{code}", "message": "made up"}}'
        status = 400 if code == "ThrottlingException" else status
    else:
        body = f"<Error><Code>{code}</Code><Message>made up</Message></Error>"
    return AWSResponse(url, status, {"content-type": "text/plain"}, _Body(body.encode()))


@pytest.fixture(scope="module")
def model() -> Iterator[ModelServer]:
    with ModelServer() as server:
        yield server


@pytest.fixture
def environment(model: ModelServer) -> dict[str, str]:
    """As the stack sets it, with a lease that ends at once: a redelivery comes an hour later."""
    return {
        "WIREBRIEF_ENGINE": "openai",
        "OPENAI_BASE_URL": model.url,
        "WIREBRIEF_ARTICLE_SECONDS": "0.01",
        "WIREBRIEF_LEASE_SECONDS": "0.02",
        "WIREBRIEF_BUDGET_USD_PER_DAY": "1000",
    }


def deliver(place: Place, event: Any, worker: Worker, receives: int = 1) -> bool:
    """Whether a delivery settled the upload."""
    record = queued(event, receives=receives)["Records"][0]
    try:
        work_on(message_of(record), worker.workplace(), worker.deadline(600))
    except (WirebriefError, Killed):
        return False
    return True


def ledger_of(place: Place) -> list[Any]:
    """What the ledger holds, without names and times that differ from run to run."""
    items = place.aws("dynamodb").scan(TableName=place.names.table)["Items"]
    passing = {"owner", "expires_at", "attempt", "settled_at", "published_at", "forget_at", "version"}
    lasting = [item for item in items if item["part"]["S"].partition("#")[0] not in ("receipt", "day")]
    return sorted(({name: one[name] for name in one if name not in passing} for one in lasting), key=repr)


def spent(place: Place) -> int:
    items = place.aws("dynamodb").scan(TableName=place.names.table)["Items"]
    return sum(int(item["tokens"]["N"]) for item in items if item["part"]["S"].startswith("day#"))


def outline(place: Place) -> list[str]:
    """Keys of all versions of all objects that are the outcome, of which a clean run leaves one of each.

    A kept answer only saves money: one that could not be kept is not missed by the brief.
    """
    return [key for key, _ in place.versions() if not key.startswith("answers/")]


def refusals(calls: list[str]) -> Iterator[tuple[int, str]]:
    """Refuse every call in some way, and every operation in every way."""
    seen = Counter[str]()
    for number, call in enumerate(calls, 1):
        seen[call] += 1
        often = calls.count(call) >= len(REFUSALS)
        yield from ((number, kind) for kind in ([REFUSALS[seen[call] % len(REFUSALS)]] if often else REFUSALS))


@pytest.mark.parametrize("kind", ["refused", "lost_reply", "killed"])
def test_after_a_fault_at_any_call_the_next_delivery_ends_like_a_clean_run(
    kind: str, new_place: Callable[[], Place], aws_url: str, model: ModelServer, environment: dict[str, str]
) -> None:
    clean, network = new_place(), Network(aws_url)
    asked = len(model.requests)
    assert deliver(clean, clean.upload("inbox/a.txt"), Worker(clean.names, environment, network.client))
    calls, paid = network.calls, len(model.requests) - asked
    assert len(calls) > 15
    faults = refusals(calls) if kind == "refused" else ((number, kind) for number in range(1, len(calls) + 1))
    for number, fault in faults:
        place, asked = new_place(), len(model.requests)
        event = place.upload("inbox/a.txt")
        network.strike_at(number, fault)
        worker = Worker(place.names, environment, network.client)
        deliveries = 1
        while not deliver(place, event, worker, deliveries):
            deliveries += 1
            if network.dead:
                network.strike_at(None)
                worker = Worker(place.names, environment, network.client)
            assert deliveries < 4, (calls[number - 1], number)
        met = f"{fault} at call {number}, {calls[number - 1]}"
        assert outline(place) == outline(clean), met
        assert ledger_of(place) == ledger_of(clean), met
        # What a call was expected to cost is counted first and corrected afterwards: an error is on the safe side.
        assert spent(place) >= spent(clean), met
        assert len(model.requests) - asked <= paid + pays_twice(fault, calls[number - 1]), met


def pays_twice(kind: str, call: str) -> int:
    """How many model calls a fault may cost: the one whose answer could not be kept, or whose asker died before."""
    return 1 if kind == "killed" or (call == "s3.PutObject" and kind != "lost_reply") else 0
