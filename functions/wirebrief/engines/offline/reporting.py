"""Find the verb that reports a quotation: right after it, right before it, else the nearest in its sentence."""

import re
from bisect import bisect_left
from itertools import islice

from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.quotations import Quotation
from wirebrief.engines.offline.speech import Speech
from wirebrief.engines.offline.worth import FEW_WORDS

FARTHEST = 1000.0  # code points that no sentence has before a colon
FAR = 200  # code points to a verb that only a clause of the same sentence parts from it
NEAR = 90  # code points between a quotation and the verb that reports it, where they stand in one sentence
ANOTHER = re.compile(r"\b(?:while|whereas|but)\s")  # "…” while Costa agreed": so begins what somebody else says
MARK = re.compile(r"[\"“”«»″]|``|''")
THAT_WITHIN = 3  # words behind a verb in which "que" must follow
FAR_FOR_FEW = 100.0  # code points beyond which a verb does not report two or three quoted words


def home_of(passage: Passage, offset: int) -> int:
    """Return the sentence in which an offset lies."""
    word = passage.word_at(offset)
    return passage.homes[max(0, word)] if passage.homes else 0


def reporting(passage: Passage, quotation: Quotation, speeches: list[Speech]) -> Speech | None:
    """Return the verb that reports a quotation, None where none stands near enough."""
    few = len(passage.text[quotation.start : quotation.end].split()) <= FEW_WORDS
    best, cost = None, FAR_FOR_FEW if few else 1000.0
    first, last = home_of(passage, quotation.start), home_of(passage, quotation.end - 1)
    begin = bisect_left(speeches, first - 1, key=lambda speech: speech.sentence)
    for speech in islice(speeches, begin, None):
        if speech.sentence > last + 1:
            break
        price = _price(passage, quotation, speech, (first, last))
        price = 0.0 + NEAR if few and price is not None and _governs(passage, quotation, speech) else price
        if price is not None and price < cost:
            best, cost = speech, price
    return best


def _price(passage: Passage, quotation: Quotation, speech: Speech, home: tuple[int, int]) -> float | None:
    start, end = min(speech.start, speech.subject.start), max(speech.end, speech.subject.end)
    if start >= quotation.outer_end:
        between = passage.text[quotation.outer_end : start]
        far = FAR if speech.sentence == home[1] and MARK.search(between) is None else NEAR
        if _ended(passage, quotation) or not _unbroken(between) or len(between) > far or ANOTHER.search(between):
            return None
        return len(between) + (0 if MARK.search(between) is None else 60)
    if end <= quotation.outer_start:
        between = passage.text[end : quotation.outer_start]
        if speech.sentence == home[0]:
            if between.rstrip().endswith(":") and MARK.search(between) is None:
                return len(between) / FARTHEST  # "Ruiz said in an interview: “…”, the paper reported"
            return (
                len(between)
                + (0 if between.strip(" ") in {":", ",", "", ": ", "that"} else 8)
                + (40 if MARK.search(between) else 0)
            )
        return len(between) if between.rstrip().endswith(":") and len(between) < NEAR * 2 else None
    return None


def _governs(passage: Passage, quotation: Quotation, speech: Speech) -> bool:
    """Whether a few words stand in the "que" clause of a verb: "dijo que el agua subió en zonas «de alto riesgo»"."""
    word, length = passage.word_at(quotation.start), len(passage.text[quotation.start : quotation.end].split())
    plain = passage.forms[word].islower() or (passage.pack.language == "de" and length > 1)
    if passage.pack.language == "en" or not plain or speech.cue < 0 or speech.sentence != passage.homes[word]:
        return False
    between = set(passage.lowers[speech.cue + 1 : speech.cue + 1 + THAT_WITHIN])
    return speech.end <= quotation.outer_start and bool(between & passage.pack.that)


def _ended(passage: Passage, quotation: Quotation) -> bool:
    """Whether a full stop ends the quotation and a new sentence follows: "called it “a first step.” Sen. Toomey …"."""
    after = passage.text[quotation.outer_end : quotation.outer_end + 3].lstrip()
    return passage.text[quotation.end - 1] == "." and after[:1].isupper()


def _unbroken(between: str) -> bool:
    return not re.search(r"[.!?]\s+\S|\n|\A[.!?]\s", between)


def told_before(passage: Passage, quotation: Quotation, speeches: list[Speech]) -> Speech | None:
    """Return the verb of the sentence before, where it tells who speaks: "Heald noted a limit. “It is …”"."""
    home = home_of(passage, quotation.start)
    end = bisect_left(speeches, home, key=lambda speech: speech.sentence)
    if not end or not home:
        return None
    speech = speeches[end - 1]
    if speech.sentence != home - 1:
        return None
    paragraph, before = passage.sentences[home].paragraph, passage.sentences[home - 1].paragraph
    opens = not passage.text[passage.sentences[home].start : quotation.outer_start].strip()
    return speech if paragraph == before or (opens and paragraph == before + 1) else None
