"""`wirebrief schema`: the format of brief.json."""

import json

import click


@click.command("schema")
@click.argument("what", type=click.Choice(["brief", "edition"]), default="brief")
def command(what: str) -> None:
    """Print the JSON Schema (draft 2020-12) of brief.json, or of edition.json.

    docs/brief-format.md and docs/editions.md explain them.
    """
    from wirebrief.edition.schema import edition_schema  # noqa: PLC0415 - `--help` need not load it
    from wirebrief.schema import brief_schema  # noqa: PLC0415

    made = brief_schema() if what == "brief" else edition_schema()
    click.echo(json.dumps(made, ensure_ascii=False, indent=2))
