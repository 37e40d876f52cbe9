"""Find the Jinja templates and build the one environment that each kind of them is rendered with."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from wirebrief.negations import negated

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def template_root() -> Traversable:
    """Return the folder that holds `brief/`, `prompts/` and the other kinds of templates.

    It lies inside the package where Wirebrief was installed (also in a zip that Python imports from), and
    two folders above it in a checkout.
    """
    installed = files("wirebrief") / "templates"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "templates"


def read_template(kind: str, name: str) -> str:
    """Return the text of one file, such as `read_template("brief", "words.json")`."""
    return (template_root() / kind / name).read_text(encoding="utf-8")


@cache
def environment(kind: str) -> Environment:
    """Return the environment of one kind of templates: built once, names that are missing are errors.

    What ends in `.html.jinja` or `.xml.jinja` is autoescaped; every other format needs its own escaping, done
    before the template sees a value.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined, select_autoescape  # noqa: PLC0415 (cold start)

    made = Environment(
        loader=FunctionLoader(_loader(kind)),
        autoescape=select_autoescape(("html.jinja", "xml.jinja"), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.tests["negated"] = negated
    return made


def _loader(kind: str) -> Callable[[str], str | None]:
    def load(name: str) -> str | None:
        file = template_root() / kind / name
        return file.read_text(encoding="utf-8") if file.is_file() else None

    return load
