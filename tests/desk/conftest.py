"""The packaged stack on the desk: the real template, the real package, the real runtime client."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from package.build import UV, build

from infra.conftest import Document, document, package  # noqa: F401 - fixtures of the packaged template
from wirebrief.desk.cloud import CloudDesk, Plan, open_cloud

ARTICLE = (Path(__file__).parents[2] / "seeds/articles/press-briefing.txt").read_bytes()
# The shortest lease that the settings allow beside a shortest article: a killed worker's is over at once.
QUICK = {"WIREBRIEF_ENGINE": "offline", "WIREBRIEF_ARTICLE_SECONDS": "0.01", "WIREBRIEF_LEASE_SECONDS": "0.02"}


@pytest.fixture(scope="session")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package for this machine."""
    if not UV.exists():
        pytest.skip("uv is not in this environment, which builds the package: `make .venv/.installed` brings it")
    out = tmp_path_factory.mktemp("package") / "desk.zip"
    build("desk", out)
    return out


@pytest.fixture(scope="session")
def plan(document: Document, zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plan]:  # noqa: F811
    folder = tmp_path_factory.mktemp("desk")
    (folder / "template.json").write_text(json.dumps(document))
    template = folder / "template.json"
    with (folder / "log").open("ab") as log:
        yield Plan(template=template, package=zipped, work=folder / "work", log=log.fileno(), environment=QUICK)


@pytest.fixture(scope="module")
def cloud(plan: Plan) -> Iterator[CloudDesk]:
    """One cloud for the tests of a module that only look at it."""
    with open_cloud(plan) as desk:
        yield desk


def received(desk: CloudDesk) -> Callable[[], dict[str, Any]]:
    """Give what takes the next message of the articles queue, as an event of one record."""
    sqs, queue = desk.client("sqs"), desk.stack.template.outputs()["ArticlesQueue"]

    def take() -> dict[str, Any]:
        (message,) = sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=20, AttributeNames=["All"])["Messages"]
        record = {
            "messageId": message["MessageId"],
            "receiptHandle": message["ReceiptHandle"],
            "body": message["Body"],
            "attributes": message["Attributes"],
            "eventSource": "aws:sqs",
        }
        return {"Records": [record]}

    return take
