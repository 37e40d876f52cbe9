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
UNMARKED = re.compile(r" [\w'’ -]{1,60} ")
JOINS = frozenset({"and", "after", "before", "because", "since", "though", "although"})
OPENS_NEXT = re.compile(r"[,:] ?[\"“‘'][A-Z]")
LEADING = 4  # code points behind a verb that open the quotation which follows it
ENDS = re.compile(r"[.!?]\s")
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
    best, cost = None, FAR_FOR_FEW if _may_be_a_name(passage, quotation) else FARTHEST
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
        return _price_behind(passage, quotation, speech, home[1])
    if end <= quotation.outer_start:
        return _price_before(passage, quotation, passage.text[end : quotation.outer_start], speech.sentence == home[0])
    return None


def _governs(passage: Passage, quotation: Quotation, speech: Speech) -> bool:
    """Whether a few words stand in the "que" clause of a verb: "dijo que el agua subió en zonas «de alto riesgo»"."""
    word, length = passage.word_at(quotation.start), len(passage.text[quotation.start : quotation.end].split())
    plain = passage.forms[word].islower() or (passage.pack.language == "de" and length > 1)
    if passage.pack.language == "en" or not plain or speech.cue < 0 or speech.sentence != passage.homes[word]:
        return False
    between = set(passage.lowers[speech.cue + 1 : speech.cue + 1 + THAT_WITHIN])
    return speech.end <= quotation.outer_start and bool(between & passage.pack.that)


def _price_behind(passage: Passage, quotation: Quotation, speech: Speech, home: int) -> float | None:
    """How far a verb behind a quotation is from it, None where it reports something else."""
    between = passage.text[quotation.outer_end : min(speech.start, speech.subject.start)]
    far = FAR if speech.sentence == home and MARK.search(between) is None else NEAR
    broken = "\n" in between or ENDS.match(between) or (speech.sentence != home and not _unbroken(between))
    if broken or _ended(passage, quotation) or _told_next(passage, quotation, speech, between):
        return None
    if len(between) > far or ANOTHER.search(between):
        return None
    return len(between) + (0 if MARK.search(between) is None else 60)


def _price_before(passage: Passage, quotation: Quotation, between: str, beside: bool) -> float | None:
    """How far a verb before a quotation is from it, `beside` it in its sentence; None where a sentence parts them."""
    colon = between.rstrip().endswith(":")
    if not beside:
        return len(between) if colon and len(between) < NEAR * 2 else None
    # As in: "Ruiz told police she “meant no harm,” the report said", or "Ruiz said: “…”, the paper reported".
    introduced = (colon and MARK.search(between) is None) or between.strip() == ","
    if introduced or _within(passage, quotation, between):
        return len(between) / FARTHEST
    plain = between.strip(" ") in {":", ",", "", ": ", "that"}
    return len(between) + (0 if plain else 8) + (40 if MARK.search(between) else 0)


def _within(passage: Passage, quotation: Quotation, between: str) -> bool:
    """Whether quoted words go on with the clause of a verb before them, which no mark interrupts."""
    return passage.text[quotation.start].islower() and UNMARKED.fullmatch(between) is not None


def _may_be_a_name(passage: Passage, quotation: Quotation) -> bool:
    """Whether two or three quoted words have a capital: no verb far away reports what may be a name."""
    words = passage.text[quotation.start : quotation.end].split()
    return len(words) <= FEW_WORDS and not words[0][0].islower()


def _told_next(passage: Passage, quotation: Quotation, speech: Speech, between: str) -> bool:
    """Whether a verb behind a quotation reports what follows it: "“Why?” The judge answered, “No.”"."""
    ended = passage.text[quotation.end - 1] in ".!?" and not between.strip()
    end = max(speech.end, speech.subject.end)
    behind = passage.text[end : end + LEADING]
    return between.strip(" ,").lower() in JOINS or (ended and OPENS_NEXT.match(behind) is not None)


def _ended(passage: Passage, quotation: Quotation) -> bool:
    """Whether a full stop ends the quotation and a new sentence follows: "called it “a first step.” Sen. Toomey …"."""
    after = passage.text[quotation.outer_end : quotation.outer_end + 3].lstrip()
    return passage.text[quotation.end - 1] == "." and after[:1].isupper()


def _unbroken(between: str) -> bool:
    return not re.search(r"[.!?]\s+\S", between)


def told_before(passage: Passage, quotation: Quotation, speeches: list[Speech]) -> Speech | None:
    """Return the verb of the sentence before, where it tells who speaks: "Heald noted a limit. “It is …”"."""
    home = home_of(passage, quotation.start)
    end = bisect_left(speeches, home, key=lambda speech: speech.sentence)
    if not end or not home:
        return None
    speech = outermost(passage, speeches, end - 1)
    if speech.sentence != home - 1:
        return None
    paragraph, before = passage.sentences[home].paragraph, passage.sentences[home - 1].paragraph
    opens = not passage.text[passage.sentences[home].start : quotation.outer_start].strip()
    return speech if paragraph == before or (opens and paragraph == before + 1) else None


def outermost(passage: Passage, speeches: list[Speech], at: int) -> Speech:
    """Return the verb that reports the one at a place, itself where none does: "Marsh said her client maintained"."""
    while at and is_nested(passage, speeches[at - 1], speeches[at]):
        at -= 1
    return speeches[at]


def is_nested(passage: Passage, before: Speech, speech: Speech) -> bool:
    """Return whether a verb and its subject are what the verb before reports: "said her client maintained"."""
    between = passage.text[before.end : speech.subject.start].strip() if before.end <= speech.subject.start else "-"
    return before.sentence == speech.sentence and before.cue >= 0 and (between == "" or between.split()[0] == "that")
