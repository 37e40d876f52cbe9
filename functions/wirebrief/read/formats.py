"""The registry of formats: each is recognised by content and read by a function of its own."""

from collections.abc import Callable
from typing import NamedTuple

from wirebrief.errors import UnsupportedFormat
from wirebrief.read import html, markdown, plain, sniff
from wirebrief.read.manuscript import Manuscript


class Format(NamedTuple):
    """One way in which articles come. `looks_like(data, name)` decides by content; the first that says yes reads."""

    called: str
    looks_like: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Manuscript] | None = None


FORMATS: tuple[Format, ...] = (
    Format("HTML", html.looks_like_html, html.read_html),
    Format("an e-mail or a saved web page", sniff.looks_like_mail),
    Format("XML", sniff.looks_like_xml),
    Format("JSON", sniff.looks_like_json),
    Format("Markdown", markdown.looks_like_markdown, markdown.read_markdown),
    Format("plain text", lambda _data, _name: True, plain.read_plain),
)
"""In order: what is sure comes first, and plain text, which nothing marks, last."""


def read_manuscript(data: bytes, name: str) -> Manuscript:
    """Recognise the bytes and read them.

    Raises:
        UnsupportedFormat: no reader for what they look like.
        Undecodable: no charset fits.
    """
    kind = sniff.binary_kind(data)
    if kind is not None:
        raise _unsupported(name, kind)
    found = next(form for form in FORMATS if form.looks_like(data, name))
    if found.read is None:
        raise _unsupported(name, found.called)
    return found.read(data, name)


def _unsupported(name: str, kind: str) -> UnsupportedFormat:
    return UnsupportedFormat(f"{name}: looks like {kind}; upload the article as plain text, Markdown or HTML")
