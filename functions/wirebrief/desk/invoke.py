"""Call a function once, under the real runtime client on a stack of its own."""

import json
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote_plus

from msgspec import Struct
from msgspec.structs import replace

from wirebrief.desk.cloud import Plan, open_cloud
from wirebrief.desk.rehearsal import BEFORE, call, delivered, rehearse, subscribe
from wirebrief.desk.show import TEMPLATE

STANDARD_ERROR: Final = 2  # where a person sees the function's log, and a pipe does not


class Props(Struct, frozen=True, kw_only=True):
    """What a call finds there: an article that was uploaded before, and a reader whose hour it is; None: nothing."""

    article: Path | None = None
    reader: str | None = None


def invoke_locally(function: str, event: str, props: Props, build: Path) -> str:
    """Return the function's result as JSON, what lies in the bucket afterwards, and what became of mail.

    The event's bucket is taken for the stack's own; with an article, the uploads of which the event tells hold it. A
    function of the day finds its work done as far as it needs it: see `rehearse`.

    Raises:
        UnexpectedFault: the function raised, died or ran out of time.
    """
    plan = Plan(template=build / TEMPLATE, package=build / "desk.zip", work=build / "desk", log=STANDARD_ERROR)
    with open_cloud(plan) as desk:
        content = props.article.read_bytes() if props.article else None
        here = Here(s3=desk.client("s3"), bucket=desk.stack.template.outputs()["Bucket"], content=content)
        if props.reader is not None:
            subscribe(desk, props.reader)
        batch = rehearse(desk, function, props.article) if function in BEFORE else None
        result = call(desk, function, replace(here, batch=batch).moved(json.loads(event)))
        objects = desk.client("s3").list_objects_v2(Bucket=here.bucket).get("Contents", ())
        mails = delivered(desk, batch)
    return "\n".join([json.dumps(result), *(f"s3://{here.bucket}/{item['Key']}" for item in objects), *mails])


class Here(Struct, frozen=True, kw_only=True):
    """The bucket that an event is moved to, and what the uploads that it tells of hold (None: they are missing).

    `batch` is the message that stands in the mail queue here, in place of one that the event tells of.
    """

    s3: Any  # boto3 makes its clients' types while it runs
    bucket: str
    content: bytes | None
    batch: Any = None  # whatever JSON the function before it has queued

    def moved(self, event: Any) -> Any:
        """Return the event with our bucket in place of its own, and our versions where its uploads are put here."""
        match event:
            case {"eventName": str(name), "s3": {"bucket": dict(), "object": {"key": str(key)}} as told}:
                return {**event, "s3": self._told(told, unquote_plus(key), is_new="ObjectCreated:" in name)}
            case {"detail-type": str(name), "detail": {"bucket": dict(), "object": {"key": str(key)}} as told}:
                return {**event, "detail": self._told(told, key, is_new=name == "Object Created")}
            case {"edition": str(), "digest": str(), "subscribers": list()} if self.batch is not None:
                return self.batch
            case dict() | list():
                return self._each_moved(event)
            case str() if event.startswith("{"):
                return self._moved_text(event)
        return event

    def _each_moved(self, event: dict[str, Any] | list[Any]) -> Any:
        if isinstance(event, list):
            return [self.moved(value) for value in event]
        return {name: self.moved(value) for name, value in event.items()}

    def _moved_text(self, text: str) -> str:
        try:
            return json.dumps(self.moved(json.loads(text)))
        except ValueError:
            return text

    def _told(self, told: dict[str, Any], key: str, *, is_new: bool) -> dict[str, Any]:
        known = told["object"]
        if is_new and self.content is not None:
            put = self.s3.put_object(Bucket=self.bucket, Key=key, Body=self.content)
            etag, version = put["ETag"].strip('"'), put["VersionId"]
            fresh = {"versionId": version, "version-id": version, "eTag": etag, "etag": etag}
            known = {name: fresh.get(name, value) for name, value in known.items()}
        return {**told, "bucket": {**told["bucket"], "name": self.bucket}, "object": known}
