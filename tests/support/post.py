"""A post office on one folder: real roster, deliveries and links; the mailer is the test's choice."""

import email
import email.policy
import uuid
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec

from adapters.roster_contract import PEPPER
from support.clocks import HandClock
from support.newsroom import Newsroom
from support.reports import write_reports
from wirebrief.daily import Daily
from wirebrief.edition.compile import compile_edition
from wirebrief.edition.desk import Plan
from wirebrief.edition.ports import EditionRecord
from wirebrief.edition.view import Look
from wirebrief.ledgers.sqlite_deliveries import SqliteDeliveries
from wirebrief.mail.message import Sender
from wirebrief.mail.ports import Mailer
from wirebrief.mail.sealed import SealedEdition, open_sealed
from wirebrief.mail.send import PostOffice
from wirebrief.mailers.outbox import Outbox
from wirebrief.rosters.sqlite import SqliteRoster
from wirebrief.settings import Settings
from wirebrief.subscribers.addresses import fingerprint
from wirebrief.subscribers.links import Links
from wirebrief.subscribers.types import Subscriber

LOOK = Look(site="https://briefs.example", report_to="editor@briefs.example")
SENDER = Sender(address="daily@briefs.example")
SEALED_AT = datetime(2026, 11, 22, 5, tzinfo=UTC)


class Post:
    """Everything that sending works on."""

    def __init__(self, root: Path, mailer: Mailer | None = None) -> None:
        self.clock = HandClock()
        self.newsroom = Newsroom(root)
        self.roster = SqliteRoster(root / "subscribers.sqlite", partial(fingerprint, key=PEPPER))
        self.deliveries = SqliteDeliveries(root / "deliveries.sqlite")
        self.links = Links(["a secret of the tests"], "https://pages.example")
        self.outbox = Outbox(root / "outbox")
        self.mailer: Mailer = mailer or self.outbox

    def office(self, owner: str = "sender-1", **known: object) -> PostOffice:
        fields = {
            "mailer": self.mailer,
            "deliveries": self.deliveries,
            "roster": self.roster,
            "links": self.links,
            "sender": SENDER,
            "clock": self.clock,
            "pause": self.clock.pause,
            "owner": owner,
            "per_second": 1000.0,
        }
        return PostOffice(**{**fields, **known})  # type: ignore[arg-type]

    def seal(self, reports: int = 3) -> EditionRecord:
        self.newsroom.publish(write_reports(per_event=1)[:reports])
        return compile_edition(self.newsroom.desk, Plan(date="2026-11-22", look=LOOK), SEALED_AT)

    def edition(self, reports: int = 3) -> SealedEdition:
        return open_sealed(self.newsroom.store, self.seal(reports), LOOK)

    def subscribe(self, *numbers: int, **known: object) -> list[str]:
        ids = []
        for number in numbers:
            subscriber = self.reader(number, **known)
            assert self.roster.add(subscriber)
            ids.append(subscriber.id)
        return ids

    def subscribe_fast(self, readers: int) -> None:
        """Subscribe thousands in one transaction."""
        known = [self.reader(number) for number in range(readers)]
        with self.roster._file.write() as db:
            db.executemany(
                "INSERT INTO subscribers VALUES (?, ?, 1, 'active', ?, ?, ?)",
                [
                    (one.id, fingerprint(one.address, PEPPER), one.hour, one.zone, msgspec.json.encode(one))
                    for one in known
                ],
            )

    def reader(self, number: int, **known: object) -> Subscriber:
        """Return one of the readers of tests."""
        fields = {
            "id": f"{number:032x}",
            "address": f"reader{number}@example.org",
            "zone": "Europe/Paris",
            "hour": 7,
            "status": "active",
            "created_at": SEALED_AT,
        }
        return Subscriber(**{**fields, **known})  # type: ignore[arg-type]

    def daily(self) -> Daily:
        """Return the daily edition on this folder."""
        return Daily(
            settings=Settings(),
            desk=self.newsroom.desk,
            roster=self.roster,
            turnstile=self.roster,
            deliveries=self.deliveries,
            mailer=self.mailer,
            links=self.links,
            clock=self.clock,
            pause=self.clock.pause,
            new_id=lambda: uuid.uuid4().hex,
            visitor=partial(fingerprint, key=PEPPER),
        )

    def mails(self) -> dict[str, str]:
        """Return the text of every mail in the outbox, by its reader; a reader with two is a mistake."""
        found: dict[str, str] = {}
        for file in self.outbox.folder.glob("*.eml"):
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            assert found.setdefault(str(message["To"]), str(message.get_body(("plain",)).get_content()))
        return found

    def close(self) -> None:
        self.newsroom.close()
        self.roster.close()
        self.deliveries.close()
