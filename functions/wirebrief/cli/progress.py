"""A bar on standard error that shows a person at a terminal how far the work is."""

import sys
from collections.abc import Iterable, Iterator

from wirebrief.cli.work import Result


def with_progress(results: Iterable[Result], total: int) -> Iterator[Result]:
    """Pass the results on, with a bar where a person looks on; nothing of it goes into a file or a pipe."""
    if not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console  # noqa: PLC0415 - only for a person at a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TimeElapsedColumn  # noqa: PLC0415

    bar = Progress(
        SpinnerColumn(),
        "{task.description}",
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),  # lines stand above the bar; what goes into a file is left alone
    )
    with bar:
        yield from bar.track(results, total, description="Briefing")
