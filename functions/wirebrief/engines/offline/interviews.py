"""Tell an interview by its layout, and whom it is with."""

import re
from operator import itemgetter

from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.passage import Passage

FEWEST_QUESTIONS = 3  # paragraphs that end with a question mark
OPENING = 12  # sentences in which it is told whom an interview is with
NEAR = 130  # code points between the word for the interview and the name of whom it is with
ASKS = re.compile(r"\b(?:[Ii]nterview(?:s|ed)?|(?:spoke|speaks|talk(?:s|ed)|sat down|caught up) (?:with|to)|tells)\b")


def asks(passage: Passage) -> bool:
    """Tell whether an article is laid out as questions and answers."""
    last: dict[int, int] = {one.paragraph: one.end for one in passage.sentences if one.kind == "body"}
    questions = sum(passage.text[:end].endswith("?") for end in last.values())
    return passage.pack.language == "en" and questions >= FEWEST_QUESTIONS


def interviewee(passage: Passage, names: list[Name]) -> Name | None:
    """Return whom an interview is with: the person named behind "interviewed" or "spoke with", else in the title."""
    if not asks(passage):
        return None
    people = sorted(
        ((one.start, name) for name in names if name.kind == "person" for one in name.mentions), key=itemgetter(0)
    )
    for sentence in passage.sentences[:OPENING]:
        asked = ASKS.search(passage.text, sentence.start, sentence.end)
        behind = asked.end() if asked is not None else sentence.start
        near = [name for start, name in people if behind <= start < min(sentence.end, behind + NEAR)]
        if near and (asked is not None or sentence.kind == "title"):
            return near[0]
        before = [name for start, name in people if sentence.start <= start < behind]
        if before and asked is not None:
            return before[-1]
    return None
