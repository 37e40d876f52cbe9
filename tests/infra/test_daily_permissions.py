"""Permissions of the daily edition: each function can do all that its code does, and nothing else."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest

from handlers.conftest import queued
from handlers.test_daily import Stack, page, ses_event, stack
from infra.iam import BUCKET, TABLE, Need, Role
from infra.test_permissions import LAMBDAS_OWN
from support.model_server import ModelServer
from support.reports import write_reports
from wirebrief.bootstrap_daily_cloud import open_stack
from wirebrief.desk.template import Template
from wirebrief.edition.archive import load

__all__ = ["stack"]  # the fixture of the handlers' tests

READERS = "arn:aws:dynamodb:us-east-1:123456789012:table/Subscribers"
OUTGOING = "arn:aws:sqs:us-east-1:123456789012:MailQueue"
SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:LinkSecret"
MODEL_KEY = "arn:aws:secretsmanager:us-east-1:123456789012:ModelKey"
IDENTITY = "arn:aws:ses:us-east-1:123456789012:identity/daily@briefs.example"
# The mail service asks for it where a message comes ready-made; the call has no such name.
READY_MADE = {"ses:SendRawEmail"}
# Asked for by nobody here: S3 looks at it to tell absent from forbidden.
UNASKED = {"s3:ListBucket"}
LOGS = {"logs:CreateLogStream", "logs:PutLogEvents"}

Call = Callable[[str, dict[str, Any]], set[Need]]


def needs_of(stack: Stack, service: str, operation: str, params: dict[str, Any]) -> Iterator[Need]:
    """The permissions that a call needs, with the template's names in place of the test's own."""
    match service:
        case "dynamodb" if operation == "TransactWriteItems":
            for item in params["TransactItems"]:
                for kind, write in item.items():
                    yield f"dynamodb:{kind}Item", READERS if write["TableName"] == stack.subscribers else TABLE
        case "dynamodb":
            table = params.get("TableName") or next(iter(params["RequestItems"]))
            yield f"dynamodb:{operation}", READERS if table == stack.subscribers else TABLE
        case "s3" if operation == "ListObjectsV2":
            yield "s3:ListBucket", BUCKET
        case "s3":
            name = "GetObject" if operation == "HeadObject" else operation
            yield f"s3:{name}", f"{BUCKET}/{params['Key']}"
        case "sqs":
            yield "sqs:SendMessage", OUTGOING
        case "sesv2":
            yield f"ses:{operation}", IDENTITY
        case "secretsmanager":
            yield f"secretsmanager:{operation}", MODEL_KEY if params["SecretId"].startswith("model-") else SECRET


@pytest.fixture
def call(stack: Stack) -> Iterator[Call]:
    """Call a function with fresh clients, and return what it needed."""
    needs: set[Need] = set()

    def note(params: dict[str, Any], model: Any, **_: Any) -> None:
        service = model.service_model.service_name
        needs.update(needs_of(stack, service, model.name, params))

    def run(function: str, event: dict[str, Any]) -> set[Need]:
        boto3.setup_default_session()
        assert boto3.DEFAULT_SESSION is not None
        boto3.DEFAULT_SESSION.events.register("before-parameter-build.*.*", note)
        open_stack.cache_clear()
        needs.clear()
        stack.call(function, event)
        boto3.setup_default_session()
        open_stack.cache_clear()
        return set(needs)

    yield run
    boto3.setup_default_session()


def assert_fits(template: Template, name: str, needed: set[Need], own: set[str]) -> None:
    role = Role(template, name)
    assert {need for need in needed if not role.allows(*need)} == set()
    assert role.actions() - {action for action, _ in needed} == own


def test_the_edition_function_may_do_what_it_does(stack: Stack, call: Call, template: Template) -> None:
    stack.publish()
    stack.aws("s3").put_object(Bucket=stack.bucket, Key="editions/2026-11-22/sealed-left.json", Body=b"{}")
    needed = call("make_edition", {}) | call("make_edition", {}) | call("make_edition", {"check": True})
    date = open_stack("make_edition").daily().today()
    stack.aws("s3").put_object(Bucket=stack.bucket, Key=f"editions/{date}/sealed-left.json", Body=b"{}")
    needed |= call("make_edition", {})
    stack.withdraw(write_reports(per_event=1)[0].id)
    needed |= call("make_edition", {})
    assert_fits(template, "MakeEditionRole", needed, LOGS)


def test_the_edition_function_may_have_a_model_introduce_the_edition(
    stack: Stack, call: Call, template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    stack.publish()
    key = f"model-{stack.bucket}"
    stack.aws("secretsmanager").create_secret(Name=key, SecretString="sk-test")
    monkeypatch.setenv("WIREBRIEF_KEY_SECRET", key)
    monkeypatch.setenv("WIREBRIEF_EDITION_INTRODUCTION", "true")
    with ModelServer() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        needed = call("make_edition", {})
    role = Role(template, "MakeEditionRole")
    assert {need for need in needed if not role.allows(*need)} == set()
    assert ("secretsmanager:GetSecretValue", MODEL_KEY) in needed
    daily = open_stack("make_edition").daily()
    record = daily.desk.book.latest()
    assert record is not None
    edition = load(daily.desk.store, record)
    assert edition.introduction is not None
    assert edition.introduction.sentences
    assert len(server.requests) == 1


def test_the_planning_and_the_sending_function_may_do_what_they_do(
    stack: Stack,
    call: Call,
    template: Template,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stack.publish()
    stack.subscribe("ana@example.org", "ben@example.org")
    stack.call("make_edition", {})
    needed = call("plan_deliveries", {})
    event = queued(json.loads(stack.messages()[0]))
    stack.withdraw(write_reports(per_event=1)[0].id)
    outdated = call("send_edition", event)
    needed |= call("plan_deliveries", {})
    assert any(action == "s3:PutObject" for action, _ in needed)
    assert_fits(template, "PlanDeliveriesRole", needed, LOGS)
    monkeypatch.setenv("WIREBRIEF_MAIL_SENDER", "nobody@unverified.example")
    needed = outdated | call("send_edition", event)
    monkeypatch.setenv("WIREBRIEF_MAIL_SENDER", stack.sender)
    needed |= call("send_edition", event) | call("send_edition", event)
    assert_fits(template, "SendEditionRole", needed, LAMBDAS_OWN | UNASKED | READY_MADE)


def test_the_feedback_function_may_do_what_it_does(stack: Stack, call: Call, template: Template) -> None:
    stack.subscribe("ana@example.org")
    needed = call("take_feedback", {"detail": ses_event("Bounce", "ana@example.org")})
    needed |= call("take_feedback", {"detail": ses_event("Complaint", "ben@example.org")})
    assert_fits(template, "TakeFeedbackRole", needed, LOGS)


def test_the_pages_may_do_what_they_do(stack: Stack, call: Call, template: Template) -> None:
    daily = open_stack("serve_pages").daily()
    stamp = daily.links.stamp(daily.clock.now())
    needed = call("serve_pages", page("POST", "/subscribe", address="ana@example.org", stamp=stamp, zone="UTC"))
    for path, purpose, act in (
        ("/confirm", "confirm", ""),
        ("/manage", "manage", "save"),
        ("/manage", "manage", "erase"),
    ):
        daily = open_stack("serve_pages").daily()
        reader = daily.roster.find("ana@example.org")
        assert reader is not None
        token = daily.links.token(purpose, reader, daily.clock.now())  # type: ignore[arg-type]
        needed |= call("serve_pages", page("POST", path, t=token, act=act, zone="UTC", hour="6"))
    assert open_stack("serve_pages").daily().roster.find("ana@example.org") is None
    assert_fits(template, "ServePagesRole", needed, LOGS | READY_MADE)
