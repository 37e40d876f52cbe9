"""Find the quotations of a passage: quotation marks of many languages, split, continued and unclosed ones."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby, takewhile

from msgspec import Struct

from wirebrief.article import Sentence
from wirebrief.engines.offline.incises import without_incises
from wirebrief.engines.offline.marks import REOPENED_WITHIN, left_open
from wirebrief.engines.offline.passage import Passage

# Old wires close with two apostrophes or a double prime what they open with a typewriter's mark or two accents.
CLOSERS: dict[str, tuple[str, ...]] = {
    "“": ("”", '"', "“"),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "»": ("«",),
    "「": ("」",),
    "『": ("』",),
    '"': ('"', "”", "''", "″"),
    "”": ("”",),
    "‘": ("’",),
    "‚": ("‘", "’"),
    "'": ("'",),
    "‹": ("›",),
    "``": ("''", "″", '"', "”"),
}
DOUBLE = re.compile(r"[\"“”„«»「」『』″]|``|''")
SINGLE = re.compile(r"[‘’‚']")
REOPENERS = frozenset("\"“„«「‘'")
DASHES = ("—", "–")
DASH = re.compile(r"\s?[—–]")
DIALOGUE_AGAIN = re.compile(r"[.,;:]?\s+\S")
LEADS = 3  # words behind a dash or comma within which the verb of saying must stand: "se lo dijo"
LONGEST_UNCLOSED = 1500  # code points; beyond it a lost mark is likelier than a quotation


class Quotation(Struct, frozen=True, gc=False):
    """Quoted words `start`..`end` without their marks, in the passage's own offsets.

    `continues` tells that no mark closed it and the next one opens where the next paragraph begins, or began once.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    continues: bool = False


class Paragraph(Struct, frozen=True, gc=False):
    """A paragraph, and the marks with which the next ones open."""

    number: int
    start: int
    end: int
    again: frozenset[str]


def find_quotations(passage: Passage) -> list[Quotation]:
    """Return the quotations in order; those inside another are part of it."""
    found: list[Quotation] = []
    paragraphs = _paragraphs(passage)
    for place, (number, start, end) in enumerate(paragraphs):
        following = paragraphs[place + 1 : place + 1 + REOPENED_WITHIN]
        again = frozenset(passage.text[first] for _, first, _ in following) & REOPENERS
        marks = list(DOUBLE.finditer(passage.text, start, end))
        if not marks:
            marks = list(SINGLE.finditer(passage.text, start, end))
        pairs = _pairs(passage.text, marks, Paragraph(number, start, end, again))
        if passage.pack.language == "fr":
            pairs = [piece for pair in pairs for piece in _around_incises(passage, pair)]
        found.extend(pairs or _dialogue(passage, (number, start, end)))
    return found


def _dialogue(passage: Passage, paragraph: tuple[int, int, int]) -> list[Quotation]:
    """Speech that dashes mark: "— No queremos eso —dijo Ana—. Pero …"; only where a verb of saying stands between."""
    number, start, end = paragraph
    text = passage.text
    if text[start : start + 1] not in DASHES:
        return []
    found = []
    opened: int | None = start
    for dash in DASH.finditer(text, start + 1, end):
        if opened is not None and _reports(passage, dash):
            found.append((opened, dash.start()))
            opened = None
        elif opened is None and DIALOGUE_AGAIN.match(text, dash.end()):
            opened = dash.start()
    if found and opened is not None:
        found.append((opened, end))
    spans = [(_past(text, first), last) for first, last in found]
    return [
        Quotation(first, len(text[:last].rstrip(" ,\u00a0")), first, last, number)
        for first, last in spans
        if first < last
    ]


def _reports(passage: Passage, dash: re.Match[str]) -> bool:
    """Whether a verb of saying follows a dash; in an unknown language, whether the sentence goes on behind a mark."""
    text = passage.text
    if passage.foreign:
        goes_on = text[dash.end() : dash.end() + 2].lstrip()[:1].islower()
        return goes_on and (text[dash.start() - 1] in ",!?…" or passage.language == "pl")
    word = passage.word_at(dash.end() + 1)
    return word >= 0 and any(lower in passage.pack.cues for lower in passage.lowers[word : word + LEADS])


def _past(text: str, offset: int) -> int:
    """The first letter behind a dash and what stands with it: "—. Pero"."""
    while offset < len(text) and not text[offset].isalnum() and text[offset] not in "¿¡(":
        offset += 1
    return offset


