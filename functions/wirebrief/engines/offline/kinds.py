"""Tell from the words of a name what it names: a person, an organisation, a place, or none of them."""

import re
from collections import defaultdict
from typing import Literal

from wirebrief.engines.offline.gazetteer import (
    demonyms,
    figures,
    firms,
    given_names,
    organisations,
    other_names,
    place,
    surnames,
)
from wirebrief.engines.offline.german_runs import OFFICIAL
from wirebrief.engines.offline.language import Pack
from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.small_nouns import HEADS
from wirebrief.engines.offline.words_in_names import BANDS

NameKind = Literal["person", "organisation", "place", "other"]
Scores = dict[str, float]

# Points for a kind. They were set by hand and then one by one by `make quality`: see docs/quality.md.
SURE = 6.0
STRONG = 4.0
FAIR = 2.0
SLIGHT = 1.0
LEAST = 0.6
SHORTEST_STREET = 9  # letters: "Marktplatz", not "Gasse"
LARGE = 100  # thousands of people from which a city is meant, though its words could be a person's
BY_PLACE_KIND = {"country": STRONG + FAIR, "region": STRONG, "nature": STRONG, "building": FAIR, "district": FAIR}
PARTICLES = frozenset({"de", "la", "van", "von", "der", "di", "du", "del"})
PARTY_AND_STATE = re.compile(r"[RDI]-[A-Z][A-Za-z. ]{0,12}")  # "R-Iowa"
NUMERAL = re.compile(r"[IVX]{2,5}")
DIRECTIONS = frozenset("West East North South Central Latin Northern Southern Eastern Western Pan Native".split())
HOLY_FRONTS = frozenset("Santa San Puerto Port Fort Mount Saint River Lake".split())
VESSELS = frozenset("USS HMS HMAS HMCS RMS USNS MV MS SS INS".split())  # before a ship's name
WEATHER = frozenset({"Storm", "Hurricane", "Typhoon", "Cyclone"})
STREETS = frozenset("Street Road Avenue Boulevard Lane Square Highway".split())
WATERS = frozenset({"River", "Lake", "Mount", "Loch"})
COMPASS = frozenset({"North", "South", "East", "West"})
# Before "Center": the kinds that are places rather than bodies.
VENUES = frozenset("Space Convention Shopping Sports Detention Trade Visitor Civic Conference Exhibition".split())
# What ministers are for, and no bodies by themselves: "in charge of Energy".
MINISTERED = frozenset(
    "Energy State Health Education Housing Oil Mining Interior Transport Trade Environment Agriculture Tourism Defense "
    "Defence Labor Justice Petroleum Fisheries Finance".split()
)
CARRIERS = frozenset({"Air", "Radio", "Team"})  # before a place: "Air Canada"
LINKS = frozenset({"of", "for", "&", "and"})
PUBLIC = frozenset("National International Federal Royal World Global Universal Public".split())  # nobody's given name
PERSON_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "III"})
LONE = frozenset("Staatsanwaltschaft Bahn Post Telekom Spiegel Grüne Grünen Linke".split())  # not "Zeitung"
PLACE_INSIDE = re.compile(r"\w-(?:les?|la|sur|sous|en|lès|de|du|am|an|ob|bei)-\w")  # "Vallon-les-Bains"
GERMAN_STREETS = ("straße", "gasse", "allee", "chaussee")
PLACE_ENDINGS = ("stan", "ville", "burg", "shire", "grad", "abad", "pur", "borough")
INNER_CAPITALS = ("Mc", "Mac", "O'", "O’", "D'", "D’", "De", "Di", "La", "Le", "Van", "Fitz", "al-", "Al-", "el-")


def form_scores(passage: Passage, mention: Mention) -> Scores:
    """Return what the words of a name themselves say."""
    pack, text = passage.pack, mention.text
    forms = [*passage.forms[mention.first : mention.last], text.rsplit(" ", 1)[-1]]
    scores: Scores = defaultdict(float)
    _place_form(scores, pack, text, forms)
    _person_form(scores, forms, guess=pack.language == "en")
    _organisation_form(scores, pack, text, forms)
    if "/" in text:
        scores["person"] -= SURE
        scores["organisation"] += FAIR  # "Thomson Financial/First Call"
    if len(forms) == 1 and text.lower() in passage.small:
        scores["person"] -= SLIGHT  # "Iodine" beside "iodine"
    if len(forms) > 1 and any(form.lower() in passage.small for form in forms if form not in surnames()):
        scores["person"] -= SLIGHT  # "Virtual Microscope": its words are common nouns
    _other_form(scores, pack, text, forms)
    return scores


