"""Read ninjs, the agencies' JSON, in all its versions: 1.x names its fields flat, 2.x in lists, 3.x in camel case."""

import json
from typing import Any

from wirebrief.errors import Damaged, UnsupportedFormat
from wirebrief.read.bare_html import read_bare
from wirebrief.read.charset import decode
from wirebrief.read.manuscript import Block
from wirebrief.read.parts import Part, Parts, is_withdrawn, whole
from wirebrief.read.wire import Item, manuscript_of
from wirebrief.settings import ReadLimits

WITHOUT_TEXT = ("picture", "graphic", "audio", "video", "event", "planning", "component")
Fields = dict[str, Any]


def read_ninjs(data: bytes, name: str, limits: ReadLimits) -> Parts:  # noqa: ARG001 - as every reader
    """Return the article; of an item without text, those of its associations that have some.

    Raises:
        Damaged: no JSON, or an embargo that nobody can read.
        UnsupportedFormat: a picture, an event, a plan.
    """
    fields = lowered(load_json(decode(data, name), name))
    body = _body(fields)
    manuscript = manuscript_of(_item(fields), body, name)
    if body or is_withdrawn(manuscript.wire):
        return whole(manuscript)
    parts = [*_associated(fields, name)]
    if parts:
        return Parts(parts=tuple(parts))
    kind = str(fields.get("type") or "item")
    described = [Block(_string(fields.get("description_text")) or _chosen(fields.get("descriptions")) or "")]
    if kind in WITHOUT_TEXT or not described[0].text:
        raise UnsupportedFormat(f"{name}: a ninjs {kind} without an article's text; send the text")
    return whole(manuscript_of(_item(fields), described, name))


def load_json(text: str, name: str) -> Any:
    """Return what the JSON says. Raises: Damaged."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError) as exc:
        raise Damaged(f"{name}: no JSON that can be read ({exc}); export it again") from exc


def lowered(value: object) -> Fields:
    """Return an object's fields under lower-case names; nothing of what is no object."""
    return {key.lower(): field for key, field in value.items()} if isinstance(value, dict) else {}


def _item(fields: Fields) -> Item:
    return Item(
        media_type="application/ninjs+json",
        id=_string(fields.get("uri")),
        headline=_string(fields.get("headline")) or _chosen(fields.get("headlines")) or _string(fields.get("title")),
        byline=_string(fields.get("byline")) or _string(fields.get("by")),
        publisher=_string(fields.get("copyrightholder")) or _source(fields),
        published=_string(fields.get("versioncreated")) or _string(fields.get("firstcreated")),
        url=_string(fields.get("uri")),
        language=_string(fields.get("language")),
        version=_version(fields.get("version")),
        version_created=_string(fields.get("versioncreated")),
        embargo=_string(fields.get("embargoed")),
        status=_string(fields.get("pubstatus")),
        note=_string(fields.get("ednote")),
        signals=tuple(word for word in (_string(fields.get("profile")), _string(fields.get("signal"))) if word),
    )


def _body(fields: Fields) -> list[Block]:
    """Return the paragraphs of the fullest body; mark-up tells paragraphs best, and is taken where it says as much."""
    found = [*_bodies(fields)]
    readable = [[*_blocks(kind, text)] for kind, text in found]
    best = max(readable, key=_letters, default=[])
    return best if any(block.text.strip() for block in best) else []


def _letters(blocks: list[Block]) -> tuple[int, int]:
    """Size in steps of a tenth or so, so that the finer-parted of two equal bodies wins."""
    size = sum(len(block.text) for block in blocks)
    return size.bit_length(), sum(bool(block.text.strip()) for block in blocks)


def _bodies(fields: Fields) -> list[tuple[str, str]]:
    bodies = [
        (kind, text)
        for kind, text in (
            (key[4:].strip("_"), value)
            for key, value in fields.items()
            if key.startswith("body") and isinstance(value, str)
        )
    ]
    for one in map(lowered, _list(fields.get("bodies"))):
        text = _string(one.get("value"))
        if text:
            bodies.append((_string(one.get("contenttype")) or _string(one.get("role")) or "text", text))
    return bodies


def _blocks(kind: str, text: str) -> list[Block]:
    if any(mark in kind.lower() for mark in ("html", "xml", "nitf")) or text.lstrip().startswith("<"):
        return [*read_bare(text)]
    lines = text.replace("\r\n", "\n")
    return [Block(" ".join(piece.split())) for piece in lines.split("\n\n" if "\n\n" in lines else "\n")]


def _associated(fields: Fields, name: str) -> list[Part]:
    associations = fields.get("associations")
    members = associations.values() if isinstance(associations, dict) else _list(associations)
    parts: list[Part] = []
    for member in members:
        inner = lowered(member)
        body = _body(inner)
        if body:
            content = json.dumps(member, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")
            called = _string(inner.get("uri")) or str(len(parts) + 1)
            parts.append(Part(name=called, content=content, manuscript=manuscript_of(_item(inner), body, name)))
    return parts


def _chosen(values: object) -> str | None:
    """Return the value whose role is main, else the first."""
    said = [lowered(value) for value in _list(values)]
    main = [one for one in said if one.get("role") in ("main", "text", "headline")]
    return next((text for one in (*main, *said) if (text := _string(one.get("value")))), None)


def _source(fields: Fields) -> str | None:
    sources = [*_list(fields.get("infosources")), *_list(fields.get("infosource"))]
    return next((text for one in sources if (text := _string(lowered(one).get("name")))), None)


def _version(value: object) -> str | None:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else _string(value)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
