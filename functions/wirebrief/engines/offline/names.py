"""Join the mentions of each person, organisation and place under its fullest name."""

import re
from collections.abc import Sequence

from wirebrief.engines.offline.dateline import after_dateline
from wirebrief.engines.offline.foreign import is_sure
from wirebrief.engines.offline.gazetteer import place
from wirebrief.engines.offline.groups import Group, gather
from wirebrief.engines.offline.kinds import STRONG, SURE, WEATHER
from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.people import alone, find_people, take
from wirebrief.engines.offline.placed import place_of, spoken
from wirebrief.engines.offline.runs import FIRMS
from wirebrief.engines.offline.shouting import add_shouted


def find_names(passage: Passage) -> list[Name]:
    """Return the names of a passage, each with all its mentions, in the order of their first mention."""
    groups = gather(passage)
    _take_short_forms(passage, groups)
    names = find_people(passage, groups) + _organisations(passage, groups) + _places(passage, groups)
    _give_back(passage, names)
    add_shouted(passage, names)
    names = [name for name in names if name.mentions and (not passage.foreign or is_sure(name))]
    for name in names:
        name.mentions.sort(key=lambda mention: mention.start)
    return sorted(names, key=lambda name: name.first.start)


def _give_back(passage: Passage, names: list[Name]) -> None:
    """Where a firm bears its founder's name, "Halvorsen said" is the founder and "Halvorsen will cut" the firm."""
    by_surname = {name.text.rsplit(" ", 1)[-1]: name for name in names if name.kind == "person" and " " in name.text}
    for name in names:
        if name.kind != "organisation":
            continue
        for mention in [one for one in name.mentions if one.text in by_surname and _speaks(passage, one)]:
            name.mentions.remove(mention)
            by_surname[mention.text].mentions.append(mention)


def _speaks(passage: Passage, mention: Mention) -> bool:
    after = passage.lowers[mention.last + 1] if mention.last + 1 < len(passage.lowers) else ""
    before = passage.lowers[mention.first - 1] if mention.first else ""
    return after in {"himself", "herself"} or after in passage.pack.cues or before in {"said", "says"}


def _organisations(passage: Passage, groups: list[Group]) -> list[Name]:
    full = sorted((group for group in groups if group.kind == "organisation"), key=lambda group: -len(group.words))
    found: list[Name] = []
    by_key: dict[str, list[int]] = {}
    for group in full:
        keys = {group.words[0], group.words[0].replace(".", "")}
        near = sorted({at for key in keys for at in by_key.get(key, ())})
        same = next((found[at] for at in near if _short_for(group.words, found[at].text)), None)
        same = same or (_declined(group.words, found) if passage.pack.language == "de" else None)
        if same is None:
            for key in _short_keys(group.text):
                by_key.setdefault(key, []).append(len(found))
            found.append(alone(group))
        else:
            take(same, group)
            if passage.pack.language == "de" and len(group.text) < len(same.text) and _declined(group.words, [same]):
                same.text = group.text  # "Deutsche Bahn" rather than "Deutschen Bahn"
    return _acronyms_joined(passage, found)


def _take_short_forms(passage: Passage, groups: list[Group]) -> None:
    """A single word that begins the name of one organisation, and is no place of note, is that one: "Veltron"."""
    begins = {group.words[0] for group in groups if group.kind == "organisation" and len(group.words) > 1}
    without_form = {group.text.rsplit(" ", 1)[0] for group in groups if group.words[-1] in FIRMS}
    founders = {group.words[1] for group in groups if _founded(group.words)}
    shouted = {group.text.title() for group in groups if group.kind == "place" and group.text.isupper()}
    full = (group for group in groups if group.kind == "organisation" and len(group.words) > 1)
    nicknames = {group.words[-1] for group in full if _nickname(group.words[-1:], group.text)}
    storms = {group.words[-1] for group in groups if not WEATHER.isdisjoint(group.words[:-1])}
    families = {group.words[-1] + "s" for group in groups if group.kind == "person" and len(group.words) > 1}
    for group in groups:
        if group.text in storms:
            group.kind, group.scores["other"] = "other", SURE * 3
        if group.text in families and passage.lowers[group.mentions[0].first - 1] in passage.pack.articles:
            group.kind = "person"  # "the Clintons"
        if group.text in shouted and group.kind == "other":
            group.kind = "place"  # "Marlow" under the dateline MARLOW
        if len(group.words) == 1 and group.text in nicknames:
            group.kind = "organisation"
        if (group.text in without_form and len(group.words) > 1) or group.text in founders:
            group.kind = "organisation"
        if (
            len(group.words) == 1
            and group.text in begins
            and group.kind != "organisation"
            and place(group.text) is None
            and not any(mention.title for mention in group.mentions)  # "Mr. Weinstein" of the Weinstein Company
        ):
            elsewhere = (
                group.scores["other"] >= STRONG or group.text in shouted
            )  # under the dateline LUGO the "Lugo Post"
            group.kind = group.kind if elsewhere else "organisation"


