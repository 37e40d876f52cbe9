"""Decide from the article's own words whether a claim's speaker is the one the article gives it to."""

import re
from functools import cached_property

from wirebrief.article import Sentence, Span
from wirebrief.brief import Evidence
from wirebrief.engines.offline.language import load, supported
from wirebrief.engines.offline.transcripts import labels_in
from wirebrief.ground.antecedents import Antecedents, name_words, names_same
from wirebrief.ground.cues import Attribution, attributions
from wirebrief.ground.lexicon import (
    CUE_LANGUAGES,
    OPENING_WORDS,
    ORGANISATION_NOUNS,
    PERSON_NOUNS,
    POSSESSIVES,
    PRONOUNS,
    TITLES,
)
from wirebrief.ground.marked import named_with_cue
from wirebrief.ground.names import Names, capitalised_runs
from wirebrief.ground.people import People
from wirebrief.ground.source import WORD, Source
from wirebrief.ground.verbs import verbs_of

# "A spokesman said": of whom, the rest of the sentence tells.
_SOMEBODY = re.compile(r"(?:an?|une?|una|um|uma|eine?) ", re.IGNORECASE)
LOOK_BACK = 6  # sentences in which a pronoun's antecedent must stand
# "the 20-year-old", "the striker": somebody named before, as a pronoun is.
_LATTER = frozenset({"ce dernier", "cette dernière", "l’intéressé", "l’intéressée", "este último", "esta última"})
_UNASKED = -1
_PERSON_NOUN = re.compile(rf"^[Tt]he (?:\d+-year-old|(?:great-)?(?:{'|'.join(sorted(PERSON_NOUNS))}))$")
_BODY_NOUN = re.compile(
    r"^(?:the|The) (?:[\w-]+ )?"
    rf"(?:{'|'.join(sorted(ORGANISATION_NOUNS))})$"
)
_FIRMS = frozenset("company firm group airline carrier bank maker operator retailer".split())
# "The authors", "local residents": several, whom the article does not name.
_MANY = re.compile(r"(?:[Tt]he )?(?:[a-z-]+ ){0,2}[A-Za-z][a-z]+s(?<!ss)")
# "Lugo's coach Ana Ruiz said": Lugo did not.
_OWNER = re.compile(r"(.+?)['’]s?\s(.*[A-Z].*)")
_POSSESSED = re.compile(r"['’]s\s")
_AFTER_SAID = re.compile(r",\s*$")  # "…, he said": he was named before what he says
_ATTACHED = re.compile(r"\s(?:of|for|at|in|from|with|de|del|von|für|bei|aus|du|des|da|do)\s", re.IGNORECASE)


# What may stand between a quotation and its cue.
_NOTHING = re.compile(r"[\s,:;.?!\"'“”‘’«»„–—-]*(?:that\s)?[\s\"'“‘«„]*")


