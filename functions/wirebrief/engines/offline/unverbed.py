"""Find who speaks without a verb, in four languages: "na visão do líder", "Para Ana Ruiz, …", "Ana Ruiz: «…»"."""

import re
from bisect import bisect_left
from functools import cache

from wirebrief.engines.offline.inverted import subject_after
from wirebrief.engines.offline.language import load
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.phrases import LINKS, TIGHT
from wirebrief.engines.offline.quotations import Quotation
from wirebrief.engines.offline.subjects import Ground, Subject

VIEWS = {"es": frozenset({"para"}), "fr": frozenset({"pour"}), "pt": frozenset({"para"}), "de": frozenset({"für"})}
BY = frozenset("par por pelo pela von vom".split())  # "… citados por Ana Ruiz: «…»"
CONTRACTED = {
    "es": re.compile(r"\bde$"),
    "fr": re.compile(r"\bde$"),
    "pt": re.compile(r"\bde$"),
    "de": re.compile(r"\bvon$"),
}
FORMS = {"es": r"del?\b", "fr": r"d(?:(?:e|u|es)\b|['’])", "pt": r"d(?:e|os?|as?)\b", "de": r"(?:von|vom|der|des)\b"}
LONGEST_SUBJECT = 10  # words before a comma or colon


@cache
def sources(language: str) -> re.Pattern[str]:
    """Return the pattern of "according to" in a language, with the article that runs into its last word."""
    shapes = (_shape(source, language) for source in load(language).sources)
    return re.compile(rf"\b(?:{'|'.join(shapes)})", re.IGNORECASE)


def _shape(source: str, language: str) -> str:
    last = CONTRACTED.get(language)
    whole = rf"{re.escape(source)}\b"
    return whole if last is None or not last.search(source) else re.escape(last.sub("", source)) + FORMS[language]


def between_dashes(passage: Passage, cue: int) -> bool:
    """Return whether a verb of saying stands alone between dashes: "donde –señaló– los bomberos siguen"."""
    if passage.pack.language == "en" or not cue:
        return False
    before, behind = passage.gap(cue - 1).strip(), passage.gap(cue).strip()
    return before in {"-", "–", "—"} and behind[:1] in {"-", "–", "—"} and passage.gap(cue - 1) != "-"


def viewpoints(ground: Ground) -> list[tuple[int, int, Subject]]:
    """Return where "Para Ana Ruiz, la obra es “un error”" begins and its first word ends, with the subject."""
    passage = ground.passage
    found = []
    for first in passage.firsts:
        if first < len(passage.forms) and passage.lowers[first] in VIEWS.get(passage.pack.language, ()):
            subject = subject_after(ground, first)
            closed = subject is not None and passage.text[subject.end : subject.end + 1] == ","
            if subject is not None and closed and subject.pronoun is None and _quotes_later(ground, subject.end, first):
                found.append((passage.starts[first], passage.ends[first], subject))
    return found


def _quotes_later(ground: Ground, offset: int, first: int) -> bool:
    """Whether a sentence quotes something behind an offset."""
    at = bisect_left(ground.quoted_from, offset)
    return at < len(ground.quoted_from) and ground.quoted_from[at] < _end(ground.passage, first)


def _end(passage: Passage, word: int) -> int:
    return passage.sentences[passage.homes[word]].end


def colons(ground: Ground) -> list[tuple[int, Subject]]:
    """Return the colons behind a name that a quotation follows, with the name: "Ana Ruiz: «No es verdad.»"."""
    passage = ground.passage
    if passage.pack.language == "en":
        return []
    found = []
    for quotation in ground.quotations:
        colon = _colon_before(passage, quotation)
        subject = _named_at(ground, passage.word_at(colon - 1)) if colon is not None else None
        if colon is not None and subject is not None:
            found.append((colon, subject))
    return found


def _colon_before(passage: Passage, quotation: Quotation) -> int | None:
    before = passage.text[max(0, quotation.outer_start - 4) : quotation.outer_start]
    colon = before.rfind(":")
    alone = colon >= 0 and not before[colon + 1 :].strip()
    return quotation.outer_start - len(before) + colon if alone else None


def _named_at(ground: Ground, last: int) -> Subject | None:
    """The name that ends at a word, with which the sentence opens or by whom something is told."""
    passage, met = ground.passage, ground.by_last.get(last)
    if met is None or met[0].kind == "place":
        return None
    first = met[1].title[0] if met[1].title is not None else met[1].first
    floor = passage.firsts[passage.homes[last]]
    while first > floor and passage.gap(first - 1) in TIGHT and _of_office(passage, first - 1):
        first -= 1
    by = first > floor and passage.lowers[first - 1] in BY
    opens = first == floor and last - first < LONGEST_SUBJECT
    return Subject(met[1].start, met[1].end, name=met[0]) if opens or by else None


def _of_office(passage: Passage, index: int) -> bool:
    """Whether a word can stand before a name as its office: "La alcaldesa de Lugo", but not "El lema de"."""
    pack, lower = passage.pack, passage.lowers[index]
    return lower in pack.titles | pack.articles or (lower in LINKS and passage.lowers[index - 1] in pack.titles)
