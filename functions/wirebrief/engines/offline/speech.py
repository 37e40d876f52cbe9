"""Find who is said to speak: reporting verbs with their subjects."""

import re
from bisect import bisect_right

from msgspec import Struct

from wirebrief.engines.offline.clauses import subject_before
from wirebrief.engines.offline.inverted import subject_after, subject_noun_after
from wirebrief.engines.offline.openings import head_of_clause
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.quoting import is_handed_on, quoted_as, quotes_another
from wirebrief.engines.offline.subjects import Ground, Subject
from wirebrief.engines.offline.unsaid import is_unsaid
from wirebrief.engines.offline.unverbed import between_dashes, colons, sources, viewpoints

CLOSING = 4  # characters of a mark or dash between speech and its verb
POSTPOSED = frozenset({"zufolge"})  # "Berg zufolge ist der Brand gelöscht"
NOBODY = ("no ", "none", "nobody", "neither")  # "No group claimed responsibility": nobody speaks
FEWEST_BEFORE = 6  # words before ", said NAME" that are what is said
WIDEST_GAP = 40  # code points of white space before a word
# What stands behind these is whom they are said to or of: "…, called Ruiz a liar".
ADDRESSING = frozenset(
    "asked told called calls described describes accused accuses blamed blames thanked praised praises criticised "
    "criticized condemned urged warned hailed dubbed labelled labeled branded quoted cited".split()
)


class Speech(Struct, frozen=True, gc=False):
    """A reporting verb (word index `cue`, -1 for "according to"), its words and span, and who speaks by it."""

    cue: int
    words: str
    start: int
    end: int
    stance: str
    subject: Subject
    sentence: int
    inverted: bool


def find_speech(ground: Ground) -> list[Speech]:
    """Return every reporting verb that has a subject, in order."""
    cues = ground.passage.pack.cues
    starts = ground.passage.starts
    found: list[Speech] = []
    for index, lower in enumerate(ground.passage.lowers):
        if (
            lower in cues
            and not ground.quoted(starts[index])
            and not is_unsaid(ground, index)
            and not quotes_another(ground.passage, index)
        ):
            speech = _going_on(ground.passage, index, found) or _speech(ground, index)
            if speech is not None:
                found.append(speech)
    return sorted(found + _by_source(ground) + _unverbed(ground), key=lambda speech: speech.start)


def _going_on(passage: Passage, cue: int, before: list[Speech]) -> Speech | None:
    """A participle by which the last speaker of the sentence goes on: "…, disse Lopes, explicando que"."""
    if not passage.lowers[cue].endswith(passage.pack.participles or ("\n",)):
        return None
    last = before[-1] if before and before[-1].sentence == passage.homes[cue] else None
    if last is None:
        return None
    words = passage.forms[cue]
    stance = passage.pack.cues[words.lower()]
    return Speech(cue, words, passage.starts[cue], passage.ends[cue], stance, last.subject, last.sentence, False)


def _speech(ground: Ground, cue: int) -> Speech | None:
    passage = ground.passage
    if between_dashes(passage, cue):
        return _of_last(passage, cue) if passage.pack.drops_subjects else None
    if is_handed_on(passage, cue):
        return _made(passage, cue, quoted_as(ground, cue), inverted=False)
    turned = _turned(ground, cue) or _closes(ground, cue)
    subject = None if turned or _after_quotation(passage, cue) else subject_before(ground, cue)
    inverted = subject is None
    if subject is None and _may_invert(passage, cue):
        subject = subject_after(ground, cue)
    if subject is None and _after_quotation(passage, cue):
        subject, inverted = subject_before(ground, cue), False
        subject = subject or subject_noun_after(ground, cue)
    if subject is None and passage.lowers[cue] in ADDRESSING and passage.gap(cue - 1) == ", ":
        subject, inverted = head_of_clause(ground, passage.homes[cue], cue), False
    if subject is None and (_drops_subject(passage, cue) or _behind_dash(ground, cue)):
        subject = Subject(passage.starts[cue], passage.ends[cue], pronoun="")
    return _made(passage, cue, subject, inverted=inverted)


def _made(passage: Passage, cue: int, subject: Subject | None, *, inverted: bool) -> Speech | None:
    if subject is None or passage.text[subject.start : subject.end].lower().startswith(NOBODY):
        return None
    start, end, words = passage.starts[cue], passage.ends[cue], passage.forms[cue]
    stance = passage.pack.cues[words.lower()]
    return Speech(cue, words, start, end, stance, subject, passage.homes[cue], inverted)


def _of_last(passage: Passage, cue: int) -> Speech:
    """A verb without a subject, which is that of whoever spoke last."""
    start, end, words = passage.starts[cue], passage.ends[cue], passage.forms[cue]
    stance, subject = passage.pack.cues[words.lower()], Subject(start, end, pronoun="")
    return Speech(cue, words, start, end, stance, subject, passage.homes[cue], False)


def _turned(ground: Ground, cue: int) -> bool:
    """Whether a comma stands before the verb and its subject behind it: "fue aplazada, anunció la ministra"."""
    passage = ground.passage
    front = _front(passage, cue)
    if _object_first(ground, cue):
        return True
    if passage.pack.language == "en" or front == 0 or passage.gap(front - 1) not in {", ", "), "}:
        return False
    inserted = ground.by_last.get(front - 1)
    return (inserted is None or inserted[0].kind == "place") and subject_after(ground, cue) is not None


