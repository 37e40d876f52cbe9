"""Who is a person in an article, and which titles stand beside whom: enough to resolve "he" and "the secretary"."""

import re
from functools import cached_property

from wirebrief.engines.offline import gazetteer
from wirebrief.engines.offline.compounds import widened
from wirebrief.engines.offline.language import USEFUL, Pack, load, supported, without_article
from wirebrief.ground.attributed import Attribution
from wirebrief.ground.cues import attributions
from wirebrief.ground.lexicon import (
    COMMON_STARTERS,
    OPENING_WORDS,
    ORGANISATION_NOUNS,
    POSSESSIVES,
    PRONOUNS,
    TITLES,
)
from wirebrief.ground.names import capitalised_matches
from wirebrief.ground.nobody import is_no_surname, is_only_whose
from wirebrief.ground.office_words import past_origin
from wirebrief.ground.source import WORD, Source, without_possessive

_APPOSITION = re.compile(r",\s(?!according to\b)([^,.;:()\n]{3,80}?)(?=[,.;])")
# "The minister of Transport, Ana Ruiz," has an office and its holder, but no minister called Transport.
_OFFICE = re.compile(r"(?:^|[.;:—–\s]\s|\n)(\w+) ([^,.;:()\n“”\"«»]{3,60}),\s$")
IN_FULL = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "gen": "general",
    "capt": "captain",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "col": "colonel",
}
_OF_ANY = re.compile(r"\s(?:of|for|at|in|de|del|des|du|da|do|für)\s", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|for|de|del|des|du|da|do|für)\s$", re.IGNORECASE)
NOUN_FIRST = frozenset({"es", "fr", "pt"})
_PAUSE = re.compile(r"[.\n:;\"“”«»]")
_SHORT_FORM = re.compile(r"[A-Z]{2,}s?")  # "MPs", "NEC": nobody's last name
_ANAPHOR = 3  # words: an article and a noun
_OFFICE_REACH = 130  # characters of an office with the whole name of its body, and a comma, before a name
_NO_NAMES = COMMON_STARTERS | OPENING_WORDS
_TITLE_REACH = 40  # characters before a name in which its title may stand


