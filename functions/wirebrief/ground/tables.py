"""Read the row of a table with the units of its heading: "1,710" under "Revenue (NOK m)" is 1,710 m NOK."""

import re
from itertools import zip_longest

from wirebrief.article import CELL_BREAK, Sentence
from wirebrief.ground.numerals import SCALES
from wirebrief.ground.source import Source

_UNITS = re.compile(r"\(([^()]+)\)")
_MOST_ROWS = 200  # rows that a heading is looked for above


def with_units(sentence: Sentence, source: Source) -> str:
    """Return the sentence; a table's row with its heading, and its cells with the units that the heading gives."""
    text = source.text[sentence.start : sentence.end]
    if CELL_BREAK not in text:
        return text
    headings = _heading(sentence, source)
    cells = zip_longest(text.split(CELL_BREAK), headings.split(CELL_BREAK), fillvalue="")
    row = CELL_BREAK.join(f"{cell.strip()} {_unit(heading)}".strip() for cell, heading in cells)
    return f"{headings}\n{row}"


def _heading(sentence: Sentence, source: Source) -> str:
    at = source.sentence_at(sentence.start)
    for above in range(at - 1, max(at - _MOST_ROWS, -1), -1):
        row = source.article.sentences[above]
        if CELL_BREAK not in source.text[row.start : row.end]:
            break
        at = above
    first = source.article.sentences[at]
    return source.text[first.start : first.end]


def _unit(heading: str) -> str:
    """Return the words of the last brackets, the scale before the currency as behind a figure."""
    found = _UNITS.findall(heading)
    return " ".join(sorted(found[-1].split(), key=lambda word: word.lower() not in SCALES)) if found else ""
