"""`wirebrief show`, `verify`, `schema`, the help, and what each command loads."""

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from cli.conftest import PROGRAM, Run
from cli.newsroom import fill
from support.waiting import HANGS
from wirebrief import __version__
from wirebrief.cli import COMMANDS
from wirebrief.cli.faults import FAILED, run_cleanly

HEAVY = (
    "boto3",
    "botocore",
    "openai",
    "httpx",
    "trafilatura",
    "lxml",
    "rich",
    "jinja2",
    "sentencex",
    "sqlite3",
    "msgspec",
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return fill(tmp_path / "inbox", 1)[0]


@pytest.fixture
def start_shell(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Run the program by a shell, which can close or redirect what it writes to."""

    def run_one(command: str) -> subprocess.CompletedProcess[str]:
        line = ["sh", "-c", f"'{PROGRAM}' {command}"]
        return subprocess.run(
            line,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=HANGS,
            check=False,
        )

    return run_one


@pytest.fixture
def brief_json(run: Run, report: Path, tmp_path: Path) -> Path:
    (tmp_path / "brief.json").write_text(run("brief", report, "--json").stdout)
    return tmp_path / "brief.json"


def test_a_brief_is_shown(run: Run, brief_json: Path) -> None:
    ended = run("show", brief_json)
    assert ended.returncode == 0
    assert "Ana Sorel" in ended.stdout


def test_what_is_no_brief_is_not_shown(run: Run, report: Path) -> None:
    ended = run("show", report)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "is no brief" in ended.stderr


def test_a_brief_holds_against_its_article(run: Run, brief_json: Path, report: Path) -> None:
    ended = run("verify", brief_json, report)
    assert ended.returncode == 0, ended.stdout
    assert "holds" in ended.stdout


def test_a_forged_word_is_named_with_its_place(run: Run, brief_json: Path, report: Path) -> None:
    brief = json.loads(brief_json.read_text())
    brief["summary"][0]["evidence"][0]["quote"] += " forged"
    brief_json.write_text(json.dumps(brief))
    ended = run("verify", brief_json, report)
    assert ended.returncode == 1
    assert ended.stdout.startswith("$.summary[0].evidence[0].quote: ")


def test_another_article_is_told_apart(run: Run, brief_json: Path, tmp_path: Path) -> None:
    other = fill(tmp_path / "others", 2)[1]
    assert run("verify", brief_json, other).returncode == 1


def test_a_brief_fits_the_printed_schema(run: Run, brief_json: Path) -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.validate(json.loads(brief_json.read_text()), schema)


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout == f"wirebrief, version {__version__}\n"


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    ended = run()
    assert all(name in ended.stderr + ended.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_names_its_arguments(run: Run, name: str) -> None:
    ended = run(name, "--help")
    assert ended.returncode == 0
    assert re.match(rf"Usage: wirebrief {name} \[OPTIONS\]", ended.stdout)


def loaded_after(program: str) -> set[str]:
    """Return which of the heavy packages a fresh interpreter has loaded once the program has run."""
    program += f"\nimport sys; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=HANGS)
    return set(ended.stdout.splitlines()[-1].split())


def test_the_command_line_loads_nothing_heavy_before_a_command_runs() -> None:
    assert loaded_after("import wirebrief.cli") == set()


def test_to_brief_a_text_offline_loads_no_cloud_no_model_sdk_and_no_page_reader(report: Path, tmp_path: Path) -> None:
    arguments = ["brief", str(report), "--out", str(tmp_path / "out"), "--engine", "offline", "--json"]
    program = f"from wirebrief.cli import wirebrief; wirebrief.main({arguments!r}, standalone_mode=False)"
    assert loaded_after(program).isdisjoint({"boto3", "botocore", "openai", "httpx", "trafilatura", "rich"})


@pytest.mark.parametrize("command", ["schema", "brief REPORT", "brief REPORT --json", "show BRIEF"])
def test_output_that_cannot_be_written_is_told_in_one_line(
    start_shell: Run, brief_json: Path, report: Path, command: str
) -> None:
    words = command.replace("REPORT", f"'{report}'").replace("BRIEF", f"'{brief_json}'")
    ended = start_shell(f"{words} > /dev/full")
    assert ended.returncode == FAILED
    assert (
        ended.stderr
        == "Error: standard output cannot be written (No space left on device): make room, or send it elsewhere.\n"
    )


@pytest.mark.parametrize("redirection", [">&-", "2>&-", ">&- 2>&-", "| true"])
def test_nobody_needs_to_read_the_output(start_shell: Run, report: Path, redirection: str) -> None:
    ended = start_shell(f"brief '{report}' {redirection}")
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_mistake_of_ours_is_one_line_that_says_how_to_see_more(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise ZeroDivisionError("division by zero")

    assert run_cleanly(fail, debug=False) == FAILED
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "ZeroDivisionError: division by zero" in told
    assert "--debug" in told
    with pytest.raises(ZeroDivisionError):
        run_cleanly(fail, debug=True)
