"""Tell from what stands before a name what it names, in Spanish, French, German and Portuguese."""

from wirebrief.engines.offline.gazetteer import given_names, place, surnames
from wirebrief.engines.offline.kinds import FAIR, LEAST, SLIGHT, STRONG, Scores
from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.passage import Passage

OF = frozenset({"de", "d'", "del", "da", "do", "du", "des"})
ONE = {
    "es": frozenset("el la al del".split()),
    "fr": frozenset("l' le la".split()),
    "pt": frozenset("o do da no na pelo pela".split()),
}
NATURE = frozenset(
    "volcán volcan vulcão nevado monte mont río rio rivière fleuve lac lago sierra serra cerro isla île ilha".split()
)
LANDS = frozenset(
    "commune ville village région quartier département métropole canton province bourg municipio ciudad pueblo "
    "localidad provincia comarca barrio región distrito cidade concelho freguesia município bairro província vila "
    "região maire préfet préfète procureur procureure alcalde alcaldesa prefeito prefeita habitants vecinos moradores "
    "proche cerca mairie préfecture ayuntamiento zona ciudades cidades villes barrios aldea povoação povoado estado "
    "policía polícia polices hospital aeropuerto aeroporto aéroport prisión cárcel prisão puerto porto estación".split()
)
GERMAN_LANDS = frozenset("stadt gemeinde ort kreis landkreis ortsteil stadtteil bezirk dorf insel hansestadt".split())
STREETS = frozenset(
    "rue avenue boulevard place quai calle avenida plaza paseo rua praça travessa largo estrada".split()
)
VENUES = frozenset(
    "bar pub restaurante restaurant hotel hôtel discoteca discothèque nightclub boate cafetería café cafétéria bistrot "
    "cine cinéma cinema kino teatro théâtre theater colegio collège lycée école escola instituto gimnasio supermercado "
    "supermarché kneipe gasthaus gasthof".split()
)
STAFF = frozenset("employés salariés ouvriers usine usines filiale empleados trabajadores planta fábrica".split())
SPORT = {
    "es": "partido gol goles liga entrenador jugadores delantero portero empate temporada vestuario jornada rival "
    "penalti árbitro campeones azulgrana periodista técnico estadio",
    "pt": "jogo gol gols golo golos treinador jogadores temporada época árbitro campeonato adversário estádio técnico "
    "atacante goleiro torcida vitória empate",
    "fr": "match but buts entraîneur joueurs saison ligue défaite victoire arbitre stade attaquant gardien vestiaire",
    "de": "spiel tor tore trainer mannschaft saison liga niederlage sieg stürmer torwart stadion elfmeter",
}
CLUB_ARTICLES = frozenset({"el", "del", "al", "o", "do", "ao", "pelo"})
NEAREST = 4  # words before a bracket in which the head of the body stands that its letters are of


def sport_words(passage: Passage, english: frozenset[str]) -> frozenset[str]:
    """Return the words by which a report of sport is told in the article's language."""
    words = SPORT.get(passage.pack.language)
    return english if words is None else frozenset(words.split())


def before_abroad(scores: Scores, passage: Passage, mention: Mention) -> None:
    """Add what the words before a name say of its kind in a language other than English."""
    if passage.pack.language == "en":
        return
    index = mention.first - 1
    word, gap = passage.lowers[index], passage.gap(index)
    _beside_abroad(scores, passage, mention)
    if gap == " (":
        _in_brackets(scores, passage, mention)
    if gap not in {" ", ""}:
        return
    noun = _noun_before(passage, index)
    if word in VENUES and " " in mention.text:
        scores["organisation"] += STRONG + FAIR  # "no bar Dois Irmãos"
    elif (word in OF and noun in LANDS) or word in STREETS | NATURE | GERMAN_LANDS:
        scores["place"] += FAIR + SLIGHT
    elif noun in STAFF or word in STAFF:
        scores["organisation"] += FAIR + SLIGHT
    elif word in ONE.get(passage.pack.language, ()) and _unheard_of(passage, mention):
        scores["organisation"] += LEAST


def _beside_abroad(scores: Scores, passage: Passage, mention: Mention) -> None:
    """A larger place in brackets behind a town ("Dayton (Ohio)"), and who speaks by a German "so"."""
    following = mention.last + 1
    if following < len(passage.forms) and passage.gap(mention.last) == " (":
        inside = place(passage.forms[following])
        closed = passage.gap(following)[:1] == ")"
        scores["place"] += STRONG if inside is not None and closed and inside.kind in {"country", "region"} else 0.0
    if passage.pack.language == "de" and passage.lowers[mention.first - 1] == "so":
        scores["person"] += SLIGHT


def club_abroad(scores: Scores, passage: Passage, mention: Mention) -> None:
    """In sport a city with an article is its club: "el entrenador del Barcelona"."""
    known = place(mention.text)
    if known is not None and known.kind == "city" and passage.lowers[mention.first - 1] in CLUB_ARTICLES:
        scores["organisation"] += STRONG + STRONG


def _noun_before(passage: Passage, index: int) -> str:
    """The noun before "de la", "d'" or nothing."""
    while index > 0 and passage.lowers[index] in OF | passage.pack.articles:
        index -= 1
    return passage.lowers[index]


def _in_brackets(scores: Scores, passage: Passage, mention: Mention) -> None:
    """A name alone in brackets: letters of the body before it ("Inpe"), or what a place lies in ("Doubs")."""
    text = passage.text
    if text[mention.end : mention.end + 1] != ")" or " " in mention.text:
        return
    before = passage.forms[max(0, mention.first - NEAREST) : mention.first]
    if any(form in passage.pack.org_heads and form[0] == mention.text[0] for form in before):
        scores["organisation"] += STRONG
    elif before and before[-1][:1].isupper() and not mention.text.isupper() and passage.pack.language == "fr":
        scores["place"] += FAIR


def _unheard_of(passage: Passage, mention: Mention) -> bool:
    """Whether a single word is in no list and the text writes it with a capital alone: a firm with an article."""
    word = mention.text
    following = passage.lowers[mention.last + 1] if mention.last + 1 < len(passage.lowers) else ""
    listed = word in given_names() or word in surnames() or place(word) is not None or word in passage.pack.org_heads
    listed = listed or (following in OF and passage.gap(mention.last) == " ")  # "le Courrier du Doubs"
    return word.isalpha() and not listed and word.lower() not in passage.small and not mention.opens
