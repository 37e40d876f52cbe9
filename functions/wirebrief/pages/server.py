"""Serve the pages on this machine, by the same code that answers in the cloud."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

from wirebrief.pages.http import MAX_BODY, Request, Response, fields_of

# A visitor that sends nothing for so long is hung up on.
SILENCE_SECONDS: Final = 15.0

Answer = Callable[[Request], Response]


def serve(answer: Answer, host: str, port: int) -> ThreadingHTTPServer:
    """Return a server that listens; `serve_forever` answers. Port 0 takes any that is free."""

    class Carrier(BaseHTTPRequestHandler):
        timeout = SILENCE_SECONDS
        server_version = "wirebrief"
        sys_version = ""

        def do_GET(self) -> None:
            self.reply(b"")

        def do_HEAD(self) -> None:
            self.reply(b"")

        def do_POST(self) -> None:
            length = self.headers.get("Content-Length", "")
            if not length.isdigit() or int(length) > MAX_BODY:
                self.close_connection = True
                self.send_error(413)
                return
            self.reply(self.rfile.read(int(length)))

        def reply(self, body: bytes) -> None:
            path, _, query = self.path.partition("?")
            response = answer(
                Request(
                    method=self.command,
                    path=path,
                    client=self.client_address[0],
                    fields=fields_of(query, body),
                    site=self.headers.get("Sec-Fetch-Site", ""),
                )
            )
            content = response.body.encode()
            self.send_response(response.status)
            for name, value in response.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Keep quiet: addresses of pages hold tokens."""

    return ThreadingHTTPServer((host, port), Carrier)
