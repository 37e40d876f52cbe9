"""Tell which workers of this machine still live: each holds a lock that the kernel drops when it dies in any way."""

import fcntl
import secrets
import threading
from pathlib import Path
from typing import IO

from wirebrief.errors import LedgerError


class Owners:
    """The workers that share one folder of lock files. `name` is this process's own name among them.

    An owner in the ledger is `<name>/<attempt>`. Waiting for a lease to run out would keep a person whose program
    was killed from starting it again for a quarter of an hour.
    """

    def __init__(self, folder: Path) -> None:
        self.name = secrets.token_hex(8)
        self._folder = Path(folder)
        self._held: IO[bytes] | None = None
        self._guard = threading.Lock()

    def new_owner(self) -> str:
        """Return a name for one attempt, which counts as alive until this process ends. Raises: LedgerError."""
        with self._guard:
            if self._held is None:
                self._sweep()
                self._held = self._hold()
        return f"{self.name}/{secrets.token_hex(4)}"

    def alive(self, owner: str) -> bool:
        """Return whether the process behind the owner lives. Raises: LedgerError."""
        name = owner.partition("/")[0]
        return name == self.name or self._is_held(self._folder / f"{name}.lock")

    def close(self) -> None:
        """Let go of this process's lock, as its end would."""
        with self._guard:
            if self._held is not None:
                Path(self._held.name).unlink(missing_ok=True)
                self._held.close()
            self._held = None

    def _hold(self) -> IO[bytes]:
        path = self._folder / f"{self.name}.lock"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = path.open("ab")
            fcntl.flock(lock, fcntl.LOCK_EX)
        except OSError as exc:
            raise LedgerError(f"could not lock {path}: {exc.strerror}; see that the folder can be written") from exc
        if path.exists():
            return lock
        lock.close()  # somebody's sweep came between the two calls and took it for a dead one's
        return self._hold()

    def _sweep(self) -> None:
        for path in self._folder.glob("*.lock"):
            self._is_held(path)

    def _is_held(self, path: Path) -> bool:
        """Say whether somebody holds the lock; the file of a dead one is removed."""
        try:
            with path.open("rb") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink(missing_ok=True)
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True
        except OSError as exc:
            raise LedgerError(f"could not look at the lock {path}: {exc.strerror}") from exc
        return False
