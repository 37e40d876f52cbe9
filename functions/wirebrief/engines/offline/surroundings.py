"""Tell from what stands around a name what it names."""

import re
from collections import defaultdict

from wirebrief.engines.offline.dateline import after_dateline
from wirebrief.engines.offline.gazetteer import figures, given_names, place, surnames
from wirebrief.engines.offline.kinds import FAIR, PARTY_AND_STATE, SLIGHT, STREETS, STRONG, SURE, Scores
from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.nouns_around import (
    BODY_WORDS,
    DIRECTIONS,
    EMPLOYED,
    HUMAN,
    INTO_PLACES,
    KIN,
    LAND_WORDS,
    MEDIA,
    OF_STATE,
    OFFICERS,
    PLACED,
    RULE,
    SOURCE_WORDS,
    VESSELS,
)
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.sport import at_play
from wirebrief.engines.offline.surroundings_others import before_abroad, club_abroad

MODEL = re.compile(r"\d{3}")


def context_scores(passage: Passage, mention: Mention, *, sport: bool = False) -> Scores:
    """Return what stands around one mention says of its kind."""
    scores: Scores = defaultdict(float)
    if sport:
        (at_play if passage.pack.language == "en" else club_abroad)(scores, passage, mention)
    if mention.title is not None:
        scores["person"] += SURE
    if mention.start < after_dateline(passage, passage.homes[mention.first]):
        _in_dateline(scores, passage, mention)
        return scores
    _after(scores, passage, mention)
    _before(scores, passage, mention)
    return scores


def _in_dateline(scores: Scores, passage: Passage, mention: Mention) -> None:
    """A dateline has the place first, and the agency in brackets."""
    if passage.text[mention.start - 1 : mention.start] == "(":
        scores["organisation"] += SURE
    else:
        scores["place"] += SURE


def _after(scores: Scores, passage: Passage, mention: Mention) -> None:
    index = mention.last + 1
    if mention.end < passage.ends[mention.last]:  # "Eindhoven" of "Eindhoven-based"
        scores["place"] += FAIR + SLIGHT if passage.forms[mention.last].endswith(("-based", "-born")) else 0
        return
    if index >= len(passage.forms) or passage.homes[index] != passage.homes[mention.last]:
        return
    gap, word = passage.gap(mention.last), passage.lowers[index]
    if gap == " ":
        _beside(scores, passage, word, mention.text)
        _paired(scores, passage, index)
    elif gap in {"'s ", "’s "} and OF_STATE & set(passage.lowers[index : index + 2]):
        scores["place"] += FAIR + SLIGHT  # "Ostravia's foreign minister"
    elif gap.startswith(", "):
        _apposed(scores, passage, index)
    elif gap == " (" and PARTY_AND_STATE.fullmatch(passage.forms[index]):
        scores["person"] += SURE + STRONG
    elif gap == " (" and passage.forms[index].isupper() and len(word) > 1:
        member = passage.forms[mention.first] in given_names() and mention.first < mention.last  # "Horst Berg (CSU)"
        scores["organisation"] += 0 if member else FAIR
    elif gap == " (" and (word.isdigit() and len(word) <= 2):
        scores["person"] += FAIR


def _paired(scores: Scores, passage: Passage, index: int) -> None:
    """Two places that share their noun: "Guizhou and Yunnan provinces"."""
    words = passage.lowers[index : index + 3]
    if words[0] in {"and", "or"} and len(words) > 2 and words[2].endswith("s") and words[2] in LAND_WORDS:
        scores["place"] += FAIR + SLIGHT


