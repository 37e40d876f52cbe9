"""Bounces and complaints suppress by the usual rules, whichever way they come."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.post import SEALED_AT, Post
from wirebrief.mail.feedback import Feedback, from_bounce_mail, from_ses, take_feedback

BOUNCE_MAIL = """\
From: MAILER-DAEMON@mx.example.org
To: daily@briefs.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"
MIME-Version: 1.0

--b
Content-Type: text/plain; charset=us-ascii

Your mail could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
Arrival-Date: Sun, 22 Nov 2026 06:00:00 +0000

Final-Recipient: rfc822; reader1@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {status} said the server

--b
Content-Type: message/rfc822

Subject: the original

--b--
"""


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    post = Post(tmp_path)
    post.subscribe(1, 2)
    yield post
    post.close()


def one(kind: str, address: str = "reader1@example.org") -> Feedback:
    return Feedback(kind=kind, address=address)  # type: ignore[arg-type]


def status(post: Post) -> tuple[str, str | None]:
    reader = post.roster.find("reader1@example.org")
    assert reader is not None
    return reader.status, reader.suppressed_for


@pytest.mark.parametrize(("kind", "reason"), [("hard", "bounced"), ("complaint", "complained")])
def test_one_hard_bounce_or_complaint_suppresses(post: Post, kind: str, reason: str) -> None:
    assert take_feedback(post.roster, one(kind), SEALED_AT) == "suppressed"
    assert status(post) == ("suppressed", reason)
    assert post.roster.suppressed("reader1@example.org") == reason
    assert post.roster.suppressed("reader2@example.org") is None


def test_soft_bounces_suppress_after_five_without_a_delivery(post: Post) -> None:
    for _ in range(4):
        assert take_feedback(post.roster, one("soft"), SEALED_AT) == "counted"
    assert take_feedback(post.roster, one("delivered"), SEALED_AT) == "cleared"
    for _ in range(4):
        assert take_feedback(post.roster, one("soft"), SEALED_AT) == "counted"
    assert status(post) == ("active", None)
    assert take_feedback(post.roster, one("soft"), SEALED_AT) == "suppressed"
    assert status(post) == ("suppressed", "bounced")


def test_feedback_on_an_address_that_is_unknown_or_erased_still_suppresses_it(post: Post) -> None:
    assert take_feedback(post.roster, one("complaint", "gone@example.org"), SEALED_AT) == "suppressed"
    assert post.roster.suppressed("gone@example.org") == "complained"
    assert take_feedback(post.roster, one("soft", "stranger@example.org"), SEALED_AT) == "nothing"


def bounce(kind: str, *addresses: str, name: str = "eventType") -> dict:
    recipients = [{"emailAddress": address} for address in addresses]
    return {name: "Bounce", "bounce": {"bounceType": kind, "bouncedRecipients": recipients}}


def complaint(feedback: str, address: str) -> dict:
    recipients = [{"emailAddress": address}]
    return {
        "eventType": "Complaint",
        "complaint": {"complainedRecipients": recipients, "complaintFeedbackType": feedback},
    }


SES: list[tuple[dict, list[tuple[str, str]]]] = [
    (bounce("Permanent", "Reader1@Example.org"), [("hard", "reader1@example.org")]),
    (
        bounce("Transient", "a@example.org", "b@example.org", name="notificationType"),
        [("soft", "a@example.org"), ("soft", "b@example.org")],
    ),
    (complaint("abuse", "Zoë <a@example.org>"), [("complaint", "a@example.org")]),
    (complaint("not-spam", "a@example.org"), []),
    ({"eventType": "Delivery", "delivery": {"recipients": ["a@example.org"]}}, [("delivered", "a@example.org")]),
    ({"eventType": "Open", "open": {}}, []),
    ({"eventType": "Send"}, []),
    ({}, []),
    (bounce("Permanent", "x", ""), []),
]


@pytest.mark.parametrize(("event", "expected"), SES)
def test_events_of_ses_are_read(event: dict, expected: list[tuple[str, str]]) -> None:
    assert [(each.kind, each.address) for each in from_ses(event)] == expected


@pytest.mark.parametrize(
    ("action", "code", "kind"),
    [
        ("failed", "5.1.1", "hard"),
        ("failed", "5.2.2", "soft"),  # the mailbox is full
        ("failed", "5.7.1", "soft"),  # the content or our reputation was refused, not the mailbox
        ("failed", "4.4.1", "soft"),
        ("delayed", "4.4.1", "soft"),
        ("delivered", "2.0.0", "delivered"),
    ],
)
def test_bounce_mails_are_read(action: str, code: str, kind: str) -> None:
    content = BOUNCE_MAIL.format(action=action, status=code).encode()
    assert from_bounce_mail(content) == [one(kind)]


@given(st.binary(max_size=300))
def test_any_mail_is_read_without_harm(content: bytes) -> None:
    assert from_bounce_mail(content) == []
