"""`wirebrief invoke`: one call of one function."""

import json
from pathlib import Path
from typing import Any

import click

from wirebrief.cli.options import file_argument
from wirebrief.cli.stage import desk_packages
from wirebrief.errors import SettingsError

# The handlers of serverless.yml, by their files in functions/.
FUNCTIONS = (
    "brief_upload",
    "note_failures",
    "make_edition",
    "plan_deliveries",
    "send_edition",
    "serve_pages",
    "take_feedback",
)


@click.command("invoke")
@click.argument("function", type=click.Choice(FUNCTIONS))
@file_argument("event", "EVENT.json")
@click.option("--local", "stage", flag_value="", default="", help="On this machine, on a stack of its own. [default]")
@click.option("--stage", "stage", metavar="S", help="On AWS: the function of this deployed stage.")
@click.option("--region", help="The stage's AWS region. [default: the environment's]")
@click.option(
    "--article",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Locally: what the uploads of the event hold, or what was briefed before a function of the day is called. "
    "Without it there is nothing, as in an empty bucket.",
)
@click.option("--reader", metavar="ADDRESS", help="Locally: a reader who is subscribed, and whose hour it is.")
@click.option("--build", default="build", show_default=True, type=click.Path(path_type=Path), help="What `make` built.")
def command(function: str, event: Path, stage: str, region: str | None, build: Path, **props: Any) -> None:
    """Call FUNCTION once with the event of a file, such as those in seeds/events/, and print its result.

    \b
    wirebrief invoke brief_upload seeds/events/upload-queued.json --article FILE
    wirebrief invoke make_edition seeds/events/daily/run.json --article FILE
    wirebrief invoke send_edition seeds/events/daily/batch.json --article FILE --reader ana@example.org
    wirebrief invoke serve_pages seeds/events/daily/page.json
    wirebrief invoke take_feedback seeds/events/daily/bounce-through-eventbridge.json

    Locally it runs in the deployment package under Lambda's own runtime client, on a stack that begins empty; those
    of the day find done what comes before them: the article briefed, the edition made, its mail queued. Then come
    what lies in the bucket, and what became of mail.
    """
    content = _read(event)
    if stage:
        from wirebrief.bootstrap_stage import invoke_stage  # noqa: PLC0415 - the SDK is heavy

        click.echo(invoke_stage(function, content, stage, region))
        return
    with desk_packages():
        from wirebrief.desk.invoke import Props, invoke_locally  # noqa: PLC0415 - loads a whole AWS
    click.echo(invoke_locally(function, content, Props(**props), build))


def _read(event: Path) -> str:
    """Return the text of an event. Raises: SettingsError where it is no JSON."""
    try:
        text = event.read_text(encoding="utf-8")
        json.loads(text)
    except ValueError as exc:
        raise SettingsError(f"{event} holds no JSON ({exc}): take one of seeds/events/ as a pattern") from exc
    return text
