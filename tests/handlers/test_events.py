"""Events: every way in which an upload may be told of, and everything that tells of none."""

import json
import os
import urllib.parse
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.cloud.events import created_objects, uploads_in
from wirebrief.errors import EventMalformed
from wirebrief.ports import Upload

SHARED = Path(os.environ.get("WIREBRIEF_SHARED", Path(__file__).parents[3] / "shared"))
RECORDED = SHARED / "dev-sets/aws-events.jsonl"
SAMPLES = Path(__file__).parents[2] / "seeds/events"
BUCKET = "wirebrief-dev-bucket-1x"


def sample(name: str) -> str:
    return (SAMPLES / f"{name}.json").read_text()


def with_key(key: str) -> str:
    """The sample of a notification, with another key encoded as S3 encodes it."""
    event = json.loads(sample("upload"))
    event["Records"][0]["s3"]["object"]["key"] = urllib.parse.quote_plus(key, safe="/")
    return json.dumps(event)


@pytest.mark.parametrize("name", ["upload", "upload-queued", "upload-through-topic", "upload-through-eventbridge"])
def test_an_upload_is_the_same_upload_however_it_was_told_of(name: str) -> None:
    (upload,) = uploads_in(sample(name), BUCKET)
    assert upload.key == "inbox/Harbour talks + tolls 100%.txt"
    assert upload.version == "L4kqtJlcpXroDTDmpUMLUo1aJ3N8VbqZ"
    assert upload.order == "67B1A2C3D4E5F607".rjust(36, "0")


@pytest.mark.parametrize("name", ["test-event", "delete", "folder", "outside-inbox"])
def test_what_is_no_upload_gives_none(name: str) -> None:
    assert uploads_in(sample(name), BUCKET) == ()


def test_a_notification_of_many_uploads_gives_them_all() -> None:
    assert [one.key for one in uploads_in(sample("two-uploads"), BUCKET)] == ["inbox/one.txt", "inbox/two.txt"]


def test_the_event_of_a_local_server_without_version_and_sequencer_is_read() -> None:
    (upload,) = uploads_in(sample("upload-local"), BUCKET)
    assert upload == Upload(
        key="inbox/desk.txt", version="etag:5d41402abc4b2a76b9719d911017c592", order="2026-11-22T09:30:00.000Z"
    )


def test_an_event_of_another_bucket_is_refused() -> None:
    with pytest.raises(EventMalformed, match="another-bucket"):
        uploads_in(sample("upload").replace(BUCKET, "another-bucket"), BUCKET)


def test_later_sequencers_sort_after_shorter_earlier_ones() -> None:
    event = json.loads(sample("upload"))
    orders = []
    for sequencer in ("FF", "0100", "0A00"):
        event["Records"][0]["s3"]["object"]["sequencer"] = sequencer
        orders.append(uploads_in(json.dumps(event), BUCKET)[0].order)
    assert orders == sorted(orders)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda key: not key.endswith("/")))
def test_a_key_is_decoded_exactly_once(key: str) -> None:
    assert [one.key for one in uploads_in(with_key(f"inbox/{key}"), BUCKET)] == [f"inbox/{key}"]


@pytest.mark.parametrize("key", ["inbox/%2B", "inbox/%252F", "inbox/a+b", "inbox/" + "é" * 509, "inbox/\n"])
def test_a_key_that_looks_encoded_stays_as_it_is(key: str) -> None:
    assert uploads_in(with_key(key), BUCKET)[0].key == key


@pytest.mark.parametrize("encoded", ["inbox/%FF.txt", "inbox/%C3.txt"])
def test_a_key_that_is_no_utf_8_is_a_typed_failure(encoded: str) -> None:
    event = json.loads(sample("upload"))
    event["Records"][0]["s3"]["object"]["key"] = encoded
    with pytest.raises(EventMalformed, match="UTF-8"):
        uploads_in(json.dumps(event), BUCKET)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["Records", "s3", "key"]), inner),
)


@given(_JSON)
def test_any_json_is_read_or_refused_but_never_crashes(value: Any) -> None:
    with pytest.raises(EventMalformed):
        created_objects(json.dumps(value))


@given(st.text())
def test_any_text_is_refused(text: str) -> None:
    with pytest.raises(EventMalformed):
        created_objects(text)


def test_a_nest_without_end_is_refused() -> None:
    message = sample("upload")
    for _ in range(6):
        message = json.dumps({"Type": "Notification", "Message": message})
    with pytest.raises(EventMalformed):
        created_objects(message)


EXPECTED = {
    "aws-lambda-go/s3-event-with-decoded.json": ["Happy Face.jpg"],
    "aws-lambda-go/s3-event.json": ["Happy Face.jpg"],
    "powertools/s3Event.json": ["b21b84d653bb07b05b1e6b33684dc11b"],
    "powertools/s3EventBridgeNotificationObjectCreatedEvent.json": ["IMG_m7fzo3.jpg"],
    "powertools/s3EventDecodedKey.json": ["Happy Face.jpg"],
    "powertools/s3EventGlacier.json": ["b21b84d653bb07b05b1e6b33684dc11b"],
    "powertools/s3SqsEvent.json": None,  # looked at in the test
}


@pytest.mark.skipif(not RECORDED.exists(), reason="the recorded AWS events are not on this machine")
def test_every_recorded_event_of_aws_gives_the_right_keys_or_a_typed_failure() -> None:
    for line in RECORDED.read_text().splitlines():
        recorded = json.loads(line)
        text = json.dumps(recorded["payload"])
        if recorded["kind"] in ("s3", "s3-eventbridge", "s3-test", "sqs(s3)"):
            keys = [one.key for one in created_objects(text)]
            assert keys == (EXPECTED.get(recorded["id"], []) or keys), recorded["id"]
            assert bool(keys) == (recorded["id"] in EXPECTED), recorded["id"]
        else:
            with pytest.raises(EventMalformed):
                created_objects(text)
