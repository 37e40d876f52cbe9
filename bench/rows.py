"""What a benchmark reports, and how it is printed."""

from collections.abc import Iterable, Sequence

from msgspec import Struct


class Row(Struct, frozen=True, kw_only=True):
    """One figure. `target` is the bound that the figure is promised to keep to, None where it only stands beside."""

    benchmark: str
    case: str
    figure: float
    unit: str
    target: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Say whether the promise is kept, nothing where none was made."""
        if self.target is None:
            return ""
        return f"{'kept' if self.figure <= self.target else 'MISSED'} (≤ {self.target:g})"


def table(rows: Iterable[Row]) -> str:
    """Return the rows in columns as wide as they need."""
    cells = [("benchmark", "case", "figure", "unit", "promise", "note")]
    cells += [(row.benchmark, row.case, f"{row.figure:.2f}", row.unit, row.verdict, row.note) for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    return "\n".join(_line(line, widths) for line in cells)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
