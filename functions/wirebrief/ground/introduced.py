"""Tell whom a sentence introduces before quoted words that no verb reports: "Costa was furious. “It was in.”"."""

import re

from wirebrief.article import Span
from wirebrief.ground.antecedents import name_words, names_same
from wirebrief.ground.attributed import Attribution
from wirebrief.ground.lexicon import UPPER
from wirebrief.ground.names import capitalised_matches
from wirebrief.ground.people import People
from wirebrief.ground.source import Source
from wirebrief.ground.subjects import Subjects

_OPENING = 60  # characters from the head of a sentence in which its subject ends
_NAME = rf"[{UPPER}][\w'’-]+(?: [{UPPER}][\w'’.-]+)*"
_FULL_NAME = re.compile(rf"[{UPPER}][\w'’-]+(?: [{UPPER}][\w'’.-]+)+")
_UNLISTED = re.compile(rf"[\"”″’',]{{1,3}} ([Hh]e|[Ss]he|{_NAME}) [a-z]+ed\b")
_SIGNED = re.compile(rf"[\"”″]\s*(?:--?|[–—])\s?({_NAME})(?=[,.\n]|$)")
_PRONOUN = re.compile(r"(?:And |But |Later )?(?P<pronoun>[Hh]e|[Ss]he)\b")


class Introduced:
    """Whom the sentences of one article introduce."""

    def __init__(self, source: Source, people: People, subjects: Subjects) -> None:
        self._source = source
        self._people = people
        self._subjects = subjects
        self._sentences = source.article.sentences

    def told_in(self, speaker: str, where: Span, own: int) -> int | None:
        """Return the sentence that gives the quoted words of sentence `own` to somebody by other means than a cue."""
        behind = self._reported_by(where)
        if behind:
            start = where.end - self._sentences[own].start
            subject = Attribution(max(start, 0), max(start, 0), "", behind, weak=False)
            return own if self._subjects.means(speaker, own, subject) else None
        led = self._before(where, own)
        return led if led is not None and self._opens_with(speaker, led) else None

    def _before(self, where: Span, own: int) -> int | None:
        """Return the sentence that introduces a quotation: its own, by a colon, else the plain one before it.

        Only where the quotation is all of its own sentence, and nobody says anything in the one before.
        """
        told = self._source.unquoted(self._sentences[own])
        if self._source.text[self._sentences[own].start : where.start].rstrip(" \"“‘'").endswith(":"):
            return own
        last = own - 1
        if last < 0 or any(map(str.isalpha, told)) or self._sentences[last].paragraph != self._sentences[own].paragraph:
            return None
        plain = not self._source.quotes_in(self._sentences[last])
        return last if plain and not self._subjects.spoken(last) else None

    def is_anothers(self, speaker: str, where: Span, own: int) -> bool:
        """Return whether a sentence that leads to quoted words by a colon opens with somebody else."""
        opening = self._source.unquoted(self._sentences[own])[:_OPENING]
        named = _FULL_NAME.match(opening) if self._before(where, own) == own else None
        return named is not None and not names_same(speaker, named.group())

    def _reported_by(self, where: Span) -> str:
        """Return who stands behind quoted words with a verb that no list has, or signs them; "" where nobody does."""
        behind = self._source.text[where.end : where.end + _OPENING]
        verb = _UNLISTED.match(behind) if self._source.text[where.end - 1] in ",!?" or behind[1:2] == "," else None
        signed = verb or _SIGNED.match(behind)
        return signed[1] if signed else ""

    def _opens_with(self, speaker: str, index: int) -> bool:
        """Return whether a sentence opens with the speaker, and names nobody else."""
        text = self._source.unquoted(self._sentences[index])
        if text.casefold().startswith(speaker.casefold()) and " " in speaker:
            return True
        if any(name not in name_words(speaker) for name in self._people.named_in(text)):
            return False
        if (pronoun := _PRONOUN.match(text)) is not None:
            subject = Attribution(pronoun.start("pronoun"), pronoun.end(), "", pronoun["pronoun"], weak=False)
            return self._subjects.means(speaker, index, subject)
        opening = (run for run in capitalised_matches(text) if run.end() <= _OPENING)
        return any(names_same(speaker, run.group()) for run in opening)
