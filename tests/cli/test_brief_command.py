"""`wirebrief brief` as people and programs meet it."""

import contextlib
import hashlib
import os
import pty
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from cli.conftest import Run
from cli.newsroom import article, briefs_in, failures_in, fill, published_in
from support.waiting import HANGS, until
from wirebrief.brief import Brief

ROOT = Path(__file__).parent.parent.parent
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return fill(tmp_path / "inbox", 1)[0]


def test_one_article_is_shown_and_its_files_are_named(run: Run, report: Path, tmp_path: Path) -> None:
    ended = run("brief", report)
    assert ended.returncode == 0, ended.stderr
    assert "Ana Sorel" in ended.stdout
    named = [line.strip() for line in ended.stdout.splitlines() if line.startswith("  out/")]
    assert len(named) == 5
    assert all((tmp_path / path).is_file() for path in named)


def test_what_a_feed_holds_beside_its_articles_is_named(run: Run, report: Path, tmp_path: Path) -> None:
    items = [report.read_text(), "A teaser."]
    entries = (f"<item><title>{n}</title><description>{text}</description></item>" for n, text in enumerate(items))
    feed = tmp_path / "feed.xml"
    feed.write_text(f'<rss version="2.0"><channel><title>F</title>{"".join(entries)}<item/></channel></rss>')
    ended = run("brief", feed)
    assert "feed.xml: left out beside its articles: " in ended.stderr, ended.stderr + ended.stdout
    assert "entries without text" in ended.stderr


def test_a_failed_file_is_named_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "Ärger & mehr.txt").write_text("Too short.")
    ended = run("brief", tmp_path / "Ärger & mehr.txt")
    assert ended.stderr.splitlines()[0].split("; ")[0] == (
        f"{tmp_path / 'Ärger & mehr.txt'}: failed: 2 of the 40 words that a brief needs found"
    )


def test_json_alone_stands_on_standard_output(run: Run, report: Path) -> None:
    ended = run("brief", report, "--json")
    brief = msgspec.json.decode(ended.stdout, type=Brief)
    assert brief.article.id == hashlib.sha256(report.read_bytes()).hexdigest()
    assert ended.stderr == ""


def test_python_runs_it_by_its_name(environment: dict[str, str], report: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "wirebrief", "brief", str(report), "--json"]
    ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=60, check=False)
    assert msgspec.json.decode(ended.stdout, type=Brief).claims, ended.stderr.decode()


