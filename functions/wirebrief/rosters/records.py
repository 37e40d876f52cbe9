"""What the rosters have in common: how a record is read, and whose errors theirs are."""

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from wirebrief.decoding import decodable
from wirebrief.errors import LedgerError, RosterError
from wirebrief.subscribers.types import Subscriber


def decoded(record: bytes) -> Subscriber:
    """Return a stored record."""
    return msgspec.json.decode(record, type=decodable(Subscriber))


@contextmanager
def roster_errors() -> Iterator[None]:
    """Turn the file's errors into the roster's."""
    try:
        yield
    except LedgerError as exc:
        raise RosterError(str(exc)) from exc
