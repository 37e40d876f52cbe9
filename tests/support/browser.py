"""A real Chromium for tests of rendered pages, or one line that says what is missing."""

import fcntl
import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

TOOLS = Path(__file__).parents[1] / "browser"
# Above this a browser or npm hangs: a look takes a second, several where other tests take the cores.
_SECONDS = 480


class Page(Struct, frozen=True):
    """A page to look at, in which views: (width in pixels, "light" or "dark"). `shots` keeps pictures in build/."""

    name: str
    content: bytes
    views: tuple[tuple[int, str], ...]
    shots: bool = False


def look_at(pages: Iterable[Page], folder: Path) -> list[dict[str, Any]]:
    """Return what a browser finds on each page in each of its views.

    Skips the test where Chromium, node or the pinned npm packages cannot be had.
    """
    chromium = _needed("chromium", "chromium-browser", "google-chrome")
    node = _needed("node")
    with _alone(TOOLS / ".lock"):
        _install(_needed("npm"))
    shots = Path(__file__).parents[2] / "build" / "browser"
    shots.mkdir(parents=True, exist_ok=True)
    jobs = []
    for page in pages:
        file = folder / f"{page.name}.html"
        file.write_bytes(page.content)
        shots_to = str(shots) if page.shots else None
        jobs.append({"name": page.name, "file": str(file), "views": page.views, "shots": shots_to})
    (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
    command = [node, str(TOOLS / "look.mjs"), chromium, str(folder / "jobs.json")]
    run = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    assert run.returncode == 0, run.stderr
    report: list[dict[str, Any]] = json.loads(run.stdout)
    return report


def _needed(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"PAGES NOT LOOKED AT: {names[0]} is missing; apt-get install chromium nodejs npm")
    return found


def _install(npm: str) -> None:
    if (TOOLS / "node_modules" / "axe-core").is_dir():
        return
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    run = subprocess.run(command, cwd=TOOLS, capture_output=True, text=True, timeout=_SECONDS, check=False)
    if run.returncode:
        pytest.skip("PAGES NOT LOOKED AT: `npm ci` in tests/browser failed; it needs the npm registry once")


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Let one process at a time through: test workers share the folder that npm writes to."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
