"""`wirebrief pages`: serve the subscription pages on this machine."""

from functools import partial
from pathlib import Path

import click

from wirebrief.cli.daily import folder_option, opened


@click.command("pages")
@folder_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port", default=8466, show_default=True, type=click.IntRange(0, 65535), help="0 takes any that is free."
)
def command(out: Path, host: str, port: int) -> None:
    """Serve the pages on which people subscribe, change what they get, and leave.

    The links in mails lead to WIREBRIEF_MAIL_PAGES; behind a public address, let a proxy speak HTTPS.
    """
    from wirebrief.pages.app import answer  # noqa: PLC0415 - `--help` need not load it
    from wirebrief.pages.server import serve  # noqa: PLC0415

    with opened(out) as daily, serve(partial(answer, daily.pages()), host, port) as server:
        click.echo(f"The pages are at http://{host}:{server.server_address[1]}/ until you press Ctrl-C.")
        server.serve_forever()
