"""Find the files that a person means: those that are named, and those in the folders that are named."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

# What editors, browsers and copying programs leave beside a file while they write it.
UNFINISHED: Final = ("~", ".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".swp", ".swx", ".filepart")


def find_files(paths: Iterable[Path], out: Path) -> Iterator[Path]:
    """Yield every file once, those of a folder in order of their names.

    In folders, what is hidden or unfinished is left out, and so is `out`, where the briefs go. Who names a file means
    it.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in files_below(path, out) if path.is_dir() else (path,):
            if file.absolute() not in seen:
                seen.add(file.absolute())
                yield file


def files_below(folder: Path, out: Path) -> Iterator[Path]:
    """Yield the files of a folder and its folders, but for hidden and unfinished ones and those in `out`."""
    for here, folders, names in os.walk(folder):
        kept = [name for name in folders if not name.startswith(".") and not _is_same(Path(here, name), out)]
        folders[:] = sorted(kept)
        yield from (Path(here, name) for name in sorted(names) if is_article_name(name) and Path(here, name).is_file())


def is_article_name(name: str) -> bool:
    """Tell the name of a dropped article from that of a hidden or unfinished file.

    >>> [is_article_name(name) for name in ("a.txt", ".a.txt.swp", "a.txt~", "a.html.crdownload")]
    [True, False, False, False]
    """
    return not name.startswith((".", "~$")) and not name.lower().endswith(UNFINISHED)


def _is_same(folder: Path, out: Path) -> bool:
    return folder.name == out.name and out.exists() and folder.samefile(out)
