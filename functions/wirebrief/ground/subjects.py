"""Tell whether the subject of a cue is a speaker: by name, as a short form, behind a pronoun, a noun or an office."""

import re
from collections.abc import Callable
from itertools import islice

from msgspec.structs import replace

from wirebrief.engines.offline import gazetteer
from wirebrief.engines.offline.called import BODIES_ABROAD
from wirebrief.engines.offline.language import load, without_article
from wirebrief.ground.antecedents import Antecedents, name_words, names_same
from wirebrief.ground.attributed import Attribution
from wirebrief.ground.lexicon import OPENING_WORDS, ORGANISATION_NOUNS, PERSON_NOUNS, POSSESSIVES, PRONOUNS, TITLES
from wirebrief.ground.names import Names, capitalised_runs
from wirebrief.ground.offices import ATTACHED, Offices, is_somebody
from wirebrief.ground.people import People
from wirebrief.ground.source import WORD, Source

LOOK_BACK = 6  # sentences in which a pronoun's antecedent must stand
# "the 20-year-old", "the striker": somebody named before, as a pronoun is.
_LATTER = frozenset({"ce dernier", "cette dernière", "l’intéressé", "l’intéressée", "este último", "esta última"})
_PERSON_NOUN = re.compile(rf"^[Tt]he (?:\d+-year-old|(?:[a-z-]+ |great-)?(?:{'|'.join(sorted(PERSON_NOUNS))}))$")
_BODY_NOUN = re.compile(
    r"^(?:the|The) (?:[\w-]+ )?"
    rf"(?:{'|'.join(sorted(ORGANISATION_NOUNS | {'paper', 'daily'}))})$"
)
_FIRMS = frozenset("company firm group airline carrier bank maker operator retailer".split())
_PAPERS = frozenset("newspaper paper daily magazine broadcaster journal".split())
_ISSUED = re.compile(
    r"[Tt]he (?:\w+ )?(?:statement|communique|letter|email|message|post|tweet|note|release|notice|dispatch|memo)"
)
_PERSONAL = frozenset({"he", "she", "it", "they"})
# By these nouns bodies are told apart: no ministry is "the government", no hospital "the university".
_KINDS = {
    noun: kind
    for kind, nouns in enumerate(
        (
            "ministry department",
            "government administration",
            "police",
            "court tribunal",
            "army navy military",
            "parliament senate congress assembly",
            "university college",
            "hospital",
            "party",
            "union",
        )
    )
    for noun in nouns.split()
}
# "The authors", "local residents": several, whom the article does not name.
_MANY = re.compile(r"(?:[Tt]he )?(?:[a-z-]+ ){0,2}[A-Za-z][a-z]+s(?<!ss)")
# "Lugo's coach Ana Ruiz said", "Lugo's mayor said": Lugo did not.
_OWNER = re.compile(r"(.+?)['’]s?\s(.*[A-Z].*)")
_OWNS_OFFICE = re.compile(rf"(.+?)['’]s?\s(?:[a-z-]+\s){{0,3}}({'|'.join(sorted(TITLES | PERSON_NOUNS))})")
_POSSESSED = re.compile(r"['’]s\s|s['’]\s")
_ONE_OF = frozenset({"one", "another", "eine", "einer", "uno", "una"})
_AFTER_SAID = re.compile(r",\s*$")  # "…, he said": he was named before what he says
_ASKED_BY = re.compile(r"\s(?:surveyed|polled|interviewed|quoted|cited|contacted|questioned) by\s")
_TIMES = re.compile(r"(?:\s(?:today|yesterday|now|earlier|later|also|again))+$")
_AND = re.compile(r"\s(?:and|und|y|e|et)\s")
# "Lugo Steel spokeswoman Ana Ruiz": the name that the subject ends with, behind a noun of no name.
_LAST_NAME = re.compile(r"(?:^|\s)[a-z][\w-]*\s((?:[A-Z][\w.'’-]*\s)+[A-Z][\w.'’-]*)$")
_GROUP = re.compile(r"[A-Z][\w.-]*\s(?:[a-z-]+\s)?([a-z-]+(?<!s)s)$")
_REMARKS = re.compile(
    r"((?:[A-Z][\w.-]*\s)*[A-Z][\w.-]*)['’]s?\s(?:remarks?|comments?|words|statements?|assertion|announcement)\b"
)


