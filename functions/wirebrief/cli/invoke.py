"""`wirebrief invoke`: one call of one function."""

from pathlib import Path

import click

from wirebrief.cli.options import file_argument
from wirebrief.cli.stage import desk_packages


@click.command("invoke")
@click.argument("function", type=click.Choice(["brief_upload", "note_failures"]))
@file_argument("event", "EVENT.json")
@click.option("--local", "stage", flag_value="", default="", help="On this machine, on a stack of its own. [default]")
@click.option("--stage", "stage", metavar="S", help="On AWS: the function of this deployed stage.")
@click.option("--region", help="The stage's AWS region. [default: the environment's]")
@click.option(
    "--article",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Locally: what the uploads of the event hold. Without it they are missing, as they are in an empty bucket.",
)
@click.option("--build", default="build", show_default=True, type=click.Path(path_type=Path), help="What `make` built.")
def command(function: str, event: Path, stage: str, region: str | None, article: Path | None, build: Path) -> None:
    """Call FUNCTION once with the event of a file, such as those in seeds/events/, and print its result."""
    if stage:
        from wirebrief.bootstrap_stage import invoke_stage  # noqa: PLC0415 - the SDK is heavy

        click.echo(invoke_stage(function, event.read_text(), stage, region))
        return
    with desk_packages():
        from wirebrief.desk.invoke import invoke_locally  # noqa: PLC0415 - loads a whole AWS
    click.echo(invoke_locally(function, event.read_text(), article, build))
