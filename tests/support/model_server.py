"""A model server for tests, benchmarks and trying things out: answers honestly, or fails in the way it is told to.

    python tests/support/model_server.py --port 8123
    python tests/support/model_server.py --port 8123 --delay 0.5 --fault rate_limit --times 2 --seconds 1

It speaks the Chat Completions protocol on the loopback interface. Its honest answer is a draft made of the
request's own numbered sentences, so that a whole pipeline can stand on it.
"""

import argparse
import json
import socket
import socketserver
import struct
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

if __package__ in {None, ""}:  # started as a program
    sys.path.insert(0, str(Path(__file__).parents[1]))

from support.honest_model import honest_answer
from support.model_faults import Fault, Response, completion, kinds, prompt_tokens, respond

_PHRASES = {200: "OK", 400: "Bad Request", 429: "Too Many Requests"}
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)  # SO_LINGER on, 0 seconds: close sends RST


@dataclass(frozen=True, kw_only=True)
class Request:
    """What was asked: the body, its size in bytes, how it was answered (a kind of fault, or `well`) and when it came.

    `at` is a moment of the machine's monotonic clock, which all its processes share.
    """

    number: int
    body: dict[str, Any]
    size: int
    answered: str
    at: float

    @property
    def text(self) -> str:
        """The text of all its messages."""
        return "\n".join(str(message["content"]) for message in self.body["messages"])

    @property
    def tokens(self) -> int:
        """What the server counts for it, where it counts."""
        return prompt_tokens(self.body)


class ModelServer:
    """Serves from `with` to its end. `requests` holds all that was asked; `faults` may be changed meanwhile."""

    def __init__(
        self,
        *faults: Fault,
        delay: float = 0.0,
        port: int = 0,
        answer: Callable[[dict[str, Any]], str] = honest_answer,
    ) -> None:
        self.faults: Sequence[Fault] = faults
        self.requests: list[Request] = []
        self._delay, self._answer = delay, answer
        self._struck: dict[int, int] = {}
        self._lock = threading.Lock()
        self.closing = threading.Event()
        self._server = _Server(("127.0.0.1", port), _Connection)
        self._server.model = self

    @property
    def url(self) -> str:
        """The base URL to give to a client."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> "ModelServer":
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def response(self, raw: bytes) -> Response:
        """Return how to answer a request, and note it."""
        begun = time.monotonic()
        body = json.loads(raw)
        with self._lock:
            number = len(self.requests) + 1
            fault = self._fault(number, body)
            answered = fault.kind if fault else "well"
            self.requests.append(Request(number=number, body=body, size=len(raw), answered=answered, at=begun))
        if fault:
            return respond(fault, body, lambda: self._answer(body))
        ready = completion(self._answer(body), body)
        return Response(body=ready.body, pause=max(0.0, self._delay - (time.monotonic() - begun)))

    def _fault(self, number: int, body: dict[str, Any]) -> Fault | None:
        for place, fault in enumerate(self.faults):
            struck = self._struck.get(place, 0)
            if (fault.times is None or struck < fault.times) and fault.meets(number, body):
                self._struck[place] = struck + 1
                return fault
        return None


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    allow_reuse_address = True
    model: ModelServer

    def shutdown_request(self, request: Any) -> None:
        """Close without the polite end first: a connection that is to be reset must not look finished."""
        self.close_request(request)


class _Connection(socketserver.StreamRequestHandler):
    """HTTP/1.1 by hand, keep-alive, no Nagle: `http.server` takes longer to read a head than a benchmark can bear."""

    disable_nagle_algorithm = True
    server: _Server

    def handle(self) -> None:
        try:
            while self._serve():
                pass
        except OSError:  # the client went away: its own affair
            return

    def _serve(self) -> bool:
        """Answer one request; return whether the connection lives on."""
        head = self._head()
        if not head:
            return False
        length = next((int(line[15:]) for line in head if line.lower().startswith(b"content-length:")), 0)
        raw = self.rfile.read(length)
        if b"/chat/completions" not in head[0]:
            return self._send(Response(status=404, body=b'{"error":{"message":"no such path"}}'))
        return self._send(self.server.model.response(raw))

    def _head(self) -> list[bytes]:
        lines = []
        while (line := self.rfile.readline(65536)) not in {b"", b"\r\n"}:
            lines.append(line)
        return lines

    def _send(self, response: Response) -> bool:
        self.server.model.closing.wait(response.hang) if response.hang else time.sleep(response.pause)
        if response.hang or (response.reset and not response.body):
            return self._reset()
        self.wfile.write(_head_of(response) + self._first_piece(response))
        if response.reset:
            return self._reset()
        self._drip(response)
        return True

    def _first_piece(self, response: Response) -> bytes:
        return response.body[: len(response.body) // 2] if response.reset or response.pieces > 1 else response.body

    def _drip(self, response: Response) -> None:
        rest = response.body[len(self._first_piece(response)) :]
        for place in range(len(rest)):
            if self.server.model.closing.wait(response.pause):
                return
            self.wfile.write(rest[place : place + 1])

    def _reset(self) -> bool:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        return False


def _head_of(response: Response) -> bytes:
    phrase = _PHRASES.get(response.status, "Error")
    headers = {"Content-Type": "application/json", "Content-Length": str(len(response.body)), **response.headers}
    lines = [f"HTTP/1.1 {response.status} {phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8123)
    parser.add_argument("--delay", type=float, default=0.0, help="seconds that each honest answer takes")
    parser.add_argument("--fault", choices=kinds(), help="how to fail; without it every answer is honest")
    parser.add_argument("--times", type=int, help="fail only so many times")
    parser.add_argument("--on-call", type=int, help="fail only on this request, 1 for the first")
    parser.add_argument("--containing", default="", help="fail only requests that contain this text")
    parser.add_argument("--seconds", type=float, default=0.0, help="how long to wait, or to make wait")
    told = vars(parser.parse_args())
    port, delay, kind = told.pop("port"), told.pop("delay"), told.pop("fault")
    faults = [Fault(kind=kind, **told)] if kind else []
    with ModelServer(*faults, port=port, delay=delay) as server:
        print(f"{server.url} answers with {kind or 'honest drafts'}; Ctrl-C ends it", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print(f"{len(server.requests)} requests")


if __name__ == "__main__":
    main()
