"""`wirebrief edition`: make the day's edition, look at it first, approve it."""

from pathlib import Path

import click

from wirebrief.cli.daily import checked_date, folder_option, opened, told
from wirebrief.daily import Daily


@click.group("edition", invoke_without_command=True)
@folder_option
@click.option("--date", "day", metavar="DATE", help="The date it bears. [default: today in the newsroom's zone]")
@click.option("--preview", is_flag=True, help="Show what it would be, and change nothing.")
@click.pass_context
def command(ctx: click.Context, out: Path, day: str | None, preview: bool) -> None:
    """Make an edition of every brief since the last one.

    \b
    wirebrief edition                      make today's, write it below ./out/editions
    wirebrief edition --preview            show it on the terminal only
    wirebrief edition approve 2026-11-22   let a draft go out (WIREBRIEF_EDITION_REVIEW)

    Running it again changes nothing: a date has one edition.
    """
    ctx.obj = out
    if ctx.invoked_subcommand is not None:
        return
    from wirebrief.edition.compile import compile_edition  # noqa: PLC0415 - `--help` need not load it

    with opened(out) as daily:
        plan = daily.plan(checked_date(day, daily))
        if preview:
            show_preview(daily, plan.date)
        else:
            click.echo(told(compile_edition(daily.desk, plan, daily.clock.now()), out))


def show_preview(daily: Daily, date: str) -> None:
    """Print what the edition would be."""
    from wirebrief.edition import compile as compiling  # noqa: PLC0415 - `--help` need not load it
    from wirebrief.edition.pages import edition_text  # noqa: PLC0415

    made = compiling.preview(daily.desk, daily.plan(date), daily.clock.now())
    if made is None:
        click.echo("There would be no edition: too little was published since the last one.")
    else:
        click.echo(edition_text(made, daily.look))


@command.command("approve")
@click.argument("day", metavar="DATE")
@click.pass_obj
def approve(out: Path, day: str) -> None:
    """Let the draft of that date go out to its readers."""
    from wirebrief.edition.compile import approve_edition  # noqa: PLC0415 - `--help` need not load it

    with opened(out) as daily:
        date = checked_date(day, daily)
        record = approve_edition(daily.desk, daily.plan(date), daily.clock.now())
        if record is None:
            raise click.ClickException(f"there is no edition of {date}: make it with `wirebrief edition --date {date}`")
        click.echo(told(record, out))