def _founded(words: tuple[str, ...]) -> bool:
    """Whether a firm bears initials and a surname, by which it goes: "H.J. Heinz Co"."""
    return len(words) == 3 and words[2] in FIRMS | {"Co", "Co.", "Company"} and words[0].endswith(".")


def _acronyms_joined(passage: Passage, found: list[Name]) -> list[Name]:
    """Join an acronym with the name before the brackets it is introduced in: "Jalisco New Generation Cartel (CJNG)"."""
    by_end = {mention.end: name for name in found for mention in name.mentions}
    joined = set()
    for name in found:
        if not name.text.isupper():
            continue
        for mention in name.mentions:
            full = by_end.get(mention.start - 2)
            if full is not None and full is not name and passage.text[mention.start - 2 : mention.start] == " (":
                full.mentions.extend(name.mentions)
                full.forms.append(name.text)
                joined.add(id(name))
                break
    return [name for name in found if id(name) not in joined]


def _nickname(words: tuple[str, ...], full: str) -> bool:
    """Whether a name is that of a club without its town: "Lions" of "Detroit Lions"."""
    town, _, last = full.rpartition(" ")
    return words == (last,) and last.endswith("s") and place(town) is not None


def _short_keys(full: str) -> set[str]:
    """The first words that what is short for a name can have."""
    long = full.split(" ")
    return {long[0], long[-1], long[min(1, len(long) - 1)], full.replace(".", ""), initials(full)}


def _short_for(words: tuple[str, ...], full: str) -> bool:
    long = full.split(" ")
    if len(long) == 1:
        return len(words) == 1 and len(full) > 2 and words[0].replace(".", "") == full.replace(".", "")
    if _nickname(words, full) or (_founded(tuple(long)) and words == (long[1],)):
        return True
    if len(words) == 1 and words[0].replace(".", "").isupper() and len(words[0]) > 1:
        return words[0].replace(".", "") == initials(full)
    return len(words) < len(long) and tuple(long[: len(words)]) == words


def _declined(words: tuple[str, ...], found: list[Name]) -> Name | None:
    """The German name of which another case stands here: "der Deutschen Bahn"."""
    own = _inflected(words)
    same = (name for name in found if len(words) > 1 and _inflected(name.text.split(" ")) == own)
    return next(same, None)


def _inflected(words: Sequence[str]) -> list[str]:
    """The words of a German name without the endings of the adjectives before its noun."""
    return [*(re.sub(r"e[nmrs]?$", "", word) for word in words[:-1]), words[-1]]


def initials(name: str) -> str:
    """Return the initials of the capitalised words of a name: "BBC" of British Broadcasting Corporation."""
    return "".join(word[0] for word in name.split(" ") if word[0].isupper())


def _places(passage: Passage, groups: list[Group]) -> list[Name]:
    found: dict[str, Name] = {}
    for group in groups:
        if group.kind != "place":
            continue
        known = place_of(passage, group.text)
        usual = known.name if known is not None else group.text
        name = found.get(usual)
        if name is None:
            name = found[usual] = alone(group)
            if group.text.isupper() and (spoken(group.text) == usual or _opens_dateline(passage, group)):
                name.text, name.forms = spoken(group.text), [spoken(group.text)]  # a dateline shouts
        else:
            take(name, group)
            if usual == group.text:
                name.text = usual
    return list(found.values())


def _opens_dateline(passage: Passage, group: Group) -> bool:
    """Whether a name that no gazetteer has stands in capitals only because a dateline begins with it."""
    first = group.mentions[0]
    sentence = passage.homes[first.first]
    return passage.sentences[sentence].start == first.start and after_dateline(passage, sentence) > first.start
