"""Find the subject of a reporting verb: before it, after it, or before an inserted phrase."""

from bisect import bisect_right

from msgspec import Struct

from wirebrief.engines.offline.names import Name
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.quotations import Quotation

LINKS = frozenset({"of", "for", "at", "in", "from", "with", "to"})
LONGEST_SUBJECT = 12  # words looked back over for the head of a subject


class Subject(Struct, frozen=True, gc=False):
    """Who speaks, as the article has it: a name, a pronoun, or a noun phrase with the index of its head word."""

    start: int
    end: int
    name: Name | None = None
    pronoun: str | None = None
    head: int | None = None


class Ground(Struct, frozen=True, gc=False):
    """What subjects are looked up in: names by the word they begin and end with, and the spans of quotations."""

    passage: Passage
    by_last: dict[int, Name]
    by_first: dict[int, tuple[Name, int]]
    quotations: list[Quotation]
    quoted_from: list[int]

    def quoted(self, offset: int) -> bool:
        """Tell whether an offset lies inside a quotation."""
        index = bisect_right(self.quoted_from, offset) - 1
        return index >= 0 and offset < self.quotations[index].outer_end


def lay_ground(passage: Passage, names: list[Name], quotations: list[Quotation]) -> Ground:
    """Index names and quotations for the search for subjects."""
    by_last, by_first = {}, {}
    for name in names:
        for mention in name.mentions:
            by_last[mention.last] = name
            first = mention.title[0] if mention.title is not None else mention.first
            by_first[first] = (name, mention.last)
            by_first.setdefault(mention.first, (name, mention.last))
    return Ground(passage, by_last, by_first, quotations, [quotation.outer_start for quotation in quotations])


def subject_before(ground: Ground, cue: int) -> Subject | None:
    """Return the subject that stands before a verb: a name, a pronoun, an office or the like."""
    passage = ground.passage
    home = passage.homes[cue]
    index = cue - 1
    while (
        index >= passage.firsts[home]
        and passage.lowers[index] in passage.pack.adverbs
        and passage.gap(index).strip() in {"", ","}
    ):
        if index in ground.by_last or passage.lowers[index] in passage.pack.pronouns:
            break
        index -= 1
    if index < passage.firsts[home] or ground.quoted(passage.starts[index]):
        return None
    gap = passage.gap(index)
    if gap.strip() == "":
        if passage.lowers[index] == "who":
            return _before_comma(ground, index - 1, home)
        return _ending_at(ground, index, home)
    if gap.strip() in {",", "–", "—", ")", "),"}:
        return _before_comma(ground, index, home)
    return None


def _before_comma(ground: Ground, index: int, home: int) -> Subject | None:
    """The subject before an inserted phrase: "Garcia, 45, a resident of El Paso, said"."""
    passage = ground.passage
    first = passage.firsts[home]
    for place in range(index - 1 if passage.gap(index).strip() else index, max(first - 1, index - 26), -1):
        if ground.quoted(passage.starts[place]):
            return None
        if (
            passage.gap(place).strip()[:1] in {",", "–", "—", "("}
            and place in ground.by_last
            and ground.by_last[place].kind == "person"
        ):
            return _ending_at(ground, place, home)
    for place in range(index, max(first - 1, index - 26), -1):
        if passage.gap(place).strip()[:1] in {",", "–", "—", "("}:
            found = _ending_at(ground, place, home)
            if found is not None and place < index:
                return found
    return None


def _ending_at(ground: Ground, last: int, home: int) -> Subject | None:
    passage = ground.passage
    lower = passage.lowers[last]
    if lower in passage.pack.pronouns:
        return Subject(passage.starts[last], passage.ends[last], pronoun=lower)
    phrase = _phrase(ground, last, home)
    name = ground.by_last.get(last)
    if name is None:
        return phrase
    mention = next(mention for mention in name.mentions if mention.last == last)
    if phrase is not None and phrase.head is not None and phrase.head < mention.first:
        before = passage.lowers[mention.first - 1] if mention.first else ""
        before_title = (
            passage.lowers[mention.title[0] - 1] if mention.title is not None and mention.title[0] else before
        )
        if before in LINKS | {"the"} or before_title in LINKS:
            return phrase
    return Subject(mention.start, mention.end, name=name)


