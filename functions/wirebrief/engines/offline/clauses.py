"""Find the subject before a reporting verb: beside it, around an insertion, or at the head of its clause."""

from wirebrief.engines.offline.endings import ending_at
from wirebrief.engines.offline.konjunktiv import closes_german_clause
from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.openings import head_of_clause
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.phrases import (
    LINKS,
    TIGHT,
    definite_ending,
    heads,
    phrase_ending,
    plural_ending,
)
from wirebrief.engines.offline.subjects import Ground, Subject
from wirebrief.engines.offline.words_in_names import POST_NOMINALS

OF_BODY = frozenset({"of", "from", "at", "with"})
LONGEST_BODY = 8  # words behind "of" that tell whose somebody is
FARTHEST = 40  # words looked back over for what stands before an inserted phrase
TELLING = frozenset(
    "statement letter report release tweet post interview note memo email message ruling filing speech comment "
    "complaint telegram advisory alert conference".split()
)
OPENING_MARKS = frozenset({'"', "“", "‘", "``"})
REASONS = frozenset({"for", "of", "by", "before", "after", "while", "without"})
OBJECTS = {"him": "he", "her": "she", "them": "they"}
OBJECT_FRONTS = frozenset("at by with of for from to about over against including than between among into".split())
HEARD = frozenset("quoted heard recorded filmed seen overheard".split())  # "was heard on the radio saying"
HEARD_WITHIN = 6  # words before the participle
JOINTS = frozenset({",", "–", "—", "("})
ANDS = frozenset("and but then y e et und pero mas mais aber".split())
OFFICE_WORDS = 12  # words before a name in which the office of its bearer must stand
DAY_FRONTS = frozenset("am ce nesta neste na no on last this".split())
TELLING_NOW = frozenset("saying warning telling claiming insisting arguing promising threatening".split())
PROGRESSIVE = frozenset({"been", "was", "were", "is", "are"})  # "had been warning about"
SAYS = frozenset({"say", "said", "told", "believe"})
PARTS_OF_DAY = frozenset("morning afternoon evening night".split())


def subject_before(ground: Ground, cue: int) -> Subject | None:
    """Return the subject that stands before a verb: a name, a pronoun, an office or the like."""
    passage = ground.passage
    home = passage.homes[cue]
    if closes_german_clause(passage, cue):
        return head_of_clause(ground, home, cue)
    index = _past_adverbs(ground, _before_day(passage, cue - 1, home), home)
    if passage.forms[index] in POST_NOMINALS and passage.gap(index - 1) == " " and _person_at(ground, index - 1):
        index -= 1  # "Helen Ames QC said"
    if index < passage.firsts[home] or ground.quoted(passage.starts[index]):
        return None
    gap = passage.gap(index).strip()
    progressive = passage.lowers[cue] in TELLING_NOW and passage.lowers[cue - 1] in PROGRESSIVE
    if passage.lowers[cue].endswith("ing") and not progressive:
        return _of_participle(ground, index, gap, cue)
    if gap in {"", ")"}:
        return _beside(ground, _before_bracket(passage, index, home) if gap else index, home, cue)
    return _before_insertion(ground, index, home) if gap[0] in {",", "–", "—", ")"} or gap == "--" else None


def _person_at(ground: Ground, index: int) -> bool:
    met = ground.by_last.get(index)
    return met is not None and met[0].kind == "person"


def _of_participle(ground: Ground, index: int, gap: str, cue: int) -> Subject | None:
    """The subject of "saying": that of the clause it hangs on, or "officials" in "sent by officials warning that"."""
    passage = ground.passage
    home = passage.homes[cue]
    if not gap and passage.lowers[index] in passage.pack.people_nouns:
        return phrase_ending(ground, index, home)
    quotes = passage.lowers[cue] in passage.pack.quote_only or passage.gap(cue).strip(" ,:") in OPENING_MARKS
    if quotes and not gap and passage.lowers[index] in REASONS and index > passage.firsts[home]:
        return _blamed(ground, index - 1) or head_of_clause(ground, home, cue)
    told = passage.lowers[index] in TELLING
    heard = HEARD & set(passage.lowers[max(passage.firsts[home], index - HEARD_WITHIN) : index + 1])
    if heard and not gap:
        return head_of_clause(ground, home, cue)
    return head_of_clause(ground, home, cue) if gap == "," or (told and not gap) else None


