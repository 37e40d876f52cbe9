"""What subscribers do: ask, confirm, change, leave, be forgotten. Each may be repeated and tells strangers nothing."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from wirebrief.errors import RosterError
from wirebrief.plain import plain
from wirebrief.subscribers.addresses import known_zone, normal_address
from wirebrief.subscribers.links import Links, Purpose
from wirebrief.subscribers.types import Roster, Subscriber, SuppressionReason

MAX_NAME = 80
MAX_TOPICS = 20
MAX_TOPIC = 60
# A record that changed under us is read again; more than this many times in a row means a fault, not a race.
CHANGE_TRIES = 5

Change = Callable[[Subscriber], Subscriber | None]


class Wishes(Struct, frozen=True, kw_only=True):
    """What somebody wants: under which name, at which hour where, about what."""

    name: str = ""
    zone: str = "UTC"
    hour: int = 7
    topics: tuple[str, ...] = ()
    language: str = "en"


class Register(Struct, frozen=True, kw_only=True):
    """The desk at which subscribers are served. `new_id` gives random ids of 32 hex digits."""

    roster: Roster
    links: Links
    new_id: Callable[[], str]


def tidy_wishes(wishes: Wishes) -> Wishes:
    """Return the wishes without control characters and within bounds. Raises: AddressRefused."""
    topics = dict.fromkeys(plain(topic)[:MAX_TOPIC] for topic in wishes.topics)
    return Wishes(
        name=plain(wishes.name)[:MAX_NAME],
        zone=known_zone(wishes.zone),
        hour=min(max(wishes.hour, 0), 23),
        topics=tuple(topic for topic in topics if topic)[:MAX_TOPICS],
        language=plain(wishes.language)[:8] or "en",
    )


def ask(register: Register, address: str, wishes: Wishes, now: datetime) -> Subscriber | None:
    """Enter a wish to subscribe; return whom to mail, None where nobody is to be mailed.

    Whoever is pending is to be asked for confirmation, whoever is active already to be sent the link to the
    preferences; an address that complained or bounced is not mailed. The caller answers all alike.
    Raises: AddressRefused, RosterError.
    """
    address = normal_address(address)
    wishes = tidy_wishes(wishes)
    if register.roster.suppressed(address):
        return None
    fresh = with_wishes(Subscriber(id=register.new_id(), address=address, created_at=now), wishes)
    if register.roster.add(fresh):
        return fresh
    known = register.roster.find(address)
    if known is None or known.status == "suppressed":
        return None
    if known.status == "active":
        return known
    asked = replace(known, status="pending", generation=known.generation + 1, invited=True)
    return register.roster.change(with_wishes(asked, wishes))


def with_wishes(subscriber: Subscriber, wishes: Wishes) -> Subscriber:
    """Return the subscriber with these wishes."""
    return replace(
        subscriber,
        name=wishes.name,
        zone=wishes.zone,
        hour=wishes.hour,
        topics=wishes.topics,
        language=wishes.language,
    )


def holder(register: Register, purpose: Purpose, token: str, now: datetime) -> Subscriber | None:
    """Return whose link this is, None where it does not hold (any more). Raises: RosterError."""
    ticket = register.links.read(purpose, token, now)
    if ticket is None:
        return None
    subscriber = register.roster.get(ticket.subscriber)
    if subscriber is None or subscriber.generation != ticket.generation:
        return None
    return None if purpose == "confirm" and subscriber.status != "pending" else subscriber


def confirm(register: Register, token: str, now: datetime) -> Subscriber | None:
    """Make a pending subscriber active, once; None where the link does not hold. Raises: RosterError."""
    waiting = holder(register, "confirm", token, now)
    if waiting is None:
        return None

    def activated(subscriber: Subscriber) -> Subscriber | None:
        if subscriber.status != "pending" or subscriber.generation != waiting.generation:
            return None
        return replace(subscriber, status="active", confirmed_at=now)

    return change(register.roster, waiting.id, activated)


def prefer(register: Register, token: str, wishes: Wishes, now: datetime) -> Subscriber | None:
    """Change a reader's wishes; None where the link does not hold. Raises: AddressRefused, RosterError."""
    reader = holder(register, "manage", token, now)
    if reader is None:
        return None
    tidy = tidy_wishes(wishes)
    return change(register.roster, reader.id, lambda subscriber: with_wishes(subscriber, tidy))


def unsubscribe(register: Register, purpose: Purpose, token: str, now: datetime) -> Subscriber | None:
    """End the subscription; repeating it changes nothing. None where the link does not hold. Raises: RosterError."""
    reader = holder(register, purpose, token, now)
    if reader is None:
        return None
    if reader.status == "unsubscribed":
        return reader
    return change(register.roster, reader.id, lambda subscriber: replace(subscriber, status="unsubscribed"))


def erase(register: Register, token: str, now: datetime) -> bool:
    """Forget the reader altogether; False where the link does not hold. Raises: RosterError."""
    reader = holder(register, "manage", token, now)
    return reader is not None and register.roster.erase(reader.id)


def suppress(roster: Roster, address: str, reason: SuppressionReason, now: datetime) -> None:
    """Never mail the address again, and mark its subscriber. Raises: RosterError."""
    roster.suppress(address, reason, now)
    known = roster.find(address)
    if known is not None:
        change(roster, known.id, lambda each: replace(each, status="suppressed", suppressed_for=reason))


def change(roster: Roster, subscriber_id: str, changed: Change) -> Subscriber | None:
    """Change one record as it is now; None where it is gone or `changed` declines.

    Raises:
        RosterError: others changed it again and again.
    """
    for _ in range(CHANGE_TRIES):
        current = roster.get(subscriber_id)
        wanted = changed(current) if current is not None else None
        if wanted is None:
            return None
        if (written := roster.change(wanted)) is not None:
            return written
    raise RosterError(f"the record of subscriber {subscriber_id} changes all the time: try again")
