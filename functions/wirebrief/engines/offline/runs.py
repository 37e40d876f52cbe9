"""Find the runs of capitalised words that may be names."""

import re
from collections.abc import Iterator

from wirebrief.engines.offline.gazetteer import given_names, organisations, place, surnames
from wirebrief.engines.offline.passage import NAMES_TOO, Passage
from wirebrief.engines.offline.small_nouns import LINKS_WITHIN, OF_OR_FOR, whole_body

LOWER_STARTS = ("al-", "el-", "d'", "d’", "bin-")
LONG_WORD = 4  # letters of a word that a title writes with a capital only where it does so with all
FEWEST_TITLED, TITLED = 4, 0.85  # such words, and the share of them that has capitals
SHORTEST_SHOUT = 8  # letters; a shorter line may be an acronym
FIRMS = frozenset("Inc Inc. Corp Corp. Ltd Ltd. Limited LLC PLC Plc plc NV SA AG SE SpA AB Oyj ASA GmbH".split())
OF_HEADS = frozenset("States Daughters Sons Knights Friends Doctors Faculty Ministers Duke Duchess Prince".split())
SAINTS = frozenset(
    "St St. Saint Children Women King Queen Prince Lord Veterans People Guy Lloyd McDonald Macy Moody Levi".split()
)
HOLY = frozenset("School Schools Church Hospital Cathedral College Academy Hall Park Square".split())
PARTICLES = frozenset("de la van von bin ibn al el di da du der den ter dos".split())
NAMED_DAYS = frozenset("Black Good Ash Holy Palm Easter Super Bloody Cyber Sheffield Maundy Whit Fat".split())
SUFFIXES = frozenset(
    "funded backed brokered sponsored controlled allied "
    "based born bred era led made run held owned style wide like goal long area only type size free class".split()
)
COMMON_OWNERS = frozenset({"women", "children", "people", "men", "veterans"})
LONGEST_SYLLABLE = 6  # letters on either side of the hyphen in "Ki-moon", "Jong-un"
OFFICES = frozenset("Office Department Association Bureau League Guild Union Hospital".split())
BODIES_ON = frozenset("Committee Commission Council Conference Subcommittee Panel Center Centre Institute".split())
PAIRED = frozenset(
    "Securities Food Immigration Health Housing Trade Science Culture Education Energy Fish Customs Commerce Arts "
    "Agriculture Environment Finance Planning Research Safety Water Parks Information Children Labour Labor "
    "Ethics".split()
)
NATIONAL = frozenset({"National", "Federal", "Royal", "International", "Joint", "American"})
NUMBERED_TEAM = re.compile(r"\d\ders")  # the 49ers, the 76ers
CONTRACTED = re.compile(r"(?:I|You|He|She|It|We|They|There|That)[’'](?:d|m|ll|ve|re)")
NICKNAME = 3  # words of a nickname in quotation marks at most


