"""What every mailer must do. An adapter's test inherits this class and gives the fixtures `mailer` and `received`."""

import email
import email.policy
from collections.abc import Callable
from datetime import UTC, datetime

from msgspec.structs import replace

from wirebrief.mail.letters import Letter
from wirebrief.mail.message import Envelope, Sender, build
from wirebrief.mail.ports import Mail, Mailer
from wirebrief.subscribers.types import Subscriber

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
SENDER = Sender(address="daily@briefs.example", name="Tägliche Nachrichten")
LETTER = Letter(
    subject="洪水でリスボン: Überschwemmung",
    text="Grüße\n.\n..two dots begin this line\nFrom here on\n" + "long " * 300 + "\nالعربية\n",
    html="<!DOCTYPE html><html><body><p>Grüße &amp; 洪水</p></body></html>",
)

Received = Callable[[], list[bytes]]


def mail(number: int = 1) -> Mail:
    reader = Subscriber(id=f"{number:032x}", address=f"reader{number}@example.org", name="Zoë", created_at=NOW)
    unsubscribe = f"https://pages.example/unsubscribe?t={'x' * 150}"
    envelope = Envelope(sender=SENDER, to=reader, reference="edition-2026-11-22", now=NOW, unsubscribe=unsubscribe)
    return build(LETTER, envelope)


class MailerContract:
    """The contract."""

    def test_a_mail_arrives_as_it_was_built(self, mailer: Mailer, received: Received) -> None:
        assert mailer.send(mail())
        (content,) = received()
        message = email.message_from_bytes(content, policy=email.policy.default)
        assert message.defects == []
        assert message["Subject"] == LETTER.subject
        assert message["To"].addresses[0].addr_spec == "reader1@example.org"
        assert message["From"].addresses[0].display_name == "Tägliche Nachrichten"
        assert message["List-Unsubscribe"].startswith("<https://pages.example/unsubscribe?t=xxx")
        assert message["Message-ID"] == f"<edition-2026-11-22.{1:032x}@briefs.example>"
        text, html = message.iter_parts()  # type: ignore[attr-defined]
        assert text.get_content().replace("\r\n", "\n") == LETTER.text
        assert html.get_content().strip() == LETTER.html

    def test_many_mails_arrive_each_once(self, mailer: Mailer, received: Received) -> None:
        for number in range(1, 6):
            mailer.send(mail(number))
        names = [email.message_from_bytes(content)["To"] for content in received()]
        assert sorted(names) == sorted(str(email.message_from_bytes(mail(n).content)["To"]) for n in range(1, 6))

    def test_the_same_mail_again_is_one_only_where_the_mailer_says_so(self, mailer: Mailer, received: Received) -> None:
        mailer.send(mail())
        mailer.send(replace(mail()))
        assert len(received()) == (1 if mailer.repeatable else 2)
