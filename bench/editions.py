"""Editions: how well planted stories and differences are found, and what ten thousand briefs cost.

python -m bench.editions
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from bench.model import ROOT
from bench.rows import Row, table

SMALL, LARGE = 1_000, 10_000
GROWTH = 12.0  # ten times the briefs may cost twelve times as much
LONGEST_RUN_SECONDS = 900
SYLLABLES = "ba ce di fo gu ha ke li mo nu".split()


def measure() -> list[Row]:
    """Return quality on planted reports, and seconds and memory for a thousand and ten thousand briefs."""
    small, large = (_run(count) for count in (SMALL, LARGE))
    return [
        *quality(),
        row(f"{SMALL} briefs", small["seconds"], "s"),
        row(f"{LARGE} briefs", large["seconds"], "s"),
        row(f"{LARGE} briefs ÷ {SMALL}, time", large["seconds"] / small["seconds"], "×", GROWTH),
        row(f"{LARGE} briefs ÷ {SMALL}, memory above the start", large["megabytes"] / small["megabytes"], "×", GROWTH),
        row(f"{LARGE} briefs, peak memory above the start", large["megabytes"], "MB"),
        row(f"{LARGE} briefs, stories wrong (1 − B³ F1)", 100 * large["wrong"], "%"),
    ]


def quality() -> list[Row]:
    """Return how much of what was planted in 68 reports on 15 events is missed or wrong, over five seeds."""
    sys.path.insert(0, str(ROOT / "tests"))
    from quality.test_edition_quality import told
    from support.gold import b_cubed, contradictions_found, differences_found
    from support.reports import write_reports

    f1, missed, false, missed_denials, false_denials = [], 0, 0, 0, 0
    for seed in range(5):
        reports = write_reports(seed=100 + seed)
        stories = told(reports)
        members = [[ref.article for source in s.sources for ref in (source, *source.republished)] for s in stories]
        f1.append(b_cubed(members, {report.id: report.event for report in reports}).f1)
        differences, denials = differences_found(stories, reports), contradictions_found(stories, reports)
        missed += differences.planted - differences.found
        false += differences.false
        missed_denials += denials.planted - denials.found
        false_denials += denials.false
    note = "five seeds of 68 reports on 15 events"
    return [
        row("grouping, 1 − B³ F1", 100 * (1 - sum(f1) / len(f1)), "%", 2.0, note),
        row("planted differences missed", missed, "of 65", 3.0, note),
        row("false differences shown", false, "", 1.0, note),
        row("planted denials missed", missed_denials, "", 3.0, note),
        row("false denials shown", false_denials, "", 1.0, note),
    ]


def row(case: str, figure: float, unit: str, target: float | None = None, note: str = "") -> Row:
    """Return one figure of this benchmark."""
    return Row(benchmark="editions", case=case, figure=figure, unit=unit, target=target, note=note)


def _run(count: int) -> dict[str, float]:
    """Measure in a process of its own, so that memory is that of one run."""
    command = [sys.executable, "-m", "bench.editions", "compile", str(count)]
    run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, timeout=LONGEST_RUN_SECONDS)
    figures: dict[str, float] = msgspec.json.decode(run.stdout)
    return figures


def compile_many(count: int) -> dict[str, float]:
    """Publish so many briefs into a folder in a process of its own; compile them here and return what it took."""
    sys.path.insert(0, str(ROOT / "tests"))
    from support.gold import b_cubed
    from support.newsroom import MORNING, Newsroom
    from wirebrief.edition.archive import load
    from wirebrief.edition.compile import compile_edition
    from wirebrief.edition.desk import Plan

    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench.editions", "publish", str(count), folder]
        subprocess.run(command, cwd=ROOT, check=True, timeout=LONGEST_RUN_SECONDS)
        events = msgspec.json.decode(Path(folder, "events.json").read_bytes(), type=dict[str, str])
        room = Newsroom(Path(folder))
        before, start = megabytes(), time.perf_counter()
        record = compile_edition(room.desk, Plan(date="2026-11-22"), MORNING)
        seconds, memory = time.perf_counter() - start, megabytes() - before
        edition = load(room.store, record)
        listed = [source for story in (*edition.stories, *edition.also) for source in [story.sources]]
        beyond = {story.id: story.beyond for story in edition.stories}
        members = [
            [ref.article for source in sources for ref in (source, *source.republished)]
            + [ref.article for source in beyond.get(story.id, ()) for ref in (source, *source.republished)]
            for story, sources in zip((*edition.stories, *edition.also), listed, strict=True)
        ]
        room.close()
    return {
        "briefs": count,
        "seconds": seconds,
        "megabytes": memory,
        "wrong": 1 - b_cubed(members, events).f1,
    }


def publish_many(count: int, folder: Path) -> None:
    """Write the briefs of invented events in many worlds, and the ledger's feed of them."""
    sys.path.insert(0, str(ROOT / "tests"))
    from support.newsroom import Newsroom
    from support.reports import write_reports

    room = Newsroom(folder)
    events: dict[str, str] = {}
    world = 0
    while len(events) < count:
        name = "".join(SYLLABLES[int(digit)] for digit in f"{world:03}")
        reports = write_reports(world=name)[: count - len(events)]
        for report in reports:
            room.publish_fast(report)
        events |= {report.id: report.event for report in reports}
        world += 1
    room.close()
    (folder / "events.json").write_bytes(msgspec.json.encode(events))


def megabytes() -> float:
    """Return the most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: list[str]) -> None:
    """Run one of the parts, or all of them."""
    if arguments[:1] == ["compile"]:
        print(msgspec.json.encode(compile_many(int(arguments[1]))).decode())
    elif arguments[:1] == ["publish"]:
        publish_many(int(arguments[1]), Path(arguments[2]))
    else:
        print(table(measure()))


if __name__ == "__main__":
    main(sys.argv[1:])