def _beside(scores: Scores, passage: Passage, word: str, name: str) -> None:
    single = " " not in name
    if word in passage.pack.cues:
        scores["person"] += SLIGHT + 0.5
        scores["organisation"] += 0.7
        scores["place"] -= 0.5
    elif word in BODY_WORDS:
        scores["organisation"] += SLIGHT + 0.5
    elif word in LAND_WORDS:
        scores["place"] += FAIR
    elif word in MEDIA:
        scores["organisation"] += STRONG
    elif word in KIN:
        scores["person"] += STRONG  # "the Coen brothers"
    elif word in RULE and single and (name in surnames() or name in figures()) and place(name) is None:
        scores["person"] += STRONG  # "the Bush administration"
    elif word in {"mp", "msp", "mep"}:
        scores["place"] += FAIR + SLIGHT  # "the Inverclyde MP"
    elif word in {"index", "indexes", "indices"}:
        scores["other"] += STRONG


def _apposed(scores: Scores, passage: Passage, index: int) -> None:
    word, form = passage.lowers[index], passage.forms[index]
    words = passage.lowers[index : index + 5]
    if words[0] in passage.pack.articles and any(one in passage.pack.cues for one in words[2:]):
        return  # "in Lyon, the coast guard said": who speaks, not what Lyon is
    if word.isdigit() and len(word) <= 2 and passage.gap(index)[:1] == ",":
        scores["person"] += STRONG
    elif word == "who":
        scores["person"] += FAIR + SLIGHT
    elif words[0] in passage.pack.determiners and any(one in passage.pack.titles for one in words[1:]):
        scores["person"] += FAIR
    elif words[0] in passage.pack.determiners and _heads_body(passage, index):
        scores["organisation"] += STRONG
    elif words[0] in passage.pack.determiners and any(one in PLACED for one in words[1:4]):
        scores["place"] += STRONG + SLIGHT if _lies_somewhere(passage, words) else FAIR
    elif word in passage.pack.titles:
        scores["person"] += FAIR
    elif _lies_in(passage, index, form):
        scores["place"] += FAIR + SLIGHT


def _lies_somewhere(passage: Passage, words: list[str]) -> bool:
    """Whether a noun for a place is told where it lies: "a community about 90 miles northwest of"."""
    at = next(at for at, one in enumerate(words) if one in PLACED)
    return words[at + 1 : at + 2] != [] and words[at + 1] in passage.pack.stopwords | {
        "near",
        "outside",
        "north",
        "south",
    }


def _lies_in(passage: Passage, index: int, form: str) -> bool:
    """Whether a larger place follows ("Cardenas, Cuba"), and not its office ("al-Asbahi, Yemen's minister")."""
    if passage.gap(index)[:2] in {"'s", "’s"}:
        return False
    return (
        place(form) is not None
        or form.endswith("shire")
        or place(" ".join(passage.forms[index : index + 2])) is not None
    )


def _heads_body(passage: Passage, index: int) -> bool:
    """Whether "a firm" follows, and not "the panel's top Democrat"."""
    for word in (index + 1, index + 2):
        if word < len(passage.lowers) and passage.lowers[word] in passage.pack.org_nouns:
            following = passage.lowers[word + 1 : word + 2]
            held = passage.gap(word) == " " and following[0:] and following[0] in OFFICERS | passage.pack.titles
            return not held and passage.gap(word)[:1] not in {"'", "’"} and passage.lowers[word] not in PLACED
    return False


def _before(scores: Scores, passage: Passage, mention: Mention) -> None:
    index = mention.first - 1
    if mention.title is not None or index < 0 or passage.homes[index] != passage.homes[mention.first]:
        return
    if passage.gap(index) == ", ":
        _inserted(scores, passage, mention)
    if passage.gap(index) == " " and MODEL.fullmatch(passage.forms[index]):
        scores["other"] += STRONG  # "737 Max"
    before_abroad(scores, passage, mention)
    if passage.gap(index) != " ":
        return
    if passage.lowers[index] in {"at", "with", "for"} and passage.lowers[index - 1] in EMPLOYED:
        scores["organisation"] += STRONG
    pack, word = passage.pack, passage.lowers[index]
    if word in pack.articles:
        _after_article(scores, passage, mention, index)
    elif word in pack.in_places or word in INTO_PLACES:
        noun = pack.language == "de" and place(mention.text) is None  # "in Brand geraten"
        body = passage.forms[mention.first] in pack.org_heads or noun
        scores["place"] += (FAIR if word in pack.in_places else 0.7) * (not body)
        if mention.first < mention.last and passage.forms[mention.last] in pack.place_heads:
            scores["place"] += STRONG  # "at Villa Park", "in Forest Hill"
            scores["person"] -= FAIR
    elif word in DIRECTIONS | PLACED or (word == "of" and passage.lowers[index - 1] in PLACED):
        scores["place"] += FAIR
    else:
        _after_word(scores, passage, index)


