"""Put the characters of a PDF page together into lines with a place and a size."""

from collections.abc import Iterator
from statistics import median
from typing import Final, NamedTuple

HYPHENS: Final = "\u0002\ufffe\xad"
"""How PDFium marks a hyphen that ends a line."""
COLUMN_GAP: Final = 2.0
"""Ems. Blanks within a line are a quarter to one em wide, gutters between columns one and a half and more."""
SAME_LINE: Final = 0.5
"""Ems by which the characters of a line may be above each other."""


class Glyph(NamedTuple):
    """One character and its box in points; `generated` where PDFium put it in between two others."""

    character: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    generated: bool


class Line(NamedTuple):
    """Words side by side on a page, `y` the distance from the page's top to their middle, in shares of its height."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    y: float


def lines_of(glyphs: list[Glyph], height: float) -> tuple[Line, ...]:
    """Return the lines in the order of the file; two columns that it writes across are told apart."""
    return tuple(line for run in _runs(glyphs) if (line := _line(run, height or 1.0)) is not None)


def _runs(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.character in "\r\n":
            if run:
                yield run
            run, last = [], None
            continue
        if not glyph.generated and not glyph.character.isspace():
            if last is not None and _stands_apart(last, glyph):
                yield run
                run = []
            last = glyph
        run.append(glyph)
    if run:
        yield run


def _stands_apart(before: Glyph, glyph: Glyph) -> bool:
    em = max(glyph.top - glyph.bottom, before.top - before.bottom, glyph.size * 0.5, 1.0)
    if abs(glyph.bottom - before.bottom) > em * (1 + SAME_LINE):
        return True
    return glyph.left - before.right > COLUMN_GAP * em or glyph.right < before.left - COLUMN_GAP * em


def _line(run: list[Glyph], height: float) -> Line | None:
    inked = [glyph for glyph in run if not glyph.generated and not glyph.character.isspace()]
    text = "".join("-" if glyph.character in HYPHENS else glyph.character for glyph in run)
    if not inked or not text.strip():
        return None
    soft = text.rstrip().endswith("-") and run[-1].character in HYPHENS
    bottom, top = min(glyph.bottom for glyph in inked), max(glyph.top for glyph in inked)
    return Line(
        " ".join(text.split()) + ("\u00ad" if soft else ""),
        min(glyph.left for glyph in inked),
        max(glyph.right for glyph in inked),
        bottom,
        top,
        _size(inked),
        1 - (bottom + top) / 2 / height,
    )


def _size(inked: list[Glyph]) -> float:
    """Return how large the line is set; fonts that are scaled by the page say 1, so the letters' height decides."""
    said = median(glyph.size for glyph in inked)
    return said if said > 2 else max(glyph.top - glyph.bottom for glyph in inked) * 1.2
