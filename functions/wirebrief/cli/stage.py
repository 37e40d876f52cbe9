"""The options of the commands that work on a deployed stage."""

import click

stage_option = click.option(
    "--stage",
    default="desk",
    show_default=True,
    help="Which deployed stage: the one of `make deploy STAGE=…`, or `desk` for `wirebrief cloud`.",
)
region_option = click.option("--region", help="The stage's AWS region. [default: the environment's]")
