"""Links that only we can make: each says for what, for whom, and since when, signed with the desk's secret.

A link that does not hold is refused without a word on why: forged, cut, expired, used up and somebody else's look
the same from outside.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

import msgspec
from itsdangerous import BadData, URLSafeSerializer
from msgspec import Struct

from wirebrief.decoding import decodable
from wirebrief.subscribers.types import Subscriber

Purpose = Literal["confirm", "manage", "unsubscribe"]

# A confirmation is for the day one asks for it, with a long weekend; preferences are reached from any recent mail.
# Unsubscribing must work from any mail that was ever sent: it ends only with the subscription.
LIFETIME: dict[Purpose, timedelta | None] = {
    "confirm": timedelta(days=7),
    "manage": timedelta(days=60),
    "unsubscribe": None,
}
FORM_SECONDS = 12 * 3600.0
# Longer than any token of ours: what is longer is not read.
MAX_TOKEN = 400


class Ticket(Struct, frozen=True, kw_only=True):
    """What a link holds: whom, which of their subscriptions, and when it was made (seconds since 1970)."""

    subscriber: str
    generation: int
    issued: int


class Links:
    """Makes and reads links. The first secret signs; older ones still read, so that secrets can be changed."""

    def __init__(self, secrets: Sequence[str], site: str) -> None:
        self._secrets = list(reversed(secrets))  # itsdangerous signs with the last one
        self.site = site.rstrip("/")

    def make(self, purpose: Purpose, subscriber: Subscriber, now: datetime) -> str:
        """Return the address of the page that serves the purpose."""
        return f"{self.site}/{purpose}?t={self.token(purpose, subscriber, now)}"

    def token(self, purpose: Purpose, subscriber: Subscriber, now: datetime) -> str:
        """Return the signed part of a link."""
        payload = [subscriber.id, subscriber.generation, int(now.timestamp())]
        token = self._serializer(purpose).dumps(payload)
        return token if isinstance(token, str) else token.decode()

    def read(self, purpose: Purpose, token: str, now: datetime) -> Ticket | None:
        """Return what the token holds, None where it does not hold for this purpose at this time."""
        if len(token) > MAX_TOKEN:
            return None
        try:
            subscriber, generation, issued = self._serializer(purpose).loads(token)
            known = {"subscriber": subscriber, "generation": generation, "issued": issued}
            ticket = msgspec.convert(known, decodable(Ticket))
        except (BadData, ValueError, TypeError):
            return None
        lifetime = LIFETIME[purpose]
        if lifetime is not None and now.timestamp() - ticket.issued > lifetime.total_seconds():
            return None
        return ticket

    def stamp(self, now: datetime) -> str:
        """Return a signed note of the time, for forms that nobody has a link to."""
        return str(self._serializer("form").dumps(int(now.timestamp())))

    def stamped(self, value: str, now: datetime) -> bool:
        """Return whether the note is ours and not older than a form stays open."""
        try:
            age = now.timestamp() - float(self._serializer("form").loads(value[:MAX_TOKEN]))
        except (BadData, ValueError, TypeError):
            return False
        return -60 <= age <= FORM_SECONDS

    def _serializer(self, purpose: str) -> URLSafeSerializer:
        return URLSafeSerializer(self._secrets, salt=f"wirebrief {purpose}", serializer_kwargs=_COMPACT)


_COMPACT: dict[str, Any] = {"separators": (",", ":")}
