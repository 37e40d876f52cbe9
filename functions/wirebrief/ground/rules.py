"""The rules that a statement must keep, each a pure question to the article (design: grounding)."""

from collections.abc import Callable, Iterator
from functools import cached_property

from wirebrief.article import Sentence, Span
from wirebrief.brief import Evidence
from wirebrief.draft import Stance
from wirebrief.ground.amounts import unsupported_figure
from wirebrief.ground.attribution import bare_fact, may_be_person, wrong_speaker
from wirebrief.ground.bearers import misplaced_name
from wirebrief.ground.bound import borrowed, misbound
from wirebrief.ground.calendar import calendar_words, unsupported_date
from wirebrief.ground.closeness import shared_pairs
from wirebrief.ground.conditions import condition_dropped
from wirebrief.ground.cut import cut_off
from wirebrief.ground.directions import other_way
from wirebrief.ground.exchange import exchanged
from wirebrief.ground.form import malformed, repeats_order
from wirebrief.ground.lexicon import CUE_LANGUAGES
from wirebrief.ground.loaded import made_up_cause, overstated
from wirebrief.ground.markers import STANCE_STEMS
from wirebrief.ground.moments import date_fault
from wirebrief.ground.names import Names
from wirebrief.ground.narrated import Narration
from wirebrief.ground.opposites import opposite
from wirebrief.ground.places import moved_place
from wirebrief.ground.polarity import turned_round
from wirebrief.ground.rates import other_rate
from wirebrief.ground.relative import meant, years_beside
from wirebrief.ground.slots import exchanged_slot
from wirebrief.ground.source import WORD, Source
from wirebrief.ground.speakers import Speakers
from wirebrief.ground.stated import Breach, Stated
from wirebrief.ground.support import invented_deed, unsupported
from wirebrief.ground.titles import unearned_qualifier, unearned_title

# These judge by small words in their places. In a statement that follows its evidence a word that is gone or changed
# shows; in one that says it in words of its own they cannot tell a contradiction from a paraphrase, and keep silent.
_OF_CLOSE_ONES = frozenset(
    {"not and may", "conditions", "up and down", "exchanged", "other's place", "attribution", "bodies that speak"}
)
# What is not made wrong by changing it: a sentence of the article, word for word, is held to these alone.
_OF_ALL = frozenset({"form", "orders", "attribution"})
# The speaker of a claim is given and checked apart.
_NOT_OF_CLAIMS = frozenset({"causes", "deeds of names", "speakers", "bodies that speak", "attribution", "bearers"})


