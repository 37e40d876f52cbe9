"""Call a function once, under the real runtime client on a stack of its own."""

import json
import time
from pathlib import Path
from typing import Final

from wirebrief.desk.cloud import CloudDesk, Plan, open_cloud
from wirebrief.desk.show import TEMPLATE
from wirebrief.errors import EventMalformed, UnexpectedFault
from wirebrief.events import created_objects

STANDARD_ERROR: Final = 2  # where a person sees the function's log, and a pipe does not


def invoke_locally(function: str, event: str, article: Path | None, build: Path) -> str:
    """Return the function's result as JSON, and what lies in the bucket afterwards.

    The event's bucket is taken for the stack's own; with an article, its uploads are there.

    Raises:
        UnexpectedFault: the function raised, died or ran out of time.
    """
    plan = Plan(template=build / TEMPLATE, package=build / "desk.zip", work=build / "desk", log=STANDARD_ERROR)
    with open_cloud(plan) as desk, desk.runtime(function) as runtime:
        event = _moved_here(event, desk, article.read_bytes() if article is not None else None)
        ended = runtime.invoke(json.loads(event), int(time.time() * 1000))
        if ended.error is not None:
            raise UnexpectedFault(f"{function} ended with {ended.error}: {ended.message}")
        bucket = desk.stack.template.outputs()["Bucket"]
        objects = desk.client("s3").list_objects_v2(Bucket=bucket).get("Contents", ())
    lines = [json.dumps(ended.result), *(f"s3://{bucket}/{item['Key']}" for item in objects)]
    return "\n".join(lines)


def _moved_here(event: str, desk: CloudDesk, content: bytes | None) -> str:
    """Return the event with our bucket in place of its own, and our versions where its uploads are put here."""
    bucket = desk.stack.template.outputs()["Bucket"]
    try:
        created = created_objects(event)
    except EventMalformed:
        return event
    for one in created:
        event = event.replace(one.bucket, bucket)
        if content is not None:
            put = desk.client("s3").put_object(Bucket=bucket, Key=one.key, Body=content)
            event = event.replace(one.version_id, put["VersionId"]) if one.version_id else event
    return event
