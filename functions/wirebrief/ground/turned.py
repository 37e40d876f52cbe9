"""Read who speaks where the verb comes first, as other languages have it: "…, a indiqué lundi le procureur"."""

import re
from functools import cache

from wirebrief.engines.offline.language import load
from wirebrief.ground.lexicon import CALENDAR, PRONOUNS, UPPER

_ANDS = frozenset("y e et und pero mas mais aber".split())
_AS = frozenset({"wie", "como", "comme"})
_AUX = (
    r"(?:ha|han|había|habían|a|ont|avait|avaient|tem|tinha|aussi|también|já|também|auch|se|lui|l['’]|s['’]est|s['’]"
    r"|se sont|n['’]a)"
)
_FRONT = re.compile(rf"(?:(?<=\s)|(?<=^)|(?<=['’])){_AUX}\s*$")
_TURNS = re.compile(r"(?:[,»”\"'’—–“]|\A\W*|\b(?:como|comme))\s*$")
_DAYS = "|".join(sorted(CALENDAR))
_DAY = (
    r"(?:\s(?:sich|este|esta|nesta|neste|am|ce|hoy|hoje|hier|gestern|heute|ayer|ontem|également|também|también|auch"
    rf"|(?i:{_DAYS}))\b)"
)
_NAMED = rf"[{UPPER}][\w'’.&-]*(?:\s(?:de\s|da\s)?[{UPPER}][\w'’.&-]*)*"
_MEDIA = (
    "medios|prensa|periodistas|presse|journalistes|imprensa|jornalistas|agence|agencia|agência|jornal|rádio|radio|chaîne"
    "|emisora"
)
# "à l'AFP", "à Lusa", "a los medios de comunicación", "ao jornal Público": a subject must follow.
_ADDRESSEE = (
    r"(?:\s(?:à|au|aux|a|al|ao|aos|às|ante|para)\s(?:l['’]|la\s|las\s|los\s|el\s|o\s|a\s)?"
    rf"(?:(?:{_MEDIA})(?:\sde\s\w+)?(?:\s{_NAMED})?|[{UPPER}][\w'’.&-]*(?:\s[{UPPER}][\w'’.&-]*)?)"
    rf"(?:\s\([^()]*\))?,?(?=\s(?:[{UPPER}]|(?:el|la|le|o|a|os|los|l['’]|une?|uma?|una|fonte|fuente)\b)))"
)
_ASIDE = rf"(?:,\s[^\W\d_{UPPER}][^,{UPPER}]{{2,30}},(?=\s[{UPPER}]))"
_DATED = rf"(?:,\s(?i:{_DAYS})\b[^,]{{0,24}},)"  # "…, dimanche 29 juillet, un porte-parole"
_OWN_TURN = (
    r"(?:\s(?:de (?:son|leur) côté|pour sa part|à son tour|por su (?:parte|lado)|a su vez|por sua vez"
    r"|por seu (?:lado|turno)|ihrerseits|seinerseits))"
)
_ON_AIR = rf"(?:\s(?:sur|dans|en)\s{_NAMED}(?=\s(?:le|la|l['’]|el)\b))"  # "a dénoncé mardi sur RTL le maire"
_BETWEEN = re.compile(rf"{_DAY}{{0,2}}{_DATED}?{_ON_AIR}?{_OWN_TURN}?{_ADDRESSEE}?{_ASIDE}?")
# In Portuguese "a" is the article of the subject: "informou a Marinha Nacional".
_BETWEEN_PT = re.compile(rf"{_DAY}{{0,2}}{_DATED}?{_OWN_TURN}?{_ADDRESSEE.replace('|a|al|', '|al|')}?{_ASIDE}?")
_END = re.compile(
    r"[,;:()\n\"“”«»]|(?<!\b[A-Z])(?<!\bDr)(?<!\bSr)\.|\s\d|\s{2,}|--|[–—]|\s(?:en|am|im|bei|vor|gegenüber|durante"
    r"|ante|dans|lors|devant|em|tras|após|après|nach|mit|zu|que|dass|par|por|sur|sobre|avant|antes)\s",
)
# Whom a name speaks to, and from where: "Ana Ruiz al canal Ocho desde Lugo", "Ana Ruiz à l'AFP". In German no article
# may stand before the name, for then a genitive follows: "Berg der Zeitung", but "die Sprecherin der Zeitung".
_BEHIND_NAME = rf"(?P<name>(?:^|.*?\s)[{UPPER}][\w'’.-]*)\s"
_TOLD = {
    "es": re.compile(_BEHIND_NAME + r"(?:al?|desde|hoy|ayer|este)\s.*"),
    "fr": re.compile(_BEHIND_NAME + r"(?:à|aux?|depuis|hier|ce|cette)\s.*"),
    "pt": re.compile(_BEHIND_NAME + r"(?:aos?|às?|hoje|ontem|esta|este|nesta|neste)\s.*"),
    "de": re.compile(
        rf"\A(?P<name>(?=[{UPPER}]).*?(?<!\bvon)(?<!\bvan))\s(?:dem|der|den|einer|einem|unserer|heute)\s.*"
    ),
}
_INSERTION = re.compile(r"\A\W*(?P<head>(?:[^\s,]+\s){0,6}[^\s,]+),\s[^,]{2,80},\s*\Z")
_APPOSED = re.compile(rf"\w,\s[{UPPER}][\w'’.-]*(?:\s(?:de\s|da\s|von\s)?[{UPPER}][\w'’.-]*)+,\s*\Z")
_RELATIVE = re.compile(r",\s(?:que|qui|quien|dont|où|der|die|das|dessen|deren|cuyo|cuya|cujo|cuja)\s[^,]+,\s*\Z")
_HAPPENS = re.compile(r"\bs['’]est\s*\Z|\bse sont\s*\Z")
# "Breucker argumentativ die Mühen": the name ends before the next small word that is none of its own.
_PARTICLE = r"(?:von|van|de|zu|der|den|und)"
_GERMAN_NAME = re.compile(
    rf"((?:[^\s{UPPER}]\S*\s)*[{UPPER}]\S*(?:\s(?:{_PARTICLE}\s)*[{UPPER}]\S*)*)"
    rf"\s(?!{_PARTICLE}\s)[^\s{UPPER}].*"
)