def _inserted(scores: Scores, passage: Passage, mention: Mention) -> None:
    """A name between commas is what the noun before it says: "the transport company, Tramvaj Plus,"."""
    word = passage.lowers[mention.first - 1]
    following = passage.text[mention.end : mention.end + 1]
    if following not in {",", ".", ";"}:
        return
    if passage.forms[mention.first - 1] in STREETS:  # "of 3 Birnie Hill Road, Bathgate, West Lothian"
        scores["place"] += STRONG
        return
    known = place(mention.text) is not None or mention.text.endswith("shire")
    if known and passage.forms[mention.first - 1][:1].isupper():
        scores["place"] += FAIR + SLIGHT  # "MP for Henley, Oxfordshire,"
        return
    before = passage.lowers[max(0, mention.first - 6) : mention.first]
    if word in PLACED and place(mention.text) is not None:
        scores["place"] += STRONG  # "Alabama's largest city, Birmingham,"
    elif any(one in passage.pack.titles for one in before):
        scores["person"] += FAIR + SLIGHT
    elif word in passage.pack.org_nouns and passage.pack.determiners & set(before):
        scores["organisation"] += FAIR + SLIGHT


def _named(scores: Scores, passage: Passage, index: int) -> None:
    """What the noun before "named" says: "a young man named Ramin", "a village named Aros"."""
    told = index > 1 and passage.homes[index - 2] == passage.homes[index]  # "Police named Ana Ruiz" is no police
    noun = passage.lowers[index - 1] if told else ""
    if noun in PLACED:
        scores["place"] += STRONG
    elif noun in passage.pack.org_nouns:
        scores["organisation"] += STRONG
    elif noun in passage.pack.titles | passage.pack.people_nouns | HUMAN:
        scores["person"] += STRONG


def _after_word(scores: Scores, passage: Passage, index: int) -> None:
    pack, word = passage.pack, passage.lowers[index]
    if word == "named" and index:
        _named(scores, passage, index)
    if word in SOURCE_WORDS:
        scores["organisation"] += SLIGHT
        scores["person"] += 0.5
    if word in pack.cues:
        scores["person"] += SLIGHT
    elif word in VESSELS:
        scores["other"] += SURE  # "the space shuttle Discovery"
    elif word in pack.titles:
        scores["person"] += STRONG
    elif word in pack.org_nouns:
        scores["organisation"] += STRONG + SLIGHT
    elif word in {"by", "with", "and"}:
        scores["person"] += 0.3


def _after_article(scores: Scores, passage: Passage, mention: Mention, index: int) -> None:
    """People seldom have an article; bodies and some places do: "in the Copperbelt"."""
    scores["organisation"] += 0.3
    scores["person"] -= SLIGHT if passage.forms[mention.first] in given_names() else FAIR + SLIGHT
    if passage.forms[mention.first] in passage.pack.org_heads:
        return
    if mention.first < mention.last and passage.forms[mention.last] in passage.pack.place_heads:
        scores["place"] += FAIR  # "the Brooklyn Bridge"
        scores["person"] -= FAIR
    if index > 0 and passage.gap(index - 1) == " " and passage.lowers[index - 1] in passage.pack.in_places | {"off"}:
        scores["place"] += FAIR + SLIGHT
