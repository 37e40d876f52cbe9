"""`wirebrief brief`: brief files, and folders full of them."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from wirebrief.cli.faults import FAILED
from wirebrief.cli.finding import find_files
from wirebrief.cli.options import CheckName, EngineName, at_once_for, check_option, engine_option, out_option
from wirebrief.cli.progress import with_progress
from wirebrief.cli.telling import paths_of, tell, tell_left_out, why
from wirebrief.cli.work import Order, Result, brief_files, read_brief
from wirebrief.upload.job import Services
from wirebrief.upload.publish import BRIEF_FILE


@click.command("brief")
@click.argument(
    "files", metavar="FILE|FOLDER...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@out_option
@engine_option
@click.option(
    "--json", "as_json", is_flag=True, help="Print brief.json of one article on standard output, nothing else."
)
@check_option
@click.option("--again", is_flag=True, help="Make briefs anew, beside those that are there.")
def command(
    files: tuple[Path, ...], out: Path, engine: EngineName | None, as_json: bool, check: CheckName | None, again: bool
) -> None:
    """Brief articles: files, or folders full of them.

    \b
    wirebrief brief article.txt            show its brief, and write it below ./out
    wirebrief brief inbox/ --out briefs    brief a whole folder
    wirebrief brief article.txt --json     for other programs

    A file that was briefed before is not briefed again unless it changed, its last try failed, another
    --engine is asked for, or --again is given.
    """
    from wirebrief.bootstrap import load_settings, open_laptop  # noqa: PLC0415 - `--help` need not load it

    for file in files:
        if not file.is_file() and not file.is_dir():
            raise click.UsageError(f"{file} is no ordinary file.")
    found = list(find_files(files, out))
    if as_json and len(found) != 1:
        raise click.UsageError(f"--json takes one article, and here are {len(found)}.")
    settings = load_settings(engine, check=check)
    order = Order(
        article_seconds=settings.article_seconds,
        patience_seconds=settings.lease_seconds,
        on_purpose=True,
        again=again,
        engine=None if engine == "auto" else engine,
    )
    with open_laptop(out, settings) as services:
        results = with_progress(brief_files(found, services, order, at_once_for(settings)), len(found))
        if len(found) == 1:
            results = iter([*results])  # the bar is gone before a brief is shown
        ok = _tell(results, services, out, as_json=as_json) if len(found) == 1 else _many(results, services, out)
    if not ok:
        raise click.exceptions.Exit(FAILED)


def _tell(results: Iterator[Result], services: Services, out: Path, *, as_json: bool) -> bool:
    """Show the brief of a file; of one that holds several articles, a line for each."""
    first, *others = results
    if not others:
        return _one(first, services, out, as_json=as_json)
    if as_json:
        raise click.UsageError(f"--json takes one article, and {first.path} holds {len(others) + 1}.")
    return _many((first, *others), services, out)


def _one(result: Result, services: Services, out: Path, *, as_json: bool) -> bool:
    """Show the brief of the only article, or say why there is none."""
    tell_left_out(result)
    if result.outcome is None or not result.done:
        click.echo(why(result, out, services.store), err=True)
    elif as_json:
        sys.stdout.buffer.write(services.store.get(result.outcome.prefix + BRIEF_FILE))
        sys.stdout.buffer.flush()
    else:
        from wirebrief.show import show  # noqa: PLC0415 - only where a brief is shown

        show(read_brief(result.outcome, services.store), sys.stdout)
        click.echo("\n" + "\n".join(paths_of(result, out, services.store)))
    return result.done


def _many(results: Iterable[Result], services: Services, out: Path) -> bool:
    """Tell in one line of each article, and in one of all."""
    done = failed = old = 0
    for result in results:
        tell(result, out, services.store)
        done += result.done
        old += result.done and result.old
        failed += not result.done
    click.echo(
        f"{done} brief{'s' * (done != 1)} in {out}"
        + (f", {old} of them from before" if old else "")
        + f"; {failed} failed.",
        err=True,
    )
    return failed == 0
