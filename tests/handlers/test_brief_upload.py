"""The upload function's handler, called as Lambda calls it, on a local AWS."""

import hashlib
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import brief_upload
from handlers.conftest import ARTICLE, EMBARGOED, SEEDS, Context, Place, queued
from handlers.test_events import RECORDED
from support.model_server import ModelServer
from wirebrief.bootstrap_cloud import Worker, open_worker
from wirebrief.cloud.messages import message_of, work_on
from wirebrief.errors import BudgetSpent, Embargoed, LeaseHeld
from wirebrief.ledgers.dynamo import DynamoLedger
from wirebrief.ports import Lease

Handler = Callable[..., dict[str, Any]]
DONE: dict[str, Any] = {"batchItemFailures": []}


@pytest.fixture
def handler(place: Place, aws_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Handler]:
    """The handler in the environment that infra/functions.yml gives it."""
    for name, value in {
        "WIREBRIEF_BUCKET": place.names.bucket,
        "WIREBRIEF_TABLE": place.names.table,
        "WIREBRIEF_QUEUE": place.names.queue,
        "WIREBRIEF_STAGE": "test",
        "WIREBRIEF_ENGINE": "offline",
        "WIREBRIEF_LEASE_SECONDS": "630",
        "AWS_ENDPOINT_URL": aws_url,
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    open_worker.cache_clear()
    yield lambda event, seconds=600.0: brief_upload.handler(event, Context(seconds))
    open_worker.cache_clear()


def failures(result: dict[str, Any]) -> list[str]:
    return [one["itemIdentifier"] for one in result["batchItemFailures"]]


def test_an_upload_becomes_a_brief(handler: Handler, place: Place) -> None:
    assert handler(queued(place.upload("inbox/a.txt"))) == DONE
    (brief,) = place.briefs()
    home = brief.removesuffix("brief.json")
    names = ["article.txt", "brief.json", "newsletter.html", "newsletter.md", "newsletter.txt"]
    assert place.keys(home) == [home + name for name in names]
    assert json.loads(place.read(brief))["article"]["name"] == "a.txt"


@pytest.mark.parametrize(
    "name", ["a b+c%20d&e.txt", "\"quoted\" 'twice'.txt", "🗞️ Zoë.txt", "100%.txt", "k" * 1014 + ".txt"]
)
def test_an_upload_under_any_key_becomes_a_brief(handler: Handler, place: Place, name: str) -> None:
    assert handler(queued(place.upload(f"inbox/{name}"[:1024]))) == DONE
    assert len(place.briefs()) == 1


def test_a_second_delivery_changes_nothing(handler: Handler, place: Place) -> None:
    event = queued(place.upload("inbox/a.txt"))
    handler(event)
    before = place.versions()
    assert handler(event) == DONE
    assert place.versions() == before


def test_one_bad_message_never_fails_its_batch_mates(handler: Handler, place: Place) -> None:
    good = [place.upload("inbox/a.txt"), place.upload("inbox/b.txt", ARTICLE + b"\nAnd 12 lines more.\n")]
    result = handler(queued(good[0], "not an event", good[1], {"Records": []}))
    assert failures(result) == ["message-1", "message-3"]
    assert len(place.briefs()) == 2


def test_a_permanent_fault_is_written_down_and_ends(handler: Handler, place: Place) -> None:
    assert handler(queued(place.upload("inbox/empty.txt", b""))) == DONE
    (record,) = place.keys("failed/")
    assert json.loads(place.read(record))["code"] == "empty"
    assert place.briefs() == []


def test_what_failed_for_a_while_goes_back_to_the_queue_and_leaves_nothing(handler: Handler, place: Place) -> None:
    event = place.upload("inbox/a.txt")
    assert failures(handler(queued(event), seconds=10.0)) == ["message-0"]
    assert place.keys("briefs/") == place.keys("failed/") == []
    assert handler(queued(event, receives=2)) == DONE
    assert len(place.briefs()) == 1


def test_the_last_try_tells_why(handler: Handler, place: Place) -> None:
    assert failures(handler(queued(place.upload("inbox/a.txt"), receives=5), seconds=10.0)) == ["message-0"]
    (record,) = place.keys("failed/")
    assert json.loads(place.read(record))["code"] == "deadline_reached"


def test_a_budget_that_is_spent_midway_publishes_nothing_even_on_the_last_try(
    new_place: Callable[[], Place], place: Place, aws: Callable[[str], Any]
) -> None:
    small = {"WIREBRIEF_ENGINE": "openai", "WIREBRIEF_OPENAI_CHUNK_TOKENS": "100", "WIREBRIEF_OPENAI_CONCURRENCY": "1"}
    with ModelServer() as server:
        environment = {**small, "WIREBRIEF_OPENAI_ANSWER_TOKENS": "500", "OPENAI_BASE_URL": server.url}

        def deliver(place: Place, receives: int = 1, **budget: str) -> None:
            worker = Worker(place.names, {**environment, **budget}, aws)
            record = queued(place.upload("inbox/a.txt"), receives=receives)["Records"][0]
            work_on(message_of(record), worker.workplace(), worker.deadline(600))

        elsewhere = new_place()
        deliver(elsewhere)
        tokens = sum(request.tokens for request in server.requests)
        with pytest.raises(BudgetSpent):
            deliver(place, receives=5, WIREBRIEF_BUDGET_TOKENS_PER_DAY=str(tokens // 2))
        assert place.briefs() == []
        (record,) = place.keys("failed/")
        assert json.loads(place.read(record))["code"] == "budget_spent"
        deliver(place)
    assert json.loads(place.read(place.briefs()[0]))["complete"]
    assert place.keys("failed/") == []


def test_a_failed_message_is_given_back_with_a_wait_that_fits(handler: Handler, place: Place) -> None:
    sqs = place.aws("sqs")
    sqs.send_message(QueueUrl=place.names.queue, MessageBody="not an event")
    message = sqs.receive_message(QueueUrl=place.names.queue, VisibilityTimeout=3600)["Messages"][0]
    handler(queued("not an event", receipts=(message["ReceiptHandle"],)))
    again = sqs.receive_message(QueueUrl=place.names.queue)["Messages"]
    assert again[0]["MessageId"] == message["MessageId"]


def test_an_older_event_never_overwrites_a_newer_upload(handler: Handler, place: Place) -> None:
    old = place.upload("inbox/a.txt")
    new = place.upload("inbox/a.txt", ARTICLE.replace(b"said", b"stated"))
    new["Records"][0]["s3"]["object"]["sequencer"] = "77B1A2C3D4E5F607"
    assert handler(queued(new)) == DONE
    before = place.versions()
    assert handler(queued(old)) == DONE
    assert place.versions() == before


@pytest.mark.parametrize("name", ["test-event", "delete", "folder", "outside-inbox"])
def test_what_is_no_upload_is_ignored_on_purpose(handler: Handler, place: Place, name: str) -> None:
    assert handler(queued((SEEDS / f"events/{name}.json").read_text())) == DONE
    assert place.versions() == []


def test_a_notification_that_comes_without_a_queue_is_taken_too(handler: Handler, place: Place) -> None:
    assert handler(place.upload("inbox/a.txt")) == DONE
    assert len(place.briefs()) == 1


@pytest.mark.parametrize(
    "junk", [None, [], "text", 7, {}, {"Records": []}, {"Records": None}, {"Records": ["x"]}, {"Records": [{}]}]
)
def test_junk_is_a_failure_and_never_a_crash(handler: Handler, junk: Any) -> None:
    assert failures(handler(junk)) == ["direct"]


@pytest.mark.skipif(not RECORDED.exists(), reason="the recorded AWS events are not on this machine")
def test_every_recorded_event_of_aws_ends_in_a_result(handler: Handler, place: Place) -> None:
    for line in RECORDED.read_text().splitlines():
        result = handler(json.loads(line)["payload"])
        assert set(result) == {"batchItemFailures"}
    assert place.versions() == []


def test_logs_and_metrics_say_how_it_went_and_not_a_word_of_the_article(
    handler: Handler, place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    handler(queued(place.upload("inbox/a.txt"), place.upload("inbox/b.txt", b"")))
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    metrics = {
        metric["Name"]: line
        for line in lines
        if "_aws" in line
        for metric in line["_aws"]["CloudWatchMetrics"][0]["Metrics"]
    }
    assert {"ArticlesBriefed", "ArticlesFailed", "UploadAge", "StatementsRejected", "TokensIn", "CostUsd"} <= set(
        metrics
    )
    (dimensions,) = metrics["ArticlesBriefed"]["_aws"]["CloudWatchMetrics"][0]["Dimensions"]
    assert {name: metrics["ArticlesBriefed"][name] for name in dimensions} == {
        "service": "brief_upload",
        "stage": "test",
    }
    assert metrics["FailuresByType"]["code"] == "empty"
    words = {word for word in ARTICLE.decode().split() if len(word) > 7}
    assert not words & set(json.dumps([line for line in lines if "_aws" not in line]).replace('"', " ").split())


def test_the_handler_is_thin() -> None:
    for name in ("brief_upload", "note_failures"):
        assert len((Path(brief_upload.__file__).parent / f"{name}.py").read_text().splitlines()) <= 40


def test_two_workers_on_one_upload_make_one_brief(place: Place) -> None:
    record = queued(place.upload("inbox/a.txt"))["Records"][0]
    workers = [Worker(place.names, {"WIREBRIEF_ENGINE": "offline"}, place.aws) for _ in range(4)]

    def work(worker: Worker) -> str:
        try:
            work_on(message_of(record), worker.workplace(), worker.deadline(600))
        except LeaseHeld as error:
            return error.code
        return "done"

    with ThreadPoolExecutor(4) as pool:
        assert "done" in list(pool.map(work, workers))
    assert len(place.briefs()) == 1
    assert len(place.versions()) == 5


def test_who_meets_the_lease_of_a_killed_worker_on_the_same_bytes_has_a_try_left_when_it_ends(
    place: Place, worker: Worker
) -> None:
    waits: list[int] = []
    ledger = DynamoLedger(place.aws("dynamodb"), place.names.table)
    killed = ledger.claim(hashlib.sha256(ARTICLE).hexdigest(), "killed", datetime.now(UTC), 7200.0)
    workplace = replace(worker.workplace(), give_back=lambda _, seconds: waits.append(seconds))
    event = place.upload("inbox/again.txt")
    for receives in (1, 2, 3):
        with pytest.raises(LeaseHeld):
            work_on(message_of(queued(event, receives=receives)["Records"][0]), workplace, worker.deadline(600))
    assert waits[:2] == [30, 60]
    assert 3600 < waits[2] <= 7201
    assert isinstance(killed, Lease)
    ledger.release(killed)  # as good as over
    work_on(message_of(queued(event, receives=4)["Records"][0]), workplace, worker.deadline(600))
    assert len(place.briefs()) == 1


def test_an_embargo_that_outlasts_a_messages_tries_is_sent_anew_and_never_fails(place: Place, worker: Worker) -> None:
    event = json.dumps(place.upload("inbox/held.json", EMBARGOED))
    for receives in (1, 3):
        with pytest.raises(Embargoed):
            work_on(
                message_of(queued(event, receives=receives)["Records"][0]), worker.workplace(), worker.deadline(600)
            )
    for receives in (4, 5):
        work_on(message_of(queued(event, receives=receives)["Records"][0]), worker.workplace(), worker.deadline(600))
    waiting = place.aws("sqs").get_queue_attributes(QueueUrl=place.names.queue, AttributeNames=["All"])["Attributes"]
    assert waiting["ApproximateNumberOfMessagesDelayed"] == "2"
    assert place.keys("failed/") == place.keys("briefs/") == []
