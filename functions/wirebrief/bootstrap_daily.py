"""Wire the daily edition together on this machine: files, SQLite, and the mailer that the settings name."""

import os
import secrets
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from wirebrief.bootstrap import OWN_FOLDER, SystemClock, open_writer
from wirebrief.daily import Daily
from wirebrief.edition.desk import Desk
from wirebrief.errors import SettingsError
from wirebrief.ledgers.sqlite import SqliteLedger
from wirebrief.ledgers.sqlite_deliveries import SqliteDeliveries
from wirebrief.ledgers.sqlite_editions import SqliteEditionBook
from wirebrief.mail.ports import Mailer
from wirebrief.mailers.outbox import Outbox
from wirebrief.rosters.sqlite import SqliteRoster
from wirebrief.settings import MailSettings, Settings
from wirebrief.stores.folder import FolderStore
from wirebrief.subscribers.addresses import fingerprint
from wirebrief.subscribers.links import Links

SECRET_FILE: Final = "secret"  # noqa: S105 - the name of a file
OUTBOX: Final = "outbox"


@contextmanager
def open_daily(out: Path, settings: Settings) -> Iterator[Daily]:
    """Open what makes and sends editions of the briefs in a folder.

    Raises:
        SettingsError: the mailer cannot be had, or the secret cannot be kept.
    """
    own = out / OWN_FOLDER
    secret = kept_secret(own)
    hashed = partial(fingerprint, key=secret.encode())
    with ExitStack() as stack:
        ledger = stack.enter_context(closing(SqliteLedger(own / "ledger.sqlite3")))
        book = stack.enter_context(closing(SqliteEditionBook(own / "editions.sqlite3")))
        deliveries = stack.enter_context(closing(SqliteDeliveries(own / "deliveries.sqlite3")))
        roster = stack.enter_context(closing(SqliteRoster(own / "subscribers.sqlite3", hashed)))
        store = FolderStore(out)
        yield Daily(
            settings=settings,
            desk=Desk(
                published=ledger.published,
                withdrawals=ledger.withdrawals,
                store=store,
                book=book,
                writer=open_writer(settings, store, ledger),
            ),
            roster=roster,
            turnstile=roster,
            deliveries=deliveries,
            mailer=open_mailer(settings.mail, out / OUTBOX),
            links=Links((*settings.mail.link_secrets, secret), settings.mail.pages),
            clock=SystemClock(),
            pause=time.sleep,
            new_id=lambda: uuid.uuid4().hex,
            visitor=hashed,
        )


def kept_secret(own: Path) -> str:
    """Return this folder's secret, made at first use and readable by its owner alone.

    It keys the hashes of addresses and signs links: whoever loses it loses the links in all mails sent before.

    Raises:
        SettingsError: it can be neither read nor made.
    """
    file = own / SECRET_FILE
    try:
        own.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            write_once(file, secrets.token_urlsafe(32))
        return file.read_text(encoding="ascii").strip()
    except OSError as exc:
        raise SettingsError(f"{file} cannot be kept: {exc.strerror}; see that the folder can be written") from exc


def write_once(file: Path, text: str) -> None:
    """Write a file that only its owner reads, whole, unless somebody else was faster."""
    part = file.with_name(f".{file.name}.{uuid.uuid4().hex}")
    part.touch(mode=0o600)
    part.write_text(text, encoding="ascii")
    try:
        os.link(part, file)
    except FileExistsError:
        return
    finally:
        part.unlink()


def open_mailer(mail: MailSettings, outbox: Path) -> Mailer:
    """Return the mailer that the settings name. Raises: SettingsError."""
    if mail.via == "outbox":
        return Outbox(outbox)
    if mail.via == "smtp":
        return open_smtp(mail)
    from wirebrief.cloud.aws import connect  # noqa: PLC0415 - the SDK is heavy
    from wirebrief.mailers.ses import SesMailer  # noqa: PLC0415

    return SesMailer(connect("sesv2", tries=1), mail.sender, mail.configuration_set)


def open_smtp(mail: MailSettings) -> Mailer:
    """Return the mailer on the SMTP server that the settings name. Raises: SettingsError."""
    if not mail.smtp.host:
        raise SettingsError("mail goes by SMTP, but to no server: set WIREBRIEF_MAIL_SMTP_HOST")
    from wirebrief.mailers.smtp import SmtpMailer, SmtpServer  # noqa: PLC0415 - only where mail goes by SMTP

    return SmtpMailer(
        SmtpServer(
            host=mail.smtp.host,
            port=mail.smtp.port,
            security=mail.smtp.security,
            user=mail.smtp.user,
            password=mail.smtp.password,
            sender=mail.sender,
        )
    )
