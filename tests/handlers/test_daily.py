"""The daily edition's functions, called as Lambda calls them, on a local AWS: from briefs to mail and back."""

import email
import email.policy
import importlib
import json
import re
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import msgspec
import pytest

from adapters.aws_places import new_bucket, new_table
from handlers.conftest import Context, queued
from support.reports import write_reports
from support.waiting import HANGS
from wirebrief.bootstrap_daily_cloud import open_stack
from wirebrief.ledgers.dynamo import DynamoLedger
from wirebrief.ports import Outcome, Upload
from wirebrief.render import brief_json
from wirebrief.stores.s3 import S3Store
from wirebrief.subscribers.types import Subscriber
from wirebrief.upload.publish import Notice, take_down

Aws = Callable[[str], Any]


class Stack:
    """The stack's resources on the local AWS, and its functions."""

    def __init__(self, aws: Aws) -> None:
        self.aws = aws
        self.bucket, self.table = new_bucket(aws("s3")), new_table(aws("dynamodb"))
        self.subscribers = new_table(aws("dynamodb"))
        self.queue = aws("sqs").create_queue(QueueName=f"mail-{uuid.uuid4().hex}")["QueueUrl"]
        secret = f"link-{uuid.uuid4().hex}"
        aws("secretsmanager").create_secret(Name=secret, SecretString="a long random text")
        self.sender = f"daily-{uuid.uuid4().hex[:8]}@briefs.example"
        aws("sesv2").create_email_identity(EmailIdentity=self.sender)
        self.environment = {
            "WIREBRIEF_STAGE": "test",
            "WIREBRIEF_BUCKET": self.bucket,
            "WIREBRIEF_TABLE": self.table,
            "WIREBRIEF_SUBSCRIBERS": self.subscribers,
            "WIREBRIEF_SIGNING_KEY": secret,
            "WIREBRIEF_OUTGOING": self.queue,
            "WIREBRIEF_MAIL_VIA": "ses",
            "WIREBRIEF_MAIL_SENDER": self.sender,
            "WIREBRIEF_MAIL_PER_SECOND": "1000",
            "WIREBRIEF_MAIL_PAGES": "https://pages.example/",
            "WIREBRIEF_EDITION_REVIEW": "",
        }

    def call(self, function: str, event: dict[str, Any]) -> dict[str, Any]:
        result: dict[str, Any] = importlib.import_module(function).handler(event, Context(300.0))
        return result

    def publish(self, count: int = 3) -> None:
        ledger = DynamoLedger(self.aws("dynamodb"), self.table)
        for report in write_reports(per_event=1)[:count]:
            self.publish_one(ledger, report.id, brief_json(report.brief))

    def publish_one(self, ledger: DynamoLedger, article: str, content: bytes) -> None:
        now = open_stack("make_edition").daily().clock.now()
        upload = Upload(key=f"inbox/{article}.txt", version=article, order="1")
        prefix = f"briefs/2026/11/22/{article}/"
        self.aws("s3").put_object(Bucket=self.bucket, Key=f"{prefix}brief.json", Body=content)
        ledger.admit(upload, now)
        lease = ledger.claim(article, uuid.uuid4().hex, now, 60)
        assert not isinstance(lease, Outcome)
        ledger.finish(upload, lease, Outcome(article_id=article, status="done", prefix=prefix), now)

    def withdraw(self, article: str) -> None:
        """Take a published article back, as an agency's kill does."""
        ledger, store = DynamoLedger(self.aws("dynamodb"), self.table), S3Store(self.aws("s3"), self.bucket)
        now = open_stack("make_edition").daily().clock.now()
        kill = uuid.uuid4().hex
        upload = Upload(key=f"inbox/{article}.txt", version=kill, order="2")
        ledger.admit(upload, now)
        lease = ledger.claim(kill, uuid.uuid4().hex, now, 60)
        assert not isinstance(lease, Outcome)
        take_down(f"briefs/2026/11/22/{article}/", store)
        outcome = Outcome(article_id=kill, status="withdrawn", prefix=f"withdrawn/{kill}.json")
        notice = Notice(upload=upload.key, withdrawn=(f"briefs/2026/11/22/{article}/",))
        store.put(outcome.prefix, msgspec.json.encode(notice), "application/json")
        ledger.finish(upload, lease, outcome, now)

    def subscribe(self, *addresses: str) -> None:
        daily = open_stack("make_edition").daily()
        now = daily.clock.now()
        for address in addresses:
            reader = Subscriber(
                id=daily.new_id(), address=address, created_at=now, status="active", zone="UTC", hour=now.hour
            )
            assert daily.roster.add(reader)

    def messages(self) -> list[str]:
        reply = self.aws("sqs").receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10)
        return [message["Body"] for message in reply.get("Messages", [])]

    def mails(self) -> list[email.message.Message]:
        with urllib.request.urlopen(f"{self.aws('sqs').meta.endpoint_url}/moto-api/data.json", timeout=HANGS) as reply:  # noqa: S310 - loopback
            held = json.load(reply)["ses"]["RawMessage"]
        found = [email.message_from_string(each["raw_data"], policy=email.policy.default) for each in held]
        return [message for message in found if self.sender in str(message["From"])]


