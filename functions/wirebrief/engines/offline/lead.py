"""Read the lead: who acts in it, as a name or as the words for them ("A gunman", "Pilots")."""

import re

from msgspec import Struct

from wirebrief.engines.offline.actors import ACTORS, COUNTED, FRONTED
from wirebrief.engines.offline.dateline import after_dateline
from wirebrief.engines.offline.gazetteer import demonyms
from wirebrief.engines.offline.interviews import interviewee
from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.phrases import LINKS, OF, RELATIVES, TIGHT, heads
from wirebrief.engines.offline.subjects import Ground
from wirebrief.engines.offline.things import attributive, finders, owner_behind, thing
from wirebrief.engines.offline.things_others import ABOUT, LEAST, PEOPLE, past_german_front, thing_abroad
from wirebrief.engines.offline.things_others import COUNTED as COUNTED_ABROAD
from wirebrief.engines.offline.things_others import FRONTED as FRONTED_ABROAD

FEWEST_WORDS = 5  # of a lead; a shorter first sentence is a dateline
PAST = re.compile(r"(?:aron|eron|ió|ó|ou|aram|eram|iram|èrent)$")  # "evacuaron", "anunciou"
NO_LEAD = re.compile(
    r"[:?]$|^[Bb]y [A-Z][^.,]*$| \| |\(all times local\)"
)  # questions, bylines, stamps of time, what heads a list
QUOTES = frozenset("\"“„«»‘'")
LONGEST = 9  # words of the phrase for an actor
ON = frozenset("on near over after before during amid into across about against between under as by".split())
MEANWHILE = frozenset("while as after when with".split())  # behind them others act: "as rescue workers searched"
STRONG_PASTS = frozenset(
    "shook struck hit took made went came fell rose left got ran won lost beat held kept met set cut put began became "
    "broke brought built bought caught drew drove fought found gave grew led paid sank saw sent shot sold spent stood "
    "swept threw tore sought hurt burst blew".split()
)
VERBISH = frozenset("is are was were has have had will would could may might can must should who that".split())


class Actor(Struct, frozen=True, gc=False):
    """Who acts in the lead: a name, or the span of the words for them with the sentence they stand in."""

    name: Name | None
    start: int
    end: int
    sentence: int


def lead_sentence(passage: Passage) -> int | None:
    """Return the index of the first body sentence that is more than a dateline, None where there is none."""
    for index, one in enumerate(passage.sentences):
        text = passage.text[one.start : one.end]
        told = passage.pack.language == "en" or text[:1] not in QUOTES  # a lead tells, and quotes nobody
        if one.kind == "body" and len(text.split()) >= FEWEST_WORDS and told and not NO_LEAD.search(text):
            return index
    return None


def lead_actor(ground: Ground) -> Actor | None:
    """Return who acts in the first body sentence, None where no person or body opens it."""
    passage = ground.passage
    lead = lead_sentence(passage)
    return _actor(ground, lead, after_dateline(passage, lead)) if lead is not None else None


def asked_in(ground: Ground, names: list[Name]) -> Actor | None:
    """Return whom an interview is with, None where the article is none."""
    name = interviewee(ground.passage, names)
    if name is None:
        return None
    return Actor(name, name.first.start, name.first.end, ground.passage.homes[name.first.first])


def lead_thing(ground: Ground) -> Actor | None:
    """Return what a lead tells of that nobody acts in: whoever a thing is of ("Shares of Veltron"), else the thing."""
    passage, lead = ground.passage, lead_sentence(ground.passage)
    opened = _opened(ground, lead, after_dateline(passage, lead)) if lead is not None else None
    if lead is None or opened is None:
        return None
    first, last = opened
    if passage.pack.language != "en":
        words = thing_abroad(passage, first, last)
        return Actor(None, passage.starts[words[0]], passage.ends[words[1]], lead) if words is not None else None
    end = _phrase_end(passage, first, last)
    owner = owner_behind(ground, end, last)
    if owner is not None:
        name, mention = ground.by_first[owner]
        return Actor(name, mention.start, mention.end, lead)
    found = finders(passage, lead) or thing(passage, first, end, last)
    return Actor(None, passage.starts[found[0]], passage.ends[found[1]], lead) if found is not None else None


def _phrase_end(passage: Passage, first: int, last: int) -> int:
    """The last word of the phrase that begins a clause."""
    index = first
    while index < min(last, first + LONGEST) and passage.gap(index) in TIGHT and not _stops(passage, index + 1, first):
        index += 1
    return index


def crowd_beside(ground: Ground) -> Actor | None:
    """Return the people who act beside what the lead tells of, "as workers searched", or in the next sentence."""
    passage, lead = ground.passage, lead_sentence(ground.passage)
    if lead is None or passage.pack.language != "en":
        return None
    last = _last_word(passage, lead)
    behind = [index for index in range(passage.firsts[lead] + 1, last) if passage.lowers[index] in MEANWHILE]
    clauses = (_opening(ground, index + 1, last, lead) for index in behind if not ground.quoted(passage.starts[index]))
    beside = next((one for one in clauses if one is not None and _acts(passage, one)), None)
    if beside is not None:
        return beside
    if lead + 1 == len(passage.sentences) or passage.sentences[lead + 1].kind != "body":
        return None
    found = _actor(ground, lead + 1, passage.sentences[lead + 1].start)
    return found if found is not None and _acts(passage, found) else None


def _acts(passage: Passage, actor: Actor) -> bool:
    """Whether people without a name do more than speak: "officials said" is only whom the story rests on."""
    following = passage.word_at(actor.end - 1) + 1
    if following < len(passage.forms) and passage.forms[following][0].isupper():
        return False  # "The mayor, Ann Price," and "Mayor Price" are named
    after = passage.lowers[following : following + 2]
    spoken = bool(after) and after[0] in passage.pack.cues and after[-1] != "to"  # "Firefighters called to a house"
    return actor.name is None and not spoken


