"""Read the settings from environment variables: each name, its type and its default come from `Settings` itself."""

import difflib
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args, get_origin

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from wirebrief.decoding import decodable
from wirebrief.errors import SettingsError
from wirebrief.settings import Settings

N = typing.TypeVar("N", bound=Struct)

PREFIX: Final = "WIREBRIEF"
# The names that every program which speaks to a model of this kind reads.
BORROWED: Final = {"WIREBRIEF_OPENAI_API_KEY": "OPENAI_API_KEY", "WIREBRIEF_OPENAI_BASE_URL": "OPENAI_BASE_URL"}
# Names whose values are never shown.
_SECRETS: Final = frozenset({"OPENAI_API_KEY", "WIREBRIEF_MAIL_SMTP_PASSWORD", "WIREBRIEF_MAIL_LINK_SECRETS"})
# Below this likeness a name is somebody else's variable, above it a slip of the pen.
_LIKENESS: Final = 0.85


class Variable(Struct, frozen=True):
    """One setting: its variable, where it stands in `Settings`, its type and its default."""

    name: str
    path: tuple[str, ...]
    type: Any  # a type expression, which has no type of its own
    default: Any  # of that type


def variables(kind: type[Struct] = Settings, path: tuple[str, ...] = ()) -> Iterator[Variable]:
    """Yield every setting, in the order of the types.

    >>> next(variables()).name
    'WIREBRIEF_ENGINE'
    """
    hints = typing.get_type_hints(kind)
    for field in fields(kind):
        here = (*path, field.name)
        if isinstance(field.default, Struct):
            yield from variables(type(field.default), here)
        else:
            name = "_".join((PREFIX, *here)).upper()
            default = field.default if field.default is not msgspec.NODEFAULT else field.default_factory()
            yield Variable(BORROWED.get(name, name), here, hints[field.name], default)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings that the environment names, the defaults elsewhere. An empty value counts as not set.

    Raises:
        SettingsError: names the variable, its value and what it should be.

    >>> read_settings({"WIREBRIEF_READ_MIN_WORDS": "25"}).read.min_words
    25
    """
    known = list(variables())
    _refuse_slips(environment, {variable.name for variable in known})
    given: dict[str, Any] = {}
    for variable in known:
        if text := environment.get(variable.name, "").strip():
            _place(given, variable.path, _parse(variable, text))
    settings = msgspec.convert(given, decodable(Settings))
    if settings.lease_seconds <= settings.article_seconds:
        raise SettingsError(
            f"WIREBRIEF_LEASE_SECONDS is {settings.lease_seconds:g}, which must be more than WIREBRIEF_ARTICLE_SECONDS "
            f"({settings.article_seconds:g}): raise the first or lower the second"
        )
    return settings


def _parse(variable: Variable, text: str) -> object:
    try:
        value = msgspec.convert(_split(variable.type, text), decodable(variable.type), strict=False)
    except (msgspec.ValidationError, msgspec.DecodeError) as exc:
        raise _refusal(variable, text, f"it should be {_wanted(variable.type)}") from exc
    if isinstance(value, int | float) and not isinstance(value, bool) and not 0 < value < float("inf"):
        raise _refusal(variable, text, "it should be more than 0")
    return value


def _split(kind: object, text: str) -> object:
    if get_origin(kind) is tuple:
        return [item.strip() for item in text.split(",") if item.strip()]
    if get_origin(kind) is dict:
        return msgspec.json.decode(text)
    return None if text.lower() == "none" and types.NoneType in get_args(kind) else text


def _wanted(kind: object) -> str:
    choices = get_args(kind)
    if get_origin(kind) is typing.Literal:
        return "one of " + ", ".join(choices)
    if get_origin(kind) is dict:
        return "a JSON object"
    if types.NoneType in choices:
        return f"{_wanted(choices[0])}, or `none` for no bound"
    return {int: "a whole number", float: "a number", bool: "true or false"}.get(kind, "text")  # type: ignore[call-overload, no-any-return]  # an unknown kind has the last word


def _refusal(variable: Variable, text: str, remedy: str) -> SettingsError:
    shown = "what it holds" if variable.name in _SECRETS else repr(text)
    return SettingsError(f"{variable.name} cannot be {shown}: {remedy}")


def _place(tree: dict[str, Any], path: tuple[str, ...], value: object) -> None:
    for part in path[:-1]:
        tree = tree.setdefault(part, {})
    tree[path[-1]] = value


def _refuse_slips(environment: Mapping[str, str], known: set[str]) -> None:
    """Refuse a name that is nearly that of a setting: what was meant would silently not hold."""
    for name in environment:
        if name.startswith(f"{PREFIX}_") and name not in known:
            meant = difflib.get_close_matches(BORROWED.get(name, name), known, 1, _LIKENESS)
            if meant:
                raise SettingsError(f"{name} is not a setting: did you mean {meant[0]}?")


def read_names(environment: Mapping[str, str], kind: type[N], written_in: str) -> N:
    """Return the stack's names, as a struct of this kind, from the variables that a fragment of infra/ sets.

    Raises:
        SettingsError: one is missing; says in which fragment they are written.
    """
    given = {one.name: value for one in fields(kind) if (value := environment.get(f"WIREBRIEF_{one.name.upper()}", ""))}
    try:
        return msgspec.convert(given, decodable(kind), strict=False)
    except msgspec.ValidationError as exc:
        raise SettingsError(f"the function's environment is not that of {written_in}: {exc}") from exc
