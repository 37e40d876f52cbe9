"""The ports: what the core needs of the world, as Protocols. Adapters live beside the engines, stores and ledgers."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, Protocol

from msgspec import Struct

from wirebrief.article import Chunk
from wirebrief.brief import Rule
from wirebrief.draft import Draft


class CastMember(Struct, frozen=True):
    """Somebody or something named in the article: given to the model with each chunk so that "he" can be named."""

    name: str
    role: str | None = None


class Context(Struct, frozen=True, kw_only=True):
    """The small, same context that goes with every chunk of one article; the id is for counting, not for the model."""

    title: str | None
    published: str | None
    language: str | None
    lead: str
    cast: tuple[CastMember, ...]
    article_id: str = ""


class Failure(Struct, frozen=True, kw_only=True):
    """A drafted part that broke a rule. `field` is a path such as `claims[2]`; `item` the draft as JSON."""

    field: str
    item: str
    text: str
    rule: Rule
    reason: str


class ChunkQuestion(Struct, frozen=True, kw_only=True):
    """What does this chunk say? Sentence numbers are 1-based positions in `chunk.sentences`."""

    chunk: Chunk
    context: Context
    language: str | None = None


class RepairQuestion(Struct, frozen=True, kw_only=True):
    """These parts failed: say them again so that they hold, or leave them out. The answer holds only those."""

    chunk: Chunk
    context: Context
    failures: tuple[Failure, ...]


class LeadQuestion(Struct, frozen=True, kw_only=True):
    """One headline and summary over the verified statements; the numbers cited are 1-based positions in them."""

    context: Context
    statements: tuple[str, ...]


Question = ChunkQuestion | RepairQuestion | LeadQuestion


class Usage(Struct, frozen=True, kw_only=True):
    """What answers cost. `cost_usd` is an estimate; None where the price of the model is not known."""

    calls: int = 0
    cached_calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float | None = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        known = self.cost_usd is not None and other.cost_usd is not None
        return Usage(
            calls=self.calls + other.calls,
            cached_calls=self.cached_calls + other.cached_calls,
            tokens_in=self.tokens_in + other.tokens_in,
            tokens_out=self.tokens_out + other.tokens_out,
            cost_usd=(self.cost_usd or 0.0) + (other.cost_usd or 0.0) if known else None,
        )


class Answer(Struct, frozen=True, kw_only=True):
    """A draft of valid shape, by which engine and model, and what it cost."""

    draft: Draft
    engine: str
    model: str | None
    usage: Usage


MOST_ALIKE = 2
"""So many articles are looked at for being the same text: more share marks only where a house repeats itself."""


class Clock(Protocol):
    """The only source of time: adapters and fakes are passed in."""

    def now(self) -> datetime:
        """Return the current time, in UTC, aware."""

    def monotonic(self) -> float:
        """Return seconds that never go back."""


class Deadline(Struct, frozen=True):
    """A point on the caller's monotonic clock past which no work may go on."""

    at: float
    clock: Clock

    def remaining(self) -> float:
        """Return the seconds left; zero or less where the time is over."""
        return self.at - self.clock.monotonic()


class Engine(Protocol):
    """Turns a question into a draft. Thread-safe: one instance answers many questions at once."""

    @property
    def name(self) -> str:
        """`openai`, `offline` or `recorded`."""

    @property
    def model(self) -> str | None:
        """The first model in line, None where the engine has none."""

    @property
    def prompt_version(self) -> str | None:
        """The version of the prompts, None where the engine has none."""

    @property
    def extractive(self) -> bool:
        """Whether its drafts only pick words of the article."""

    @property
    def chunk_tokens(self) -> int | None:
        """The size of chunk it wants, in estimated tokens; None for the whole article at once."""

    @property
    def concurrency(self) -> int:
        """How many questions it may be asked at the same time."""

    def ask(self, question: Question, deadline: Deadline) -> Answer:
        """Answer one question.

        Raises:
            EngineError: in one of its kinds; never a foreign exception.
        """


class Store(Protocol):
    """A flat space of objects under `/`-separated keys. A put is atomic: a reader sees all of it or nothing.

    A key is at most 900 bytes of UTF-8, no part between slashes is empty, starts with a dot, holds a control
    character or is longer than 255 bytes, and no key is the folder of another.
    """

    def get(self, key: str) -> bytes:
        """Return the object's bytes. Raises: ObjectMissing, KeyRefused, StoreError."""

    def put(self, key: str, content: bytes, media_type: str) -> None:
        """Write the object whole, replacing what was there. Raises: KeyRefused, StoreError."""

    def put_new(self, key: str, content: bytes, media_type: str) -> bool:
        """Write the object whole unless one is there; return whether it was written. One of two racing puts wins.

        Raises: KeyRefused, StoreError.
        """

    def exists(self, key: str) -> bool:
        """Return whether the object is there. Raises: KeyRefused, StoreError."""

    def delete(self, key: str) -> None:
        """Remove the object; nothing happens where it is absent. Raises: KeyRefused, StoreError."""

    def list(self, prefix: str) -> Iterator[str]:
        """Yield the keys that start with `prefix`, sorted as text, a page at a time. Raises: StoreError."""


class Upload(Struct, frozen=True, kw_only=True):
    """One version of one uploaded object.

    `version` tells versions of a key apart (S3 version id, or sha256 of the bytes on a laptop); `order`
    sorts them as text, later ones greater (S3 sequencer left-padded, or a zero-padded stamp of when it was seen).
    """

    key: str
    version: str
    order: str


class Inbox(Protocol):
    """Where uploads lie."""

    def fetch(self, upload: Upload, max_bytes: int) -> bytes:
        """Return the bytes of exactly this version.

        Raises:
            TooLarge: there are more than `max_bytes`; they were not read.
            ObjectMissing: the upload is gone.
            UploadChanged: its place is being taken by another version, which will be delivered.
            StoreError: it could not be read now.
        """


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

    def standing(self, key: str) -> str | None:
        """Return the prefix of the newest brief that the key has or had, None where none. Raises: LedgerError."""

    def published(self, after: str, limit: int) -> PublishedPage:
        """Return up to `limit` publications that came after the cursor; the first cursor is "".

        Whoever pages on from the last cursor misses none and sees none twice, however long a finish took: nothing
        ever appears behind a cursor that was handed out. An empty page means that there is no more yet.

        Raises:
            LedgerError: the ledger failed, or the cursor is not one of its own.
        """

    def spend(self, day: str, tokens: int, usd: float) -> None:
        """Add to what the day has cost. Raises: LedgerError."""

    def spent(self, day: str) -> tuple[int, float]:
        """Return the tokens and USD that the day has cost so far. Raises: LedgerError."""
