"""The AWS services of the desk: moto's server in this process, over real HTTP on loopback."""

import logging
import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any, Final, Self

from moto.moto_api._internal.models import moto_api_backend
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import BaseWSGIServer, make_server

from wirebrief.desk.tables import transaction

# The account that moto plays.
ACCOUNT: Final = "123456789012"
START_SECONDS: Final = 30

Watch = Callable[[dict[str, Any]], None]
Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


class DeskServer(AbstractContextManager["DeskServer"]):
    """Serves on 127.0.0.1 while the block runs; `url` is the endpoint for every AWS service."""

    def __init__(self, port: int = 0, watch: Watch | None = None) -> None:
        """Take a free port where it is 0. `watch` is called after each request, before its answer is sent."""
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        application = _atomic_writes(DomainDispatcherApplication(create_backend_app))
        application = _watched(application, watch) if watch is not None else application
        self._server: BaseWSGIServer = make_server("127.0.0.1", port, application, threaded=True)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop, and forget everything: what moto holds belongs to the process, not to the server."""
        moto_api_backend.reset()
        self._server.shutdown()
        self._thread.join(START_SECONDS)
        self._server.server_close()


def _atomic_writes(application: Wsgi) -> Wsgi:
    """Let conditional writes through one at a time, which AWS makes atomic and moto does not.

    Alone, it lets two racing conditional puts of one object both win now and then, and copies a whole table for a
    transaction while others write it.
    """
    lock = threading.Lock()

    def serve(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if not _is_conditional(environ):
            return application(environ, start_response)
        with lock, transaction(environ):
            return list(application(environ, start_response))

    return serve


def _watched(application: Wsgi, watch: Watch) -> Wsgi:
    def serve(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        body = list(application(environ, start_response))
        watch(environ)
        return body

    return serve


def _is_conditional(environ: dict[str, Any]) -> bool:
    is_table = str(environ.get("HTTP_X_AMZ_TARGET", "")).startswith("DynamoDB")
    return is_table or "HTTP_IF_NONE_MATCH" in environ or "HTTP_IF_MATCH" in environ
