"""What comes back after sending: bounces, complaints, deliveries, from SES events and from bounce mails (RFC 3464)."""

import email
import email.policy
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage, Message
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from wirebrief.errors import AddressRefused
from wirebrief.subscribers.addresses import normal_address
from wirebrief.subscribers.register import change, suppress
from wirebrief.subscribers.types import Roster, Subscriber

# A mailbox that was full or away five editions in a row is not read any more.
SOFT_BOUNCES = 5

Kind = Literal["delivered", "hard", "soft", "complaint"]


class Feedback(Struct, frozen=True, kw_only=True):
    """What happened to mail for one address."""

    kind: Kind
    address: str


def take_feedback(roster: Roster, feedback: Feedback, now: datetime) -> str:
    """Draw the consequence by the usual rules; return what was done: "suppressed", "counted", "cleared" or "nothing".

    A hard bounce or a complaint suppresses at once, soft bounces after five without a delivery between them.
    Raises: RosterError.
    """
    if feedback.kind == "complaint":
        suppress(roster, feedback.address, "complained", now)
        return "suppressed"
    if feedback.kind == "hard":
        suppress(roster, feedback.address, "bounced", now)
        return "suppressed"
    known = roster.find(feedback.address)
    if known is None or (feedback.kind == "delivered" and not known.soft_bounces):
        return "nothing"
    counted = change(roster, known.id, lambda reader: count_soft(reader, feedback.kind))
    if counted is not None and counted.soft_bounces >= SOFT_BOUNCES:
        suppress(roster, feedback.address, "bounced", now)
        return "suppressed"
    return "cleared" if feedback.kind == "delivered" else "counted"


def count_soft(reader: Subscriber, kind: Kind) -> Subscriber:
    """Return the reader with one soft bounce more, or with none after a delivery."""
    return replace(reader, soft_bounces=0 if kind == "delivered" else reader.soft_bounces + 1)


def from_ses(event: dict[str, Any]) -> Iterator[Feedback]:
    """Yield the feedback in one SES event, as SNS or EventBridge carries it (Amazon SES: event publishing).

    Opens, clicks, sends and kinds that SES may add later are none of ours.
    """
    kind = str(event.get("eventType") or event.get("notificationType") or "")
    if kind == "Bounce":
        bounce = event.get("bounce", {})
        hard: Kind = "hard" if bounce.get("bounceType") == "Permanent" else "soft"
        yield from each(hard, [one.get("emailAddress") for one in bounce.get("bouncedRecipients", [])])
    elif kind == "Complaint":
        complaint = event.get("complaint", {})
        if complaint.get("complaintFeedbackType") != "not-spam":
            yield from each("complaint", [one.get("emailAddress") for one in complaint.get("complainedRecipients", [])])
    elif kind == "Delivery":
        yield from each("delivered", event.get("delivery", {}).get("recipients", []))


def each(kind: Kind, addresses: list[Any]) -> Iterator[Feedback]:
    """Yield the feedback for each address that is one."""
    for address in addresses:
        try:
            yield Feedback(kind=kind, address=normal_address(bare(str(address))))
        except AddressRefused:
            continue


def bare(address: str) -> str:
    """Return `name@host` of `Name <name@host>`."""
    return address.rpartition("<")[2].rstrip("> ")


def from_bounce_mail(content: bytes) -> list[Feedback]:
    """Return the feedback in a delivery status notification (RFC 3464); empty where the mail is none."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    return list(reports_in(message)) if isinstance(message, EmailMessage) else []


def reports_in(message: EmailMessage) -> Iterator[Feedback]:
    """Yield what each recipient's part of the notification says. `Action` and `Status` are RFC 3464 section 2.3."""
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks = part.get_payload()
        for block in blocks if isinstance(blocks, list) else []:
            if isinstance(block, Message) and block["Final-Recipient"]:
                yield from each(kind_of(block), [address_in(block)])


def kind_of(block: Message) -> Kind:
    """Return whether the failure lasts: 5.x.x does, but for a full mailbox (5.2.2) and a message too large (5.2.3)."""
    action = str(block["Action"] or "").strip().lower()
    status = str(block["Status"] or "").strip()
    if action in {"delivered", "relayed", "expanded"}:
        return "delivered"
    lasting = status.startswith("5.") and not status.startswith(("5.2.2", "5.2.3", "5.3", "5.7"))
    return "hard" if action == "failed" and lasting else "soft"


def address_in(block: Message) -> str:
    """Return the address of `rfc822; name@host`, the original one where it was forwarded."""
    field = str(block["Original-Recipient"] or block["Final-Recipient"])
    return field.rpartition(";")[2].strip()
