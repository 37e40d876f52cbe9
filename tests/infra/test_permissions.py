"""Permissions: each function can do all that its code does, nothing else, and nothing of its neighbour's."""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

import msgspec
import pytest

from handlers.conftest import ARTICLE, EMBARGOED, Place, new_place, place, queued  # noqa: F401 - fixtures of the handlers' tests
from infra.iam import BUCKET, KEY, LETTERS, QUEUE, TABLE, Need, Role, needs_of
from support.model_server import ModelServer
from support.waiting import HANGS
from wirebrief.bootstrap import SystemClock
from wirebrief.bootstrap_cloud import Names, Worker
from wirebrief.cloud.aws import connect
from wirebrief.cloud.messages import message_of, work_on
from wirebrief.cloud.observe import Observer
from wirebrief.cloud.sweep import Sweeper
from wirebrief.desk.template import Template
from wirebrief.errors import WirebriefError
from wirebrief.inboxes.s3 import S3Inbox
from wirebrief.ledgers.dynamo import DynamoLedger
from wirebrief.stores.s3 import S3Store
from wirebrief.upload.publish import failure_key

# Lambda's own part: its poller takes and deletes messages for the function, its agent writes the function's log.
LAMBDAS_OWN = {
    "sqs:ReceiveMessage",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
    "logs:CreateLogStream",
    "logs:PutLogEvents",
}


