"""Find the subject that ends at a word: a pronoun, a name, or the phrase that a name only closes."""

from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.phrases import LINKS, noun_before, phrase_ending
from wirebrief.engines.offline.subjects import Ground, Subject

SPOKEN_TO = frozenset({"to", "with"})
LONGEST_BODY = 5  # words of "vom Verband der Fahrgäste"
AT = frozenset({"vom", "beim"})


def ending_at(ground: Ground, last: int, home: int) -> Subject | None:
    """Return the pronoun, name or noun phrase that ends at a word, None where none does."""
    passage = ground.passage
    if last < passage.firsts[home]:
        return None
    lower = passage.lowers[last]
    if lower in passage.pack.pronouns:
        return Subject(passage.starts[last], passage.ends[last], pronoun=lower)
    phrase = phrase_ending(ground, last, home)
    if phrase is not None and passage.lowers[max(0, passage.word_at(phrase.start) - 1)] in SPOKEN_TO:
        phrase = None  # "a man who may not talk to the media said"
    met = ground.by_last.get(last)
    if met is None and phrase is None and passage.pack.language == "de":
        return _of_body(ground, last, home)
    return _apposed_to(ground, phrase) or (phrase if met is None else _of_name(ground, met, phrase, home))


def _of_body(ground: Ground, last: int, home: int) -> Subject | None:
    """The German person before the body they are of: "Anke Sommer vom Fahrgastverband"."""
    passage = ground.passage
    for index in range(last - 1, max(passage.firsts[home], last - LONGEST_BODY), -1):
        met = ground.by_last.get(index - 1)
        if passage.lowers[index] in {"vom", "von", "beim"} and met is not None and met[0].kind == "person":
            return Subject(met[1].start, met[1].end, name=met[0])
    return None


def _of_name(ground: Ground, met: tuple[Name, Mention], phrase: Subject | None, home: int) -> Subject | None:
    """The name that ends a subject, or the phrase or person that it only belongs to."""
    passage, (name, mention) = ground.passage, met
    asked = _asked_by(ground, mention, home)
    if asked is not None:
        return asked
    if name.kind != "person" and _linked(passage, mention):
        owner = _person_of(ground, mention) or (None if phrase is not None else _office_of(ground, mention.last, home))
        if owner is not None or name.kind == "place":  # "the mission in Iraq said": not Iraq
            return owner or phrase
    if phrase is not None and phrase.head is not None and phrase.head < mention.first:
        front = mention.title[0] if mention.title is not None else mention.first
        links = {passage.lowers[front - 1], passage.lowers[mention.first - 1]} if front else set()
        if front > 1 and passage.lowers[front - 1] in passage.pack.articles:
            links.add(passage.lowers[front - 2])  # "la dirigeante de la CGT"
        body = name.kind != "person" or passage.lowers[phrase.head] in passage.pack.org_nouns
        treats = body and passage.lowers[phrase.head + 1] in LINKS  # "The maker of painkiller Lyrica"
        if treats or links & (LINKS | {"the"}):
            return phrase
    return Subject(mention.start, mention.end, name=name)


def _asked_by(ground: Ground, mention: Mention, home: int) -> Subject | None:
    """Those whom a body only asks: "Analysts surveyed by FactSet expected"."""
    passage, verb = ground.passage, mention.first - 2
    if verb <= passage.firsts[home] or passage.lowers[verb + 1] != "by" or not passage.lowers[verb].endswith("ed"):
        return None
    return phrase_ending(ground, verb - 1, home)


def _apposed_to(ground: Ground, phrase: Subject | None) -> Subject | None:
    """The person before an apposition that no comma closes: "Abdoulaye Sow, an FNDC leader told"."""
    passage = ground.passage
    if phrase is None or not passage.text[phrase.start : phrase.start + 3].lower().startswith(("a ", "an ")):
        return None
    before = passage.word_at(phrase.start) - 1
    met = ground.by_last.get(before) if before >= 0 and passage.gap(before) == ", " else None
    return Subject(met[1].start, met[1].end, name=met[0]) if met is not None and met[0].kind == "person" else None


def _office_of(ground: Ground, last: int, home: int) -> Subject | None:
    """The office that a name closes where no list has its noun; English names its own: see `phrase_ending`."""
    return noun_before(ground, last, home) if ground.passage.pack.language != "en" else None


def _linked(passage: Passage, mention: Mention) -> bool:
    before = mention.first - 1
    if before > 0 and passage.pack.language != "en" and passage.lowers[before] in passage.pack.org_nouns:
        before -= 1  # "los sindicatos de la compañía Transjura"
    if before > 0 and passage.lowers[before] in passage.pack.articles:
        before -= 1
    return before >= 0 and passage.lowers[before] in LINKS | AT


def _person_of(ground: Ground, mention: Mention) -> Subject | None:
    """The person whose body or place a name is: "Mayor Dora Simunic of the Green Left Alliance said"."""
    passage = ground.passage
    index = mention.first - 1
    if index > 0 and passage.lowers[index] in passage.pack.articles:
        index -= 1
    if index < 1 or passage.lowers[index] not in LINKS | AT or passage.gap(index - 1) != " ":
        return None
    met = ground.by_last.get(index - 1)
    return Subject(met[1].start, met[1].end, name=met[0]) if met is not None and met[0].kind == "person" else None
