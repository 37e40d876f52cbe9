"""Outbox, SMTP and SES keep one contract, and each failure of a mail service has its own meaning."""

import json
import socket
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError

from adapters.mailer_contract import MailerContract, Received, mail
from support.certificates import contexts
from support.mail_server import Handler, mail_server
from support.waiting import HANGS
from wirebrief.errors import (
    AddressDead,
    MailError,
    MailMisconfigured,
    MailQuotaSpent,
    MailRefused,
    MailThrottled,
    MailUncertain,
)
from wirebrief.mailers.outbox import Outbox
from wirebrief.mailers.ses import SesMailer
from wirebrief.mailers.smtp import SmtpMailer, SmtpServer

Aws = Callable[[str], Any]


class TestOutbox(MailerContract):
    @pytest.fixture
    def mailer(self, tmp_path: Path) -> Outbox:
        return Outbox(tmp_path / "outbox")

    @pytest.fixture
    def received(self, mailer: Outbox) -> Received:
        return lambda: [file.read_bytes() for file in mailer.folder.glob("*.eml")]


@pytest.fixture
def server() -> Iterator[tuple[Handler, int]]:
    with mail_server() as (handler, port):
        yield handler, port


@pytest.fixture
def smtp(server: tuple[Handler, int]) -> Iterator[SmtpMailer]:
    mailer = SmtpMailer(SmtpServer(host="127.0.0.1", port=server[1], security="none", sender="bounces@briefs.example"))
    yield mailer
    mailer.close()


class TestSmtp(MailerContract):
    @pytest.fixture
    def mailer(self, smtp: SmtpMailer) -> SmtpMailer:
        return smtp

    @pytest.fixture
    def received(self, server: tuple[Handler, int]) -> Received:
        return lambda: server[0].kept


class TestSes(MailerContract):
    @pytest.fixture
    def mailer(self, aws: Aws) -> SesMailer:
        client = aws("sesv2")
        client.create_email_identity(EmailIdentity="briefs.example")
        return SesMailer(client, "daily@briefs.example")

    @pytest.fixture
    def received(self, aws: Aws) -> Received:
        address = aws("sesv2").meta.endpoint_url
        before = len(sent_by_moto(address))
        return lambda: sent_by_moto(address)[before:]


def sent_by_moto(address: str) -> list[bytes]:
    """Return what moto's SES was handed, from its own page of everything it holds."""
    with urllib.request.urlopen(f"{address}/moto-api/data.json", timeout=HANGS) as reply:  # noqa: S310 - loopback
        held = json.load(reply)
    return [each["raw_data"].encode() for each in held.get("ses", {}).get("RawMessage", [])]


@pytest.mark.parametrize(
    ("step", "reply", "meaning"),
    [
        ("RCPT", "550 no such user", AddressDead),
        ("RCPT", "551 moved", AddressDead),
        ("RCPT", "552 mailbox full", MailRefused),
        ("RCPT", "450 greylisted", MailError),
        ("RCPT", "421 too many", MailThrottled),
        ("RCPT", "530 login first", MailMisconfigured),
        ("MAIL", "550 not this sender", MailRefused),
        ("MAIL", "452 no space", MailError),
        ("DATA", "554 looks like spam", MailRefused),
        ("DATA", "451 later", MailError),
        ("DATA", "hang up", MailUncertain),
    ],
)
def test_each_refusal_of_a_mail_server_has_its_meaning_and_the_next_mail_goes(
    server: tuple[Handler, int], smtp: SmtpMailer, step: str, reply: str, meaning: type[MailError]
) -> None:
    server[0].replies[step] = reply
    with pytest.raises(MailError) as caught:
        smtp.send(mail())
    assert type(caught.value) is meaning
    assert "reader1" not in str(caught.value)
    server[0].replies.clear()
    server[0].kept.clear()
    assert smtp.send(mail(2)).startswith("250")
    assert len(server[0].kept) == 1


def test_one_connection_carries_many_mails_and_is_made_again_when_it_was_lost() -> None:
    with mail_server() as (handler, port):
        mailer = SmtpMailer(SmtpServer(host="127.0.0.1", port=port, security="none", sender="b@briefs.example"))
        mailer.send(mail())
        assert mailer._connection is not None
        mailer._connection.sock.shutdown(socket.SHUT_RDWR)
        mailer.send(mail(2))
        mailer.close()
        assert len(handler.kept) == 2


def test_a_mail_server_that_is_not_there_is_to_be_tried_again(tmp_path: Path) -> None:
    mailer = SmtpMailer(SmtpServer(host="127.0.0.1", port=1, security="none", sender="b@briefs.example"))
    with pytest.raises(MailError) as caught:
        mailer.send(mail())
    assert caught.value.retryable


@pytest.mark.parametrize(("password", "good"), [("right", True), ("wrong", False)])
def test_mail_goes_over_tls_with_a_login(tmp_path: Path, password: str, good: bool) -> None:
    ours, theirs = contexts(tmp_path)
    with mail_server(tls=ours) as (handler, port):
        mailer = SmtpMailer(
            SmtpServer(host="localhost", port=port, user="daily", password=password, sender="b@briefs.example"), theirs
        )
        if good:
            assert mailer.send(mail()).startswith("250")
            assert len(handler.kept) == 1
        else:
            with pytest.raises(MailMisconfigured):
                mailer.send(mail())
        mailer.close()


def test_a_certificate_that_nobody_trusts_is_not_mailed_to(tmp_path: Path) -> None:
    ours, _ = contexts(tmp_path)
    with mail_server(tls=ours) as (handler, port):
        mailer = SmtpMailer(
            SmtpServer(host="localhost", port=port, user="a", password="right", sender="b@briefs.example")
        )
        with pytest.raises(MailMisconfigured):
            mailer.send(mail())
        assert handler.kept == []


class Refusing:
    """An SES client that raises."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def send_email(self, **_: object) -> None:
        raise self.error


def client_error(code: str, message: str = "", status: int = 400) -> ClientError:
    response = {"Error": {"Code": code, "Message": message}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(response, "SendEmail")  # type: ignore[arg-type]


NOT_VERIFIED = "Email address is not verified. The following identities failed the check in region US-EAST-1: "


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (client_error("TooManyRequestsException", "Maximum sending rate exceeded.", 429), MailThrottled),
        (client_error("TooManyRequestsException", "Daily message quota exceeded.", 429), MailQuotaSpent),
        (client_error("LimitExceededException", "too much"), MailThrottled),
        (client_error("MessageRejected", f"{NOT_VERIFIED}reader1@example.org"), MailRefused),
        (client_error("MessageRejected", f"{NOT_VERIFIED}daily@briefs.example"), MailMisconfigured),
        (client_error("MessageRejected", "contains a virus"), MailRefused),
        (client_error("BadRequestException", "Missing final '@domain'"), MailRefused),
        (client_error("AccountSuspendedException"), MailMisconfigured),
        (client_error("SendingPausedException"), MailMisconfigured),
        (client_error("MailFromDomainNotVerifiedException"), MailMisconfigured),
        (client_error("AccessDeniedException", status=403), MailMisconfigured),
        (client_error("InternalFailure", status=500), MailUncertain),
        (ReadTimeoutError(endpoint_url="https://ses"), MailUncertain),
    ],
)
def test_each_error_of_ses_has_its_meaning(error: Exception, meaning: type[MailError]) -> None:
    with pytest.raises(MailError) as caught:
        SesMailer(Refusing(error), "daily@briefs.example").send(mail())
    assert type(caught.value) is meaning
    assert "reader1" not in str(caught.value)
