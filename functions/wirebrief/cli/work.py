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
from wirebrief.decoding import decodable
from wirebrief.errors import LeaseHeld, UnexpectedFault, UploadChanged, WirebriefError
from wirebrief.inboxes.files import upload_of
from wirebrief.ports import Deadline, Outcome, Store, Upload
from wirebrief.upload.job import Services
from wirebrief.upload.parting import parting_id, read_members
from wirebrief.upload.process import process_upload, unread_id
from wirebrief.upload.publish import BRIEF_FILE

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
    """What came of one article: an outcome, or the error that left it open.

    `old` tells that it had been done before; `member` is its name in the file where the file holds several.
    `left_out` counts what the file holds beside its articles, on the first of them.
    """

    path: Path
    outcome: Outcome | None = None
    error: WirebriefError | None = None
    old: bool = False
    member: str = ""
    left_out: dict[str, int] = msgspec.field(default_factory=dict)

    @property
    def called(self) -> str:
        """The file's name, and the member's where the file holds several articles."""
        return f"{self.path}!/{self.member}" if self.member else str(self.path)

    @property
    def done(self) -> bool:
        """Whether there is a brief."""
        return self.outcome is not None and self.outcome.status == "done"


def brief_files(paths: Iterable[Path], services: Services, order: Order, at_once: int) -> Iterator[Result]:
    """Yield a result for each article, in the order in which they end; one that fails takes no other with it."""
    for result in _brief_each(paths, services, order, at_once):
        yield from _members_of(result, services.store)


def _members_of(result: Result, store: Store) -> Iterator[Result]:
    """Yield the results of a file's articles where it holds several, else its own."""
    if result.outcome is None or result.outcome.status != "parted":
        yield result
        return
    record = read_members(result.outcome, store)
    for place, one in enumerate(record.members):
        left_out = {} if place else record.dropped
        yield Result(path=result.path, outcome=one.outcome, old=result.old, member=one.name, left_out=left_out)


def _brief_each(paths: Iterable[Path], services: Services, order: Order, at_once: int) -> Iterator[Result]:
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
    return msgspec.json.decode(store.get(outcome.prefix + BRIEF_FILE), type=decodable(Brief))


def _try_file(path: Path, services: Services, order: Order) -> Result:
    now = services.clock.now()
    upload = upload_of(path, now, services.limits.max_bytes)
    earlier = next(filter(None, map(services.ledger.outcome, _ids_of(upload))), None)
    old = earlier is not None and not _reopen(earlier, services, order)
    deadline = Deadline(services.clock.monotonic() + order.article_seconds, services.clock)
    return Result(path=path, outcome=process_upload(upload, services, deadline, last_try=True), old=old)


def _ids_of(upload: Upload) -> tuple[str, str, str]:
    """Return the ids under which a file may have been settled: as one article, as several, or unread."""
    return upload.version, parting_id(upload.version), unread_id(upload)


def _reopen(earlier: Outcome, services: Services, order: Order) -> bool:
    """Open again what is wanted anew; return whether anything is."""
    if earlier.status != "parted":
        wanted = earlier.status in ("done", "failed") and _is_wanted_anew(earlier, services.store, order)
        if wanted:
            services.ledger.reopen(earlier)
        return wanted
    members = [one.outcome for one in read_members(earlier, services.store).members]
    opened = [_reopen(outcome, services, order) for outcome in members]  # every one of them, not only the first
    if any(opened):
        services.ledger.reopen(earlier)
        return True
    return False


def _is_wanted_anew(earlier: Outcome, store: Store, order: Order) -> bool:
    if order.again or earlier.status == "failed":
        return order.again or order.on_purpose
    if not store.exists(earlier.prefix + BRIEF_FILE):
        return order.on_purpose
    return order.engine is not None and order.engine not in read_brief(earlier, store).made_by.engine.split("+")
