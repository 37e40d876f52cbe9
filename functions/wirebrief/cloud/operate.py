"""What an operator does with a deployed stage: see what failed, send it again, brief again on purpose."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

import msgspec
from msgspec import Struct

from wirebrief.cloud.aws import aws_errors, object_url
from wirebrief.cloud.events import INBOX, CreatedObject, created_objects, upload_of
from wirebrief.errors import EventMalformed, ObjectMissing, StoreError
from wirebrief.ports import Inbox, Ledger, Outcome, Store
from wirebrief.upload.failure import FailureRecord, read_failure

PAGE: Final = 10  # the most that SQS gives at once
# While a letter is being moved nobody else takes it; a killed command leaves it to the next one after this time.
MOVE_SECONDS: Final = 60
# A list of letters leaves them alone again at once.
PEEK_SECONDS: Final = 2
MOST_LETTERS: Final = 10_000


class StageNames(Struct, frozen=True, kw_only=True):
    """What a stage is made of, as its stack's outputs say."""

    bucket: str = msgspec.field(name="Bucket")
    table: str = msgspec.field(name="Ledger")
    queue: str = msgspec.field(name="ArticlesQueue")
    dead_letters: str = msgspec.field(name="DeadLetters")


class Letter(Struct, frozen=True, kw_only=True):
    """A dead letter: the keys that it tells of, none where it is no event of ours."""

    keys: tuple[str, ...]
    text: str


class Stage(Struct, frozen=True, kw_only=True):
    """A stage at work. `sqs` and `s3` are boto3 clients."""

    names: StageNames
    sqs: Any  # boto3 makes its clients' types while it runs
    s3: Any
    store: Store
    inbox: Inbox
    ledger: Ledger

    def failures(self) -> Iterator[FailureRecord]:
        """Yield why each upload has no brief, a page at a time, unless a newer version has taken its place.

        Raises: StoreError, LedgerError.
        """
        for key in self.store.list("failed/"):
            record = read_failure(key, self.store)  # none: mended this very moment, or put there by hand
            if record is not None and self._stands(record):
                yield record

    def _stands(self, record: FailureRecord) -> bool:
        """Say whether it is true still: a worker that stalled may write it after another one made the brief."""
        if self.ledger.newest(record.upload) not in (None, record.version):
            return False
        ended = self.ledger.outcome(record.id)
        return ended is None or ended.status != "done"

    def letters(self) -> Iterator[Letter]:
        """Yield the dead letters, and leave them where they are. Raises: StoreError."""
        for message in self._take(PEEK_SECONDS):
            yield Letter(keys=_keys(message["Body"]), text=message["Body"])

    def redrive(self) -> Iterator[Letter]:
        """Send each dead letter to work again and yield it; one sent twice is briefed once. Raises: StoreError."""
        for message in self._take(MOVE_SECONDS):
            with aws_errors(StoreError, "sending a dead letter to work again"):
                self.sqs.send_message(QueueUrl=self.names.queue, MessageBody=message["Body"])
                self.sqs.delete_message(QueueUrl=self.names.dead_letters, ReceiptHandle=message["ReceiptHandle"])
            yield Letter(keys=_keys(message["Body"]), text=message["Body"])

    def replay(self, key: str, now: datetime, max_bytes: int) -> Outcome | None:
        """Send an upload to be briefed again; return the outcome that it has until then, None where it has none.

        Raises:
            ObjectMissing: there is no such upload.
            StoreError, LedgerError: AWS failed.
        """
        created = self._newest(key, now)
        content = self.inbox.fetch(upload_of(created), max_bytes)
        outcome = self.ledger.outcome(hashlib.sha256(content).hexdigest())
        if outcome is not None:
            self.ledger.reopen(outcome)
        with aws_errors(StoreError, f"sending {key!r} to work again"):
            self.sqs.send_message(QueueUrl=self.names.queue, MessageBody=_notification(created))
        return outcome

    def _newest(self, key: str, now: datetime) -> CreatedObject:
        place = object_url(self.names.bucket, key)
        if not key.startswith(INBOX) or not any(self._uploads(key)):
            raise ObjectMissing(f"there is no upload at {place}; keys begin with {INBOX}")
        with aws_errors(StoreError, f"looking for {place}"):
            head = self.s3.head_object(Bucket=self.names.bucket, Key=key)
        return CreatedObject(
            bucket=self.names.bucket,
            key=key,
            version_id=head.get("VersionId"),
            etag=head["ETag"].strip('"'),
            time=now.isoformat(),
        )

    def _uploads(self, key: str) -> Iterator[str]:
        with aws_errors(StoreError, f"looking for {object_url(self.names.bucket, key)}"):
            page = self.s3.list_objects_v2(Bucket=self.names.bucket, Prefix=key, MaxKeys=1)
        yield from (item["Key"] for item in page.get("Contents", ()) if item["Key"] == key)

    def _take(self, seconds: int) -> Iterator[dict[str, Any]]:
        """Yield each dead letter once."""
        seen: set[str] = set()
        while len(seen) < MOST_LETTERS:
            with aws_errors(StoreError, "reading the dead letters"):
                page = self.sqs.receive_message(
                    QueueUrl=self.names.dead_letters, MaxNumberOfMessages=PAGE, VisibilityTimeout=seconds
                )
            fresh = [message for message in page.get("Messages", ()) if message["MessageId"] not in seen]
            if not fresh:
                return
            seen.update(message["MessageId"] for message in fresh)
            yield from fresh


def _keys(text: str) -> tuple[str, ...]:
    try:
        return tuple(one.key for one in created_objects(text))
    except EventMalformed:
        return ()


def _notification(created: CreatedObject) -> str:
    """Return the notification as EventBridge would send it: its keys need no encoding."""
    known = {"key": created.key, "version-id": created.version_id, "etag": created.etag}
    detail = {
        "bucket": {"name": created.bucket},
        "object": {name: value for name, value in known.items() if value is not None},
    }
    event = {"source": "aws.s3", "detail-type": "Object Created", "time": created.time, "detail": detail}
    return msgspec.json.encode(event).decode()
