"""Mail imported subscribers the link by which they confirm: each once, claimed and settled as editions are."""

from collections.abc import Iterable
from functools import partial

from msgspec.structs import replace

from wirebrief.mail.letters import subscription_letter
from wirebrief.mail.message import Envelope, build
from wirebrief.mail.ports import DeliveryKey, Mail
from wirebrief.mail.send import Count, PostOffice, claimed, hand_over, serve_each
from wirebrief.subscribers.register import change
from wirebrief.subscribers.types import Subscriber


def invite_all(office: PostOffice, subscribers: Iterable[str]) -> Count:
    """Send each of these subscribers (ids) who waits for it the confirmation; return how many were sent, refused, ….

    Raises:
        MailQuotaSpent, MailMisconfigured, MailError: nobody further can be served now; the next call goes on there.
    """
    return serve_each(partial(invite, office), subscribers)


def invite(office: PostOffice, subscriber_id: str) -> str:
    """Send the confirmation unless it was sent, or the subscriber waits for none any more; return what became of it."""
    reader = office.roster.get(subscriber_id)
    if reader is None or reader.status != "pending" or office.roster.suppressed(reader.address):
        return "inactive"
    key = DeliveryKey(f"confirm-{reader.generation}", subscriber_id)
    verdict = claimed(office, key)
    outcome = hand_over(office, key, invitation(office, reader)) if verdict == "send" else verdict
    if outcome != "busy":
        change(office.roster, subscriber_id, lambda each: replace(each, invited=True))
    return outcome


def invitation(office: PostOffice, reader: Subscriber) -> Mail:
    """Return the mail with the link that confirms, under one Message-ID however often it is made."""
    now = office.clock.now()
    letter = subscription_letter("confirm", office.sender.name, office.links.make("confirm", reader, now))
    return build(
        letter, Envelope(sender=office.sender, to=reader, reference=f"confirm-{reader.generation}-import", now=now)
    )