def capital_runs(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of every run of capitalised words, connectors such as "of" inside it."""
    loud = shouted(passage)
    forms, homes, total = passage.forms, passage.homes, len(passage.forms)
    capitals = frozenset(filter(capital, set(forms)))
    index = 0
    while index < total:
        if forms[index] not in capitals or homes[index] in loud or _tag(passage, index):
            index += 1
            continue
        last = index
        while last + 1 < total and homes[last + 1] == homes[index]:
            step = _step(passage, index, last)
            if not step:
                break
            last += step
        first, last = whole_body(passage, _with_particle(passage, index), last)
        yield first, last
        index = last + 1


def shouted(passage: Passage) -> set[int]:
    """The lines in capitals, and titles with each word capitalised: there only names known elsewhere can be told."""
    loud = set()
    for index, sentence in enumerate(passage.sentences):
        text = passage.text[sentence.start : sentence.end]
        alone = len(passage.sentences) == 1
        if _screams(text) or (sentence.kind == "title" and _titled(text) and not alone):
            loud.add(index)
    return loud


def _screams(text: str) -> bool:
    return text.upper() == text and sum(map(str.isalpha, text)) > SHORTEST_SHOUT and len(text.split()) > 2


def _titled(text: str) -> bool:
    """Whether a title has capitals throughout: "Alabama Workers Leave State As Immigration Law Takes Effect"."""
    words = [word for word in text.split() if len(word) >= LONG_WORD and word[0].isalpha()]
    return len(words) >= FEWEST_TITLED and sum(word[0].isupper() for word in words) >= TITLED * len(words)


def _tag(passage: Passage, index: int) -> bool:
    """Whether a word is a handle, a hashtag or a currency: "@POTUS", "US$"."""
    before = passage.text[passage.starts[index] - 1 : passage.starts[index]]
    after = passage.text[passage.ends[index] : passage.ends[index] + 1]
    return before in {"@", "#", "$"} or after in {"$", "£", "€", "@"}


def capital(form: str) -> bool:
    """Tell whether a word is written as names are: "Berg", "al-Assad", "eBay"."""
    if form[0].isupper():
        return CONTRACTED.fullmatch(form) is None
    if form[0].isdigit():
        return NUMBERED_TEAM.fullmatch(form) is not None
    if form.islower():
        return False
    return (form.startswith(LOWER_STARTS) and any(map(str.isupper, form))) or (
        len(form) > 2 and form[0].islower() and form[1].isupper()
    )


def _with_particle(passage: Passage, first: int) -> int:
    """Take the particle in that begins a family name: "de Blasio", "bin Laden"."""
    before = first - 1
    if passage.pack.language != "en" or before < 0 or passage.gap(before) != " ":
        return first
    return before if passage.forms[before] in PARTICLES - {"la", "el"} else first


def _step(passage: Passage, first: int, last: int) -> int:
    """How many words the run grows by: 1 for a capital, 2 or 3 over a connector, 0 at its end."""
    gap, form = passage.gap(last), passage.forms[last]
    if gap in {"’s ", "'s ", "’ ", "' "}:
        return _over_possessive(passage, first, last)
    if gap not in {" ", "\u00a0", " & "} or hyphened(form):
        return _over_nickname(passage, last) if gap in {' "', " “", " ‘", " '"} else 0
    following = passage.forms[last + 1]
    if capital(following):
        return 0 if _tag(passage, last + 1) or _dated(passage, last) else 1
    if following not in passage.pack.connectors or passage.gap(last + 1) != " " or last + 2 >= len(passage.forms):
        return 0
    reach = 2
    if passage.lowers[last + 2] in passage.pack.articles | {"la", "los", "las", "el"} and passage.gap(last + 2) == " ":
        reach = 3
    if last + reach >= len(passage.forms) or passage.homes[last + reach] != passage.homes[last]:
        return 0
    return reach if capital(passage.forms[last + reach]) and _joins(passage, first, last) else 0


def _dated(passage: Passage, last: int) -> bool:
    """Whether a day or month follows that is no part of the name: "in New York City Wednesday"."""
    following = passage.lowers[last + 1]
    if following in passage.pack.weekdays:
        return passage.forms[last] not in NAMED_DAYS
    if following not in passage.pack.months:
        return False
    return following not in NAMES_TOO or passage.forms[min(last + 2, len(passage.forms) - 1)][0].isdigit()


def _over_nickname(passage: Passage, last: int) -> int:
    """How many words a nickname in quotation marks and the surname after it have: ‘ "El Chapo" Guzman ’."""
    for reach in range(1, min(NICKNAME + 1, len(passage.forms) - last - 1)):
        if not capital(passage.forms[last + reach]) or passage.homes[last + reach + 1] != passage.homes[last]:
            return 0
        gap = passage.gap(last + reach)
        if gap in {'" ', "” ", "’ ", "' "}:
            return reach + 1 if capital(passage.forms[last + reach + 1]) else 0
        if gap != " ":
            return 0
    return 0


def hyphened(form: str) -> bool:
    """Tell whether a word only begins with a name: "Eindhoven-based", not "Ki-moon"."""
    head, _, tail = form.rpartition("-")
    if not head or not tail.islower() or not form[0].isupper():
        return False
    if head == "Co":
        return False
    syllables = len(head) <= LONGEST_SYLLABLE and len(tail) <= LONGEST_SYLLABLE and not head.isupper()
    return not syllables or tail in SUFFIXES or tail.endswith(("ed", "ing")) or place(head) is not None


def _over_possessive(passage: Passage, first: int, last: int) -> int:
    """Whether a possessive stands inside a name: "Tenants' League", "St Hilda's Primary School"."""
    if passage.gap(last) in {"’ ", "' "}:
        return int(passage.forms[last][-1] == "s" and passage.forms[last + 1] in passage.pack.org_heads)
    office = passage.forms[last + 1] in OFFICES and _common(passage, last)
    body = passage.lowers[first] in COMMON_OWNERS and passage.forms[last + 1] in passage.pack.org_heads
    if office or body or passage.forms[first] not in SAINTS:
        return int(office or body)  # "People's Daily"
    for reach in (1, 2, 3):
        if last + reach >= len(passage.forms) or not capital(passage.forms[last + reach]):
            return 0
        if passage.forms[last + reach] in HOLY:
            return reach
        if passage.gap(last + reach) != " ":
            return 0
    return 0


def _common(passage: Passage, index: int) -> bool:
    """Whether a word before "'s Office" says whose without being a name: "County Sheriff's Office"."""
    lower = passage.lowers[index]
    return lower in passage.pack.titles or lower in COMMON_OWNERS


def _joins(passage: Passage, first: int, last: int) -> bool:
    pack, forms = passage.pack, passage.forms
    connector, left = forms[last + 1], forms[last]
    heads = left in pack.org_heads or left in pack.place_heads or left in pack.place_prefixes
    headed = heads and (left, connector) != ("State", "of")  # "in the State of New Jersey"
    inside = "for" in forms[first:last] and any(form in pack.org_heads for form in forms[first:last])
    if connector in {"of", "for", "on"}:
        return left in (BODIES_ON if connector == "on" else OF_HEADS) or (
            (headed or inside) and left not in FIRMS and connector != "on"
        )
    if connector in {"and", "y", "e", "und", "et"}:
        listed = capital(forms[last + 2]) and _listed_inside(passage, first, last)
        return listed or _two_families(passage, first, last)
    if connector in {"the", "&"}:
        return False
    if pack.language == "en":
        return connector != "le" or left in given_names()
    headed = headed or any(form in pack.org_heads for form in forms[first : last + 1])
    if pack.language == "de" and connector in {"der", "den", "dem", "des", "zu", "für"}:
        return headed  # "Bund der Steuerzahler", but "sagte Schröter der Zeitung"
    of_family = connector in {"de", "del", "da", "do", "dos"} and last > first and forms[first] in given_names()
    known = headed or left in given_names() or left in surnames() or of_family
    return (connector in {"van", "bin", "ibn"} and pack.language != "de") or known


def _two_families(passage: Passage, first: int, last: int) -> bool:
    """Whether "e" stands between the family names of one person: "Nuno Braga e Silva"."""
    forms, following = passage.forms, passage.forms[last + 2]
    alone = last + 3 >= len(forms) or not capital(forms[last + 3]) or passage.gap(last + 2) != " "
    named = last == first + 1 and forms[first] in given_names() and following in surnames()
    return passage.pack.language == "pt" and named and alone and following not in given_names()


def _listed_inside(passage: Passage, first: int, last: int) -> bool:
    """Whether "and" stands inside one name: "Department of Health and Human Services", "Trinidad and Tobago"."""
    forms = passage.forms
    before = passage.lowers[first - 1] if first else ""
    if " ".join(forms[first + (forms[first] == "The") : last + 3]) in organisations():  # "Globe and Mail"
        return True
    national = first < last <= first + 2 and forms[last - 1] in NATIONAL  # behind "The" too
    if (first == last and (before in passage.pack.articles or forms[last] in PAIRED)) or national:
        return _heads_pair(passage, last)
    connector, following = forms[last + 1], forms[last + 2]
    for start in range(first, last + 1):
        if place(f"{' '.join(forms[start : last + 1])} {connector} {following}") is not None:  # "Castilla y León"
            return True
    inside = LINKS_WITHIN.get(passage.pack.language, OF_OR_FOR) & set(passage.lowers[first : last + 1])
    headed = any(form in passage.pack.org_heads for form in forms[first : min(first + 3, last)])
    return bool(inside) and headed and place(forms[last + 2]) is None and place(forms[last]) is None


def _heads_pair(passage: Passage, last: int) -> bool:
    """Whether two nouns share one head: "the Immigration and Naturalization Service"."""
    forms = passage.forms
    if len(forms) <= last + 3 or forms[last + 3] not in passage.pack.org_heads or passage.gap(last + 2) != " ":
        return False
    listed = any(place(form) is not None for form in (forms[last], forms[last + 2]))
    return not listed and forms[last] not in passage.pack.org_heads


def headed(passage: Passage, last: int) -> bool:
    """Tell whether a run ends with a word that heads names of bodies, places or events."""
    form, pack = passage.forms[last], passage.pack
    return form in pack.org_heads or form in pack.place_heads or form in pack.event_heads
