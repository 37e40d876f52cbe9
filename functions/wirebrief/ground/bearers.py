"""Hold a statement's names against the sentences that it cites: who is named elsewhere did not do what stands here."""

import re

from wirebrief.article import Sentence
from wirebrief.engines.offline import gazetteer
from wirebrief.ground.antecedents import name_words
from wirebrief.ground.everyday import is_everyday
from wirebrief.ground.lexicon import (
    CALENDAR,
    ORGANISATION_NOUNS,
    PERSON_NOUNS,
    POSSESSIVES,
    PRONOUNS,
    TITLES,
)
from wirebrief.ground.names import capitalised_matches, capitalised_runs
from wirebrief.ground.numerals import NUMERALS
from wirebrief.ground.short_forms import also_called
from wirebrief.ground.source import WORD, Source
from wirebrief.ground.speakers import Speakers

_OPENING = 3  # sentences behind the title whose names the whole article is about
# "The company", "das Amt", "el ministro": somebody whom another sentence names.
_DEFINITE = re.compile(
    r"\b(?:the|its|his|her|their|der|die|das|dem|den|el|la|su|le|la|son|sa|o|a)\s((?:[\w-]+\s)?[\w-]+)", re.IGNORECASE
)
_PERSONAL = (PRONOUNS | POSSESSIVES | frozenset("him them ihm ihn ihnen lui leur".split())) - {"who", "it"}
_STANDING_FOR = _PERSONAL | frozenset("it itself diese dieser dieses".split())
_NOUNS = TITLES | PERSON_NOUNS | ORGANISATION_NOUNS
_PLAIN = frozenset({word.casefold() for word in CALENDAR} | TITLES | NUMERALS.keys())
_AND = re.compile(r"\s(?:and|und|y|et|e)\s")
_ELIDED = re.compile(r"^(?:[ldsnj]|qu)['’]")
_OF_PEOPLE = ("ic", "ian", "ish", "ese", "can")
_NOUN_NEXT = re.compile(r"\s(?!said|says|told|was|has|had|is|and|will|would)[a-z]{3,}(?<!ed)\b")
_DROPPING = ("es", "pt", "it")  # languages in which a sentence need not name its subject


def misplaced_name(statement: str, sentences: tuple[Sentence, ...], source: Source, speakers: Speakers) -> str | None:
    """Return a name of the statement that its sentences neither have nor can mean, None where there is none.

    A name may stand for a pronoun or an office there, or be one of those whom the article is about; but where the
    sentences name somebody else who is missing from the statement, the one was put in the place of the other.
    """
    cited = "\n".join(source.text[one.start : one.end] for one in sentences)
    mine = (run for run in _runs(statement, source, speakers) if _bearing(run) & source.words)
    strange = [run for run in mine if not is_named_in(run, cited)]
    if not strange:
        return None
    people = [run for run in _runs(cited, source, speakers) if speakers.is_person(run)]
    others = [run for run in people if not is_named_in(run, statement)]
    known = f"{source.opening(_OPENING)}\n{source.article.title or ''}\n{_beside(sentences, source)}"
    meant = _stands_for(cited, sentences, source, speakers)
    if replaced := _replaced(statement, cited, strange):
        return replaced
    for run in strange:
        replaces = bool(others) and speakers.is_person(run) and not _PERSONAL & _words(cited)
        if replaces or not (meant or is_named_in(run, known) or (source.article.language in _DROPPING and not others)):
            return run
    return None


def _replaced(statement: str, cited: str, strange: list[str]) -> str | None:
    """Return the name that opens a statement where another opens its only sentence, which nothing else stands for."""
    opened = next(iter(capitalised_runs(cited)), "")
    subject = cited.startswith(opened) and _bearing(opened) and not is_named_in(opened, statement)
    mine = next((run for run in strange if statement.startswith(run)), None)
    return mine if subject and "\n" not in cited and not _words(cited) & _STANDING_FOR else None


def _runs(text: str, source: Source, speakers: Speakers) -> list[str]:
    """Return the names of a text: in German, where every noun has a capital, only those of people who are known."""
    several = (match.group() for match in capitalised_matches(text) if not _is_of_people(match, speakers))
    every = (run for one in several for run in _AND.split(one))
    runs = [run for run in every if _bearing(run) - source.common_words]
    return [run for run in runs if speakers.is_person(run)] if source.article.language == "de" else runs


def _is_of_people(match: re.Match[str], speakers: Speakers) -> bool:
    """Return whether a word only tells of which people something is: "two Nordic countries"."""
    word = match.group()
    alone = word.endswith(_OF_PEOPLE) and not gazetteer.demonyms().get(word) and not speakers.is_person(word)
    return alone and " " not in word and bool(_NOUN_NEXT.match(match.string, match.end()))


def _bearing(run: str) -> set[str]:
    return {word for word in name_words(run) if not (word in _PLAIN or word.isdigit() or is_everyday(word))}


def is_named_in(run: str, text: str) -> bool:
    """Return whether a text has the name: a word of it, its initials, or the country of its people."""
    words = {word.casefold().removesuffix("'s").removesuffix("’s") for word in WORD.findall(text)}
    words |= {part for word in words if (part := _ELIDED.sub("", word)) != word}  # "L’Agence"
    bearing = _bearing(run)
    if run in text or bearing & words or any(part in words for word in bearing for part in re.split(r"[-–.]", word)):
        return True
    if any(form in text for word in run.split() for form in also_called(word)):
        return True
    if run.isupper() and any(run == _initials(other) for other in capitalised_runs(text)):
        return True
    if any(other.isupper() and len(other) > 1 and other == _initials(run) for other in WORD.findall(text)):
        return True
    if not gazetteer.peoples(gazetteer.demonyms().get(run, run)).isdisjoint(words):
        return True
    stems = {word[:4] for word in words if len(word) > 4}
    return bool(gazetteer.place(run) or run in gazetteer.demonyms()) and any(word[:4] in stems for word in bearing)


def _initials(run: str) -> str:
    return "".join(word[0] for word in WORD.findall(run) if word[0].isupper())


def _stands_for(cited: str, sentences: tuple[Sentence, ...], source: Source, speakers: Speakers) -> bool:
    """Return whether the sentences have words that stand for somebody named elsewhere, or quote without a speaker."""
    unsaid = (one for one in sentences if not speakers.attributions(source.sentence_at(one.start)))
    if any(source.quotes_in(one) for one in unsaid) or _words(cited) & _STANDING_FOR:
        return True
    if speakers.refers_back(cited):
        return True
    nouns = [word for match in _DEFINITE.finditer(cited) for word in match[1].split()]
    common = nouns if source.article.language == "de" else [word for word in nouns if word.islower()]
    return any(word.casefold() in _NOUNS for word in common)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(text)}


def _beside(sentences: tuple[Sentence, ...], source: Source) -> str:
    every = source.article.sentences
    at = {source.sentence_at(one.start) + step for one in sentences for step in (-1, 1)}
    return "\n".join(source.text[every[one].start : every[one].end] for one in sorted(at) if 0 <= one < len(every))
