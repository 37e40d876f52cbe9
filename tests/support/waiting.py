"""Wait for what another thread or process does, for as long as it takes."""

import time
from collections.abc import Callable

# Whatever takes longer hangs: far beyond what anything here takes on a machine that is ten times slower and busy.
HANGS = 600.0
LOOK_SECONDS = 0.02


def until(holds: Callable[[], object]) -> None:
    """Return once it holds; how long that takes is no part of any test."""
    give_up = time.monotonic() + HANGS
    while not holds():
        assert time.monotonic() < give_up, "it never came to hold"
        time.sleep(LOOK_SECONDS)
