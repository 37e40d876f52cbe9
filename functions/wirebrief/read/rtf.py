"""Read Rich Text: its words without the control words, its title where its information has one."""

import re

from wirebrief.errors import Damaged, Encrypted, TooComplex
from wirebrief.read.characters import clean
from wirebrief.read.layout import paragraphs as lay_out
from wirebrief.read.manuscript import Block, Manuscript, compose
from wirebrief.read.parts import Parts, whole
from wirebrief.settings import ReadLimits

DEEPEST_GROUP = 500
"""Word nests groups a dozen deep; the parser keeps a list of them."""
_CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_PICTURES = re.compile(rb"\{\\(?:\*\\)?(?:pict|objdata|themedata|datastore|blipuid)\b[^{}]*\}")
_TITLE = re.compile(r"\{\\info\b.{0,2000}?\{\\title (.{1,300}?)\}", re.DOTALL)


def read_rtf(data: bytes, name: str, limits: ReadLimits) -> Parts:  # noqa: ARG001 - as every reader
    """Return the document.

    Raises:
        Damaged: its control words make no sense.
        TooComplex: its groups are nested beyond all use.
        Encrypted: a password protects it.
    """
    if b"\\passwordhash" in data and b"\\enforceprot1" in data:
        raise Encrypted(f"{name} is protected; save it without a password")
    _check_depth(data, name)
    pictures = len(_PICTURES.findall(data))
    source = _PICTURES.sub(b"", data).decode("latin-1")
    text = clean(_striped(source, _charset(data), name)).strip()
    title = _TITLE.search(source)
    said = clean(_striped("{\\rtf1 " + title[1] + "}", _charset(data), name)).strip() if title else None
    blocks = [Block(text[spot.start : spot.end]) for spot in lay_out(text)]
    composed, paragraphs = compose(blocks)
    known = said if said and said in composed[:1000] else None
    dropped = {"pictures": pictures} if pictures else {}
    return whole(
        Manuscript(media_type="application/rtf", text=composed, paragraphs=paragraphs, title=known, dropped=dropped)
    )


def _striped(source: str, charset: str, name: str) -> str:
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - only where Rich Text comes

    try:
        return str(rtf_to_text(source, encoding=charset, errors="replace"))
    except (ValueError, LookupError, IndexError, OverflowError, AttributeError, TypeError, KeyError) as exc:
        raise Damaged(f"{name}: Rich Text that cannot be read ({exc}); save it again") from exc


def _charset(data: bytes) -> str:
    found = _CODEPAGE.search(data[:2000])
    charset = f"cp{found[1].decode()}" if found else "cp1252"
    try:
        b"".decode(charset)
    except LookupError:
        return "cp1252"
    return charset


def _check_depth(data: bytes, name: str) -> None:
    depth = 0
    for brace in re.finditer(rb"(?<!\\)[{}]", data):
        depth += 1 if brace.group() == b"{" else -1
        if depth > DEEPEST_GROUP:
            raise TooComplex(f"{name}: its groups are nested more than {DEEPEST_GROUP} deep; save it as plain text")
