"""Tell by its shape whether a paragraph is a title, a section heading or a picture's caption, and no prose."""

import re

from wirebrief.read.dateline import find_dateline

LONGEST_TITLE = 220
LONGEST_HEADING = 80
HEADING_WORDS = 12
LONGEST_CAPTION = 600
STOPS = re.compile(r"[.…:;,。।۔،、][\"'”’»)\]」』]{0,3}$")
_QUESTIONS = re.compile(r"[!?！？؟][\"'”’»)\]」』]{0,3}$")
INITIALS_END = re.compile(r"(?:^|[\s.])[^\W\d_]\.$")
_LIST_ITEM = re.compile(r"[-*•–—]\s|\(?\d{1,3}[.)]\s")
_CAPTION = re.compile(
    r"(?:^|[\s(\[])(?:Images?|Photos?|Photograph|Picture|Fotos?|Bild|Illustration|Graphic|Credit)"
    r"(?:\scredit|\sby|s\sby)?\s?[:/]\s?\S|\((?:AP|AFP|Getty|Reuters)[ /][^()]{0,40}(?:Photo|Images|via)",
    re.IGNORECASE,
)


def ends_sentence(line: str) -> bool:
    """Return whether a line ends as prose does."""
    return bool(STOPS.search(line) or _QUESTIONS.search(line))


def is_caption(line: str) -> bool:
    """Return whether a short paragraph carries a picture's credit."""
    return len(line) <= LONGEST_CAPTION and bool(_CAPTION.search(line))


def is_heading(line: str) -> bool:
    """Return whether a line may head a section: short, no sentence, no list item, not lower case."""
    return (
        0 < len(line) <= LONGEST_HEADING
        and len(line.split()) <= HEADING_WORDS
        and not ends_sentence(line)
        and not _LIST_ITEM.match(line)
        and not line[0].islower()
        and line[0] not in "\"“„«'‘「"
        and any(map(str.isalpha, line))
        and not line.endswith(("-", "–", "—"))
        and "\n" not in line
    )


def is_title(line: str) -> bool:
    """Return whether a first paragraph may be a title: no sentence, no dateline, no list item."""
    return (
        2 <= len(line) <= LONGEST_TITLE
        and line.count("\n") <= 2
        and (not STOPS.search(line) or bool(INITIALS_END.search(line)))
        and not _LIST_ITEM.match(line)
        and any(map(str.isalpha, line))
        and find_dateline(line) is None
    )
