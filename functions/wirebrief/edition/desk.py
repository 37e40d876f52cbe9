"""What editions are made with: where they are made, and what is to be made."""

from collections.abc import Callable

from msgspec import Struct

from wirebrief.edition.introduction import Writer
from wirebrief.edition.limits import Limits
from wirebrief.edition.ports import EditionBook
from wirebrief.edition.view import Look
from wirebrief.ports import PublishedPage, Store


class Desk(Struct, frozen=True, kw_only=True):
    """Where an edition is made: the ledger's publications and withdrawals, the store, and the book of editions.

    `writer` writes introductions, where they are wanted.
    """

    published: Callable[[str, int], PublishedPage]
    withdrawals: Callable[[str, int], PublishedPage]
    store: Store
    book: EditionBook
    writer: Writer | None = None


class Plan(Struct, frozen=True, kw_only=True):
    """What edition to make. `review` keeps it a draft until an editor approves it."""

    date: str
    title: str = "The daily brief"
    limits: Limits = Limits()
    review: bool = False
    look: Look = Look()
