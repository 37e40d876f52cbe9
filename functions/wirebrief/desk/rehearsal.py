"""Bring a stack on the desk to where one of its functions has something to do: by calling those that come before it."""

import json
import time
import uuid
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from wirebrief.desk.cloud import CloudDesk
from wirebrief.errors import UnexpectedFault
from wirebrief.ledgers.dynamo_deliveries import DynamoDeliveries
from wirebrief.rosters.dynamo import DynamoRoster
from wirebrief.settings import MailSettings
from wirebrief.subscribers.addresses import fingerprint, normal_address
from wirebrief.subscribers.types import Subscriber

# What has been called before a function of the day is, in this order.
BEFORE: Final = MappingProxyType(
    {
        "make_edition": (),
        "plan_deliveries": ("make_edition",),
        "send_edition": ("make_edition", "plan_deliveries"),
    }
)


def call(desk: CloudDesk, function: str, event: Any) -> Any:
    """Return what the function returns to the event. Raises: UnexpectedFault: it raised, died or ran out of time."""
    with desk.runtime(function) as runtime:
        ended = runtime.invoke(event, int(time.time() * 1000))
    if ended.error is not None:
        raise UnexpectedFault(f"{function} ended with {ended.error}: {ended.message}")
    return ended.result


def rehearse(desk: CloudDesk, function: str, article: Path | None) -> Any:
    """Brief the article and call the functions before this one; return the message that they left in the mail queue.

    Raises: UnexpectedFault: one of them failed.
    """
    if article is not None:
        brief(desk, article)
    allow_mail(desk)
    for one in BEFORE[function]:
        call(desk, one, {})
    return next(iter(queued(desk)), None)


def brief(desk: CloudDesk, article: Path) -> None:
    """Upload the article, and tell the function that briefs it. Raises: UnexpectedFault: there is no brief of it."""
    bucket, key = desk.stack.template.outputs()["Bucket"], f"inbox/{article.name}"
    put = desk.client("s3").put_object(Bucket=bucket, Key=key, Body=article.read_bytes())
    told = {"key": key, "etag": put["ETag"].strip('"'), "version-id": put["VersionId"]}
    detail = {"bucket": {"name": bucket}, "object": told}
    now = datetime.now(UTC).isoformat()
    event = {"source": "aws.s3", "detail-type": "Object Created", "time": now, "detail": detail}
    if failed := call(desk, "brief_upload", event)["batchItemFailures"]:
        raise UnexpectedFault(f"{article.name} could not be briefed ({failed}): the log tells why")


def allow_mail(desk: CloudDesk) -> None:
    """Let the sender's address count as verified, as it must be before any mail goes out."""
    sender = desk.functions["send_edition"].environment.get("WIREBRIEF_MAIL_SENDER") or MailSettings().sender
    desk.client("sesv2").create_email_identity(EmailIdentity=sender)


def subscribe(desk: CloudDesk, address: str) -> None:
    """Enter an active reader whose hour it is now. Raises: AddressRefused."""
    environment = desk.functions["send_edition"].environment
    secret = desk.client("secretsmanager").get_secret_value(SecretId=environment["WIREBRIEF_SIGNING_KEY"])
    hashed = partial(fingerprint, key=secret["SecretString"].encode())
    now = datetime.now(UTC)
    DynamoRoster(desk.client("dynamodb"), environment["WIREBRIEF_SUBSCRIBERS"], hashed).add(
        Subscriber(
            id=uuid.uuid4().hex,
            address=normal_address(address),
            created_at=now,
            status="active",
            zone="UTC",
            hour=now.hour,
        )
    )


def queued(desk: CloudDesk) -> list[Any]:
    """Return the messages of the mail queue."""
    queue = desk.functions["plan_deliveries"].environment["WIREBRIEF_OUTGOING"]
    reply = desk.client("sqs").receive_message(QueueUrl=queue, MaxNumberOfMessages=10)
    return [json.loads(one["Body"]) for one in reply.get("Messages", ())]


def delivered(desk: CloudDesk, batch: Any) -> list[str]:
    """Return a line on each reader of the batch: what became of the delivery."""
    if batch is None:
        return []
    deliveries = DynamoDeliveries(
        desk.client("dynamodb"), desk.functions["send_edition"].environment["WIREBRIEF_TABLE"]
    )
    found = deliveries.of(batch["edition"], "", len(batch["subscribers"]))
    return [f"{one.key.edition} to {one.key.subscriber}: {one.state}" for one in found]
