"""Join the lines of a PDF into paragraphs, across columns and pages, hyphenated words made whole."""

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from statistics import median
from typing import Final

from wirebrief.article import SentenceKind
from wirebrief.read.manuscript import Block
from wirebrief.read.pdf_lines import Line

TITLE_SIZE: Final = 1.35
"""Times the body's size: a headline is half as large again, a bold lead hardly larger."""
HEADING_SIZE: Final = 1.12
OTHER_SIZE: Final = 1.1
"""A line that is set so much larger or smaller belongs to another paragraph."""
LEADING: Final = 1.45
"""Times the usual distance of two lines: more of it parts two paragraphs."""
INDENT: Final = 0.7
"""Ems by which the first line of a paragraph is set in."""
SHORT: Final = 0.85
"""Of the column's width: a shorter line that ends a sentence ends a paragraph."""
LONGEST_HEADING: Final = 150
TITLE_WITHIN: Final = 8
"""Paragraphs: the headline is among the first."""
_ENDS = re.compile(r"[.!?…:;。！？\"”’»)\]]$")
_HYPHEN = re.compile(r"[^\W\d_]-$")
_LIST_MARK = re.compile(r"(?:[•‣▪◦*–—-]|\(?\d{1,2}[.)])\s")
_CAPTION_SIZE: Final = 0.88

Columns = tuple[tuple[Line, ...], ...]


class _Paragraph:
    """Lines that belong together, while more of them may come."""

    def __init__(self, line: Line) -> None:
        self.lines = [line]

    @property
    def text(self) -> str:
        return self.lines[-1].text.rstrip("\u00ad")

    @property
    def size(self) -> float:
        return median(line.size for line in self.lines)


def blocks_of(pages: list[Columns]) -> list[Block]:
    """Return the paragraphs; the largest among the first is the title, other large ones head a section."""
    lines = list(chain.from_iterable(chain.from_iterable(pages)))
    if not lines:
        return []
    body_size = _body_size(lines)
    known = _known_words(lines)
    paragraphs = [
        *_joined(column_paragraphs for page in pages for column in page if (column_paragraphs := _of_column(column)))
    ]
    title = _title(paragraphs, body_size)
    return [Block(_text(one.lines, known), "title" if one is title else _kind(one, body_size)) for one in paragraphs]


def _body_size(lines: list[Line]) -> float:
    """Return the size in which most letters are set."""
    letters: dict[float, int] = {}
    for line in lines:
        letters[round(line.size, 1)] = letters.get(round(line.size, 1), 0) + len(line.text)
    return max(letters, key=letters.__getitem__)


def _of_column(lines: tuple[Line, ...]) -> list[_Paragraph]:
    paragraphs: list[_Paragraph] = []
    gaps = [above.bottom - line.bottom for above, line in pairwise(lines) if above.bottom > line.bottom]
    leading = median(gaps) if gaps else 0.0
    left, right = _edges(lines)
    for line in lines:
        if paragraphs and _goes_on(paragraphs[-1], line, leading, left, right):
            paragraphs[-1].lines.append(line)
        else:
            paragraphs.append(_Paragraph(line))
    return paragraphs


def _edges(lines: tuple[Line, ...]) -> tuple[float, float]:
    lefts = sorted(line.left for line in lines)
    rights = sorted(line.right for line in lines)
    return lefts[len(lefts) // 4], rights[(3 * len(rights)) // 4]


def _goes_on(paragraph: _Paragraph, line: Line, leading: float, left: float, right: float) -> bool:
    above = paragraph.lines[-1]
    if abs(above.bottom - line.bottom) < 0.3 * line.size and line.left >= above.right - 1:
        return True  # the rest of a line that was set in pieces
    if max(above.size, line.size) > OTHER_SIZE * min(above.size, line.size):
        return False
    if above.bottom - line.bottom > LEADING * max(leading, line.size) or _LIST_MARK.match(line.text):
        return False
    if line.left - left > INDENT * line.size and line.left - above.left > INDENT * line.size:
        return False
    return not (_ENDS.search(paragraph.text) and above.right < left + SHORT * (right - left))


def _joined(columns: Iterator[list[_Paragraph]]) -> Iterator[_Paragraph]:
    """Join a paragraph that a column or a page cut in two: its first half ends no sentence."""
    waiting: _Paragraph | None = None
    for paragraphs in columns:
        for paragraph in paragraphs:
            first = paragraph is paragraphs[0]
            if waiting is not None and first and _was_cut(waiting, paragraph):
                waiting.lines += paragraph.lines
                continue
            if waiting is not None:
                yield waiting
            waiting = paragraph
    if waiting is not None:
        yield waiting


def _was_cut(above: _Paragraph, below: _Paragraph) -> bool:
    same = max(above.size, below.size) <= OTHER_SIZE * min(above.size, below.size)
    if not same or _ENDS.search(above.text):
        return False
    return len(above.lines) > 1 and (
        below.lines[0].text[0].islower() or _HYPHEN.search(above.text) is not None or len(below.lines) > 1
    )


def _known_words(lines: list[Line]) -> frozenset[str]:
    """Return the words with a hyphen inside a line: such a one keeps it at a line's end too."""
    return frozenset(
        word.casefold().strip(".,;:!?\"'“”‘’()") for line in lines for word in line.text.split() if "-" in word[1:-1]
    )


def _text(lines: list[Line], known: frozenset[str]) -> str:
    text = ""
    for line in lines:
        words = line.text.rstrip("\u00ad")
        if not text:
            text = words
        elif _HYPHEN.search(text) and words[:1].islower():
            text = _whole_word(text, words, known)
        else:
            text += ("" if _HYPHEN.search(text) else " ") + words
    return text


def _whole_word(text: str, words: str, known: frozenset[str]) -> str:
    """Join the halves of a word; the hyphen stays where the document spells the word with one elsewhere.

    >>> _whole_word("the secre-", "tary of state", frozenset())
    'the secretary of state'
    >>> _whole_word("a well-", "known case", frozenset({"well-known"}))
    'a well-known case'
    """
    before, after = text.rsplit(None, 1)[-1], words.split(None, 1)[0].strip(".,;:!?\"'“”‘’()")
    return text + words if (before + after).casefold() in known else text[:-1] + words


def _title(paragraphs: list[_Paragraph], body_size: float) -> _Paragraph | None:
    first = [one for one in paragraphs[:TITLE_WITHIN] if sum(len(line.text) for line in one.lines) >= 8]
    largest = max(first, key=lambda one: one.size, default=None)
    return largest if largest is not None and largest.size >= TITLE_SIZE * body_size else None


def _kind(paragraph: _Paragraph, body_size: float) -> SentenceKind:
    length = sum(len(line.text) for line in paragraph.lines)
    if paragraph.size >= HEADING_SIZE * body_size and length <= LONGEST_HEADING and not paragraph.text.endswith("."):
        return "heading"
    return "body"