class Subjects:
    """Whom the subjects of one article's cues mean."""

    def __init__(
        self, source: Source, names: Names, people: People, attributions: Callable[[int], tuple[Attribution, ...]]
    ) -> None:
        self._source = source
        self._names = names
        self._people = people
        self._offices = Offices(source, people)
        self._antecedents = Antecedents(people)
        self._sentences = source.article.sentences
        self._attributions = attributions

    def means(self, speaker: str, index: int, found: Attribution) -> bool:
        """Return whether the subject of a cue in the sentence at `index` is the speaker."""
        if speaker.islower() and speaker == found.subject.casefold():
            return True
        if speaker.islower() and speaker == ATTACHED.split(found.subject.casefold())[0]:
            return speaker.rsplit(maxsplit=1)[-1] in load("en").heads
        found = _without_land(found)
        first = found.subject.partition(" ")[0].casefold()
        opens = first in OPENING_WORDS | POSSESSIVES | _ONE_OF | TITLES or _POSSESSED.search(found.subject)
        if found.apposed and opens:
            return names_same(speaker, found.apposed)
        if _speaks_for(found.subject, speaker):
            return False
        if names_same(speaker, found.subject):
            return self._antecedents.bears(speaker, found.subject)
        return self._is_short_for(found.subject, speaker) or self._is_meant(speaker, index, found)

    def spoken(self, index: int) -> bool:
        """Return whether somebody says something in the sentence at `index`."""
        return any(not one.weak for one in self._attributions(index))

    def is_meant_by_opening(self, speaker: str, index: int) -> bool:
        """Return whether the "he" or "she" that opens the sentence at `index` is the speaker; True where none does."""
        opening = self._source.unquoted(self._sentences[index]).split(maxsplit=1)[:1]
        if opening not in (["He"], ["She"]):
            return True
        return self._antecedents.is_antecedent(speaker, opening[0].casefold(), self._words_before(index, 0)[:-1])

    def _is_meant(self, speaker: str, index: int, found: Attribution) -> bool:
        """Return whether a pronoun, a noun or a title for a subject means the speaker."""
        words = found.subject.casefold().split()
        if words and self._is_told_again(speaker, index, found, words[-1]):
            return True
        if words[-1:] == ["it"] or _BODY_NOUN.search(found.subject):
            return self._is_body(speaker, words[-1], self._words_before(index, found.start))
        if words in (["they"], ["and", "they"]) and _MANY.fullmatch(speaker):
            return self._antecedents.are_antecedents(speaker, self._words_before(index, found.start))
        if held := self._people.stood_for(words):
            return any(names_same(speaker, holder) for holder in held)
        if self._refers_back(words, found.subject):
            return self._is_antecedent(speaker, index, found, words)
        office = self._offices.is_held(speaker, found.subject, index) or self._is_named_next(speaker, index, found)
        return office or self._is_last_body(speaker, index, found)

    def _is_last_body(self, speaker: str, index: int, found: Attribution) -> bool:
        """Return whether "el sindicato" is the body that spoke last; not in English."""
        noun = without_article(found.subject, self._people.language)
        known = self._people.speaks_useful and noun in BODIES_ABROAD
        return known and self._antecedents.is_last_body(speaker, self._words_before(index, found.start))

    def _is_told_again(self, speaker: str, index: int, found: Attribution, noun: str) -> bool:
        """Return whether a subject is what the speaker issued ("the statement"), or a pronoun for who has no name."""
        if _ISSUED.fullmatch(found.subject):
            return self._issued(speaker, index, noun)
        before = self._words_before(index, found.start) if noun in _PERSONAL else []
        return bool(before) and self._antecedents.is_unnamed(speaker, noun, before)

    def _issued(self, speaker: str, index: int, noun: str) -> bool:
        """Return whether the speaker issued "the statement": they spoke in it just before."""
        for at in range(index - 1, max(index - LOOK_BACK, 0) - 1, -1):
            found = [one for one in self._attributions(at) if one.subject and not one.weak]
            if found:
                named = noun in self._source.unquoted(self._sentences[at]).casefold()
                return named and any(self.means(speaker, at, one) for one in found)
        return False

    def _refers_back(self, words: list[str], subject: str) -> bool:
        """Return whether a subject means somebody named before: no words, a pronoun, "el mandatario", "the striker"."""
        if not words or {words[0], words[-1]} & PRONOUNS or _PERSON_NOUN.search(subject):
            return True
        return subject.casefold() in _LATTER or self._people.is_anaphor(words)

    def _is_antecedent(self, speaker: str, index: int, found: Attribution, words: list[str]) -> bool:
        before = self._words_before(index, self._first_with(index, found).start)
        if words in (["he"], ["she"]):
            before = self._before_what_is_said(index, found, before)
        if self._people.speaks_useful and not capitalised_runs(speaker):
            return self._antecedents.is_last_unnamed(speaker, before)
        if words == ["who"] and speaker.islower() and before[-1].rstrip(" who").endswith(speaker):
            return True
        if words == ["who"] and (nearest := capitalised_runs(before[-1])):
            return names_same(speaker, nearest[-1])
        return self._antecedents.is_antecedent(speaker, words[-1] if words else "", before)

    def _first_with(self, index: int, found: Attribution) -> Attribution:
        """Return the first cue of a sentence that has the same noun for its subject: "El edil dijo …, y aseguró …"."""
        noun = found.subject.casefold()
        same = (one for one in self._attributions(index) if one.subject.casefold() == noun and " " in noun)
        return next((one for one in same if one.start < found.start), found)

    def _is_body(self, speaker: str, noun: str, before: list[str]) -> bool:
        """Return whether "it", "the company" or "the ministry" is the speaker."""
        full = {word.casefold() for word in WORD.findall(speaker)}
        kinds = {_KINDS[word] for word in full if word in _KINDS}
        other = noun in _KINDS and bool(kinds) and _KINDS[noun] not in kinds
        if noun != "it" and (other or self._shared(noun, full)):
            return False
        return self._antecedents.is_body(speaker, before, firm=noun in _FIRMS, spoke=noun in _PAPERS)

    def _is_named_next(self, speaker: str, index: int, found: Attribution) -> bool:
        """Return whether who is "a senior minister" is told by the next sentence: "Ruiz's remarks came …"."""
        somebody = is_somebody(found.subject, self._source.article.language)
        if not somebody or index + 1 >= len(self._sentences):
            return False
        named = _REMARKS.findall(self._source.unquoted(self._sentences[index + 1]))
        return len(named) == 1 and names_same(speaker, named[0])

    def _before_what_is_said(self, index: int, found: Attribution, before: list[str]) -> list[str]:
        """Return what stands before the sentence where the words come first: "Gumm was no suspect, he said"."""
        spoke = any(self._attributions(at) for at in range(max(index - 2, 0), index))
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
        """Return the sentences up to a cue, the nearest last, quoted words blanked out; none that is all quoted."""
        whole = (self._source.unquoted(self._sentences[at]) for at in range(index - 1, -1, -1))
        told = list(islice((text for text in whole if any(map(str.isalpha, text))), LOOK_BACK))
        return [*reversed(told), self._source.unquoted(self._sentences[index])[:end]]


