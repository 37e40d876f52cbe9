"""Read Markdown: its markers go, its structure and the metadata before it stay."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wirebrief.article import CELL_BREAK, SentenceKind
from wirebrief.read.characters import clean
from wirebrief.read.charset import decode
from wirebrief.read.lines import said_by_field
from wirebrief.read.manuscript import Block, Manuscript, compose
from wirebrief.read.sniff import head

if TYPE_CHECKING:
    from markdown_it.token import Token

NAMES = (".md", ".markdown", ".mdown", ".mkd")
_MATTER = re.compile(rb"---[ \t]*\r?\n(?:[A-Za-z_-]{1,40}:.*\r?\n|[ \t#-].*\r?\n|\r?\n){1,60}---[ \t]*\r?\n")
# Each behind the signs of which one stands in it: only where one does is the slower pattern looked for.
_MARKERS = tuple(
    (signs, re.compile(pattern, re.MULTILINE))
    for signs, pattern in (
        ((b"# ",), rb"^#{1,6} \S"),
        ((b"](",), rb"(?<!!)\[[^\]\n]{1,300}\]\([^)\s]{1,500}\)"),
        ((b"**",), rb"(?<![*\w])\*\*[^*\s][^*\n]{0,300}\*\*"),
        ((b"> ",), rb"^> \S"),
        ((b"```",), rb"^```"),
        ((b"![",), rb"!\[[^\]\n]{0,300}\]\([^)\s]{1,500}\)"),
        ((b"===", b"---"), rb"^(?:={3,}|-{3,})\s*$"),
        ((b"* ", b"+ ", b"- "), rb"^[*+-] \S"),
    )
)
KINDS_BY_NAME = 1
KINDS_WITHOUT = 2
"""How many kinds of marker make Markdown of a file that is called so, and of one that is not."""
KINDS_OF_TXT = 3
"""A file called .txt must look like nothing else: its offsets are expected to be those of its text."""
DEEPEST_NESTING = 50
"""Quotations and lists inside each other: none that a person wrote goes deeper."""
_DEEP = re.compile(r"^(?:(?:>|[-*+](?= )) ?){10,}", re.MULTILINE)
"""Markers of that many levels at the head of a line become one: past its bound the parser would drop the words."""
_FRONT_MATTER = re.compile(r"---[ \t]*\n((?:.*\n){0,60}?)---[ \t]*(?:\n|$)")
_TAG = re.compile(r"<[^<>]{1,2000}>")
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_WORDS = frozenset(("text", "code_inline"))


def looks_like_markdown(data: bytes, name: str) -> bool:
    """Return whether the file has front matter, or as many kinds of marker as its name makes likely."""
    start = head(data)
    if _MATTER.match(start):
        return True
    kinds = sum(any(sign in start for sign in signs) and bool(marker.search(start)) for signs, marker in _MARKERS)
    lowered = name.lower()
    if lowered.endswith(NAMES):
        return kinds >= KINDS_BY_NAME
    return kinds >= (KINDS_OF_TXT if lowered.endswith((".txt", ".text")) else KINDS_WITHOUT)


def read_markdown(data: bytes, name: str) -> Manuscript:
    """Return the text without markers, headings marked, and what the front matter says.

    Raises:
        Undecodable: no charset fits.
    """
    source = clean(decode(data, name)).lstrip()
    said, body = _part_front_matter(source)
    text, paragraphs = compose(_with_title(_blocks(body), said))
    return Manuscript(media_type="text/markdown", text=text, paragraphs=paragraphs, **said)


def _part_front_matter(source: str) -> tuple[dict[str, Any], str]:
    match = _FRONT_MATTER.match(source)
    if not match:
        return {}, source
    said: dict[str, Any] = {}
    for line in match[1].splitlines():
        field, _, value = line.partition(":")
        value = value.strip().strip("\"'").strip()
        if value and not field.startswith((" ", "-", "#")):
            said = {**said_by_field(field, value.strip("[]")), **said}
    return said, source[match.end() :]


def _with_title(blocks: Iterator[Block], said: dict[str, Any]) -> Iterator[Block]:
    """Put the title of the front matter first, or take the first heading for it."""
    first = next(blocks, None)
    if first is None:
        return
    heads = first.kind == "heading"
    if "title" in said and not (heads and first.text.casefold() == said["title"].casefold()):
        yield Block(said["title"], "title")
        yield first
    elif heads:
        said.setdefault("title", first.text)
        yield Block(first.text, "title")
    else:
        yield first
    yield from blocks


def _blocks(body: str) -> Iterator[Block]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only Markdown pays for it

    kind: SentenceKind = "body"
    cells: list[str] | None = None
    for token in MarkdownIt("commonmark", {"maxNesting": DEEPEST_NESTING}).enable("table").parse(_DEEP.sub("> ", body)):
        if token.type == "inline" and cells is not None:
            cells.append(_inline(token.children or []))
        elif token.type == "inline":
            yield Block(_inline(token.children or []), kind)
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield Block(CELL_BREAK.join(cells or []))
            cells = None
        elif token.type in ("heading_open", "heading_close"):
            kind = "heading" if token.type == "heading_open" else "body"
        else:
            yield Block(_raw(token))


def _raw(token: "Token") -> str:
    """Return the words of code and of embedded HTML; nothing for a token that only opens or closes."""
    if token.type in ("fence", "code_block"):
        return token.content
    return _TAG.sub(" ", token.content) if token.type == "html_block" else ""


def _inline(tokens: list["Token"]) -> str:
    """Join the words of one paragraph; a soft break is a blank, and a picture says nothing."""
    return "".join(_BREAKS.get(token.type) or (token.content if token.type in _WORDS else "") for token in tokens)
