"""Put quotations and reporting verbs together: who said what, directly and indirectly."""

import re
from bisect import bisect_left
from itertools import islice

from msgspec import Struct

from wirebrief.draft import ClaimKind
from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.quotations import Quotation
from wirebrief.engines.offline.speakers import Antecedents, Speaker
from wirebrief.engines.offline.speech import Speech, find_speech
from wirebrief.engines.offline.subjects import Ground

NEAR = 90  # code points between a quotation and the verb that reports it, where they stand in one sentence
FEWEST_WORDS = 3  # words of the shortest claim
NEEDED_WITHIN = 8  # words after a verb in which "to" or "that" must follow it
SCARE_WORDS = 3  # quoted words that, with no verb beside them, are a name or a wink, not a claim


class Said(Struct, frozen=True, gc=False):
    """One claim: the sentence that carries it, who said it by which verb, and the quotation if any.

    `carrier` is the sentence in which the verb `cue` stands; for a quotation that goes on, that of the one before.
    """

    sentence: int
    last_sentence: int
    speaker: Speaker | None
    speech: Speech | None
    kind: ClaimKind
    quotation: Quotation | None
    carrier: int | None
    cue: str | None


def find_claims(ground: Ground, names: list[Name]) -> list[Said]:
    """Return every claim of the passage, in order."""
    passage = ground.passage
    speeches = find_speech(ground)
    antecedents = Antecedents(passage, names)
    speakers = {id(speech): antecedents.of(speech) for speech in speeches}
    direct, used = _direct(ground, speeches, speakers)
    indirect = [_indirect(passage, speech, speakers[id(speech)]) for speech in speeches if speech.sentence not in used]
    return sorted(direct + [said for said in indirect if said is not None], key=_position)


def _position(said: Said) -> tuple[int, int]:
    return said.sentence, said.quotation.start if said.quotation is not None else 0


def _direct(ground: Ground, speeches: list[Speech], speakers: dict[int, Speaker | None]) -> tuple[list[Said], set[int]]:
    passage = ground.passage
    found: list[Said] = []
    used: set[int] = set()
    before: Said | None = None
    for quotation in ground.quotations:
        sentence = _home(passage, quotation.start)
        last = _home(passage, quotation.end - 1)
        speech = _reporting(passage, quotation, speeches)
        if speech is None and not _is_claim(passage, quotation) and not _goes_on(passage, quotation, before):
            continue
        speaker = speakers[id(speech)] if speech is not None else _carried(passage, quotation, before)
        if speech is not None:
            used.add(speech.sentence)
        used.update(range(sentence, last + 1))
        kind: ClaimKind = "direct" if _whole(passage, quotation) else "mixed"
        goes_on = before if speech is None and speaker is not None else None
        carrier, cue = _carrier(speech, goes_on)
        before = Said(sentence, last, speaker, speech, kind, quotation, carrier, cue)
        found.append(before)
    return found, used


def _carrier(speech: Speech | None, goes_on: Said | None) -> tuple[int | None, str | None]:
    """The sentence of the verb that reports a quotation, and the verb; of the one that it goes on from, else."""
    if speech is not None:
        return speech.sentence, speech.words
    return (goes_on.carrier, goes_on.cue) if goes_on is not None else (None, None)


def _home(passage: Passage, offset: int) -> int:
    word = passage.word_at(offset)
    return passage.homes[max(0, word)] if passage.homes else 0


def _reporting(passage: Passage, quotation: Quotation, speeches: list[Speech]) -> Speech | None:
    """The verb that reports a quotation: right after it, right before it, else the nearest in its sentence."""
    best, cost = None, 1000.0
    first, last = _home(passage, quotation.start), _home(passage, quotation.end - 1)
    begin = bisect_left(speeches, first - 1, key=lambda speech: speech.sentence)
    for speech in islice(speeches, begin, None):
        if speech.sentence > last + 1:
            break
        price = _price(passage, quotation, speech, (first, last))
        if price is not None and price < cost:
            best, cost = speech, price
    return best


