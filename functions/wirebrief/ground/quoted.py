"""Find the stretches of an article that stand in quotation marks."""

import re
from collections.abc import Iterable
from itertools import pairwise

from wirebrief.article import Span
from wirebrief.engines.offline.marks import REOPENED_WITHIN, left_open

_CLOSES: dict[str, str | tuple[str, ...]] = {
    "“": "”“",
    "„": "“”‟",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‹": "›",
    '"': ('"', "''", "″"),
    "‘": "’",
    "‚": "‘’",
    "'": "'",
    "``": ("''", "″", '"', "”"),  # typewriters and old wires
}
_SINGLE = "‘‚'"
_APOSTROPHES = "’'"
_INTERJECTION = re.compile(r"(?<=[,!?…])\s[—–]\s\w[^—–]{2,160}?[.,]?\s[—–]\s")
_DIALOGUE_DASH = re.compile(r"(?:(?<=\s)|(?<![\s\S]))[—–]|[—–](?=[\s,.;:])")
_CLOSERS = ('"', "”", "»", "''", "″")
_DOUBLE = re.compile("[\"“”„«»″]|``|''")
_CARRY = 4  # paragraphs within which a quotation that was left open must close, to have gone on so far
_MARK = re.compile("``|''|[\"“”„‟″«»「」『』‹›‘’‚']")


def quoted_spans(text: str, paragraphs: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans between quotation marks, marks excluded, outermost only, in order.

    A quotation left open at the end of its paragraph goes on to that end: newspapers open each paragraph
    of a long quotation anew and close only the last. Where the paragraphs behind it open nothing but close it,
    they are quoted too.

    >>> quoted_spans('He said "no way" twice.', [Span(0, 23)])
    (Span(start=9, end=15),)
    """
    found: list[Span] = []
    every = list(paragraphs)
    for at, paragraph in enumerate(every):
        again = {text[one.start : one.start + 1] for one in every[at + 1 : at + 1 + REOPENED_WITHIN]}
        spans = _in_paragraph(text, paragraph, again)
        carried = _carried_on(text, every, at, found) if at else None
        if carried and (not spans or carried.end < spans[0].start):
            spans = [carried, *spans]
        found += spans
    return tuple(found)


def _carried_on(text: str, paragraphs: list[Span], at: int, found: list[Span]) -> Span | None:
    """Return what of a paragraph without opening mark belongs to the quotation that the one before it left open."""
    before = paragraphs[at - 1]
    if not found or found[-1].end != before.end:
        return None
    for paragraph in paragraphs[at : at + _CARRY]:
        if mark := _DOUBLE.search(text, paragraph.start, paragraph.end):
            closes = mark.group() in _CLOSERS and not text[mark.start() - 1].isspace()
            if not closes:
                return None
            return Span(paragraphs[at].start, mark.start() if paragraph is paragraphs[at] else paragraphs[at].end)
    return None


def blanked(text: str, spans: Iterable[Span]) -> str:
    """Return the text with the spans blanked out, offsets unchanged."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def own_quotes(text: str) -> list[Span]:
    """Return what stands in quotation marks in a statement; a mark left open quotes nothing."""
    if not any(mark in text for mark in "\"“”„«»「」‘'`"):
        return []
    spans = quoted_spans(text, [Span(0, len(text))])
    return [span for span in spans if text[span.start : span.end].strip()]


def _in_paragraph(text: str, paragraph: Span, again: set[str]) -> list[Span]:
    if spoken := _dialogue(text, paragraph):
        return spoken
    spans: list[Span] = []
    opened = -1
    closers: str | tuple[str, ...] = ""
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        at, mark = match.start(), match.group()
        if opened >= 0:
            if mark in closers and _can_close(text, at, mark):
                left = left_open(text, opened, at)
                spans.append(Span(opened, left or at))
                opened = match.end() if left else -1
        elif mark in _CLOSES and _can_open(text, at, mark, paragraph):
            opened, closers = match.end(), _CLOSES[mark]
    spans = [part for span in spans for part in _without_interjection(text, span)]
    single = closers in ("’", "'")  # which may be an apostrophe where no paragraph behind opens with it again
    if opened >= 0 and (not single or (text[opened - 1] in again and text[paragraph.end - 1] in ".!?…")):
        spans.append(Span(opened, paragraph.end))
    return spans


def _dialogue(text: str, paragraph: Span) -> list[Span]:
    """Return what is spoken in a paragraph that opens with a dash: "—Ya voy —dijo Ana—, pero tarde."."""
    if not _DIALOGUE_DASH.match(text, paragraph.start, paragraph.end):
        return []
    dashes = list(_DIALOGUE_DASH.finditer(text, paragraph.start, paragraph.end))
    if len(dashes) < 2:
        return []
    edges = [(one.end(), two.start()) for one, two in pairwise(dashes)] + [(dashes[-1].end(), paragraph.end)]
    if not all(text[start:end].lstrip()[:1].islower() for start, end in edges[1::2]):
        return []
    spoken = ((start + len(text[start:end]) - len(text[start:end].lstrip(" ,.;")), end) for start, end in edges[::2])
    return [Span(start, start + len(text[start:end].rstrip())) for start, end in spoken if start < end]


def _without_interjection(text: str, span: Span) -> list[Span]:
    """Cut out the author's words between dashes: «We know, — said the mayor. — We knew» (Russian, Spanish, Polish)."""
    parts, start = [], span.start
    for match in _INTERJECTION.finditer(text, span.start, span.end):
        parts.append(Span(start, match.start()))
        start = match.end()
    return [*parts, Span(start, span.end)]


def _can_open(text: str, at: int, mark: str, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if mark == "»" and (after.isspace() or (not before.isspace() and at > paragraph.start)):
        return False  # the end of a quotation, or an arrow: "Watch the rescue » ."
    if mark in _SINGLE:
        return not before.isalnum() and not after.isspace()
    if mark == '"' and before.isspace() and after.isspace():  # tokenised text: " We won , " he said
        return True
    return not (mark in '"“' and after.isspace())


def _can_close(text: str, at: int, mark: str) -> bool:
    if mark not in _APOSTROPHES:
        return True
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isalnum() and not text[at - 1].isspace()
