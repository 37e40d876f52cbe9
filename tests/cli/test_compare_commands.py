"""`wirebrief compare` and `wirebrief eval`, as people call them."""

import json
from pathlib import Path

from cli.conftest import Run
from cli.newsroom import fill


def test_two_briefs_of_one_article_are_compared(run: Run, tmp_path: Path) -> None:
    report = fill(tmp_path / "inbox", 1)[0]
    (tmp_path / "a.json").write_text(run("brief", report, "--json").stdout)
    told = run("compare", tmp_path / "a.json", tmp_path / "a.json")
    assert told.returncode == 0, told.stderr
    assert "claims with no speaker" in told.stdout
    compared = json.loads(run("compare", tmp_path / "a.json", tmp_path / "a.json", "--json").stdout)
    assert [field["only_first"] for field in compared["fields"]] == [[]] * 5


def test_the_difference_of_two_stories_is_told_with_a_doubt_and_that_of_two_versions_without(
    run: Run, tmp_path: Path
) -> None:
    old, new = fill(tmp_path / "inbox", 2)
    other = tmp_path / "other.txt"
    other.write_text(
        "Rain fell on Thursday in the hills above Oskar, and wells that had been dry since May filled up. " * 3
    )
    for path in (old, new, other):
        path.with_suffix(".json").write_text(run("brief", path, "--json").stdout)
    versions = run("diff", old.with_suffix(".json"), new.with_suffix(".json"))
    assert (versions.returncode, versions.stderr) == (0, "")
    stories = run("diff", old.with_suffix(".json"), other.with_suffix(".json"))
    assert stories.returncode == 0
    assert stories.stderr.strip().endswith("is alike: are they of one story?")
    assert "+ statement: Rain fell on Thursday" in stories.stdout


def test_what_is_no_brief_is_not_compared(run: Run, tmp_path: Path) -> None:
    report = fill(tmp_path / "inbox", 1)[0]
    ended = run("compare", report, report)
    assert ended.returncode == 1
    assert "is no brief" in ended.stderr


def test_engines_are_tried_on_a_folder_and_reported(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "inbox", 3)
    (tmp_path / "inbox" / "empty.txt").write_bytes(b"")
    ended = run("eval", tmp_path / "inbox", "--with", "offline", "--out", tmp_path / "report")
    assert ended.returncode == 0, ended.stderr
    assert "offline" in ended.stdout
    assert "empty.txt" in ended.stderr
    assert len(json.loads((tmp_path / "report" / "trials.json").read_bytes())) == 3
    page = (tmp_path / "report" / "report.html").read_text()
    assert "<table>" in page
    assert "src=" not in page


def test_an_engine_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "inbox", 1)
    ended = run("eval", tmp_path / "inbox", "--with", "oracle", "--out", tmp_path / "report")
    assert ended.returncode == 2
    assert "oracle" in ended.stderr


def test_an_engine_without_a_brief_is_given_no_figures(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "inbox", 1)
    (tmp_path / "answers").mkdir()
    tried = ("--with", "offline", "--with", "recorded", "--out", tmp_path / "report")
    ended = run("eval", tmp_path / "inbox", *tried, WIREBRIEF_RECORDED_FOLDER=str(tmp_path / "answers"))
    assert ended.returncode == 0, ended.stderr
    offline, recorded = ended.stdout.splitlines()[1:3]
    assert "100%" in offline
    assert recorded.startswith("recorded")
    assert "%" not in recorded
    assert "no brief to judge" in (tmp_path / "report" / "report.html").read_text()
