"""The mailer for any mail server: SMTP with TLS and login, one connection kept open while letters go out."""

import smtplib
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from wirebrief.errors import (
    AddressDead,
    MailError,
    MailMisconfigured,
    MailRefused,
    MailThrottled,
    MailUncertain,
)
from wirebrief.mail.ports import Mail

# Servers take a second or two to look a recipient up; a minute means that nobody is there.
TIMEOUT_SECONDS = 60.0
# Replies about the recipient itself (RFC 5321 section 4.2.3; 5.1.x of RFC 3463): no such mailbox, moved, not allowed.
DEAD = frozenset({550, 551, 553})
BUSY = frozenset({421})
# Replies that no other mail would get either: login wanted, refused, command not known.
CLOSED = frozenset({500, 502, 503, 504, 530, 534, 535, 538, 555})


class SmtpServer(Struct, frozen=True, kw_only=True):
    """Where mail is handed in. `security`: "tls" from the first byte, "starttls", or "none" on a trusted network."""

    host: str
    port: int = 587
    security: str = "starttls"
    user: str = ""
    password: str = ""
    sender: str = ""


class SmtpMailer:
    """A mailer on one SMTP server. Letters of one mailer go one after another."""

    repeatable = False

    def __init__(self, server: SmtpServer, context: ssl.SSLContext | None = None) -> None:
        self._server = server
        self._context = context
        self._lock = threading.Lock()
        self._connection: smtplib.SMTP | None = None

    def close(self) -> None:
        """Leave the server; the next letter connects again."""
        with self._lock:
            self._hang_up()

    def send(self, mail: Mail) -> str:
        """Hand one message over; return the server's reply. Raises: as the port says."""
        with self._lock:
            try:
                return self._hand_over(mail)
            except MailRefused:
                self._reset()
                raise
            except BaseException:
                self._hang_up()
                raise

    def _hand_over(self, mail: Mail) -> str:
        with smtp_errors("connecting to"):
            connection = self._connect()
        with smtp_errors("naming the sender to"):
            judge(connection.mail(self._server.sender), recipient=False)
        with smtp_errors("naming the recipient to"):
            judge(connection.rcpt(mail.to), recipient=True)
        try:
            reply = connection.data(mail.content)
        except smtplib.SMTPDataError as exc:  # DATA itself was refused: nothing was handed over
            judge((exc.smtp_code, b""), recipient=False)
            raise
        except (smtplib.SMTPException, OSError) as exc:
            raise MailUncertain(
                f"the mail server broke off after the mail was handed over: {type(exc).__name__}"
            ) from exc
        judge(reply, recipient=False)
        return text_of(reply)

    def _connect(self) -> smtplib.SMTP:
        if self._connection is not None and still_there(self._connection):
            return self._connection
        server = self._server
        context = self._context or ssl.create_default_context()
        if server.security == "tls":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=TIMEOUT_SECONDS, context=context
            )
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS)
        self._connection = connection
        connection.ehlo()
        if server.security == "starttls":
            connection.starttls(context=context)
            connection.ehlo()
        if server.user:
            connection.login(server.user, server.password)
        return connection

    def _reset(self) -> None:
        try:
            if self._connection is not None:
                self._connection.rset()
        except (smtplib.SMTPException, OSError):
            self._hang_up()

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def still_there(connection: smtplib.SMTP) -> bool:
    """Return whether the server still answers on this connection."""
    try:
        return connection.noop()[0] == 250
    except (smtplib.SMTPException, OSError):
        return False


def judge(reply: tuple[int, bytes], *, recipient: bool) -> None:
    """Raise what a reply means, unless it is a good one. The server's words may hold the address: they are left out."""
    code = reply[0]
    if code < 400:
        return
    if code in CLOSED:
        raise MailMisconfigured(f"the mail server takes no mail from us ({code}): check login, security and sender")
    if code in BUSY:
        raise MailThrottled(f"the mail server is busy ({code}): try again")
    if code < 500:
        raise MailError(f"the mail server could not take the mail now ({code}): try again")
    if recipient and code in DEAD:
        raise AddressDead(f"the mail server knows no such mailbox ({code})")
    raise MailRefused(f"the mail server refused the mail ({code})")


def text_of(reply: tuple[int, bytes]) -> str:
    """Return a reply as text."""
    return f"{reply[0]} {reply[1].decode('ascii', 'replace')}"[:200]


@contextmanager
def smtp_errors(doing: str) -> Iterator[None]:
    """Turn what goes wrong before the mail is handed over into one of ours."""
    try:
        yield
    except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError, ssl.SSLCertVerificationError) as exc:
        raise MailMisconfigured(
            f"{doing} the mail server failed ({type(exc).__name__}): check WIREBRIEF_MAIL_SMTP_… settings"
        ) from exc
    except (smtplib.SMTPException, OSError) as exc:
        raise MailError(
            f"{doing} the mail server failed ({type(exc).__name__}): see that it runs, and try again"
        ) from exc
