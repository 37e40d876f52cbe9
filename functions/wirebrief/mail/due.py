"""When an edition is due: at the reader's own hour, on the days when that hour is skipped or comes twice too."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from wirebrief.edition.ports import EditionRecord
from wirebrief.subscribers.types import Slot

# An edition that was sealed up to this long after the reader's hour goes out at once; later, at the next such hour.
LATE = timedelta(hours=6)
# What was missed (the sender was down) is caught up for this long, once; then the next edition is nearer.
CATCH_UP = timedelta(hours=20)


def due_at(slot: Slot, sealed_at: datetime) -> datetime:
    """Return the moment (UTC) from which the edition is due for readers of the slot.

    It is the first of their hours that is not more than `LATE` before the edition was sealed.

    >>> due_at(Slot(7, "Europe/Paris"), datetime(2026, 11, 22, 5, 10, tzinfo=UTC)).isoformat()
    '2026-11-22T06:00:00+00:00'
    >>> due_at(Slot(6, "Pacific/Auckland"), datetime(2026, 11, 22, 5, 10, tzinfo=UTC)).isoformat()
    '2026-11-22T17:00:00+00:00'
    """
    zone = ZoneInfo(slot.zone)
    earliest = sealed_at - LATE
    day = earliest.astimezone(zone).date() - timedelta(days=1)
    while True:
        moment = local_hour(datetime(day.year, day.month, day.day, slot.hour, tzinfo=zone))
        if moment >= earliest:
            return moment
        day += timedelta(days=1)


def local_hour(wall: datetime) -> datetime:
    """Return the moment (UTC) at which a clock on the wall first shows the hour.

    An hour that comes twice counts once, the first time. One that is skipped counts as the moment after the gap:
    where clocks go from 02:00 to 03:00, both 02:00 and 03:00 are that moment.
    """
    moment = wall.replace(fold=0).astimezone(UTC)
    if moment.astimezone(wall.tzinfo).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return moment
    # In a gap, fold=0 reads the wall by the offset before it, fold=1 by the one after: the gap ends between them.
    after = wall.replace(fold=1).astimezone(UTC)
    low, high = sorted((moment, after))
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) / 2
        if middle.astimezone(wall.tzinfo).replace(tzinfo=None) < wall.replace(tzinfo=None):
            low = middle
        else:
            high = middle
    return high.replace(second=0, microsecond=0)


def edition_due(slot: Slot, recent: Iterable[EditionRecord], now: datetime) -> EditionRecord | None:
    """Return the newest ready edition that is due for the slot now, None where there is none.

    Only the newest counts: whoever missed two gets the second.
    """
    for record in sorted(recent, key=lambda record: record.date, reverse=True):
        if record.status != "ready":
            continue
        due = due_at(slot, record.sealed_at)
        if due <= now:
            return record if now < due + CATCH_UP else None
    return None
