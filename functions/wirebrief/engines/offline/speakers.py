"""Name the speaker behind "he", "the secretary" or "the company"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from wirebrief.engines.offline.called import PAPERS, called
from wirebrief.engines.offline.dateline import after_dateline
from wirebrief.engines.offline.gazetteer import demonyms
from wirebrief.engines.offline.language import without_article
from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.name import Name, only_one
from wirebrief.engines.offline.offices import OFFICES, SORTS, of_elsewhere, offices_in
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.phrases import heads
from wirebrief.engines.offline.speech import Speech
from wirebrief.engines.offline.subjects import Subject, agrees

NEAREST = 2  # sentences back in which somebody must have spoken whom a verb alone means
OPENING = 45  # characters from the head of a sentence in which its subject's name begins, behind an office
INTRODUCED_WITHIN = 1  # sentences after the one that names only an office
OWNED = re.compile(r"['’]s\s")  # "Kentucky's governor"
LONGEST_BODY = 45  # characters of "the New York-based rights organisation"
FARTHEST = 4  # sentences back in which a pronoun's antecedent is sought
MOST_MET = 300  # mentions back over which the bearer of an office is sought: they are named once, often far up


LATTER = frozenset({"ce dernier", "cette dernière", "l'intéressé", "l'intéressée", "este último", "esta última"})


class Speaker(Struct, frozen=True, gc=False):
    """Who speaks, in the article's words, and the name behind them where there is one."""

    words: str
    name: Name | None = None


def _in_dateline(passage: Passage, mention: Mention) -> bool:
    return mention.start < after_dateline(passage, passage.homes[mention.first])


def _speaker(name: Name | None) -> Speaker | None:
    return Speaker(name.text, name) if name is not None else None


def _titles(passage: Passage, name: Name) -> frozenset[str]:
    """The last words of the titles that stand before a name."""
    last = (mention.title[1] for mention in name.mentions if mention.title is not None)
    return frozenset(passage.lowers[index].rstrip(".") for index in last)


