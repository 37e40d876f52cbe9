"""`wirebrief schema`: the format of brief.json."""

import json

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema (draft 2020-12) of brief.json. docs/brief-format.md explains it with examples."""
    from wirebrief.schema import brief_schema  # noqa: PLC0415 - `--help` need not load it

    click.echo(json.dumps(brief_schema(), ensure_ascii=False, indent=2))
