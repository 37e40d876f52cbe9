"""`wirebrief deliver`: send editions to the readers whose hour it is."""

from pathlib import Path

import click

from wirebrief.cli.daily import folder_option, opened
from wirebrief.daily import Daily
from wirebrief.edition.ports import EditionRecord

NOTHING_DUE = "Nobody is due now. `--now` sends the newest edition whatever the hour; `--dry-run` shows who is due."
NOBODY_ACTIVE = "Nobody takes it yet: `wirebrief subscribers add ADDRESS --confirmed` adds a reader."
MEANINGS = {
    "busy": "another process is at it",
    "deferred": "their mail service is away: run it again later",
    "done": "they have it already",
    "inactive": "no longer subscribed",
    "refused": "`wirebrief deliveries --failed` says why",
    "skipped": "nothing on their topics",
    "uncertain": "it may have arrived: `wirebrief deliveries --failed` shows whose",
}


@click.command("deliver")
@folder_option
@click.option("--now", is_flag=True, help="Send the newest edition to everybody at once, whatever their hour.")
@click.option("--to", "address", metavar="ADDRESS", help="Send the newest edition to this one subscriber.")
@click.option("--dry-run", is_flag=True, help="Say who is due for what, and send nothing.")
def command(out: Path, now: bool, address: str | None, dry_run: bool) -> None:
    """Send editions to the readers whose hour it is.

    Run it every quarter of an hour (cron, or a timer). Nobody gets an edition twice, and what was interrupted
    goes on where it was. Mail goes into DIR/outbox until WIREBRIEF_MAIL_VIA names smtp or ses.
    """
    with opened(out) as daily:
        if dry_run:
            show_due(daily)
        elif address is not None:
            tell(to_one(daily, address))
        elif now:
            tell(to_all(daily), NOBODY_ACTIVE)
        else:
            tell(to_due(daily))


def to_due(daily: Daily) -> dict[str, int]:
    """Send what is due."""
    from wirebrief.deliver import deliver_due  # noqa: PLC0415 - `--help` need not load it

    return deliver_due(daily)


def to_all(daily: Daily) -> dict[str, int]:
    """Send the newest edition to everybody."""
    from wirebrief.deliver import deliver_now  # noqa: PLC0415 - `--help` need not load it

    return deliver_now(daily, newest(daily))


def to_one(daily: Daily, address: str) -> dict[str, int]:
    """Send the newest edition to one subscriber."""
    from wirebrief.deliver import as_it_stands  # noqa: PLC0415 - `--help` need not load it
    from wirebrief.mail.send import send_batch  # noqa: PLC0415
    from wirebrief.subscribers.addresses import normal_address  # noqa: PLC0415

    reader = daily.roster.find(normal_address(address))
    if reader is None:
        raise click.ClickException(
            "nobody is subscribed with that address: wirebrief subscribers add ADDRESS --confirmed"
        )
    return send_batch(daily.office(), as_it_stands(daily, newest(daily)), [reader.id])


def newest(daily: Daily) -> EditionRecord:
    """Return the newest edition that may go out."""
    for record in daily.desk.book.recent(10):
        if record.status == "ready":
            return record
    raise click.ClickException("there is no edition to send: make one with `wirebrief edition`")


def show_due(daily: Daily) -> None:
    """Print who is due, without their addresses."""
    from wirebrief.deliver import who_is_due  # noqa: PLC0415 - `--help` need not load it

    due = 0
    for record, reader in who_is_due(daily):
        click.echo(f"{record.date}  {reader.slot}  {reader.masked}")
        due += 1
    click.echo(f"{due} due." if due else NOTHING_DUE)


def tell(count: dict[str, int], nobody: str = NOTHING_DUE) -> None:
    """Print how many were sent, skipped, refused, and what that means."""
    if not count:
        click.echo(nobody)
    for outcome, number in sorted(count.items()):
        meaning = f" ({MEANINGS[outcome]})" if outcome in MEANINGS else ""
        click.echo(f"{number} {outcome}{meaning}")