def _blamed(ground: Ground, index: int) -> Subject | None:
    """Whom others blame or thank "for calling": "criticised Ruiz for calling", "fined him for saying"."""
    passage, met = ground.passage, ground.by_last.get(index)
    if met is not None and met[0].kind == "person":
        return Subject(met[1].start, met[1].end, name=met[0])
    pronoun = OBJECTS.get(passage.lowers[index])
    return Subject(passage.starts[index], passage.ends[index], pronoun=pronoun) if pronoun else None


def _before_day(passage: Passage, index: int, home: int) -> int:
    """The last word before a day that stands between subject and verb: "the agency on Friday morning said"."""
    place = index - (passage.lowers[index] in PARTS_OF_DAY)
    if place < passage.firsts[home] or passage.lowers[place] not in passage.pack.weekdays:
        return index
    place -= 1
    return place - (passage.lowers[place] in DAY_FRONTS) if passage.gap(index) == " " else index


def _before_bracket(passage: Passage, index: int, home: int) -> int:
    """The last word before the bracket that closes after word `index`: "Alliance (GLA) said"."""
    while index > passage.firsts[home] and "(" not in passage.gap(index - 1):
        index -= 1
    return max(index - 1, passage.firsts[home])


def _past_adverbs(ground: Ground, index: int, home: int) -> int:
    passage = ground.passage
    adverbs, pronouns, days = passage.pack.adverbs, passage.pack.pronouns, frozenset(passage.pack.weekdays)
    last = index
    while index >= passage.firsts[home] and passage.gap(index).strip() in {"", ","}:
        lower = passage.lowers[index]
        if index in ground.by_last or lower in pronouns or not (lower in adverbs | days or lower.endswith("ly")):
            break
        index -= 1
    inside = index < last and passage.gap(last).strip() == "," and not passage.gap(index).strip()
    return last if inside else index  # "Dupnik, who knows her personally, said"


def _beside(ground: Ground, index: int, home: int, cue: int) -> Subject | None:
    passage = ground.passage
    lower = passage.lowers[index]
    if lower in {"who", "which"}:
        return _before_relative_said(ground, index - 1, home)
    if lower in ANDS or lower in passage.pack.cues:
        return _spoke_before(ground, index, home) or head_of_clause(ground, home, cue)
    found = _person_of(ground, index, home) or ending_at(ground, index, home)
    found = found or _before_relative(ground, index, home)
    if found is not None or passage.pack.language != "en":  # elsewhere "le plan prévoit" is as often said of things
        return found
    several = plural_ending(ground, index, home) if passage.lowers[cue] in SAYS else None
    return several or definite_ending(ground, index, home)


def _person_of(ground: Ground, index: int, home: int) -> Subject | None:
    """The person before a phrase that tells whose they are: "Peter Holm of the port authority said"."""
    passage, pack = ground.passage, ground.passage.pack
    if pack.language != "en":
        return None
    for link in range(index - 1, max(passage.firsts[home], index - LONGEST_BODY), -1):
        if passage.gap(link) != " " or passage.lowers[link] in pack.cues:
            return None
        if passage.lowers[link] in OF_BODY:
            met = ground.by_last.get(link - 1)
            owned = met is not None and met[0].kind == "person" and passage.gap(link - 1) == " "
            opens = passage.lowers[link + 1] in pack.articles or passage.forms[link + 1][0].isupper()
            return Subject(met[1].start, met[1].end, name=met[0]) if met and owned and opens else None
    return None


def _spoke_before(ground: Ground, index: int, home: int) -> Subject | None:
    """The subject of "…, he said" before "but added": behind what is said no head of the clause is the speaker."""
    passage = ground.passage
    said = index - 1
    if passage.pack.language != "en" or said <= passage.firsts[home] or passage.gap(said) not in {", ", " "}:
        return None
    if passage.lowers[said] not in SAYS or passage.gap(said - 2)[:1] != ",":
        return None
    return ending_at(ground, said - 1, home)


