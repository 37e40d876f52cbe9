"""`wirebrief diff`: what the brief of a newer version says otherwise than that of an older one."""

import sys
from pathlib import Path

import click
import msgspec

from wirebrief.brief import Change
from wirebrief.cli.options import file_argument
from wirebrief.cli.reading import brief_in
from wirebrief.plain import plain


@click.command("diff")
@file_argument("old", "OLD.json")
@file_argument("new", "NEW.json")
@click.option("--json", "as_json", is_flag=True, help="Print the changes as JSON, nothing else.")
def command(old: Path, new: Path, as_json: bool) -> None:
    """List the claims, statements, figures and names that a newer version of a story added, removed or changed."""
    from wirebrief.revise import diff, is_of_one_story  # noqa: PLC0415 - `--help` need not load it

    before, after = brief_in(old), brief_in(new)
    if not is_of_one_story(before, after):
        click.echo(f"Nothing in {plain(str(old))} and {plain(str(new))} is alike: are they of one story?", err=True)
    changes = diff(before, after)
    if as_json:
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(changes), indent=2) + b"\n")
        return
    for change in changes:
        click.echo(plain(_line(change)))
    if not changes:
        click.echo("Nothing changed.")


def _line(change: Change) -> str:
    if change.old is None:
        return f"+ {change.kind}: {change.new}"
    if change.new is None:
        return f"- {change.kind}: {change.old}"
    return f"~ {change.kind}: {change.old} → {change.new}"