def _phrase(ground: Ground, last: int, home: int) -> Subject | None:
    """A noun phrase of people or an organisation that ends at `last`: "a spokesman for the ministry"."""
    passage, pack = ground.passage, ground.passage.pack
    floor = max(passage.firsts[home], last - LONGEST_SUBJECT)
    heads = pack.titles | pack.people_nouns | pack.org_nouns
    head = None
    index = last
    while index >= floor:
        if index < last and passage.gap(index) not in {" ", "’s ", "'s ", "’ ", "' "}:
            break
        lower = passage.lowers[index]
        if (lower in pack.cues and lower not in heads) or (lower in pack.adverbs and lower not in LINKS):
            break
        if lower in heads and (head is None or passage.lowers[index + 1] in LINKS):
            head = index
        index -= 1
    if head is None or (head < last and not _linked(ground, head, last)):
        return None
    start = _phrase_start(passage, head, home)
    return Subject(passage.starts[start], passage.ends[last], head=head)


def _linked(ground: Ground, head: int, last: int) -> bool:
    passage = ground.passage
    return passage.lowers[head + 1] in LINKS or (
        head + 1 == last and passage.lowers[last].isalpha() and passage.lowers[last] in {"general", "elect"}
    )


def _phrase_start(passage: Passage, head: int, home: int) -> int:
    start = head
    while start > passage.firsts[home] and passage.gap(start - 1) in {" ", "’s ", "'s ", "’ ", "' ", "-"}:
        lower = passage.lowers[start - 1]
        if lower in passage.pack.determiners:
            return start - 1
        if lower in passage.pack.stopwords or lower in passage.pack.cues or lower.endswith("ly"):
            break
        start -= 1
    return start


def subject_after(ground: Ground, cue: int) -> Subject | None:
    """The subject of an inverted verb: "said Garcia", "said the minister", "according to police"."""
    passage = ground.passage
    first = cue + 1
    if first >= len(passage.forms) or passage.homes[first] != passage.homes[cue] or passage.gap(cue).strip():
        return None
    if ground.quoted(passage.starts[first]):
        return None
    for index in range(first, min(first + 7, len(passage.forms))):
        if index in ground.by_first and _reaches(passage, first, index):
            name, last = ground.by_first[index]
            return Subject(passage.starts[index], passage.ends[last], name=name)
        if index > first and passage.gap(index - 1).strip():
            break
    return _phrase_from(ground, first)


def _reaches(passage: Passage, first: int, index: int) -> bool:
    """Whether only the words of a role stand between the verb and the name: "said team member Rodaba Noori"."""
    between = range(first, index)
    return all(passage.gap(place) in {" ", "’s ", "'s "} for place in between) and not any(
        passage.lowers[place] in LINKS or passage.lowers[place] in {"that", "the-"} for place in between
    )


def _phrase_from(ground: Ground, first: int) -> Subject | None:
    passage, pack = ground.passage, ground.passage.pack
    lower = passage.lowers[first]
    if lower in pack.pronouns and pack.pronouns[lower] in {"m", "f", "p"}:
        return Subject(passage.starts[first], passage.ends[first], pronoun=lower)
    heads = pack.titles | pack.people_nouns | pack.org_nouns
    head = None
    for index in range(first, min(first + 7, len(passage.forms))):
        if index > first and passage.gap(index - 1) not in {" ", "’s ", "'s ", "-"}:
            break
        if passage.lowers[index] in heads:
            head = index
        elif head is not None or passage.lowers[index] in LINKS:
            break
    if head is None:
        return None
    last = head
    if head + 1 < len(passage.forms) and passage.lowers[head + 1] in {"for", "of", "at"} and passage.gap(head) == " ":
        last = _tail(ground, head + 2)
    return Subject(passage.starts[first], passage.ends[max(last, head)], head=head)


def _tail(ground: Ground, first: int) -> int:
    """Where "the ministry" or a name ends that follows "a spokesman for"."""
    passage = ground.passage
    for index in range(first, min(first + 5, len(passage.forms))):
        if index in ground.by_first:
            return ground.by_first[index][1]
        if passage.lowers[index] in passage.pack.org_nouns:
            return index
        if passage.gap(index) not in {" ", "’s ", "'s "}:
            return index
    return first - 2
