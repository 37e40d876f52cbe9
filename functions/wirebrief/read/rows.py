"""Read JSON Lines, JSON lists and CSV: one article a row, its fields by a mapping."""

import csv
import json
import re
from collections.abc import Iterator
from typing import Any

from wirebrief.errors import Damaged, TooLarge, UnsupportedFormat
from wirebrief.read.bare_html import read_bare
from wirebrief.read.characters import clean
from wirebrief.read.charset import decode
from wirebrief.read.dates import parse_date
from wirebrief.read.layout import paragraphs as lay_out
from wirebrief.read.manuscript import Block, Manuscript, compose
from wirebrief.read.marks import FIELD_NAMES, looks_like_ninjs
from wirebrief.read.ninjs import load_json, read_ninjs
from wirebrief.read.parts import Part, Parts
from wirebrief.read.titled import with_title
from wirebrief.settings import ReadLimits

_HTML = re.compile(r"</?(?:p|div|br|span|h[1-6])\b[^<>]{0,200}>", re.IGNORECASE)
LONGEST_FIELD = 10_000_000
Row = dict[str, Any]


def read_json(data: bytes, name: str, limits: ReadLimits) -> Parts:
    """Return one part for each object: of a list, of lines, or the only one.

    Raises:
        Damaged: no JSON.
        UnsupportedFormat: no object has a text under a name that is known.
        TooLarge: more rows than are read.
    """
    return _parts(_objects(clean_text(data, name), name), name, limits)


def read_csv(data: bytes, name: str, limits: ReadLimits) -> Parts:
    """Return one part for each row. Raises: Damaged, UnsupportedFormat, TooLarge."""
    text = clean_text(data, name)
    csv.field_size_limit(LONGEST_FIELD)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = [
            {key: value for key, value in row.items() if key}
            for row in csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
        ]
    except csv.Error as exc:
        raise Damaged(f"{name}: no CSV that can be read ({exc}); export it again") from exc
    return _parts(iter(rows), name, limits)


def clean_text(data: bytes, name: str) -> str:
    """Return the file's characters. Raises: Undecodable."""
    return clean(decode(data, name)).strip()


def _objects(text: str, name: str) -> Iterator[Any]:
    if text.startswith("["):
        yield from load_json(text, name)
        return
    try:
        yield json.loads(text, strict=False)
    except (ValueError, RecursionError):
        yield from (
            load_json(line, f"{name}, line {number}") for number, line in enumerate(text.split("\n"), 1) if line.strip()
        )


def _parts(rows: Iterator[Any], name: str, limits: ReadLimits) -> Parts:
    parts: list[Part] = []
    skipped = 0
    for number, row in enumerate(rows, 1):
        if number > limits.max_members:
            raise TooLarge(f"{name}: has more than {limits.max_members} rows, the most that are read; split it")
        part = _part(row, number, name, limits) if isinstance(row, dict) else None
        skipped += part is None
        parts += [part] if part else []
    if not parts:
        wanted = ", ".join(FIELD_NAMES["text"][:4])
        raise UnsupportedFormat(
            f"{name}: no field of it is known to hold an article's text ({wanted} …); "
            "name yours in WIREBRIEF_READ_FIELDS"
        )
    return Parts(parts=tuple(parts), dropped={"rows without text": skipped})


def _part(row: Row, number: int, name: str, limits: ReadLimits) -> Part | None:
    content = json.dumps(row, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")
    if looks_like_ninjs(content, ""):
        inner = read_ninjs(content, name, limits).parts[0]
        return Part(name=str(row.get("uri") or number), content=content, manuscript=inner.manuscript)
    fields = {field: _field(row, (limits.fields.get(field, ""), *names)) for field, names in FIELD_NAMES.items()}
    if not fields["text"]:
        return None
    return Part(name=fields["id"] or fields["url"] or str(number), content=content, manuscript=_manuscript(fields))


def _field(row: Row, names: tuple[str, ...]) -> str | None:
    lowered = {str(key).strip().lower(): value for key, value in row.items()}
    return next((words for name in names if (words := _words(row.get(name, lowered.get(name.lower()))))), None)


def _words(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value))) or None
    if isinstance(value, dict):
        return _words(value.get("name"))
    return str(value).strip() or None if isinstance(value, str | int | float) else None


def _manuscript(fields: dict[str, str | None]) -> Manuscript:
    text, spans = compose(with_title(_blocks(fields["text"] or ""), fields["title"]))
    url, language = fields["url"] or "", fields["language"] or ""
    return Manuscript(
        media_type="application/json",
        text=text,
        paragraphs=spans,
        title=fields["title"],
        byline=fields["byline"],
        publisher=fields["publisher"],
        published_at=parse_date(fields["published_at"] or ""),
        url=url if url.startswith(("http://", "https://")) else None,
        language=language.replace("_", "-").split("-")[0].lower() if len(language) in (2, 3, 5) else None,
    )


def _blocks(text: str) -> Iterator[Block]:
    if len(_HTML.findall(text[:20_000])) >= 2:
        yield from read_bare(text)
        return
    cleaned = clean(text)
    yield from (Block(cleaned[spot.start : spot.end]) for spot in lay_out(cleaned))
