"""`wirebrief deliveries`: who got what, when, and what failed."""

from collections import Counter
from pathlib import Path

import click

from wirebrief.cli.daily import checked_date, folder_option, opened
from wirebrief.daily import Daily
from wirebrief.mail.ports import Delivery

PAGE = 500


@click.command("deliveries")
@folder_option
@click.option("--date", "day", metavar="DATE", help="The edition. [default: the newest]")
@click.option("--failed", is_flag=True, help="Only what was not sent.")
@click.option("--addresses", is_flag=True, help="Show addresses in full: they are personal data.")
def command(out: Path, day: str | None, failed: bool, addresses: bool) -> None:
    """Show who got an edition, when, and what failed."""
    with opened(out) as daily:
        latest = daily.desk.book.latest()
        date = checked_date(day, daily) if day else (latest.date if latest else daily.today())
        count: Counter[str] = Counter()
        after = ""
        while page := daily.deliveries.of(date, after, PAGE):
            after = page[-1].key.subscriber
            for delivery in page:
                count[delivery.state] += 1
                if not failed or delivery.state in {"refused", "uncertain"}:
                    click.echo(line(daily, delivery, addresses))
        click.echo(
            f"Edition of {date}: " + (", ".join(f"{n} {state}" for state, n in sorted(count.items())) or "nobody.")
        )


def line(daily: Daily, delivery: Delivery, addresses: bool) -> str:
    """Return one delivery on one line."""
    reader = daily.roster.get(delivery.key.subscriber)
    who = "(erased)" if reader is None else reader.address if addresses else reader.masked
    return f"{delivery.at:%Y-%m-%d %H:%M:%SZ}  {delivery.state:<9}  {who}  {delivery.code}".rstrip()
