"""The work on an upload: all that it needs of the world, and what an error on its way leaves behind."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from msgspec import Struct

from wirebrief.article import Article
from wirebrief.brief import Brief
from wirebrief.errors import Embargoed, LeaseHeld, LedgerError, UnexpectedFault, UploadChanged, WirebriefError
from wirebrief.ports import Clock, Deadline, Inbox, Lease, Ledger, Store, Upload
from wirebrief.settings import ReadLimits
from wirebrief.upload.failure import write_failure
from wirebrief.upload.publish import Render


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


class Job(Struct, frozen=True):
    """The work on an upload or a member of one: under which key, with what, until when."""

    upload: Upload
    services: Services
    deadline: Deadline
    last_try: bool


@contextmanager
def mistakes_named(upload: Upload) -> Iterator[None]:
    """Turn what no rule of ours foresees into UnexpectedFault, with the upload's name."""
    try:
        yield
    except WirebriefError:
        raise
    except Exception as exc:
        what = f"{type(exc).__name__}: {exc}"
        raise UnexpectedFault(f"{upload.key!r} met a mistake in Wirebrief ({what}): please report it") from exc


@contextmanager
def failure_written(job: Job, article_id: str) -> Iterator[None]:
    """Let an error of ours pass, with its record written where people are to see it."""
    try:
        yield
    except WirebriefError as error:
        if _is_to_be_written(error, article_id, job.services.ledger, last_try=job.last_try):
            write_failure(error, article_id, job.upload, job.services.clock.now(), job.services.store)
        raise


@contextmanager
def given_back_on_error(lease: Lease, ledger: Ledger) -> Iterator[None]:
    """Let any error pass, a stop of the program too, with the lease released for the next try."""
    try:
        yield
    except BaseException:
        with suppress(LedgerError):  # then the lease runs out by itself; what went wrong first is what matters
            ledger.release(lease)
        raise


def _is_to_be_written(error: WirebriefError, article_id: str, ledger: Ledger, *, last_try: bool) -> bool:
    """Say whether the failure is to be seen by people: not where the brief waits, is being made, or is made."""
    if isinstance(error, LeaseHeld | UploadChanged | Embargoed) or (error.retryable and not last_try):
        return False
    return ledger.outcome(article_id) is None
