"""The rules that a statement must keep, each a pure question to the article (design: grounding)."""

import re

from msgspec import Struct

from wirebrief.article import Sentence, Span
from wirebrief.brief import Rule
from wirebrief.draft import Stance
from wirebrief.engines.offline import gazetteer
from wirebrief.ground.antecedents import names_same
from wirebrief.ground.calendar import unsupported_date
from wirebrief.ground.cues import Attribution, attributions
from wirebrief.ground.figures import figures, unsupported_figure
from wirebrief.ground.fold import fold
from wirebrief.ground.lexicon import COMMON_STARTERS, CUE_LANGUAGES, PRONOUNS, STANCE_STEMS, UPPER
from wirebrief.ground.moments import date_fault
from wirebrief.ground.names import Names, capitalised_runs
from wirebrief.ground.orders import gives_orders
from wirebrief.ground.polarity import turned_round
from wirebrief.ground.quotations import locate
from wirebrief.ground.quoted import blanked, quoted_spans
from wirebrief.ground.scripts import script
from wirebrief.ground.source import WORD, Source
from wirebrief.ground.speakers import Speakers
from wirebrief.ground.words import content_words, held

MAX_STATEMENT = 700  # characters: a sentence of a brief, not an essay
MIN_SHARED = 0.4  # share of a statement's content words that its evidence, or what stands beside it, must hold
REPORTED_ALONE = 0.3  # share of content words found in reported speech only, above which "X said" must be carried
MIN_FRAME = 3  # content words around a quotation by which a statement is more than the bare quotation
_IN_PLACE = re.compile(
    rf"\b(?:in|at|near|outside|from|to|en|à|em|aus|nach)\s([{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)*)"
)
_MARKUP = re.compile(r"</?[a-z!][^>]*>|\]\(|!\[|```|\{\{|\{%", re.IGNORECASE)
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s)\]>\"']+|[\w.+-]+@[\w-]+\.[\w.]+|\b[\w-]+\.(?:com|org|net|io|info|ru|cn)\b(?:/\S*)?",
    re.IGNORECASE,
)
# Where another part of the sentence begins, with a subject of its own.
_PART = re.compile(r";|[,.] (?:and|but|while|y|und|et|e) ")
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

    def breach(self, text: str, sentences: tuple[Sentence, ...], *, said: bool = False) -> Breach | None:
        """Return the first rule that a statement on these sentences breaks, None where it keeps them all.

        `said` marks the statement of a claim: its speaker is given apart, so it need not carry "X said".
        """
        evidence = tuple(self.source.text[one.start : one.end] for one in sentences)
        return (
            self._instruction(text)
            or self._figures(text, evidence)
            or self._names(text)
            or self._quoted_words(text, sentences)
            or self._support(text, sentences)
            or self._turned(text, evidence, sentences)
            or self._placed(text, sentences)
            or self._obeyed(text, sentences)
            or (None if said else self._attribution(text, sentences))
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
        for link in _LINK.findall(text):
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

    def _figures(self, text: str, evidence: tuple[str, ...]) -> Breach | None:
        if words := unsupported_figure(self.names.without_numbers_in_names(text), *evidence):
            return Breach("figures", f"“{words}” is not in the cited sentences")
        if words := unsupported_date(text, *evidence):
            return Breach("figures", f"the date word “{words}” is not in the cited sentences")
        return None

    def _names(self, text: str) -> Breach | None:
        name = self.names.unknown(blanked(text, own_quotes(text)))  # quoted words are held to the letter elsewhere
        return Breach("names", f"the name “{name}” is not in the article") if name else None

    def _quoted_words(self, text: str, sentences: tuple[Sentence, ...]) -> Breach | None:
        """Words in quotation marks inside a statement stand in the cited sentences just so."""
        passages = tuple(self.source.passage(one.start, one.end) for one in sentences)
        for span in own_quotes(text):
            words = text[span.start : span.end]
            if isinstance(reason := locate(words, passages, self.source), str):
                return Breach("verbatim", f"“{words}”: {reason}")
        return None

    def _support(self, text: str, sentences: tuple[Sentence, ...]) -> Breach | None:
        words = content_words(text)
        there = content_words(self.source.article.title or "").union(*map(content_words, self._near(sentences)))
        counted = len(figures(text))  # they stand in the evidence, or another rule has refused them
        shared, every = len(held(words, there)) + counted, len(words) + counted
        if words and shared < MIN_SHARED * every:
            return Breach("cited", f"the cited sentences hold only {shared} of its {every} content words")
        return None

    def _turned(self, text: str, evidence: tuple[str, ...], sentences: tuple[Sentence, ...]) -> Breach | None:
        fault = turned_round(text, evidence, self._near(sentences))
        return Breach("polarity", fault) if fault else None

    def _placed(self, text: str, sentences: tuple[Sentence, ...]) -> Breach | None:
        """A place that a statement puts something in is named beside its evidence, or where the article opens."""
        places = [match[1] for match in _IN_PLACE.finditer(text) if gazetteer.place(match[1])]
        if not places:
            return None
        article = self.source.article
        opening = article.text[: article.sentences[min(2, len(article.sentences) - 1)].end]
        near = fold(f"{' '.join(self._near(sentences))}\n{opening}\n{article.title or ''}").text.casefold()
        elsewhere = next((place for place in places if fold(place).text.casefold() not in near), None)
        return Breach("names", f"the cited sentences do not put this in {elsewhere}") if elsewhere else None

    def _near(self, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
        """Return the sentences and those beside them, in order."""
        every = self.source.article.sentences
        indices = {self.source.sentence_at(one.start) + step for one in sentences for step in (-1, 0, 1)}
        near = (every[at] for at in sorted(indices) if 0 <= at < len(every))
        return tuple(self.source.text[one.start : one.end] for one in near)

    def _attribution(self, text: str, sentences: tuple[Sentence, ...]) -> Breach | None:
        """What the article only reports as said must not become a bare fact; who is said to say it must be right."""
        reported = [one for one in sentences if self.speakers.reports(one)]
        if not reported:
            return None
        quotes = own_quotes(text)
        bare = blanked(text, quotes)
        carried = [one for one in attributions(bare) if one.subject]
        if carried:
            leading = [
                one for at, one in enumerate(carried) if at == 0 or _parts(bare[carried[at - 1].end : one.start])
            ]
            return next((wrong for one in leading if (wrong := self._wrong_subject(one, reported))), None)
        if quotes and len(content_words(bare)) >= MIN_FRAME:
            return None
        named = [] if self.source.article.language == "de" else capitalised_runs(text)  # there every noun has a capital
        words = content_words(text) - content_words(" ".join(named))
        plain = content_words("\n".join(self._plain(one, reported=one in reported) for one in sentences))
        told = content_words("\n".join(self.source.text[one.start : one.end] for one in reported))
        only_told = sum(word in told and word not in plain for word in words)
        if words and only_told > REPORTED_ALONE * len(words):
            return Breach("attribution", "the article only reports this as said: say who says it")
        return None

    def _plain(self, sentence: Sentence, *, reported: bool) -> str:
        """Return what the article says on its own account in a sentence: all but quotations and what a cue governs.

        A cue governs its own clause and those behind it; a closing "he said" also those before it.
        """
        if not reported:
            return self.source.text[sentence.start : sentence.end]
        text = self.source.unquoted(sentence)
        cue = next((one for one in attributions(text) if not one.weak), None)
        if cue is None:
            return text
        closing = len(WORD.findall(text[cue.end :])) < MIN_FRAME
        return "" if closing else text[: max((part.start() for part in _PART.finditer(text, 0, cue.start)), default=0)]

    def _wrong_subject(self, one: Attribution, reported: list[Sentence]) -> Breach | None:
        subject = one.apposed or one.subject
        names = [name for name in capitalised_runs(subject) if name.casefold() not in COMMON_STARTERS]
        head = subject.casefold().split()
        if not names or head[0] in PRONOUNS:
            return None
        for sentence in reported:
            span = Span(sentence.start, sentence.end)
            if any(self.speakers.attributed(name, span, one.cue) for name in (subject, *names)):
                return None
            index = self.source.sentence_at(sentence.start)
            if any(names_same(subject, one.subject) for one in self.speakers.attributions(index)):
                return None
        return Breach("speaker", f"the cited sentences do not have “{subject}” say this")


def _parts(between: str) -> bool:
    """Return whether what stands between two cues sets them apart: the second is not what the first one says."""
    return bool(_PART.search(between))


def own_quotes(text: str) -> list[Span]:
    """Return what stands in quotation marks in a statement; a mark left open quotes nothing."""
    if not any(mark in text for mark in "\"“”„«»「」‘'"):
        return []
    spans = quoted_spans(text, [Span(0, len(text))])
    return [span for span in spans if text[span.start : span.end].strip()]
