"""The command line: each command a module that is loaded when it is called."""

import importlib
import logging
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import click

from wirebrief import __version__
from wirebrief.cli.faults import run_cleanly

# Commands are loaded by name, so that `wirebrief verify` does not wait for what only `wirebrief brief` needs.
COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "brief": "Brief articles: files, or folders full of them.",
        "watch": "Brief every article that is dropped into a folder.",
        "read": "Show what the engines will see of a file, and what was left out.",
        "show": "Show a brief in the terminal.",
        "diff": "List what a newer version of a story changed.",
        "verify": "Check every statement of a brief against its article; no model, no network.",
        "compare": "Compare two briefs of one article.",
        "eval": "Try several engines or models on the same articles.",
        "edition": "Make the day's edition of all briefs since the last one.",
        "subscribers": "Say who gets the edition, when, and about what.",
        "deliver": "Send editions to the readers whose hour it is.",
        "deliveries": "Show who got what, when, and what failed.",
        "pages": "Serve the pages on which people subscribe and leave.",
        "schema": "Print the JSON Schema of brief.json.",
        "cloud": "Run the whole stack on this machine: drop a file in the bucket, see its newsletter there.",
        "invoke": "Call one function of the stack once, with an event from a file.",
        "failures": "List what has no brief, why, and what to do.",
        "redrive": "Send the dead letters to work again.",
        "replay": "Brief uploads again on purpose, beside their old briefs.",
    }
)
EPILOG: Final = """\b
Exit codes:
  0  all is well
  1  an article has no brief, a brief does not hold, or something failed
  2  the command or a setting is wrong

Settings come from the environment (WIREBRIEF_…, OPENAI_API_KEY): see docs/operations.md."""


class Commands(click.Group):
    """Finds a command in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Load one command, None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"wirebrief.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - for the type checker
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the list of commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", "-V", prog_name="wirebrief")
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
def wirebrief(debug: bool) -> None:
    """Turn news articles into briefs in which every statement points at the words it came from.

    Begin with:  wirebrief brief ARTICLE.txt
    """


def main() -> None:
    """Run the command line and exit with its code."""
    arguments = sys.argv[1:]
    debug = "--debug" in arguments  # wherever it stands: people put it at the end of the line that failed
    if debug:
        logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
        logging.getLogger("wirebrief").setLevel(logging.DEBUG)
    rest = [one for one in arguments if one != "--debug"]
    sys.exit(run_cleanly(lambda: wirebrief.main(rest, "wirebrief", standalone_mode=False), debug=debug))
