"""One thing in a brief that does not hold."""

from msgspec import Struct


class Difference(Struct, frozen=True):
    """Where in brief.json (`claims[2].evidence[0].quote`), what is wrong, what should be there, and what is.

    `str` gives all of it on one line.
    """

    path: str
    what: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}: expected {self.expected}, found {self.found}"