class Recorder:
    """Clients that note what each call needs."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.needs: set[Need] = set()

    def client(self, service: str) -> Any:
        made = connect(service, "us-east-1", self._url, read_seconds=HANGS)

        def note(params: dict[str, Any], model: Any, **_: Any) -> None:
            self.needs.update(needs_of(service, model.name, params))

        made.meta.events.register(f"before-parameter-build.{service}.*", note)
        return made


@pytest.fixture
def recorder(aws_url: str) -> Recorder:
    return Recorder(aws_url)


@pytest.fixture
def model() -> Iterator[ModelServer]:
    with ModelServer() as server:
        yield server


def deliver(worker: Worker, event: Any, receives: int = 1, seconds: float = 600.0) -> None:
    record = queued(event, receives=receives, receipts=("unknown",))["Records"][0]
    try:
        work_on(message_of(record), worker.workplace(), worker.deadline(seconds))
    except WirebriefError:
        return


def keyed(place: Place, aws: Callable[[str], Any]) -> Names:  # noqa: F811 - the fixture
    secret = aws("secretsmanager").create_secret(Name=place.names.bucket, SecretString='{"api_key": "k"}')["ARN"]
    return msgspec.structs.replace(place.names, key_secret=secret)


def test_the_upload_function_may_do_all_that_it_does_and_nothing_else(
    place: Place,  # noqa: F811 - the fixture
    aws: Callable[[str], Any],
    recorder: Recorder,
    model: ModelServer,
    template: Template,
) -> None:
    role, names = Role(template, "BriefUploadRole"), keyed(place, aws)
    environment = {"OPENAI_BASE_URL": model.url, "WIREBRIEF_BUDGET_USD_PER_DAY": "9"}
    worker = Worker(names, {**environment, "WIREBRIEF_OFFLINE_AS_LAST_RESORT": "false"}, recorder.client)
    first = place.upload("inbox/a.txt")
    place.aws("s3").put_object(Bucket=place.names.bucket, Key=failure_key(sha256(ARTICLE).hexdigest()))  # to be mended
    for seconds, receives in ((0.0, 1), (0.0, 5), (600.0, 2), (600.0, 3)):  # out of time, given up, done, done already
        deliver(worker, first, receives, seconds)
    deliver(worker, place.upload("inbox/b.txt"))  # the same bytes under another key
    deliver(worker, place.upload("inbox/empty.txt", b""))
    deliver(worker, place.upload("inbox/held.json", EMBARGOED), receives=4)
    assert len(place.briefs()) == 1
    assert {need for need in recorder.needs if not role.allows(*need)} == set()
    assert role.actions() - {action for action, _ in recorder.needs} == LAMBDAS_OWN


def test_the_sweep_may_do_all_that_it_does_and_nothing_else(
    place: Place,  # noqa: F811 - the fixture
    recorder: Recorder,
    template: Template,
) -> None:
    role, s3 = Role(template, "NoteFailuresRole"), recorder.client("s3")
    event = place.upload("inbox/a.txt")
    place.aws("sqs").send_message(QueueUrl=place.names.dead_letters, MessageBody=json.dumps(event))
    sweeper = Sweeper(
        sqs=recorder.client("sqs"),
        letters=place.names.dead_letters,
        bucket=place.names.bucket,
        inbox=S3Inbox(s3, place.names.bucket),
        store=S3Store(s3, place.names.bucket),
        ledger=DynamoLedger(recorder.client("dynamodb"), place.names.table),
        clock=SystemClock(),
        max_bytes=1_000_000,
        watcher=Observer("note_failures", "test"),
    )
    assert sweeper.sweep(lambda: 60.0) == {"found": 1, "written": 1}
    place.aws("s3").delete_object(Bucket=place.names.bucket, Key="inbox/a.txt")
    assert {need for need in recorder.needs if not role.allows(*need)} == set()
    unused = role.actions() - {action for action, _ in recorder.needs}
    assert unused == {"logs:CreateLogStream", "logs:PutLogEvents", "s3:ListBucket"}


@pytest.mark.parametrize(
    ("action", "resource"),
    [
        ("s3:PutObject", f"{BUCKET}/inbox/a.txt"),
        ("s3:DeleteObject", f"{BUCKET}/inbox/a.txt"),
        ("s3:PutObject", f"{BUCKET}/editions/2026-11-22/edition.json"),
        ("s3:GetObject", f"{BUCKET}-of-another-stage/inbox/a.txt"),
        ("sqs:ReceiveMessage", LETTERS),
        ("sqs:DeleteMessage", LETTERS),
        ("dynamodb:GetItem", f"{TABLE}-of-another-stage"),
        ("dynamodb:DeleteItem", TABLE),
        ("dynamodb:Scan", TABLE),
        ("secretsmanager:PutSecretValue", KEY),
        ("secretsmanager:GetSecretValue", f"{KEY}-of-another-stage"),
    ],
)
def test_the_upload_function_is_denied_what_is_not_its_own(template: Template, action: str, resource: str) -> None:
    assert not Role(template, "BriefUploadRole").allows(action, resource)


@pytest.mark.parametrize(
    ("action", "resource"),
    [
        ("s3:GetObject", f"{BUCKET}/briefs/2026/11/22/a/brief.json"),
        ("s3:GetObject", f"{BUCKET}/answers/27/a.json"),
        ("s3:PutObject", f"{BUCKET}/briefs/2026/11/22/a/brief.json"),
        ("s3:PutObject", f"{BUCKET}/inbox/a.txt"),
        ("sqs:ReceiveMessage", QUEUE),
        ("sqs:DeleteMessage", LETTERS),
        ("dynamodb:UpdateItem", TABLE),
        ("secretsmanager:GetSecretValue", KEY),
    ],
)
def test_the_sweep_is_denied_what_is_not_its_own(template: Template, action: str, resource: str) -> None:
    assert not Role(template, "NoteFailuresRole").allows(action, resource)


def test_no_role_has_a_wildcard_action_or_everything_for_a_resource(template: Template) -> None:
    for name in template.resources("AWS::IAM::Role"):
        for policy in template.properties(name)["Policies"]:
            for statement in policy["PolicyDocument"]["Statement"]:
                assert "*" not in str(statement["Action"])
                assert statement["Resource"] != "*"


def test_the_schedule_may_call_the_sweep_and_no_other_function(template: Template) -> None:
    role = Role(template, "ScheduleRole")
    functions = "arn:aws:lambda:us-east-1:123456789012:function:wirebrief-dev-"
    assert role.allows("lambda:InvokeFunction", f"{functions}note-failures")
    assert not role.allows("lambda:InvokeFunction", f"{functions}brief-upload")
