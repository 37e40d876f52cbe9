"""Read the office before a name with what it is of: "le président de la SNCF Jean Morel", "El jefe (PC) de Lugo, …"."""

from wirebrief.engines.offline.gazetteer import given_names
from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.phrases import LINKS
from wirebrief.engines.offline.role_fronts import CONTRACTIONS, past_contraction

LONGEST = 16  # words of an office with what it is of
FRONTS = 2  # words between an article and its title
INSIDE = frozenset({" ", "", "-", " (", ") ", "\u00a0"})
TO = frozenset("à au aux a al ao para pour en sur für zu chez et y e und".split())  # "délégué aux Transports"
# Behind these the name is as often that of whom somebody is a brother or a lawyer of: "l'avocate du tireur Leo Costa".
OF_SOMEBODY = frozenset(
    "frère sœur père mère fils fille mari épouse ami amie proche veuve veuf avocat avocate conseil victime voisin "
    "voisine hermano hermana padre madre hijo hija marido esposa amigo amiga viuda viudo abogado abogada víctima "
    "vecino vecina irmão irmã pai mãe filho filha advogado advogada vítima vizinho vizinha viúva bruder schwester "
    "vater mutter sohn tochter anwalt anwältin freund freundin opfer nachbar nachbarin témoin testigo testemunha "
    "zeuge".split()
)


def role_abroad(passage: Passage, mention: Mention) -> str | None:
    """Return the office that its complements part from a name, None where none is sure; English has none such."""
    last = mention.first - 1
    apart = last >= 0 and passage.gap(last) in {", ", "), "}
    if passage.pack.language == "en" or last < 0 or passage.homes[last] != passage.homes[mention.first]:
        return None
    closed = passage.text[mention.end : mention.end + 1] in {*",.;:»”"} or passage.gap(mention.last) == " ("
    if apart and not closed:
        return None  # "Na visão do líder do Partido, Ana Ruiz quis"
    if mention.first == mention.last or not (apart or passage.gap(last) in {" ", ") "}) or mention.title is not None:
        return None
    first = _office(passage, last)
    if first is None or (not apart and not _complements(passage, first, last)):
        return None
    return passage.text[passage.starts[first] : passage.ends[last] + _closing(passage, last)]


def _closing(passage: Passage, last: int) -> int:
    """The bracket behind the last word of the office, where one closes there."""
    return int(passage.gap(last).startswith(")"))


def _office(passage: Passage, last: int) -> int | None:
    """The first word of the office whose complements end at `last`: behind an article, or where the sentence opens."""
    floor = max(passage.firsts[passage.homes[last]], last - LONGEST)
    for at in range(last, floor - 1, -1):
        if at < last and passage.gap(at) not in INSIDE:
            return None
        if passage.lowers[at] in passage.pack.cues and passage.lowers[at] not in passage.pack.titles:
            return None
        if passage.lowers[at] in passage.pack.titles and _opens(passage, at):
            return past_contraction(passage, at, last)
    return None


def _opens(passage: Passage, at: int) -> bool:
    """Whether an office can begin at a title: behind its article, or as the first word of the sentence."""
    floor = passage.firsts[passage.homes[at]]
    opening = passage.pack.articles | passage.pack.possessives | CONTRACTIONS | {"par", "con"}
    fronts = range(at - 1, max(floor, at - 1 - FRONTS) - 1, -1)  # "o segundo comandante", "la nueva ministra"
    return at == floor or any(passage.lowers[one] in opening for one in fronts if _only_fronts(passage, one, at))


def _only_fronts(passage: Passage, first: int, at: int) -> bool:
    """Whether nothing but adjectives stands between an article and the title at word `at`."""
    between = passage.lowers[first + 1 : at]
    tight = all(passage.gap(one) in {" ", ""} for one in range(first, at))
    return tight and not any(word in passage.pack.stopwords or word in passage.pack.cues for word in between)


def _complements(passage: Passage, first: int, last: int) -> bool:
    """Whether what stands between office and name only says what the office is of: "du directoire de la SNCF"."""
    if last == first or passage.lowers[first] in OF_SOMEBODY or passage.lowers[last] in passage.pack.titles:
        return False
    joining = LINKS | TO | passage.pack.articles
    words = [passage.lowers[at] for at in range(first + 1, last + 1)]
    bound = any(word in LINKS | TO for word in words) and words[-1] not in joining
    adrift = any(word in passage.pack.stopwords - joining or word in passage.pack.cues for word in words)
    return bound and not adrift and passage.forms[last] not in given_names()
