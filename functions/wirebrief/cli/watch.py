"""`wirebrief watch`: brief every article that is dropped into a folder, until it is told to stop."""

import itertools
import signal
import threading
from pathlib import Path
from types import FrameType
from typing import Final

import click

from wirebrief.cli.options import EngineName, at_once_for, engine_option, out_option
from wirebrief.cli.resting import RestingFiles
from wirebrief.cli.telling import tell
from wirebrief.cli.work import Order, Result, brief_files
from wirebrief.errors import LeaseHeld, UploadChanged
from wirebrief.upload.job import Services

# After a fault that may pass, a file is tried again; each time after twice the wait, up to ten minutes.
FIRST_WAIT_SECONDS: Final = 15.0
LONGEST_WAIT_SECONDS: Final = 600.0


@click.command("watch")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@out_option
@engine_option
@click.option("--every", default=1.0, show_default=True, type=click.FloatRange(0.05), help="Seconds between two looks.")
def command(folder: Path, out: Path, engine: EngineName | None, every: float) -> None:
    """Brief every article that is dropped into a folder.

    A file is read once it is at rest, and again when it changes; hidden and unfinished files are left alone.
    An article that cannot be briefed is recorded in DIR/failed and stops nothing. After a restart, however the program
    ended, the work goes on where it was and nothing is done twice. Ctrl-C ends it after the article at hand.
    """
    from wirebrief.bootstrap import load_settings, open_laptop  # noqa: PLC0415 - `--help` need not load it

    settings = load_settings(engine)
    order = Order(article_seconds=settings.article_seconds, patience_seconds=0.0)
    stop = _stop_on_signals()
    with open_laptop(out, settings) as services:
        click.echo(f"Watching {folder}; briefs go to {out}. Ctrl-C ends it.", err=True)
        watcher = Watcher(RestingFiles(folder, out), services, order, at_once_for(settings))
        while not stop.is_set():
            watcher.look(out, stop)
            stop.wait(every)
    click.echo("Ended.", err=True)


class Watcher:
    """Briefs what comes to rest, and keeps in mind what is to be tried again, and when."""

    def __init__(self, files: RestingFiles, services: Services, order: Order, at_once: int) -> None:
        self._files, self._services, self._order, self._at_once = files, services, order, at_once
        self._waits: dict[Path, tuple[float, float]] = {}  # until when (monotonic seconds), and the wait after that

    def look(self, out: Path, stop: threading.Event) -> None:
        """Look once, and work on what is there until it is done or `stop` is set."""
        now = self._services.clock.monotonic()
        due = [path for path in self._files.look() if self._waits.get(path, (now, 0.0))[0] <= now]
        asked = itertools.takewhile(lambda _: not stop.is_set(), due)
        for result in brief_files(asked, self._services, self._order, self._at_once):
            self._note(result, out)

    def _note(self, result: Result, out: Path) -> None:
        if isinstance(result.error, LeaseHeld | UploadChanged):
            return  # somebody is at work on it: the next look tells more
        if not result.old:
            tell(result, out, self._services.store)
        if result.error is not None and result.error.retryable:
            wait = self._waits.get(result.path, (0.0, FIRST_WAIT_SECONDS))[1]
            self._waits[result.path] = (self._services.clock.monotonic() + wait, min(2 * wait, LONGEST_WAIT_SECONDS))
        else:
            self._waits.pop(result.path, None)
            self._files.settle(result.path)


def _stop_on_signals() -> threading.Event:
    """Return an event that the first SIGINT or SIGTERM sets; the second interrupts the work at hand."""
    stop = threading.Event()

    def handle(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of a signal handler
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    signal.signal(signal.SIGINT, handle)
    signal.signal(signal.SIGTERM, handle)
    return stop
