"""Read roles off the words beside a name: titles before it, appositions after it, and an office named just before."""

import re
from bisect import bisect_left

from wirebrief.engines.offline.dateline import after_dateline
from wirebrief.engines.offline.lead import STRONG_PASTS
from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.phrases import LINKS
from wirebrief.engines.offline.role_fronts import past_clause, past_contraction, past_verb, to_its_whole_name
from wirebrief.engines.offline.roles_others import role_abroad

NO_ROLE = STRONG_PASTS | {"include", "includes", "alongside"}
OPENERS_OF_ROLES = frozenset(
    "former acting senior deputy general foreign chief prime "
    "interior finance defense defence police health national federal state".split()
)  # they open sentences, and offices too: "Former minister"
HELD = frozenset({"retired", "appointed", "united", "disgraced", "convicted", "jailed", "unarmed", "armed"})
COURTESIES = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Miss Messrs Messrs.".split())
LONGEST_OFFICE = 8  # words from the head of a sentence in which the office it is about must end
LONGEST_ROLE = 110  # characters; a longer apposition is a story of its own
APPOSED = re.compile(r",\s+(?:(?:the|a|an|who (?:is|was|serves as|heads|leads)(?: the| a| an)?)\s+)?")
POSSESSED = re.compile("[’']s?$")
INTRODUCED = re.compile(r",\san?\s")  # "Cristian Gonzalez, an immigrant": no bearer of an office before
ENDS = re.compile(
    r"[,;:.!?\"“”()—–]|\s(?:who|which|that|said|says|told|and said"
    r"|and (?:s?he|they|we|it|i)(?=['’ ])|\w+ed by"
    r"|dans une?|lors|après|pendant|en una?|durante|tras|numa?|após|während|nach|bei einer)\b"
)
FOREIGN_ARTICLE = re.compile(r"^(?:el|la|los|las|le|les|l['’]|une?|una|uma|der|die|das|eine?|o|os|as)(?:\s|(?<=['’]))")


def give_roles(passage: Passage, names: list[Name]) -> None:
    """Write the first role found into each person."""
    people = [name for name in names if name.kind == "person"]
    named = sorted(mention.start for name in people for mention in name.mentions)
    for name in people:
        for mention in name.mentions[:6]:
            role = _before(passage, mention) or _after(passage, mention, named) or _before_comma(passage, mention)
            role = role or role_abroad(passage, mention)
            if role is not None:
                name.role = role
                break
    _office_just_before(passage, people)


def _before(passage: Passage, mention: Mention) -> str | None:
    """The title before a name, with the lower-case words and names that belong to it."""
    index = (mention.title[0] if mention.title is not None else mention.first) - 1
    last = mention.first - 1
    seen = mention.title is not None and not _only_honorific(passage, mention)
    if mention.title is None and (last < 0 or passage.lowers[last] not in passage.pack.titles or _told(passage, last)):
        return None
    while index >= 0 and passage.homes[index] == passage.homes[mention.first] and _of_role(passage, index):
        seen = seen or passage.lowers[index] in passage.pack.titles
        index -= 1
    first = past_verb(passage, to_its_whole_name(passage, index + 1), last)
    if first < last and passage.forms[last] in COURTESIES:  # "London mayor Mr Vance"
        last -= 1
        seen = passage.lowers[last] in passage.pack.titles
    if not seen or first > last:
        return None
    return passage.text[passage.starts[first] : passage.ends[last]].replace("\n", " ")


def _told(passage: Passage, index: int) -> bool:
    """Whether a word that may be a title is a verb of saying behind its auxiliary: "a prévenu Jean Morel"."""
    told = passage.pack.language != "en" and passage.lowers[index] in passage.pack.cues
    return told and passage.lowers[index - 1] in passage.pack.adverbs


def _only_honorific(passage: Passage, mention: Mention) -> bool:
    first, last = mention.title or (0, -1)
    return all(passage.forms[index] in passage.pack.honorifics for index in range(first, last + 1))


def _of_role(passage: Passage, index: int) -> bool:
    """Whether word `index` can belong to a role that ends just before a name."""
    gap = passage.gap(index)
    pack, lower, form = passage.pack, passage.lowers[index], passage.forms[index]
    if gap not in {" ", "’s ", "'s ", "-"} or lower in NO_ROLE or (lower.endswith("ed") and lower not in HELD):
        return False
    if lower in pack.titles:
        return True
    if (
        lower in pack.stopwords
        or lower in pack.cues
        or (lower in pack.openers and lower not in pack.org_nouns | OPENERS_OF_ROLES)
    ):
        return False
    return lower.isalpha() or form[0].isupper() or "-" in lower or "." in lower


