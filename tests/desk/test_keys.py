"""Keys of every kind, all the way: notification, queue, brief, newsletter, failure, dead letter, replay."""

import html
from datetime import UTC, datetime

import msgspec

from desk.conftest import ARTICLE
from desk.test_cloud import Seen, a_cloud, redriven, stage_of
from wirebrief.cloud.operate import Stage
from wirebrief.desk.cloud import CloudDesk, Plan
from wirebrief.plain import plain

KEYS = [
    "inbox/a b+c%20d&e.txt",
    "inbox/%2B%252F.txt",
    'inbox/it\'s "quoted".txt',
    "inbox/<b>bold</b>&amp;.txt",
    "inbox/[a link](http:nowhere).txt",
    "inbox/🗞️ Zoë.txt",
    "inbox/two\nlines\ttabbed.txt",
    "inbox/" + "é" * 507 + ".txt",  # 1,024 bytes, the most that S3 takes
]


def test_an_upload_under_any_key_goes_all_the_way_and_comes_again(plan: Plan) -> None:
    seen = Seen()
    with a_cloud(plan) as desk:
        stage = stage_of(desk)
        for number, key in enumerate(KEYS):
            put(desk, key, f"Report {number} of this morning.\n\n".encode() + ARTICLE)
        with desk.polling(seen.tell):
            seen.wait(len(KEYS))
            prefixes = {key: stage.ledger.standing(key) for key in KEYS}
            assert None not in prefixes.values()
            for key, prefix in prefixes.items():
                assert_told(stage, key, str(prefix))
                stage.replay(key, datetime.now(UTC), 10_000_000)
            seen.wait(2 * len(KEYS))
        assert all(str(stage.ledger.standing(key)).endswith("-2/") for key in KEYS)


def test_a_failure_and_a_dead_letter_under_any_key_name_it(plan: Plan) -> None:
    seen = Seen()
    with a_cloud(plan) as desk:
        stage, sqs = stage_of(desk), desk.client("sqs")
        for key in KEYS:
            put(desk, key, b"Too little.")
        with desk.polling(seen.tell):
            seen.wait(len(KEYS))
        assert sorted(record.upload for record in stage.failures()) == sorted(KEYS)
        for text in seen.done:
            sqs.send_message(QueueUrl=stage.names.dead_letters, MessageBody=text)
        found: list[str] = []
        while len(found) < len(KEYS):
            found += redriven(stage)
        assert sorted(found) == sorted(KEYS)


def put(desk: CloudDesk, key: str, content: bytes) -> None:
    bucket = desk.stack.template.outputs()["Bucket"]
    desk.client("s3").put_object(Bucket=bucket, Key=key, Body=content)


def assert_told(stage: Stage, key: str, prefix: str) -> None:
    """The brief names the upload as it is called, and the newsletters on one line that can do no harm."""
    name = key.rpartition("/")[2]
    assert msgspec.json.decode(stage.store.get(prefix + "brief.json"))["article"]["name"] == name
    page = stage.store.get(prefix + "newsletter.html").decode()
    assert plain(name) in plain(html.unescape(page))
    assert "<b>bold" not in page
    text = "".join(stage.store.get(prefix + "newsletter.txt").decode().split())
    assert "".join(plain(name).split()) in text
