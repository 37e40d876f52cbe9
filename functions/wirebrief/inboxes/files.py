"""The embedded inbox: uploads are ordinary files of this machine, wherever they lie."""

import hashlib
import os
from datetime import datetime
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from wirebrief.errors import ObjectMissing, StoreError, TooLarge, UploadChanged
from wirebrief.ports import Upload


class FileInbox:
    """Reads the files that `upload_of` noticed, as long as they still hold the bytes that it saw."""

    def fetch(self, upload: Upload, max_bytes: int) -> bytes:
        """Return the file's bytes; see the port. Raises: TooLarge, ObjectMissing, UploadChanged, StoreError."""
        content = _read(path_of(upload.key), max_bytes)
        if hashlib.sha256(content).hexdigest() != upload.version:
            raise UploadChanged(f"{upload.key} changed while it was looked at; it is briefed once it is at rest")
        return content


def upload_of(path: Path, now: datetime, max_bytes: int) -> Upload:
    """Notice a file: its version is the sha256 of its bytes, its order the moment it is looked at.

    What is on the disk now is the newest there is. The time that the file carries would not do as an order: a
    file moved into the place of a younger one would count as older. The moment is taken before the bytes are read,
    so that of two who look, the later has never seen older bytes.

    Raises:
        ObjectMissing: there is no such file.
        StoreError: it could not be read.
    """
    order = f"{int(now.timestamp() * 1_000_000):020}"
    try:
        version = hashlib.sha256(_read(path, max_bytes)).hexdigest()
    except TooLarge:
        version = f"{path.stat().st_size} bytes"  # enough to refuse it once; hashing a film takes its time
    return Upload(key=key_of(path), version=version, order=order)


def key_of(path: Path) -> str:
    """Return the absolute path as text; one that is no Unicode becomes a `file:` URL.

    >>> key_of(Path("/news/Zoë.txt"))
    '/news/Zoë.txt'
    >>> key_of(Path("/news/Zo\\udceb.txt"))
    'file:///news/Zo%EB.txt'
    """
    text = str(path.absolute())
    try:
        text.encode()
    except UnicodeEncodeError:
        return f"file://{quote_from_bytes(os.fsencode(text))}"
    return text


def path_of(key: str) -> Path:
    """Return the path of a key that `key_of` made."""
    if key.startswith("file://"):
        return Path(os.fsdecode(unquote_to_bytes(key.removeprefix("file://"))))
    return Path(key)


def _read(path: Path, max_bytes: int) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(max_bytes + 1)
    except FileNotFoundError as exc:
        raise ObjectMissing(f"there is no file {path}: see whether the name is right") from exc
    except OSError as exc:
        raise StoreError(f"could not read {path}: {exc.strerror}") from exc
    if len(content) > max_bytes:
        raise TooLarge(f"{path} has more than {max_bytes:,} bytes: cut it, or raise the limit")
    return content
