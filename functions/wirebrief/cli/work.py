"""Work on files one by one or several at once, and tell of each what came of it."""

import logging
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from wirebrief.brief import Brief
from wirebrief.errors import LeaseHeld, UnexpectedFault, UploadChanged, WirebriefError
from wirebrief.inboxes.files import upload_of
from wirebrief.ports import Deadline, Outcome, Store
from wirebrief.process import Services, process_upload, unread_id
from wirebrief.publish import BRIEF_FILE

# While another program has the article, or a file changes, it is looked at again this often.
LOOK_AGAIN_SECONDS: Final = 0.2
# Nobody saves a file for longer than this: one that goes on changing is a log, or no file at all.
CHANGING_SECONDS: Final = 10.0
_log = logging.getLogger(__name__)


class Order(Struct, frozen=True, kw_only=True):
    """What is wanted of each file.

    `patience_seconds` bounds the wait for another program that has the article. `on_purpose` tries a failed article
    again, and makes a brief anew whose files are gone; `again` makes every brief anew, and `engine` those that are
    by another engine.
    """

    article_seconds: float
    patience_seconds: float
    on_purpose: bool = False
    again: bool = False
    engine: str | None = None


class Result(Struct, frozen=True, kw_only=True):
    """What came of one file: an outcome, or the error that left it open. `old` tells that it had been done before."""

    path: Path
    outcome: Outcome | None = None
    error: WirebriefError | None = None
    old: bool = False

    @property
    def done(self) -> bool:
        """Whether there is a brief."""
        return self.outcome is not None and self.outcome.status == "done"


def brief_files(paths: Iterable[Path], services: Services, order: Order, at_once: int) -> Iterator[Result]:
    """Yield a result for each file, in the order in which they end; a file that fails takes no other with it."""
    if at_once == 1:
        yield from (brief_file(path, services, order) for path in paths)
        return
    waiting = iter(paths)
    running: set[Future[Result]] = set()
    with ThreadPoolExecutor(at_once) as pool:
        while True:
            fresh = islice(waiting, at_once - len(running))
            running |= {pool.submit(brief_file, path, services, order) for path in fresh}
            if not running:
                return
            ended, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in ended)


def brief_file(path: Path, services: Services, order: Order) -> Result:
    """Brief one file, waiting while another program has it.

    The last try is this one: what fails is written down as failed, and left open for the next command.
    """
    started = services.clock.monotonic()
    while True:
        try:
            return _try_file(path, services, order)
        except (LeaseHeld, UploadChanged) as error:
            longest = CHANGING_SECONDS if isinstance(error, UploadChanged) else order.patience_seconds
            if services.clock.monotonic() - started > min(longest, order.patience_seconds):
                return Result(path=path, error=error)
            time.sleep(LOOK_AGAIN_SECONDS)
        except WirebriefError as error:
            _log.debug("%s failed", path, exc_info=error)
            return Result(path=path, error=error)
        except Exception as exc:  # noqa: BLE001 - becomes this file's result: the other files are not to suffer
            _log.debug("%s failed", path, exc_info=exc)
            what = f"{type(exc).__name__}: {exc}"
            return Result(
                path=path, error=UnexpectedFault(f"{path} met a mistake in Wirebrief ({what}): please report it")
            )


def read_brief(outcome: Outcome, store: Store) -> Brief:
    """Return the brief of an outcome that is done. Raises: StoreError."""
    return msgspec.json.decode(store.get(outcome.prefix + BRIEF_FILE), type=Brief)


def _try_file(path: Path, services: Services, order: Order) -> Result:
    now = services.clock.now()
    upload = upload_of(path, now, services.limits.max_bytes)
    earlier = services.ledger.outcome(upload.version) or services.ledger.outcome(unread_id(upload))
    old = earlier is not None and not _is_wanted_anew(earlier, services.store, order)
    if earlier is not None and not old:
        services.ledger.reopen(earlier)
    deadline = Deadline(services.clock.monotonic() + order.article_seconds, services.clock)
    return Result(path=path, outcome=process_upload(upload, services, deadline, last_try=True), old=old)


def _is_wanted_anew(earlier: Outcome, store: Store, order: Order) -> bool:
    if order.again or earlier.status == "failed":
        return order.again or order.on_purpose
    if not store.exists(earlier.prefix + BRIEF_FILE):
        return order.on_purpose
    return order.engine is not None and order.engine not in read_brief(earlier, store).made_by.engine.split("+")
