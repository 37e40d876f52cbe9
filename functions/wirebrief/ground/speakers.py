"""Decide from the article's own words whether a claim's speaker is the one the article gives it to."""

import re
from bisect import bisect_left
from functools import cached_property

from wirebrief.article import Sentence, Span
from wirebrief.brief import Evidence
from wirebrief.engines.offline.language import load, supported
from wirebrief.engines.offline.transcripts import labels_in
from wirebrief.ground.antecedents import names_same
from wirebrief.ground.attributed import Attribution
from wirebrief.ground.cues import attributions
from wirebrief.ground.introduced import Introduced
from wirebrief.ground.lexicon import CUE_LANGUAGES
from wirebrief.ground.marked import named_with_cue
from wirebrief.ground.mood import in_reported_mood
from wirebrief.ground.names import Names
from wirebrief.ground.offices import ATTACHED, is_somebody
from wirebrief.ground.people import People
from wirebrief.ground.source import WORD, Source
from wirebrief.ground.subjects import Subjects
from wirebrief.ground.verbs import is_drafted_cue, verbs_of

# What may stand between a quotation and its cue.
_NOTHING = re.compile(r"[\s,:;.?!\"'“”‘’«»„–—-]*(?:that\s)?[\s\"'“‘«„]*")

_CHAIN = 12  # paragraphs that one quotation goes on through, at most
_BACK = 6  # sentences of a paragraph before, from its end, that may say who speaks
_RUNS_ON = re.compile(r"[^,;:.!?]+")  # "said a “double check” had shown": no thought ends in between


