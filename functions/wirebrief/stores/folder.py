"""The embedded store: objects are files under one folder, and a crash leaves either the old file or the new one."""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from wirebrief.errors import ObjectMissing, StoreError
from wirebrief.stores.keys import check_key

# What a killed process left half-written is swept by the next process that writes. No put takes an hour.
STALE_SECONDS: Final = 3600.0
_ABSENT = (FileNotFoundError, NotADirectoryError, IsADirectoryError)


class FolderStore:
    """A store under `root`, which is made at the first put. Safe for any number of threads and processes.

    A file is written under a temporary name in `root/.tmp`, synced, and only then given its own name, which
    POSIX makes atomic; then its folder is synced, so that a finished put outlives a power cut. Names that start
    with a dot are never objects. What else a person puts into the folder counts as an object.
    """

    def __init__(self, root: Path) -> None:
        self.root = Path(root)
        self._swept = False

    def get(self, key: str) -> bytes:
        """Return the object's bytes. Raises: ObjectMissing, KeyRefused, StoreError."""
        with self._errors_named("read", key):
            return self._path(key).read_bytes()

    def put(self, key: str, content: bytes, media_type: str) -> None:  # noqa: ARG002 - a file has no media type
        """Write the object whole, replacing what was there. Raises: KeyRefused, StoreError."""
        path = self._path(key)
        with self._errors_named("write", key), self._written(content) as temporary:
            self._make_folders(path.parent)
            temporary.replace(path)
            _sync_folder(path.parent)

    def put_new(self, key: str, content: bytes, media_type: str) -> bool:  # noqa: ARG002 - a file has no media type
        """Write the object whole unless one is there; return whether it was written. Raises: KeyRefused, StoreError."""
        path = self._path(key)
        with self._errors_named("write", key), self._written(content) as temporary:
            self._make_folders(path.parent)
            try:
                path.hardlink_to(temporary)  # the one POSIX call that names a whole file and fails if the name is taken
            except FileExistsError:
                return False
            _sync_folder(path.parent)
            return True

    def exists(self, key: str) -> bool:
        """Return whether the object is there. Raises: KeyRefused, StoreError."""
        with self._errors_named("look for", key):
            return self._path(key).is_file()

    def delete(self, key: str) -> None:
        """Remove the object; nothing happens where it is absent. Raises: KeyRefused, StoreError."""
        path = self._path(key)
        with self._errors_named("delete", key):
            try:
                path.unlink()
            except _ABSENT:
                return
            _sync_folder(path.parent)

    def list(self, prefix: str) -> Iterator[str]:
        """Yield the keys that start with `prefix`, sorted as text, a folder at a time. Raises: StoreError."""
        with self._errors_named("list", prefix):
            yield from self._walk(self.root, "", prefix)

    def _walk(self, folder: Path, folder_key: str, prefix: str) -> Iterator[str]:
        for key in sorted(_names_in(folder, folder_key)):
            if key.endswith("/") and (key.startswith(prefix) or prefix.startswith(key)):
                yield from self._walk(self.root / key, key, prefix)
            elif not key.endswith("/") and key.startswith(prefix):
                yield key

    def _path(self, key: str) -> Path:
        check_key(key)
        return self.root / key

    @contextmanager
    def _written(self, content: bytes) -> Iterator[Path]:
        """Give the path of a synced file with this content, which is gone afterwards unless it was renamed."""
        folder = self.root / ".tmp"
        self._make_folders(folder)
        self._sweep_once(folder)
        temporary = folder / secrets.token_hex(16)
        try:
            with temporary.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)

    def _sweep_once(self, folder: Path) -> None:
        if self._swept:
            return
        self._swept = True
        for left in folder.iterdir():
            try:
                if time.time() - left.stat().st_mtime > STALE_SECONDS:
                    left.unlink()
            except FileNotFoundError:
                continue  # it was in use, and is renamed by now

    def _make_folders(self, folder: Path) -> None:
        if folder.is_dir():
            return
        self._make_folders(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync_folder(folder.parent)

    @contextmanager
    def _errors_named(self, verb: str, key: str) -> Iterator[None]:
        try:
            yield
        except (*_ABSENT, FileExistsError) as exc:
            if verb == "read":
                raise ObjectMissing(f"there is no object {key!r} in {self.root}") from exc
            raise self._failed(verb, key, exc, "a file and a folder of one name clash: rename one") from exc
        except OSError as exc:
            remedy = "see that the folder can be written and that its disk is mounted, has room and knows hard links"
            raise self._failed(verb, key, exc, remedy) from exc

    def _failed(self, verb: str, key: str, exc: OSError, remedy: str) -> StoreError:
        return StoreError(f"could not {verb} {key!r} in {self.root}: {exc.strerror}; {remedy}")


def _names_in(folder: Path, folder_key: str) -> Iterator[str]:
    """Yield the keys of a folder's entries; those of folders end with `/`, so that they sort as whole keys do."""
    try:
        entries = os.scandir(folder)
    except FileNotFoundError:
        return  # an empty store, or a folder that was removed meanwhile
    with entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):  # a link to a folder may lead round in a circle
                yield f"{folder_key}{entry.name}/"
            elif entry.is_file():
                yield f"{folder_key}{entry.name}"


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
