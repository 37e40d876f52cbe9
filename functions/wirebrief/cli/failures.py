"""`wirebrief failures`: what has no brief, why, and what to do."""

import click

from wirebrief.cli.stage import region_option, stage_option
from wirebrief.plain import plain


@click.command("failures")
@stage_option
@region_option
def command(stage: str, region: str | None) -> None:
    """List the uploads of a stage that have no brief, why, and what to do; then what waits among the dead letters."""
    from wirebrief.bootstrap_stage import open_stage  # noqa: PLC0415 - the SDK is heavy

    opened = open_stage(stage, region)
    count = 0
    for record in opened.failures():
        count += 1
        click.echo(f"{plain(record.upload)}  {record.code}  {record.at:%Y-%m-%d %H:%M} UTC")
        click.echo(f"    {plain(record.reason)}\n    {record.remedy} {record.retry}")
    letters = list(opened.letters())
    click.echo(f"{count} without a brief; {len(letters)} dead letters{':' if letters else '.'}")
    for letter in letters:
        click.echo(f"    {plain(', '.join(letter.keys)) or 'tells of no upload: ' + plain(letter.text[:100])}")
    if letters:
        click.echo("Once the cause is mended, `wirebrief redrive` sends them to work again.")
