"""Tell from the form of a name what it names in Spanish, French, German and Portuguese."""

import re

from wirebrief.engines.offline.gazetteer import place
from wirebrief.engines.offline.kinds import BY_PLACE_KIND, FAIR, SLIGHT, STRONG, SURE, Scores
from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.placed import SMALL_WORDS, place_of

UNION = re.compile(r"[A-ZÀ-Þ]{2,}-[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-Za-zÀ-ÿ]+)*")  # "CGT-Cheminots", but "EVG-Sprecher" in German
STATE = frozenset(
    "Gobierno Ejecutivo Estado República Constitución Parlamento Governo Executivo República Constituição Presidência "
    "Presidencia État Etat République Constitution Exécutif Grundgesetz Bundesregierung Regierung".split()
)  # bodies of every state, whose capital is no name of this one
LONGEST_LETTERS = 6  # of an acronym for words in small letters: "(PIB)"


def form_abroad(scores: Scores, passage: Passage, mention: Mention) -> None:
    """Add what the words of a name itself say outside English."""
    text, language = mention.text, passage.pack.language
    if language == "en":
        return
    if place(text) is None and not (text.isupper() and place(text.title())) and len(text) > 1:
        known = place_of(passage, text)
        scores["place"] += BY_PLACE_KIND.get(known.kind, FAIR) + SLIGHT if known is not None else 0.0
    if language != "de" and UNION.fullmatch(text):
        scores["organisation"] += STRONG
        scores["person"] -= STRONG
    if text in STATE or _letters_of_small_words(passage, mention):
        scores["other"] += SURE * 3


def _letters_of_small_words(passage: Passage, mention: Mention) -> bool:
    """Whether brackets hold the letters of words that are no name: "producto interior bruto (PIB)"."""
    text, first = mention.text, mention.first
    if not text.isupper() or not 1 < len(text) <= LONGEST_LETTERS or not first or passage.gap(first - 1) != " (":
        return False
    before = [word for word in passage.forms[max(0, first - 2 * len(text)) : first] if word.lower() not in SMALL_WORDS]
    words = before[-len(text) :]
    return all(map(str.islower, words)) and "".join(word[0] for word in words) == text.lower()
