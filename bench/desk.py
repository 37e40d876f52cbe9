"""The packaged stack for benchmarks: what `make desk` built, on the local AWS, asking a model server of ours."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bench.model import ROOT
from wirebrief.desk.cloud import CloudDesk, Plan, open_cloud
from wirebrief.desk.show import TEMPLATE

ARTICLE = (ROOT / "seeds/articles/press-briefing.txt").read_bytes()
BUILD = ROOT / "build"


def is_built() -> bool:
    """Say whether `make desk` was run, which needs node; tell where it was not."""
    built = (BUILD / TEMPLATE).exists() and (BUILD / "desk.zip").exists()
    if not built:
        print("skipped: there is no packaged stack; `make stack-tools desk` makes it, with node 20.19", file=sys.stderr)
    return built


@contextmanager
def stack(model: str, workers: int = 1) -> Iterator[CloudDesk]:
    """Open the stack with its engine asking `model`; its log goes to build/bench.log."""
    environment = {"OPENAI_BASE_URL": model, "WIREBRIEF_ENGINE": "openai", "WIREBRIEF_BUDGET_USD_PER_DAY": "none"}
    with (BUILD / "bench.log").open("wb") as log:
        plan = Plan(
            template=BUILD / TEMPLATE,
            package=BUILD / "desk.zip",
            work=BUILD / "desk",
            workers=workers,
            environment=environment,
            log=log.fileno(),
        )
        with open_cloud(plan) as desk:
            take(desk)  # the test event with which a bucket announces itself
            yield desk


def drop(desk: CloudDesk, number: int) -> None:
    """Put an article that is nobody else's into the inbox, with a title of its own."""
    content = f"Edition {number}: ".encode() + ARTICLE
    bucket = desk.stack.template.outputs()["Bucket"]
    desk.client("s3").put_object(Bucket=bucket, Key=f"inbox/{number}.txt", Body=content)


def take(desk: CloudDesk) -> dict[str, Any]:
    """Take the next message of the queue as an event of one record."""
    queue = desk.stack.template.outputs()["ArticlesQueue"]
    reply = desk.client("sqs").receive_message(QueueUrl=queue, WaitTimeSeconds=5, AttributeNames=["All"])
    (message,) = reply["Messages"]
    record = {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message["Attributes"],
        "eventSource": "aws:sqs",
    }
    return {"Records": [record]}


def now_ms() -> int:
    """The time as the runtime wants it."""
    return int(time.time() * 1000)
