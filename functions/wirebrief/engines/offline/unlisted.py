"""Find who speaks by a verb that no list has, beside words that end with a comma: "“It is time,” he rumbled"."""

import re

from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.quotations import Quotation
from wirebrief.engines.offline.speech import Speech
from wirebrief.engines.offline.subjects import Ground, Subject

PRONOUNS = frozenset({"he", "she"})
BEHIND = 4  # code points of marks and white space between quoted words and who says them
SIGNED = re.compile(r"[\"”″]?\s*(?:--?|[–—])\s?(?=\w)")


def find_unlisted(ground: Ground, speeches: list[Speech]) -> list[Speech]:
    """Return a speech for each quotation that a verb of no list reports, or that a name behind a dash signs."""
    if ground.passage.pack.language != "en":
        return []
    starts = {speech.subject.start for speech in speeches}
    found = (_reported(ground, one) or _signed(ground, one) for one in ground.quotations)
    return [speech for speech in found if speech is not None and speech.subject.start not in starts]


def _reported(ground: Ground, quotation: Quotation) -> Speech | None:
    passage = ground.passage
    first = passage.word_at(quotation.outer_end - 1) + 1
    if (
        first >= len(passage.forms)
        or passage.starts[first] - quotation.outer_end > BEHIND
        or not _goes_on(passage, quotation)
    ):
        return None
    subject = _subject(ground, first)
    verb = passage.word_at(subject.end - 1) + 1 if subject is not None else len(passage.forms)
    if subject is None or verb >= len(passage.forms) or passage.gap(verb - 1) != " ":
        return None
    told = passage.lowers[verb].endswith("ed") and passage.lowers[verb] not in passage.pack.cues
    return _speech(passage, verb, subject) if told else None


def _goes_on(passage: Passage, quotation: Quotation) -> bool:
    """Whether the sentence goes on behind quoted words: their last mark is a comma, or one that ends no sentence."""
    behind = passage.text[quotation.outer_end : quotation.outer_end + 2]
    return passage.text[quotation.end - 1] in ",!?" or behind.startswith(",")


def _subject(ground: Ground, first: int) -> Subject | None:
    passage = ground.passage
    if passage.lowers[first] in PRONOUNS:
        return Subject(passage.starts[first], passage.ends[first], pronoun=passage.lowers[first])
    met = ground.by_first.get(first)
    return Subject(met[1].start, met[1].end, name=met[0]) if met is not None and met[0].kind == "person" else None


def _speech(passage: Passage, verb: int, subject: Subject) -> Speech:
    start, end, words = passage.starts[verb], passage.ends[verb], passage.forms[verb]
    return Speech(verb, words, start, end, "asserts", subject, passage.homes[verb], inverted=False)


def _signed(ground: Ground, quotation: Quotation) -> Speech | None:
    """The name behind a dash that closes a quotation set apart: "“We lied.” — Ana Ruiz, May 2019"."""
    passage = ground.passage
    dash = SIGNED.match(passage.text, quotation.outer_end)
    first = passage.word_at(dash.end()) if dash is not None else -1
    met = ground.by_first.get(first) if first >= 0 else None
    if met is None or met[0].kind != "person" or passage.text[met[1].end : met[1].end + 1] not in {"", ",", "\n", "."}:
        return None
    at, subject = met[1].start, Subject(met[1].start, met[1].end, name=met[0])
    return Speech(-1, "", at, at, "asserts", subject, passage.homes[first], inverted=False)
