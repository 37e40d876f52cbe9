"""Find whom a pronoun, "the company" or a bare last name means: the nearest before it that can be meant."""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from wirebrief.engines.offline import gazetteer
from wirebrief.engines.offline.language import load
from wirebrief.ground.fold import REMEMBERED
from wirebrief.ground.lexicon import COMMON_STARTERS, OPENING_WORDS, ORGANISATION_NOUNS, PRONOUNS, TITLES
from wirebrief.ground.names import capitalised_runs
from wirebrief.ground.office_words import past_origin
from wirebrief.ground.people import People
from wirebrief.ground.short_forms import is_acronym
from wirebrief.ground.source import WORD, without_possessive

# Pronouns that an organisation can be behind.
_PLURAL = frozenset("it they sie ellos ellas ils elles eles elas which who".split()) | {""}
_THEY = frozenset("they ellos ellas ils elles eles elas".split())
# By these words in its name a body is no company.
_NO_FIRM = frozenset("alliance union ministry council commission committee court police party federation".split())
_NEXT_SENTENCE = re.compile(r"[.!?]\s")
_ATTACHED = re.compile(r"\s(?:of|for|at|in|from|with)\s")
_BODY_LOOK_BACK = 5  # sentences in which a company is named before it is "the company"


class Antecedents:
    """Whom the words of one article mean that name nobody in full."""

    def __init__(self, people: People) -> None:
        self._people = people

    def bears(self, speaker: str, name: str) -> bool:
        """Return whether a last name alone is the speaker's: where two bear it, it is the one's who came first."""
        words = name_words(name)
        first = self._people.first_bearer(next(iter(words))) if len(words) == 1 else None
        own = name_words(speaker)
        return first is None or first in own or len(own) == 1

    def is_antecedent(self, speaker: str, pronoun: str, before: list[str]) -> bool:
        """Return whether the nearest sentence that has a person for its subject has this one.

        A sentence's person is the one who speaks in it, else the first who is named in it.
        """
        own = name_words(speaker)
        if own & ORGANISATION_NOUNS and pronoun not in _PLURAL:
            return False
        if pronoun in _THEY and not own & ORGANISATION_NOUNS:
            return False
        known = bool(own & self._people.surnames)
        for text in reversed(before):
            if self._opens_with(text, pronoun):  # "He denied that his aide, Leo Costa, had asked": he it is again
                continue
            speakers = self._speakers_in(text, pronoun)
            if any(names_same(speaker, subject) for subject in speakers):
                return True
            if any(self._people.named_in(subject) for subject in speakers):
                return False
            if (first := self._first_named(own, text, known=known)) is not None:
                return first in own and self.bears(speaker, first)
        return False

    def is_last_body(self, speaker: str, before: list[str]) -> bool:
        """Return whether a body, and no person, is who spoke last: "el sindicato" behind what one said."""
        if speaker.partition(" ")[0] in gazetteer.given_names() and not name_words(speaker) & ORGANISATION_NOUNS:
            return False
        for text in reversed(before[-_BODY_LOOK_BACK:]):
            told = [one.subject for one in self._people.attributions(text) if one.subject]
            opened = re.match(rf"\W*(?:\w+['’\s])?{re.escape(speaker)}\b", text)
            if told or opened:
                return opened is not None if not told else names_same(speaker, told[-1])
        return False

    def is_last_unnamed(self, speaker: str, before: list[str]) -> bool:
        """Return whether somebody whom nobody names is who spoke last before a pronoun: "un porte-parole"."""
        told = (one.subject for text in reversed(before) for one in reversed(self._people.attributions(text)))
        last = next((subject for subject in told if subject and subject.casefold() not in PRONOUNS), "")
        return bool(last) and names_same(speaker, last)

    def _opens_with(self, text: str, pronoun: str) -> bool:
        """Return whether the first to say something in a sentence is "he" or "she" again, and others within that."""
        strong = [one for one in self._people.attributions(text) if not one.weak]
        own = len(strong) > 1 and strong[0].subject.casefold() == pronoun and pronoun in ("he", "she")
        return own and _NEXT_SENTENCE.search(text, strong[0].end, strong[1].start) is None

    def _speakers_in(self, text: str, pronoun: str) -> list[str]:
        """Return who speaks in a sentence and can be meant: by name, or by the office that somebody is named with."""
        strong = [one.apposed or one.subject for one in self._people.attributions(text) if not one.weak]
        named = [subject for subject in strong if capitalised_runs(subject) and _may_be(pronoun, subject)]
        held = self._people.holders_in(strong)
        return [*named, *(one for one in held if len(held) == 1 or one in text)]

    def are_antecedents(self, speakers: str, before: list[str]) -> bool:
        """Return whether "they" are the nearest people before it who say something: "the authors", "residents".

        Anybody else who speaks in between, or stands there in the plural, may be meant instead.
        """
        for text in reversed(before):
            subjects = [one.subject for one in self._people.attributions(text) if one.subject]
            if subjects:
                return subjects[-1].casefold().split()[-1:] == speakers.casefold().split()[-1:]
        return False

    def is_unnamed(self, speaker: str, pronoun: str, before: list[str]) -> bool:
        """Return whether a pronoun means the one who spoke last, whom nobody names: "a spokesman for the port".

        Nobody may be named in between, unless a body is meant; of "he said" again the sentence before tells.
        """
        if not _is_unnamed(speaker, pronoun):
            return False
        for text in reversed(before):
            subjects = [one.subject for one in self._people.attributions(text) if one.subject and not one.weak]
            if subjects and subjects[-1].casefold() != pronoun:
                return _bare(subjects[-1]) == _bare(speaker)
            if pronoun != "it" and self._people.named_in(text):
                return False
        return False

    def _first_named(self, own: AbstractSet[str], text: str, *, known: bool) -> str | None:
        """Return the last name of whom the sentence names first; "" for somebody who says nothing anywhere."""
        if named := self._people.named_in(text):
            return named[0]
        capitals: list[str] = [word.casefold() for word in WORD.findall(text) if word[0].isupper()]
        if mine := [word for word in capitals if word in own]:
            return mine[0]
        others = any(run.casefold() not in COMMON_STARTERS for run in capitalised_runs(text))
        return "" if others and not known else None

    def is_body(self, speaker: str, before: list[str], *, firm: bool = False, spoke: bool = False) -> bool:
        """Return whether "it" or "the company" is the speaker: no person, and the last body that spoke or was named.

        Where it is a `firm`, people who speak in between cannot be meant; where it is one that only `spoke`, as a
        paper does, whom it writes of is not.
        """
        if firm and (self._people.named_in(speaker) or name_words(speaker) & _NO_FIRM):
            return False
        if speaker.partition(" ")[0] in gazetteer.given_names() and not name_words(speaker) & ORGANISATION_NOUNS:
            return False
        for text in reversed(before if firm else before[-_BODY_LOOK_BACK:]):
            if not spoke and any(names_same(speaker, run) for run in capitalised_runs(text)):
                return True
            subjects = [one.apposed or one.subject for one in self._people.attributions(text) if not one.weak]
            if spoke and any(names_same(speaker, one) for one in subjects):
                return True
            bodies = [one for one in subjects if capitalised_runs(one) and not _several(one)]
            if any(not (firm and (self._people.named_in(one) or name_words(one) & _NO_FIRM)) for one in bodies):
                return False
        return False


