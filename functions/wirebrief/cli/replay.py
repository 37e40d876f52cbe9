"""`wirebrief replay`: uploads are briefed again on purpose."""

import click

from wirebrief.cli.stage import region_option, stage_option
from wirebrief.plain import plain


@click.command("replay")
@click.argument("keys", nargs=-1, required=True, metavar="KEY…")
@stage_option
@region_option
def command(keys: tuple[str, ...], stage: str, region: str | None) -> None:
    """Brief uploads again, such as inbox/article.txt: after a change of model or prompt. The old brief stays."""
    from wirebrief.bootstrap import SystemClock, load_settings  # noqa: PLC0415 - the SDK is heavy
    from wirebrief.bootstrap_stage import open_stage  # noqa: PLC0415

    opened, clock, limits = open_stage(stage, region), SystemClock(), load_settings().read
    for key in keys:
        before = opened.replay(key, clock.now(), limits.max_bytes)
        old = f"; until now it has {before.prefix}" if before is not None else ""
        click.echo(f"{plain(key)}: sent to be briefed again{old}")
