"""Read HTML: the main text by trafilatura, and what the page says of itself; no network is ever used."""

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wirebrief.article import SentenceKind
from wirebrief.read.bare_html import UNSEEN, read_bare, shorten_tags
from wirebrief.read.characters import clean
from wirebrief.read.charset import decode
from wirebrief.read.dates import parse_date
from wirebrief.read.manuscript import Block, Manuscript, compose
from wirebrief.read.marks import looks_like_xml
from wirebrief.read.page_facts import PageFacts, read_page_facts
from wirebrief.read.sniff import head
from wirebrief.read.titled import with_title

if TYPE_CHECKING:
    from lxml.etree import _Element
    from trafilatura.settings import Document

_OPENING = re.compile(
    rb"(?:<!--.{0,2000}?-->\s{0,20}|<\?xml[^>]{0,200}\?>\s{0,20}){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|main|section|header|div|p|h[1-6]|table"
    rb"|span|ul|ol|a|b|br|blockquote|figure|img)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
DECLARATION_BYTES = 2048
"""The HTML standard wants the charset in the first 1024 bytes; pages with long comments need a little more."""
_NAMES = (".html", ".htm", ".xhtml")
_BLANKS = re.compile(r"[ \t\n]+")
MOST_TAGS = 30_000
"""Long news pages have up to ten thousand; trafilatura takes 0.7 s for 16,000 and quadratically longer for more."""
_BLOCKS = frozenset(("p", "head", "item", "list", "quote", "row", "cell", "code", "table", "body"))
"""The elements of trafilatura's result tree that stand apart from what is around them."""


def looks_like_html(data: bytes, name: str) -> bool:
    """Return whether the file opens with a tag of HTML, or is called HTML and closes one."""
    start = head(data)
    if _OPENING.match(start):
        return True
    return name.lower().endswith(_NAMES) and not looks_like_xml(data, name) and b"</" in data and b"<" in start


def read_html(data: bytes, name: str) -> Manuscript:
    """Return the page's main text, its title first, and its metadata.

    Raises:
        Undecodable: no charset fits.
    """
    page = _page(data, name)
    return _manuscript(page, _extract(page) if page.count("<") <= MOST_TAGS else None, read_page_facts(page))


def read_html_barely(data: bytes, name: str) -> Manuscript:
    """Return the page's words in one pass: for one that an extractor's process gave up on. Raises: Undecodable."""
    return _manuscript(_page(data, name), None, PageFacts())


def _page(data: bytes, name: str) -> str:
    declared = _DECLARED.search(data[:DECLARATION_BYTES])
    page = clean(decode(data, name, declared.group(1).decode("ascii") if declared else None))
    return shorten_tags(page)


def _manuscript(page: str, document: "Document | None", facts: PageFacts) -> Manuscript:
    title = facts.title or (document.title if document else None)
    blocks = _blocks(document.body) if document is not None and document.body is not None else iter(())
    text, paragraphs = compose(with_title(blocks, title))
    if not any(paragraph.kind == "body" for paragraph in paragraphs):
        text, paragraphs = compose(with_title(read_bare(page), title))
    return Manuscript(
        media_type="text/html",
        text=text,
        paragraphs=paragraphs,
        title=title,
        byline=facts.byline or (document.author if document else None),
        publisher=facts.publisher or (document.sitename if document else None),
        published_at=facts.published_at or (parse_date(document.date or "") if document else None),
        url=facts.url or (document.url if document else None),
        language=facts.language,
        dropped=_left_out(page, text),
    )


def _left_out(page: str, text: str) -> dict[str, int]:
    """Count the words of menus, footers, related links and captions, which are on the page and not in the text."""
    shown = sum(len(block.text.split()) for block in read_bare(page, UNSEEN))
    return {"words around the article": left} if (left := shown - len(text.split())) > 0 else {}


def _extract(page: str) -> "Document | None":
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.4 s that only a page should cost

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not find, our own errors say
    found = bare_extraction(
        page,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return found if not isinstance(found, dict) else None


def _blocks(body: "_Element") -> Iterator[Block]:
    """Yield the words of trafilatura's tree, one block for each element that stands apart."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - comes with trafilatura

    words: list[str] = []
    kind: SentenceKind = "body"
    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield Block(_BLANKS.sub(" ", "".join(words)), kind)
            words = []
            kind = "heading" if element.tag == "head" and event == "start" else "body"
        words.append((element.text if event == "start" else element.tail) or "")
        if element.tag == "lb" and event == "start":
            words.append(" ")