class Speakers:
    """Who says what in one article. Safe to share between threads: what it remembers, it would find again."""

    def __init__(self, source: Source, names: Names) -> None:
        self._source = source
        self._names = names
        self._people = People(source)
        self._subjects = Subjects(source, names, self._people, self.attributions)
        self._sentences = source.article.sentences
        self._introduced = Introduced(source, self._people, self._subjects)
        # "Relató": in these languages the verb alone stands for "he said".
        self._drops_pronouns = source.article.language in ("es", "pt", "it")
        self._labels = labels_in(source.text, self._sentences)
        self._known: dict[int, tuple[Attribution, ...]] = {}

    def attributed(self, speaker: str, where: Span, cue: str = "") -> Evidence | None:
        """Return the passage that gives the words at `where` to the speaker, None where none does.

        The words' own sentence decides; where it has no cue, the sentence beside it in the paragraph (before,
        else behind); where the paragraph has none, the paragraph before. The subject of that cue must name the
        speaker, or be a pronoun or title whose clear antecedent the speaker is. A weak cue ("called", "found")
        counts only where it is the drafted `cue`, or where the quotation's own sentence has no other.
        """
        if not self._names.occurs(speaker):
            return None
        if self._source.article.language not in CUE_LANGUAGES:
            return named_with_cue(self._source, speaker, where, cue)
        own = self._source.sentence_at(where.start)
        label = self._labels.get(self._sentences[own].paragraph)
        if label is not None and not self._source.is_quoted(where):
            return self._evidence_of(own) if names_same(speaker, label) else None
        return self._given_by_cue(speaker, own, where, cue)

    def _given_by_cue(self, speaker: str, own: int, where: Span, cue: str) -> Evidence | None:
        quoted = self._source.is_quoted(where)
        drafted = cue if self._reports_by(cue) else ""
        untold = quoted and not self.attributions(own)
        led = self._introduced.told_in(speaker, where, own) if untold else None
        if led is not None or (untold and self._introduced.is_anothers(speaker, where, own)):
            return self._evidence_of(led) if led is not None else None
        if self._is_unread(own, cue, drafted):
            return None
        for index in self._governing(where, drafted):
            found = self._deciding(index, cue, drafted, weak=quoted and index == own)
            found = self._beside(index, found, where, quoted=quoted) if index == own else found
            if any(self._subjects.means(speaker, index, one) for one in found):
                apart = self._sentences[index].paragraph != self._sentences[own].paragraph
                return None if apart and self._is_spoken_of(speaker, where) else self._evidence_of(index)
            if found:
                return None
        return None

    def _evidence_of(self, index: int) -> Evidence:
        return self._source.evidence(self._sentences[index])

    def _is_spoken_of(self, speaker: str, where: Span) -> bool:
        """Return whether the quotation names them: "Konrad is a kind man" is not Konrad's."""
        quoted = " ".join(self._source.text[one.start : one.end] for one in self._source.quotes_in(where))
        named = {word for word in WORD.findall(quoted) if word[0].isupper() and len(word) > 1}
        return not named.isdisjoint(word for word in WORD.findall(speaker) if word[0].isupper())

    def _is_unread(self, index: int, cue: str, drafted: str) -> bool:
        """Return whether a sentence has the drafted cue with nobody for its subject: then no other says the words."""
        if not cue or any(one.cue.casefold() in cue.casefold() for one in self.attributions(index, drafted)):
            return False
        text = self._with_quoted_verb(self._sentences[index], cue)
        return bool(re.search(rf"\b{re.escape(cue)}\b", text))

    def _reports_by(self, cue: str) -> bool:
        """Return whether a drafted cue is a rarer verb of saying in the article's language: "reasoned", "mused"."""
        language = self._source.article.language
        short = language == "de" and cue == "so"  # "…, so die Ministerin"
        if short or cue in verbs_of(language).all:
            return short
        return cue.lower() in load(supported(language)).cues or is_drafted_cue(cue)

    def _deciding(self, index: int, cue: str, drafted: str, *, weak: bool) -> list[Attribution]:
        """Return what in a sentence says who speaks: weak cues only beside a quotation or as drafted."""
        found = [one for one in self.attributions(index, drafted) if one.subject or self._drops_pronouns]
        language = self._source.article.language
        named = [one for one in found if one.cue.casefold() == cue.casefold()]
        named = named if any(not is_somebody(one.subject, language) for one in named) else []
        strong = [one for one in found if not one.weak]
        return named or strong or (found if weak else [one for one in found if one.cue == drafted])

    def _beside(self, index: int, found: list[Attribution], where: Span, *, quoted: bool) -> list[Attribution]:
        """Return, where a sentence has several speak, whose cue stands at the quotation or in the clause, else all."""
        start, text = self._sentences[index].start, self._source.text
        beside = []
        for one in found if len(found) > 1 else ():
            before = text[start + one.end : where.start]
            behind = text[where.end : start + one.start].removesuffix(f"{one.subject} ")
            inside = not quoted and where.start <= start + one.start < where.end
            last = not any(one.end < other.start and start + other.end <= where.start for other in found)
            runs_on = quoted and last and bool(_RUNS_ON.fullmatch(before))
            if inside or runs_on or (before and _NOTHING.fullmatch(before)) or (behind and _NOTHING.fullmatch(behind)):
                beside.append(one)
        return beside or found

    def gives(self, text: str, speaker: str) -> bool:
        """Return whether a statement itself has the speaker say something."""
        return any(names_same(speaker, one.subject) for one in self.told(text) if one.subject)

    def is_meant(self, name: str, sentence: Sentence) -> bool:
        """Return whether the "he" or "she" that opens a sentence is the named one; True where none opens it."""
        return self._subjects.is_meant_by_opening(name, self._source.sentence_at(sentence.start))

    def is_person(self, name: str) -> bool:
        """Return whether the name is a person's who says something or holds an office in the article."""
        return bool(self._people.named_in(name))

    def refers_back(self, text: str) -> bool:
        """Return whether a noun of the text means somebody named before, in the article's language: "l'élu"."""
        return any(self._people.is_anaphor([word]) for word in WORD.findall(text.casefold()))

    def holders(self, title: str) -> frozenset[str]:
        """Return the names that the article has directly beside a title."""
        return self._people.titles.get(title, frozenset())

    @cached_property
    def office_holders(self) -> tuple[str, ...]:
        """The names of all who hold an office in the article."""
        return tuple(sorted({ATTACHED.split(one)[0] for held in self._people.titles.values() for one in held}))

    def reports(self, sentence: Sentence) -> bool:
        """Return whether the sentence hands on what somebody says rather than what is so."""
        strong = [one for one in self.attributions(self._source.sentence_at(sentence.start)) if not one.weak]
        told = bool(strong) or self._mostly_quoted(sentence)
        return told or in_reported_mood(self._source.unquoted(sentence), self._source.article.language)

    def has_speaker(self, sentence: Sentence) -> bool:
        """Return whether the sentence itself says whose words it hands on."""
        found = self.attributions(self._source.sentence_at(sentence.start))
        return any(one.subject and not one.weak for one in found)

    def told(self, text: str, drafted: str = "") -> tuple[Attribution, ...]:
        """Return the attributions of words of the article's language."""
        return attributions(text, drafted, self._source.article.language)

    def attributions(self, index: int, drafted: str = "") -> tuple[Attribution, ...]:
        """Return the attributions of the article's sentence at `index`, quoted words left out of account."""
        if drafted:
            return self.told(self._with_quoted_verb(self._sentences[index], drafted), drafted)
        if index not in self._known:
            self._known[index] = self.told(self._source.unquoted(self._sentences[index]))
        return self._known[index]

    def _with_quoted_verb(self, sentence: Sentence, drafted: str) -> str:
        """Return the unquoted sentence with the drafted verb, should it open a quotation: "It “called for talks”"."""
        text = self._source.unquoted(sentence)
        quoted = re.search(rf"\w\s[\"“‘«]({re.escape(drafted)})\b", self._source.text[sentence.start : sentence.end])
        return text[: quoted.start(1)] + drafted + text[quoted.end(1) :] if quoted else text

    def _mostly_quoted(self, sentence: Sentence) -> bool:
        quotes = self._source.quotes_in(sentence)
        inside = sum(min(quote.end, sentence.end) - max(quote.start, sentence.start) for quote in quotes)
        return inside * 2 > sentence.end - sentence.start

    def _governing(self, where: Span, drafted: str = "") -> list[int]:
        """Return the sentences that may say who says the words, the one that decides first."""
        first = self._source.sentence_at(where.start)
        last = self._source.sentence_at(max(where.end - 1, where.start))
        paragraph = self._sentences[first].paragraph
        beside = [*range(first, last + 1), first - 1, first - 2, last + 1]
        near = [at for at in beside if self._is_in(at, paragraph)]
        if any(self.attributions(at, drafted) for at in near):
            return near
        for step in (-1, 1):
            if told := self._told_on(paragraph, step, drafted):
                return told
        head = next(at for at in range(paragraph, -1, -1) if not self._is_left_open(at - 1) or paragraph - at > _CHAIN)
        return self._inside(head - 1)[:-_BACK:-1]

    def _told_on(self, paragraph: int, step: int, drafted: str) -> list[int]:
        """Return the sentences that say who speaks in the paragraphs that a quotation, left open, goes on through."""
        for _ in range(_CHAIN):
            if not self._is_left_open(paragraph if step > 0 else paragraph - 1):
                break
            paragraph += step
            if any(self.attributions(at, drafted) for at in self._inside(paragraph)):
                return self._inside(paragraph)
        return []

    def _is_left_open(self, paragraph: int) -> bool:
        """Return whether a quotation is open at the end of a paragraph, and the next one opens with a mark."""
        every = self._source.article.paragraphs
        if not 0 <= paragraph < len(every) - 1:
            return False
        end, start = every[paragraph].end, every[paragraph + 1].start
        opened = any(quote.end == end for quote in self._source.quotes_in(Span(end - 1, end)))
        return opened and any(quote.start - start in (1, 2) for quote in self._source.quotes_in(Span(start, start + 3)))

    def _inside(self, paragraph: int) -> list[int]:
        """Return the sentences of a paragraph."""
        first, last = (
            bisect_left(self._sentences, at, key=lambda one: one.paragraph) for at in (paragraph, paragraph + 1)
        )
        return list(range(first, last))

    def _is_in(self, index: int, paragraph: int) -> bool:
        return 0 <= index < len(self._sentences) and self._sentences[index].paragraph == paragraph
