"""`wirebrief subscribers`: who gets the edition."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from wirebrief.cli.daily import folder_option, opened
from wirebrief.cli.faults import FAILED
from wirebrief.daily import Daily
from wirebrief.subscribers.types import Subscriber

address_argument = click.argument("address", metavar="ADDRESS")


@click.group("subscribers")
@folder_option
@click.pass_context
def command(ctx: click.Context, out: Path) -> None:
    """Say who gets the edition, when, and about what.

    \b
    wirebrief subscribers add ana@example.org --zone Europe/Paris --hour 7
    wirebrief subscribers import readers.csv
    wirebrief subscribers erase ana@example.org
    """
    ctx.obj = out


@command.command("add")
@address_argument
@click.option("--name", default="", help="How mail addresses them.")
@click.option("--zone", default="UTC", show_default=True, help="Their time zone, such as Europe/Paris.")
@click.option("--hour", default=7, show_default=True, type=click.IntRange(0, 23), help="At which hour there.")
@click.option("--topic", "topics", multiple=True, help="A person, place or word; may be given several times.")
@click.option("--confirmed", is_flag=True, help="They have agreed already: send no confirmation.")
@click.pass_obj
def add(out: Path, /, address: str, confirmed: bool, **wanted: Any) -> None:
    """Add a subscriber, and mail them the link by which they confirm."""
    from wirebrief.pages.app import send_link  # noqa: PLC0415 - `--help` need not load it
    from wirebrief.subscribers import register  # noqa: PLC0415

    with opened(out) as daily:
        reader = register.ask(daily.register, address, register.Wishes(**wanted), daily.clock.now())
        if reader is None:
            raise click.ClickException("that address is suppressed: `wirebrief subscribers lift` allows it again")
        if reader.status == "active":
            click.echo("They are subscribed already.")
        elif confirmed:
            activate(daily, reader)
            click.echo(f"Added: {reader.masked}, every day at {reader.hour:02}:00 {reader.zone}.")
        else:
            send_link(daily.pages(), reader)
            click.echo(f"Added: {reader.masked}. They were mailed a link to confirm it.")


@command.command("confirm")
@address_argument
@click.pass_obj
def confirm(out: Path, address: str) -> None:
    """Confirm a subscriber who has agreed in another way."""
    with opened(out) as daily:
        activate(daily, known(daily, address))
        click.echo("Confirmed.")


@command.command("list")
@click.option("--addresses", is_flag=True, help="Show addresses in full: they are personal data.")
@click.pass_obj
def listed(out: Path, addresses: bool) -> None:
    """List all subscribers."""
    count: Counter[str] = Counter()
    with opened(out) as daily:
        for reader in daily.roster.everybody():
            count[reader.status] += 1
            who = reader.address if addresses else reader.masked
            click.echo(f"{reader.status:<12}  {reader.slot}  {who}  {'; '.join(reader.topics)}".rstrip())
    click.echo(", ".join(f"{number} {status}" for status, number in sorted(count.items())) or "Nobody yet.")


@command.command("import", short_help="Add the subscribers of a CSV file.")
@click.argument("sheet", metavar="FILE.csv", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def import_(out: Path, sheet: Path) -> None:
    """Add the subscribers of a CSV file; a column `address` is all that it needs.

    Status `active` means that they have agreed already; others wait until they confirm: nobody is mailed before
    `wirebrief subscribers invite`.
    """
    from wirebrief.subscribers.sheet import read_sheet  # noqa: PLC0415 - `--help` need not load it

    count: Counter[str] = Counter()
    with opened(out) as daily, sheet.open(encoding="utf-8-sig", newline="") as file:
        for line in read_sheet(file, daily.roster, daily.new_id, daily.clock.now()):
            known_outcome = line.outcome in {"added", "known", "suppressed"}
            count[line.outcome if known_outcome else "wrong"] += 1
            if not known_outcome:
                click.echo(f"{sheet}, line {line.number}: {line.outcome}", err=True)
        waiting = sum(1 for _ in uninvited(daily))
    click.echo(", ".join(f"{number} {outcome}" for outcome, number in sorted(count.items())) or "The file is empty.")
    if waiting:
        click.echo(f"{waiting} wait for a mail by which they confirm: `wirebrief subscribers invite` sends it.")
    if count["wrong"]:
        sys.exit(FAILED)


@command.command("invite", short_help="Mail those who were imported how to confirm.")
@click.option("--again", is_flag=True, help="Also those who were mailed a link to confirm in another way.")
@click.option("--dry-run", is_flag=True, help="Say how many, and send nothing.")
@click.pass_obj
def invite(out: Path, again: bool, dry_run: bool) -> None:
    """Mail those who were imported and have not agreed yet the link by which they confirm; each once.

    What was interrupted goes on where it was. The link works for seven days.
    """
    from wirebrief.mail.invitations import invite_all  # noqa: PLC0415 - `--help` need not load it

    with opened(out) as daily:
        waiting = list(uninvited(daily, again=again))
        if dry_run or not waiting:
            click.echo(f"{len(waiting)} wait for a mail by which they confirm.")
            return
        count = invite_all(daily.office(), waiting)
    for outcome, number in sorted(count.items()):
        click.echo(f"{number:>7} {outcome}")


def uninvited(daily: Daily, *, again: bool = False) -> Iterator[str]:
    """Yield the ids of those who have not agreed and were not mailed how to; with `again` of all who have not."""
    for reader in daily.roster.everybody():
        if reader.status == "pending" and (again or not reader.invited):
            yield reader.id


@command.command("export")
@click.argument("address", metavar="[ADDRESS]", required=False)
@click.pass_obj
def export(out: Path, address: str | None) -> None:
    """Print all subscribers, or all that is kept of one, as CSV."""
    from wirebrief.subscribers.sheet import write_sheet  # noqa: PLC0415 - `--help` need not load it

    with opened(out) as daily:
        write_sheet([known(daily, address)] if address else daily.roster.everybody(), sys.stdout)


@command.command("remove")
@address_argument
@click.pass_obj
def remove(out: Path, address: str) -> None:
    """End a subscription; the address may subscribe again."""
    from msgspec.structs import replace  # noqa: PLC0415 - `--help` need not load it

    from wirebrief.subscribers.register import change  # noqa: PLC0415

    with opened(out) as daily:
        change(daily.roster, known(daily, address).id, lambda reader: replace(reader, status="unsubscribed"))
        click.echo("Removed.")


@command.command("erase")
@address_argument
@click.pass_obj
def erase(out: Path, address: str) -> None:
    """Forget everything about a subscriber."""
    with opened(out) as daily:
        daily.roster.erase(known(daily, address).id)
        click.echo("Erased.")


@command.command("lift")
@address_argument
@click.pass_obj
def lift(out: Path, address: str) -> None:
    """Allow an address that bounced or complained to subscribe again."""
    from wirebrief.subscribers.addresses import normal_address  # noqa: PLC0415 - `--help` need not load it

    with opened(out) as daily:
        click.echo("Allowed again." if daily.roster.lift(normal_address(address)) else "It was allowed.")


@command.command("bounces", short_help="Take in bounce mails: dead addresses are mailed no more.")
@click.argument("mails", metavar="FILE.eml...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.pass_obj
def bounces(out: Path, mails: tuple[Path, ...]) -> None:
    """Take in bounce mails (RFC 3464): addresses that are dead are not mailed again."""
    from wirebrief.mail.feedback import from_bounce_mail, take_feedback  # noqa: PLC0415 - `--help` need not load it

    count: Counter[str] = Counter()
    with opened(out) as daily:
        for file in mails:
            for feedback in from_bounce_mail(file.read_bytes()):
                count[take_feedback(daily.roster, feedback, daily.clock.now())] += 1
    click.echo(", ".join(f"{number} {done}" for done, number in sorted(count.items())) or "No bounce among them.")


def known(daily: Daily, address: str) -> Subscriber:
    """Return who has the address."""
    from wirebrief.subscribers.addresses import normal_address  # noqa: PLC0415 - `--help` need not load it

    reader = daily.roster.find(normal_address(address))
    if reader is None:
        raise click.ClickException("nobody is subscribed with that address")
    return reader


def activate(daily: Daily, reader: Subscriber) -> None:
    """Make a subscriber active, as if they had confirmed."""
    from msgspec.structs import replace  # noqa: PLC0415 - `--help` need not load it

    from wirebrief.subscribers.register import change  # noqa: PLC0415

    now = daily.clock.now()
    change(daily.roster, reader.id, lambda each: replace(each, status="active", confirmed_at=now))
