"""The environment in which the peers run: pinned, apart from ours, made when first needed."""

import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build" / "bench-venv"
PINS = ROOT / "bench" / "requirements.txt"


@cache
def peer_python() -> Path:
    """Return the interpreter of the peers' environment; make it anew where the pins have changed."""
    stamp, python = FOLDER / "pins.txt", FOLDER / "bin" / "python"
    if not stamp.is_file() or stamp.read_text() != PINS.read_text():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(FOLDER)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--requirement", str(PINS)], check=True)
        stamp.write_text(PINS.read_text())
    return python
