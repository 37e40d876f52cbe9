"""`wirebrief redrive`: the dead letters go to work again."""

import click

from wirebrief.cli.stage import region_option, stage_option
from wirebrief.plain import plain


@click.command("redrive")
@stage_option
@region_option
def command(stage: str, region: str | None) -> None:
    """Send every dead letter of a stage to work again, with five new tries. What is done already costs nothing."""
    from wirebrief.bootstrap_stage import open_stage  # noqa: PLC0415 - the SDK is heavy

    sent = 0
    for letter in open_stage(stage, region).redrive():
        sent += 1
        click.echo(plain(", ".join(letter.keys)) or f"tells of no upload: {plain(letter.text[:100])}")
    click.echo(f"{sent} sent to work again.")
