"""Bring the lines of a PDF page into the order in which a person reads them: columns one after the other."""

from statistics import median
from typing import Final

from wirebrief.read.pdf_lines import Line

LINES_OF_COLUMN: Final = 3
"""Fewer lines beside each other are a table's cells or a caption, and are read across."""
DEEPEST_CUT: Final = 12


def in_reading_order(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], ...]:
    """Return the page's columns and full-width stretches in order, each with its lines from top to bottom.

    The page is cut where a white gutter runs all the way down; where a headline lies across the columns, it is cut
    below the headline first (the recursive X-Y cut of Nagy and Seth, 1984, gutters before gaps).
    """
    return tuple(_cut(lines, 0)) if lines else ()


def _cut(lines: tuple[Line, ...], depth: int) -> list[tuple[Line, ...]]:
    if depth < DEEPEST_CUT and len(lines) >= 2 * LINES_OF_COLUMN:
        columns = _columns(lines)
        if columns:
            return [piece for column in columns for piece in _cut(column, depth + 1)]
        stretches = _stretches(lines)
        if stretches:
            return [piece for stretch in stretches for piece in _cut(stretch, depth + 1)]
    return [_from_the_top(lines)]


def _columns(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """Part the lines at the widest gutter that has columns on both sides; nothing where there is none."""
    least = 0.6 * median(line.size for line in lines)
    best, where = 0.0, None
    reach = -1e9
    for line in sorted(lines, key=lambda one: one.left):
        if line.left - reach > max(best, least) and reach > -1e9:
            left = [one for one in lines if one.right <= reach + 0.01]
            if len(left) >= LINES_OF_COLUMN and len(lines) - len(left) >= LINES_OF_COLUMN:
                best, where = line.left - reach, (reach + line.left) / 2
        reach = max(reach, line.right)
    if where is None:
        return []
    sides = tuple(line for line in lines if line.right < where), tuple(line for line in lines if line.left > where)
    return list(sides) if all(_is_column(side) for side in sides) else []


def _is_column(lines: tuple[Line, ...]) -> bool:
    """Return whether the lines are prose: cells of a table and list marks are hardly ever as wide."""
    return median(len(line.text) for line in lines) >= 12


def _stretches(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """Part the lines at the first white gap below which, or above which, there are columns."""
    ordered = sorted(lines, key=lambda line: -line.top)
    floor = ordered[0].bottom
    for at in range(1, len(ordered)):
        if ordered[at].top <= floor:
            above, below = tuple(ordered[:at]), tuple(ordered[at:])
            if (len(below) >= 2 * LINES_OF_COLUMN and _columns(below)) or (
                len(above) >= 2 * LINES_OF_COLUMN and _columns(above)
            ):
                return [above, below]
        floor = min(floor, ordered[at].bottom)
    return []


def _from_the_top(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Sort from top to bottom; lines whose middles differ by less than a third of the usual size, from the left."""
    step = max(median(line.size for line in lines), 3.0) / 3
    return tuple(sorted(lines, key=lambda line: (-round((line.top + line.bottom) / 2 / step), line.left)))
