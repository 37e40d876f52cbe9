"""Tell what an article says on its own account from what it only hands on as said."""

import re
from collections.abc import Iterable
from functools import cached_property

from wirebrief.article import Sentence
from wirebrief.ground.attributed import Attribution
from wirebrief.ground.lexicon import ACCORDING
from wirebrief.ground.mood import in_reported_mood
from wirebrief.ground.quoted import own_quotes
from wirebrief.ground.source import WORD, Source
from wirebrief.ground.speakers import Speakers
from wirebrief.ground.words import content_words, held

MIN_TITLE = 4  # content words by which a title tells an event
TOLD_IN_TITLE = 0.6  # share of them that a statement must have to tell the same
MIN_FRAME = 3  # content words around a quotation by which a statement is more than the bare quotation
_SOURCES = frozenset(words.casefold() for words in ACCORDING)
# ", which owns half of it," breaks into what is said: the article tells it.
_RELATIVE = re.compile(r",\s(?:which|who|whose|die|der|das|que|qui)\s[^,;.]+(?=,)|,\swhere\s[^;.]+")
# "…, Ana Ruiz said, and two ships have left": behind it the article tells what is so.
_GOES_ON = re.compile(r",\s(?:and|but|while|und|y|et|e)\s(?!that\b|said\b)")
# "…, Ana Ruiz said on Friday, above the 30 expected": so does what is added there.
_SPEAKING = "add|say|insist|argu|warn|blam|accus|cit|claim|alleg|not|call|describ|suggest|urg|deny|referr"
_ADDED = re.compile(rf"[^,.;]{{0,20}},\s(?=(?!(?:{_SPEAKING})ing\b)[a-z]+ing\b|above\b|below\b)")
# "Sheriff: Two Hurt", "Rents to rise, union says": the title hands it on.
_MARKED = re.compile(r":\s|['‘’\"“”«„]|\b(?:may|could|might|claims?|alleged\w*|reports?)\b", re.IGNORECASE)
# A new subject begins here: "The ships were built in 2019, and he has asked their owner …"
_NEW_CLAUSE = re.compile(r",?\s(?:and|but|while|und|aber|y|pero|et|mais|e|mas)\s(?=[^,;]{1,60}$)")


class Narration:
    """What one article tells itself, in words that carry meaning. Safe to share between threads."""

    def __init__(self, source: Source, speakers: Speakers) -> None:
        self._source = source
        self._speakers = speakers

    @cached_property
    def words(self) -> frozenset[str]:
        """The content words of all that it tells on its own account, its title among it."""
        return self.words_of(self._source.article.sentences) | content_words(_headline(self._source, self._speakers))

    def is_headline(self, text: str) -> bool:
        """Return whether a statement tells what the title does, which hands nothing on as said: the event itself."""
        title = content_words(_headline(self._source, self._speakers))
        return len(title) >= MIN_TITLE and len(held(title, content_words(text))) >= TOLD_IN_TITLE * len(title)

    def words_of(self, sentences: Iterable[Sentence]) -> frozenset[str]:
        """Return the content words of what it tells on its own account in these sentences."""
        plain = (_plain(one, self._source, self._speakers) for one in sentences)
        return frozenset[str]().union(*map(content_words, plain))


def _headline(source: Source, speakers: Speakers) -> str:
    """Return the title where it tells something on the article's own account."""
    title = source.article.title or ""
    told = not speakers.told(title) and not own_quotes(title) and not _MARKED.search(title)
    return title if told else ""


def _plain(sentence: Sentence, source: Source, speakers: Speakers) -> str:
    """Return what the article says on its own account in a sentence: all but quotations and what a cue governs.

    A cue governs its own clause and those behind it; a closing "he said" also those before it. Who the speaker is
    ("said Ana Ruiz, who leads the group", "Ana Ruiz, who leads the group, said") the article says itself.
    """
    if not speakers.reports(sentence):
        return source.text[sentence.start : sentence.end]
    text = source.unquoted(sentence)
    cue = next((one for one in speakers.told(text) if not one.weak), None)
    if cue is None:
        return "" if in_reported_mood(text, source.article.language) else text
    behind = text[cue.end :]
    according = cue.cue.casefold() in _SOURCES  # "Selon le syndicat, …" tells nothing on its own account
    if (
        not according
        and len(WORD.findall(text[: cue.start])) < MIN_FRAME
        and cue.subject
        and behind.lstrip().startswith(cue.subject)
    ):
        return behind
    if went_on := _GOES_ON.match(behind) or _ADDED.match(behind):
        return behind[went_on.end() :]
    return f"{_own_clauses(text, cue)} {' '.join(_RELATIVE.findall(behind))}"


def _of_which(before: str, subject: str) -> bool:
    """Return whether only a relative clause is handed on: "they met for talks that diplomats said were hard"."""
    ahead = before[: max(before.rfind(subject), 0)] if subject else ""
    return bool(re.search(r"\w\s(?:that|which)\s$", ahead)) and len(WORD.findall(ahead)) > MIN_FRAME


def _own_clauses(text: str, cue: Attribution) -> str:
    """Return what stands before a cue and is not what it reports."""
    before = text[: cue.start]
    if len(WORD.findall(text[cue.end :])) < MIN_FRAME:
        return ""
    if parted := list(_NEW_CLAUSE.finditer(before)):
        return before[: parted[-1].start()]
    if _of_which(before, cue.subject):
        return before[: before.rfind(cue.subject)]
    opens = bool(cue.subject) and len(WORD.findall(before[: max(before.find(cue.subject), 0)])) < MIN_FRAME
    return before if opens and cue.subject in before else text[: text.rfind(";", 0, cue.start) + 1]
