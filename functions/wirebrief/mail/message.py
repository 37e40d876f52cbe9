"""Build the message: MIME with text and HTML, the headers that lists must have, and none that text could forge."""

from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from typing import Any

from msgspec import Struct

from wirebrief.errors import SettingsError
from wirebrief.mail.letters import Letter
from wirebrief.mail.ports import Mail
from wirebrief.plain import plain
from wirebrief.subscribers.types import Subscriber

# One long word each, which must stay on its line: a fold inside would be read as part of it, or as none.
UNFOLDED = frozenset({"message-id", "list-unsubscribe"})
ENCODED_LINE = 75
"""Columns of a line that holds an encoded word, one less than RFC 2047 allows: Header leaves out the leading blank."""


class MailPolicy(EmailPolicy):
    """Mail as SMTP wants it, with addresses of pages and ids left whole (RFC 5322 allows lines of 998)."""

    def fold_binary(self, name: str, value: Any) -> bytes:
        """Return a header as it is written."""
        if name.lower() in UNFOLDED:
            return f"{name}: {value}{self.linesep}".encode("ascii")
        if name.lower() == "subject" and not str(value).isascii():
            return f"{name}: {encoded(name, str(value), self.linesep)}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


def encoded(name: str, value: str, linesep: str) -> str:
    """Return the header's value as encoded words throughout.

    Python's own folding mixes them with plain words, and loses or doubles the blank between the two at a fold.
    """
    return Header(value, "utf-8", maxlinelen=ENCODED_LINE, header_name=name).encode(linesep=linesep)


POLICY = MailPolicy(linesep="\r\n", raise_on_defect=False)


class Sender(Struct, frozen=True, kw_only=True):
    """Whom mail comes from. `address` is a mail address at a domain of the operator's own."""

    address: str
    name: str = "The daily brief"

    @property
    def domain(self) -> str:
        """The domain, of which List-Id and Message-ID are made."""
        return self.address.rpartition("@")[2]


class Envelope(Struct, frozen=True, kw_only=True):
    """What goes around a letter. `reference` names it for ever ("edition-2026-11-22"); `unsubscribe` may be empty."""

    sender: Sender
    to: Subscriber
    reference: str
    now: datetime
    unsubscribe: str = ""


def build(letter: Letter, envelope: Envelope) -> Mail:
    """Return the message. The same reference and reader give the same Message-ID, so that a repeat can be told.

    Raises:
        SettingsError: the sender's address cannot stand in a header.
    """
    message = EmailMessage(policy=POLICY)
    name = f"{envelope.reference}.{envelope.to.id}"
    try:
        message["From"] = Address(plain(envelope.sender.name), addr_spec=envelope.sender.address)
    except (ValueError, IndexError) as exc:
        raise SettingsError(f"mail cannot come from {envelope.sender.address!r}: set WIREBRIEF_MAIL_SENDER") from exc
    message["To"] = Address(plain(envelope.to.name), addr_spec=envelope.to.address)
    message["Subject"] = plain(letter.subject)
    message["Date"] = format_datetime(envelope.now)
    message["Message-ID"] = f"<{name}@{envelope.sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday notice answers this
    if envelope.unsubscribe:
        add_list_headers(message, envelope)
    message.set_content(letter.text, subtype="plain", charset="utf-8", cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", charset="utf-8", cte="quoted-printable")
    return Mail(name=name, to=envelope.to.address, content=message.as_bytes())


def add_list_headers(message: EmailMessage, envelope: Envelope) -> None:
    """Add what marks list mail: RFC 2919 (List-Id), RFC 2369 and RFC 8058 (one click, by POST)."""
    message["List-Id"] = f"{plain(envelope.sender.name)} <daily.{envelope.sender.domain}>".encode(
        "ascii", "ignore"
    ).decode()
    message["List-Unsubscribe"] = f"<{envelope.unsubscribe}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
