"""A mail server on loopback that keeps what it gets and can be told to fail at any step."""

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from support.waiting import HANGS


class Handler:
    """Answers each step as told; `replies` maps a step (MAIL, RCPT, DATA, AFTER) to a reply or to "hang up"."""

    def __init__(self) -> None:
        self.replies: dict[str, str] = {}
        self.kept: list[bytes] = []
        self.logins: list[bytes] = []

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if reply := self.replies.get("MAIL"):
            return reply
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if (reply := self.replies.get("RCPT") or self.replies.get(address)) is not None:
            return reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        reply = self.replies.get("DATA", "250 kept")
        if reply == "hang up":
            self.kept.append(bytes(envelope.original_content or b""))
            server.transport.close()
            await asyncio.sleep(0.05)
        elif reply.startswith("250"):
            self.kept.append(bytes(envelope.original_content or b""))
        return reply


class AnyPort(Controller):
    """A controller that takes whatever port is free: its own start-up check would connect to port 0."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def authenticator(handler: Handler) -> Any:
    def check(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        good = isinstance(data, LoginPassword) and data.password == b"right"
        handler.logins.append(mechanism.encode())
        return AuthResult(success=good, handled=False)

    return check


@contextmanager
def mail_server(tls: ssl.SSLContext | None = None, **options: Any) -> Iterator[tuple[Handler, int]]:
    """Run a server; give its handler and port. With `tls` it offers STARTTLS and wants a login."""
    handler = Handler()
    if tls is not None:
        options |= {"tls_context": tls, "authenticator": authenticator(handler), "auth_required": True}
    controller = AnyPort(handler, hostname="127.0.0.1", port=0, ready_timeout=HANGS, **options)
    controller.start()
    try:
        yield handler, controller.port
    finally:
        controller.stop()
