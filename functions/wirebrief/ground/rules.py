"""The rules that a statement must keep, each a pure question to the article (design: grounding)."""

import re

from msgspec import Struct

from wirebrief.article import Sentence, Span
from wirebrief.brief import Evidence, Rule
from wirebrief.draft import Stance
from wirebrief.ground.attribution import REPORTED_ALONE, bare_fact, wrong_speaker
from wirebrief.ground.bearers import misplaced_name
from wirebrief.ground.bound import misbound
from wirebrief.ground.calendar import unsupported_date
from wirebrief.ground.cut import cut_off
from wirebrief.ground.directions import other_way
from wirebrief.ground.exchange import exchanged
from wirebrief.ground.figures import figures, unsupported_figure
from wirebrief.ground.lexicon import CUE_LANGUAGES
from wirebrief.ground.loaded import overstated
from wirebrief.ground.markers import STANCE_STEMS, UNSTRESSED
from wirebrief.ground.moments import date_fault
from wirebrief.ground.names import Names, capitalised_runs
from wirebrief.ground.numerals import CURRENCIES, SCALES
from wirebrief.ground.opposites import opposite
from wirebrief.ground.orders import gives_orders
from wirebrief.ground.places import moved_place
from wirebrief.ground.polarity import turned_round
from wirebrief.ground.quotations import locate
from wirebrief.ground.quoted import blanked, own_quotes
from wirebrief.ground.rates import other_rate
from wirebrief.ground.relative import meant
from wirebrief.ground.scripts import script
from wirebrief.ground.source import WORD, Source
from wirebrief.ground.speakers import Speakers
from wirebrief.ground.tables import with_units
from wirebrief.ground.titles import unearned_qualifier, unearned_title
from wirebrief.ground.words import content_words, held

MAX_STATEMENT = 700  # characters: a sentence of a brief, not an essay
# Low: on all our sets (docs/quality.md) more caught no further fabrication and refused true paraphrase; less lets
# through what test_planted.py plants.
MIN_DEEDS = 0.2  # share of the words that are no names: below it real names do invented things
MIN_SHARED = 0.3  # share of a statement's content words that its evidence, or what stands beside it, must hold
MIN_SAID = 0.15  # of a claim's words: its speaker and its quotation are held to the letter
# Words that show no support: units are held to the evidence with their figures, and "been" stands everywhere.
_UNTOLD = content_words(" ".join((*SCALES, *CURRENCIES, *UNSTRESSED)).lower())
_MARKUP = re.compile(r"</?[a-z!][^>]*>|\]\(|!\[|```|\{\{|\{%", re.IGNORECASE)
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s)\]>\"']+|[\w.+-]+@[\w-]+\.[\w.]+|\b[\w-]+\.(?:com|org|net|io|info|ru|cn)\b(?:/\S*)?",
    re.IGNORECASE,
)
_LINKED = ("://", "www.", "@", ".com", ".org", ".net", ".io", ".info", ".ru", ".cn")  # every link has one of them
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class Breach(Struct, frozen=True):
    """A broken rule and the reason, in words that a model and an editor understand."""

    rule: Rule
    reason: str


