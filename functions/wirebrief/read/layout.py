"""Find the paragraphs of plain text: blank lines part them, and line breaks too where no line is wrapped."""

from collections.abc import Iterator
from itertools import pairwise

from wirebrief.read.lines import front_mark
from wirebrief.read.manuscript import Paragraph

WIDEST_WRAP = 200
"""No editor, mailer or teleprinter wraps later; lines longer than this are whole paragraphs."""
NARROWEST_WRAP = 40
"""Shorter lines are verse, lists or headings, not wrapped prose."""
FULL_SHARE = 0.6
"""Of wrapped lines nearly all are full; of lines that are whole paragraphs, about one in their number is."""
LONGEST_PULLED_WORD = 20
"""A line counts as full where a word this long no longer fits: a longer one is an address, not a reason to wrap."""
LEAST_INDENT = 2
"""Blanks by which a line stands in from the one before where it opens a paragraph, as teleprinters wrote them."""
ENDINGS = frozenset(".!?…:;。！？।؟۔”’»\"')]")
FIRST_CJK = "\u2e80"

Line = tuple[int, int]


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    r"""Return the paragraphs in order, without the blanks around them.

    >>> [(paragraph.start, paragraph.end) for paragraph in paragraphs("One.\nTwo.\n\nThree.")]
    [(0, 4), (5, 9), (11, 17)]
    """
    blocks = tuple(_blocks(text))
    width = _wrap_width(text, blocks)
    return tuple(Paragraph(start, end) for block in blocks for start, end in _join(text, block, width))


def _blocks(text: str) -> Iterator[tuple[Line, ...]]:
    """Yield runs of lines that have something on them; each line is a span without the blanks around it."""
    block: list[Line] = []
    at = 0
    for raw in text.split("\n"):
        inner = raw.strip()
        if inner:
            start = at + raw.index(inner[0])
            block.append((start, start + len(inner)))
        elif block:
            yield tuple(block)
            block = []
        at += len(raw) + 1
    if block:
        yield tuple(block)


def _wrap_width(text: str, blocks: tuple[tuple[Line, ...], ...]) -> int | None:
    """Return the column at which lines are wrapped; None where each line is a paragraph of its own."""
    pairs = (pair for block in blocks for pair in pairwise(block))
    breaks = [(line, following) for line, following in pairs if _deeper(text, line, following) < LEAST_INDENT]
    width = max((_columns(text, line) for block in blocks for line in block if len(block) > 1), default=0)
    if not breaks or not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    full = sum(_is_full(text, line, following, width) for line, following in breaks)
    return width if full >= FULL_SHARE * len(breaks) else None


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    """Return whether the next line's first word would not have fitted on this one."""
    start, end = following
    if text[start] >= FIRST_CJK:
        needed = 2
    else:
        word = text[start : min(end, start + LONGEST_PULLED_WORD)].split(None, 1)[0]
        needed = 1 + len(word)
    return _columns(text, line) + needed > width


def _join(text: str, block: tuple[Line, ...], width: int | None) -> Iterator[Line]:
    start, end = block[0]
    for line in block[1:]:
        if not _continues(text, (start, end), line, width):
            yield start, end
            start = line[0]
        end = line[1]
    yield start, end


def _continues(text: str, before: Line, line: Line, width: int | None) -> bool:
    if text[before[1] - 1] not in ENDINGS and text[line[0]].islower():
        return True
    if width is None or front_mark(text[line[0] : line[1]]):
        return False
    last_line = _last_line(text, before)
    if _deeper(text, last_line, line) >= LEAST_INDENT and text[before[1] - 1] in ENDINGS:
        return False
    return _deeper(text, line, before) >= LEAST_INDENT or _is_full(text, last_line, line, width)


def _last_line(text: str, paragraph: Line) -> Line:
    start, end = max(text.rfind("\n", *paragraph) + 1, paragraph[0]), paragraph[1]
    return end - len(text[start:end].lstrip()), end


def _columns(text: str, line: Line) -> int:
    """Return at which column a line ends, the blanks before it counted."""
    return line[1] - line[0] + _indent(text, line)


def _deeper(text: str, line: Line, following: Line) -> int:
    """Return by how many blanks a line stands in further than another."""
    return _indent(text, following) - _indent(text, line)


def _indent(text: str, line: Line) -> int:
    """Return how many blanks stand before a line, or before a paragraph's first."""
    return line[0] - (text.rfind("\n", 0, line[0]) + 1)
