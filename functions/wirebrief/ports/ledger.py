"""What has been done."""

from datetime import datetime
from typing import Literal, Protocol

from msgspec import Struct

from wirebrief.ports.inbox import Upload

MOST_ALIKE = 2
"""So many articles are looked at for being the same text: more share marks only where a house repeats itself."""


class Outcome(Struct, frozen=True, kw_only=True):
    """How the work on an article ended.

    `prefix` is where its objects are (`briefs/…/`, `failed/….json`, `members/….json` of an upload that was parted into
    several articles, `withdrawn/….json` of an agency's order to take a story back). `superseded` means that a newer
    version of the same key is known, so that nothing was made: `article_id` and `prefix` are then empty.
    """

    article_id: str
    status: Literal["done", "failed", "superseded", "parted", "withdrawn"]
    prefix: str
    code: str | None = None


class Lease(Struct, frozen=True, kw_only=True):
    """The right to work on one article until it expires.

    `day` (ISO date, UTC) is that of the first claim and fixes where the brief lives, however often the work
    is taken up again. `attempt` counts the claims: above 1, somebody may have written objects before. `run`
    is 1, and one more each time the article was opened again on purpose, to be briefed beside its old brief.
    """

    article_id: str
    owner: str
    day: str
    expires_at: datetime
    attempt: int = 1
    run: int = 1


class Publication(Struct, frozen=True, kw_only=True):
    """One brief that became public. `replaces` is the prefix of the brief that `key` had until then, if any."""

    article_id: str
    prefix: str
    key: str
    published_at: datetime
    replaces: str | None = None


class PublishedPage(Struct, frozen=True, kw_only=True):
    """Some publications, and the cursor to ask for what comes after them."""

    publications: tuple[Publication, ...]
    cursor: str


class Ledger(Protocol):
    """What has been done, so that it is done once. Every method is one atomic conditional write or read.

    A write whose answer was lost may be repeated: the second time it changes nothing and raises nothing.
    """

    def admit(self, upload: Upload, now: datetime) -> Outcome | None:
        """Note the upload as the newest of its key. Return None where there is work to do.

        Else return what has become of it: the outcome that this version has, or one with status `superseded`
        where a newer version was admitted before. Raises: LedgerError.
        """

    def claim(self, article_id: str, owner: str, now: datetime, lease_seconds: float) -> Lease | Outcome:
        """Return a lease on the article, or the outcome it already has.

        `owner` names one attempt and is never used again. An expired lease passes to the new owner, who
        keeps the `day` of the first.

        Raises:
            LeaseHeld: somebody else's lease is running.
            LedgerError: the ledger failed.
        """

    def finish(self, upload: Upload, lease: Lease, outcome: Outcome, now: datetime) -> None:
        """Write the outcome of article and upload, and the publication if it is done: the last act of publish.

        A withdrawal is published too where the key had a brief, which it replaces; the key's next brief replaces that
        brief again. An upload that was superseded meanwhile keeps its newer version's record; where that one is done
        already, the older brief is not published.

        Raises:
            LeaseHeld: the lease was lost to somebody else meanwhile; nothing was written.
            LedgerError: the ledger failed.
        """

    def link(self, upload: Upload, outcome: Outcome, now: datetime) -> None:
        """Note that the upload's article has this outcome through another upload. Raises: LedgerError."""

    def release(self, lease: Lease) -> None:
        """Give an unfinished article back, so that a retry need not wait for the lease.

        Nothing happens where the lease was lost or the article is finished. Raises: LedgerError.
        """

    def reopen(self, outcome: Outcome) -> None:
        """Strike out this outcome of its article, so that the next delivery of any of its uploads works on it again.

        A finished brief stays where it is: the next one counts as another `run`, on a day of its own. Nothing happens
        where the article's outcome is another by now, or none. Raises: LedgerError.
        """

    def outcome(self, article_id: str) -> Outcome | None:
        """Return how the article ended, None where it has not. Raises: LedgerError."""

    def remember(self, article_id: str, marks: tuple[str, ...]) -> None:
        """Note the marks by which an article's text is found again. Raises: LedgerError."""

    def resembling(self, marks: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of a few articles that have any of the marks, those with most first. Raises: LedgerError."""

    def newest(self, key: str) -> str | None:
        """Return the newest known version of the key, None where the key is unknown. Raises: LedgerError."""

    def standing(self, key: str) -> str | None:
        """Return the prefix of the newest brief that the key has or had, None where none. Raises: LedgerError."""

    def is_withdrawn(self, key: str) -> bool:
        """Return whether the key's newest version took its brief back. Raises: LedgerError."""

    def published(self, after: str, limit: int) -> PublishedPage:
        """Return up to `limit` publications that came after the cursor; the first cursor is "".

        Whoever pages on from the last cursor misses none and sees none twice, however long a finish took: nothing
        ever appears behind a cursor that was handed out. An empty page means that there is no more yet.

        Raises:
            LedgerError: the ledger failed, or the cursor is not one of its own.
        """

    def withdrawals(self, after: str, limit: int) -> PublishedPage:
        """Return up to `limit` publications that took a brief back, as `published` does, by cursors of their own.

        They are few: whoever keeps an eye on them need not read all that was published meanwhile. Raises: LedgerError.
        """

    def spend(self, day: str, tokens: int, usd: float) -> None:
        """Add to what the day has cost. Raises: LedgerError."""

    def spent(self, day: str) -> tuple[int, float]:
        """Return the tokens and USD that the day has cost so far. Raises: LedgerError."""
