"""What an operator is told of failures: each upload's own, until a newer version of it takes its place."""

from collections.abc import Callable

import pytest

from handlers.conftest import ARTICLE, Place, queued
from wirebrief.bootstrap_cloud import Worker
from wirebrief.cloud.messages import message_of, work_on
from wirebrief.cloud.operate import Stage, StageNames
from wirebrief.inboxes.s3 import S3Inbox
from wirebrief.ledgers.dynamo import DynamoLedger
from wirebrief.stores.s3 import S3Store

Drop = Callable[..., None]


@pytest.fixture
def stage(place: Place) -> Stage:
    names, s3 = place.names, place.aws("s3")
    return Stage(
        names=StageNames(bucket=names.bucket, table=names.table, queue=names.queue, dead_letters=names.dead_letters),
        sqs=place.aws("sqs"),
        s3=s3,
        store=S3Store(s3, names.bucket),
        inbox=S3Inbox(s3, names.bucket),
        ledger=DynamoLedger(place.aws("dynamodb"), names.table),
    )


@pytest.fixture
def drop(place: Place, worker: Worker) -> Drop:
    """Upload a file and work on it."""

    def drop(key: str, content: bytes, sequencer: str = "01") -> None:
        event = place.upload(key, content)
        event["Records"][0]["s3"]["object"]["sequencer"] = sequencer
        work_on(message_of(queued(event)["Records"][0]), worker.workplace(), worker.deadline(600))

    return drop


def told(stage: Stage) -> list[tuple[str, str]]:
    return sorted((record.upload, record.code) for record in stage.failures())


def test_the_same_bytes_under_two_keys_are_two_failures_and_ending_one_hides_no_other(stage: Stage, drop: Drop) -> None:
    for key in ("inbox/a.txt", "inbox/b.txt", "inbox/c.txt"):
        drop(key, b"")
    assert told(stage) == [("inbox/a.txt", "empty"), ("inbox/b.txt", "empty"), ("inbox/c.txt", "empty")]
    drop("inbox/a.txt", ARTICLE, sequencer="02")
    assert told(stage) == [("inbox/b.txt", "empty"), ("inbox/c.txt", "empty")]
    drop("inbox/b.txt", b"Too little.", sequencer="02")
    assert told(stage) == [("inbox/b.txt", "too_little_text"), ("inbox/c.txt", "empty")]
