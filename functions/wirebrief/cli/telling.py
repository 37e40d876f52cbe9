"""Tell a person, in one line, what came of a file."""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from wirebrief.cli.work import Result
from wirebrief.decoding import decodable
from wirebrief.plain import plain
from wirebrief.ports import Store
from wirebrief.upload.failure import FailureRecord


def tell(result: Result, out: Path, store: Store) -> None:
    """Say on standard output where the brief is, or on standard error why there is none."""
    tell_left_out(result)
    if result.outcome is not None and result.done:
        click.echo(f"{plain(result.called)} → {out / result.outcome.prefix}/newsletter.html")
    else:
        click.echo(why(result, out, store), err=True)


def tell_left_out(result: Result) -> None:
    """Say on standard error what the file holds beside its articles, such as the teasers of a feed."""
    if result.left_out:
        told = ", ".join(f"{what} ({count})" for what, count in result.left_out.items())
        click.echo(f"{plain(str(result.path))}: left out beside its articles: {told}.", err=True)


def why(result: Result, out: Path, store: Store) -> str:
    """Return why there is no brief, and what to do."""
    return plain(f"{result.called}: {_reason(result, out, store)}")


def _reason(result: Result, out: Path, store: Store) -> str:
    if result.error is not None:
        return f"failed: {_sentence(str(result.error))}"
    assert result.outcome is not None  # noqa: S101 - a result has one of the two
    if result.outcome.status == "superseded":
        return "left alone: a newer version of it is known."
    if result.outcome.status == "withdrawn":
        return "a notice that its story was taken back: no brief of it stands."
    record = msgspec.json.decode(store.get(result.outcome.prefix), type=decodable(FailureRecord))
    own = f"{result.path.name}!/{result.member}" if result.member else result.path.name
    return f"failed: {_sentence(record.reason.removeprefix(f'{own}: '))} More in {out / result.outcome.prefix}"


def _sentence(reason: str) -> str:
    return reason.rstrip(".") + "."


def paths_of(result: Result, out: Path, store: Store) -> Iterator[str]:
    """Yield the paths of the written files."""
    assert result.outcome is not None  # noqa: S101 - asked only of briefs
    yield "Written before, and unchanged:" if result.old else "Written:"
    for key in store.list(result.outcome.prefix):
        yield f"  {out / key}"
