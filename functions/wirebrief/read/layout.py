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
    breaks = [pair for block in blocks for pair in pairwise(block)]
    width = max((end - start for block in blocks for start, end in block if len(block) > 1), default=0)
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
    return line[1] - line[0] + needed > width


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
    last_line = (text.rfind("\n", before[0], before[1]) + 1 or before[0], before[1])
    return _is_full(text, last_line, line, width)
