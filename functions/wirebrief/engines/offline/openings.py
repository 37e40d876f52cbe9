"""Find the subject with which a clause opens."""

from wirebrief.engines.offline.dateline import after_dateline
from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.phrases import LINKS, TIGHT, heads, phrase_beginning
from wirebrief.engines.offline.subjects import Ground, Subject

FARTHEST = 26  # words looked back over for what stands before an inserted phrase
LONGEST_OFFICE = 12  # words of an office before its bearer's name
CLAUSE_WORDS = 14  # words from the head of a sentence in which its subject must begin
OFFICE = 4  # words of an office between a body's name and the person's
FRONTS = frozenset("in on at after before during with despite speaking asked according".split())
SUBORDINATORS = frozenset("after when while because although before as since".split())


def head_of_clause(ground: Ground, home: int, before: int) -> Subject | None:
    """Return the subject with which a sentence opens, after what may stand before it ("On Monday, …")."""
    passage = ground.passage
    first = _clause_start(passage, home, before)
    for index in range(first, min(before, first + CLAUSE_WORDS)):
        if ground.quoted(passage.starts[index]) or (index > first and passage.lowers[index - 1] in LINKS):
            continue
        met = ground.by_first.get(index)
        if met is not None and (met[0].kind != "place" or (index == first and _acts(ground, met[1], before))):
            own = _possessed(ground, met[1], before) or _officer(ground, met, before)
            return own or Subject(met[1].start, met[1].end, name=met[0])
        starts = index == first or passage.gap(index - 1).strip()[:1] in {",", "—", "–", "-"}
        phrase = phrase_beginning(ground, index) if starts else None
        if phrase is not None and (phrase.head is None or phrase.head < before):
            return _named_after(ground, phrase) or _apposed_name(ground, phrase) or phrase
    return None


def _acts(ground: Ground, mention: Mention, before: int) -> bool:
    """Whether a land that opens a clause acts itself: "Germany has been in favour, saying …"."""
    following = mention.last + 1
    verbal = ground.passage.pack.adverbs | ground.passage.pack.cues.keys()
    tight = ground.passage.gap(mention.last) == " "
    return following < before and tight and ground.passage.lowers[following] in verbal


def _officer(ground: Ground, met: tuple[Name, Mention], before: int) -> Subject | None:
    """The person whose office a body's name opens: "Scotland Office minister David Cairns resigned, saying …"."""
    passage, index = ground.passage, met[1].last
    if met[0].kind == "person":
        return None
    while index + 1 < before and passage.gap(index) == " " and index - met[1].last < OFFICE:
        index += 1
        held = ground.by_first.get(index)
        if held is not None and held[0].kind == "person":
            return Subject(held[1].start, held[1].end, name=held[0])
        if passage.lowers[index] in passage.pack.stopwords | passage.pack.cues.keys():
            return None
    return None


def _possessed(ground: Ground, mention: Mention, before: int) -> Subject | None:
    """The body or aide of a name that speaks instead of it: "Reid's campaign hit back, saying …"."""
    passage = ground.passage
    if passage.gap(mention.last) not in {"'s ", "’s ", "' ", "’ "}:
        return None
    for index in range(mention.last + 1, min(before, mention.last + 5)):
        if passage.lowers[index] in heads(passage):
            return Subject(mention.start, passage.ends[index], head=index)
    return None


def _clause_start(passage: Passage, home: int, before: int) -> int:
    """Where the clause begins that a verb goes on with: at "after" in "It came after Ruiz resigned and said …"."""
    first = past_dateline(passage, home)
    for index in range(before - 1, max(first, before - FARTHEST), -1):
        if passage.lowers[index] in SUBORDINATORS and passage.gap(index) == " " and index + 1 < before:
            opened = passage.forms[index + 1][0].isupper() or passage.lowers[index + 1] in passage.pack.pronouns
            if opened and passage.gap(index - 1) == " ":
                return index + 1
    return _past_front(passage, first, before)


def past_dateline(passage: Passage, home: int) -> int:
    """Return the first word of a sentence behind its dateline."""
    start = after_dateline(passage, home)
    return passage.firsts[home] if start == passage.sentences[home].start else passage.word_at(start)


def _past_front(passage: Passage, first: int, before: int) -> int:
    """Where a clause begins behind what is put before it: "In a statement posted on YouTube, he …"."""
    if passage.pack.language != "en" or first >= before or passage.lowers[first] not in FRONTS:
        return first
    behind = (index + 1 for index in range(first, min(before - 1, first + CLAUSE_WORDS)) if passage.gap(index) == ", ")
    return next(behind, first)


def _apposed_name(ground: Ground, phrase: Subject) -> Subject | None:
    """The person between commas behind a long office: "La consejera de Sanidad de la Junta, Ana Ruiz, ha pedido"."""
    passage = ground.passage
    if passage.pack.language == "en" or phrase.head is None:
        return None
    last = phrase.head
    inside = TIGHT | {" (", ") "}
    while last + 1 < len(passage.forms) and last < phrase.head + LONGEST_OFFICE and passage.gap(last) in inside:
        last += 1
    met = ground.by_first.get(last + 1)
    apposed = met is not None and met[0].kind == "person" and passage.gap(last) in {", ", "), "}
    return Subject(met[1].start, met[1].end, name=met[0]) if met is not None and apposed else None


def _named_after(ground: Ground, phrase: Subject) -> Subject | None:
    """The person whose role the phrase is, where the name follows at once: "Opposition leader Grace Tembo"."""
    if phrase.head is None or phrase.head + 1 not in ground.by_first:
        return None
    name, mention = ground.by_first[phrase.head + 1]
    tight = ground.passage.gap(phrase.head) in TIGHT
    return Subject(mention.start, mention.end, name=name) if tight and name.kind == "person" else None
