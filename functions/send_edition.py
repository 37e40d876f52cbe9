"""Trigger: the mail queue. Sends an edition to a batch of readers, each once."""

from typing import Any

import msgspec
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from wirebrief.bootstrap_daily_cloud import DailyStack, open_stack
from wirebrief.daily import Daily
from wirebrief.decoding import decodable
from wirebrief.edition.amend import is_outdated
from wirebrief.errors import MailError
from wirebrief.mail.rounds import Batch
from wirebrief.mail.sealed import SealedEdition, open_sealed
from wirebrief.mail.send import send_batch


def handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """Return which batches are to be delivered again: in each, only who was not served yet is left."""
    stack = open_stack("send_edition")
    daily = stack.daily()

    def send(record: SQSRecord) -> None:
        serve(stack, daily, msgspec.json.decode(record.body, type=decodable(Batch)))

    try:
        return process_partial_response(
            event=event,
            record_handler=send,
            processor=BatchProcessor(EventType.SQS, raise_on_entire_batch_failure=False),
            context=context,
        )
    finally:
        stack.observer.flush()


def serve(stack: DailyStack, daily: Daily, batch: Batch) -> None:
    """Send one batch. Raises: MailError: somebody is left for the next delivery of the message."""
    count = send_batch(daily.office(), sealed(daily, batch), batch.subscribers)
    stack.observer.mailed(batch.edition, count)
    if left := count.get("deferred", 0) + count.get("busy", 0):
        raise MailError(f"{left} readers of the edition of {batch.edition} could not be served yet")


def sealed(daily: Daily, batch: Batch) -> SealedEdition:
    """Return the very edition that the batch was planned with, without what was withdrawn since.

    Raises: MailError: it is another edition, or was not amended yet; the next delivery of the message finds it so.
    """
    record = daily.desk.book.get(batch.edition)
    if record is None or batch.digest not in (record.digest, *record.revisions):
        raise MailError(f"the edition of {batch.edition} is not the one that this batch was planned with")
    opened = open_sealed(daily.desk.store, record, daily.look)
    if is_outdated(daily.desk, opened.edition):
        raise MailError(f"a story of the edition of {batch.edition} was withdrawn: it is mailed when it is amended")
    return opened
