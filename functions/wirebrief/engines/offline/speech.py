"""Find who is said to speak: reporting verbs with their subjects."""

import re

from msgspec import Struct

from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.subjects import Ground, Subject, subject_after, subject_before

BE = frozenset({"is", "was", "are", "were", "be", "been", "being", "get", "got"})


class Speech(Struct, frozen=True, gc=False):
    """A reporting verb (word index `cue`, -1 for "according to"), its words and span, and who speaks by it."""

    cue: int
    words: str
    start: int
    end: int
    stance: str
    subject: Subject
    sentence: int
    weak: bool
    inverted: bool


def find_speech(ground: Ground) -> list[Speech]:
    """Return every reporting verb that has a subject, in order."""
    passage = ground.passage
    cues, weak = passage.pack.cues, passage.pack.weak
    found = []
    for index, lower in enumerate(passage.lowers):
        if lower not in cues or ground.quoted(passage.starts[index]) or _passive(passage, index):
            continue
        subject, inverted = subject_before(ground, index), False
        if subject is None or _after_quotation(ground, index):
            after = subject_after(ground, index)
            subject, inverted = (after, True) if after is not None else (subject, False)
        if subject is not None:
            start, end = passage.starts[index], passage.ends[index]
            found.append(
                Speech(
                    index,
                    passage.forms[index],
                    start,
                    end,
                    cues[lower],
                    subject,
                    passage.homes[index],
                    lower in weak,
                    inverted,
                )
            )
    return sorted(found + _by_source(ground), key=lambda speech: speech.start)


def _passive(passage: Passage, index: int) -> bool:
    if passage.lowers[index].endswith("ing"):
        return False
    back = index - 1
    while back >= 0 and passage.lowers[back] in passage.pack.adverbs and passage.gap(back) == " ":
        if passage.lowers[back] in BE:
            return True
        back -= 1
    return False


def _after_quotation(ground: Ground, index: int) -> bool:
    before = ground.passage.text[: ground.passage.starts[index]][-3:].rstrip(" ,")
    return bool(before) and (before[-1] in "\"”“»’'」›" or before.endswith("''"))


def _by_source(ground: Ground) -> list[Speech]:
    passage = ground.passage
    found = []
    for match in _sources(passage).finditer(passage.text):
        if ground.quoted(match.start()):
            continue
        last = passage.word_at(match.end() - 1)
        subject = subject_after(ground, last)
        if subject is not None:
            words = passage.text[match.start() : match.end()]
            found.append(
                Speech(-1, words, match.start(), match.end(), "asserts", subject, passage.homes[last], False, True)
            )
    return found


def _sources(passage: Passage) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(source) for source in passage.pack.sources) + r")\b", re.IGNORECASE)