class Rules:
    """The rules, bound to one article."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.names = Names(source)
        self.speakers = Speakers(source, self.names)
        self.narration = Narration(source, self.speakers)
        # The lead is headline, summary and what at once: a tenth of a short article's time to judge it each time.
        self._judged: dict[tuple[str, tuple[Sentence, ...]], Breach | None] = {}
        self._subject_comes_first = source.article.language in ("en", None)  # elsewhere "anunció Ana Ruiz" is common
        self._names_stand_out = source.article.language != "de"  # there every noun has a capital

    def breach(self, text: str, sentences: tuple[Sentence, ...], *, said: bool = False) -> Breach | None:
        """Return the first rule that a statement on these sentences breaks, None where it keeps them all.

        `said` marks the statement of a claim: its speaker is given apart, so it need not carry "X said".
        """
        breaches = (breach for _, breach in self.breaches(text, sentences, said=said))
        if said:
            return next(breaches, None)
        if (text, sentences) not in self._judged:
            self._judged[text, sentences] = next(breaches, None)
        return self._judged[text, sentences]

    def breaches(
        self, text: str, sentences: tuple[Sentence, ...], *, said: bool = False
    ) -> Iterator[tuple[str, Breach]]:
        """Yield every check that the statement does not pass, by its name, in the order in which they are made."""
        stated = Stated(text, sentences, self.source, said=said)
        checks = self._checks_of_all if stated.is_verbatim else self._checks
        for name, check in checks.items():
            if not _is_silent(name, stated) and (breach := check(stated)):
                yield name, breach

    def checked_stance(self, stance: Stance, evidence: str) -> Stance:
        """Return the stance where the evidence has a word for it, else "asserts", which accuses nobody.

        In a language whose words are not known here it stays as drafted.
        """
        stems = tuple(STANCE_STEMS.get(stance, "").split())
        if not stems or self.source.article.language not in CUE_LANGUAGES:
            return stance
        words = [word.casefold() for word in WORD.findall(evidence)] + (["?"] if "?" in evidence else [])
        return stance if any(word.startswith(stems) for word in words) else "asserts"

    def date_breach(self, words: Span, date: str) -> Breach | None:
        """Return why the ISO date or interval is not what the article's words mean, None where it is."""
        fault = date_fault(self.source.article, words, date)
        return Breach("dates", fault) if fault else None

    @cached_property
    def _checks_of_all(self) -> dict[str, Callable[[Stated], Breach | None]]:
        return {name: check for name, check in self._checks.items() if name in _OF_ALL}

    @cached_property
    def _checks(self) -> dict[str, Callable[[Stated], Breach | None]]:
        return {
            "form": self._formed,
            "orders": self._obeyed,
            "figures": self._figures,
            "rates": self._rates,
            "calendar": self._calendar,
            "figures' names": self._bound,
            "names": self._names,
            "quoted words": self._quoted_words,
            "shared words": self._support,
            "offices": self._offices,
            "not and may": self._turned,
            "conditions": self._conditions,
            "up and down": self._directions,
            "opposites": self._opposites,
            "loaded words": self._overstated,
            "causes": self._caused,
            "exchanged": self._exchanged,
            "other's place": self._slots,
            "places": self._placed,
            "deeds of names": self._invented,
            "speakers": self._speakers,
            "bodies that speak": self._speaking_bodies,
            "attribution": self._attribution,
            "bearers": self._borne,
        }

    def _formed(self, stated: Stated) -> Breach | None:
        fault = malformed(stated.text, self.source)
        return Breach("instruction", fault) if fault else None

    def _obeyed(self, stated: Stated) -> Breach | None:
        if repeats_order(stated.text, stated.sentences, self.source, self.speakers):
            return Breach("instruction", "it repeats what the article orders its reader to do: say who wrote that")
        return None

    def _dated(self, stated: Stated) -> tuple[str, ...]:
        """Return what the cited sentences tell, and what their "yesterday" and "Friday" mean, as far as it is used."""
        days = (meant(told, self.source.article.published_at) for told in stated.evidence)
        named = calendar_words(stated.text)
        used = (one for several in days for one in several if calendar_words(one).keys() <= named.keys())
        return (*stated.evidence, *used, *years_beside(stated.evidence))

    def _figures(self, stated: Stated) -> Breach | None:
        text = self.names.without_numbers_in_names(stated.text)
        told = (*self._dated(stated), *shared_pairs(text, self.source.article.title or ""))
        words = unsupported_figure(
            text,
            *told,
            article=self.source.text,
            title=(self.source.article.title or "").replace("-year-old", " years"),
        )
        return Breach("figures", f"“{words}” is not in the cited sentences") if words else None

    def _rates(self, stated: Stated) -> Breach | None:
        words = other_rate(stated.text, *stated.evidence)
        return Breach("figures", f"“{words}” is another rate than in the cited sentences") if words else None

    def _calendar(self, stated: Stated) -> Breach | None:
        words = unsupported_date(stated.text, *self._dated(stated), opening=self.source.opening(0))
        return Breach("figures", f"the date word “{words}” is not in the cited sentences") if words else None

    def _bound(self, stated: Stated) -> Breach | None:
        if figure := misbound(stated.text, stated.evidence):
            return Breach("figures", f"the cited sentences give {figure} to another name")
        year = borrowed(stated.text, stated.evidence)
        return Breach("figures", f"the cited sentences have {year} for something else") if year else None

    def _names(self, stated: Stated) -> Breach | None:
        name = self.names.unknown(stated.bare)  # quoted words are held to the letter elsewhere
        return Breach("names", f"the name “{name}” is not in the article") if name else None

    def _quoted_words(self, stated: Stated) -> Breach | None:
        """Words in quotation marks inside a statement stand in the article just so; a name needs no marks there."""
        for quoted in stated.quotes:
            if quoted.fault and not (quoted.words.istitle() and self.names.occurs(quoted.words)):
                return Breach("verbatim", f"“{quoted.words}”: {quoted.fault}")
            if breach := self.cut(quoted.pieces, stated.bare):
                return breach
        return None

    def cut(self, quotation: tuple[Evidence, ...], statement: str) -> Breach | None:
        """Return why a quotation is cut so that it says something else, None where it is not."""
        missing = (cut_off(Span(one.start, one.end), statement, self.source) for one in quotation)
        word = next((one for one in missing if one), None)
        return Breach("verbatim", f"the quotation leaves out the “{word}” beside it") if word else None

    def _support(self, stated: Stated) -> Breach | None:
        fault = unsupported(stated, self.source.article.title or "", self.source.text)
        return Breach("cited", fault) if fault else None

    def _invented(self, stated: Stated) -> Breach | None:
        if self._names_stand_out and invented_deed(stated):
            return Breach("cited", "the cited sentences do not tell that these names do this")
        return None

    def _turned(self, stated: Stated) -> Breach | None:
        return _polarity(turned_round(stated.text, stated.evidence, stated.near, said=stated.said))

    def _conditions(self, stated: Stated) -> Breach | None:
        return _polarity(condition_dropped(stated.text, stated.evidence))

    def _directions(self, stated: Stated) -> Breach | None:
        return _polarity(other_way(stated.text, stated.evidence))

    def _opposites(self, stated: Stated) -> Breach | None:
        return _polarity(opposite(stated.text, stated.evidence, close=stated.follows))

    def _overstated(self, stated: Stated) -> Breach | None:
        return _polarity(overstated(stated.text, stated.told, self.source.text))

    def _caused(self, stated: Stated) -> Breach | None:
        return _polarity(made_up_cause(stated.text, stated.evidence, stated.near))

    def _exchanged(self, stated: Stated) -> Breach | None:
        return _polarity(exchanged(stated.text, stated.evidence, names=self._subject_comes_first))

    def _slots(self, stated: Stated) -> Breach | None:
        return _polarity(exchanged_slot(stated.text, stated.evidence))

    def _offices(self, stated: Stated) -> Breach | None:
        if qualifier := unearned_qualifier(stated.text, self.source):
            return _polarity(f"the article does not say “{qualifier}” of this office")
        title = unearned_title(stated.bare, self.source, self.speakers.holders)
        return _polarity(f"the article does not call them “{title}”" if title else None)

    def _borne(self, stated: Stated) -> Breach | None:
        name = misplaced_name(stated.bare, stated.sentences, self.source, self.speakers)
        return Breach("names", f"the cited sentences are not about {name}") if name else None

    def _placed(self, stated: Stated) -> Breach | None:
        place = moved_place(stated.text, stated.sentences, self.source, stated.near)
        return Breach("names", f"the cited sentences do not put this in {place}") if place else None

    def _speakers(self, stated: Stated) -> Breach | None:
        subject = wrong_speaker(stated, self.source, self.speakers)
        return _speaker(subject) if subject and (stated.quotes or may_be_person(subject, self.speakers)) else None

    def _speaking_bodies(self, stated: Stated) -> Breach | None:
        return _speaker(wrong_speaker(stated, self.source, self.speakers))

    def _attribution(self, stated: Stated) -> Breach | None:
        """What the article only reports as said must not become a bare fact."""
        if bare_fact(stated.text, stated.sentences, self.source, self.speakers, self.narration):
            return Breach("attribution", "the article only reports this as said: say who says it")
        return None


def _is_silent(name: str, stated: Stated) -> bool:
    """Return whether a check has nothing to say of this sort of statement."""
    return (stated.said and name in _NOT_OF_CLAIMS) or (name in _OF_CLOSE_ONES and not stated.follows)


def _speaker(subject: str | None) -> Breach | None:
    return Breach("speaker", f"the cited sentences do not have “{subject}” say this") if subject else None


def _polarity(fault: str | None) -> Breach | None:
    return Breach("polarity", fault) if fault else None
