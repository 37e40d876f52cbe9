"""Take messages from the real queue to the function, and delete what it has done: Lambda's event source, on the desk.

What the function names as failed, and everything where it died, stays in the queue: its visibility ends, it is
delivered again, and after the queue's bound of receipts it is among the dead letters, all by the queue's own hand.
"""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Final, Self

from botocore.exceptions import BotoCoreError, ClientError
from msgspec import Struct

from wirebrief.desk.runtime import Invocation, Runtime

# An empty queue is asked this seldom, and a stop waits for it at most.
WAIT_SECONDS: Final = 1
JOIN_SECONDS: Final = 10.0


class Source(Struct, frozen=True, kw_only=True):
    """A queue, and how the template wants it to be read."""

    url: str
    arn: str
    region: str
    batch_size: int


class Turn(Struct, frozen=True, kw_only=True):
    """One invocation: the messages it got, which of them failed, and how it ended."""

    messages: tuple[dict[str, Any], ...]
    failed: frozenset[str]
    invocation: Invocation


class Poller(AbstractContextManager["Poller"]):
    """Reads the queue with one thread for each worker while the block runs, and tells of every turn."""

    def __init__(
        self, sqs: Any, source: Source, workers: list[Runtime], now_ms: Callable[[], int], tell: Callable[[Turn], None]
    ) -> None:
        self._sqs = sqs
        self._source = source
        self._now_ms = now_ms
        self._tell = tell
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=self._run, args=(worker,), daemon=True) for worker in workers]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join(JOIN_SECONDS)

    def _run(self, worker: Runtime) -> None:
        while not self._stopped.is_set():
            try:
                self._turn(worker)
            except (BotoCoreError, ClientError):
                self._stopped.wait(WAIT_SECONDS)  # the local server is going down, or hiccuped

    def _turn(self, worker: Runtime) -> None:
        messages = self._receive()
        if not messages:
            return
        invocation = worker.invoke({"Records": [self._record(message) for message in messages]}, self._now_ms())
        failed = failed_ids(messages, invocation)
        for message in messages:
            if message["MessageId"] not in failed:
                self._sqs.delete_message(QueueUrl=self._source.url, ReceiptHandle=message["ReceiptHandle"])
        self._tell(Turn(messages=tuple(messages), failed=failed, invocation=invocation))

    def _receive(self) -> list[dict[str, Any]]:
        reply = self._sqs.receive_message(
            QueueUrl=self._source.url,
            MaxNumberOfMessages=self._source.batch_size,
            WaitTimeSeconds=WAIT_SECONDS,
            AttributeNames=["All"],
        )
        found: list[dict[str, Any]] = reply.get("Messages", [])
        return found

    def _record(self, message: dict[str, Any]) -> dict[str, Any]:
        return {
            "messageId": message["MessageId"],
            "receiptHandle": message["ReceiptHandle"],
            "body": message["Body"],
            "attributes": message.get("Attributes", {}),
            "messageAttributes": {},
            "md5OfBody": message["MD5OfBody"],
            "eventSource": "aws:sqs",
            "eventSourceARN": self._source.arn,
            "awsRegion": self._source.region,
        }


def failed_ids(messages: list[dict[str, Any]], invocation: Invocation) -> frozenset[str]:
    """Return which messages stay in the queue: those that are named, or all where the result makes no sense.

    An id that was not in the batch makes the whole batch fail, as on Lambda.
    """
    sent = frozenset(message["MessageId"] for message in messages)
    match invocation:
        case Invocation(error=None, result={"batchItemFailures": [*items]}):
            named = frozenset(str(item.get("itemIdentifier")) for item in items)
            return sent if named - sent else named
    return sent