def _before_relative_said(ground: Ground, index: int, home: int) -> Subject | None:
    """The subject before "who said": "a rebuke from Barr, who had said …", "Berg, the mayor, who said …"."""
    passage = ground.passage
    met = ground.by_last.get(index)
    if not passage.gap(index).strip() or (met is not None and met[0].kind == "person"):
        return ending_at(ground, index, home)
    return _before_insertion(ground, index, home)


def _before_relative(ground: Ground, index: int, home: int) -> Subject | None:
    """The subject before a clause without commas: "A Saudi official who spoke on condition of anonymity said"."""
    passage = ground.passage
    for place in range(index, max(passage.firsts[home], index - FARTHEST), -1):
        if passage.lowers[place] == "who" and passage.gap(place - 1) == " ":
            return ending_at(ground, place - 1, home)
    return None


def _before_insertion(ground: Ground, index: int, home: int) -> Subject | None:
    """The subject before an inserted phrase: "Garcia, 45, a resident of El Paso, said"."""
    passage = ground.passage
    own = ground.by_last.get(index)
    inserted = own is not None and (_apposed(ground, own[1], home) or _titled(passage, own[1]))
    if own is not None and own[0].kind in {"person", "organisation"} and inserted:
        return Subject(own[1].start, own[1].end, name=own[0])
    floor = max(passage.firsts[home] - 1, index - FARTHEST)
    joints = [
        place
        for place in range(index - 1, floor, -1)
        if passage.gap(place).strip()[:1] in JOINTS or passage.gap(place) == " -- "
    ]
    for place in joints:
        if ground.quoted(passage.starts[place]):
            break
        met = ground.by_last.get(place)
        if met is not None and met[0].kind == "person":
            return ending_at(ground, place, home)
    for place in joints:
        found = None if ground.quoted(passage.starts[place]) else ending_at(ground, place, home)
        if found is not None and not _is_object(passage, found, home):
            return found
    return None


def _is_object(passage: Passage, subject: Subject, home: int) -> bool:
    """Whether a phrase stands behind a verb or preposition of an insertion: "carrying 102 passengers, said …"."""
    before = passage.word_at(subject.start) - 1
    if subject.name is not None or passage.pack.language != "en" or before < passage.firsts[home]:
        return False
    tight = passage.gap(before) == " "
    return tight and (passage.lowers[before].endswith("ing") or passage.lowers[before] in OBJECT_FRONTS)


def _titled(passage: Passage, mention: Mention) -> bool:
    """Whether an office stands before a name between commas: "a hostage, Acme Bank loan officer Ana Ruiz, said"."""
    first = mention.title[0] if mention.title is not None else mention.first
    while first > 0 and passage.lowers[first - 1] in passage.pack.titles and passage.gap(first - 1) == " ":
        first -= 1
    if first == mention.first or " " not in mention.text:
        return False
    return passage.lowers[max(0, first - 1)] not in LINKS | passage.pack.articles | passage.pack.possessives


def _apposed(ground: Ground, mention: Mention, home: int) -> bool:
    """Whether a name is itself the insertion: "its spokesman, Tomas Quiceno, said"."""
    passage = ground.passage
    before = (mention.title[0] if mention.title is not None else mention.first) - 1
    while before >= passage.firsts[home] and passage.gap(before) in TIGHT and introduces(passage, before):
        before -= 1
    if before < passage.firsts[home] or passage.gap(before) not in {", ", "), "}:
        return False
    nouns = passage.lowers[max(passage.firsts[home], before - OFFICE_WORDS) : before + 1]
    return passage.lowers[before] in heads(passage) or any(word in passage.pack.titles for word in nouns)


def introduces(passage: Passage, index: int) -> bool:
    """Whether a word may open the insertion that a name closes: "el parlamentario" before "José García"."""
    return passage.lowers[index] in passage.pack.titles | passage.pack.articles | passage.pack.possessives
