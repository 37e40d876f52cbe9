"""What an edition needs of the world beside ledger and store: the book of editions made so far."""

from datetime import datetime
from typing import Literal, Protocol

from msgspec import Struct

EditionStatus = Literal["draft", "ready", "nothing"]


class Note(Struct, frozen=True, kw_only=True):
    """A correction of an earlier edition in a line; `silences` is the date of one whose headline was withdrawn."""

    line: str
    silences: str = ""


class EditionRecord(Struct, frozen=True, kw_only=True):
    """What the book knows of one edition: enough to find it, to send it, and to begin the next one.

    `digest` (sha256 of edition.json, hex) names the immutable copy that is sent; `cut_off` is the ledger's cursor
    at which the next edition begins to read; `previous` the date of the edition before; `notes` its corrections of
    earlier editions.

    An edition from which a withdrawn story was taken is a revision: `revisions` are the digests before it, the first
    one first; `amended_at` is when the last story was withdrawn. `seen` is the cursor of the ledger's withdrawals up
    to which this edition and all before it were amended.
    """

    date: str
    digest: str
    status: EditionStatus
    sealed_at: datetime
    cut_off: str
    previous: str | None
    stories: int = 0
    briefs: int = 0
    headline: str = ""
    notes: tuple[Note, ...] = ()
    reason: str | None = None
    revisions: tuple[str, ...] = ()
    amended_at: datetime | None = None
    seen: str = ""


class EditionBook(Protocol):
    """Which editions there are. Sealing is the one act that makes an edition real."""

    def latest(self) -> EditionRecord | None:
        """Return the newest sealed edition (draft or ready). Raises: LedgerError."""

    def get(self, date: str) -> EditionRecord | None:
        """Return the record of that date, an empty one ("nothing") included. Raises: LedgerError."""

    def recent(self, limit: int) -> tuple[EditionRecord, ...]:
        """Return the newest sealed editions, newest first. Raises: LedgerError."""

    def seal(self, record: EditionRecord) -> bool:
        """Enter the edition if the newest one is still `record.previous` and the date is free; else return False.

        Raises: LedgerError.
        """

    def note_nothing(self, record: EditionRecord) -> None:
        """Note why there was nothing to say that day; a sealed edition is never replaced. Raises: LedgerError."""

    def approve(self, date: str, now: datetime) -> EditionRecord | None:
        """Make a draft ready to send, return its record; None where there is no such edition. Raises: LedgerError."""

    def amend(self, before: str, revision: EditionRecord) -> bool:
        """Put a revision of an edition in the place of the one with the digest `before`, if that still stands.

        Return whether the revision stands now. What else became of the edition (approved, `seen`) stays.
        Raises: LedgerError.
        """

    def note_seen(self, date: str, cursor: str) -> None:
        """Note up to where withdrawals were seen to, in the edition of that date. Raises: LedgerError."""