def _price(passage: Passage, quotation: Quotation, speech: Speech, home: tuple[int, int]) -> float | None:
    start, end = min(speech.start, speech.subject.start), max(speech.end, speech.subject.end)
    if start >= quotation.outer_end:
        between = passage.text[quotation.outer_end : start]
        if not _unbroken(between) or len(between) > NEAR:
            return None
        return len(between) + (0 if not re.search(r"[\"“”«»]", between) else 60)
    if end <= quotation.outer_start:
        between = passage.text[end : quotation.outer_start]
        if speech.sentence == home[0]:
            return (
                len(between)
                + (0 if between.strip(" ") in {":", ",", "", ": ", "that"} else 8)
                + (40 if re.search(r"[\"“”«»]", between) else 0)
            )
        return len(between) if between.rstrip().endswith(":") and len(between) < NEAR * 2 else None
    return None


def _unbroken(between: str) -> bool:
    return not re.search(r"[.!?]\s+\S|\n", between)


def _is_claim(passage: Passage, quotation: Quotation) -> bool:
    words = passage.text[quotation.start : quotation.end].split()
    if len(words) <= SCARE_WORDS:
        return False
    before = passage.text[max(0, quotation.outer_start - 24) : quotation.outer_start].lower().split()
    if before and before[-1].strip(",:(") in passage.pack.not_quotes:
        return False
    capitals = sum(word[0].isupper() for word in words)
    return capitals < 0.7 * len(words) or words[-1][-1] in ".,!?"


def _goes_on(passage: Passage, quotation: Quotation, before: Said | None) -> bool:
    """Whether a short quotation goes on after one of its paragraph: "Nobody does." """
    text = passage.text[quotation.start : quotation.end].strip()
    follows = before is not None and before.quotation is not None and before.quotation.paragraph == quotation.paragraph
    return follows and text[:1].isupper() and text[-1:] in ".!?"


def _whole(passage: Passage, quotation: Quotation) -> bool:
    text = passage.text[quotation.start : quotation.end].strip()
    return len(text.split()) > SCARE_WORDS and (text[0].isupper() or text[0] in "…[" or text[-1] in ".,!?…")


def _carried(passage: Passage, quotation: Quotation, before: Said | None) -> Speaker | None:
    """Who goes on speaking where no verb reports: the last speaker of this paragraph or the one before."""
    if before is None or before.quotation is None or before.speaker is None:
        return None
    if before.quotation.paragraph == quotation.paragraph:
        return before.speaker
    if before.quotation.continues:
        return before.speaker
    starts = (
        passage.text[max(0, quotation.outer_start - 2) : quotation.outer_start].strip() == ""
        or passage.text[quotation.outer_start - 1] == "\n"
    )
    return before.speaker if starts and quotation.paragraph - before.quotation.paragraph == 1 else None


def _indirect(passage: Passage, speech: Speech, speaker: Speaker | None) -> Said | None:
    if speaker is None or passage.sentences[speech.sentence].kind != "body" or not _reports(passage, speech):
        return None
    return Said(speech.sentence, speech.sentence, speaker, speech, "indirect", None, speech.sentence, speech.words)


def _reports(passage: Passage, speech: Speech) -> bool:
    """Whether words that could be a claim stand with the verb: after it, or before it and a comma."""
    verb = speech.words.lower()
    if verb in passage.pack.quote_only:
        return False
    sentence = passage.sentences[speech.sentence]
    after = [word.lower().strip(",.;:") for word in passage.text[speech.end : sentence.end].split()]
    before = passage.text[sentence.start : min(speech.start, speech.subject.start)]
    reported_before = len(before.split()) >= FEWEST_WORDS and before.rstrip()[-1:] == ","
    needed = passage.pack.needs.get(verb)
    if needed is not None:
        return bool(needed & set(after[:NEEDED_WITHIN])) or (reported_before and len(after) < FEWEST_WORDS)
    return len(after) >= FEWEST_WORDS or reported_before
