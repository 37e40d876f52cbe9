"""Send one edition to a batch of readers: each once, whatever becomes of the others or of this process.

    claim (conditional write) ─▶ hand over to the mailer ─▶ settle (write what became of it)
                               └────── uncertain window ──────┘

A process that dies inside the window leaves a claim that nobody settled. Where the mailer is repeatable (the
outbox) the mail is simply sent again. Elsewhere nobody can tell whether it went out, and the setting `uncertain`
decides: "skip" may lose one mail, "repeat" may send one twice.
"""

import contextlib
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from typing import Final, Literal

from msgspec import Struct

from wirebrief.errors import (
    AddressDead,
    MailError,
    MailMisconfigured,
    MailQuotaSpent,
    MailRefused,
    MailThrottled,
    MailUncertain,
)
from wirebrief.mail.message import Envelope, Sender, build
from wirebrief.mail.ports import Claim, Deliveries, Delivery, DeliveryKey, DeliveryState, Mail, Mailer, Verdict
from wirebrief.mail.sealed import SealedEdition
from wirebrief.ports import Clock
from wirebrief.subscribers.links import Links
from wirebrief.subscribers.register import suppress
from wirebrief.subscribers.types import Roster, Subscriber

# A claim outlasts the longest hand-over (a mail server's minute) by far, and a queue's redelivery comes later.
CLAIM: Final = timedelta(minutes=5)
# Pauses after the service asks for a slower pace, in seconds; then the batch goes back to the queue.
PAUSES: Final = (1.0, 2.0, 4.0, 8.0)
# One mailbox may be away for now; so many in a row mean that the service is.
MAX_DEFERRED: Final = 5

Count = dict[str, int]


class PostOffice(Struct, frozen=True, kw_only=True):
    """Everything that sending needs. `per_second` bounds this sender's pace; `owner` names this attempt."""

    mailer: Mailer
    deliveries: Deliveries
    roster: Roster
    links: Links
    sender: Sender
    clock: Clock
    pause: Callable[[float], None]
    owner: str
    uncertain: Literal["skip", "repeat"] = "skip"
    per_second: float = 10.0
    claim_for: timedelta = CLAIM


def send_batch(office: PostOffice, edition: SealedEdition, subscribers: Iterable[str]) -> Count:
    """Send the edition to these subscribers (ids); return how many were sent, skipped, refused, deferred, and so on.

    One bad address, or a thousand, do not stop the rest. Whoever is "deferred" or "busy" is to be tried again.

    Raises:
        MailQuotaSpent, MailMisconfigured, MailError: nobody further can be served now; those who were are
            recorded, the rest is untouched.
    """
    return serve_each(partial(send_one, office, edition), subscribers)


def serve_each(serve: Callable[[str], str], subscribers: Iterable[str]) -> Count:
    """Serve one subscriber after another (ids); return how many came to which outcome. Raises: see `send_batch`."""
    count: Count = {}
    deferred = 0
    for subscriber_id in subscribers:
        try:
            outcome = serve(subscriber_id)
        except (MailQuotaSpent, MailMisconfigured):
            raise
        except MailError:
            deferred += 1
            if deferred >= MAX_DEFERRED:
                raise
            outcome = "deferred"
        else:
            deferred = 0
        count[outcome] = count.get(outcome, 0) + 1
    return count


def send_one(office: PostOffice, edition: SealedEdition, subscriber_id: str) -> str:
    """Send the edition to one subscriber unless it was; return what became of it."""
    reader = office.roster.get(subscriber_id)
    if reader is None or reader.status != "active" or office.roster.suppressed(reader.address):
        return "inactive"
    mail = prepare(office, edition, reader)
    key = DeliveryKey(edition.date, subscriber_id)
    verdict = claimed(office, key)
    if verdict != "send":
        return verdict
    if mail is None:
        settle(office, key, "skipped", code="no_story_on_topics")
        return "skipped"
    return hand_over(office, key, mail)


def claimed(office: PostOffice, key: DeliveryKey) -> Verdict:
    """Claim a delivery for this sender; return whether to send. Raises: LedgerError."""
    now = office.clock.now()
    claim = Claim(
        key=key,
        owner=office.owner,
        now=now,
        until=now + office.claim_for,
        repeat=office.mailer.repeatable or office.uncertain == "repeat",
        lasting=not office.mailer.repeatable,
    )
    return office.deliveries.claim(claim)


def prepare(office: PostOffice, edition: SealedEdition, reader: Subscriber) -> Mail | None:
    """Return the reader's own message, None where the edition has nothing on the reader's topics."""
    letter = edition.letter(reader.topics)
    if letter is None:
        return None
    now = office.clock.now()
    unsubscribe = office.links.make("unsubscribe", reader, now)
    own = letter.fill(office.links.make("manage", reader, now), unsubscribe, reader.name)
    envelope = Envelope(
        sender=office.sender, to=reader, reference=f"edition-{edition.date}", now=now, unsubscribe=unsubscribe
    )
    return build(own, envelope)


def hand_over(office: PostOffice, key: DeliveryKey, mail: Mail) -> str:
    """Give the mail to the mailer at the right pace, and write down what became of it."""
    try:
        message = paced(office, mail)
    except AddressDead as exc:
        settle(office, key, "refused", code=exc.code)
        suppress(office.roster, mail.to, "bounced", office.clock.now())
        return "refused"
    except MailRefused as exc:
        settle(office, key, "refused", code=exc.code)
        return "refused"
    except MailUncertain as exc:
        return unsure(office, key, mail, exc)
    except BaseException:
        office.deliveries.release(key, office.owner)
        raise
    settle(office, key, "sent", message=message)
    return "sent"


def paced(office: PostOffice, mail: Mail) -> str:
    """Hand the mail over; where the service asks for a slower pace, wait and try again a few times."""
    for pause in PAUSES:
        try:
            message = office.mailer.send(mail)
        except MailThrottled:
            office.pause(pause)
        else:
            office.pause(1 / office.per_second)
            return message
    return office.mailer.send(mail)


def unsure(office: PostOffice, key: DeliveryKey, mail: Mail, exc: MailUncertain) -> str:
    """Decide on a mail that may or may not have gone out, as configured."""
    if office.uncertain == "repeat":
        with contextlib.suppress(MailUncertain):
            settle(office, key, "sent", message=paced(office, mail), code=exc.code)
            return "sent"
    settle(office, key, "uncertain", code=exc.code)
    return "uncertain"


def settle(office: PostOffice, key: DeliveryKey, state: DeliveryState, *, message: str = "", code: str = "") -> None:
    """Write down what became of one delivery."""
    delivery = Delivery(key=key, state=state, at=office.clock.now(), message=message, code=code)
    office.deliveries.settle(delivery, office.owner)
