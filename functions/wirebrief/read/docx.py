"""Read Word documents: the text as it would be printed, without deleted, hidden and repeated words."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wirebrief.article import CELL_BREAK, SentenceKind
from wirebrief.errors import Damaged, TooLarge
from wirebrief.read.archive import open_zip, unpack
from wirebrief.read.manuscript import Block, Manuscript, compose
from wirebrief.read.parts import Parts, whole
from wirebrief.read.safe_xml import parse_xml, words_at
from wirebrief.settings import ReadLimits

if TYPE_CHECKING:
    from zipfile import ZipFile

    from lxml.etree import _Element

DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS = "_rels/.rels"
_UNSAID = frozenset(
    ("del", "moveFrom", "Fallback", "instrText", "delText", "pict", "commentReference", "footnoteReference")
)
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
"""A soft hyphen says nothing: `clean` would take it out."""
_TITLES = ("title", "titel", "titre", "título")
_CAPTIONS = ("caption", "beschriftung", "légende")


def read_docx(data: bytes, name: str, limits: ReadLimits) -> Parts:
    """Return the document.

    Raises:
        Damaged: a part that it cannot do without is missing or broken.
        Encrypted, TooLarge, TooComplex: see `archive.unpack`.
    """
    with open_zip(data, name) as archive:
        document = _part(archive, _main_part(archive, name, limits), name, limits)
        if document is None:
            raise Damaged(f"{name}: a Word document without its main part; save it again")
        styles = _style_names(_part(archive, "word/styles.xml", name, limits))
        core = _part(archive, "docProps/core.xml", name, limits)
    return whole(_manuscript(document, styles, core))


def _main_part(archive: "ZipFile", name: str, limits: ReadLimits) -> str:
    """Return where the text is: the package's relations may name another place than the usual one."""
    relations = None if DOCUMENT in archive.namelist() else _part(archive, _RELATIONS, name, limits)
    for relation in relations if relations is not None else ():
        if (relation.get("Type") or "").endswith("/officeDocument"):
            return (relation.get("Target") or DOCUMENT).lstrip("/")
    return DOCUMENT


def _part(archive: "ZipFile", called: str, name: str, limits: ReadLimits) -> "_Element | None":
    try:
        member = archive.getinfo(called)
    except KeyError:
        return None
    if member.file_size > limits.max_unpacked:
        raise TooLarge(f"{name}: its part {called} has {member.file_size:,} bytes, too many to be read; cut it")
    content = unpack(archive, member, name, limits.max_unpacked)
    return parse_xml(content, f"{name} ({called})")


def _style_names(styles: "_Element | None") -> dict[str, str]:
    """Return what the styles are called, by their id, which Word translates."""
    named = {}
    for style in styles.iter("style") if styles is not None else ():
        called = style.find("name")
        if called is not None:
            named[style.get(f"{_W}styleId") or ""] = (called.get(f"{_W}val") or "").lower()
    return named


def _manuscript(document: "_Element", styles: dict[str, str], core: "_Element | None") -> Manuscript:
    dropped: Counter[str] = Counter()
    body = document.find("body")
    blocks = list(_blocks(document if body is None else body, styles, dropped))
    text, paragraphs = compose(blocks)
    title = next((block.text.strip() for block in blocks if block.kind == "title"), None)
    said = words_at(core, "title") if core is not None else None
    return Manuscript(
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        text=text,
        paragraphs=paragraphs,
        title=title or (said if said and said in text[:1000] else None),
        language=(words_at(core, "language") or "").split("-")[0].lower() or None if core is not None else None,
        dropped=dict(dropped),
    )


def _blocks(parent: "_Element", styles: dict[str, str], dropped: "Counter[str]") -> Iterator[Block]:
    for child in parent:
        if child.tag == "p":
            text = "".join(_words(child, dropped))
            yield Block(text, _kind(child, styles))
            yield from _boxes(child, styles, dropped)
        elif child.tag == "tbl":
            yield from (_row(row, dropped) for row in child.iter("tr"))
        elif child.tag in ("sdt", "sdtContent", "customXml", "ins", "smartTag", "body", "txbxContent"):
            yield from _blocks(child, styles, dropped)


def _boxes(paragraph: "_Element", styles: dict[str, str], dropped: "Counter[str]") -> Iterator[Block]:
    """Yield the text of boxes that hang on a paragraph; each is there twice, the second time for old programs."""
    for box in paragraph.iter("txbxContent"):
        if not any(above.tag in ("Fallback", "pict") for above in box.iterancestors()):
            yield from _blocks(box, styles, dropped)


def _row(row: "_Element", dropped: "Counter[str]") -> Block:
    cells = (
        " ".join(filter(None, ("".join(_words(one, dropped)).strip() for one in cell.iter("p"))))
        for cell in row.iter("tc")
    )
    return Block(CELL_BREAK.join(filter(None, cells)))


def _words(element: "_Element", dropped: "Counter[str]") -> Iterator[str]:
    for child in element:
        if child.tag in _UNSAID:
            dropped["deleted passages"] += child.tag in ("del", "moveFrom")
        elif child.tag == "r" and _is_hidden(child):
            dropped["hidden passages"] += 1
        elif child.tag == "t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag != "txbxContent":
            yield from _words(child, dropped)


def _is_hidden(run: "_Element") -> bool:
    vanish = run.find("rPr/vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in ("0", "false", "off")


def _kind(paragraph: "_Element", styles: dict[str, str]) -> SentenceKind:
    style = paragraph.find("pPr/pStyle")
    called = style.get(f"{_W}val") or "" if style is not None else ""
    named = styles.get(called, called.lower())
    if named.startswith(_TITLES):
        return "title"
    if named.startswith(_CAPTIONS):
        return "caption"
    return "heading" if named.startswith(("heading", "überschrift", "subtitle")) else "body"