class Rules:
    """The rules, bound to one article."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.names = Names(source)
        self.speakers = Speakers(source, self.names)
        self._names_stand_out = source.article.language != "de"  # there every noun has a capital

    def breach(self, text: str, sentences: tuple[Sentence, ...], *, said: bool = False) -> Breach | None:
        """Return the first rule that a statement on these sentences breaks, None where it keeps them all.

        `said` marks the statement of a claim: its speaker is given apart, so it need not carry "X said".
        """
        return (
            self._instruction(text)
            or self._obeyed(text, sentences)
            or (None if self._is_verbatim(text, sentences) else self._unfaithful(text, sentences, said=said))
            or (None if said else self._attribution(text, sentences))
        )

    def _is_verbatim(self, text: str, sentences: tuple[Sentence, ...]) -> bool:
        """Return whether the statement is one of its sentences, word for word: such a one changes nothing."""
        return any(" ".join(self.source.text[one.start : one.end].split()) == text for one in sentences)

    def _unfaithful(self, text: str, sentences: tuple[Sentence, ...], *, said: bool) -> Breach | None:
        evidence = tuple(self._told(one) for one in sentences)
        near = (*evidence, *self._near(sentences))
        return (
            self._figures(text, evidence)
            or self._names(text)
            or self._quoted_words(text, sentences)
            or self._support(text, near, MIN_SAID if said else MIN_SHARED)
            or self._turned(text, evidence, sentences, said=said)
            or self._placed(text, sentences)
            or (None if said else self._invented(text, near) or self._borne(text, sentences))
        )

    def checked_stance(self, stance: Stance, evidence: str) -> Stance:
        """Return the stance where the evidence has a word for it, else "asserts", which accuses nobody.

        In a language whose words are not known here it stays as drafted.
        """
        if self.source.article.language not in CUE_LANGUAGES:
            return stance
        stems = STANCE_STEMS.get(stance, "").split()
        words = [word.casefold() for word in WORD.findall(evidence)] + (["?"] if "?" in evidence else [])
        holds = not stems or any(word.startswith(stem) for word in words for stem in stems)
        return stance if holds else "asserts"

    def date_breach(self, words: Span, date: str) -> Breach | None:
        """Return why the ISO date or interval is not what the article's words mean, None where it is."""
        fault = date_fault(self.source.article, words, date)
        return Breach("dates", fault) if fault else None

    def _instruction(self, text: str) -> Breach | None:
        article = self.source.article
        if not text.strip() or len(text) > MAX_STATEMENT:
            return Breach("instruction", f"a statement has 1 to {MAX_STATEMENT} characters, this one {len(text)}")
        if (bad := _CONTROL.search(text) or _MARKUP.search(text)) and bad.group() not in self.source.text:
            return Breach("instruction", "markup or control characters have no place in a statement")
        for link in _links(text):
            if link.rstrip(".,") not in self.source.text and link != article.url:
                return Breach("instruction", f"the link {link} is not the article's own")
        if self.source.script and script(text) not in ("", self.source.script):
            return Breach("instruction", "the statement is not in the article's language")
        return None

    def _obeyed(self, text: str, sentences: tuple[Sentence, ...]) -> Breach | None:
        """What the article orders its reader to do, in nobody's quotation marks and nobody's name, is no fact."""
        orders = [one for one in sentences if gives_orders(self.source.unquoted(one))]
        orders = [one for one in orders if not self.speakers.has_speaker(one)]
        if not orders:
            return None
        others = self._words_in(tuple(one for one in sentences if one not in orders))
        words = content_words(text)
        ordered = sum(word in self._words_in(tuple(orders)) and word not in others for word in words)
        if ordered > REPORTED_ALONE * len(words):
            return Breach("instruction", "it repeats what the article orders its reader to do: say who wrote that")
        return None

    def _words_in(self, sentences: tuple[Sentence, ...]) -> frozenset[str]:
        return frozenset[str]().union(*(content_words(self.source.text[one.start : one.end]) for one in sentences))

    def _told(self, sentence: Sentence) -> str:
        """Return what a sentence tells: its words, and what its "yesterday" means."""
        text = with_units(sentence, self.source)
        days = meant(text, self.source.article.published_at)
        return f"{text}\n{days}" if days else text

    def _figures(self, text: str, evidence: tuple[str, ...]) -> Breach | None:
        if words := unsupported_figure(self.names.without_numbers_in_names(text), *evidence):
            return Breach("figures", f"“{words}” is not in the cited sentences")
        if words := other_rate(text, *evidence):
            return Breach("figures", f"“{words}” is another rate than in the cited sentences")
        if words := unsupported_date(text, *evidence):
            return Breach("figures", f"the date word “{words}” is not in the cited sentences")
        if figure := misbound(text, evidence):
            return Breach("figures", f"the cited sentences give {figure} to another name")
        return None

    def _names(self, text: str) -> Breach | None:
        name = self.names.unknown(blanked(text, own_quotes(text)))  # quoted words are held to the letter elsewhere
        return Breach("names", f"the name “{name}” is not in the article") if name else None

    def _quoted_words(self, text: str, sentences: tuple[Sentence, ...]) -> Breach | None:
        """Words in quotation marks inside a statement stand in the cited sentences just so."""
        passages = tuple(self.source.passage(one.start, one.end) for one in sentences)
        for span in own_quotes(text):
            words = text[span.start : span.end]
            if isinstance(located := locate(words, passages, self.source), str):
                return Breach("verbatim", f"“{words}”: {located}")
            if breach := self.cut(located, blanked(text, own_quotes(text))):
                return breach
        return None

    def cut(self, quotation: tuple[Evidence, ...], statement: str) -> Breach | None:
        """Return why a quotation is cut so that it says something else, None where it is not."""
        missing = (cut_off(Span(one.start, one.end), statement, self.source) for one in quotation)
        word = next((one for one in missing if one), None)
        return Breach("verbatim", f"the quotation leaves out the “{word}” beside it") if word else None

    def _support(self, text: str, near: tuple[str, ...], least: float) -> Breach | None:
        words = content_words(text) - _UNTOLD
        there = content_words(self.source.article.title or "").union(*map(content_words, near))
        counted = len(figures(text))  # they stand in the evidence, or another rule has refused them
        shared, every = len(held(words, there)) + counted, len(words) + counted
        if words and shared < least * every:
            return Breach("cited", f"the cited sentences hold only {shared} of its {every} content words")
        return None

    def _invented(self, text: str, near: tuple[str, ...]) -> Breach | None:
        """Names of the article alone support nothing: of what they do, something must be told beside them."""
        names = content_words(" ".join(capitalised_runs(text))) if self._names_stand_out else frozenset[str]()
        deeds = content_words(text) - names - _UNTOLD
        told = frozenset[str]().union(*map(content_words, near))
        counted = len(figures(text))
        if names and deeds and len(held(deeds, told)) + counted < MIN_DEEDS * (len(deeds) + counted):
            return Breach("cited", "the cited sentences do not tell that these names do this")
        return None

    def _turned(
        self, text: str, evidence: tuple[str, ...], sentences: tuple[Sentence, ...], *, said: bool
    ) -> Breach | None:
        near = self._near(sentences)
        fault = (
            self._other_office(text)
            or turned_round(text, evidence, near, said=said)
            or other_way(text, evidence)
            or opposite(text, evidence)
            or overstated(text, evidence, near)
            or exchanged(text, evidence, names=self._names_stand_out)
        )
        return Breach("polarity", fault) if fault else None

    def _borne(self, text: str, sentences: tuple[Sentence, ...]) -> Breach | None:
        name = misplaced_name(blanked(text, own_quotes(text)), sentences, self.source, self.speakers)
        return Breach("names", f"the cited sentences are not about {name}") if name else None

    def _other_office(self, text: str) -> str | None:
        if qualifier := unearned_qualifier(text, self.source):
            return f"the article does not say “{qualifier}” of this office"
        title = unearned_title(blanked(text, own_quotes(text)), self.source, self.speakers.holders)
        return f"the article does not call them “{title}”" if title else None

    def _placed(self, text: str, sentences: tuple[Sentence, ...]) -> Breach | None:
        place = moved_place(text, sentences, self.source, self._near(sentences))
        return Breach("names", f"the cited sentences do not put this in {place}") if place else None

    def _near(self, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
        """Return the sentences and those beside them, in order."""
        every = self.source.article.sentences
        indices = {self.source.sentence_at(one.start) + step for one in sentences for step in (-1, 0, 1)}
        near = (every[at] for at in sorted(indices) if 0 <= at < len(every))
        return tuple(self.source.text[one.start : one.end] for one in near)

    def _attribution(self, text: str, sentences: tuple[Sentence, ...]) -> Breach | None:
        """What the article only reports as said must not become a bare fact; who is said to say it must be right."""
        if subject := wrong_speaker(text, sentences, self.source, self.speakers):
            return Breach("speaker", f"the cited sentences do not have “{subject}” say this")
        if bare_fact(text, sentences, self.source, self.speakers):
            return Breach("attribution", "the article only reports this as said: say who says it")
        return None


def _links(text: str) -> list[str]:
    lowered = text.lower()
    return _LINK.findall(text) if any(sign in lowered for sign in _LINKED) else []
