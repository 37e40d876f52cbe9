"""Events of files, moved to the bucket of the desk: each upload that they tell of is there in the version told."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from adapters.aws_places import new_bucket
from wirebrief.cloud.events import uploads_in
from wirebrief.cloud.messages import as_messages, message_of
from wirebrief.desk.invoke import Here
from wirebrief.errors import EventMalformed
from wirebrief.inboxes.s3 import S3Inbox
from wirebrief.ports import Upload

EVENTS = sorted((Path(__file__).parents[2] / "seeds/events").glob("*.json"))
NO_UPLOADS = {"delete", "folder", "outside-inbox", "test-event"}


def uploads_of(event: Any, bucket: str) -> list[Upload]:
    """Every upload that the messages of an event tell of; junk among them tells of none."""
    found: list[Upload] = []
    for record in as_messages(event)["Records"]:
        try:
            found += uploads_in(message_of(record).text, bucket)
        except EventMalformed:
            continue
    return found


@pytest.mark.parametrize("file", EVENTS, ids=lambda file: file.stem)
def test_each_upload_of_a_sample_is_there_in_the_version_that_is_told(file: Path, aws: Callable[[str], Any]) -> None:
    s3 = aws("s3")
    bucket = new_bucket(s3)
    moved = Here(s3=s3, bucket=bucket, content=b"words").moved(json.loads(file.read_text()))
    uploads = uploads_of(moved, bucket)
    assert bool(uploads) == (file.stem not in NO_UPLOADS)
    assert [S3Inbox(s3, bucket).fetch(upload, 100) for upload in uploads] == [b"words"] * len(uploads)


def test_without_an_article_the_uploads_are_missing_as_in_an_empty_bucket(aws: Callable[[str], Any]) -> None:
    s3 = aws("s3")
    bucket = new_bucket(s3)
    event = json.loads(next(file for file in EVENTS if file.stem == "two-uploads").read_text())
    moved = Here(s3=s3, bucket=bucket, content=None).moved(event)
    assert [upload.key for upload in uploads_of(moved, bucket)] == ["inbox/one.txt", "inbox/two.txt"]
    assert "Contents" not in s3.list_objects_v2(Bucket=bucket)


def test_a_batch_of_readers_is_the_one_that_stands_in_the_queue_here(aws: Callable[[str], Any]) -> None:
    event = json.loads((EVENTS[0].parent / "daily/batch.json").read_text())
    batch = {"edition": "2026-11-23", "digest": "d", "subscribers": ["s"]}
    moved = Here(s3=aws("s3"), bucket="here", content=None, batch=batch).moved(event)
    assert json.loads(moved["Records"][0]["body"]) == batch
    assert Here(s3=aws("s3"), bucket="here", content=None).moved(event) == event
