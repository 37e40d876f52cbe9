"""Find the subject that stands behind a reporting verb: "said Garcia", "said the minister", "according to police"."""

from wirebrief.engines.offline.addressed import past_addressee
from wirebrief.engines.offline.clauses import DAY_FRONTS, OFFICE_WORDS, introduces
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.phrases import LINKS, TIGHT, noun_beginning, phrase_beginning
from wirebrief.engines.offline.subjects import Ground, Subject

AUXILIARY = frozenset("would will had has have was were is are could can may might must should did does".split())
# "Résume de son côté Ana Ruiz": whose turn it is.
TURNS = tuple(
    tuple(words.split())
    for words in (
        "de son côté;de leur côté;pour sa part;à son tour;de même;por su parte;a su vez;por su lado;por sua vez;"
        "por seu lado;por seu turno;ihrerseits;seinerseits"
    ).split(";")
)
LONGEST_DATE = 6  # words of "dimanche 29 juillet 2018"
LONGEST_ASIDE = 4  # words of "por lo demás" between a verb and its subject
OWNERS = frozenset("owner operator maker manufacturer developer parent publisher agency company firm airline".split())
REPORTS = frozenset(
    "informe estudio documento comunicado rapport étude communiqué relatório estudo nota bericht gutachten studie "
    "mitteilung".split()
)


def subject_after(ground: Ground, cue: int) -> Subject | None:
    """Return the subject of an inverted verb: "said Garcia", "said the minister", "according to police"."""
    passage = ground.passage
    first = past_addressee(ground, _past_aside(ground, _past_dated(passage, _past_day(passage, cue + 1))))
    if first >= len(passage.forms) or passage.homes[first] != passage.homes[cue]:
        return None
    if passage.gap(cue).strip() not in {"", "-", "-t-"} and first == cue + 1:  # "confie-t-elle"
        return None
    if ground.quoted(passage.starts[first]):
        return None
    for index in range(first, min(first + 9, len(passage.forms))):
        if index in ground.by_first and ground.by_first[index][0].kind == "person" and _reaches(passage, first, index):
            name, mention = ground.by_first[index]
            return None if _says_of(passage, mention.last) else Subject(mention.start, mention.end, name=name)
        if passage.gap(index) not in TIGHT:
            break
    met = ground.by_first.get(first) or (
        ground.by_first.get(first + 1) if passage.lowers[first] in passage.pack.articles else None
    )
    if met is not None and passage.gap(met[1].last)[:1] not in {"’", "'"} and not _role_follows(passage, met[1].last):
        return Subject(met[1].start, met[1].end, name=met[0])
    phrase = phrase_beginning(ground, first)
    return phrase and (_apposed_after(ground, phrase) or _author(ground, phrase) or phrase)


def _says_of(passage: Passage, last: int) -> bool:
    """Whether a name is whom something is said of: a verb or quoted words follow, "said Costa “should resign”"."""
    if passage.pack.language != "en" or last + 1 >= len(passage.forms):
        return False
    gap = passage.gap(last)
    quotes = gap[:1] == " " and gap.strip() in {'"', "“", "‘", "'"}
    return quotes or (gap == " " and passage.lowers[last + 1] in AUXILIARY)


def subject_noun_after(ground: Ground, cue: int) -> Subject | None:
    """Return the noun phrase behind a verb that follows a quotation, whatever its noun: "declaró la mujer"."""
    first = past_addressee(ground, _past_dated(ground.passage, _past_day(ground.passage, cue + 1)))
    passage = ground.passage
    if passage.pack.language == "en" or first >= len(passage.forms) or passage.homes[first] != passage.homes[cue]:
        return None
    phrase = noun_beginning(ground, first)
    return phrase and (_apposed_after(ground, phrase) or phrase)


def _past_day(passage: Passage, first: int) -> int:
    """The word after a day that stands between verb and subject: "ha avanzado este martes la consellera"."""
    days = passage.pack.weekdays
    for index in range(first, min(first + 2, len(passage.forms))):
        if passage.lowers[index] in days or passage.lowers[index] in passage.pack.days:
            return index + 1
        if passage.lowers[index] not in passage.pack.determiners | passage.pack.articles | DAY_FRONTS:
            break
    return first