def _around_incises(passage: Passage, quotation: Quotation) -> list[Quotation]:
    """The pieces of a French quotation on both sides of the verb and speaker set into it."""
    pieces = without_incises(passage.text, quotation.start, quotation.end)
    if len(pieces) == 1:
        return [quotation]
    edges = {quotation.start: quotation.outer_start, quotation.end: quotation.outer_end}
    return [
        Quotation(start, end, edges.get(start, start), edges.get(end, end), quotation.paragraph)
        for start, end in pieces
    ]


def _paragraphs(passage: Passage) -> list[tuple[int, int, int]]:
    spans = []
    for number, group in groupby(passage.sentences, key=lambda sentence: sentence.paragraph):
        members = list(group)
        spans.append((number, members[0].start, members[-1].end))
    return spans


def _pairs(text: str, marks: list[re.Match[str]], paragraph: Paragraph) -> list[Quotation]:
    number, first, limit = paragraph.number, paragraph.start, paragraph.end
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in marks:
        if opened is None:
            opened = mark if _opens(text, mark, first) else None
        elif mark.group() == opened.group() and (end := left_open(text, opened.end(), mark.start())):
            found.append(Quotation(opened.end(), end, opened.start(), end, number, continues=True))
            opened = mark
        elif mark.group() in CLOSERS[opened.group()] and _closes(text, mark, limit):
            found.append(Quotation(opened.end(), mark.start(), opened.start(), mark.end(), number))
            opened = None
    if opened is not None and _is_left_open(text, opened, paragraph):
        found.append(Quotation(opened.end(), limit, opened.start(), limit, number, bool(paragraph.again)))
    return [quotation for quotation in found if text[quotation.start : quotation.end].strip()]


def _is_left_open(text: str, opened: re.Match[str], paragraph: Paragraph) -> bool:
    """Whether what no mark closes is quoted; a single mark may be an apostrophe where none opens one of the next."""
    again = opened.group() in paragraph.again and text[paragraph.end - 1] in ".!?…"
    return (opened.group() not in "'‘‚" or again) and paragraph.end - opened.end() < LONGEST_UNCLOSED


def _opens(text: str, mark: re.Match[str], first: int) -> bool:
    if mark.group() not in CLOSERS:
        return False
    before = text[mark.start() - 1] if mark.start() > first else " "
    after = text[mark.end() : mark.end() + 1]
    if mark.group() in "„«「『“``‚":
        return True
    if mark.group() == '"' and before.isspace() and after.isspace():  # tokenised text
        return True
    return (before.isspace() or before in "([{—–-:…\u00a0/") and bool(after) and not after.isspace()


def _closes(text: str, mark: re.Match[str], limit: int) -> bool:
    after = text[mark.end() : mark.end() + 1] if mark.end() < limit else " "
    if mark.group() in "’'":
        return not after.isalnum() and (text[mark.start() - 1] in ".,!?;:…" or not _apostrophe(text, mark))
    if mark.group() == '"':
        before = text[mark.start() - 1]
        return not (before.isspace() and after.isalnum())
    return True


def _apostrophe(text: str, mark: re.Match[str]) -> bool:
    """Whether a single mark after a plural s may only show possession: "the workers' demands"."""
    following = text[mark.end() : mark.end() + 2]
    return text[mark.start() - 1] == "s" and len(following) == 2 and following[0] == " " and following[1].islower()


def touching(passage: Passage, sentence: int, quotations: Sequence[Quotation]) -> list[Quotation]:
    """Return the quotations of which a part stands in a sentence, in order."""
    span = passage.sentences[sentence]
    first = bisect_left(quotations, span.start, key=lambda one: one.outer_end)
    following = (quotations[at] for at in range(first, len(quotations)))
    return list(takewhile(lambda one: one.outer_start < span.end, following))


def quoted_share(sentence: Sentence, quoted: Sequence[Quotation]) -> float:
    """Return which share of a sentence is quoted, by the quotations that touch it."""
    within = (min(one.end, sentence.end) - max(one.start, sentence.start) for one in quoted)
    return sum(max(0, letters) for letters in within) / max(1, sentence.end - sentence.start)


def begins_quoted(sentence: Sentence, quoted: Sequence[Quotation]) -> bool:
    """Return whether a sentence begins within a quotation that an earlier one opened."""
    return any(one.outer_start < sentence.start < one.outer_end for one in quoted)


def words_outside(passage: Passage, sentence: int, quoted: Sequence[Quotation]) -> list[str]:
    """Return the words of a sentence that are not quoted."""
    first, last = passage.words_of(sentence)
    if not quoted:
        return passage.forms[first:last]
    return [
        passage.forms[word]
        for word in range(first, last)
        if not any(one.outer_start <= passage.starts[word] < one.outer_end for one in quoted)
    ]