class People:
    """The people of one article by the words of their names."""

    def __init__(self, source: Source) -> None:
        self._source = source

    @cached_property
    def offices(self) -> frozenset[str]:
        """The words for offices that this article has in its language, compounds such as "Innenminister" among them."""
        language = (self._source.article.language or "")[:2]
        if language not in USEFUL:
            return TITLES
        words = {word.casefold() for word in WORD.findall(self._source.text)}
        return TITLES | (widened(load(language), words).titles & words)

    @property
    def language(self) -> str:
        """The tag of the word list that the article is read by."""
        return self._pack.language

    @property
    def speaks_useful(self) -> bool:
        """Whether the article is in one of the four languages beside English that have word lists."""
        return (self._source.article.language or "")[:2] in USEFUL

    def attributions(self, text: str) -> tuple[Attribution, ...]:
        """Return who says what in words of the article's language."""
        return attributions(text, language=self._source.article.language)

    @cached_property
    def _openers(self) -> frozenset[str]:
        language = (self._source.article.language or "")[:2]
        return load(language).openers if language in USEFUL else frozenset()

    def _bearer(self, run: re.Match[str], before: str) -> str:
        """Return the person in a run: none in "a ministra do Meio Ambiente", the last of "da Agricultura Ana Ruiz"."""
        language = (self._source.article.language or "")[:2]
        if language not in USEFUL or not _OF.search(before):
            return run.group()
        words = run.group().split()
        given = next((at for at, word in enumerate(words[:-1]) if at and word in gazetteer.given_names()), None)
        return " ".join(words[given:]) if given is not None else ""

    def _beside(self, before: str, *, apart: bool) -> list[str]:
        """Return the words before a name among which its title may be."""
        if apart:  # "A ministra da Agricultura Ana Ruiz": what the office is of is no part of the name
            return [word for word in WORD.findall(before) if word.casefold() in self.offices][-1:]
        return [] if _OF.search(before) or before.endswith("(") else WORD.findall(before)[-2:]

    def _office_inside(self, name: re.Match[str]) -> list[str]:
        """Return the office nearest before a comma and a name: "un asesor de la alcaldesa de Lugo, Ana Ruiz"."""
        language = (self._source.article.language or "")[:2]
        if language not in USEFUL or " " not in name.group() or not self._source.text.endswith(", ", 0, name.start()):
            return []
        before = self._source.text[max(name.start() - _OFFICE_REACH, 0) : name.start()]
        clause = _PAUSE.split(before[:-2])[-1].rpartition(",")[2]
        offices = [word.casefold() for word in WORD.findall(clause) if word.casefold() in self.offices]
        return offices[-1:]

    def holders_in(self, subjects: list[str]) -> frozenset[str]:
        """Return who holds the office that the last subject is: "la ministra"."""
        language = (self._source.article.language or "")[:2]
        words = subjects[-1].casefold().split() if subjects and language in USEFUL else []
        office = next((word for word in words[:3] if word in self.offices), "")
        return self.titles.get(office, frozenset()) if words and words[0] in OPENING_WORDS else frozenset()

    def is_anaphor(self, words: list[str]) -> bool:
        """Return whether "el mandatario" or "l'élu" is the subject: somebody named before.

        So is an office that the article has at nobody's name: "La directiva".
        """
        noun = self._noun(words)
        unheld = len(words) > 1 and noun in self._pack.titles and noun not in self.titles
        return noun in self._pack.anaphors or " " in noun or (unheld and self._pack.language in USEFUL)

    def stood_for(self, words: list[str]) -> frozenset[str]:
        """Return who holds an office that a rarer noun stands for: "el técnico" for the entrenador."""
        offices = self._pack.stands_for.get(self._noun(words), frozenset())
        return frozenset(name for office in offices for name in self.titles.get(office, ()))

    def _noun(self, words: list[str]) -> str:
        """Return a phrase that stands for an office ("chef de l'état"), else the last of two words."""
        whole = without_article(" ".join(words), self._pack.language)
        return whole if " " in whole and whole in self._pack.stands_for else self._anaphor(words)

    @staticmethod
    def _anaphor(words: list[str]) -> str:
        return words[-1].rpartition("’")[2].rpartition("'")[2] if words and len(words) < _ANAPHOR else ""

    @cached_property
    def _pack(self) -> Pack:
        return load(supported(self._source.article.language))

    def is_body(self, subject: str) -> bool:
        """Return whether a body opens the subject where adjectives follow nouns: "La comisión investigadora"."""
        language = (self._source.article.language or "")[:2]
        nouns = WORD.findall(subject.casefold())[:2]
        return language in NOUN_FIRST and not load(language).org_nouns.isdisjoint(nouns)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of names that say something or carry a title somewhere in the article."""
        found: set[str] = set()
        for sentence in self._source.article.sentences:
            text = self._source.unquoted(sentence)
            for attribution in self.attributions(text):
                subject = past_origin(attribution.subject)
                if attribution.apposed:
                    found.add(attribution.apposed.split()[-1])
                runs = capitalised_matches(subject)
                named = (run for run in runs if not is_only_whose(run))
                own = (self._bearer(run, subject[: run.start()]) for run in named)
                found |= {_OF_ANY.split(run)[0].split()[-1] for run in own if run}
        found |= {name.split()[-1] for names in self.titles.values() for name in names}
        found = {without_possessive(name).casefold() for name in found if not _SHORT_FORM.fullmatch(name)}
        found = {name for name in found if self._has_given_name(name) or not is_no_surname(name)}
        return frozenset(
            found - TITLES - OPENING_WORDS - PRONOUNS - COMMON_STARTERS - ORGANISATION_NOUNS - self._openers
        )

    @cached_property
    def titles(self) -> dict[str, frozenset[str]]:
        """The names that stand directly behind a title word, or directly before it in apposition, by that word."""
        holders: dict[str, set[str]] = {}
        text = self._source.text
        for match in capitalised_matches(text):
            before = text[max(match.start() - _TITLE_REACH, 0) : match.start()]
            before = _PAUSE.split(before)[-1]
            whole = self._bearer(match, before) or match.group()
            near = self._offices_near(match, self._beside(before, apart=whole != match.group()))
            name_words = [word for word in whole.split() if word.casefold().strip(".") not in self.offices]
            if not near or not name_words or whole.casefold() in _NO_NAMES or _is_country(whole):
                continue
            for title in near:
                holders.setdefault(title, set()).add(without_possessive(" ".join(name_words)))
        return {title: frozenset(names) for title, names in holders.items()}

    def _offices_near(self, name: re.Match[str], beside: list[str]) -> set[str]:
        """Return the offices before a name, in its run and in apposition to it."""
        text = self._source.text
        around = [*beside, *name.group().split(), *_office(text, name), *self._office_inside(name)]
        near = {word.casefold().strip(".") for word in around} & self.offices
        near |= {IN_FULL[word] for word in near if word in IN_FULL}
        if apposition := _APPOSITION.match(text, name.end()):
            near |= {word.casefold() for word in WORD.findall(apposition[1])} & self.offices
        return near

    def first_bearer(self, last_name: str) -> str | None:
        """Return the first name that the article first has before this last name, None where it has none."""
        return self._first_bearers.get(last_name)

    def _has_given_name(self, last_name: str) -> bool:
        first = self.first_bearer(last_name)
        return first is not None and first.capitalize() in gazetteer.given_names()

    @cached_property
    def _first_bearers(self) -> dict[str, str]:
        first: dict[str, str] = {}
        starts = {sentence.start for sentence in self._source.article.sentences}
        for match in capitalised_matches(self._source.text):
            run = (word for word in match.group().split() if word not in self._pack.honorifics)
            words = [word for word in run if word.casefold().strip(".") not in self.offices]
            # "Late Barros header": a word that opens a sentence is a first name only where people bear it.
            unknown = len(words) == 2 and words[0] not in gazetteer.given_names()
            opened = unknown and (match.start() in starts or self._pack.language == "de")  # "Fahrgast Yildiz"
            if len(words) > 1 and not opened and words[-2] != "of":  # "Shares of Heinz"
                first.setdefault(words[-1].casefold(), words[-2].casefold().strip("."))
        return first

    def named_in(self, text: str) -> list[str]:
        """Return the words of people's names in the text, case-folded, in order: those who only own something last."""
        named = [word for word in WORD.findall(text) if word[:1].isupper()]
        known = [(word, bare) for word in named if (bare := without_possessive(word).casefold()) in self.surnames]
        return [bare for owns in (False, True) for word, bare in known if (word.casefold() != bare) == owns]


def _is_country(name: str) -> bool:
    place = gazetteer.place(name)
    return place is not None and place.kind == "country"


def _office(text: str, name: re.Match[str]) -> list[str]:
    """Return the words of the office before a full name that stands between commas."""
    apart = text[name.end() : name.end() + 1] == "," and " " in name.group()
    office = _OFFICE.search(text, max(name.start() - 2 * _TITLE_REACH, 0), name.start()) if apart else None
    if not office or office[1].casefold() not in OPENING_WORDS | POSSESSIVES:
        return []
    return WORD.findall(_OF_ANY.split(office[2])[0])