def _past_dated(passage: Passage, first: int) -> int:
    """The word behind a day between commas: "a précisé, dimanche 29 juillet, un porte-parole"."""
    if passage.pack.language == "en" or not 0 < first < len(passage.forms):
        return first
    reach = range(first, min(first + LONGEST_DATE, len(passage.forms) - 1))
    end = next((at for at in reach if passage.gap(at) == ", "), None)
    start = first - 1 if passage.gap(first - 1) == " " else first  # the day itself was passed already
    commas = passage.gap(start - 1) == ", " and end is not None
    days = {*passage.pack.weekdays, *passage.pack.days}
    return end + 1 if commas and end is not None and days & set(passage.lowers[start : end + 1]) else first


def _past_aside(ground: Ground, first: int) -> int:
    """The name behind a few words that commas set between: "señaló, por lo demás, Luis Enrique"."""
    passage = ground.passage
    if passage.pack.language == "en" or first >= len(passage.forms):
        return first
    turned = next((one for one in TURNS if tuple(passage.lowers[first : first + len(one)]) == one), ())
    if turned and passage.gap(first + len(turned) - 1) == " ":
        return first + len(turned)
    if passage.gap(first - 1) != ", ":
        return first
    for index in range(first, min(first + LONGEST_ASIDE, len(passage.forms) - 1)):
        if passage.gap(index) == ", ":
            return index + 1 if index + 1 in ground.by_first else first
        if passage.gap(index) != " " or not passage.forms[index].islower():
            break
    return first


def _role_follows(passage: Passage, last: int) -> bool:
    """Whether a name only begins a phrase: "Veltron officials"."""
    following = last + 1
    if following >= len(passage.forms) or passage.gap(last) != " ":
        return False
    return passage.lowers[following] in passage.pack.titles | passage.pack.people_nouns


def _author(ground: Ground, phrase: Subject) -> Subject | None:
    """Who wrote the report that is the source: "de acuerdo con un informe de la Universidad del Plata"."""
    passage = ground.passage
    if phrase.head is None or passage.lowers[phrase.head] not in REPORTS:
        return None
    for index in range(phrase.head + 1, min(phrase.head + 5, len(passage.forms))):
        if index in ground.by_first:
            name, mention = ground.by_first[index]
            return Subject(mention.start, mention.end, name=name)
        if passage.gap(index - 1) not in TIGHT:
            break
    return None


def _apposed_after(ground: Ground, phrase: Subject) -> Subject | None:
    """The name that follows an office and a comma: "said the mayor, John Smith"."""
    passage = ground.passage
    last = passage.word_at(phrase.end - 1)
    limit = min(last + OFFICE_WORDS, len(passage.forms) - 2)
    while last < limit and passage.gap(last) in TIGHT and passage.lowers[last + 1] not in passage.pack.cues:
        last += 1
    if last + 1 >= len(passage.forms) or passage.gap(last) != ", ":
        return None
    following = _past_named(passage, last + 1)
    while following < last + 4 and introduces(passage, following) and following not in ground.by_first:
        following += 1
    met = ground.by_first.get(following)
    owns = phrase.head is not None and passage.lowers[phrase.head] in OWNERS
    named = met is not None and (met[0].kind == "person" or (owns and met[0].kind == "organisation"))
    if met is not None and _acts(passage, met[1].last):
        return None
    return Subject(met[1].start, met[1].end, name=met[0]) if met is not None and named else None


def _acts(passage: Passage, last: int) -> bool:
    """Whether a name opens the clause behind an office: "Para el alcalde, Ana Ruiz quiere"; English commas tell it."""
    following = last + 1
    if passage.pack.language == "en" or following >= len(passage.forms) or passage.gap(last) != " ":
        return False
    return passage.lowers[following] not in passage.pack.stopwords - passage.pack.adverbs


def _past_named(passage: Passage, first: int) -> int:
    """The word behind "named" in what is told of somebody unnamed: "said a witness, a young man named Ramin"."""
    if passage.lowers[first] not in {"a", "an"}:
        return first
    reach = range(first + 1, min(first + OFFICE_WORDS // 2, len(passage.forms) - 1))
    return next((at + 1 for at in reach if passage.lowers[at] == "named" and passage.gap(at) == " "), first)


def _reaches(passage: Passage, first: int, index: int) -> bool:
    """Whether only the words of a role stand between the verb and the name: "said team member Rodaba Noori"."""
    between = range(first, index)
    if any(passage.gap(place) not in TIGHT for place in between):
        return False
    words = [passage.lowers[place] for place in between]
    linked = any(word in LINKS for word in words)
    spoken = "that" in words or any(word in passage.pack.pronouns for word in words)
    return (not linked or any(word in passage.pack.titles for word in words)) and not spoken
