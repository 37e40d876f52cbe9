"""Read the thing that a lead is about in four languages: "Un incendio", "Ein Regionalzug", "O incêndio"."""

from wirebrief.engines.offline.passage import Passage

INDEFINITE = frozenset("un una une um uma ein eine".split())
DEFINITE = frozenset("el la los las le les l' o a os as der die das".split())
# What happens: such a thing needs no "un" before it to be what a lead is about.
EVENTS = frozenset(
    "incendio incendios fuego terremoto sismo seísmo lluvia lluvias temporal tormenta inundación inundaciones "
    "accidente explosión erupción huracán avalancha alud derrumbe "
    "incendie incendies feu séisme tremblement pluies tempête inondation inondations accident explosion éruption "
    "ouragan avalanche éboulement orage crue canicule "
    "incêndio incêndios fogo terramoto terremoto sismo chuva chuvas tempestade enchente enchentes inundação "
    "inundações acidente explosão erupção furacão deslizamento seca "
    "brand feuer erdbeben regen sturm unwetter überschwemmung überschwemmungen unfall explosion ausbruch "
    "lawine hochwasser erdrutsch orkan hitzewelle".split()
)
FRONTS = frozenset(
    "puissant puissante violent violente gros grosse grand grande nouveau nouvelle important importante fort forte "
    "fuerte gran grave nuevo nueva violento violenta enorme forte novo nova".split()
)  # adjectives that stand before their noun
MOST_FRONTS = 2


def thing_abroad(passage: Passage, first: int, last: int) -> tuple[int, int] | None:
    """Return the words for the thing with which a clause opens, None where people or nothing known opens it."""
    article = passage.lowers[first]
    if article not in INDEFINITE | DEFINITE:
        return None
    noun = _noun(passage, first + 1, last)
    if noun is None or (article not in INDEFINITE and passage.lowers[noun] not in EVENTS):
        return None
    return first, noun


def _noun(passage: Passage, first: int, last: int) -> int | None:
    """The noun behind an article: in German the first capital, elsewhere the first word that no adjective fronts."""
    german = passage.pack.language == "de"
    for at in range(first, min(first + MOST_FRONTS + 1, last)):
        if passage.gap(at - 1) not in {" ", ""} or passage.lowers[at] in passage.pack.stopwords:
            return None
        if passage.forms[at][0].isupper() if german else passage.lowers[at] not in FRONTS:
            plain = german or passage.forms[at].islower()
            return at if plain and passage.forms[at].isalpha() and passage.gap(at) == " " else None
    return None