def _other_form(scores: Scores, pack: Pack, text: str, forms: list[str]) -> None:
    family = (len(forms) > 2 and forms[-2] in PARTICLES) or (len(forms) > 1 and forms[-1] == "Islam")  # "de la Tour"
    last = forms[-1] if forms[-1] in pack.event_heads else forms[-1].removesuffix("s")
    if (last in pack.event_heads and not family) or (
        len(forms) > 1 and forms[0] in pack.event_heads and forms[0] not in given_names()
    ):
        scores["other"] += STRONG + SLIGHT
    if all(form in demonyms() for form in forms) or text in demonyms():
        scores["other"] += SURE + STRONG
    if _dated(pack, text.lower()):
        scores["other"] += SURE * 3
    numbered = len(forms) > 1 and (NUMERAL.fullmatch(forms[-1]) is not None or forms[-1].isdigit())
    if numbered and forms[-2] != "Radio" and forms[-2] not in given_names():  # "Apple II", "Formula 1"
        scores["other"] += STRONG + SLIGHT
    if len(forms) > 1 and forms[0] in DIRECTIONS and all(form in demonyms() for form in forms[1:]):
        scores["other"] += SURE + STRONG
    storm = len(forms) > 1 and not WEATHER.isdisjoint(forms[:-1])  # "Storm Gordon" is nobody
    storm = storm or (len(forms) > 1 and forms[0] in VESSELS)
    if text in other_names() or storm or (len(forms) == 1 and text.lower() in pack.titles):
        scores["other"] += SURE + SURE
    if PARTY_AND_STATE.fullmatch(text) or text in MINISTERED:
        scores["other"] += SURE + SURE
    if len(forms) == 1 and any(map(str.isdigit, text)):  # products and routes: IE9, M25
        scores["other"] += STRONG
    if len(forms) == 1 and text[-1] == "s" and text[:-1].isupper() and len(text) > 2:  # UAVs
        scores["other"] += STRONG


def _dated(pack: Pack, lower: str) -> bool:
    """Whether a word is a day or a month, or begins with one: "July-September"."""
    front = lower.partition("-")[0]
    return front in pack.months or lower in pack.weekdays or lower.rstrip(".") in pack.months_short


def _place_form(scores: Scores, pack: Pack, text: str, forms: list[str]) -> None:
    known = place(text) or (place(text.title()) if text.isupper() and len(text) > 4 else None)
    if known is not None and len(text) > 1:
        scores["place"] += BY_PLACE_KIND.get(known.kind, SLIGHT + min(known.size / 500, 3.0))
    if known is not None and len(forms) > 1 and (forms[0] not in given_names() or forms[-1] not in surnames()):
        scores["place"] += FAIR
    elif known is not None and len(forms) > 1 and known.size >= LARGE:
        scores["place"] += SURE  # "Little Rock" is no Mr Rock
    if len(forms) > 1:
        _place_parts(scores, pack, forms)
    if known is None and pack.language == "de" and text.endswith(GERMAN_STREETS) and len(text) > SHORTEST_STREET:
        scores["place"] += STRONG
    if known is None and PLACE_INSIDE.search(text):
        scores["place"] += FAIR
    if known is None and len(forms) == 1 and text.endswith(PLACE_ENDINGS):
        scores["place"] += SLIGHT


def _place_parts(scores: Scores, pack: Pack, forms: list[str]) -> None:
    """What the first and the last word of several say of a place: "Mount …", "… Street"."""
    if _venue(forms):
        scores["place"] += STRONG
    if forms[-1] in pack.place_heads:
        surname = forms[-1] in surnames() and forms[-1] not in STREETS  # "Taysom Hill", but "Webster Street"
        personal = len(forms) == 2 and surname and place(forms[0]) is None
        scores["place"] += FAIR * (forms[-1] in STREETS)
        scores["place"] += FAIR if personal else STRONG
    if forms[0] in pack.place_prefixes:
        scores["place"] += FAIR * (1 + (forms[0] in WATERS))
    county = forms[0] in {"Co", "Co.", "County"} and pack.language == "en"
    if county and place(" ".join(forms[1:])) is not None:
        scores["place"] += SURE  # "Co Durham"


def _venue(forms: list[str]) -> bool:
    """Whether a center is a place to go to: "Kennedy Space Center"."""
    return len(forms) > 2 and forms[-2] in VENUES and forms[-1] in {"Center", "Centre"}


