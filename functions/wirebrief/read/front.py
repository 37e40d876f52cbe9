"""Recognise what stands before and between the story, and what it says of the article."""

from typing import Any

from msgspec.structs import replace

from wirebrief.read.dateline import find_dateline
from wirebrief.read.lines import (
    Mark,
    Said,
    ends_sentence,
    front_mark,
    is_caption,
    is_heading,
    is_title,
    split_dated_title,
)
from wirebrief.read.manuscript import Manuscript, Paragraph

FRONT_PARAGRAPHS = 12
"""Front matter ends at the first paragraph of prose, and at the latest here."""
PROSE_WITHIN = 12
"""A title stands over prose: one of so many paragraphs after it ends as a sentence does."""


def recognise_front(manuscript: Manuscript) -> Manuscript:
    """Return the manuscript with front matter, headings and captions marked, and open metadata filled in.

    What the format itself says wins over what its text looks like.
    """
    said: dict[str, Any] = {}
    front, rest = _front(manuscript, said)
    body = tuple(_mark_inner(manuscript.text, paragraph, last=paragraph is rest[-1]) for paragraph in rest)
    _read_dateline(manuscript.text, body, said)
    unknown = {field: value for field, value in said.items() if getattr(manuscript, field) is None}
    return replace(manuscript, paragraphs=(*front, *body), **unknown)


def _front(manuscript: Manuscript, said: dict[str, Any]) -> tuple[list[Paragraph], tuple[Paragraph, ...]]:
    """Mark paragraphs from the top until the prose begins; return what was marked and what is left."""
    text, paragraphs = manuscript.text, manuscript.paragraphs
    marked: list[Paragraph] = []
    if manuscript.title is not None:
        said["title"] = manuscript.title
    for at, paragraph in enumerate(paragraphs[:FRONT_PARAGRAPHS]):
        line = text[paragraph.start : paragraph.end]
        mark = _mark_front(paragraph, line) or _mark_title(text, paragraphs[at:], line, said)
        if mark is None:
            return marked, paragraphs[at:]
        marked += (Paragraph(paragraph.start + start, paragraph.start + end, kind) for start, end, kind in mark.kinds)
        said.update({field: value for field, value in mark.said.items() if field not in said})
    return marked, paragraphs[FRONT_PARAGRAPHS:]


def _mark_front(paragraph: Paragraph, line: str) -> Mark | None:
    if paragraph.kind != "body":
        return Mark(((0, len(line), paragraph.kind),), {})
    return front_mark(line)


def _mark_title(text: str, paragraphs: tuple[Paragraph, ...], line: str, said: dict[str, Any]) -> Mark | None:
    """The first line that is no sentence is the title; one more of them is its second line."""
    lines = [text[paragraph.start : paragraph.end] for paragraph in paragraphs[1 : PROSE_WITHIN + 1]]
    if not any(map(ends_sentence, lines)):
        return None
    if "title" in said:
        return Mark(((0, len(line), "heading"),), {}) if is_heading(line) else None
    dated = split_dated_title(line)
    if dated:
        end, start, moment = dated
        return Mark(((0, end, "title"), (start, len(line), "byline")), Said(title=line[:end], published_at=moment))
    if is_title(line):
        return Mark(((0, len(line), "title"),), Said(title=" ".join(line.split())))
    return None


def _mark_inner(text: str, paragraph: Paragraph, *, last: bool) -> Paragraph:
    line = text[paragraph.start : paragraph.end]
    if paragraph.kind != "body":
        return paragraph
    if is_caption(line):
        return replace(paragraph, kind="caption")
    return replace(paragraph, kind="heading") if is_heading(line) and not last else paragraph


def _read_dateline(text: str, body: tuple[Paragraph, ...], said: dict[str, Any]) -> None:
    first = next((paragraph for paragraph in body if paragraph.kind == "body"), None)
    dateline = find_dateline(text[first.start : first.end]) if first else None
    if dateline and dateline.publisher:
        said.setdefault("publisher", dateline.publisher)
    if dateline and dateline.published_at:
        said.setdefault("published_at", dateline.published_at)