def title_actor(ground: Ground) -> Actor | None:
    """Return who acts in the title."""
    title = next((index for index, one in enumerate(ground.passage.sentences) if one.kind == "title"), None)
    return _actor(ground, title, ground.passage.sentences[title].start) if title is not None else None


def _actor(ground: Ground, sentence: int, offset: int) -> Actor | None:
    opened = _opened(ground, sentence, offset)
    return _opening(ground, *opened, sentence) if opened is not None else None


def _opened(ground: Ground, sentence: int, offset: int) -> tuple[int, int] | None:
    """The first word of a sentence's main clause and the last of the sentence, None where a quotation opens it."""
    passage = ground.passage
    first = max(passage.word_at(offset), passage.firsts[sentence])
    last = _last_word(passage, sentence)
    counted = tuple(passage.lowers[first : first + 2]) in LEAST
    fronted = FRONTED if passage.pack.language == "en" else FRONTED_ABROAD
    if passage.pack.language == "de":
        first = past_german_front(passage, first, last)
    elif first <= last and passage.lowers[first] in fronted and not counted:
        first = next((index + 1 for index in range(first, last) if passage.gap(index).startswith(",")), last)
    if first > last or ground.quoted(passage.starts[first]):
        return None
    return first, last


def _last_word(passage: Passage, sentence: int) -> int:
    return passage.firsts[sentence + 1] - 1 if sentence + 1 < len(passage.firsts) else len(passage.forms) - 1


def _opening(ground: Ground, first: int, last: int, sentence: int) -> Actor | None:
    passage, end, found, owner = ground.passage, first, None, None
    index = first
    while index <= min(last, first + LONGEST):
        if _stops(passage, index, first):
            break
        met = ground.by_first.get(index)
        owns = met is not None and passage.gap(met[1].last)[:2] in {"’s", "'s"}
        owner = met if owns and owner is None else owner
        if met is not None and not owns:
            found = met
            if met[0].kind == "person":
                break
        end = index
        if passage.gap(index) not in TIGHT:
            break
        index += 1
    human = heads(passage) | (ACTORS if passage.pack.language == "en" else PEOPLE)
    noun_follows = found is not None and any(passage.lowers[at] in human for at in range(found[1].last + 1, end + 1))
    lies_in = found is not None and found[0].kind == "place" and passage.pack.language != "en"  # "Die Stadt Lugau"
    if found is not None and not lies_in and (found[0].kind == "person" or not noun_follows):
        return Actor(found[0], found[1].start, found[1].end, sentence)
    office = _by_office(passage, first, end, sentence)
    if office is None and owner is not None and owner[0].kind in {"person", "organisation"}:  # "Goodyear's profit"
        return Actor(owner[0], owner[1].start, owner[1].end, sentence)
    return office


def _stops(passage: Passage, index: int, first: int) -> bool:
    lower = passage.lowers[index]
    if index == first or (index == first + 1 and tuple(passage.lowers[first : index + 1]) in LEAST):
        return False
    if passage.pack.language != "en" and lower in OF and passage.lowers[index - 1] in COUNTED_ABROAD:
        return False
    if passage.pack.language != "en" and _verbal(passage, index):
        return True
    if lower == "of" and passage.lowers[index - 1] in COUNTED:
        return False
    return (
        lower in LINKS
        or lower in RELATIVES
        or lower in VERBISH
        or lower.endswith("n't")
        or (lower.endswith("ing") and _takes_object(passage, index))
        or (passage.pack.language == "en" and lower in ON | STRONG_PASTS)
        or (lower in passage.pack.cues and not attributive(passage, index, first))
        or (lower.endswith("ed") and passage.forms[index].islower() and not attributive(passage, index, first))
    )


def _takes_object(passage: Passage, index: int) -> bool:
    """Whether a participle follows the noun: "carrying 120 passengers", "filing for benefits"."""
    following = passage.lowers[index + 1] if index + 1 < len(passage.lowers) else ""
    return following.isdigit() or following in passage.pack.determiners | passage.pack.articles


def _verbal(passage: Passage, index: int) -> bool:
    """Whether a word ends the subject in another language than English: an auxiliary, a past tense, a German verb."""
    pack, lower = passage.pack, passage.lowers[index]
    if lower in pack.stopwords and lower not in pack.articles | pack.determiners | pack.possessives:
        return True
    if pack.language == "de":  # behind its noun the first word in small letters, but "45 Jahre alter Mann"
        aged = passage.lowers[index - 1] in {"jahre", "jahr"} and lower.startswith("alt")
        behind = passage.forms[index - 1][0].isupper() and passage.lowers[index - 1] not in ABOUT
        return passage.forms[index].islower() and behind and index > 1 and not aged
    return passage.forms[index].islower() and bool(PAST.search(lower))


def _human(passage: Passage, index: int, human: frozenset[str]) -> bool:
    people = passage.forms[index].endswith("s") and passage.forms[index] in demonyms()
    return passage.lowers[index] in human or people


def _by_office(passage: Passage, first: int, end: int, sentence: int) -> Actor | None:
    """The words for somebody unnamed, cut after the noun that says who they are."""
    human = heads(passage) | (ACTORS if passage.pack.language == "en" else PEOPLE)
    head = next((index for index in range(first, end + 1) if _human(passage, index, human)), None)
    while head is not None and head < end and _human(passage, head + 1, human):  # "police officers"
        head += 1
    return Actor(None, passage.starts[first], passage.ends[head], sentence) if head is not None else None
