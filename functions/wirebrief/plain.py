"""Make foreign text safe to print: no control characters, nothing that reorders or hides what stands around it."""

import re
from urllib.parse import quote, urlsplit

# C0 and C1 controls but for white space; bidi embeddings, overrides and isolates; interlinear annotation;
# the byte order mark; lone surrogates; tag characters, which can carry text that no reader sees.
# The marks U+200E, U+200F, U+061C and the joiners U+200C, U+200D stay: scripts need them, and they reorder nothing.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_HOST = re.compile(r"[^\s/@\\]+")


def plain(text: str) -> str:
    """Return the text on one line, white space folded, without characters that control a terminal or a page.

    >>> plain("red \\x1b[31m\\u202eevil\\n next")
    'red [31mevil next'
    """
    return " ".join(_UNPRINTABLE.sub("", text).split())


def safe_url(url: str | None) -> str | None:
    """Return the address with everything unusual percent-encoded, None where it is not plain http or https.

    An address that carries a user name is refused: what stands before the `@` can pose as the host.
    """
    try:
        parts = urlsplit((url or "").strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or not _HOST.fullmatch(parts.netloc):
        return None
    return quote(_UNPRINTABLE.sub("", parts.geturl()), safe="%/:=&?~#+!$,;@[]*")


def printable(text: str) -> str:
    """Return the text with its white space as it is, without the characters that `plain` takes out.

    >>> printable("two\\nlines\\x07 ")
    'two\\nlines '
    """
    return _UNPRINTABLE.sub("", text)
