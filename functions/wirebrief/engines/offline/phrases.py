"""Find noun phrases that can speak: "a spokesman for the ministry", "the company", "police"."""

from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.subjects import Ground, Subject

TIGHT = frozenset({" ", "’s ", "'s ", "’ ", "' ", "-", ""})  # "" behind "l'"
LINKS = frozenset("of for at in from with to de del da do dos das du des d' von".split())
OF = frozenset("de del da do dos das du des d' von vom".split())
INDEFINITE = frozenset("un une una um uma eines einer einem".split())  # "le propriétaire d'une | maison"
GERMAN_PREPOSITIONS = frozenset(
    "vom beim zum zur im am mit von bei gegenüber vor nach aus zu in an auf für durch gegen".split()
)
NEARBY = frozenset({"close", "familiar", "loyal", "opposed", "briefed"})  # "a source close to Duncan"
RELATIVES = frozenset("that which who whom whose though although while whereas because as que qui qu' dass".split())
FRONTS = frozenset("despite after before amid following besides unlike while although with without under".split())
NO_SPEAKERS = frozenset("this his its news yes always perhaps sources".split())
LONGEST_SUBJECT = 12  # words looked back over for the head of a subject
LONGEST_TAIL = 6  # words of "de la empresa de aguas" behind a noun
LONGEST_UNKNOWN = 4  # words of "the softly spoken Brazilian": a definite phrase whose noun no list holds


def heads(passage: Passage) -> frozenset[str]:
    """Return the nouns of people and bodies that can speak."""
    return passage.pack.heads


def phrase_ending(ground: Ground, last: int, home: int) -> Subject | None:
    """Return the noun phrase of people or a body that ends at word `last`, None where none does."""
    passage, pack = ground.passage, ground.passage.pack
    floor = max(passage.firsts[home], last - LONGEST_SUBJECT)
    known = heads(passage)
    head, index = None, last
    while index >= floor and (index == last or passage.gap(index) in TIGHT):
        lower = passage.lowers[index]
        if (
            lower in RELATIVES
            or (lower in pack.cues and lower not in known)
            or (lower in pack.adverbs and lower not in LINKS)
        ):
            break
        if lower in known and (head is None or passage.lowers[index + 1] in LINKS | NEARBY):
            head = index
        index -= 1
    if head is None or (head < last and not _linked(passage, head, last)):
        return None
    start = phrase_start(passage, head, home)
    if passage.pack.language == "de" and start > 0 and passage.lowers[start - 1] in GERMAN_PREPOSITIONS:
        return None  # "im Gespräch mit unserer Zeitung formuliert"
    return Subject(passage.starts[start], passage.ends[last], head=head)


def _linked(passage: Passage, head: int, last: int) -> bool:
    if passage.pack.language in {"es", "fr", "pt"}:  # adjectives follow: "o comandante distrital da Guarda"
        while head + 1 < last and _describes(passage, head + 1):
            head += 1
    if passage.lowers[head + 1] in LINKS | NEARBY:
        return True
    return head + 1 == last and passage.lowers[last] in {"general", "elect"}


def _describes(passage: Passage, at: int) -> bool:
    pack, lower = passage.pack, passage.lowers[at]
    common = lower in pack.stopwords or lower in pack.heads or lower in pack.cues or lower in LINKS
    return not common and passage.gap(at) == " " and lower.isalpha()


def phrase_start(passage: Passage, head: int, home: int) -> int:
    """Return the first word of the noun phrase whose head is word `head`."""
    start = head
    while start > passage.firsts[home] and passage.gap(start - 1) in TIGHT:
        lower = passage.lowers[start - 1]
        if lower in RELATIVES:
            break
        if lower in passage.pack.determiners:
            return start - 1
        front = start - 1 == passage.firsts[home] and lower in FRONTS
        common = front or (lower in passage.pack.stopwords and passage.forms[start - 1].islower())
        if common or lower in passage.pack.cues or lower.endswith("ly"):
            break
        start -= 1
    return start


def definite_ending(ground: Ground, last: int, home: int) -> Subject | None:
    """Return "the great-grandfather" or "the 34-year-old": a definite phrase that some earlier person is meant by."""
    passage = ground.passage
    lower = passage.lowers[last]
    if not passage.forms[last].islower() or lower.endswith(("s", "ing", "ly")) or lower in passage.pack.stopwords:
        return None
    for index in range(last - 1, max(passage.firsts[home] - 1, last - LONGEST_UNKNOWN), -1):
        if passage.gap(index) not in TIGHT or passage.lowers[index] in passage.pack.cues:
            return None
        if passage.lowers[index] in passage.pack.articles:
            inside = index > passage.firsts[home] and passage.lowers[index - 1] in LINKS  # "familiar with the matter"
            return None if inside else Subject(passage.starts[index], passage.ends[last], head=last)
        if passage.lowers[index] in passage.pack.stopwords:
            return None
    return None


