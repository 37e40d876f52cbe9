"""What a file is taken apart into: one manuscript, or members that are articles or files of their own."""

from msgspec import Struct

from wirebrief.article import Wire
from wirebrief.read.manuscript import Manuscript


class Part(Struct, frozen=True, kw_only=True):
    """One member of a file. `name` tells it from the others and stays the same in the file's next version.

    `content` is the member's own bytes: its id is made of them. With no manuscript they are a file to be read in turn.
    Where the file is one article, the only part has no name and no content: they are the file's.
    """

    name: str = ""
    content: bytes = b""
    manuscript: Manuscript | None = None


class Parts(Struct, frozen=True, kw_only=True):
    """The parts of one file in order; `dropped` counts what it held that is no article, by what it was."""

    parts: tuple[Part, ...]
    dropped: dict[str, int] = {}


def whole(manuscript: Manuscript) -> Parts:
    """Return the parts of a file that is one article."""
    return Parts(parts=(Part(manuscript=manuscript),))


def is_withdrawn(wire: Wire | None) -> bool:
    """Return whether an item is sent to take its earlier versions back, so that it needs no text."""
    return wire is not None and wire.status != "usable"
