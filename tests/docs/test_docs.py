"""The documents say what is so: what is shown is printed, what is listed is there."""

import re
import tomllib
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest
from package.scale import tables

from cli.conftest import Run, environment, run
from wirebrief.cli import COMMANDS
from wirebrief.environment import Variable, variables
from wirebrief.upload.failure import REMEDIES

__all__ = ["environment", "run"]  # fixtures

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text()
MODULES = sorted((ROOT / "functions/wirebrief").glob("[a-z]*"))
OPERATIONS = (ROOT / "docs/operations.md").read_text()


def blocks(kind: str) -> list[str]:
    """Return the fenced blocks of that kind in the README."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_brief_that_the_readme_shows_is_what_the_program_prints(run: Run, tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text(blocks("text")[0])
    command, *shown = blocks("console")[0].splitlines()
    printed = run(*command.removeprefix("$ wirebrief ").split()).stdout
    for line in shown:
        assert line.strip("…") in printed.splitlines(), f"this is what it prints:\n{printed}"


def test_the_edition_of_the_readme_is_made_and_mailed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    (lines,) = (block.splitlines() for block in blocks("console") if "deliver --now" in block)
    for line in lines:
        command = line.removeprefix("$ wirebrief ").partition(" # ")[0]
        ended = run(*command.split())
        assert ended.returncode == 0, (line, ended.stderr)
    assert list((tmp_path / "out/editions").glob("*/edition.html"))
    assert [message["To"] for message in mails(tmp_path / "out/outbox")] == ["ana@example.com"]


def mails(outbox: Path) -> list[Message]:
    return [message_from_bytes(file.read_bytes()) for file in outbox.glob("*.eml")]


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(blocks("python")[0], {})  # noqa: S102 - our own words
    assert capsys.readouterr().out


def test_every_command_stands_in_the_readme() -> None:
    assert set(COMMANDS) <= set(re.findall(r"\$ wirebrief ([a-z]+)", README))


@pytest.mark.parametrize("path", [p for p in MODULES if p.name != "py.typed"], ids=lambda path: path.name)
def test_every_module_has_its_place_and_its_layer(path: Path) -> None:
    name = "engines/offline" if path.name == "engines" else f"{path.name}/" if path.is_dir() else path.name
    assert f"`{name}`" in (ROOT / "docs/architecture.md").read_text()
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert re.search(rf"\bwirebrief\.{path.stem}\b", " ".join(contracts[0]["layers"]))


def test_every_link_of_the_documents_leads_somewhere() -> None:
    for document in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text()):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def shown_default(variable: Variable) -> str:
    default = variable.default
    if default is None or default in ("", ()):
        return "none" if default is None else ""
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    if isinstance(default, tuple):
        return f"`{','.join(default)}`"
    return f"`{default:g}`" if isinstance(default, float) else f"`{default}`"


@pytest.mark.parametrize("variable", list(variables()), ids=lambda variable: variable.name)
def test_every_setting_is_described_with_its_default(variable: Variable) -> None:
    assert f"| `{variable.name}` | {shown_default(variable)} | " in OPERATIONS


def test_no_setting_is_described_that_is_not_there() -> None:
    described = set(re.findall(r"^\| `((?:WIREBRIEF|OPENAI)_\w+)`", OPERATIONS, re.MULTILINE))
    assert described == {variable.name for variable in variables()}


def test_every_setting_that_a_remedy_names_is_described() -> None:
    named = {name for remedy in REMEDIES.values() for name in re.findall(r"WIREBRIEF_[A-Z_]*[A-Z]", remedy)}
    assert len(named) > 3
    assert [name for name in named if name not in OPERATIONS] == []


@pytest.mark.parametrize("code", REMEDIES)
def test_every_code_of_a_failure_is_explained(code: str) -> None:
    assert f"`{code}`" in OPERATIONS


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    text = (ROOT / "docs/dependencies.md").read_text()
    names = {re.match(r"[\w-]+", one).group() for one in wanted}  # type: ignore[union-attr]
    assert {name for name in names if not re.search(rf"\b{name}\b", text)} == set()


def test_the_plan_for_scale_holds_what_its_command_prints() -> None:
    for table in tables().split("\n\n"):
        assert table in (ROOT / "docs/scale.md").read_text()