@pytest.fixture
def stack(aws: Aws, aws_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stack]:
    made = Stack(aws)
    for name, value in made.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_ENDPOINT_URL", aws_url)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    open_stack.cache_clear()
    yield made
    open_stack.cache_clear()


def test_briefs_become_an_edition_and_the_edition_mail_once(stack: Stack) -> None:
    stack.publish()
    stack.subscribe("ana@example.org", "ben@example.org")
    made = stack.call("make_edition", {})
    assert (made["status"], made["stories"]) == ("ready", 2)
    assert stack.call("make_edition", {}) == made
    assert stack.call("plan_deliveries", {}) == {"slots": 1, "batches": 1}
    assert stack.call("plan_deliveries", {}) == {"slots": 0, "batches": 0}
    (message,) = stack.messages()
    event = queued(json.loads(message))
    assert stack.call("send_edition", event) == {"batchItemFailures": []}
    assert stack.call("send_edition", event) == {"batchItemFailures": []}
    mails = stack.mails()
    assert sorted(str(mail["To"]) for mail in mails) == ["ana@example.org", "ben@example.org"]
    assert all(str(mail["List-Unsubscribe"]).startswith("<https://pages.example/unsubscribe?t=") for mail in mails)


def test_a_day_without_briefs_says_why_and_rings_no_alarm(stack: Stack) -> None:
    assert stack.call("make_edition", {"check": True})["status"] == "missing"
    assert stack.call("make_edition", {})["reason"] == "no brief was published so far"
    assert stack.call("make_edition", {"check": True})["status"] == "nothing"


