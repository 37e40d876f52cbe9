"""`wirebrief show`: a brief in the terminal."""

import sys
from pathlib import Path

import click

from wirebrief.cli.options import file_argument
from wirebrief.cli.reading import brief_in


@click.command("show")
@file_argument("brief_json", "BRIEF.json")
def command(brief_json: Path) -> None:
    """Show a brief in the terminal, with the words of the article that it stands on."""
    from wirebrief.show import show  # noqa: PLC0415 - `--help` need not load it

    show(brief_in(brief_json), sys.stdout)
