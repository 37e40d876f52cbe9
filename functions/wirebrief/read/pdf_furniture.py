"""Take the furniture off PDF pages: running heads, footers and page numbers, which no sentence runs through."""

import re
from collections import Counter
from typing import Final

from wirebrief.read.pdf_lines import Line

MARGIN: Final = 0.12
"""Heads and feet stand in the outermost eighth of a page."""
EDGE_LINES: Final = 3
"""So many lines from the top and the bottom may be furniture."""
REPEATED_SHARE: Final = 0.5
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[\s\-–—|·•]*(?:(?:page|seite|página|pagina|p\.|s\.)\s?)?\d{1,4}(?:\s?(?:/|of|von|de|di|van|sur)\s?\d{1,4})?[\s\-–—|·•]*$",
    re.IGNORECASE,
)
Pages = list[tuple[Line, ...]]


def without_furniture(pages: Pages) -> tuple[Pages, dict[str, int]]:
    """Return the pages without what repeats at their edges, and how much of it there was."""
    repeated = _repeated(pages)
    dropped: Counter[str] = Counter()
    kept: Pages = []
    for page in pages:
        edge = set(_edge(page))
        furniture = {line for line in edge if _folded(line) in repeated}
        numbers = {line for line in edge - furniture if _PAGE_NUMBER.match(line.text) and _is_outermost(line, page)}
        dropped["running heads and footers"] += len(furniture)
        dropped["page numbers"] += len(numbers)
        kept.append(tuple(line for line in page if line not in furniture and line not in numbers))
    return kept, {what: count for what, count in dropped.items() if count}


def _repeated(pages: Pages) -> set[str]:
    """Return the edge lines, figures aside, that are on at least two pages and on half of them, or half less one."""
    if len(pages) < 2:
        return set()
    seen = Counter(fold for page in pages for fold in {_folded(line) for line in _edge(page)})
    needed = max(2, int(REPEATED_SHARE * (len(pages) - 1)))
    return {fold for fold, count in seen.items() if count >= needed}


def _edge(page: tuple[Line, ...]) -> list[Line]:
    ordered = sorted(page, key=lambda line: line.y)
    top = [line for line in ordered[: 2 * EDGE_LINES] if line.y < MARGIN]
    bottom = [line for line in ordered[-2 * EDGE_LINES :] if line.y > 1 - MARGIN]
    return top + bottom


def _is_outermost(line: Line, page: tuple[Line, ...]) -> bool:
    return line.y <= min(one.y for one in page) + 0.01 or line.y >= max(one.y for one in page) - 0.01


def _folded(line: Line) -> str:
    return _NUMBERS.sub("#", line.text.casefold())