def _object_first(ground: Ground, cue: int) -> bool:
    """Whether a German sentence opens with what is told: "Den Schaden beziffert die Polizei"."""
    passage = ground.passage
    first = passage.firsts[passage.homes[cue]]
    accusative = passage.pack.language == "de" and passage.lowers[first] in {"den", "einen", "diesen"}
    return accusative and subject_after(ground, cue) is not None


def _closes(ground: Ground, cue: int) -> bool:
    """Whether verb and name close a sentence or stand before a comma: "…, said Utah Police, who gave no details"."""
    passage = ground.passage
    if passage.lowers[cue] not in {"said", "says"} or passage.gap(cue - 1) != ", " or cue + 1 not in ground.by_first:
        return False
    _, mention = ground.by_first[cue + 1]
    after = passage.text[mention.end : mention.end + 1]
    long = cue - passage.firsts[passage.homes[cue]] > FEWEST_BEFORE  # "Garcia, 45, said Trump, who …"
    return long and after in {",", "."}


def _front(passage: Passage, cue: int) -> int:
    """The first word of the verb: "a" of "a déclaré", "has" of "has said"."""
    front = cue
    while front > 0 and passage.lowers[front - 1] in passage.pack.adverbs and passage.gap(front - 1) == " ":
        front -= 1
    return front


def _may_invert(passage: Passage, cue: int) -> bool:
    """Whether a subject may stand after the verb: after a quotation or a comma, or at the start of the sentence."""
    if passage.lowers[cue].endswith("ing") or passage.lowers[cue] in ADDRESSING:
        return _after_quotation(passage, cue)
    front = passage.starts[_front(passage, cue)]
    before = passage.text[max(0, front - 3) : front].rstrip()
    opens = cue == passage.firsts[passage.homes[cue]] or passage.lowers[cue - 1] in {"como", "comme"}
    opens = opens or (passage.pack.language == "de" and _front(passage, cue) == passage.firsts[passage.homes[cue]])
    return not before or before[-1] in ",\"”“»’'›″—–-" or opens


def _behind_dash(ground: Ground, cue: int) -> bool:
    """Whether a verb alone follows speech that a dash closes: "– A seca é grave – afirmou."."""
    passage = ground.passage
    front = passage.starts[_front(passage, cue)]
    at = bisect_right(ground.quoted_from, front) - 1
    closed = at >= 0 and 0 <= front - ground.quotations[at].outer_end <= CLOSING
    return passage.pack.drops_subjects and closed


def _drops_subject(passage: Passage, cue: int) -> bool:
    """Whether a verb alone is "he said": behind a quotation, or before "que" at the head of its sentence."""
    if not passage.pack.drops_subjects:
        return False
    following = passage.lowers[cue + 1] if cue + 1 < len(passage.lowers) else ""
    front, first = _front(passage, cue), passage.firsts[passage.homes[cue]]
    if front > first and passage.gap(front - 1) == ", " and passage.gap(cue)[:1] == ",":  # "La empresa, añadió, pagará"
        return True
    opened = front == first or (passage.gap(front - 1) == ", " and passage.lowers[first] in passage.pack.openers)
    return _after_quotation(passage, cue) or (opened and following in passage.pack.that)


def _after_quotation(passage: Passage, index: int) -> bool:
    front = passage.starts[_front(passage, index)]
    before = passage.text[max(0, front - 4) : front].rstrip(" \u00a0,—–-")
    return bool(before) and (before[-1] in "\"”“»’'」›″" or before.endswith("''"))


def _by_source(ground: Ground) -> list[Speech]:
    passage = ground.passage
    found = []
    for match in sources(passage.pack.language).finditer(passage.text):
        if ground.quoted(match.start()) or _merely_so(passage, match):
            continue
        last = passage.word_at(match.end() - 1)
        behind = match.group().lower() in POSTPOSED
        last = last if behind else _past_verb(passage, last)
        subject = subject_before(ground, last) if behind else subject_after(ground, last)
        if subject is not None:
            words = passage.text[match.start() : match.end()]
            found.append(Speech(-1, words, match.start(), match.end(), "asserts", subject, passage.homes[last], True))
    return found


def _past_verb(passage: Passage, last: int) -> int:
    """The verb of "según han anunciado las autoridades", the last word of the source where none follows."""
    following = last + 1
    while following < min(last + 4, len(passage.forms)) and passage.lowers[following] in passage.pack.adverbs:
        following += 1
    told = passage.pack.language != "en" and passage.lowers[min(following, len(passage.forms) - 1)] in passage.pack.cues
    return following if told else last


def _merely_so(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a German "so" is no "according to", which has a comma or mark before it; nor "o segundo comandante"."""
    before = passage.text[max(0, match.start() - WIDEST_GAP) : match.start()].rstrip()
    if match.group() == "segundo" and before.rpartition(" ")[2].lower() in passage.pack.articles | {"um", "no", "do"}:
        return True
    return match.group().lower() == "so" and before[-1:] not in {*',”“»«"'}


def _unverbed(ground: Ground) -> list[Speech]:
    """Whoever speaks by no verb and no "according to"."""
    passage = ground.passage
    views = [(start, end, one) for start, end, one in viewpoints(ground)]
    spans = views + [(colon, colon + 1, one) for colon, one in colons(ground)]
    return [
        Speech(-1, passage.text[start:end], start, end, "asserts", one, passage.homes[passage.word_at(one.start)], True)
        for start, end, one in spans
    ]
