"""A real Chromium and the W3C's checker for tests of rendered pages, or one line that says what is missing."""

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

from support.waiting import HANGS

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
    run = subprocess.run(command, capture_output=True, text=True, timeout=HANGS, check=False)
    assert run.returncode == 0, run.stderr
    report: list[dict[str, Any]] = json.loads(run.stdout)
    return report


def faults_in(pages: dict[str, str], folder: Path) -> list[str]:
    """Return what the Nu Html Checker, which reads the HTML standard for the W3C, finds wrong with the pages.

    Skips the test where Java, node or the pinned npm packages cannot be had.
    """
    java = _needed("java")
    with _alone(TOOLS / ".lock"):
        _install(_needed("npm"))
    checked = folder / "checked"
    checked.mkdir()
    for name, page in pages.items():
        (checked / f"{name}.html").write_text(page, encoding="utf-8")
    checker = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [java, "-Xss2m", "-jar", str(checker), "--format", "json", "--stdout", "--exit-zero-always", str(checked)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=HANGS, check=True)
    return [f"{Path(each['url']).name}: {each['message']}" for each in json.loads(run.stdout)["messages"]]


def _needed(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(
            f"PAGES NOT LOOKED AT: {names[0]} is missing; apt-get install chromium nodejs npm default-jre-headless"
        )
    return found


def _install(npm: str) -> None:
    wanted = json.loads((TOOLS / "package.json").read_bytes())["dependencies"]
    if all((TOOLS / "node_modules" / name).is_dir() for name in wanted):
        return
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    run = subprocess.run(command, cwd=TOOLS, capture_output=True, text=True, timeout=HANGS, check=False)
    if run.returncode:
        pytest.skip("PAGES NOT LOOKED AT: `npm ci` in tests/browser failed; it needs the npm registry once")


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Let one process at a time through: test workers share the folder that npm writes to."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
