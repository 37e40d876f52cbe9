"""Read which uploads an event tells of, however it was sent: S3's own, through SQS, SNS or EventBridge, in any nesting.

Services and tools differ in what they fill in, so only what is used must be there; the rest may be absent or new.
"""

from collections.abc import Iterator
from typing import Any, Final, TypeVar
from urllib.parse import unquote_plus

import msgspec
from msgspec import Struct, field

from wirebrief.decoding import decodable
from wirebrief.errors import EventMalformed
from wirebrief.ports import Upload

_Part = TypeVar("_Part")

INBOX: Final = "inbox/"
# SQS around SNS around S3 is two deep; one more is left for a forwarder.
MAX_NESTING: Final = 3
# S3's sequencers are hexadecimal of varying length, to be compared after padding on the left (S3 user guide, event
# message structure). Twice the length seen today.
SEQUENCER_DIGITS: Final = 36


class CreatedObject(Struct, frozen=True, kw_only=True):
    """An object that came to be, with its key as it is in the bucket. What the event does not say is None."""

    bucket: str
    key: str
    version_id: str | None = None
    etag: str | None = None
    sequencer: str | None = None
    time: str = ""


class _S3Object(Struct, kw_only=True):
    key: str
    version_id: str | None = field(default=None, name="versionId")
    etag: str | None = field(default=None, name="eTag")
    sequencer: str | None = None


class _Bucket(Struct):
    name: str


class _S3Part(Struct):
    bucket: _Bucket
    object: _S3Object


class _S3Record(Struct, kw_only=True):
    event_name: str = field(name="eventName")
    event_time: str = field(default="", name="eventTime")
    s3: _S3Part


class _BridgeObject(Struct, kw_only=True):
    key: str
    version_id: str | None = field(default=None, name="version-id")
    etag: str | None = None
    sequencer: str | None = None


class _BridgeDetail(Struct):
    bucket: _Bucket
    object: _BridgeObject


def uploads_in(text: str, bucket: str) -> tuple[Upload, ...]:
    """Return the uploads of our bucket that a message's text tells of, in its order.

    Test events, folder markers, deletes and keys outside `inbox/` are not uploads and give none.

    Raises:
        EventMalformed: the text is not an event that could tell of uploads, or one of another bucket.

    >>> record = '{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "s3": {"bucket": {"name": "b"},'
    >>> record += ' "object": {"key": "inbox/a+b%2B.txt", "versionId": "v7", "sequencer": "0A"}}}'
    >>> uploads_in('{"Records": [' + record + "]}", "b")[0].key
    'inbox/a b+.txt'
    """
    created = [one for one in created_objects(text) if one.key.startswith(INBOX) and not one.key.endswith("/")]
    for one in created:
        if one.bucket != bucket:
            raise EventMalformed(f"the event is of bucket {one.bucket!r}, not of {bucket!r}: see who else sends here")
    return tuple(map(upload_of, created))


def created_objects(text: str) -> tuple[CreatedObject, ...]:
    """Return every object that the event says was created, in any bucket, under any key.

    Raises:
        EventMalformed: the text is not JSON, or no event of S3.
    """
    return tuple(_created(_decode(text), MAX_NESTING))


def upload_of(created: CreatedObject) -> Upload:
    """Return the upload that an object is.

    The version is S3's where the bucket has versions, else `etag:` with the digest of the bytes. The order is the
    sequencer, left-padded; local servers send none, and the time of the event stands in.
    """
    versioned = created.version_id not in (None, "", "null")  # "null" is every version of a bucket that keeps none
    return Upload(
        key=created.key,
        version=str(created.version_id) if versioned else f"etag:{(created.etag or '').strip(chr(34))}",
        order=created.sequencer.rjust(SEQUENCER_DIGITS, "0") if created.sequencer else created.time,
    )


def _created(event: Any, depth: int) -> Iterator[CreatedObject]:
    match event:
        case {"Event": "s3:TestEvent"}:
            return
        case {"Type": "Notification", "Message": str(message)} if depth:
            yield from _created(_decode(message), depth - 1)
        case {"source": "aws.s3", "detail-type": str(kind), **rest}:
            if kind == "Object Created":
                yield _from_bridge(rest)
        case {"Records": [_, *_] as records}:
            for record in records:
                yield from _created_in(record, depth)
        case _:
            raise EventMalformed("the message is no event of S3, SNS or EventBridge: see who else sends here")


def _created_in(record: Any, depth: int) -> Iterator[CreatedObject]:
    match record:
        case {"eventSource": "aws:s3", "eventName": str(name)}:
            if name.removeprefix("s3:").startswith("ObjectCreated:"):
                yield _from_s3(record)
        case {"eventSource": "aws:sqs", "body": str(message)} | {"Sns": {"Message": str(message)}} if depth:
            yield from _created(_decode(message), depth - 1)
        case _:
            raise EventMalformed("a record of the event is not of S3, SQS or SNS: see who else sends here")


def _from_s3(record: Any) -> CreatedObject:
    part = _convert(record, _S3Record)
    try:
        key = unquote_plus(part.s3.object.key, errors="strict")  # here, and nowhere else
    except UnicodeDecodeError as exc:
        raise EventMalformed(f"the key {part.s3.object.key!r} is not UTF-8 once it is decoded") from exc
    return CreatedObject(
        bucket=part.s3.bucket.name,
        key=key,
        version_id=part.s3.object.version_id,
        etag=part.s3.object.etag,
        sequencer=part.s3.object.sequencer,
        time=part.event_time,
    )


def _from_bridge(event: Any) -> CreatedObject:
    detail = _convert(event.get("detail"), _BridgeDetail)
    return CreatedObject(
        bucket=detail.bucket.name,
        key=detail.object.key,  # EventBridge sends the key as it is, S3's own notifications encode it
        version_id=detail.object.version_id,
        etag=detail.object.etag,
        sequencer=detail.object.sequencer,
        time=str(event.get("time", "")),
    )


def _decode(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as exc:
        raise EventMalformed(f"the message is not JSON ({exc}): see who else sends here") from exc


def _convert(value: Any, kind: type[_Part]) -> _Part:
    try:
        return msgspec.convert(value, decodable(kind))
    except msgspec.ValidationError as exc:
        raise EventMalformed(f"the event lacks what tells of an object: {exc}") from exc
