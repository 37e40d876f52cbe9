"""What an operator is told of failures: each upload's own, until a newer version of it takes its place."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from handlers.conftest import ARTICLE, Place, queued
from wirebrief.bootstrap_cloud import Worker
from wirebrief.brief import Brief
from wirebrief.cloud.messages import message_of, work_on
from wirebrief.cloud.operate import Stage, StageNames
from wirebrief.errors import EngineUnavailable
from wirebrief.inboxes.s3 import S3Inbox
from wirebrief.ledgers.dynamo import DynamoLedger
from wirebrief.stores.s3 import S3Store
from wirebrief.upload.job import Services

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


class Stalled(S3Store):
    """A store whose next record of a failure is written after something else happened."""

    meanwhile: Callable[[], object] | None = None

    def put_new(self, key: str, content: bytes, media_type: str) -> bool:
        if self.meanwhile is not None and key.startswith("failed/"):
            meanwhile, self.meanwhile = self.meanwhile, None
            meanwhile()
        return super().put_new(key, content, media_type)


def test_a_failure_that_a_stalled_worker_wrote_after_another_had_made_the_brief_is_not_told(
    stage: Stage, place: Place, worker: Worker
) -> None:
    message = message_of(queued(place.upload("inbox/a.txt"), receives=5)["Records"][0])
    store = Stalled(place.aws("s3"), place.names.bucket)
    store.meanwhile = lambda: work_on(message, worker.workplace(), worker.deadline(600))

    def away(*_: object) -> Brief:
        raise EngineUnavailable("the model is away")

    workplace = worker.workplace()

    def failing(last_try: bool) -> Services:
        return replace(workplace.services(last_try), store=store, make=away)

    with pytest.raises(EngineUnavailable):
        work_on(message, replace(workplace, services=failing), worker.deadline(600))
    assert len(place.briefs()) == len(place.keys("failed/")) == 1
    assert told(stage) == []


def test_the_same_bytes_under_two_keys_are_two_failures_and_ending_one_hides_no_other(stage: Stage, drop: Drop) -> None:
    for key in ("inbox/a.txt", "inbox/b.txt", "inbox/c.txt"):
        drop(key, b"")
    assert told(stage) == [("inbox/a.txt", "empty"), ("inbox/b.txt", "empty"), ("inbox/c.txt", "empty")]
    drop("inbox/a.txt", ARTICLE, sequencer="02")
    assert told(stage) == [("inbox/b.txt", "empty"), ("inbox/c.txt", "empty")]
    drop("inbox/b.txt", b"Too little.", sequencer="02")
    assert told(stage) == [("inbox/b.txt", "too_little_text"), ("inbox/c.txt", "empty")]
