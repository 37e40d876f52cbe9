"""The mailer that needs no mail server: every message becomes a file that any mail program opens."""

import os
import threading
from pathlib import Path

from wirebrief.errors import MailError
from wirebrief.mail.ports import Mail


class Outbox:
    """Writes `<name>.eml` into a folder, made at first use. The same mail again replaces its file."""

    repeatable = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, mail: Mail) -> str:
        """Write the message, whole or not at all; return the path of its file. Raises: MailError."""
        path = self.folder / f"{mail.name}.eml"
        part = self.folder / f".{mail.name}.{os.getpid()}.{threading.get_ident()}.part"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(mail.content)
            part.replace(path)
        except OSError as exc:
            raise MailError(f"the outbox {self.folder} cannot be written: {exc}; make room or name another") from exc
        return str(path)
