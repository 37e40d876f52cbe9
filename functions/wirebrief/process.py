"""Take one upload all the way, so that any number of deliveries, crashes and rivals end in one brief or one failure."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from msgspec import Struct

from wirebrief.article import Article
from wirebrief.brief import Brief
from wirebrief.errors import (
    ArticleError,
    LeaseHeld,
    LedgerError,
    ObjectMissing,
    TooLarge,
    UnexpectedFault,
    UploadChanged,
    WirebriefError,
)
from wirebrief.failure import write_failure
from wirebrief.ports import Clock, Deadline, Inbox, Lease, Ledger, Outcome, Store, Upload
from wirebrief.publish import Render, find_written, publish
from wirebrief.read import read_article
from wirebrief.settings import ReadLimits


class Services(Struct, frozen=True, kw_only=True):
    """All that the work on an upload needs of the world.

    `make` turns an article into a brief before a deadline. `new_owner` returns a name that no attempt had before.
    """

    inbox: Inbox
    store: Store
    ledger: Ledger
    clock: Clock
    make: Callable[[Article, Deadline], Brief]
    render: Render
    new_owner: Callable[[], str]
    limits: ReadLimits
    lease_seconds: float


def process_upload(upload: Upload, services: Services, deadline: Deadline, *, last_try: bool) -> Outcome:
    """Return how the work on the upload ended; what had ended before costs nothing.

    A permanent fault of the article is an outcome like any other. All else is raised, the article given back and
    the ledger left open, so that another delivery takes it up; the failure is written then too where it is the
    last try, or where only the operator can mend it.

    Raises:
        LeaseHeld: somebody else is at work on the same bytes: deliver again later.
        WirebriefError: what went wrong; `retryable` tells whether delivering again may help.
    """
    settled = services.ledger.admit(upload, services.clock.now())
    if settled is not None:
        return settled
    article_id = unread_id(upload)
    try:
        found = _fetch(upload, services)
        article_id = hashlib.sha256(found).hexdigest() if isinstance(found, bytes) else article_id
        return _settle(upload, article_id, found, services, deadline)
    except WirebriefError as error:
        if _is_to_be_written(error, article_id, services.ledger, last_try=last_try):
            write_failure(error, article_id, upload, services.clock.now(), services.store)
        raise


def _fetch(upload: Upload, services: Services) -> bytes | WirebriefError:
    """Return the upload's bytes, or why there never will be any."""
    try:
        return services.inbox.fetch(upload, services.limits.max_bytes)
    except (TooLarge, ObjectMissing) as error:
        return error


def _settle(
    upload: Upload, article_id: str, found: bytes | WirebriefError, services: Services, deadline: Deadline
) -> Outcome:
    """Do the work under a lease, unless it was done through another upload of the same bytes."""
    now = services.clock.now()
    lease = services.ledger.claim(article_id, services.new_owner(), now, services.lease_seconds)
    if isinstance(lease, Outcome):
        services.ledger.link(upload, lease, now)
        return lease
    with _given_back_on_error(lease, services.ledger):
        outcome = _brief_or_failure(upload, found, lease, services, deadline)
        services.ledger.finish(upload, lease, outcome, services.clock.now())
    return outcome


def _brief_or_failure(
    upload: Upload, found: bytes | WirebriefError, lease: Lease, services: Services, deadline: Deadline
) -> Outcome:
    if isinstance(found, WirebriefError):
        return write_failure(found, lease.article_id, upload, services.clock.now(), services.store)
    try:
        return _brief(upload, found, lease, services, deadline)
    except ArticleError as error:
        return write_failure(error, lease.article_id, upload, services.clock.now(), services.store)


def _brief(upload: Upload, content: bytes, lease: Lease, services: Services, deadline: Deadline) -> Outcome:
    try:
        article = read_article(content, upload.key.rpartition("/")[2], services.limits)
        written = find_written(lease, services.store) if lease.attempt > 1 else None
        brief = written or services.make(article, deadline)
        return publish(brief, article, lease, services.store, services.render)
    except WirebriefError:
        raise
    except Exception as exc:
        what = f"{type(exc).__name__}: {exc}"
        raise UnexpectedFault(f"{upload.key!r} met a mistake in Wirebrief ({what}): please report it") from exc


@contextmanager
def _given_back_on_error(lease: Lease, ledger: Ledger) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(LedgerError):  # then the lease runs out by itself; what went wrong first is what matters
            ledger.release(lease)
        raise


def _is_to_be_written(error: WirebriefError, article_id: str, ledger: Ledger, *, last_try: bool) -> bool:
    """Say whether the failure is to be seen by people: not where somebody else makes the brief, or has made it."""
    if isinstance(error, LeaseHeld | UploadChanged) or (error.retryable and not last_try):
        return False
    return ledger.outcome(article_id) is None


def unread_id(upload: Upload) -> str:
    """Return the id under which an upload whose bytes were not read is known."""
    return hashlib.sha256(f"{upload.key}\n{upload.version}".encode()).hexdigest()
