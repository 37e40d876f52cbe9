"""Refuse the keys under which some store could not keep an object, or would keep it in the wrong place."""

import re
from typing import Final

from wirebrief.errors import KeyRefused

# S3 allows 1,024 bytes; the rest is left for a prefix that an operator may put before every key.
MAX_KEY_BYTES: Final = 900
# The longest file name of the usual file systems.
MAX_PART_BYTES: Final = 255
_FORBIDDEN: Final = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\\]")


def check_key(key: str) -> None:
    """Pass a key that every store takes.

    Raises:
        KeyRefused: empty, absolute, with an empty part or one that starts with a dot (`..` leads out of a
            folder, others are hidden), with a control character, a backslash or half a surrogate pair, or too long.

    >>> check_key("briefs/2026/11/22/abc/brief.json")
    >>> check_key("briefs/../../etc/passwd")
    Traceback (most recent call last):
    wirebrief.errors.KeyRefused: the key 'briefs/../../etc/passwd' cannot name an object: '..' starts with a dot
    """
    reason = _fault(key)
    if reason is not None:
        raise KeyRefused(f"the key {key[:100]!r} cannot name an object: {reason}")


def _fault(key: str) -> str | None:
    forbidden = _FORBIDDEN.search(key)
    if forbidden is not None:
        return f"{forbidden.group()!r} is not allowed in it"
    if len(key.encode()) > MAX_KEY_BYTES:
        return f"it has {len(key.encode())} bytes, {MAX_KEY_BYTES} are the most"
    return next((fault for part in key.split("/") if (fault := _part_fault(part))), None)


def _part_fault(part: str) -> str | None:
    if not part:
        return "a part of it is empty"
    if part.startswith("."):
        return f"{part[:20]!r} starts with a dot"
    if len(part.encode()) > MAX_PART_BYTES:
        return f"{part[:20]!r}… has {len(part.encode())} bytes, {MAX_PART_BYTES} are the most"
    return None
