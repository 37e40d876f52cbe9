"""Notice the files of a folder once they have come to rest: no poll of ours reads what is still being written."""

import fcntl
import os
from pathlib import Path

from wirebrief.cli.finding import files_below

Stamp = tuple[int, int, int, int]


class RestingFiles:
    """Looks at a folder again and again, and tells which files are at rest and not yet settled.

    A file is at rest when it looks as it did at the last look and nobody has it open for writing. One that is
    replaced or goes on growing after it was settled comes to rest again, and is told again.
    """

    def __init__(self, folder: Path, out: Path) -> None:
        self._folder, self._out = folder, out
        self._seen: dict[Path, Stamp] = {}
        self._settled: dict[Path, Stamp] = {}

    def look(self) -> list[Path]:
        """Return the files that are at rest now and not settled, in order of their names."""
        before, self._seen = self._seen, dict(self._stamps())
        self._settled = {path: stamp for path, stamp in self._settled.items() if path in self._seen}
        return [
            path
            for path, stamp in self._seen.items()
            if before.get(path) == stamp != self._settled.get(path) and not is_being_written(path)
        ]

    def settle(self, path: Path) -> None:
        """Do not tell this file again unless it changes from how it looked last."""
        if path in self._seen:
            self._settled[path] = self._seen[path]

    def _stamps(self) -> list[tuple[Path, Stamp]]:
        stamps = []
        for path in files_below(self._folder, self._out):
            try:
                found = path.stat()
            except OSError:
                continue  # it went while we looked
            # The inode and its change time tell a file that was moved into the place of one of equal size and date.
            stamps.append((path, (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)))
        return stamps


def is_being_written(path: Path) -> bool:
    """Return whether somebody has the file open for writing, False where the system does not tell.

    Linux grants a read lease only on a file that nobody has open for writing (fcntl(2), F_SETLEASE).
    """
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return False  # whoever reads it will say what is wrong
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        return False  # not our file, or a file system without leases
    finally:
        os.close(descriptor)
    return False
