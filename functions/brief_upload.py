"""Trigger: the articles queue, which carries S3's notifications. Makes the brief of each uploaded article."""

from importlib import import_module
from typing import Any

from wirebrief.loading import loading

with loading():
    from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
    from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
    from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
    from aws_lambda_powertools.utilities.typing import LambdaContext
    from snapshot_restore_py import register_before_snapshot

    from wirebrief.bootstrap_cloud import Worker, open_worker
    from wirebrief.cloud.messages import as_messages, message_of, work_on

# What is else loaded when it is first needed is loaded before the snapshot is taken.
register_before_snapshot(lambda: import_module("wirebrief.bootstrap_snapshot").prepare())


def handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """Return which messages are to be delivered again; the others are done, whatever became of them."""
    worker: Worker = open_worker()
    deadline = worker.deadline(context.get_remaining_time_in_millis() / 1000)

    def settle(record: SQSRecord) -> None:
        work_on(message_of(record.raw_event), worker.workplace(), deadline)

    try:
        return process_partial_response(
            event=as_messages(event),
            record_handler=settle,
            processor=BatchProcessor(EventType.SQS, raise_on_entire_batch_failure=False),
            context=context,
        )
    finally:
        worker.observer.flush()
