"""Put quotations and reporting verbs together: who said what, directly and indirectly."""

import re

from msgspec import Struct
from msgspec.structs import replace

from wirebrief.draft import ClaimKind
from wirebrief.engines.offline.introduced import find_introduced
from wirebrief.engines.offline.inverted import AUXILIARY
from wirebrief.engines.offline.konjunktiv import FARTHEST, MOOD, is_reported
from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.openings import SUBORDINATORS
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.quotations import Quotation
from wirebrief.engines.offline.reporting import home_of, is_nested, outermost, reporting, told_before
from wirebrief.engines.offline.speakers import Antecedents, Speaker
from wirebrief.engines.offline.speech import Speech, find_speech
from wirebrief.engines.offline.subjects import Ground
from wirebrief.engines.offline.unlisted import find_unlisted
from wirebrief.engines.offline.worth import is_claim, is_title, is_whole

AS = re.compile(r"\b(?:wie|como|comme)\s+(?:(?:die|der|das|el|la|le|o|a)\s+|l['’])?$")
# What may stand between a comma and the name of whoever says it: "…, the official Xinhua agency said".
FRONT = re.compile(r",\s*(?:(?:[Tt]he|an?)\s+(?:[a-z-]+\s+){0,3})?$")
CREDIT = re.compile(r"\(?(?:Additional )?[Rr]eporting by|\([Ww]riting by|\([Ee]diting by")
LONGEST_OFFICE = 9  # words of an office between a comma and its bearer's name
FEWEST_WORDS = 3  # words of the shortest claim
CLAUSE_OPENS = frozenset("it he she they there we his her its their".split())
MORE_WORDS = 4  # words after a second verb that make a claim of their own
NEEDED_WITHIN = 8  # words after a verb in which "to" or "that" must follow it


Told = tuple[list[Speech], dict[int, Speaker | None]]


