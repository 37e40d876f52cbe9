"""`wirebrief show`: a brief in the terminal."""

import sys
from pathlib import Path

import click

from wirebrief.cli.options import file_argument
from wirebrief.errors import VerificationError


@click.command("show")
@file_argument("brief_json", "BRIEF.json")
def command(brief_json: Path) -> None:
    """Show a brief in the terminal, with the words of the article that it stands on."""
    from wirebrief.show import show  # noqa: PLC0415 - `--help` need not load it
    from wirebrief.verify.shape import read_brief  # noqa: PLC0415

    brief, differences = read_brief(brief_json.read_bytes())
    if brief is None:
        raise VerificationError(f"{brief_json} is no brief: {differences[0]}")
    show(brief, sys.stdout)
