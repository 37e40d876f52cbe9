"""Join the mentions of each person under the fullest name."""

from bisect import bisect_left
from collections import defaultdict

from wirebrief.engines.offline.gazetteer import given_names, organisations, place
from wirebrief.engines.offline.groups import Group
from wirebrief.engines.offline.kinds import PERSON_SUFFIXES, STRONG
from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.passage import NAMES_TOO, Passage

BEFORE_MONTHS = frozenset("in since until last next early late mid by this through from during".split())
MEANT = 2.0  # points that make "Jordan" the man of that name whom the article has, not the country
SMALL_CITY = 1000  # thousands of people


def find_people(passage: Passage, groups: list[Group]) -> list[Name]:
    """Return the people among the groups, short forms joined with the full names that hold them."""
    firms = {group.words[0] for group in groups if group.kind == "organisation" and len(group.words) > 1}
    full = [group for group in groups if group.kind == "person" and len(group.words) > 1]
    full.sort(key=lambda group: (-len(group.words), group.mentions[0].start))
    people: list[Name] = []
    by_word: dict[str, list[Name]] = defaultdict(list)
    for group in full:
        same = _bearer(group.words, by_word)
        if same is None:
            same = Name(text=group.text, kind="person", mentions=[], forms=[])
            people.append(same)
            for word in group.words:
                by_word[word].append(same)
        take(same, group)
    for group in groups:
        if (
            len(group.words) == 1
            and (group.text not in firms or any(mention.title for mention in group.mentions))
            and (_may_be_person(group) or _month_too(passage, group, by_word))
        ):
            same = _bearer(group.words, by_word)
            if same is not None and (group.kind != "place" or _rather_person(group)):
                group.kind = "person"
                _share_out(group, by_word[group.words[-1]], same)
            elif group.kind == "person":
                people.append(alone(group))
    people = _nicknames_joined(passage, people)
    for name in people:
        name.sex = _sex(passage, name)
    return people


def _nicknames_joined(passage: Passage, people: list[Name]) -> list[Name]:
    """Join a short name with the person before the brackets that introduce it: "Mohamed Sobah (Soba)"."""
    by_end = {mention.end: name for name in people for mention in name.mentions if " " in name.text}
    joined = set()
    for name in people:
        bracketed = (one.start - 2 for one in name.mentions if passage.text[one.start - 2 : one.start] == " (")
        before = next((by_end[end] for end in bracketed if end in by_end), None)
        if before is not None and before is not name and " " not in name.text:
            before.mentions.extend(name.mentions)
            before.forms.append(name.text)
            joined.add(id(name))
    return [name for name in people if id(name) not in joined]


def _month_too(passage: Passage, group: Group, by_word: dict[str, list[Name]]) -> bool:
    """Whether a month is the surname of somebody in the article: "May" of Theresa May."""
    bearers = [name for name in by_word.get(group.text, ()) if _surname(name) == group.text]
    if group.text.lower() not in NAMES_TOO or not bearers:
        return False
    group.mentions = [one for one in group.mentions if not _dates(passage, one)]
    return bool(group.mentions)


def _dates(passage: Passage, mention: Mention) -> bool:
    """Whether a month tells when: "in May", "May 4"."""
    before = passage.lowers[mention.first - 1] if mention.first else ""
    following = passage.forms[min(mention.last + 1, len(passage.forms) - 1)]
    return before in BEFORE_MONTHS or following[0].isdigit()


def _share_out(group: Group, bearers: list[Name], usual: Name) -> None:
    """Give each mention of a surname that several bear to the one who was named in full last before it."""
    full = [name for name in bearers if _surname(name) == group.text]
    if len(full) < 2:
        take(usual, group)
        return
    met = sorted((one.start, at) for at, name in enumerate(full) for one in name.mentions if one.opens or one.title)
    for mention in group.mentions:
        before = bisect_left(met, (mention.start, -1))
        bearer = full[met[before - 1][1]] if before else usual
        bearer.mentions.append(mention)
        if group.text not in bearer.forms:
            bearer.forms.append(group.text)


def _surname(name: Name) -> str:
    words = [word for word in name.text.split(" ") if word not in PERSON_SUFFIXES]
    return words[-1] if words else name.text


def _rather_person(group: Group) -> bool:
    """Whether a place's name is that of a man whom the article has: always where the place is a small town."""
    known = place(group.text)
    small = known is None or (known.kind == "city" and known.size < SMALL_CITY)
    return small or group.scores["person"] >= MEANT


def _may_be_person(group: Group) -> bool:
    if group.scores["other"] >= STRONG or (group.scores["organisation"] >= STRONG and group.text in organisations()):
        return False
    return group.kind in {"person", "other", "organisation"} or _rather_person(group)


def _bearer(words: tuple[str, ...], by_word: dict[str, list[Name]]) -> Name | None:
    """Return the person whose fuller name holds these words in order, the one with the last word as surname first."""
    options = [name for name in by_word.get(words[-1], ()) if _within(words, tuple(name.text.split(" ")))]
    if not options:
        return None
    return max(options, key=lambda name: (_surname(name) == words[-1], len(name.mentions)))


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) >= len(long):
        return short == long
    rest = iter(word.lower() for word in long)
    return all(word.lower() in rest for word in short)  # "De la Fuente" is Pedro de la Fuente


def _sex(passage: Passage, name: Name) -> str | None:
    for mention in name.mentions:
        if mention.title is not None:
            for index in range(mention.title[0], mention.title[1] + 1):
                sex = passage.pack.honorifics.get(passage.forms[index])
                if sex in {"m", "f"}:
                    return sex
    sex = given_names().get(name.text.split(" ")[0])
    return sex if sex in {"m", "f"} else None


def take(name: Name, group: Group) -> None:
    """Give a name the mentions and the form of a group."""
    name.mentions.extend(group.mentions)
    if group.text not in name.forms:
        name.forms.append(group.text)


def alone(group: Group) -> Name:
    """Return a group as a name of its own."""
    return Name(text=group.text, kind=group.kind, mentions=list(group.mentions), forms=[group.text])
