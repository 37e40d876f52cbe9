"""The whole stack on the desk: from a file in the bucket to its newsletter, and what goes wrong on the way."""

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from desk.conftest import ARTICLE, received
from support.waiting import HANGS, until
from wirebrief.cloud.operate import Stage, StageNames
from wirebrief.desk.cloud import CloudDesk, Plan, open_cloud
from wirebrief.desk.poller import Turn, failed_ids
from wirebrief.desk.runtime import DEAD, Invocation
from wirebrief.inboxes.s3 import S3Inbox
from wirebrief.ledgers.dynamo import DynamoLedger
from wirebrief.stores.s3 import S3Store


class Seen:
    """The turns of a poller, to be waited for."""

    def __init__(self) -> None:
        self.turns: list[Turn] = []
        self._changed = threading.Condition()

    def tell(self, turn: Turn) -> None:
        with self._changed:
            self.turns.append(turn)
            self._changed.notify_all()

    def wait_for_turns(self, count: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.turns) >= count, HANGS), self.turns

    def wait(self, count: int) -> None:
        """Wait until so many messages were done; one that failed, as where a rival was at work on it, comes again."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.done) >= count, HANGS), self.turns

    @property
    def done(self) -> list[str]:
        """The texts of the messages that were done."""
        return [one["Body"] for turn in self.turns for one in turn.messages if one["MessageId"] not in turn.failed]


@contextmanager
def a_cloud(plan: Plan, **changes: Any) -> Iterator[CloudDesk]:
    with open_cloud(msgspec.structs.replace(plan, **changes)) as desk:
        # The bucket announces itself with a test event, which is nobody's upload.
        received(desk)()
        yield desk


def redriven(stage: Stage) -> list[str]:
    """The keys of the letters that were sent again, once there are any: one that is looked at is out of sight."""
    found: list[str] = []
    until(lambda: found or found.extend(key for letter in stage.redrive() for key in letter.keys))
    return found


def stage_of(desk: CloudDesk) -> Stage:
    names = msgspec.convert(desk.stack.template.outputs(), StageNames)
    s3 = desk.client("s3")
    return Stage(
        names=names,
        sqs=desk.client("sqs"),
        s3=s3,
        store=S3Store(s3, names.bucket),
        inbox=S3Inbox(s3, names.bucket),
        ledger=DynamoLedger(desk.client("dynamodb"), names.table),
    )


def drop(desk: CloudDesk, name: str, content: bytes = ARTICLE) -> None:
    bucket = desk.stack.template.outputs()["Bucket"]
    desk.client("s3").put_object(Bucket=bucket, Key=f"inbox/{name}", Body=content)


def versions(desk: CloudDesk) -> list[str]:
    bucket = desk.stack.template.outputs()["Bucket"]
    found = desk.client("s3").list_object_versions(Bucket=bucket).get("Versions", ())
    return sorted(one["Key"] for one in found if not one["Key"].startswith("inbox/"))


def names_in(desk: CloudDesk) -> list[str]:
    return [key.rpartition("/")[2] for key in versions(desk)]


FILES = ["article.txt", "brief.json", "newsletter.html", "newsletter.md", "newsletter.txt"]


def test_a_file_in_the_inbox_becomes_a_newsletter_and_poison_among_it_a_dead_letter(plan: Plan) -> None:
    seen = Seen()
    with a_cloud(plan) as desk:
        stage = stage_of(desk)
        desk.client("sqs").send_message(QueueUrl=stage.names.queue, MessageBody="poison")
        drop(desk, "a b+c.txt")
        drop(desk, "empty.txt", b"")
        with desk.polling(seen.tell):
            seen.wait_for_turns(7)  # five receipts of the poison, one of each upload
        assert names_in(desk) == [*FILES, versions(desk)[-1].rpartition("/")[2]]
        assert [record.code for record in stage.failures()] == ["empty"]
        desk.client("sqs").receive_message(QueueUrl=stage.names.queue)  # SQS may move it only when it is asked again
        assert [letter.text for letter in stage.letters()] == ["poison"]


def test_dead_letters_are_noted_by_the_sweep_and_briefed_once_they_are_sent_again(plan: Plan) -> None:
    seen = Seen()
    with a_cloud(plan) as desk:
        stage, sqs = stage_of(desk), desk.client("sqs")
        drop(desk, "lost.txt")
        event = received(desk)()  # as if five workers had died over it
        sqs.send_message(QueueUrl=stage.names.dead_letters, MessageBody=event["Records"][0]["body"])
        sqs.delete_message(QueueUrl=stage.names.queue, ReceiptHandle=event["Records"][0]["receiptHandle"])
        with desk.runtime("note_failures") as sweep:
            assert sweep.invoke({}, int(time.time() * 1000)).result == {"found": 1, "written": 1}
        (record,) = stage.failures()
        assert (record.code, record.upload) == ("worker_lost", "inbox/lost.txt")
        assert redriven(stage) == ["inbox/lost.txt"]
        with desk.polling(seen.tell):
            seen.wait(1)
        assert list(stage.failures()) == []
        assert names_in(desk)[:5] == FILES


def test_a_replay_puts_a_new_brief_beside_the_old(plan: Plan) -> None:
    seen = Seen()
    with a_cloud(plan) as desk:
        stage = stage_of(desk)
        drop(desk, "a.txt")
        with desk.polling(seen.tell):
            seen.wait(1)
            first = versions(desk)
            before = stage.replay("inbox/a.txt", datetime.now(UTC), 10_000_000)
            seen.wait(2)
        assert before is not None
        assert before.status == "done"
        second = [key for key in versions(desk) if key not in first]
        assert [key.rpartition("/")[2] for key in second] == FILES
        assert all(key.startswith(before.prefix.rstrip("/") + "-2/") for key in second)


def test_a_runtime_that_is_killed_after_a_call_leaves_what_the_next_delivery_completes(plan: Plan) -> None:
    """kill -9 right after a call to AWS took effect, then a second delivery.

    Each start of a runtime takes seconds: it dies of every fourth call, in `handlers/test_faults.py` of every one.
    """
    killing: list[int] = []
    runtimes: list[Any] = []

    def watch(environ: dict[str, Any]) -> None:
        if killing:
            killing[0] -= 1
            if killing[0] == 0:
                killing.clear()
                os.kill(runtimes[0].pid, signal.SIGKILL)

    with a_cloud(plan, watch=watch) as desk, desk.runtime("brief_upload") as runtime:
        runtimes.append(runtime)
        take, deaths = received(desk), 0
        for step in range(1, 40, 4):
            drop(desk, f"{step}.txt", ARTICLE + f"\nLine {step} of the sample.\n".encode())
            event = take()
            before = versions(desk)
            runtime.invoke("warm it up", now())
            killing.append(step)
            died = runtime.invoke(event, now()).error == DEAD
            killing.clear()
            deaths += died
            assert runtime.invoke(event, now()).result == {"batchItemFailures": []}, step
            fresh = sorted(set(versions(desk)) - set(before))
            assert [key.rpartition("/")[2] for key in fresh] == FILES, step
            assert len(versions(desk)) == len(set(versions(desk))) == len(before) + len(FILES)
            if not died:
                break
        else:
            pytest.fail("the work on one upload has no end")
        assert deaths > 3


def now() -> int:
    return int(time.time() * 1000)


@pytest.mark.parametrize(
    ("result", "failed"),
    [
        ({"batchItemFailures": []}, set()),
        ({"batchItemFailures": [{"itemIdentifier": "a"}]}, {"a"}),
        ({"batchItemFailures": [{"itemIdentifier": "unknown"}]}, {"a", "b"}),
        ({"batchItemFailures": None}, {"a", "b"}),
        (None, {"a", "b"}),
    ],
)
def test_what_lambda_keeps_in_the_queue(result: Any, failed: set[str]) -> None:
    messages = [{"MessageId": "a"}, {"MessageId": "b"}]
    assert failed_ids(messages, Invocation(result=json.loads(json.dumps(result)))) == failed
    assert failed_ids(messages, Invocation(error=DEAD)) == {"a", "b"}
