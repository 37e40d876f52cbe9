"""Read OpenDocument text: paragraphs and headings as they would be printed."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wirebrief.article import CELL_BREAK, SentenceKind
from wirebrief.errors import Damaged, Encrypted
from wirebrief.read.archive import open_zip, unpack
from wirebrief.read.manuscript import Block, Manuscript, compose
from wirebrief.read.parts import Parts, whole
from wirebrief.read.safe_xml import parse_xml, words_at
from wirebrief.settings import ReadLimits

if TYPE_CHECKING:
    from zipfile import ZipFile

    from lxml.etree import _Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_UNSAID = frozenset(("annotation", "note", "tracked-changes", "deletion", "ruby-text", "frame", "object"))
MOST_BLANKS = 1_000
"""`<text:s text:c="…"/>` stands for so many blanks; no line has more, and a bomb would."""


def read_odt(data: bytes, name: str, limits: ReadLimits) -> Parts:
    """Return the document.

    Raises:
        Damaged: it has no content, or a broken one.
        Encrypted: a password protects it.
    """
    with open_zip(data, name) as archive:
        if b"encryption-data" in (_content(archive, "META-INF/manifest.xml", name, limits) or b""):
            raise Encrypted(f"{name} is protected by a password; save it without one")
        content, meta = _content(archive, "content.xml", name, limits), _content(archive, "meta.xml", name, limits)
    if content is None:
        raise Damaged(f"{name}: an OpenDocument text without its content; save it again")
    return whole(_manuscript(parse_xml(content, name), parse_xml(meta, name) if meta else None))


def _content(archive: "ZipFile", called: str, name: str, limits: ReadLimits) -> bytes | None:
    try:
        return unpack(archive, archive.getinfo(called), name, limits.max_unpacked)
    except KeyError:
        return None


def _manuscript(root: "_Element", meta: "_Element | None") -> Manuscript:
    dropped: Counter[str] = Counter()
    body = root.find("body/text")
    blocks = list(_blocks(root if body is None else body, dropped))
    text, paragraphs = compose(blocks)
    said = words_at(meta, "meta/title") if meta is not None else None
    title = next((block.text.strip() for block in blocks if block.kind == "title"), None)
    return Manuscript(
        media_type="application/vnd.oasis.opendocument.text",
        text=text,
        paragraphs=paragraphs,
        title=title or (said if said and said in text[:1000] else None),
        language=(words_at(meta, "meta/language") or "").split("-")[0].lower() or None if meta is not None else None,
        dropped=dict(dropped),
    )


def _blocks(parent: "_Element", dropped: "Counter[str]") -> Iterator[Block]:
    for child in parent:
        if child.tag in ("p", "h"):
            yield Block("".join(_words(child, dropped)), _kind(child))
        elif child.tag == "table-row":
            cells = (
                " ".join("".join(_words(one, dropped)) for one in cell.iter("p", "h")).strip()
                for cell in child.iter("table-cell")
            )
            yield Block(CELL_BREAK.join(filter(None, cells)))
        elif child.tag not in _UNSAID and isinstance(child.tag, str):
            yield from _blocks(child, dropped)


def _kind(paragraph: "_Element") -> SentenceKind:
    style = (paragraph.get(f"{_TEXT}style-name") or "").lower()
    if style.startswith("title"):
        return "title"
    return "heading" if paragraph.tag == "h" else "body"


def _words(element: "_Element", dropped: "Counter[str]") -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _UNSAID:
            dropped[f"{child.tag}s"] += 1
        elif child.tag == "s":
            yield " " * min(_number(child.get(f"{_TEXT}c")), MOST_BLANKS)
        elif child.tag in ("tab", "line-break"):
            yield "\t" if child.tag == "tab" else "\n"
        elif isinstance(child.tag, str):
            yield from _words(child, dropped)
        yield child.tail or ""


def _number(words: str | None) -> int:
    return int(words) if words and words.isascii() and words.isdecimal() and len(words) < 9 else 1
