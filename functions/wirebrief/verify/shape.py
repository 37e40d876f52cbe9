"""Read brief.json strictly: of this format, each field once, and none that this version does not know."""

import json
from collections.abc import Iterator

import msgspec

from wirebrief.brief import FORMAT_VERSION, Brief
from wirebrief.decoding import decodable
from wirebrief.verify.difference import Difference


def read_brief(brief_json: bytes) -> tuple[Brief | None, tuple[Difference, ...]]:
    """Return the brief and what is odd in its file; None for the brief where the file holds none."""
    try:
        brief = msgspec.json.decode(brief_json, type=decodable(Brief))
    except msgspec.ValidationError as exc:
        what, _, path = str(exc).partition(" - at ")
        return None, (Difference(path.strip("`") or "$", "not a brief", f"format {FORMAT_VERSION}", what),)
    except (msgspec.DecodeError, UnicodeDecodeError) as exc:
        return None, (Difference("$", "not JSON", "brief.json as it was published", str(exc)),)
    return brief, tuple(_oddities(brief_json, brief))


def _oddities(brief_json: bytes, brief: Brief) -> Iterator[Difference]:
    repeated: list[str] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        names = [name for name, _ in pairs]
        repeated.extend(sorted({name for name in names if names.count(name) > 1}))
        return dict(pairs)

    written = json.loads(brief_json, object_pairs_hook=once)
    for name in repeated:
        yield Difference("$", f"the field {name} stands twice in one object", "each field once", "two values")
    yield from _unknown(written, msgspec.to_builtins(brief), "$")


def _unknown(written: object, known: object, path: str) -> Iterator[Difference]:
    if isinstance(written, dict) and isinstance(known, dict):
        for name, value in written.items():
            if name not in known:
                yield Difference(f"{path}.{name}", "not a field of the format", "no such field", _short(value))
            else:
                yield from _unknown(value, known[name], f"{path}.{name}")
    elif isinstance(written, list) and isinstance(known, list | tuple):
        for at, (value, same) in enumerate(zip(written, known, strict=True)):
            yield from _unknown(value, same, f"{path}[{at}]")


def _short(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=False)
    return shown if len(shown) <= 80 else f"{shown[:79]}…"