def _person_form(scores: Scores, forms: list[str], *, guess: bool) -> None:
    given, family = given_names(), surnames()
    if len(forms) == 1:
        scores["person"] += SLIGHT * (forms[0] in given) + 0.5 * (forms[0] in family) + FAIR * (forms[0] in figures())
        return
    if len(forms) > 5 or LINKS & set(forms):
        scores["person"] -= FAIR
        return
    shouted = any(form.isupper() and len(form) > 1 and "." not in form for form in forms)
    initials = any(len(form) == 2 and form[1] == "." for form in forms[:-1])
    scores["person"] += (FAIR + SLIGHT) * (forms[0] in given) - SLIGHT * shouted
    scores["person"] += (SLIGHT + SLIGHT * (forms[0] in given)) * (forms[-1] in family)
    scores["person"] -= FAIR * (
        forms[0] in HOLY_FRONTS or (forms[0] in COMPASS and forms[1] not in given)
    ) + STRONG * _impersonal(forms[0])
    scores["person"] += FAIR * initials + FAIR * (forms[-1] in PERSON_SUFFIXES)
    if not guess and forms[0].isupper() and len(forms[0]) > 1 and not forms[-1].isupper():
        scores["person"] -= STRONG  # "CGT Arkema"
    guess = guess or forms[0] in given or forms[-1] in family
    if guess and len(forms) in {2, 3} and not shouted and all(form.replace("-", "").isalpha() for form in forms):
        scores["person"] += 0.8


def _impersonal(form: str) -> bool:
    """Whether no person's name begins with a word: "National", "Google" of "Google Chrome"."""
    return form in PUBLIC or (form in firms() and form not in given_names() and form not in surnames())


def _organisation_form(scores: Scores, pack: Pack, text: str, forms: list[str]) -> None:
    if text in organisations():
        scores["organisation"] += (STRONG if place(text) is None else FAIR) + FAIR * (len(forms) > 1)
    if forms[0] == "Local" and forms[-1].isdigit():
        scores["organisation"] += SURE + SURE
    if len(forms) == 1:
        scores["organisation"] += _single_organisation(pack, text) + STRONG * (text in firms())
        return
    heads = [form.rpartition("-")[2] in pack.org_heads or form in BANDS for form in forms]
    official = pack.language == "de" and forms[0].lower().endswith(OFFICIAL)
    heads[0] = heads[0] or forms[0] in HEADS or official  # "tribunal de commerce de Lyon", "Landgericht Hechingen"
    if heads[-1] and (len(forms) > 2 or place(forms[0]) is not None or forms[-1] not in surnames()):
        scores["person"] -= STRONG  # "Alabama House", "Larkin Group"
    scores["organisation"] += _by_head(pack, forms, heads)
    if forms[0] in CARRIERS and (forms[0] == "Air" or place(" ".join(forms[1:])) is not None):
        scores["organisation"] += SURE
    if place(" ".join(forms[:-1])) is not None and forms[-1].endswith("s") and forms[-1] not in pack.place_heads:
        scores["organisation"] += FAIR + SLIGHT  # "Detroit Lions"
    if LINKS & set(forms) or "&" in text:
        scores["organisation"] += FAIR if "&" in text else SLIGHT
    if any(form.isupper() and len(form) > 1 and "." not in form for form in forms):
        scores["organisation"] += SLIGHT


def _by_head(pack: Pack, forms: list[str], heads: list[bool]) -> float:
    if _venue(forms):
        return 0.0
    if heads[-1]:
        return STRONG + SLIGHT * (forms[0] in pack.place_prefixes) * FAIR
    if forms[-1] == "District" and heads[-2]:  # "Irving School District" taxes and hires
        return STRONG + FAIR
    if any(heads) and forms[-1] not in pack.place_heads:  # "Bank of America", not "Bank of America Stadium"
        return FAIR + (SLIGHT if heads[0] and forms[1] in {"of", "for"} else 0)
    return 0.0


def _single_organisation(pack: Pack, text: str) -> float:
    if text.isupper() and 2 <= len(text.replace(".", "")) <= 6:
        return FAIR + 0.5
    if text in pack.org_heads:
        return FAIR if pack.language != "de" or text in LONE or text.startswith("Bundes") else 0.0
    camel = any(map(str.isupper, text[1:])) and not text.isupper()
    inner = camel and "-" not in text and not text.startswith(INNER_CAPITALS)
    return FAIR + SLIGHT if inner else FAIR * (text[1:].isupper() and len(text) > 1)


def decide(scores: Scores, words: int) -> NameKind:
    """Return the kind with the highest score, "other" where none is likely."""
    kinds: tuple[NameKind, ...] = ("person", "organisation", "place", "other")
    kind = max(kinds, key=lambda kind: scores.get(kind, 0.0))
    best = scores.get(kind, 0.0)
    if best < LEAST:
        return "person" if words > 1 and kind == "person" and best > 0 else "other"
    return kind
