"""Read e-mail: the letter itself, and each attachment as a file of its own; a saved web page is mail too."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from typing import Any, Final

from wirebrief.errors import Damaged, Encrypted, TooComplex, UnsupportedFormat
from wirebrief.read.characters import clean
from wirebrief.read.charset import decode
from wirebrief.read.forwarded import Letter, open_letter
from wirebrief.read.html import read_html
from wirebrief.read.layout import paragraphs as lay_out
from wirebrief.read.manuscript import Block, Manuscript, compose
from wirebrief.read.parts import Part, Parts, whole
from wirebrief.read.titled import with_title
from wirebrief.read.words import count_words
from wirebrief.settings import ReadLimits

MOST_PARTS: Final = 500
"""Parts of one message: a newsletter has ten, a message made to hang a parser thousands."""
MOST_HEADER_BYTES: Final = 500_000
"""Mail servers refuse headers of a tenth of it."""
DEEPEST: Final = 20
HTML_LEAD: Final = 1.5
"""Where the page says so much more than the plain text, the plain text only says that there is a page."""
ENOUGH: Final = 100_000
_NOT_ARTICLES = ("image/", "audio/", "video/", "font/", "text/css", "text/calendar", "text/vcard", "application/pgp")
_ADDRESS = re.compile(r"\s*<[^<>@\s]+@[^<>\s]+>|\S+@\S+")


def read_mail(data: bytes, name: str, limits: ReadLimits) -> Parts:
    """Return the letter if it says enough to be an article, and its attachments.

    Raises:
        Damaged: no message that can be taken apart.
        Encrypted: only its addressee can read it.
        UnsupportedFormat: it holds nothing that is read.
    """
    _check_header(data, name)
    message = _parse(data, name)
    if message.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime"):
        raise Encrypted(f"{name} is an encrypted message; forward it in the clear")
    parts = [*_walk(message, 0)]
    if _is_saved_page(message):
        return whole(_saved_page(message, parts, name))
    attached, dropped = _attachments(parts, limits)
    letter = _letter(message, parts, name)
    if attached and count_words(letter.text, limits.min_words) < limits.min_words:
        dropped["covering letters"] += 1
        return Parts(parts=tuple(attached), dropped=dict(dropped))
    if not attached and not letter.text:
        raise UnsupportedFormat(f"{name}: a message without text or attachments that are read; forward the text itself")
    if not attached:
        return Parts(parts=(Part(manuscript=letter),), dropped=dict(dropped))
    own = Part(name="letter", content=letter.text.encode("utf-8", "replace"), manuscript=letter)
    return Parts(parts=(own, *attached), dropped=dict(dropped))


def _check_header(data: bytes, name: str) -> None:
    """The parser keeps every field as an object: endless ones would cost more memory than their letter."""
    ends = [end for mark in (b"\n\n", b"\n\r\n") if (end := data.find(mark)) >= 0]
    if min(ends, default=len(data)) > MOST_HEADER_BYTES:
        raise TooComplex(f"{name}: a header of more than {MOST_HEADER_BYTES:,} bytes; forward the text itself")


def _parse(data: bytes, name: str) -> EmailMessage:
    from email import policy  # noqa: PLC0415 - only where mail comes
    from email.parser import BytesParser  # noqa: PLC0415

    try:
        return BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
    except (ValueError, LookupError, IndexError, AttributeError, TypeError, KeyError, RecursionError) as exc:
        raise Damaged(f"{name}: a message that cannot be taken apart ({exc}); save it again") from exc


def _walk(message: Any, depth: int) -> Iterator[Any]:
    """Yield the parts that are no containers; a forwarded message is one part, read as a file of its own."""
    if depth > DEEPEST:
        return
    if message.get_content_maintype() != "multipart":
        yield message
        return
    for part in message.get_payload() if isinstance(message.get_payload(), list) else ():
        yield from _walk(part, depth + 1)


def _is_saved_page(message: EmailMessage) -> bool:
    related = message.get_content_type() == "multipart/related"
    return related and (
        "Snapshot-Content-Location" in message or (_header(message, "MIME-Version") is not None and "To" not in message)
    )


def _saved_page(message: EmailMessage, parts: list[Any], name: str) -> Manuscript:
    from msgspec.structs import replace  # noqa: PLC0415 - beside its only use

    page = next((part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    if page is None:
        raise UnsupportedFormat(f"{name}: a saved page without the page itself; save it again")
    read = read_html(_content(page), name)
    place = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location") or ""
    url = read.url or (place if place.startswith(("http://", "https://")) else None)
    return replace(
        read, media_type="multipart/related", url=url, dropped={**read.dropped, "other files": len(parts) - 1}
    )


def _attachments(parts: list[Any], limits: ReadLimits) -> tuple[list[Part], "Counter[str]"]:
    dropped: Counter[str] = Counter()
    attached: list[Part] = []
    for part in parts[:MOST_PARTS]:
        kind = part.get_content_type()
        if kind.startswith(_NOT_ARTICLES):
            dropped["pictures and the like"] += 1
        elif _is_attached(part) and len(attached) < limits.max_members:
            content = _content(part)
            number = len(attached) + 1
            if content.strip():
                attached.append(Part(name=_filename(part, number), content=content))
    return attached, dropped


def _is_attached(part: Any) -> bool:
    if part.get_content_type() in ("message/rfc822", "message/global"):
        return True
    told = (_header(part, "Content-Disposition") or "").lower()
    return (
        told.startswith("attachment")
        or (not part.get_content_type().startswith(("text/plain", "text/html")) and not told.startswith("inline"))
        or bool(_safely(part.get_filename))
    )


def _filename(part: Any, number: int) -> str:
    said = str(_safely(part.get_filename) or "")
    last = "".join(filter(str.isprintable, said.replace("\\", "/").rpartition("/")[2])).strip(". ")
    return f"{number}-{last}" if last else f"{number}.eml" if part.get_content_maintype() == "message" else str(number)


def _content(part: Any) -> bytes:
    """Return what the part carries; of a message that was passed on as a whole, the message."""
    if part.get_content_maintype() == "message":
        inner = part.get_payload()
        content = _safely(inner[0].as_bytes) if isinstance(inner, list) and inner else None
    else:
        content = _safely(lambda: part.get_payload(decode=True))
    return content if isinstance(content, bytes) else b""


def _letter(message: EmailMessage, parts: list[Any], name: str) -> Manuscript:
    subject, sender = _header(message, "Subject"), _header(message, "From")
    sent = _safely(lambda: message["Date"].datetime) if "Date" in message else None
    texts = [_text(part, name) for part in parts if part.get_content_type() == "text/plain" and not _is_attached(part)]
    pages = [part for part in parts if part.get_content_type() == "text/html" and not _is_attached(part)]
    letter = open_letter(
        "\n\n".join(texts), Letter(subject=subject, sender=sender, sent=sent if isinstance(sent, datetime) else None)
    )
    plain = _manuscript(letter)
    if not pages:
        return plain
    page = _page(pages[0], letter, name)
    longer = count_words(page.text, ENOUGH) > HTML_LEAD * count_words(plain.text, ENOUGH)
    return page if longer else plain


def _manuscript(letter: Letter) -> Manuscript:
    body = clean(letter.body).strip()
    blocks = (Block(body[spot.start : spot.end]) for spot in lay_out(body))
    text, paragraphs = compose(with_title(blocks, letter.title)) if body else ("", ())
    return Manuscript(
        media_type="message/rfc822",
        text=text,
        paragraphs=paragraphs,
        title=letter.title,
        byline=_person(letter.sender),
        published_at=letter.sent,
        dropped=letter.dropped,
    )


def _page(part: Any, letter: Letter, name: str) -> Manuscript:
    from msgspec.structs import replace  # noqa: PLC0415 - beside its only use

    charset = part.get_content_charset()
    page = decode(_content(part), name, charset).encode("utf-8", "replace")
    read = read_html(b"<meta charset=utf-8>" + page if b"<html" not in page[:500].lower() else page, name)
    return replace(
        read,
        media_type="message/rfc822",
        title=letter.title or read.title,
        byline=read.byline or _person(letter.sender),
        published_at=letter.sent or read.published_at,
    )


def _text(part: Any, name: str) -> str:
    charset = _safely(part.get_content_charset)
    return decode(_content(part), name, charset if isinstance(charset, str) else None)


def _person(sender: str | None) -> str | None:
    return _ADDRESS.sub("", sender or "").strip(" \"'\t") or None


def _header(message: Any, field: str) -> str | None:
    """Return a header's words on one line, None where it is absent or no parser makes sense of it."""
    value = _safely(lambda: message[field])
    return " ".join(str(value).split())[:1000] or None if value is not None else None


def _safely(read: Any) -> object:
    """Return what the standard library's parser makes of a malformed header: None where it gives up."""
    try:
        return read()
    except (ValueError, LookupError, IndexError, AttributeError, TypeError, KeyError, AssertionError, RecursionError):
        return None
