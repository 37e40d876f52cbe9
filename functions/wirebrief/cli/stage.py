"""What the commands for the cloud share: the options of a deployed stage, and what the cloud on the desk needs."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from wirebrief.errors import SettingsError

stage_option = click.option(
    "--stage",
    default="desk",
    show_default=True,
    help="Which deployed stage: the one of `make deploy STAGE=…`, or `desk` for `wirebrief cloud`.",
)
region_option = click.option("--region", help="The stage's AWS region. [default: the environment's]")


@contextmanager
def desk_packages() -> Iterator[None]:
    """Name what is missing where the block imports what only a checkout has installed. Raises: SettingsError."""
    try:
        yield
    except ModuleNotFoundError as exc:
        raise SettingsError(
            f"the cloud on the desk needs the package {exc.name}, which only a checkout installs: clone Wirebrief, run "
            "`make stack-tools desk` and use its .venv/bin/wirebrief"
        ) from exc