def plural_ending(ground: Ground, last: int, home: int) -> Subject | None:
    """Return "Jurors" or "Australian palaeontologists": several of a sort with which a clause opens."""
    passage = ground.passage
    form, lower = passage.forms[last], passage.lowers[last]
    if not lower.endswith("s") or lower.endswith(("ss", "us", "is")) or not lower.isalpha() or lower in NO_SPEAKERS:
        return None
    first = last
    while first > passage.firsts[home] and passage.gap(first - 1) == " " and last - first < LONGEST_UNKNOWN - 2:
        before = passage.lowers[first - 1]
        if before in passage.pack.stopwords or before in passage.pack.cues or before in passage.pack.adverbs:
            break
        first -= 1
    opens = first == passage.firsts[home] or passage.gap(first - 1).strip()[:1] in {",", "-", "–", "—"}
    inner = first < last and not form.islower()
    known = lower in passage.pack.stopwords | passage.pack.openers or last in ground.by_last
    return Subject(passage.starts[first], passage.ends[last], head=last) if opens and not (inner or known) else None


def phrase_beginning(ground: Ground, first: int) -> Subject | None:
    """Return the pronoun or noun phrase that begins at word `first`: after "said", or at the start of a sentence."""
    passage, pack = ground.passage, ground.passage.pack
    lower = passage.lowers[first]
    if lower in pack.pronouns and pack.pronouns[lower] in {"m", "f", "p", "o"}:
        return Subject(passage.starts[first], passage.ends[first], pronoun=lower)
    known = heads(passage)
    if lower in pack.stopwords and lower not in known | pack.determiners | pack.articles | pack.possessives:
        return None
    head = None
    for index in range(first, min(first + 7, len(passage.forms))):
        if index > first and passage.gap(index - 1) not in TIGHT:
            break
        if passage.lowers[index] in known:
            head = index
        elif head is not None or passage.lowers[index] in LINKS or passage.lowers[index] in pack.cues:
            break
    if (
        head is None
        or passage.homes[head] != passage.homes[first]
        or passage.lowers[head + 1 : head + 2] == ["reports"]
    ):
        return None
    last = head
    if passage.pack.language != "en":
        last = _linked_end(ground, head)
    elif head + 2 < len(passage.forms) and passage.lowers[head + 1] in {"for", "of", "at"} and passage.gap(head) == " ":
        last = max(head, _tail(ground, head + 2))
    return Subject(passage.starts[first], passage.ends[last], head=head)


def _tail(ground: Ground, first: int) -> int:
    """Where "the ministry" or a name ends that follows "a spokesman for"."""
    passage = ground.passage
    for index in range(first, min(first + 5, len(passage.forms))):
        if index in ground.by_first:
            return ground.by_first[index][1].last
        if passage.lowers[index] in passage.pack.org_nouns:
            return index
        if passage.gap(index) not in TIGHT:
            return index
    return first - 2


def noun_beginning(ground: Ground, first: int) -> Subject | None:
    """Return "la mujer de Lugo" or "der Verband" behind a verb: an article, a noun that no list need hold, its "of"."""
    passage = ground.passage
    if passage.lowers[first] not in passage.pack.articles | passage.pack.determiners:
        return None
    head = _noun(passage, first)
    if head is None:
        return None
    return Subject(passage.starts[first], passage.ends[_linked_end(ground, head)], head=head)


def _linked_end(ground: Ground, head: int) -> int:
    """Where "de la empresa de aguas" ends behind a noun, the noun itself where nothing of it follows."""
    passage = ground.passage
    last = head
    while last + 1 < len(passage.forms) and passage.gap(last) in TIGHT and last - head < LONGEST_TAIL:
        inside = last > head and passage.lowers[last] in OF | passage.pack.articles
        if passage.forms[last + 1].isdigit() or not (
            passage.lowers[last + 1] in OF or inside or last + 1 in ground.by_first
        ):
            break
        last = ground.by_first[last + 1][1].last if last + 1 in ground.by_first else last + 1
    while last > head and passage.lowers[last] in OF | passage.pack.articles | INDEFINITE:
        last -= 1
    return last


def _noun(passage: Passage, first: int) -> int | None:
    """The noun that an article opens: in German the first capital, elsewhere the first word of the phrase."""
    german = passage.pack.language == "de"
    for index in range(first + 1, min(first + LONGEST_UNKNOWN, len(passage.forms))):
        if passage.gap(index - 1) not in TIGHT or passage.homes[index] != passage.homes[first]:
            return None
        if passage.lowers[index] in passage.pack.stopwords or passage.lowers[index] in passage.pack.cues:
            return None
        if passage.forms[index][0].isupper() == german and passage.forms[index].isalpha():
            return index
    return None


def noun_before(ground: Ground, last: int, home: int) -> Subject | None:
    """Return "el subdelegado del Gobierno" for the name that closes it: the one who speaks is not the Government."""
    passage, pack = ground.passage, ground.passage.pack
    links = [
        at for at in range(last, max(passage.firsts[home], last - LONGEST_SUBJECT), -1) if passage.lowers[at] in LINKS
    ]
    for link in links:
        for first in range(link - 1, max(passage.firsts[home] - 1, link - LONGEST_UNKNOWN), -1):
            if passage.gap(first) not in TIGHT:
                break
            if passage.lowers[first] in pack.articles | pack.possessives:
                head = _noun(passage, first)
                own = head is not None and head < link and passage.lowers[head] not in pack.cues
                return Subject(passage.starts[first], passage.ends[last], head=head) if own else None
    return None
