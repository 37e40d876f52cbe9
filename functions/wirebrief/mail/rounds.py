"""Go the rounds: which editions are due for which readers now, and one batch of readers after another."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from msgspec import Struct

from wirebrief.edition.ports import EditionBook, EditionRecord
from wirebrief.mail.due import edition_due
from wirebrief.mail.ports import Deliveries
from wirebrief.subscribers.types import Roster, Slot

# Readers a batch: a queue message stays small, and a batch that is interrupted repeats little.
BATCH: Final = 50
# No reader can be waiting for an edition older than these.
RECENT: Final = 4


class Batch(Struct, frozen=True, kw_only=True):
    """An edition and up to fifty readers whom it is due for. `digest` pins the edition that all of them get."""

    edition: str
    digest: str
    subscribers: tuple[str, ...]


class Round(Struct, frozen=True, kw_only=True):
    """A slot whose readers are due for an edition."""

    slot: Slot
    record: EditionRecord


def rounds_due(book: EditionBook, roster: Roster, deliveries: Deliveries, now: datetime) -> Iterator[Round]:
    """Yield the slots that are due and were not seen to yet. Raises: LedgerError, RosterError."""
    recent = book.recent(RECENT)
    finished = {record.date: deliveries.finished_slots(record.date) for record in recent}
    for slot in roster.slots():
        record = edition_due(slot, recent, now)
        if record is not None and str(slot) not in finished[record.date]:
            yield Round(slot=slot, record=record)


def batches(roster: Roster, one: Round) -> Iterator[Batch]:
    """Yield the readers of a round, a page at a time. Raises: RosterError."""
    after = ""
    while page := roster.in_slot(one.slot, after, BATCH):
        after = page[-1].id
        yield Batch(edition=one.record.date, digest=one.record.digest, subscribers=tuple(reader.id for reader in page))
