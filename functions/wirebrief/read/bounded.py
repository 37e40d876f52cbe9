"""Have risky files read by a process of its own, which is ended when it takes too long and refused too much memory."""

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Final, Self

import msgspec
from msgspec import Struct

from wirebrief.decoding import decodable
from wirebrief.errors import ArticleError, Damaged, TooComplex
from wirebrief.read.formats import Format
from wirebrief.read.parts import Parts
from wirebrief.read.worker import LENGTH_BYTES, Answer, Request, framed
from wirebrief.settings import ReadLimits

SECONDS: Final = 6.0
"""Of the CPU. The slowest honest file takes far fewer; ten are promised for any file, start and answer included."""
CLOCK_SECONDS: Final = 60.0
"""By the clock, for a reader that sleeps: ten times as much, as a busy machine gives each program a part of its CPU."""
MORE_BYTES: Final = 350_000_000
"""512 MB are promised above what the program has; the answer is held once more by its parent."""
PIECE: Final = 1 << 20
OUT_OF_CPU: Final = (-signal.SIGPROF, -signal.SIGXCPU)
# Started without the interpreter's own search for modules: what this process can import, that one can too.
_START: Final = "import json,sys;sys.path[:]=json.loads(sys.argv[1]);from wirebrief.read.worker import main;main()"
_ERRORS: Final[dict[str, type[ArticleError]]] = {kind.code: kind for kind in ArticleError.__subclasses__()}


class OutOfTime(TooComplex):
    """The process was ended because the time was over; the caller counts what it lost."""


class Bounds(Struct, frozen=True, kw_only=True):
    """What one file may take: seconds by the clock, and of the CPU, and bytes of memory beyond what a start needs."""

    seconds: float = CLOCK_SECONDS
    cpu_seconds: float = SECONDS
    more_bytes: int = MORE_BYTES


class BoundedReader:
    """Reads the risky files of one upload, one after another, for as long as its process lives; then in a new one.

    Starting a process takes longer than reading most files. `seconds` is the CPU's time that reading took so far; that
    of files whose reader came to no answer is not known, and guessed by the clock, as far as their bound allows.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._process: _Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.end()

    def read(self, form: Format, data: bytes, name: str, limits: ReadLimits, bounds: Bounds) -> Parts:
        """Return what the file is made of.

        Raises:
            OutOfTime: it took too long.
            TooComplex: it took more memory, or crashed its reader.
            ArticleError: what the reader said of it.
        """
        request = Request(
            called=form.called,
            name=name,
            data=data,
            limits=limits,
            seconds=bounds.cpu_seconds,
            more_bytes=bounds.more_bytes,
        )
        answer = self._answer(request, bounds)
        if answer.parts is None:
            raise _ERRORS.get(answer.code, Damaged)(answer.reason)
        return answer.parts

    def _answer(self, request: Request, bounds: Bounds) -> Answer:
        if self._process is None:
            self._process = _Process()
        started = time.monotonic()
        try:
            told = self._process.ask(framed(msgspec.msgpack.encode(request)), bounds.seconds)
            answer = msgspec.json.decode(told, type=decodable(Answer))
        except (TimeoutError, EOFError, BrokenPipeError, msgspec.DecodeError) as exc:
            self.seconds += min(time.monotonic() - started, bounds.cpu_seconds)
            raise _lost(request, bounds, exc, self._end()) from exc
        self.seconds += answer.seconds
        if answer.last:
            self._end()
        return answer

    def _end(self) -> "_Ending":
        process, self._process = self._process, None
        return process.end() if process is not None else _Ending()


def read_bounded(form: Format, data: bytes, name: str, limits: ReadLimits, bounds: Bounds) -> Parts:
    """Return what one file is made of, read by a process for it alone. Raises: as `BoundedReader.read`."""
    with BoundedReader() as reader:
        return reader.read(form, data, name, limits, bounds)


def _lost(request: Request, bounds: Bounds, exc: Exception, ending: "_Ending") -> TooComplex:
    """Return what to say of a file whose reader came to no answer."""
    if isinstance(exc, TimeoutError) or ending.status in OUT_OF_CPU:
        most = bounds.seconds if isinstance(exc, TimeoutError) else bounds.cpu_seconds
        return OutOfTime(f"{request.name}: reading it takes more than {most:.0f} seconds; save it as plain text")
    said = ending.words or f"status {ending.status}"
    return TooComplex(f"{request.name}: its reader gave up on it ({said}); save it as plain text")


class _Ending(Struct, frozen=True):
    """How a process ended, as `subprocess` tells it, and the last that it said."""

    status: int = 0
    words: str = ""


class _Process:
    """A worker that was started, and the pipes to and from it."""

    def __init__(self) -> None:
        self._told = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `end`
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-I", "-S", "-c", _START, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._told,
            bufsize=0,
            env={"MALLOC_ARENA_MAX": "1"},
        )
        os.set_blocking(_pipe(self._process.stdin).fileno(), False)

    def ask(self, request: bytes, seconds: float) -> bytes:
        """Return the answer to a framed request. Raises: TimeoutError, EOFError, BrokenPipeError."""
        until, left, answer = time.monotonic() + seconds, memoryview(request), bytearray()
        to, back = _pipe(self._process.stdin).fileno(), _pipe(self._process.stdout).fileno()
        with _watched(to, back) as ready:
            while not _is_whole(answer):
                for key, _ in _events(ready, until):
                    if key.fd == back:
                        answer += _piece(back)
                        continue
                    left = left[os.write(to, left[:PIECE]) :]
                    if not left:
                        ready.unregister(to)
        return bytes(answer[LENGTH_BYTES:])

    def end(self) -> _Ending:
        """End the process, and return how it ended."""
        self._process.kill()
        status = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            _pipe(pipe).close()
        with self._told as told:
            told.seek(0)
            last = told.read().decode("utf-8", "replace").strip().splitlines()[-1:] or [""]
        return _Ending(status, last[0][:200])


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # noqa: S101 - the process was started with it; for the type checker
    return pipe


@contextmanager
def _watched(to: int, back: int) -> Iterator[selectors.BaseSelector]:
    with selectors.DefaultSelector() as ready:
        ready.register(to, selectors.EVENT_WRITE)
        ready.register(back, selectors.EVENT_READ)
        yield ready


def _events(ready: selectors.BaseSelector, until: float) -> list[tuple[selectors.SelectorKey, int]]:
    left = until - time.monotonic()
    events = ready.select(left) if left > 0 else []
    if not events:
        raise TimeoutError
    return events


def _piece(back: int) -> bytes:
    piece = os.read(back, PIECE)
    if not piece:
        raise EOFError
    return piece


def _is_whole(answer: bytearray) -> bool:
    if len(answer) < LENGTH_BYTES:
        return False
    return len(answer) - LENGTH_BYTES >= int.from_bytes(answer[:LENGTH_BYTES])