def test_mail_that_the_service_does_not_take_goes_back_to_the_queue(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    stack.publish()
    stack.subscribe("ana@example.org")
    stack.call("make_edition", {})
    stack.call("plan_deliveries", {})
    event = queued(json.loads(stack.messages()[0]))
    monkeypatch.setenv("WIREBRIEF_MAIL_SENDER", "nobody@unverified.example")
    open_stack.cache_clear()
    assert len(stack.call("send_edition", event)["batchItemFailures"]) == 1
    monkeypatch.setenv("WIREBRIEF_MAIL_SENDER", stack.sender)
    open_stack.cache_clear()
    assert stack.call("send_edition", event) == {"batchItemFailures": []}
    assert len(stack.mails()) == 1


def test_a_story_withdrawn_after_its_mail_was_queued_is_not_mailed_and_the_rest_is(stack: Stack) -> None:
    stack.publish()
    stack.subscribe("ana@example.org")
    stack.call("make_edition", {})
    stack.call("plan_deliveries", {})
    event = queued(json.loads(stack.messages()[0]))
    gone, stays = write_reports(per_event=1)[0], write_reports(per_event=1)[2]
    stack.withdraw(gone.id)
    assert len(stack.call("send_edition", event)["batchItemFailures"]) == 1
    assert stack.mails() == []
    assert stack.call("plan_deliveries", {}) == {"slots": 0, "batches": 0}
    assert stack.call("send_edition", event) == {"batchItemFailures": []}
    assert stack.call("send_edition", event) == {"batchItemFailures": []}
    (mail,) = stack.mails()
    text = " ".join(mail.get_body(("plain",)).get_content().split())  # type: ignore[attr-defined]
    assert gone.brief.headline.text not in text
    assert stays.brief.headline.text in text
    date = open_stack("make_edition").daily().today()
    page = stack.aws("s3").get_object(Bucket=stack.bucket, Key=f"editions/{date}/edition.html")["Body"].read().decode()
    assert gone.brief.headline.text not in page


def ses_event(kind: str, address: str) -> dict[str, Any]:
    recipients = [{"emailAddress": address}]
    return {
        "Bounce": {
            "eventType": "Bounce",
            "bounce": {"bounceType": "Permanent", "bounceSubType": "General", "bouncedRecipients": recipients},
        },
        "Complaint": {"eventType": "Complaint", "complaint": {"complainedRecipients": recipients}},
    }[kind]


def test_bounces_by_eventbridge_and_complaints_by_sns_suppress(stack: Stack) -> None:
    stack.subscribe("ana@example.org", "ben@example.org")
    bounced = {"source": "aws.ses", "detail-type": "Email Bounced", "detail": ses_event("Bounce", "ana@example.org")}
    assert stack.call("take_feedback", bounced) == {"suppressed": 1}
    complained = json.dumps(ses_event("Complaint", "ben@example.org"))
    records = [{"Sns": {"Message": complained}}, {"Sns": {"Message": "Successfully validated SNS topic"}}]
    assert stack.call("take_feedback", {"Records": records}) == {"suppressed": 1}
    daily = open_stack("take_feedback").daily()
    assert daily.roster.suppressed("ana@example.org") == "bounced"
    assert daily.roster.suppressed("ben@example.org") == "complained"


def page(method: str, path: str, **fields: str) -> dict[str, Any]:
    """A function URL's event (payload format 2.0)."""
    query = urlencode(fields) if method == "GET" else ""
    http = {"method": method, "sourceIp": "192.0.2.1"}
    return {
        "version": "2.0",
        "rawPath": path,
        "rawQueryString": query,
        "headers": {"sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded"},
        "requestContext": {"domainName": "abc.lambda-url.us-east-1.on.aws", "http": http},
        "body": urlencode(fields) if method == "POST" else None,
        "isBase64Encoded": False,
    }  # fmt: skip


def test_a_reader_subscribes_and_leaves_over_the_function_url(stack: Stack) -> None:
    form = stack.call("serve_pages", page("GET", "/"))
    assert form["statusCode"] == 200
    assert form["headers"]["Referrer-Policy"] == "no-referrer"
    stamp = re.findall(r'name="stamp" value="([^"]+)"', form["body"])[0]
    wishes = {"address": "ana@example.org", "stamp": stamp, "zone": "Europe/Paris", "hour": "6"}
    assert stack.call("serve_pages", page("POST", "/subscribe", **wishes))["statusCode"] == 200
    (letter,) = stack.mails()
    text = letter.get_body(("plain",)).get_content()  # type: ignore[attr-defined]
    token = re.findall(r"https://abc\.lambda-url\.us-east-1\.on\.aws/confirm\?t=(\S+)", text)[0]
    assert stack.call("serve_pages", page("GET", "/confirm", t=token))["statusCode"] == 200
    assert stack.call("serve_pages", page("POST", "/confirm", t=token))["statusCode"] == 200
    daily = open_stack("serve_pages").daily()
    reader = daily.roster.find("ana@example.org")
    assert reader is not None
    assert reader.status == "active"
    one_click = page("POST", "/unsubscribe")
    one_click["rawQueryString"] = urlencode({"t": daily.links.token("unsubscribe", reader, daily.clock.now())})
    one_click["body"] = "TGlzdC1VbnN1YnNjcmliZT1PbmUtQ2xpY2s="
    one_click["isBase64Encoded"] = True
    del one_click["headers"]["sec-fetch-site"]
    assert stack.call("serve_pages", one_click)["statusCode"] == 200
    left = daily.roster.get(reader.id)
    assert left is not None
    assert left.status == "unsubscribed"
