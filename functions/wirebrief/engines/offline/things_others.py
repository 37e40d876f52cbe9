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
# What is put before the clause of a lead ends with a comma; German turns verb and subject behind it instead.
FRONTED = frozenset(
    "para por según tras después durante ante con sin desde mientras cuando aunque hasta contra pour par selon après "
    "depuis pendant avec sans malgré lors alors afin dans en face faute segundo conforme depois após com sem enquanto "
    "quando embora em apesar".split()
)
LEAST = frozenset(
    tuple(words.split())
    for words in "at least;as many;at most;al menos;au moins;ao menos;pelo menos;más de;plus de;mais de".split(";")
)
ABOUT = frozenset("mindestens rund etwa fast knapp über mehr hunderte tausende dutzende".split())
GERMAN_FRONTS = frozenset(
    "nach bei beim um für wegen trotz in im am an auf aus mit seit vor durch während zum zur unter bis gegen ohne als "
    "wenn weil nachdem obwohl angesichts".split()
)
COUNTED = frozenset(
    "cientos miles decenas docenas centenares millones centaines milliers dizaines millions vingtaine trentaine "
    "cinquantaine centaine dizaine centenas milhares dezenas milhões grupo groupe".split()
)
PEOPLE = frozenset(
    "persona personas gente hombre hombres mujer mujeres niño niña niños niñas joven jóvenes personne personnes gens "
    "homme hommes femme femmes enfant enfants jeune jeunes pessoa pessoas homem homens mulher mulheres criança "
    "crianças jovem jovens mensch menschen mann männer frau frauen kind kinder jugendliche jugendlichen".split()
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
    if passage.lowers[first : first + 1] and passage.forms[first].isdigit():
        return None  # "Ein 45 Jahre alter Mann"
    for at in range(first, min(first + MOST_FRONTS + 1, last)):
        if passage.gap(at - 1) not in {" ", ""} or passage.lowers[at] in passage.pack.stopwords:
            return None
        if passage.forms[at][0].isupper() if german else passage.lowers[at] not in FRONTS:
            plain = german or passage.forms[at].islower()
            return at if plain and passage.forms[at].isalpha() and passage.gap(at) == " " else None
    return None


def past_german_front(passage: Passage, first: int, last: int) -> int:
    """Return where a German subject begins behind what is put first and the verb: "Nach dem Brand ermittelt die …"."""
    if first > last or passage.lowers[first] not in GERMAN_FRONTS:
        return first
    for at in range(first + 2, last):
        verb = passage.forms[at].islower() and passage.lowers[at] not in passage.pack.stopwords | GERMAN_FRONTS
        apart = passage.gap(at - 1) != " "  # behind "Um … zu verkürzen," the verb comes at once
        opens = passage.lowers[at + 1] in DEFINITE | INDEFINITE or passage.forms[at + 1][0].isupper()
        if verb and opens and passage.gap(at) == " " and (apart or passage.forms[at - 1][0].isupper()):
            return at + 1
        if apart:
            break
    return last
