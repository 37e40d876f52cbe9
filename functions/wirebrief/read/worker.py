"""The process that reads risky files: it takes requests on its standard input, bounds itself for each, and answers."""

import contextlib
import os
import resource
import signal
import sys
import time
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from wirebrief.decoding import decodable
from wirebrief.errors import ArticleError, TooLarge
from wirebrief.read.formats import FORMATS
from wirebrief.read.parts import Parts
from wirebrief.settings import ReadLimits

PAGE_BYTES: Final = os.sysconf("SC_PAGE_SIZE")
MOST_ANSWER: Final = 80_000_000
"""The most that an upload may unpack to, as JSON writes bytes; the parent holds it twice."""


LENGTH_BYTES: Final = 8
MOST_GROWN: Final = 60_000_000
"""A process that holds more than this after a file, which no library needs, would take it from the next one's bound."""


class Request(Struct, frozen=True, kw_only=True):
    """A file, the format it was recognised as, and how much time (seconds of CPU) and memory reading it may take."""

    called: str
    name: str
    data: bytes
    limits: ReadLimits
    seconds: float
    more_bytes: int


class Answer(Struct, frozen=True, kw_only=True):
    """What the file is made of, or the code of the error that says why it cannot be read, and its words.

    `seconds` is the CPU's time that it took; after the `last` answer the process ends.
    """

    parts: Parts | None = None
    code: str = ""
    reason: str = ""
    seconds: float = 0.0
    last: bool = False


def framed(message: bytes) -> bytes:
    """Return the message with its length before it."""
    return len(message).to_bytes(LENGTH_BYTES) + message


def main() -> None:
    """Answer requests until there is no more; end without an answer where a bound is met."""
    answers = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints is no part of the answer
    held = _data_bytes()
    with os.fdopen(answers, "wb") as out:
        while (request := _received()) is not None:
            began = time.process_time()
            bound(request.seconds, held + request.more_bytes)
            told = answer(request)
            last = _data_bytes() > held + MOST_GROWN
            out.write(framed(_encoded(replace(told, seconds=time.process_time() - began, last=last), request)))
            out.flush()
            signal.setitimer(signal.ITIMER_PROF, 0)  # what is left is not the next one's
            if last:
                break
    os._exit(0)  # what a parser left behind is nobody's any more


def _received() -> Request | None:
    length = sys.stdin.buffer.read(LENGTH_BYTES)
    if len(length) < LENGTH_BYTES:
        return None
    return msgspec.msgpack.decode(sys.stdin.buffer.read(int.from_bytes(length)), type=decodable(Request))


def _encoded(answer: Answer, request: Request) -> bytes:
    """Return the answer as JSON, which keeps the zones of times, as MessagePack does not."""
    content = msgspec.json.encode(answer)
    if len(content) <= MOST_ANSWER:
        return content
    return msgspec.json.encode(
        replace(answer, parts=None, code="too_complex", reason=f"{request.name}: holds too much text")
    )


def answer(request: Request) -> Answer:
    """Return what the file is made of, or why it cannot be read."""
    found = next(form for form in FORMATS if form.called == request.called)
    try:
        return Answer(parts=_bounded(found.read(request.data, request.name, request.limits), request))
    except ArticleError as error:
        return Answer(code=error.code, reason=str(error))
    except (MemoryError, RecursionError):
        return Answer(code="too_complex", reason=f"{request.name}: reading it takes more memory than any article does")


def _bounded(parts: Parts, request: Request) -> Parts:
    """Return the parts. Raises: TooLarge: a text of them is one that its reader should not even be sent."""
    if any(part.manuscript and len(part.manuscript.text) > request.limits.max_texts for part in parts.parts):
        raise TooLarge(f"{request.name}: unpacks to more text than any article has; take the article out of it")
    return parts


def bound(seconds: float, most_bytes: int) -> None:
    """Let the system end this process when it has used so many seconds of CPU from now on, and refuse it more memory.

    The timer is exact; the limit, in whole seconds, cannot be taken back by a library. PDFium reserves a large
    address space without ever using it; so what is bounded is the data.
    """
    signal.setitimer(signal.ITIMER_PROF, seconds)
    _limit(resource.RLIMIT_CPU, int(time.process_time() + seconds) + 2)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_DATA, most_bytes)


def _data_bytes() -> int:
    """Return the private memory that this process holds already; 0 where the system does not tell."""
    with contextlib.suppress(OSError), open("/proc/self/statm", encoding="ascii") as told:  # noqa: PTH123 - one line of the kernel's
        return int(told.read().split()[5]) * PAGE_BYTES
    return 0


def _limit(kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with contextlib.suppress(ValueError, OSError):  # a system that knows no such bound; the parent's clock still does
        resource.setrlimit(kind, (allowed, hard))


if __name__ == "__main__":
    main()
