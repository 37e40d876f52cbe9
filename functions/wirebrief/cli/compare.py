"""`wirebrief compare`: two briefs of one article side by side."""

import sys
from pathlib import Path

import click

from wirebrief.cli.options import file_argument
from wirebrief.cli.reading import brief_in


@click.command("compare")
@file_argument("first", "BRIEF.json")
@file_argument("second", "OTHER.json")
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as JSON, nothing else.")
def command(first: Path, second: Path, as_json: bool) -> None:
    """Compare two briefs of one article: of two models, prompts or versions.

    Tells for each field what both have and what only one has, and beside it how much of each draft held, what of
    the article it covers, and what it cost.
    """
    from wirebrief.compare import compare  # noqa: PLC0415 - `--help` need not load it

    comparison = compare(brief_in(first), brief_in(second))
    if as_json:
        from msgspec import json  # noqa: PLC0415

        sys.stdout.buffer.write(json.format(json.encode(comparison), indent=1) + b"\n")
        return
    from wirebrief.cli.tables import comparison_table  # noqa: PLC0415

    click.echo(comparison_table(comparison))
