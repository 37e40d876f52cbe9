"""Turn whatever goes wrong into one line and an exit code: nobody who uses the program meets a traceback."""

import os
import sys
from collections.abc import Callable
from typing import Final

import click

from wirebrief.errors import SettingsError, WirebriefError

FAILED: Final = 1
MISUSED: Final = 2
# What a shell reports of a program that was interrupted: 128 and the number of the signal.
INTERRUPTED: Final = 130


def run_cleanly(program: Callable[[], object], *, debug: bool) -> int:
    """Run the program. Return its exit code, and say in one line on standard error what was wrong."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a terminal may know fewer letters
    try:
        asked_for = program()
        code = asked_for if isinstance(asked_for, int) else 0  # click hands on the code that a command asked for
    except click.ClickException as exc:
        exc.show()
        code = MISUSED
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted. What was done is kept; the same command goes on from there.", err=True)
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough. Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except WirebriefError as exc:
        click.echo(f"Error: {str(exc).rstrip('.')}.", err=True)
        code = MISUSED if isinstance(exc, SettingsError) else FAILED
    except Exception as exc:
        if debug:
            raise
        what = f"{type(exc).__name__}: {exc}".rstrip(": ")
        click.echo(f"Error: a mistake in Wirebrief ({what}). Add --debug to see where, and report it.", err=True)
        code = FAILED
    return code
