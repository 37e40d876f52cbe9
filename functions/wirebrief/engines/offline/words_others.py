"""The words with which Spanish, Portuguese, French and German tell quarters, seasons, weekends and counted years."""

from msgspec import Struct


class Calendar(Struct, frozen=True, kw_only=True):
    """Expressions for one language; numbers, seasons and decades by the value that each word has."""

    nouns: str  # one of which is near where such an expression begins with a small word
    ordinals: dict[str, int]
    numbers: dict[str, int]
    seasons: dict[str, str]
    decades: dict[str, int]
    quarter: str
    half: str
    of: str  # what may stand before a year
    edge: str  # the beginning, middle or end of
    weekend: str
    ago: str
    units: dict[str, str]  # with the plural
    past: str  # "last" before its noun, and behind it
    past_behind: str
    next: str
    next_behind: str
    to: str  # between two days
    years: str  # "the years" of a decade


def _seasons(*words: str) -> dict[str, str]:
    return dict(zip(words, ("spring", "summer", "autumn", "winter"), strict=True))


def _numbers(words: str) -> dict[str, int]:
    return {word: value for value, group in enumerate(words.split(), 1) for word in group.split("|")}


NEVER = "(?!)"
CALENDARS = {
    "es": Calendar(
        nouns="trimestre semestre mitad semana semanas mes meses año años día días década décadas",
        ordinals={"primer[oa]?": 1, "segund[oa]": 2, "tercer[oa]?": 3, "cuart[oa]": 4},
        numbers=_numbers("un|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"),
        seasons=_seasons("primavera", "verano", "otoño", "invierno"),
        decades={"veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50}
        | {"sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90},
        quarter="trimestre",
        half="semestre|mitad(?= de(?:l año)?\\b)",
        of=r"\s(?:de |del )?",
        edge="(?:principios|comienzos|inicios|mediados|finales|fines|fin) de(?:l)? ",
        weekend="fin de semana",
        ago="hace ",
        units={"day": "días?", "week": "semanas?", "month": "mes(?:es)?", "year": "años?", "decade": "décadas?"},
        past="pasad[oa]s?|últim[oa]s?",
        past_behind="pasad[oa]s?",
        next="próxim[oa]s?",
        next_behind="próxim[oa]s?|que viene",
        to="al?|y",
        years="años|década de(?: los(?: años)?)?",
    ),
    "pt": Calendar(
        nouns="fim-de-semana trimestre semestre metade semana semanas mês meses ano anos dia dias década décadas",
        ordinals={"primeir[oa]": 1, "segund[oa]": 2, "terceir[oa]": 3, "quart[oa]": 4},
        numbers=_numbers("um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze quinze"),
        seasons=_seasons("primavera", "verão", "outono", "inverno"),
        decades={"vinte": 20, "trinta": 30, "quarenta": 40, "cinquenta": 50}
        | {"sessenta": 60, "setenta": 70, "oitenta": 80, "noventa": 90},
        quarter="trimestre",
        half="semestre|metade(?= d[eo]\\b)",
        of=r"\s(?:de |do |da )?",
        edge="(?:início|começo|meados|meio|final|finais|fim|fins) d[eoa] ",
        weekend="fim[ -]de[ -]semana|final de semana",
        ago="há ",
        units={"day": "dias?", "week": "semanas?", "month": "mês|meses", "year": "anos?", "decade": "décadas?"},
        past="passad[oa]s?|últim[oa]s?",
        past_behind="passad[oa]s?",
        next="próxim[oa]s?",
        next_behind="que vem",
        to="al?|e|até",
        years="anos|década de",
    ),
    "fr": Calendar(
        nouns="trimestre semestre moitié semaine semaines mois an ans année années jour jours décennie décennies",
        ordinals={"premi(?:er|ère)|1er": 1, "deuxième|second|seconde|2e": 2, "troisième|3e": 3, "quatrième|4e": 4},
        numbers=_numbers("un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"),
        seasons=_seasons("printemps", "été", "automne", "hiver"),
        decades={"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50}
        | {"soixante": 60, "soixante-dix": 70, "quatre-vingt": 80, "quatre-vingt-dix": 90},
        quarter="trimestre",
        half="semestre|moitié(?= de)",
        of=r"\s(?:de |d['’]|du |de l['’])?",
        edge="(?:début|mi-|milieu|fin) ?(?:du |de |de l['’])?",
        weekend="week-end|weekend",
        ago="il y a ",
        units={"day": "jours?", "week": "semaines?", "month": "mois", "year": "ans?|années?", "decade": "décennies?"},
        past="derni(?:er|ère)s?",
        past_behind="derni(?:er|ère)s?|passée?s?",
        next="prochaine?s?",
        next_behind="prochaine?s?",
        to="au|et",
        years="années",
    ),
    "de": Calendar(
        nouns="wochenende wochenendes quartal quartals halbjahr halbjahrs halbjahres jahreshälfte woche wochen monat "
        "monats monate monaten jahr jahre jahres jahren tag tage tagen jahrzehnt jahrzehnte jahrzehnten",
        ordinals={"erste[nrs]?|1\\.": 1, "zweite[nrs]?|2\\.": 2, "dritte[nrs]?|3\\.": 3, "vierte[nrs]?|4\\.": 4},
        numbers=_numbers("einem|einer|ein|eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
        seasons=_seasons("frühjahr|frühling", "sommer", "herbst", "winter"),
        decades={"zwanziger": 20, "dreißiger": 30, "vierziger": 40, "fünfziger": 50}
        | {"sechziger": 60, "siebziger": 70, "achtziger": 80, "neunziger": 90},
        quarter="quartals?",
        half="halbjahre?s?|jahreshälfte",
        of=r"\s(?:des jahres )?",
        edge="(?:anfang|mitte|ende) (?:des )?",
        weekend="wochenendes?",
        ago="vor ",
        units={"day": "tag(?:e|en)?", "week": "wochen?", "month": "monat(?:e|en|s)?", "year": "jahr(?:e|en|es|s)?"}
        | {"decade": "jahrzehnt(?:e|en)?"},
        past="(?:vergangene|letzte|vorige)[nrms]?",
        past_behind=NEVER,
        next="(?:kommende|nächste)[nrms]?",
        next_behind=NEVER,
        to="bis(?: zum)?|und",
        years=NEVER,
    ),
}
