"""Run a function of the deployment package under the real Lambda runtime client, one process for each worker.

The client (awslambdaric) asks a small HTTP server for its next event and answers to it, as it does on Lambda: see
"Using the Lambda runtime API" in AWS's developer guide. A function that runs out of time is killed.
"""

import os
import signal
import subprocess
import sys
import threading
import uuid
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Final, Self

import msgspec
from msgspec import Struct

from wirebrief.desk.server import ACCOUNT
from wirebrief.errors import SettingsError

API: Final = "/2018-06-01/runtime"
# A process that loads its code for longer is stuck: Lambda gives the init phase ten seconds, slower machines need more.
INIT_SECONDS: Final = 300.0
LOOK_SECONDS: Final = 0.05
DEAD: Final = "Runtime.Died"


class Function(Struct, frozen=True, kw_only=True):
    """What to run: the unpacked package, the handler as `module.name`, and how Lambda would run it."""

    name: str
    handler: str
    package: Path
    runtime: Path
    environment: Mapping[str, str]
    timeout_seconds: float
    memory_mb: int = 1024
    snapshot: bool = False  # run what the function does before a snapshot is taken of it, as SnapStart has it


class Invocation(Struct, frozen=True, kw_only=True):
    """How an invocation ended: `result` where the handler returned, else the kind of `error` and what it said."""

    result: Any = None  # whatever JSON the handler returned
    error: str | None = None
    message: str = ""


class _Request(Struct):
    id: str
    event: bytes
    deadline_ms: int


class Runtime:
    """One worker process of a function, started at its first invocation and again after it died."""

    def __init__(self, function: Function, python: str, log: int | None = None) -> None:
        self._function = function
        self._python = python
        self._log = log
        self._line: _Line | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def pid(self) -> int | None:
        """The process, None while there is none."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Start the process now, and return when it waits for its first event, or is dead."""
        self._start()
        process, line = self._process, self._line
        assert process is not None  # noqa: S101 - both were made by `_start`; for the type checker
        assert line is not None  # noqa: S101
        while process.poll() is None and not line.waiting.wait(LOOK_SECONDS):
            pass

    def invoke(self, event: Any, now_ms: int) -> Invocation:
        """Return how the function ended with the event; what is past its time-out is killed."""
        fresh = self._process is None or self._process.poll() is not None
        if fresh:
            self._start()
        limit = self._function.timeout_seconds
        request = _Request(uuid.uuid4().hex, msgspec.json.encode(event), now_ms + int(limit * 1000))
        invocation = self._wait(request, limit + (INIT_SECONDS if fresh else 0.0))
        if invocation.error == DEAD:
            self.kill()
        return invocation

    def kill(self) -> None:
        """End the process at once, as Lambda does with one that ran out of time."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None

    def _wait(self, request: _Request, seconds: float) -> Invocation:
        process, line = self._process, self._line
        assert process is not None  # noqa: S101 - both were made by `_start`; for the type checker
        assert line is not None  # noqa: S101
        line.events.put(request)
        while seconds > 0:
            try:
                answered, invocation = line.answers.get(timeout=LOOK_SECONDS)
            except Empty:
                seconds -= LOOK_SECONDS
                if process.poll() is not None:
                    return Invocation(error=DEAD, message=f"Runtime exited with status {process.returncode}")
                continue
            if answered in (request.id, "init"):
                return invocation
        return Invocation(error=DEAD, message=f"Task timed out after {self._function.timeout_seconds:.2f} seconds")

    def _start(self) -> None:
        function, self._line = self._function, _Line(self._function.name)
        environment = {
            **function.environment,
            "AWS_LAMBDA_RUNTIME_API": self._line.address,
            "AWS_LAMBDA_FUNCTION_NAME": function.name,
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_INITIALIZATION_TYPE": "snap-start" if function.snapshot else "on-demand",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory_mb),
            "LAMBDA_TASK_ROOT": str(function.package),
            "_HANDLER": function.handler,
            # -S: of this machine's own packages it sees none, so that what the zip lacks is missing here too.
            "PYTHONPATH": f"{function.package}{os.pathsep}{function.runtime}",
            "TZ": ":UTC",
        }
        command = [self._python, "-S", "-m", "awslambdaric", function.handler]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own package under the runtime client
                command, cwd=function.package, env=environment, stdout=self._log, stderr=self._log
            )
        except OSError as exc:
            raise SettingsError(f"the runtime could not be started ({exc}): run `make build/desk.zip`") from exc


class _Line:
    """The wire to one process: events to it, answers from it. A killed one's is closed, so that it takes no more."""

    def __init__(self, function: str) -> None:
        self.events: SimpleQueue[_Request | None] = SimpleQueue()
        self.answers: SimpleQueue[tuple[str, Invocation]] = SimpleQueue()
        self.waiting = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _handler(self, function))
        self.address = f"127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.events.put(None)  # whoever still waits for an event
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a line that a killed process broke: its end is told elsewhere."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _handler(line: _Line, function: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Each answer in one piece and at once; else the kernel holds small ones back for 40 ms.
        disable_nagle_algorithm = True
        wbufsize = -1

        def do_GET(self) -> None:
            """Hand out the next event, for which the client waits as long as it takes; a restore comes at once."""
            if self.path.endswith("/restore/next"):
                self._reply(200, b"{}", {})
                return
            line.waiting.set()
            request = line.events.get()
            if request is None:
                self.close_connection = True
                return
            headers = {
                "Lambda-Runtime-Aws-Request-Id": request.id,
                "Lambda-Runtime-Deadline-Ms": str(request.deadline_ms),
                "Lambda-Runtime-Invoked-Function-Arn": f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:{function}",
                "Lambda-Runtime-Trace-Id": "Root=1-5759e988-bd862e3fe1be46a994272793",
            }
            self._reply(200, request.event, headers)

        def do_POST(self) -> None:
            """Take the handler's result or error."""
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self._reply(202, b"{}", {})
            line.answers.put(_answer(self.path.removeprefix(API).strip("/").split("/"), body))

        def _reply(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the function's own log tells enough."""

    return Handler


def _answer(path: list[str], body: bytes) -> tuple[str, Invocation]:
    match path:
        case ["invocation", request, "response"]:
            return request, Invocation(result=msgspec.json.decode(body or b"null"))
        case ["invocation", request, "error"]:
            return request, _failed(body)
        case _:
            return "init", Invocation(error=DEAD, message=_failed(body).message)


def _failed(body: bytes) -> Invocation:
    said = msgspec.json.decode(body or b"{}")
    return Invocation(error=str(said.get("errorType", "Error")), message=str(said.get("errorMessage", "")))