def _is_unnamed(speaker: str, pronoun: str) -> bool:
    """Return whether a speaker is told by a noun that the pronoun may stand for: "one delegate", "the ministry"."""
    head = _ATTACHED.split(speaker)[0].split()
    if not head or not head[-1][0].islower():
        return False
    return pronoun == "they" or (pronoun == "it") == (head[-1] in load("en").org_nouns)


def _bare(subject: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", subject.casefold())


def _several(subject: str) -> bool:
    """Return whether the subject is people whom nobody names: "Analysts"."""
    return subject.split(maxsplit=1)[0].casefold() in load("en").people_nouns


def _may_be(pronoun: str, subject: str) -> bool:
    """Return whether the pronoun can stand for the subject: no body is he or she."""
    named = (capitalised_runs(subject) or [subject])[-1]  # "Council leader Philip Jessop" is a man
    return pronoun in _PLURAL or not name_words(named) & ORGANISATION_NOUNS


@lru_cache(maxsize=REMEMBERED)
def names_same(speaker: str, subject: str) -> bool:
    """Return whether the subject of a cue names the speaker: one holds the other's name.

    >>> names_same("Omar Garcia Harfuch", "Garcia Harfuch")
    True
    >>> names_same("Omar Garcia Harfuch", "Maria Garcia")
    False
    """
    mine, theirs = name_words(speaker), name_words(subject)
    if (mine and mine <= theirs) or _is_acronym(speaker, subject) or _is_acronym(subject, speaker):
        return True
    if is_acronym(re.sub(r"^[Tt]he ", "", subject).strip(), speaker):
        return True
    capitals = {word.casefold() for run in capitalised_runs(past_origin(subject)) for word in WORD.findall(run)}
    capitals = {without_possessive(word) for word in capitals} - TITLES - OPENING_WORDS - PRONOUNS
    return bool(capitals) and capitals <= mine


def _is_acronym(short: str, full: str) -> bool:
    """Return whether one name is the initials of the other: "the AMSB" for "Atlantic Marine Safety Board"."""
    letters = [word for word in WORD.findall(short) if len(word) > 1 and word.isupper()]
    initials = "".join(word[0] for word in WORD.findall(full) if word[0].isupper() and word not in ("The", "A"))
    return len(letters) == 1 and letters[0] == initials


@lru_cache(maxsize=REMEMBERED)
def name_words(name: str) -> frozenset[str]:
    words = frozenset(without_possessive(word.casefold()) for word in WORD.findall(name)) - OPENING_WORDS
    return words - TITLES or words