class Speakers:
    """Who says what in one article. Safe to share between threads: what it remembers, it would find again."""

    def __init__(self, source: Source, names: Names) -> None:
        self._source = source
        self._names = names
        self._people = People(source)
        self._antecedents = Antecedents(self._people)
        self._sentences = source.article.sentences
        # "Relató": in these languages the verb alone stands for "he said".
        self._drops_pronouns = source.article.language in ("es", "pt", "it")
        self._labels = labels_in(source.text, self._sentences)
        self._known: dict[int, tuple[Attribution, ...]] = {}
        self._introduced: dict[tuple[str, str], int | None] = {}

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
            return self._source.evidence(self._sentences[own]) if names_same(speaker, label) else None
        quoted = self._source.is_quoted(where)
        drafted = cue if self._reports_by(cue) else ""
        for index in self._governing(where, drafted):
            found = self._deciding(index, cue, drafted, weak=quoted and index == own)
            found = self._adjoining(index, found, where) if quoted and index == own else found
            if any(self._is_subject(speaker, index, one) for one in found):
                return self._source.evidence(self._sentences[index])
            if found:
                return None
        return None

    def _reports_by(self, cue: str) -> bool:
        """Return whether a drafted cue is a rarer verb of saying in the article's language: "reasoned", "mused"."""
        language = self._source.article.language
        short = language == "de" and cue == "so"  # "…, so die Ministerin"
        return short or (cue not in verbs_of(language).all and cue.lower() in load(supported(language)).cues)

    def _deciding(self, index: int, cue: str, drafted: str, *, weak: bool) -> list[Attribution]:
        """Return what in a sentence says who speaks: weak cues only beside a quotation or as drafted."""
        found = [one for one in self.attributions(index, drafted) if one.subject or self._drops_pronouns]
        named = [one for one in found if one.cue.casefold() == cue.casefold() and not _SOMEBODY.match(one.subject)]
        strong = [one for one in found if not one.weak]
        return named or strong or (found if weak else [])

    def _adjoining(self, index: int, found: list[Attribution], where: Span) -> list[Attribution]:
        """Return, where a sentence has several speak, whose cue stands directly at the quotation, else all."""
        start, text = self._sentences[index].start, self._source.text
        beside = []
        for one in found if len(found) > 1 else ():
            before = text[start + one.end : where.start]
            behind = text[where.end : start + one.start].removesuffix(f"{one.subject} ")
            if (before and _NOTHING.fullmatch(before)) or (behind and _NOTHING.fullmatch(behind)):
                beside.append(one)
        return beside or found

    def gives(self, text: str, speaker: str) -> bool:
        """Return whether a statement itself has the speaker say something."""
        return any(names_same(speaker, one.subject) for one in self.told(text) if one.subject)

    def is_person(self, name: str) -> bool:
        """Return whether the name is a person's who says something or holds an office in the article."""
        return bool(self._people.named_in(name))

    def holders(self, title: str) -> frozenset[str]:
        """Return the names that the article has directly beside a title."""
        return self._people.titles.get(title, frozenset())

    @cached_property
    def office_holders(self) -> tuple[str, ...]:
        """The names of all who hold an office in the article."""
        return tuple(sorted({_ATTACHED.split(one)[0] for held in self._people.titles.values() for one in held}))

    def reports(self, sentence: Sentence) -> bool:
        """Return whether the sentence hands on what somebody says rather than what is so."""
        strong = [one for one in self.attributions(self._source.sentence_at(sentence.start)) if not one.weak]
        return bool(strong) or self._mostly_quoted(sentence)

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
            return self.told(self._source.unquoted(self._sentences[index]), drafted)
        if index not in self._known:
            self._known[index] = self.told(self._source.unquoted(self._sentences[index]))
        return self._known[index]

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
        return [at for at in range(first - 1, max(first - 6, -1), -1) if self._is_in(at, paragraph - 1)]

    def _is_in(self, index: int, paragraph: int) -> bool:
        return 0 <= index < len(self._sentences) and self._sentences[index].paragraph == paragraph

    def _is_subject(self, speaker: str, index: int, found: Attribution) -> bool:
        if speaker.casefold() == found.subject.casefold() and speaker.islower():
            return True
        first = found.subject.partition(" ")[0].casefold()
        if found.apposed and (first in OPENING_WORDS | POSSESSIVES or _POSSESSED.search(found.subject)):
            return names_same(speaker, found.apposed)
        if _speaks_for(found.subject, speaker):
            return False
        if names_same(speaker, found.subject):
            return self._antecedents.bears(speaker, found.subject)
        return self._is_short_for(found.subject, speaker) or self._is_meant(speaker, index, found)

    def _is_meant(self, speaker: str, index: int, found: Attribution) -> bool:
        """Return whether a pronoun, a noun or a title for a subject means the speaker."""
        words = found.subject.casefold().split()
        if words[-1:] == ["it"] or _BODY_NOUN.search(found.subject):
            full = {word.casefold() for word in WORD.findall(speaker)}
            if words[-1:] != ["it"] and self._shared(words[-1], full):
                return False
            before = self._words_before(index, found.start)
            return self._antecedents.is_body(speaker, before, firm=words[-1] in _FIRMS)
        if words in (["they"], ["and", "they"]) and _MANY.fullmatch(speaker):
            return self._antecedents.are_antecedents(speaker, self._words_before(index, found.start))
        latter = found.subject.casefold() in _LATTER
        if latter or not words or {words[0], words[-1]} & PRONOUNS or _PERSON_NOUN.search(found.subject):
            before = self._words_before(index, found.start)
            if words in (["he"], ["she"]):
                before = self._before_what_is_said(index, found, before)
            if words == ["who"] and (nearest := capitalised_runs(before[-1])):
                return names_same(speaker, nearest[-1])
            return self._antecedents.is_antecedent(speaker, words[-1] if words else "", before)
        return self._has_title(speaker, found.subject, self._sentences[min(index + 1, len(self._sentences) - 1)].end)

    def _before_what_is_said(self, index: int, found: Attribution, before: list[str]) -> list[str]:
        """Return what stands before the sentence where the words come first: "Gumm was no suspect, he said"."""
        spoke = any(self.attributions(at) for at in range(max(index - 2, 0), index))
        said_first = _AFTER_SAID.search(before[-1][: max(found.start - len(found.subject) - 1, 0)])
        return before[:-1] if spoke and said_first and len(before) > 1 else before

    def _is_short_for(self, subject: str, speaker: str) -> bool:
        """Return whether "the board" is the Marine Safety Board: the article names no other board."""
        words = subject.casefold().split()
        if len(words) not in (2, 3) or words[0] not in OPENING_WORDS or words[-1] not in ORGANISATION_NOUNS:
            return False
        full = {word.casefold() for word in WORD.findall(speaker) if word[0].isupper()} - OPENING_WORDS
        return full >= set(words[1:]) and not self._shared(words[-1], full)

    def _shared(self, noun: str, full: set[str]) -> bool:
        """Return whether another body of the article bears the noun in its name."""
        others = (set(run) - OPENING_WORDS for run in self._names.runs_with(noun) if len(run) > 1)
        return not all(other <= full or other >= full for other in others)

    def _words_before(self, index: int, end: int) -> list[str]:
        """Return the sentences up to a cue, the nearest last, quoted words blanked out."""
        whole = [self._source.unquoted(self._sentences[at]) for at in range(max(index - LOOK_BACK, 0), index)]
        return [*whole, self._source.unquoted(self._sentences[index])[:end]]

    def _has_title(self, speaker: str, subject: str, end: int) -> bool:
        """Return whether the subject ("the secretary") is a title that the article gives the speaker.

        Where the title stands directly at somebody's name, it is theirs alone; elsewhere the speaker must be
        introduced in the sentences beside it, before `end`.
        """
        head = _ATTACHED.split(subject)[0]
        titles = [word.casefold() for word in WORD.findall(head) if word.casefold() in self._people.offices]
        if not titles or titles[-1] not in head.casefold().split()[-1]:
            return False
        if name_words(speaker) & ORGANISATION_NOUNS or self._people.is_body(head):
            return False
        holders = self._people.titles.get(titles[-1], frozenset())
        if holders:
            office = " ".join(word for word in WORD.findall(head) if word.islower())
            return any(
                names_same(speaker, _ATTACHED.split(holder)[0]) and not self._people.is_another(office, holder)
                for holder in holders
            )
        return self._introduced_beside(speaker, titles[-1], end)

    def _introduced_beside(self, speaker: str, title: str, end: int) -> bool:
        introduced = self._introduced.get((speaker, title), _UNASKED)
        if introduced == _UNASKED:
            introduced = self._introduced[speaker, title] = self._first_introduced(speaker, title)
        return introduced is not None and introduced <= end

    def _first_introduced(self, speaker: str, title: str) -> int | None:
        """Return where the first mention of the speaker ends that has the title in the sentences beside it."""
        for start, end in self._source.names.spans(speaker):
            at = self._source.sentence_at(start)
            beside = self._sentences[max(at - 1, 0) : at + 2]
            if any(title in self._source.unquoted(sentence).casefold() for sentence in beside):
                return end
        return None


def _speaks_for(subject: str, speaker: str) -> bool:
    """Return whether somebody else is the subject, and the speaker only stands behind: "Ana Ruiz of the Board"."""
    head = subject if speaker in subject and _ATTACHED.search(speaker) else _ATTACHED.split(subject)[0]
    owner = _OWNER.match(subject if head == subject else head)  # "Ana Ruiz of St Mary's Hospital" owns nothing
    same = name_words(subject) == name_words(speaker)
    if owner and not same and names_same(speaker, owner[1]) and not names_same(speaker, owner[2]):
        return True
    runs = [set(run.casefold().split()) for run in capitalised_runs(head)]
    person = any(len(run - TITLES) > 1 and not run & ORGANISATION_NOUNS for run in runs)
    return person and not names_same(speaker, head)
