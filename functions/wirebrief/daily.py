"""What the daily edition is made and sent with, whichever adapters stand behind it."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from wirebrief.edition.desk import Desk, Plan
from wirebrief.edition.limits import Limits
from wirebrief.edition.view import Look
from wirebrief.errors import SettingsError
from wirebrief.mail.message import Sender
from wirebrief.mail.ports import Deliveries, Mailer
from wirebrief.mail.send import PostOffice
from wirebrief.pages.app import Desk as PagesDesk
from wirebrief.ports import Clock
from wirebrief.settings import Settings
from wirebrief.subscribers.links import Links
from wirebrief.subscribers.register import Register
from wirebrief.subscribers.types import Roster, Turnstile


class Daily(Struct, frozen=True, kw_only=True):
    """Everything of the day: where briefs come from, who reads, who was sent what. `new_id` gives random ids."""

    settings: Settings
    desk: Desk
    roster: Roster
    turnstile: Turnstile
    deliveries: Deliveries
    mailer: Mailer
    links: Links
    clock: Clock
    pause: Callable[[float], None]
    new_id: Callable[[], str]
    visitor: Callable[[str], str]

    @property
    def look(self) -> Look:
        """How editions are presented."""
        edition = self.settings.edition
        return Look(site=edition.site.rstrip("/"), report_to=edition.report_to)

    @property
    def sender(self) -> Sender:
        """Whom mail comes from."""
        return Sender(address=self.settings.mail.sender, name=self.settings.edition.title)

    @property
    def register(self) -> Register:
        """The desk at which subscribers are served."""
        return Register(roster=self.roster, links=self.links, new_id=self.new_id)

    def plan(self, date: str) -> Plan:
        """Return what edition to make for a date."""
        edition = self.settings.edition
        return Plan(
            date=date,
            title=edition.title,
            limits=Limits(stories=edition.stories, minimum_briefs=edition.minimum_briefs),
            review=edition.review,
            look=self.look,
        )

    def today(self) -> str:
        """Return the date in the newsroom's zone. Raises: SettingsError."""
        return date_in(self.settings.edition.zone, self.clock.now())

    def office(self) -> PostOffice:
        """Return what one sender works with."""
        return PostOffice(
            mailer=self.mailer,
            deliveries=self.deliveries,
            roster=self.roster,
            links=self.links,
            sender=self.sender,
            clock=self.clock,
            pause=self.pause,
            owner=self.new_id(),
            uncertain=self.settings.mail.uncertain,
            per_second=float("inf") if self.mailer.repeatable else self.settings.mail.per_second,
        )

    def pages(self) -> PagesDesk:
        """Return what the web pages work with."""
        return PagesDesk(
            register=self.register,
            turnstile=self.turnstile,
            mailer=self.mailer,
            sender=self.sender,
            clock=self.clock,
            visitor=self.visitor,
            title=self.settings.edition.title,
        )


def date_in(zone: str, now: datetime) -> str:
    """Return the ISO date that a calendar on the wall shows in the zone. Raises: SettingsError."""
    try:
        return now.astimezone(ZoneInfo(zone)).date().isoformat()
    except (KeyError, ValueError, OSError) as exc:
        raise SettingsError(
            f"WIREBRIEF_EDITION_ZONE is {zone!r}: it should be a time zone such as Europe/Paris"
        ) from exc
