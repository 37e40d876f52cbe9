"""Tell writing systems apart: a statement in another script than the article's was not asked for."""

import re

_SAMPLE = 2000  # letters of a text that are looked at

# Where each stretch of Unicode ends, and the script that it mostly holds.
_BLOCKS = (
    (0x370, "latin"),
    (0x400, "greek"),
    (0x530, "cyrillic"),
    (0x590, "armenian"),
    (0x600, "hebrew"),
    (0x800, "arabic"),
    (0xE00, "indic"),
    (0x1100, "southeast"),
    (0x1E00, "other"),
    (0x2000, "latin"),
    (0x3040, "other"),
    (0xABFF, "cjk"),
    (0xD7B0, "cjk"),
)
_NOT_LATIN = re.compile(r"[^\W\d_\x00-\u036f\u1e00-\u1fff]")  # a letter of any block but those of the Latin script


def script(text: str) -> str:
    """Return the script of most letters of a text's opening, "" where it has no letters."""
    opening = text[:_SAMPLE]
    if not _NOT_LATIN.search(opening):
        return "latin" if any(map(str.isalpha, opening)) else ""
    counts: dict[str, int] = {}
    for letter in opening:
        if letter.isalpha():
            name = _block(ord(letter))
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda name: counts[name]) if counts else ""


def _block(code: int) -> str:
    for limit, name in _BLOCKS:
        if code < limit:
            return name
    return "other"