class Antecedents:
    """The names a reader has met so far, and who spoke last; asked in reading order."""

    def __init__(self, passage: Passage, names: list[Name], speeches: Sequence[Speech] = ()) -> None:
        self._passage = passage
        self._people = [name for name in names if name.kind == "person"]
        self._organisations = [name for name in names if name.kind == "organisation"]
        people = [(mention.start, name) for name in self._people for mention in name.mentions]
        told = [(mention, name) for name in self._organisations for mention in name.mentions]
        others = [(mention.start, name) for mention, name in told if not _in_dateline(passage, mention)]
        self._people_met = sorted(people, key=lambda pair: pair[0])
        self._organisations_met = sorted(others, key=lambda pair: pair[0])
        self._by_role = {name.role: name for name in reversed(self._people) if name.role}
        self._titles = {id(name): _titles(passage, name) for name in self._people}
        self._heard = {id(one.subject.name) for one in speeches if one.subject.name is not None}
        self._last: Speaker | None = None
        self._last_sentence = -99

    def of(self, speech: Speech) -> Speaker | None:
        """Return who speaks by this verb, None where nobody clear does."""
        speaker = self._named(speech.subject, speech.sentence)
        aside = speech.cue == -1 and self._passage.pack.drops_subjects  # "según el PP" is not who goes on speaking
        if speaker is not None and not (aside and speaker.name not in self._people):
            self._last, self._last_sentence = speaker, speech.sentence
        return speaker

    def last(self) -> Speaker | None:
        """Return who spoke last."""
        return self._last

    def _named(self, subject: Subject, sentence: int) -> Speaker | None:
        if subject.name is not None:
            return Speaker(subject.name.text, subject.name)
        words = self._passage.text[subject.start : subject.end]
        if subject.pronoun == "" or words.lower() in LATTER:
            return self._unspoken(subject.start, sentence)
        if subject.pronoun is not None:
            return self._by_pronoun(subject, sentence)
        known = self._by_office(subject, words) or self._by_whole_role(words) or self._by_anaphor(subject, sentence)
        told = subject.head is None or self._passage.lowers[subject.head] in heads(self._passage)
        if known is not None or told or self._passage.pack.language != "en":
            return known or Speaker(words)
        return self._meant(subject, sentence) or Speaker(words)

    def _meant(self, subject: Subject, sentence: int) -> Speaker | None:
        """The person whom "the great-grandfather" or "the 34-year-old" means: who spoke last, else who was met last."""
        last, ago = self._last, sentence - self._last_sentence
        if last is not None and ((last.name in self._people and ago <= FARTHEST) or (last.name is None and ago <= 2)):
            return last
        recent = self._recent(subject.start, sentence)
        return Speaker(recent[0][2].text, recent[0][2]) if recent else None

    def _by_pronoun(self, subject: Subject, sentence: int) -> Speaker | None:
        sort = self._passage.pack.pronouns[subject.pronoun or ""]
        if sort == "o":
            return self._latest_organisation(subject.start, sentence)
        if sort == "p":
            return self._last if self._last is not None and self._last.name is None else None
        if sort not in {"m", "f"}:
            return None
        recent = self._recent(subject.start, sentence)
        near = sorted(recent, key=lambda entry: (entry[0], entry[2].sex is None, entry[1]))
        fitting = [name for _, _, name in near if name.sex in {None, sort}]
        if not fitting:
            return self._unnamed_last(sentence, sort)
        if self._last is not None and self._last.name in fitting and sentence - self._last_sentence <= 2:
            return _speaker(self._opener_since(near, sentence)) or self._last
        heard = [name for name in fitting if id(name) in self._heard and self._passage.pack.language == "en"]
        meant = heard[0] if heard else fitting[0]
        return Speaker(meant.text, meant)

    def _unnamed_last(self, sentence: int, sort: str) -> Speaker | None:
        """Whom nobody names and who spoke just now: "Der Angeklagte bestritt die Tat. Er sagte"."""
        last = self._last
        if last is None or last.name is not None or sentence - self._last_sentence > NEAREST:
            return None
        return last if self._passage.pack.language != "en" and agrees(last.words, sort) else None

    def _unspoken(self, offset: int, sentence: int) -> Speaker | None:
        """Who speaks where the verb stands alone: who spoke last, else the one person of the sentence before."""
        if self._last is not None and sentence - self._last_sentence <= NEAREST:
            return self._last
        near = [entry for entry in self._recent(offset, sentence) if entry[0] <= 1]
        met = self._people_met[: bisect_left(self._people_met, offset, key=lambda pair: pair[0])]
        alone = only_one(met) if self._last is None or self._last.name is not None else None
        return _speaker(near[0][2] if near else alone)

    def _opener_since(self, near: list[tuple[int, int, Name]], sentence: int) -> Name | None:
        """Who opens a sentence since somebody spoke last: the pronoun is theirs by then."""
        for ago, place, name in near:
            since = sentence - ago > self._last_sentence and ago > 0
            if since and place <= OPENING and self._last is not None and name is not self._last.name:
                return name
        return None

    def _recent(self, offset: int, sentence: int) -> list[tuple[int, int, Name]]:
        """People met before an offset, by distance in sentences and by place in theirs, where subjects stand first."""
        index = bisect_left(self._people_met, offset, key=lambda pair: pair[0])
        found: list[tuple[int, int, Name]] = []
        for start, name in reversed(self._people_met[max(0, index - 12) : index]):
            home = self._passage.homes[self._passage.word_at(start)]
            if sentence - home > FARTHEST:
                break
            found.append((sentence - home, start - self._passage.sentences[home].start, name))
        return sorted(found, key=lambda entry: (entry[0], entry[1]))

    def _latest_organisation(self, offset: int, sentence: int) -> Speaker | None:
        last = self._last
        body = last is not None and (
            last.name in self._organisations
            or (last.name is None and last.words.lower().rpartition(" ")[2] in self._passage.pack.org_nouns)
        )
        if body and sentence - self._last_sentence <= 1:
            return last
        index = bisect_left(self._organisations_met, offset, key=lambda pair: pair[0])
        if not index:
            return None
        start, name = self._organisations_met[index - 1]
        near = sentence - self._passage.homes[self._passage.word_at(start)] <= 2
        return Speaker(name.text, name) if near else None

    def _by_office(self, subject: Subject, words: str) -> Speaker | None:
        """The person who holds the office, or the organisation of that sort, met last before."""
        passage = self._passage
        definite = words.split(maxsplit=1)[0].lower() in passage.pack.articles | passage.pack.possessives
        if subject.head is None or not (definite or OWNED.search(words)):
            return None
        head = passage.lowers[subject.head]
        if head in passage.pack.people_nouns:
            return None
        index = bisect_left(self._people_met, subject.start, key=lambda pair: pair[0])
        office = head not in passage.pack.org_nouns  # "the union" is no "union spokesman"
        met = self._people_met[max(0, index - MOST_MET) : index] if office else []
        lands = [word for word in words.split() if word in demonyms()]
        own = [pair for pair in met if lands and any(land in (pair[1].role or "") for land in lands)]
        for _, name in reversed([*met, *own]):
            if self._holds(name, head) and not (of_elsewhere(words, name) or self._other_office(subject, name)):
                return Speaker(name.text, name)
        if head in OFFICES:
            return self._introduced_next(subject, head, index)
        if head in passage.pack.org_nouns and not OWNED.search(words) and subject.end - subject.start < LONGEST_BODY:
            return self._body_called(head, subject.start)
        return None

    def _body_called(self, head: str, offset: int) -> Speaker | None:
        """The body that a noun means: of papers the one that was just quoted."""
        last, sentence = self._last, self._passage.homes[self._passage.word_at(offset)]
        if head in PAPERS and last is not None and last.name in self._organisations:
            return last if sentence - self._last_sentence <= 1 else None
        return _speaker(called(self._passage, self._organisations_met, head, offset))

    def _holds(self, name: Name, office: str) -> bool:
        """Whether somebody bears an office, by their role or by the title before their name: "Gov. Beshear"."""
        german = self._passage.pack.language == "de"  # "die Ministerin" is the Wirtschaftsministerin
        for word in offices_in(name.role or ""):
            if word == office or (german and word.endswith(office.rpartition("-")[2])):
                return True
        return not self._titles[id(name)].isdisjoint({office, OFFICES.get(office, office)})

    def _other_office(self, subject: Subject, name: Name) -> bool:
        """Whether words before an office make it another than a person's: "the prime minister" is no minister."""
        first = self._passage.word_at(subject.start)
        told = set(self._passage.lowers[first : subject.head]) & SORTS
        return bool(name.role) and not told <= set((name.role or "").lower().split())

    def _introduced_next(self, subject: Subject, office: str, index: int) -> Speaker | None:
        """Whom the next sentences name in the office that a lead leaves unnamed: "Kentucky's governor said"."""
        limit = self._passage.homes[self._passage.word_at(subject.start)] + INTRODUCED_WITHIN
        for start, name in self._people_met[index : index + 4]:
            if self._passage.homes[self._passage.word_at(start)] <= limit and self._holds(name, office):
                return Speaker(name.text, name)
        return None

    def _by_anaphor(self, subject: Subject, sentence: int) -> Speaker | None:
        """The person just named whom "el mandatario" or "der Manager" means: its office, else who spoke last."""
        pack, lowers = self._passage.pack, self._passage.lowers
        head = lowers[subject.head] if subject.head is not None else ""
        words = self._passage.text[subject.start : subject.end]
        whole = without_article(words, pack.language)
        head = whole if whole in pack.stands_for else head
        if head not in pack.anaphors and head not in pack.stands_for:
            return None
        after = [] if head == whole or pack.language == "de" else words.split()[1:]
        named = any(word[0].isupper() for word in after)  # "o autarca do Barreiro"
        definite = lowers[self._passage.word_at(subject.start)] in pack.articles and not named
        holder = self._stood_for(subject, head) if definite else None
        return _speaker(holder) or (self._unspoken(subject.start, sentence) if definite else None)

    def _stood_for(self, subject: Subject, head: str) -> Name | None:
        """The last person met whose office a rarer noun stands for: "el técnico" for the entrenador."""
        index = bisect_left(self._people_met, subject.start, key=lambda pair: pair[0])
        offices = self._passage.pack.stands_for.get(head, ())
        met = (name for _, name in reversed(self._people_met[max(0, index - MOST_MET) : index]))
        return next((name for name in met if any(self._holds(name, office) for office in offices)), None)

    def _by_whole_role(self, words: str) -> Speaker | None:
        """The person introduced by just these words: an office may stand before its bearer's name."""
        return _speaker(self._by_role.get(words))