@cache
def _adverbial(language: str) -> frozenset[str]:
    """The words that open no subject: "durante", "así", "weiter"."""
    pack = load(language)
    subjects = pack.articles | pack.determiners | pack.possessives | pack.heads | pack.pronouns.keys() | PRONOUNS
    return (pack.openers | pack.adverbs | pack.in_places | pack.that) - subjects - _AS


def is_event(before: str, cue: str) -> bool:
    """Return whether a fire "s'est déclaré", which says nothing."""
    return cue.startswith("déclaré") and bool(_HAPPENS.search(before))


def turned(before: str, behind: str, language: str) -> str:
    """Return the subject that stands behind a verb, "" where none does.

    `before` and `behind` are what stands around the verb in its sentence, quoted words blanked out.

    >>> turned('"      ", a ', " lundi le procureur de Lyon, Paul Vautrin.", "fr")
    'le procureur de Lyon'
    >>> turned("El ministro, que dejó el cargo, ", " la fusión.", "es")
    ''
    """
    front = _FRONT.sub("", before)
    insertion = _INSERTION.match(front)
    inserted = insertion is not None and not opens_no_subject(insertion["head"], language)
    if inserted or _APPOSED.search(front) or _RELATIVE.search(front) or not _TURNS.search(front):
        return ""
    return behind_verb(behind, language)


def opens_no_subject(words: str, language: str) -> bool:
    """Return whether what stands beside a verb is an adverbial, and no subject: "Durante su visita"."""
    first = next((word for word in words.casefold().split() if word not in _ANDS), "")
    return first.strip(",\"“”«»'") in _adverbial(language)


def behind_verb(behind: str, language: str) -> str:
    """Return the subject behind a verb, past a day, whom it addresses and what commas set between."""
    between = (_BETWEEN_PT if language == "pt" else _BETWEEN).match(behind)
    rest = behind[between.end() if between else 0 :]
    lead = len(rest) - len(rest.lstrip(" -"))
    end = _END.search(rest, lead)
    words = _TOLD[language].sub(r"\g<name>", rest[lead : end.start() if end else None]).strip(" \t\"“”«»'")
    if not words or opens_no_subject(words, language):
        return ""
    return _GERMAN_NAME.sub(r"\1", words) if language == "de" else words
