"""Deliver on one machine: every due slot, batch by batch, until all of it is sent or the mail service gives out."""

from collections import Counter
from collections.abc import Iterator

from wirebrief.daily import Daily
from wirebrief.edition.amend import amend_editions
from wirebrief.edition.ports import EditionRecord
from wirebrief.mail.rounds import BATCH, Round, batches, rounds_due
from wirebrief.mail.sealed import SealedEdition, open_sealed
from wirebrief.mail.send import Count, send_batch
from wirebrief.subscribers.types import Subscriber


def deliver_due(daily: Daily) -> Count:
    """Send what is due now; return how many were sent, skipped, refused and so on.

    A slot in which nobody is left to be tried again is finished, and not gone through once more.
    Raises: MailError, LedgerError, RosterError, StoreError, VerificationError.
    """
    amend_editions(daily.desk, daily.plan(daily.today()))
    total: Counter[str] = Counter()
    for one in rounds_due(daily.desk.book, daily.roster, daily.deliveries, daily.clock.now()):
        total += Counter(deliver_round(daily, one))
    return dict(total)


def deliver_round(daily: Daily, one: Round) -> Count:
    """Send an edition to the readers of one slot."""
    edition = None
    count: Counter[str] = Counter()
    for batch in batches(daily.roster, one):
        edition = as_it_stands(daily, one.record, edition)
        count += Counter(send_batch(daily.office(), edition, batch.subscribers))
    if not count["deferred"] and not count["busy"]:
        daily.deliveries.finish_slot(one.record.date, str(one.slot))
    return dict(count)


def deliver_now(daily: Daily, record: EditionRecord) -> Count:
    """Send an edition to every active reader, whatever their hour."""
    edition = None
    count: Counter[str] = Counter()
    for ids in active_batches(daily):
        edition = as_it_stands(daily, record, edition)
        count += Counter(send_batch(daily.office(), edition, ids))
    return dict(count)


def as_it_stands(daily: Daily, record: EditionRecord, opened: SealedEdition | None = None) -> SealedEdition:
    """Return the edition without what was withdrawn up to now: the one that is open already, where that is it.

    Raises: StoreError, LedgerError, VerificationError.
    """
    amend_editions(daily.desk, daily.plan(record.date))
    now = daily.desk.book.get(record.date) or record
    if opened is not None and opened.digest == now.digest:
        return opened
    return open_sealed(daily.desk.store, now, daily.look)


def active_batches(daily: Daily) -> Iterator[list[str]]:
    """Yield the ids of active readers, fifty at a time."""
    ids: list[str] = []
    for reader in daily.roster.everybody():
        if reader.status == "active":
            ids.append(reader.id)
        if len(ids) == BATCH:
            yield ids
            ids = []
    if ids:
        yield ids


def who_is_due(daily: Daily) -> Iterator[tuple[EditionRecord, Subscriber]]:
    """Yield who would be sent what now; nothing is sent."""
    for one in rounds_due(daily.desk.book, daily.roster, daily.deliveries, daily.clock.now()):
        for batch in batches(daily.roster, one):
            for subscriber_id in batch.subscribers:
                if (reader := daily.roster.get(subscriber_id)) is not None:
                    yield one.record, reader
