"""What an upload asks of AWS: counted, so that a call more is seen before it is paid for ten million times a year."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from handlers.conftest import ARTICLE, Place, queued
from support.model_server import ModelServer
from support.prose import TEXT, TITLE
from wirebrief.bootstrap_cloud import Worker
from wirebrief.cloud.messages import message_of, work_on

AN_UPLOAD = {
    "GetObject": 2,  # the upload; whether its answer is kept
    "UpdateItem": 2,  # admit, claim
    "GetItem": 1,  # what stands under the key
    "Query": 4,  # who has the marks of the text
    "BatchGetItem": 2,  # what the day has cost, what finishing rests on
    "TransactWriteItems": 3,  # reserve the question's cost, settle it, finish
    "PutObject": 6,  # the answer, five files
    "HeadObject": 1,  # whether an earlier try left a failure
    "BatchWriteItem": 1,  # the marks
}
# Besides, a worker reads the model's key, and tells once a minute what of the day's budget is spent.
FIRST_OF_A_WORKER = {**AN_UPLOAD, "GetSecretValue": 1, "BatchGetItem": 3}


@pytest.fixture
def model() -> Iterator[ModelServer]:
    with ModelServer() as server:
        yield server


@pytest.fixture
def calls() -> Counter[str]:
    return Counter()


@pytest.fixture
def worker(place: Place, aws: Callable[[str], Any], model: ModelServer, calls: Counter[str]) -> Iterator[Worker]:
    """A worker of the stack, with the day's budget bounded as it is by default."""
    secret = aws("secretsmanager").create_secret(Name=place.names.bucket, SecretString="key")["ARN"]
    names = msgspec.structs.replace(place.names, key_secret=secret)

    def count(model: Any, **_: Any) -> None:
        calls[model.name] += 1

    services = ("s3", "dynamodb", "secretsmanager", "sqs")
    for service in services:
        aws(service).meta.events.register("before-call", count, unique_id="count")
    yield Worker(names, {"OPENAI_BASE_URL": model.url, "WIREBRIEF_BUDGET_USD_PER_DAY": "10"}, aws)
    for service in services:
        aws(service).meta.events.unregister("before-call", unique_id="count")


def test_an_upload_makes_just_the_calls_that_its_steps_need(place: Place, worker: Worker, calls: Counter[str]) -> None:
    for content, expected in ((ARTICLE, FIRST_OF_A_WORKER), (f"{TITLE}\n\n{TEXT}".encode(), AN_UPLOAD)):
        record = queued(place.upload(f"inbox/{len(content)}.txt", content))["Records"][0]
        calls.clear()
        work_on(message_of(record), worker.workplace(), worker.deadline(600))
        assert dict(calls) == expected


def test_a_second_delivery_makes_two(place: Place, worker: Worker, calls: Counter[str]) -> None:
    record = queued(place.upload("inbox/a.txt"))["Records"][0]
    work_on(message_of(record), worker.workplace(), worker.deadline(600))
    calls.clear()
    work_on(message_of(record), worker.workplace(), worker.deadline(600))
    assert dict(calls) == {"UpdateItem": 1, "GetItem": 1}
