"""`wirebrief verify`: check a brief against its article again."""

from pathlib import Path
from typing import Final

import click

from wirebrief.cli.faults import FAILED
from wirebrief.cli.options import file_argument
from wirebrief.settings import ReadLimits

# Whatever was briefed may be checked, under whichever bounds it was briefed.
NO_LIMITS: Final = ReadLimits(max_bytes=2**62, min_words=0)


@click.command("verify")
@file_argument("brief_json", "BRIEF.json")
@file_argument("article", "ARTICLE")
def command(brief_json: Path, article: Path) -> None:
    """Check every statement of a brief against its article; no model, no network.

    ARTICLE is the file that was briefed, in whatever format. Ends with 0 where everything holds; else names, one a
    line, what does not, where it stands in brief.json, what was expected and what was found, and ends with 1.
    """
    from wirebrief.plain import plain  # noqa: PLC0415 - `--help` need not load it
    from wirebrief.read import read_article  # noqa: PLC0415
    from wirebrief.verify import verify  # noqa: PLC0415

    differences = verify(brief_json.read_bytes(), read_article(article.read_bytes(), article.name, NO_LIMITS))
    for difference in differences:
        click.echo(plain(str(difference)))
    if differences:
        click.echo(
            f"{plain(str(brief_json))} does not hold against {plain(str(article))}: {len(differences)} found.", err=True
        )
        raise click.exceptions.Exit(FAILED)
    click.echo(f"{plain(str(brief_json))} holds: all its evidence stands in {plain(str(article))}, word for word.")
