"""Deliver on one machine: every due slot, batch by batch, until all of it is sent or the mail service gives out."""

from collections import Counter
from collections.abc import Iterator

from wirebrief.daily import Daily
from wirebrief.edition.ports import EditionRecord
from wirebrief.mail.rounds import BATCH, Round, batches, rounds_due
from wirebrief.mail.sealed import open_sealed
from wirebrief.mail.send import Count, send_batch
from wirebrief.subscribers.types import Subscriber


def deliver_due(daily: Daily) -> Count:
    """Send what is due now; return how many were sent, skipped, refused and so on.

    A slot in which nobody is left to be tried again is finished, and not gone through once more.
    Raises: MailError, LedgerError, RosterError, StoreError, VerificationError.
    """
    total: Counter[str] = Counter()
    for one in rounds_due(daily.desk.book, daily.roster, daily.deliveries, daily.clock.now()):
        total += Counter(deliver_round(daily, one))
    return dict(total)


def deliver_round(daily: Daily, one: Round) -> Count:
    """Send an edition to the readers of one slot."""
    edition = open_sealed(daily.desk.store, one.record, daily.look)
    count: Counter[str] = Counter()
    for batch in batches(daily.roster, one):
        count += Counter(send_batch(daily.office(), edition, batch.subscribers))
    if not count["deferred"] and not count["busy"]:
        daily.deliveries.finish_slot(one.record.date, str(one.slot))
    return dict(count)


def deliver_now(daily: Daily, record: EditionRecord) -> Count:
    """Send an edition to every active reader, whatever their hour."""
    edition = open_sealed(daily.desk.store, record, daily.look)
    count: Counter[str] = Counter()
    for ids in active_batches(daily):
        count += Counter(send_batch(daily.office(), edition, ids))
    return dict(count)


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