def _before_comma(passage: Passage, mention: Mention) -> str | None:
    """The role before a name between commas: "the provincial transport minister, Gwendolyn Marsh, ordered"."""
    last = mention.first - 1
    closed = passage.text[mention.end : mention.end + 1] in {",", ".", ";"}
    if last < 0 or not closed or passage.gap(last) != ", " or passage.homes[last] != passage.homes[mention.first]:
        return None
    first = last
    floor = passage.firsts[passage.homes[last]]
    while first > floor and passage.gap(first - 1) in {" ", ""} and passage.lowers[first - 1] not in passage.pack.cues:
        if passage.lowers[first - 1] in passage.pack.determiners and _is_office(passage, first):
            break
        first -= 1
    first = past_verb(passage, past_contraction(passage, past_clause(passage, first, last), last), last)
    words = passage.lowers[first : last + 1]
    named = any(word in passage.pack.titles for word in words)
    short = len(words) <= LONGEST_OFFICE
    return passage.text[passage.starts[first] : passage.ends[last]] if named and short else None


def _is_office(passage: Passage, first: int) -> bool:
    """Whether an office begins behind an article: that of "la capital" in "la alcaldesa de la capital" opens none."""
    return passage.pack.language == "en" or passage.lowers[first] in passage.pack.titles


def _after(passage: Passage, mention: Mention, named: list[int]) -> str | None:
    match = APPOSED.match(passage.text, mention.end, mention.end + 40)
    if match is None:
        return None
    limit = passage.sentences[passage.homes[mention.first]].end
    stop = ENDS.search(passage.text, match.end(), limit)
    end = stop.start() if stop is not None else limit
    if _of_another(passage, named, match.end(), end):
        return None
    role = passage.text[match.end() : end].strip()
    role = role if passage.pack.language == "en" else FOREIGN_ARTICLE.sub("", role)
    words = [POSSESSED.sub("", word.lower()) for word in role.split()]
    titled = any(word in passage.pack.titles for word in words[:6]) or any(
        w in passage.pack.titles for w in role.lower().split()[:8]
    )
    verbal = words[:1] and words[0] in passage.pack.stopwords - passage.pack.determiners
    return (
        role
        if titled and not verbal and len(role) <= LONGEST_ROLE and words and words[0] not in passage.pack.cues
        else None
    )


def _of_another(passage: Passage, named: list[int], start: int, end: int) -> bool:
    """Whether the words behind a comma are the next of a list: "Michel Piccoli, Italian director Marco Bellocchio"."""
    at = bisect_left(named, start)
    if at == len(named) or named[at] >= end:
        return False
    last = passage.word_at(named[at]) - 1
    before = passage.lowers[last]
    if passage.forms[last][0].isupper() and before not in passage.pack.titles and passage.lowers[last - 1] == "the":
        return True  # "president of the Jury Ana Ruiz" names somebody else's office
    return before in passage.pack.titles and not LINKS & set(passage.text[start : named[at]].split())


def _office_just_before(passage: Passage, people: list[Name]) -> None:
    """An office that opens the story unnamed ("Mexico's public safety secretary has confirmed …") is held by the
    person whose full name opens the next sentence."""
    named = {passage.homes[mention.first] for person in people for mention in person.mentions}
    for name in people:
        mention = name.first
        home = passage.homes[mention.first]
        introduced = INTRODUCED.match(passage.text, mention.end) and home > 0 and _indefinite(passage, home - 1)
        if (
            name.role is None
            and not introduced
            and home > 0
            and mention.first == passage.firsts[home]
            and mention.first < mention.last
        ):
            name.role = _office(passage, home - 1) if home - 1 not in named else None


def _indefinite(passage: Passage, sentence: int) -> bool:
    return passage.lowers[passage.firsts[sentence]] in {"a", "an"}


def _office(passage: Passage, sentence: int) -> str | None:
    """The office with which a sentence opens, or that it has speak."""
    first, last = passage.firsts[sentence], passage.firsts[sentence + 1] - 1
    start = max(first, passage.word_at(after_dateline(passage, sentence)))
    head = None
    for index in range(start, min(last, start + LONGEST_OFFICE)):
        if passage.lowers[index] in passage.pack.titles:
            head = index
        elif head is not None:
            break
        if passage.gap(index) not in {" ", "’s ", "'s "} or passage.lowers[index] in passage.pack.cues:
            break
    if head is None:
        return _office_that_speaks(passage, first, last)
    start += passage.lowers[start] in {"a", "an", "the"}
    return passage.text[passage.starts[start] : passage.ends[head]] if start <= head else None


def _office_that_speaks(passage: Passage, first: int, last: int) -> str | None:
    """The office that a sentence without names has speak: "its chief executive denied …"."""
    for index in range(first + 1, last):
        if passage.lowers[index] in passage.pack.cues and passage.lowers[index - 1] in passage.pack.titles:
            start = index - 1
            while (
                start > first
                and passage.gap(start - 1) == " "
                and passage.lowers[start - 1] not in (passage.pack.stopwords | passage.pack.determiners)
            ):
                start -= 1
            return passage.text[passage.starts[start] : passage.ends[index - 1]]
    return None
