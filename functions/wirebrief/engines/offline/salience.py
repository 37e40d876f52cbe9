"""Order names, places and moments by how much the main event is theirs: the first is the best guess."""

import re
from collections import defaultdict
from collections.abc import Sequence

from wirebrief.engines.offline.dateline import after_dateline
from wirebrief.engines.offline.gazetteer import around, demonyms, place
from wirebrief.engines.offline.lead import Actor, lead_sentence
from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.sport import has_result, is_sport

# Points were set by hand and then one by one by `make quality`: see docs/quality.md.
LEAD = 3  # sentences in which a mention counts for more
FADING = 0.97  # per sentence: what comes late matters less
MOST_MENTIONS = 50
IN_TITLE = 2.0
LEAD_ACTOR, TITLE_ACTOR = 12.0, 3.0
LATE, LATE_WORDS = 0.7, 22  # points off for a place so many words behind the head of the lead: "before talks in Rome"
PLAYS = 4.0  # points off for a country in a report of sport, which plays there
TOWN_AND_LAND = 2.0
AREA = 1.2  # for a part of a land, "in southwestern China", which is not where a dateline has the story written
LEAD_PLACE, LEAD_LAND, DATELINE_PLACE = 3.0, 2.4, 1.7
SPOTS = frozenset(
    "capital city town village port coast island border province region district countryside mainland desert".split()
)
CREDIT_LETTERS = 5  # code points beside the name in a line of credit: "By " and a full stop
CREDIT = re.compile(
    r"\((?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by|contributed to this (?:report|story)|"
    r"^Additional reporting by"
)
AREAS = frozenset(
    "northern southern eastern western central northeastern northwestern southeastern southwestern south-western "
    "northeast northwest southeast southwest north-east north-west south-east south-west north south east west "
    "south-eastern north-western north-eastern".split()
)
ON_THE_SPOT = AREAS | frozenset(
    "in near at outside off across throughout inside around shook hit struck rocked hits strikes rocks en à em".split()
)


def in_order(passage: Passage, names: list[Name], actors: Sequence[Actor | None] = ()) -> list[Name]:
    """Return people and organisations, those of the main event first; who acts in lead and title counts most."""
    fitting = [name for name in names if name.kind in {"person", "organisation"} and _in_story(passage, name)]
    bonus: dict[int, float] = defaultdict(float)
    for actor, points in zip(actors, (LEAD_ACTOR, TITLE_ACTOR), strict=False):
        if actor is not None:
            bonus[id(actor.name)] += points
    return sorted(fitting, key=lambda name: -salience(passage, name) - bonus[id(name)])


def _in_story(passage: Passage, name: Name) -> bool:
    """Whether a name stands in the story itself, not only in byline, caption or dateline."""
    for mention in name.mentions:
        home = passage.homes[mention.first]
        credit = CREDIT.search(passage.text, passage.sentences[home].start, passage.sentences[home].end)
        if (
            passage.sentences[home].kind != "byline"
            and not _is_credit_line(passage, home, mention)
            and credit is None
            and mention.start >= after_dateline(passage, home)
        ):
            return True
    return False


def _is_credit_line(passage: Passage, home: int, mention: Mention) -> bool:
    """Whether a line holds a name and nothing else: whoever wrote it, or took its picture."""
    sentence = passage.sentences[home]
    rest = sentence.end - sentence.start - (mention.end - mention.start)
    return rest <= CREDIT_LETTERS and sentence.kind != "title"


def salience(passage: Passage, name: Name) -> float:
    """Return how much the story is about a name: mentions, those in title and lead most."""
    points = 0.0
    for mention in name.mentions[:MOST_MENTIONS]:
        sentence = passage.homes[mention.first]
        if passage.sentences[sentence].kind in {"byline", "caption"}:
            continue
        if mention.start < after_dateline(passage, sentence) and name.kind != "place":
            continue
        points += FADING ** min(sentence, 200)
        if sentence < LEAD:
            points += 1.0 / (1 + sentence)
        if mention.first == passage.firsts[sentence]:
            points += 0.3
        if passage.sentences[sentence].kind == "title":
            points += IN_TITLE
    return points


def places_in_order(passage: Passage, names: list[Name]) -> list[Name]:
    """Return places, where the main event happened first: in the lead's "in …", the dateline, the title."""
    lead = lead_sentence(passage)
    front = after_dateline(passage, lead) if lead is not None else 0
    fitting = [name for name in names if name.kind == "place"]
    sport = is_sport(passage) or has_result(passage)
    land = _land_of_the_spot(passage, lead, front) if lead is not None else None
    abroad = None if any(_within(name.text, land) for name in fitting if name.first.start < front) else land
    return sorted(
        fitting,
        key=lambda name: (
            name.text != abroad,  # where a dateline in another land only tells where it was written
            PLAYS * (sport and _land(name)) - _place_points(passage, name, lead, front),
        ),
    )


def _land_of_the_spot(passage: Passage, lead: int, front: int) -> str | None:
    """The land whose people's name a lead puts its place by: "near the Mexican capital"."""
    first, last = passage.words_of(lead)
    for index in range(max(first + 1, passage.word_at(front)), last - 1):
        if passage.lowers[index - 1] in passage.pack.determiners and passage.lowers[index - 2] in ON_THE_SPOT:
            land = demonyms().get(passage.forms[index])
            if land and passage.lowers[index + 1] in SPOTS:
                return land
    return None


def _within(name: str, land: str | None) -> bool:
    """Whether a place is a land or lies in it: a town in a region of it too."""
    known = place(name)
    return known is not None and land in around(known.name)


def _place_points(passage: Passage, name: Name, lead: int | None, front: int) -> float:
    points = 0.5 * salience(passage, name)
    best = 0.0
    for mention in name.mentions[:MOST_MENTIONS]:
        sentence = passage.homes[mention.first]
        near = mention.first > passage.firsts[sentence] and passage.lowers[mention.first - 1] in ON_THE_SPOT
        if passage.forms[mention.last + 1 : mention.last + 2] in (["MP"], ["MSP"], ["MEP"]):
            points -= 1.0  # for whom somebody sits in parliament, not where it happens
        if sentence == lead:
            first_in_dateline = mention.start == passage.sentences[sentence].start
            late = LATE * (mention.first - passage.word_at(front) > LATE_WORDS)
            elsewhere = AREA * (near and passage.lowers[mention.first - 1] in AREAS)
            best = max(best, _lead_place(name) + elsewhere - late if mention.start >= front and near else 0.0)
            best = max(best, TOWN_AND_LAND if mention.start >= front and _with_land(passage, mention) else 0.0)
            best = max(best, DATELINE_PLACE + first_in_dateline if mention.start < front else 0.0)
        elif near:
            best = max(best, 1.5 if passage.sentences[sentence].kind == "title" else FADING**sentence)
    return points + best


def _with_land(passage: Passage, mention: Mention) -> bool:
    """Whether the larger place follows a town: "Cape Canaveral, Florida"."""
    following = mention.last + 1
    told = following < len(passage.forms) and passage.gap(mention.last) == ", "
    known = place(passage.forms[following]) if told else None
    return known is not None and known.kind in {"country", "region"}


def _lead_place(name: Name) -> float:
    """A town or a building tells more of where than a country or a continent."""
    return LEAD_LAND if _land(name) else LEAD_PLACE


def _land(name: Name) -> bool:
    known = place(name.text)
    return known is not None and known.kind in {"country", "region"}