def _without_land(found: Attribution) -> Attribution:
    """Return it without the land that its subject begins with: "United States Secretary Ana Ruiz"."""
    words = found.subject.split()
    for count in range(1, min(4, len(words) - 2)):
        known = gazetteer.place(" ".join(words[:count]))
        if known is not None and known.kind == "country" and words[count].casefold() in TITLES:
            return replace(found, subject=" ".join(words[count:]))
    return found


def _speaks_for(subject: str, speaker: str) -> bool:
    """Return whether somebody else is the subject, and the speaker only stands beside: "Ana Ruiz of the Board"."""
    head = subject if speaker in subject and ATTACHED.search(speaker) else ATTACHED.split(subject)[0]
    if _is_owner(subject, head, speaker) or _is_land(subject, speaker):
        return True
    asked = _ASKED_BY.split(subject, maxsplit=1)
    if len(asked) > 1 and not _ASKED_BY.search(speaker) and not names_same(speaker, asked[0]):
        return True
    ends = [last[1] for part in _AND.split(head) if (last := _LAST_NAME.search(part)) is not None]
    named = [name for name in ends if _is_person(name)]
    if named and len(named) == len(_AND.split(head)):
        return not any(names_same(speaker, name) for name in named)
    if _is_other_group(head, speaker):
        return True
    return any(map(_is_person, capitalised_runs(head))) and not names_same(speaker, head)


def _is_other_group(head: str, speaker: str) -> bool:
    """Return whether the subject is several people who share but a name's word with the speaker: "Lugo officials"."""
    group = _GROUP.search(head)
    return group is not None and group[1] not in speaker.casefold() and bool(name_words(speaker) - name_words(head))


def _is_owner(subject: str, head: str, speaker: str) -> bool:
    """Return whether the speaker only owns what speaks, or is a body of the same land: "Lugo's mayor"."""
    office = _OWNS_OFFICE.fullmatch(head)
    if office and names_same(speaker, office[1]) and not speaker.endswith(office[2]):
        return True
    owner = _OWNER.match(subject if head == subject else head)  # "Ana Ruiz of St Mary's Hospital" owns nothing
    same = name_words(subject) == name_words(speaker)
    return owner is not None and not same and names_same(speaker, owner[1]) and not names_same(speaker, owner[2])


def _is_land(subject: str, speaker: str) -> bool:
    """Return whether a land alone speaks, and the speaker is a body that bears its name: "the Peru News Agency"."""
    place = gazetteer.place(_TIMES.sub("", subject))
    return place is not None and place.kind == "country" and bool(name_words(speaker) & ORGANISATION_NOUNS)


def _is_person(run: str) -> bool:
    words = set(run.casefold().split())
    return len(words - TITLES) > 1 and not words & ORGANISATION_NOUNS
