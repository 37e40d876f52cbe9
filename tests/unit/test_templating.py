"""Where the templates are found: in a checkout, in an installed package, in a zip."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from wirebrief.templating import environment, read_template, template_root

CHECKOUT = Path(__file__).parents[2]
PRINT_WORDS = "from wirebrief.templating import read_template; print(read_template('brief', 'words.json')[:1])"


def packed(folder: Path) -> Path:
    """Lay the package out as a wheel does: templates inside it."""
    shutil.copytree(CHECKOUT / "functions" / "wirebrief", folder / "wirebrief")
    shutil.copytree(CHECKOUT / "templates", folder / "wirebrief" / "templates")
    return folder


def printed_with(path: Path) -> str:
    program = f"import sys; sys.path.insert(0, {str(path)!r}); {PRINT_WORDS}"
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=path.parent)
    return run.stdout.strip()


def test_a_checkout_has_its_templates_beside_the_source_root() -> None:
    assert Path(str(template_root())) == CHECKOUT / "templates"
    assert read_template("brief", "words.json").startswith("{")


def test_an_installed_package_has_its_templates_inside(tmp_path: Path) -> None:
    assert printed_with(packed(tmp_path)) == "{"


def test_a_package_imported_from_a_zip_has_its_templates_inside(tmp_path: Path) -> None:
    folder = packed(tmp_path / "unpacked")
    archive = tmp_path / "wirebrief.zip"
    with zipfile.ZipFile(archive, "w") as bundle:
        for file in sorted(folder.rglob("*")):
            bundle.write(file, file.relative_to(folder))
    assert printed_with(archive) == "{"


def test_html_templates_escape_and_others_do_not() -> None:
    env = environment("brief")
    assert env.autoescape is not True
    assert callable(env.autoescape)
    assert env.autoescape("newsletter.html.jinja")
    assert not env.autoescape("newsletter.md.jinja")


def test_a_name_that_a_template_misses_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment("brief").from_string("{{ nobody }}").render()


def test_the_environment_is_built_once() -> None:
    assert environment("brief") is environment("brief")
