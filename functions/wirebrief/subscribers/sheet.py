"""Subscribers as CSV: exported for a person or another system, imported from one, both by the same columns."""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import IO, Final

from msgspec import Struct

from wirebrief.errors import AddressRefused
from wirebrief.subscribers.addresses import normal_address
from wirebrief.subscribers.register import Wishes, tidy_wishes, with_wishes
from wirebrief.subscribers.types import Roster, Status, Subscriber

COLUMNS: Final = ("address", "name", "zone", "hour", "topics", "language", "status", "created_at", "confirmed_at")
IMPORTED_STATUS: Final[dict[str, Status]] = {
    "active": "active", "confirmed": "active", "": "pending", "pending": "pending", "unsubscribed": "unsubscribed",
}  # fmt: skip
# A cell that starts so is run as a formula by spreadsheet programs.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class Line(Struct, frozen=True, kw_only=True):
    """What became of one line of an import: its number in the file, from 2, and what was wrong, if anything."""

    number: int
    outcome: str


def write_sheet(subscribers: Iterable[Subscriber], file: IO[str]) -> int:
    """Write the subscribers, one a line; return how many."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    written = 0
    for each in subscribers:
        confirmed = each.confirmed_at.isoformat() if each.confirmed_at else ""
        cells = (each.address, each.name, each.zone, str(each.hour), "; ".join(each.topics), each.language, each.status)
        writer.writerow([*map(safe_cell, cells), each.created_at.isoformat(), confirmed])
        written += 1
    return written


def safe_cell(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def read_sheet(file: IO[str], roster: Roster, new_id: Callable[[], str], now: datetime) -> Iterator[Line]:
    """Enter the subscribers of a sheet; yield what became of each line.

    Only `address` is needed. Whoever has a status "active" counts as confirmed elsewhere; addresses that are there
    already or suppressed stay as they are. Raises: RosterError.
    """
    for number, row in enumerate(csv.DictReader(file), 2):
        cells = {
            (name or "").strip().lower(): unquoted(value or "") for name, value in row.items() if isinstance(value, str)
        }
        yield Line(number=number, outcome=enter(cells, roster, new_id, now))


def unquoted(text: str) -> str:
    """Return a cell as it was before `safe_cell`."""
    text = text.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


def enter(cells: dict[str, str], roster: Roster, new_id: Callable[[], str], now: datetime) -> str:
    """Enter one line; return "added", "known", "suppressed" or what is wrong with it."""
    status = IMPORTED_STATUS.get(cells.get("status", "").lower())
    if status is None:
        return f"status {cells['status'][:20]!r} is none of {', '.join(filter(None, IMPORTED_STATUS))}"
    try:
        address = normal_address(cells.get("address", ""))
        wishes = tidy_wishes(wishes_of(cells))
    except AddressRefused as exc:
        return str(exc)
    if roster.suppressed(address):
        return "suppressed"
    confirmed = now if status == "active" else None
    fresh = Subscriber(
        id=new_id(),
        address=address,
        created_at=now,
        status=status,
        confirmed_at=confirmed,
        invited=status != "pending",
    )
    return "added" if roster.add(with_wishes(fresh, wishes)) else "known"


def wishes_of(cells: dict[str, str]) -> Wishes:
    """Return what a line says about hour, zone, topics and language."""
    hour = cells.get("hour", "")
    return Wishes(
        name=cells.get("name", ""),
        zone=cells.get("zone") or "UTC",
        hour=int(hour) if hour.isascii() and hour.isdigit() and len(hour) <= 2 else 7,
        topics=tuple(topic.strip() for topic in cells.get("topics", "").split(";") if topic.strip()),
        language=cells.get("language") or "en",
    )
