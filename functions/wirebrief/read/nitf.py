"""Read NITF, the agencies' older XML, alone or inside a NewsML item."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from wirebrief.read.manuscript import Block
from wirebrief.read.parts import Parts, whole
from wirebrief.read.safe_xml import XML_NAMESPACE, attribute_at, parse_xml, prose_blocks, words_at, words_of
from wirebrief.read.wire import Item, manuscript_of
from wirebrief.settings import ReadLimits

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_nitf(data: bytes, name: str, limits: ReadLimits) -> Parts:  # noqa: ARG001 - as every reader
    """Return the article. Raises: Damaged."""
    root = parse_xml(data, name)
    nitf = root if root.tag == "nitf" else root.find(".//nitf")
    if nitf is None:
        nitf = root
    return whole(manuscript_of(item_of(nitf), body_of(nitf), name))


def item_of(nitf: "_Element") -> Item:
    """Return what the head and the body's head say of the item."""
    data = nitf.find("head/docdata")
    status = data.get("management-status") if data is not None else None
    issued, release = attribute_at(nitf, "head/docdata/date.issue", "norm"), _release(nitf)
    return Item(
        media_type="application/nitf+xml",
        id=attribute_at(nitf, "head/docdata/doc-id", "id-string") or attribute_at(nitf, "head/docdata/du-key", "key"),
        headline=words_at(nitf, "body/body.head/hedline/hl1", "head/title"),
        byline=_byline(nitf),
        dateline=words_at(nitf, "body/body.head/dateline", "body/body.content/dateline"),
        publisher=words_at(nitf, "body/body.head/distributor", "body/body.head/distributor/org")
        or attribute_at(nitf, "head/pubdata", "name")
        or attribute_at(nitf, "head/docdata/doc.copyright", "holder"),
        published=issued or release or attribute_at(nitf, "head/pubdata", "date.publication"),
        language=nitf.get(f"{XML_NAMESPACE}lang") or _language(nitf),
        version=attribute_at(nitf, "head/docdata/du-key", "version"),
        version_created=attribute_at(nitf, "head/revision-history[last()]", "norm") or issued,
        embargo=release,
        status=status,
        note=attribute_at(nitf, "head/docdata/ed-msg", "info"),
        signals=("correction",) if nitf.find("head/docdata/correction") is not None else (),
    )


def within(item: Item, nitf: "_Element") -> Item:
    """Return the item with what it leaves open filled in from the NITF that it carries."""
    inner = item_of(nitf)
    taken = {
        field: getattr(inner, field)
        for field in ("headline", "byline", "dateline", "publisher", "published", "language", "embargo")
        if getattr(item, field) is None
    }
    return replace(item, **taken)


def body_of(nitf: "_Element") -> list[Block]:
    """Return the paragraphs and headings, without what the body's head says already."""
    content = nitf.find("body/body.content")
    if content is None:
        content = nitf.find("body")
    return [] if content is None else [*prose_blocks(content)]


def _release(nitf: "_Element") -> str | None:
    return attribute_at(nitf, "head/docdata/date.release", "norm")


def _byline(nitf: "_Element") -> str | None:
    """Return the byline's person, without the title that may follow it."""
    byline = nitf.find("body/body.head/byline")
    if byline is None:
        byline = nitf.find("body/body.content/byline")
    if byline is None:
        return None
    person = words_of(byline.find("person"))
    return person or (byline.text or "").strip(" ,\n\t") or words_of(byline)


def _language(nitf: "_Element") -> str | None:
    return nitf.get("lang") or attribute_at(nitf, "body", f"{XML_NAMESPACE}lang")
