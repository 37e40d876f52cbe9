"""Look through the dead letters: every upload in them that nobody wrote a failure for gets one."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any, Final, Protocol

from msgspec import Struct

from wirebrief.cloud.aws import aws_errors
from wirebrief.cloud.events import uploads_in
from wirebrief.errors import EventMalformed, ObjectMissing, StoreError, TooLarge, WorkerLost
from wirebrief.ports import Clock, Inbox, Ledger, Store, Upload
from wirebrief.upload.failure import own_failure_key, write_failure
from wirebrief.upload.parting import parting_id
from wirebrief.upload.process import unread_id

# A letter stays out of the next look's way for this long: enough to look at all of a page, and a person who sends the
# letters again hardly waits for those that are being looked at.
LOOK_SECONDS: Final = 5
PAGE: Final = 10  # the most that SQS gives at once
# Bounds one run; the next comes a quarter of an hour later.
PAGES: Final = 100
LAST_SECONDS: Final = 10.0


class SweepWatcher(Protocol):
    """Who is told what was found."""

    def noted(self, code: str, upload: Upload) -> None:
        """Hear of an upload that got its record now."""

    def trouble(self, what: str, code: str) -> None:
        """Hear of a letter that tells of no upload."""


class Sweeper(Struct, frozen=True, kw_only=True):
    """What a look needs. `sqs` is a boto3 client, `letters` the address of the queue of dead letters."""

    sqs: Any  # boto3 makes its clients' types while it runs
    letters: str
    bucket: str
    inbox: Inbox
    store: Store
    ledger: Ledger
    clock: Clock
    max_bytes: int
    watcher: SweepWatcher

    def sweep(self, remaining: Callable[[], float]) -> dict[str, int]:
        """Return how many uploads were found and for how many a record was written. Raises: StoreError, LedgerError."""
        found = written = 0
        for text in self._letters(remaining):
            for upload in self._uploads(text):
                found += 1
                written += self._note(upload)
        return {"found": found, "written": written}

    def _letters(self, remaining: Callable[[], float]) -> Iterator[str]:
        for _ in range(PAGES):
            if remaining() < LAST_SECONDS:
                return
            with aws_errors(StoreError, f"reading {self.letters}"):
                page = self.sqs.receive_message(
                    QueueUrl=self.letters, MaxNumberOfMessages=PAGE, VisibilityTimeout=LOOK_SECONDS
                )
            messages = page.get("Messages", ())
            if not messages:
                return
            yield from (message["Body"] for message in messages)

    def _uploads(self, text: str) -> tuple[Upload, ...]:
        try:
            return uploads_in(text, self.bucket)
        except EventMalformed as error:
            self.watcher.trouble("a dead letter tells of no upload", error.code)
            return ()

    def _note(self, upload: Upload) -> bool:
        article_id = self._article_id(upload)
        ended = self.ledger.outcome(article_id) or self.ledger.outcome(parting_id(article_id))
        if ended is not None or self.store.exists(own_failure_key(article_id, upload, self.store)):
            return False
        lost = WorkerLost(
            f"every try on {upload.key!r} ended before it could say why: it was killed or ran out of time or memory"
        )
        write_failure(lost, article_id, upload, self.clock.now(), self.store)
        self.watcher.noted(lost.code, upload)
        return True

    def _article_id(self, upload: Upload) -> str:
        try:
            return hashlib.sha256(self.inbox.fetch(upload, self.max_bytes)).hexdigest()
        except (TooLarge, ObjectMissing):
            return unread_id(upload)
