"""Turn whatever goes wrong into one line and an exit code: nobody who uses the program meets a traceback."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from wirebrief.errors import SettingsError, WirebriefError

FAILED: Final = 1
MISUSED: Final = 2
# What a shell reports of a program that was interrupted: 128 and the number of the signal.
INTERRUPTED: Final = 130
# What a stream says that goes to a file. What befalls files of our own is told by their adapters.
_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def run_cleanly(program: Callable[[], object], *, debug: bool) -> int:
    """Run the program. Return its exit code, and say in one line on standard error what was wrong."""
    _ready_streams()
    try:
        asked_for = program()
        code = asked_for if isinstance(asked_for, int) else 0  # click hands on the code that a command asked for
        sys.stdout.flush()  # what cannot be written is told here, not by Python as it ends
    except click.ClickException as exc:
        exc.show()
        code = MISUSED
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted. What was done is kept; the same command goes on from there.", err=True)
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough. Python would complain once more when it closes the stream.
        _silence_output()
        code = 0
    except WirebriefError as exc:
        click.echo(f"Error: {str(exc).rstrip('.')}.", err=True)
        code = MISUSED if isinstance(exc, SettingsError) else FAILED
    except Exception as exc:
        if debug:
            raise
        click.echo(f"Error: {_unforeseen(exc)}", err=True)
        code = FAILED
    return code


def _unforeseen(exc: Exception) -> str:
    if isinstance(exc, OSError) and exc.filename is None and exc.errno in _NO_ROOM:
        _silence_output()
        return f"standard output cannot be written ({exc.strerror}): make room, or send it elsewhere."
    what = f"{type(exc).__name__}: {exc}".rstrip(": ")
    return f"a mistake in Wirebrief ({what}). Add --debug to see where, and report it."


def _ready_streams() -> None:
    """Let each stream write any letter; one that was closed before we began (`>&-`) takes all and shows nothing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 # as long as we run
        getattr(sys, name).reconfigure(errors="backslashreplace")  # a terminal may know fewer letters


def _silence_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
