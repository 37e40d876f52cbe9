"""Hold the proper names of a statement against the article: a name that is not there was made up."""

import re
from functools import cached_property, lru_cache
from itertools import pairwise

from wirebrief.engines.offline import gazetteer
from wirebrief.ground.everyday import PREFIXES, is_compound, is_everyday, is_listed
from wirebrief.ground.finder import Finder
from wirebrief.ground.fold import REMEMBERED, fold
from wirebrief.ground.lands import Lands
from wirebrief.ground.lexicon import (
    CALENDAR,
    COMMON_STARTERS,
    CUE_VERBS,
    DOUBTFUL_CALENDAR,
    OPENING_WORDS,
    PERSON_NOUNS,
    TITLES,
    UPPER,
)
from wirebrief.ground.markers import IRREGULAR
from wirebrief.ground.numerals import NUMERALS
from wirebrief.ground.short_forms import COUNTRIES, MIN_CAPITALS, also_called
from wirebrief.ground.source import Source

_PARTICLES = "de|del|della|da|do|dos|du|von|van|der|den|bin|ibn|al|el|la|le|of|and|the|y|e|und|et|for|für"
_CAP = (
    rf"(?<!\w)(?:(?:Corp|Prof|Capt|Sgt|Gov|Sens?|Reps?|Gens?|[{UPPER}][^\W\d_]{{0,2}})\.(?=\s[{UPPER}])"
    rf"|[{UPPER}][^\W_]*(?:['’.&-][^\W_]+)*)"
)
_RUN = re.compile(rf"(?=[{UPPER}]){_CAP}(?:[ \u00a0](?:(?:{_PARTICLES})[ \u00a0]){{0,2}}{_CAP})*")
_NUMBERED = re.compile(rf"({_CAP}(?:[ \u00a0]{_CAP})+)[ \u00a0](\d[\d.]*)(?!\d|[.,]\d)")
_NAME_ENDING = re.compile(r"['’]s?$|\.$")
_PERSON_NEXT = re.compile(rf"[ \u00a0](?:{'|'.join(sorted(PERSON_NOUNS | TITLES))})\b")
# In capitals, and names of nothing.
_NO_NAMES = frozenset(
    "GDP CEO CFO COO CTO TV AI IT HR PR DNA RNA MRI CT IPO PM MP GP VAT ID HIV PhD NGO ATM CV DVD".split()
)
_SMALL_NEXT = re.compile(r"[ \u00a0]([a-z-]+)\b")
_AUXILIARIES = frozenset("is was has had will would can could may might should does did also".split())
_AND = re.compile(r"[ \u00a0](?:and|und|y|et|e)[ \u00a0]")
_ELIDED_NOUN = re.compile(r"(?:[LJNSC]|Qu)['’][a-zà-ÿ]+")
_CAP_WORD = re.compile(_CAP)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…]['\"”’»)]*\s+|[\"“«„‘(—–]\s*)$")
_BEFORE = 12  # characters before a word in which the end of a sentence can stand
_DAYS = frozenset(word.casefold() for word in CALENDAR.keys() - DOUBTFUL_CALENDAR)  # held to the evidence as dates
_LAND = 4  # letters that a people shares with its land
_LONGEST = 5  # letters of an acronym of small words
_STEM = 5  # letters that an inflected form shares with the form in the article
# In German every noun has a capital: there only these surroundings make a capitalised word a name.
_GERMAN_NAME_CUE = re.compile(r"(?:\b(?:in|aus|nach|sagte|erklärte|Herr|Frau|Dr\.)\s)$")
# Languages whose names do not change their endings, and whose sentence openers the lexicon knows.
_UNINFLECTED = ("en", "es", "fr", "pt", None)
_PRETERITE = re.compile(
    r"\w{2,}(?:ó|aron|ieron|aban|ará|arán|erán|irán|ou|eu|iu|aram|eram|iram|avam)|supo|hizo|dijo|quiso|pudo|tuvo|estuvo"
    r"|vino|puso|trajo|soube|fez|disse|quis|pôde|teve|esteve|veio|pôs|trouxe"
)
_ENDINGS = ("ists", "ist", "ians", "ian", "y", "ia")
_LATIN_LETTER = re.compile(r"[A-Za-z]")
_LATIN_RUN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9.&'-]+")
_KATAKANA_RUN = re.compile(r"[ァ-ヺー]{3,}")


class Names:
    """The names of one article, for looking up those of a statement."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lands = Lands(source)

    def unknown(self, statement: str) -> str | None:
        """Return the first proper name of the statement that the article does not have, None where it has all.

        A capitalised word counts as a name unless the article also writes it small, or it opens the sentence
        and is an everyday word there. First and last names must belong together in the article: where it has
        "Ana Ruiz" and "Leo Costa", "Ana Costa" is unknown.
        """
        statement = self._without_other_forms(statement)
        unknown = self._unknown(statement)
        return self._unknown(self._lands.without(statement)) if unknown else None

    def _unknown(self, statement: str) -> str | None:
        article = self._source.article
        if not _has_case(statement):
            return self._unknown_foreign(statement)
        for match in _RUN.finditer(statement):
            before, run = statement[: match.start()], match.group()
            opens = bool(_SENTENCE_START.search(before[-_BEFORE:]))
            first, _, rest = run.partition(" ")
            if opens and first.casefold() in COMMON_STARTERS:
                before, run, opens = f"{before}{first} ", rest, False
            if article.language == "de" and not opens and " " not in run and not _GERMAN_NAME_CUE.search(before):
                continue
            if opens and is_listed(run.casefold()) and _PERSON_NEXT.match(statement, match.end()):  # "Marine biologist"
                continue
            everyday = is_listed(run.casefold()) and self._has_noun(statement, match.end())  # "High winds"
            if (opens and (everyday or is_compound(run.casefold()))) or run.rstrip("s") in _NO_NAMES:
                continue
            if unknown := self._unknown_in_run(run, opens=opens):
                return unknown
        return None

    def _has_noun(self, statement: str, at: int) -> bool:
        """Return whether a noun of the article follows in a statement, and no verb that would make a name a subject."""
        behind = _SMALL_NEXT.match(statement, at)
        word = behind[1] if behind else ""
        verb = word.endswith("ed") or word in CUE_VERBS or word in IRREGULAR or word in _AUXILIARIES
        return word in self._source.common_words and not verb

    def occurs(self, name: str) -> bool:
        """Return whether the name stands in the article, its title or credits as it is, but for folding."""
        return self._has(name) or any(map(self._has, also_called(name)))

    def without_numbers_in_names(self, statement: str) -> str:
        """Return the statement without the numbers that belong to names of the article ("Apollo Lander 11")."""
        for match in _NUMBERED.finditer(statement):
            words = match[1].split()
            name = " ".join(words[1:] if words[0].casefold() in COMMON_STARTERS else words)
            dated = any(word in CALENDAR for word in words)
            if " " in name and not dated and self._has(f"{name} {match[2]}"):
                statement = statement[: match.start(2)] + " " * len(match[2]) + statement[match.end(2) :]
        return statement

    def runs_with(self, word: str) -> tuple[tuple[str, ...], ...]:
        """Return the capitalised runs of the article that hold the word, each as its case-folded words."""
        return self._runs.get(word, ())

    def _without_other_forms(self, statement: str) -> str:
        """Return the statement without names of countries that the article has in another form."""
        for name in COUNTRIES:
            if name in statement and not self._has(name) and self.occurs(name):
                statement = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "they", statement)
        return statement

    def _has(self, name: str) -> bool:
        return name in self._source.names or name in self._front

    @cached_property
    def _front(self) -> Finder:
        article = self._source.article
        return Finder(fold(f"{article.title or ''}\n{article.byline or ''}\n{article.publisher or ''}"))

    @cached_property
    def _spelled(self) -> frozenset[str]:
        return frozenset(map(spelled, self._source.words))

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(word[:_STEM] for word in self._source.words if len(word) >= _STEM)

    @cached_property
    def _initials(self) -> frozenset[str]:
        """The first letters of the article's names of several words, small: "wmo"."""
        text = f"{self._source.text}\n{self._source.article.title or ''}"
        runs = {tuple(_words(part)) for run in _RUN.findall(text) for part in _AND.split(run)}
        return frozenset("".join(word[0] for word in run if word not in OPENING_WORDS) for run in runs if len(run) > 2)

    @cached_property
    def _runs(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The capitalised runs of the article by each word in them."""
        text = f"{self._source.text}\n{self._source.article.title or ''}"
        by_word: dict[str, list[tuple[str, ...]]] = {}
        for run in {tuple(_words(match)) for match in _RUN.findall(text)}:
            for word in set(run):
                by_word.setdefault(word, []).append(run)
        return {word: tuple(runs) for word, runs in by_word.items()}

    def _unknown_in_run(self, run: str, *, opens: bool) -> str | None:
        words = _words(run)
        if len(words) >= MIN_CAPITALS and "".join(word[0] for word in words).upper() in self._source.names:
            return None  # "World Trade Organization" for "WTO"
        for at, word in enumerate(words):
            if not self._knows(word, everyday=opens and at == 0, alone=len(words) == 1):
                return run if at else word
        if opens and words and self._is_common(words[0]):
            words = words[1:]
        for first, second in pairwise(words):
            if not self._together(first, second):
                return f"{first.title()} {second.title()}"
        return None

    def _knows(self, word: str, *, everyday: bool, alone: bool) -> bool:
        if self._stands(word) or self._is_common(word) or word in NUMERALS or word in _DAYS:
            return True
        if not word.isalnum() and self._knows_parts(word):
            return True
        if self._knows_otherwise(word):
            return True
        inflected = len(word) > _STEM and word[:_STEM] in self._stems
        if self._source.article.language in _UNINFLECTED:
            verb = alone and self._is_verb(word)
            return everyday and (word in COMMON_STARTERS or inflected or self._is_everyday(word) or verb)
        return inflected or (everyday and (alone or word in COMMON_STARTERS))

    def _stands(self, word: str) -> bool:
        """Return whether the article has the word, or has it as one or several: "Mexicans" for "Mexican"."""
        words = self._source.words
        if word in words or word.rstrip("s") in words or f"{word}s" in words:
            return True
        return spelled(word) in self._spelled or (word.endswith("ies") and f"{word[:-3]}y" in words)

    def _knows_otherwise(self, word: str) -> bool:
        """Return whether the article has what the word is short for ("WMO"), or the country ("American" and the US)."""
        named = word.capitalize()
        country = gazetteer.demonyms().get(named)
        return (
            (len(word) >= MIN_CAPITALS and (word in self._initials or self._spells_out(word)))
            or bool(country and self.occurs(country))
            or not gazetteer.peoples(named).isdisjoint(self._source.words)
            or (named in gazetteer.demonyms() and self._has_land(word))
            or (gazetteer.place(named) is not None and self._has_people(word))
        )

    def _spells_out(self, short: str) -> bool:
        """Return whether neighbouring words of the article begin with these letters: "chief financial officer"."""
        spelled_out = r"\W+".join(rf"{letter}\w+" for letter in map(re.escape, short))
        return len(short) <= _LONGEST and bool(re.search(rf"\b{spelled_out}\b", self._source.text, re.IGNORECASE))

    def _has_land(self, people: str) -> bool:
        """Return whether the article has the place of a people or a continent: "Europe" for "european"."""
        stem = people[:_LAND]
        return any(word[:_LAND] == stem and gazetteer.place(word.capitalize()) for word in self._source.words)

    def _has_people(self, land: str) -> bool:
        """Return whether the article has the people of a land or a continent: "european" for "Europe"."""
        stem = land[:_LAND]
        return any(word[:_LAND] == stem and word.capitalize() in gazetteer.demonyms() for word in self._source.words)

    def _knows_parts(self, word: str) -> bool:
        if "." in word:
            return word.replace(".", "") in self._source.words
        parts = re.split(r"['&-]", word)
        known = (self._stands(part) or part in PREFIXES or self._is_everyday(part) for part in parts if part)
        return all(known)

    def _is_everyday(self, word: str) -> bool:
        return self._source.article.language in ("en", None) and is_everyday(word)

    def _is_verb(self, word: str) -> bool:
        """Return whether a word that opens a statement without a subject is a verb: "Supo del cierre"."""
        if self._source.article.language not in ("es", "pt") or not _PRETERITE.fullmatch(word):
            return False
        name = word.capitalize()
        return name not in gazetteer.given_names() and name not in gazetteer.surnames() and not gazetteer.place(name)

    def _is_common(self, word: str) -> bool:
        return word in self._source.common_words or word in TITLES

    def _together(self, first: str, second: str) -> bool:
        """Return False where the article gives `second` only behind other first names, and `first` to another."""
        if self._is_common(first) or self._is_common(second) or self._is_everyday(second):
            return True
        with_second = self._runs.get(second, ())
        if any(first in run[: len(run) - 1 - run[::-1].index(second)] for run in with_second):
            return True
        bound = bool(with_second) and all(run.index(second) > 0 for run in with_second if len(run) > 1)
        has_own = any(len(run) > 1 for run in with_second)
        elsewhere = self._runs.get(first, ())
        opens_another = any(run.index(first) + 1 < len(run) for run in elsewhere) and (first,) not in elsewhere
        return not (bound and has_own and opens_another)

    def _unknown_foreign(self, statement: str) -> str | None:
        """Scripts without capitals: only foreign words in Latin letters and katakana can be told to be names."""
        for match in (*_LATIN_RUN.finditer(statement), *_KATAKANA_RUN.finditer(statement)):
            if not self._has(match.group()):
                return match.group()
        return None


def spelled(word: str) -> str:
    """Return a case-folded word in one of its spellings, those of one belief or trade without their ending.

    >>> spelled("organisation") == spelled("organization"), spelled("scientologists") == spelled("scientology")
    (True, True)
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > _STEM:
            word = word[: -len(ending)]
            break
    return word.replace("isation", "ization").replace("centre", "center").replace("defence", "defense")


def _words(run: str) -> list[str]:
    """The capitalised words of a run, case-folded, without possessive."""
    found = (_NAME_ENDING.sub("", word).casefold() for word in _CAP_WORD.findall(run))
    return [word.replace("’", "'") for word in found if word]


def _has_case(text: str) -> bool:
    if len(_LATIN_LETTER.findall(text)) * 2 > len(text):
        return True
    letters = [char for char in text if char.isalpha()]
    return sum(char.lower() != char.upper() for char in letters) * 2 > len(letters)


@lru_cache(maxsize=REMEMBERED)
def capitalised_runs(text: str) -> tuple[str, ...]:
    """Return the capitalised runs of a text: what may be names."""
    return tuple(match.group() for match in capitalised_matches(text))


def capitalised_matches(text: str) -> list[re.Match[str]]:
    """Return the capitalised runs of a text as matches, without French nouns that open a sentence: "L’élu"."""
    return [match for match in _RUN.finditer(text) if not _ELIDED_NOUN.fullmatch(match.group())]