class Said(Struct, frozen=True, gc=False):
    """One claim: the sentence that carries it, who said it by which verb, and the quotation if any.

    `adds` tells that the sentence makes another claim in quoted words.
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
    adds: bool = False


def find_claims(ground: Ground, names: list[Name]) -> list[Said]:
    """Return every claim of the passage, in order."""
    passage = ground.passage
    said = find_speech(ground)
    said += find_unlisted(ground, said)
    speeches = sorted(said + find_introduced(ground, said), key=lambda speech: (speech.sentence, speech.start))
    antecedents = Antecedents(ground, names, speeches)
    speakers = {id(speech): antecedents.of(speech) for speech in speeches}
    direct, used = _direct(ground, speeches, speakers)
    reported = {id(one.speech) for one in direct} | {id(one) for one in speeches if not one.words}
    free = (one for one in speeches if id(one) not in reported and (one.sentence not in used or _adds(ground, one)))
    own = (one for one in free if not _told_by_another(passage, one, speeches))
    indirect = [_indirect(passage, one, speakers[id(one)], adds=one.sentence in used) for one in own]
    told = sorted(direct + [said for said in indirect if said is not None], key=_position)
    return sorted(told + _in_reported_mood(ground, told), key=_position)


def _in_reported_mood(ground: Ground, told: list[Said]) -> list[Said]:
    """What the speaker of the sentences before goes on to say in the German mood of reported speech."""
    own = {home for said in told for home in (*range(said.sentence, said.last_sentence + 1), said.carrier)}
    latest = {said.last_sentence: said for said in told}
    found: list[Said] = []
    for sentence in range(len(ground.passage.sentences)) if told else ():
        if sentence in own or not is_reported(ground, sentence):
            continue
        last = next((latest[at] for at in range(sentence - 1, sentence - FARTHEST - 1, -1) if at in latest), None)
        if last is not None and last.speaker is not None:
            latest[sentence] = Said(sentence, sentence, last.speaker, None, "indirect", None, last.carrier, last.cue)
            found.append(latest[sentence])
    return found


def _clause(passage: Passage, start: int, end: int) -> list[str]:
    """The words behind a verb up to a comma that a new clause follows: "analyst estimates, the stock fell"."""
    text = passage.text[start:end]
    return [word.lower().strip(",.;:") for word in (text.partition(",")[0] if text[:1] == "," else text).split()]


def _held(passage: Passage, before: str) -> bool:
    """Whether only the office of who speaks stands behind the last comma: "…, Lugo County Sheriff Ana Ruiz said"."""
    words = before.rpartition(", ")[2].split() if passage.pack.language == "en" and ", " in before else []
    office = passage.pack.titles | {rank.lower() for rank in passage.pack.ranks}
    return 0 < len(words) <= LONGEST_OFFICE and words[-1].lower() in office


def _told_by_another(passage: Passage, speech: Speech, speeches: list[Speech]) -> bool:
    """Whether a verb is part of what somebody else reports: "The paper said on Monday that Engie had asked banks"."""
    first, at = passage.word_at(speech.subject.start), speeches.index(speech)
    unnamed = speech.subject.name is None and speech.subject.pronoun is None
    before = at > 0 and speeches[at - 1].sentence == speech.sentence
    if unnamed and before and passage.lowers[first - 1] in SUBORDINATORS:
        return True  # "The board said it came after a passenger reported a noise"
    if unnamed and at and is_nested(passage, speeches[at - 1], speech):
        return True
    if not first or passage.lowers[first - 1] not in passage.pack.that or speech.cue < 1:
        return False
    asked = passage.lowers[speech.cue] in passage.pack.needs or passage.lowers[speech.cue - 1] == "had"
    return asked and any(one.sentence == speech.sentence and one.end <= speech.subject.start for one in speeches)


def _adds(ground: Ground, speech: Speech) -> bool:
    """Whether a verb beside a quotation reports more than that: "“We won,” he said, adding that he was tired"."""
    passage = ground.passage
    end = passage.sentences[speech.sentence].end
    following = passage.text[speech.end : end].lstrip(" ,:")
    quoted = any(speech.end <= one.outer_start < end for one in ground.quotations)
    return len(following.split()) > MORE_WORDS and not quoted and following[:1].islower()


def _position(said: Said) -> tuple[int, int]:
    return said.sentence, said.quotation.start if said.quotation is not None else 0


def _direct(ground: Ground, speeches: list[Speech], speakers: dict[int, Speaker | None]) -> tuple[list[Said], set[int]]:
    found: list[Said] = []
    used: set[int] = set()
    for quotation in ground.quotations:
        said = _said(ground.passage, quotation, found[-1] if found else None, (speeches, speakers))
        if said is None:
            continue
        if said.speech is not None and said.carrier is not None:
            used.add(said.carrier)
        used.update(range(said.sentence, said.last_sentence + 1))
        found.append(said)
    return _of_one_voice(found), used


def _of_one_voice(found: list[Said]) -> list[Said]:
    """Give a quotation that goes on through paragraphs, each left open, to whom any of them names."""
    voiced: list[Said] = []
    chain: list[Said] = []
    for said in found:
        chain.append(said)
        if said.quotation is None or not said.quotation.continues:
            told = next((one for one in chain if one.speech is not None), None)
            voiced += [_told_with(one, told) if told is not None else one for one in chain]
            chain = []
    return voiced + chain


def _told_with(said: Said, told: Said) -> Said:
    if said.speech is not None:
        return said
    return replace(said, speaker=told.speaker, carrier=told.carrier, cue=told.cue)


def _said(passage: Passage, quotation: Quotation, before: Said | None, told: Told) -> Said | None:
    """The claim that a quotation makes, None for a title or a wink."""
    speeches, speakers = told
    if is_title(passage, quotation):
        return None
    speech = _outer(passage, reporting(passage, quotation, speeches), speeches)
    headed = passage.sentences[home_of(passage, quotation.start)].kind == "heading"  # told again by whose it is
    if speech is None and (headed or not (is_claim(passage, quotation) or _goes_on(passage, quotation, before))):
        return None
    place = home_of(passage, quotation.start), home_of(passage, quotation.end - 1)
    kind: ClaimKind = "direct" if is_whole(passage, quotation) else "mixed"
    if speech is None:
        return _unreported(passage, quotation, before, told, (place, kind))
    return Said(*place, speakers[id(speech)], speech, kind, quotation, speech.sentence, speech.words or None)


def _outer(passage: Passage, speech: Speech | None, speeches: list[Speech]) -> Speech | None:
    """The verb that reports another of thought or wish: "Ruiz said the bank expects a “longer” fall"."""
    if speech is None or speech.words.lower() not in passage.pack.needs:
        return speech
    return outermost(passage, speeches, speeches.index(speech))


def _unreported(
    passage: Passage, quotation: Quotation, before: Said | None, told: Told, made: tuple[tuple[int, int], ClaimKind]
) -> Said:
    """A quotation with no verb of its own: of who spoke in the sentence before, else of the last speaker."""
    place, kind = made
    near = before is not None and place[0] - 1 in {before.last_sentence, before.carrier}
    speech = None if near else told_before(passage, quotation, told[0])
    if speech is not None:
        return Said(*place, told[1][id(speech)], None, kind, quotation, speech.sentence, speech.words or None)
    if before is not None and _continues(passage, quotation, before):
        return Said(*place, before.speaker, None, kind, quotation, before.carrier, before.cue)
    return Said(*place, None, None, kind, quotation, None, None)


def _goes_on(passage: Passage, quotation: Quotation, before: Said | None) -> bool:
    """Whether a short quotation goes on after one of its paragraph: "Nobody does." """
    text = passage.text[quotation.start : quotation.end].strip()
    last = before.quotation if before is not None else None
    follows = last is not None and (last.continues or last.paragraph == quotation.paragraph)
    return follows and text[:1].isupper() and text[-1:] in ".!?"


def _continues(passage: Passage, quotation: Quotation, before: Said) -> bool:
    """Whether the last speaker goes on: in the same paragraph, or in one that opens with a mark after theirs."""
    last = before.quotation
    if last is None or before.speaker is None:
        return False
    if last.paragraph == quotation.paragraph or last.continues:
        return True
    opens = not passage.text[max(0, quotation.outer_start - 2) : quotation.outer_start].strip()
    near = home_of(passage, quotation.start) - max(before.last_sentence, before.carrier or 0) == 1
    return opens and quotation.paragraph - last.paragraph == 1 and (near or before.kind == "direct")


def _indirect(passage: Passage, speech: Speech, speaker: Speaker | None, *, adds: bool) -> Said | None:
    if CREDIT.match(passage.sentence_text(speech.sentence)) is not None:
        return None
    if speaker is None or passage.sentences[speech.sentence].kind != "body" or not _reports(passage, speech):
        return None
    place = speech.sentence, speech.sentence
    return Said(*place, speaker, speech, "indirect", None, speech.sentence, speech.words, adds)


def _reports(passage: Passage, speech: Speech) -> bool:
    """Whether words that could be a claim stand with the verb: after it, or before it and a comma."""
    verb = speech.words.lower()
    if verb in passage.pack.quote_only:
        return False
    sentence = passage.sentences[speech.sentence]
    after = [word.lower().strip(",.;:") for word in passage.text[speech.end : sentence.end].split()]
    before = passage.text[sentence.start : min(speech.start, speech.subject.start)]
    before = AS.sub("", before)  # "…, wie die Polizei mitteilte"
    reported_before = len(before.split()) >= FEWEST_WORDS and (
        FRONT.search(before) is not None or _held(passage, before)
    )
    needed = passage.pack.needs.get(verb)
    clause = after[:1] and after[0] in CLAUSE_OPENS and bool(AUXILIARY & set(after[1:4]))
    if needed is not None and verb.endswith("ed") and clause:
        return True  # "indicated it would begin"
    if needed is not None and passage.pack.language == "de" and MOOD & set(after):
        return True  # "gesagt, die Behörden hätten keine Hinweise"
    if needed is not None:
        return bool(needed & set(_clause(passage, speech.end, sentence.end)[:NEEDED_WITHIN])) or (
            reported_before and len(after) < FEWEST_WORDS
        )
    return len(after) >= FEWEST_WORDS or reported_before
