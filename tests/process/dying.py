"""A program that briefs one file and is killed at a call to the store or the ledger: OUT FILE CALL before|after MODEL.

Prints the number of calls it made if it comes to its end.
"""

import os
import signal
import sys
from functools import partial
from pathlib import Path

import msgspec

from process.world import laptop, make_brief, process


class Dying:
    """Passes every call on, and kills its own process at one of them."""

    calls = 0

    def __init__(self, inner: object, fatal_call: int, when: str) -> None:
        self._inner, self._fatal_call, self._when = inner, fatal_call, when

    def __getattr__(self, name: str):
        def call(*args: object):
            Dying.calls += 1
            fatal = Dying.calls == self._fatal_call
            if fatal and self._when == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            result = getattr(self._inner, name)(*args)
            if fatal:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return call


def main() -> None:
    out, file, fatal_call, when, model = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:]
    with laptop(out, make=partial(make_brief, model=model)) as services:
        process(
            file,
            msgspec.structs.replace(
                services,
                store=Dying(services.store, fatal_call, when),
                ledger=Dying(services.ledger, fatal_call, when),
            ),
        )
    print(Dying.calls)


if __name__ == "__main__":
    main()
