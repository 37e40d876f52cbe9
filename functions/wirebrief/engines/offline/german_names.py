"""Tell names from nouns in German, where both have capitals."""

from wirebrief.engines.offline.dateline import after_dateline
from wirebrief.engines.offline.gazetteer import given_names, organisations, surnames
from wirebrief.engines.offline.kinds import GERMAN_STREETS, LONE, SHORTEST_STREET
from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.placed import place_of
from wirebrief.engines.offline.runs import headed

# Verbs behind which a bare word with a capital is a German name: they have no object ("kündigte Widerstand an").
ANSWERING = frozenset(
    "sagte sagt sagten erklärte erklärt betonte betont meinte meint berichtete berichtet ergänzte ergänzt versicherte "
    "versichert versprach erzählte erzählt bekräftigte entgegnete antwortete resümierte so laut".split()
)
NAMED = frozenset(
    "firma konzern unternehmen verband verein partei hersteller betreiber kette verlag gruppe agentur stiftung bank "
    "reederei airline zeitung magazin sender klub organisation initiative gewerkschaft molkerei brauerei".split()
)
# Behind these a word that is a family name too is the noun: "in Brand", "am Ende".
BEFORE_NOUNS = frozenset("in am im zum zur vom beim ans ins kurze kurzer".split())
ARTICLES = frozenset(
    "der die das den dem des am im zum zur vom beim ans ins ein eine einen einem einer eines kein keine keinen keinem "
    "keiner jede jeder jedes jeden jedem diese dieser dieses diesen diesem seine seiner seinem ihre ihrer".split()
)
NAMED_ENDINGS = (
    "dienst",
    "portal",
    "plattform",
    "sender",
    "kanal",
    "verband",
    "konzern",
    "verein",
    "hersteller",
    "kette",
    "gesellschaft",
    "gewerkschaft",
)


def german_names(passage: Passage, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions of a German text that are names: by themselves, as family names, or because they speak."""
    sure = [mention for mention in mentions if known_in_german(passage, mention)]
    families = {passage.forms[mention.last] for mention in sure if mention.first < mention.last}
    known = families | {mention.text for mention in sure} | {mention.text.title() for mention in sure}
    kept = {mention.first for mention in sure}
    return [one for one in mentions if one.first in kept or one.text in known or _answers(passage, one)]


def _answers(passage: Passage, mention: Mention) -> bool:
    """Whether a single word without an article follows a verb of saying: "erklärte Sommerauer"."""
    before = mention.first - 1
    if mention.first != mention.last or before < 0 or passage.gap(before) != " ":
        return False
    pack, word = passage.pack, mention.text.lower()
    common = word in pack.org_nouns | pack.people_nouns | pack.titles or word in pack.weekdays
    return passage.lowers[before] in ANSWERING and not common


def _placed(passage: Passage, mention: Mention) -> bool:
    """Whether a gazetteer has a place; a town has no article, which its noun has: "in der Lage", "am Ende"."""
    known, before = place_of(passage, mention.text), mention.first - 1
    if known is None or known.kind != "city" or before < 0 or passage.gap(before) != " ":
        return known is not None
    return passage.lowers[before] not in ARTICLES


def _street(forms: list[str]) -> bool:
    return forms[-1].endswith(GERMAN_STREETS) and len(forms[-1]) > SHORTEST_STREET


def known_in_german(passage: Passage, mention: Mention) -> bool:
    """Return whether a capitalised word of German is a name by more than its capital, which every noun there has."""
    forms = passage.forms[mention.first : mention.last + 1]
    listed = mention.text in organisations() or _placed(passage, mention)
    if mention.title is not None or listed or mention.start < after_dateline(passage, passage.homes[mention.first]):
        return True
    if any(form.isupper() and len(form) > 1 for form in forms) or _street(forms) or _body(passage, mention, forms):
        return True
    before = passage.lowers[mention.first - 1] if mention.first and passage.gap(mention.first - 1) == " " else ""
    if before in NAMED or before.endswith(NAMED_ENDINGS):  # "Konzern Melkunie Groep"
        return True
    family = len(forms) == 1 and forms[0] in surnames() and before not in BEFORE_NOUNS | passage.pack.determiners
    return family or any(form in given_names() for form in forms[:-1])


def _body(passage: Passage, mention: Mention, forms: list[str]) -> bool:
    """Whether a noun that heads bodies stands with a name: "Gewerkschaft Genuss", but not "die Polizei"."""
    if headed(passage, mention.last) and (len(forms) > 1 or mention.text in LONE or "-" in mention.text):
        return True
    if len(forms) > 1 and "-" in forms[-1] and forms[-1].rpartition("-")[2] in passage.pack.org_heads:
        return True  # "Deutsche Presse-Agentur"
    opens = forms[0] in passage.pack.org_heads or forms[0].lower() in passage.pack.org_nouns
    return len(forms) > 1 and opens