def test_json_of_a_failed_article_is_no_json(run: Run, tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("Too short.")
    ended = run("brief", "short.txt", "--json")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "short.txt: failed:" in ended.stderr


def test_json_takes_one_article(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "inbox", 2)
    assert run("brief", "inbox", "--json").returncode == 2


def test_one_bad_file_in_a_folder_of_a_hundred_is_named_and_the_others_are_briefed(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "inbox", 99)
    (tmp_path / "inbox/report-042b.txt").write_bytes(b"\x00\x01\x02 no article")
    ended = run("brief", "inbox", "--out", "news")
    assert ended.returncode == 1
    assert len(briefs_in(tmp_path / "news")) == 99
    assert len(failures_in(tmp_path / "news")) == 1
    named = [line for line in ended.stderr.splitlines() if "failed:" in line]
    assert len(named) == 1
    assert named[0].startswith("inbox/report-042b.txt: failed: ")
    assert "99 briefs in news; 1 failed." in ended.stderr


def test_a_second_run_does_nothing_twice_and_says_so(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "inbox", 3)
    run("brief", "inbox")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out/briefs").rglob("*")}
    ended = run("brief", "inbox")
    assert "3 briefs in out, 3 of them from before; 0 failed." in ended.stderr
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out/briefs").rglob("*")} == before
    assert len(published_in(tmp_path / "out")) == 3


def test_a_failed_article_is_tried_again_when_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("Ferry returns.\n\nThe ferry returned to Lindry on Friday, said Ana Sorel.")
    assert run("brief", "short.txt").returncode == 1
    assert run("brief", "short.txt", WIREBRIEF_READ_MIN_WORDS="5").returncode == 0
    assert failures_in(tmp_path / "out") == set()


def test_again_makes_a_brief_beside_the_old_one(run: Run, report: Path, tmp_path: Path) -> None:
    run("brief", report)
    assert run("brief", report, "--again").returncode == 0
    article_id = hashlib.sha256(report.read_bytes()).hexdigest()
    assert briefs_in(tmp_path / "out") == {article_id, f"{article_id}-2"}


def test_a_brief_whose_files_were_removed_is_made_anew(run: Run, report: Path, tmp_path: Path) -> None:
    run("brief", report)
    shutil.rmtree(tmp_path / "out/briefs")
    assert run("brief", report).returncode == 0
    assert len(briefs_in(tmp_path / "out")) == 1


def test_two_names_of_one_text_are_one_brief(run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(article(1))
    ended = run("brief", "a.txt", "b.txt")
    assert ended.returncode == 0
    assert len(briefs_in(tmp_path / "out")) == 1


def test_hidden_and_unfinished_files_and_the_output_folder_are_left_out(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "inbox", 1)
    for name in (".hidden.txt", "a.txt~", "b.txt.part", "c.html.crdownload"):
        (tmp_path / "inbox" / name).write_text(article(7))
    for _ in range(2):
        run("brief", "inbox", "--out", "inbox/out")
    assert len(briefs_in(tmp_path / "inbox/out")) == 1


def test_a_name_that_could_play_tricks_on_a_terminal_is_told_plainly(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "inbox", 1)
    (tmp_path / "inbox/red\x1b[31m\nfake.txt").write_text("short")
    ended = run("brief", "inbox")
    assert "\x1b" not in ended.stderr
    assert sum("failed:" in line for line in ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "en_US.ISO-8859-1"])
def test_any_locale_will_do(run: Run, tmp_path: Path, locale: str) -> None:
    (tmp_path / "zoë.txt").write_text(article(1).replace("Ana Sorel", "Zoë Müller 日本"))
    ended = run("brief", "zoë.txt", LC_ALL=locale, PYTHONIOENCODING="ascii" if locale == "C" else "utf-8")
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize(
    ("arguments", "settings", "words"),
    [
        (["brief"], {}, "Missing argument"),
        (["brief", "absent.txt"], {}, "does not exist"),
        (["brief", "report.txt", "--engine", "magic"], {}, "is not one of"),
        (["brief", "report.txt", "--engine", "openai"], {}, "OPENAI_API_KEY"),
        (["brief", "report.txt"], {"WIREBRIEF_ENGINE": "magic"}, "one of auto, offline"),
        (["brief", "report.txt"], {"WIREBRIEF_ENGIN": "offline"}, "did you mean WIREBRIEF_ENGINE?"),
        (["nonsense"], {}, "No such command"),
        (["--nonsense"], {}, "No such option"),
    ],
)
def test_what_is_used_wrongly_is_said_in_words_and_ends_with_2(
    run: Run, tmp_path: Path, arguments: list[str], settings: dict[str, str], words: str
) -> None:
    (tmp_path / "report.txt").write_text(article(1))
    ended = run(*arguments, **settings)
    assert ended.returncode == 2
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_output_folder_that_cannot_be_made_is_named(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file")
    ended = run("brief", report, "--out", "blocked/out")
    assert ended.returncode == 1
    assert "blocked/out" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_reader_who_has_enough_ends_it_quietly(report: Path, environment: dict[str, str], tmp_path: Path) -> None:
    line = f"{Path(sys.executable).parent}/wirebrief brief {report} | head -1"
    ended = subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=HANGS,
    )
    assert ended.stderr == ""


def all_that_is_shown(terminal: int) -> bytes:
    """Read a terminal until the program at its other end is gone: it holds a page, and who fills it must wait."""
    shown = b""
    with os.fdopen(terminal, "rb", buffering=0) as screen, contextlib.suppress(OSError):
        while more := screen.read(4096):
            shown += more
    return shown


def test_a_person_at_a_terminal_sees_a_bar_and_a_file_gets_only_the_lines(
    environment: dict[str, str], tmp_path: Path
) -> None:
    fill(tmp_path / "inbox", 5)
    ours, theirs = pty.openpty()
    command = [Path(sys.executable).parent / "wirebrief", "brief", "inbox"]
    with (tmp_path / "lines").open("wb") as lines:
        program = subprocess.Popen(
            command, cwd=tmp_path, env=environment | {"TERM": "xterm"}, stdout=lines, stderr=theirs
        )
    os.close(theirs)
    seen = all_that_is_shown(ours).decode()
    assert program.wait(HANGS) == 0
    assert "5 briefs in out" in seen
    assert "Briefing" in seen
    told = (tmp_path / "lines").read_text().splitlines()
    assert [line.split(" → ")[0] for line in told] == [f"inbox/report-00{number}.txt" for number in range(5)]


def test_a_pipe_is_no_article(environment: dict[str, str], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    command = [Path(sys.executable).parent / "wirebrief", "brief", "pipe"]
    ended = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=HANGS, check=False
    )
    assert ended.returncode == 2
    assert "no ordinary file" in ended.stderr


def test_debug_shows_where_an_error_arose(run: Run, tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text(article(1))
    (tmp_path / "out").mkdir()
    (tmp_path / "out/briefs").write_text("a file in the way")
    assert "Traceback" not in run("brief", "short.txt").stderr
    ended = run("brief", "short.txt", "--debug")
    assert ended.returncode == 1
    assert "Traceback" in ended.stderr


def test_every_sample_is_briefed(run: Run, tmp_path: Path) -> None:
    samples = [path for path in sorted((ROOT / "seeds/articles").iterdir()) if path.stat().st_size < 100_000]
    ended = run("brief", *samples)
    assert ended.returncode == 0, ended.stderr
    assert len(briefs_in(tmp_path / "out")) == len(samples)


def test_two_programs_on_one_folder_share_the_work(start: Start, tmp_path: Path) -> None:
    fill(tmp_path / "inbox", 30)
    programs = [start("brief", "inbox") for _ in range(2)]
    told = [program.communicate(timeout=HANGS) for program in programs]
    assert [program.returncode for program in programs] == [0, 0], told
    assert len(briefs_in(tmp_path / "out")) == 30
    assert len(published_in(tmp_path / "out")) == 30


def test_however_often_it_is_killed_every_article_ends_in_one_brief(start: Start, run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "inbox", 40)
    chance = random.Random(7)

    def done() -> int:
        return len(list(tmp_path.glob("out/briefs/*/*/*/*/brief.json")))

    for _ in range(6):
        program, enough = start("brief", "inbox"), done() + chance.randint(0, 6)
        until(lambda program=program, enough=enough: program.poll() is not None or done() >= enough)
        program.send_signal(signal.SIGKILL)
        program.wait(HANGS)
    ended = run("brief", "inbox")
    assert ended.returncode == 0, ended.stderr
    assert len(briefs_in(tmp_path / "out")) == 40
    assert sorted(published_in(tmp_path / "out")) == sorted(briefs_in(tmp_path / "out"))
    run("brief", "inbox", "--out", "clean")
    assert briefs_in(tmp_path / "clean") == briefs_in(tmp_path / "out")


def test_an_interrupted_run_is_gone_on_with(start: Start, run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "inbox", 240)
    program = start("brief", "inbox")
    assert program.stdout is not None
    program.stdout.readline()
    program.send_signal(signal.SIGINT)
    _, told = program.communicate(timeout=HANGS)
    assert program.returncode == 130
    assert told.splitlines()[-1].startswith("Interrupted.")
    assert "Traceback" not in told
    assert run("brief", "inbox").returncode == 0
    assert len(briefs_in(tmp_path / "out")) == 240
