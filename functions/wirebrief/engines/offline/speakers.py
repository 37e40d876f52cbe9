"""Name the speaker behind "he", "the secretary" or "the company"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from wirebrief.engines.offline.called import BODIES_ABROAD, PAPERS, called
from wirebrief.engines.offline.dateline import after_dateline
from wirebrief.engines.offline.gazetteer import demonyms
from wirebrief.engines.offline.holders import Holders
from wirebrief.engines.offline.language import without_article
from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.met import FARTHEST, met_before
from wirebrief.engines.offline.name import Name, only_one
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.phrases import heads
from wirebrief.engines.offline.reporting import is_nested
from wirebrief.engines.offline.speech import Speech
from wirebrief.engines.offline.subjects import Ground, Subject, agrees
from wirebrief.engines.offline.told import sentences_told
from wirebrief.engines.offline.unnamed import DESCRIBES, STATE, may_be

NEAREST = 2  # sentences back in which somebody must have spoken whom a verb alone means
OPENING = 45  # characters from the head of a sentence in which its subject's name begins, behind an office
PLAIN = re.compile(r"[Tt]he (?:[a-z-]+ )?[a-z-]+")  # "the young actor"
OWNED = re.compile(r"['’]s\s")  # "Kentucky's governor"
LONGEST_BODY = 45  # characters of "the New York-based rights organisation"
FOREVER = 99  # sentences since somebody spoke where nobody has
# What somebody issues, so that its words are theirs.
ISSUED = frozenset("statement communique letter email message post tweet note release notice dispatch memo".split())


LATTER = frozenset({"ce dernier", "cette dernière", "l'intéressé", "l'intéressée", "este último", "esta última"})


class Speaker(Struct, frozen=True, gc=False):
    """Who speaks, in the article's words, and the name behind them where there is one."""

    words: str
    name: Name | None = None


def _in_dateline(passage: Passage, mention: Mention) -> bool:
    return mention.start < after_dateline(passage, passage.homes[mention.first])


def _speaker(name: Name | None) -> Speaker | None:
    return Speaker(name.text, name) if name is not None else None


class Antecedents:
    """The names a reader has met so far, and who spoke last; asked in reading order."""

    def __init__(self, ground: Ground, names: list[Name], speeches: Sequence[Speech] = ()) -> None:
        self._ground = ground
        self._passage = passage = ground.passage
        self._told = sentences_told(ground)
        self._people = [name for name in names if name.kind == "person"]
        self._organisations = [name for name in names if name.kind == "organisation"]
        told = [(mention, name) for name in self._organisations for mention in name.mentions]
        others = [(mention.start, name) for mention, name in told if not _in_dateline(passage, mention)]
        self._holders = Holders(passage, self._people)
        self._organisations_met = sorted(others, key=lambda pair: pair[0])
        self._heard = {id(one.subject.name) for one in speeches if one.subject.name is not None}
        self._last: Speaker | None = None
        self._last_sentence = 0
        self._before: Speech | None = None

    def of(self, speech: Speech) -> Speaker | None:
        """Return who speaks by this verb, None where nobody clear does."""
        speaker = self._named(speech.subject, speech.sentence)
        before, self._before = self._before, speech
        aside = speech.cue == -1 and self._passage.pack.drops_subjects  # "según el PP" is not who goes on speaking
        aside = aside and speaker is not None and speaker.name not in self._people
        nested = before is not None and is_nested(self._passage, before, speech)
        if speaker is not None and not (aside or nested or self._passes(speech)):
            self._last, self._last_sentence = speaker, speech.sentence
        return speaker

    def _passes(self, speech: Speech) -> bool:
        """Whether by this verb nobody is heard: "praised" without quoted words, or within what another says."""
        ground, span = self._ground, self._passage.sentences[speech.sentence]
        silent = speech.words.lower() in self._passage.pack.quote_only
        return silent and not any(span.start < one.outer_end and one.start < span.end for one in ground.quotations)

    def _ago(self, home: int, sentence: int) -> int:
        """How many sentences of the writer's own lie between, those within quotations not counted."""
        return self._told[sentence] - self._told[home]

    def _since_spoken(self, sentence: int) -> int:
        return FOREVER if self._last is None else self._ago(self._last_sentence, sentence)

    def _named(self, subject: Subject, sentence: int) -> Speaker | None:
        if subject.name is not None:
            return Speaker(subject.name.text, subject.name)
        words = self._passage.text[subject.start : subject.end]
        if subject.pronoun == "" or words.lower() in LATTER:
            return self._unspoken(subject.start, sentence)
        if subject.pronoun is not None:
            return self._by_pronoun(subject, sentence)
        known = (
            self._issuer(subject, sentence)
            or self._by_office(subject, words)
            or _speaker(self._holders.with_role(words))
        )
        known = known or self._by_anaphor(subject, sentence)
        told = subject.head is None or self._passage.lowers[subject.head] in heads(self._passage)
        if known is not None or told or self._passage.pack.language != "en":
            return known or Speaker(words)
        return self._meant(subject, sentence) or Speaker(words)

    def _meant(self, subject: Subject, sentence: int) -> Speaker | None:
        """The person whom "the great-grandfather" or "the 34-year-old" means: who spoke last, else who was met last."""
        last, ago = self._last, self._since_spoken(sentence)
        if last is not None and last.name in self._people and ago <= FARTHEST:
            return last
        if last is not None and last.name is None and ago <= NEAREST and may_be(last.words):
            return last
        recent = met_before(self._ground, self._holders, self._told, subject.start)
        return Speaker(recent[0][2].text, recent[0][2]) if recent else None

    def _by_pronoun(self, subject: Subject, sentence: int) -> Speaker | None:
        sort = self._passage.pack.pronouns[subject.pronoun or ""]
        if sort == "o":
            return self._latest_organisation(subject.start, sentence)
        if sort == "p":
            return self._last if self._last is not None and self._last.name is None else None
        return self._by_sex(subject, sort, sentence) if sort in {"m", "f"} else None

    def _by_sex(self, subject: Subject, sort: str, sentence: int) -> Speaker | None:
        """Whom "he" or "she" means: who spoke just now, else whom the sentence before opens with, else who is near."""
        recent = met_before(self._ground, self._holders, self._told, subject.start)
        if self._just_spoke_unnamed(subject, recent, sentence):
            return self._last
        near = sorted(recent, key=lambda entry: (entry[0], entry[2].sex is None, entry[1]))
        fitting = [name for _, _, name in near if name.sex in {None, sort}]
        last = self._last.name if self._last is not None and self._last.name in self._people else None
        if last is not None and last.sex in {None, sort} and self._since_spoken(sentence) <= NEAREST:
            return _speaker(self._opener_since(near, sentence)) or self._last
        if not fitting:
            return self._unnamed_last(sentence, sort)
        opened = [name for ago, place, name in near if ago <= 1 and place <= OPENING and name in fitting]
        heard = [name for name in fitting if id(name) in self._heard and self._passage.pack.language == "en"]
        both = [name for name in opened if name in heard]
        meant = (both or opened or heard or fitting)[0]
        return Speaker(meant.text, meant)

    def _unnamed_last(self, sentence: int, sort: str) -> Speaker | None:
        """Whom nobody names and who spoke just now: "Der Angeklagte bestritt die Tat. Er sagte"."""
        last = self._last
        if last is None or last.name is not None or self._since_spoken(sentence) > NEAREST:
            return None
        return last if self._passage.pack.language != "en" and agrees(last.words, sort) else None

    def _just_spoke_unnamed(self, subject: Subject, recent: list[tuple[int, int, Name]], sentence: int) -> bool:
        """Whether somebody spoke whom nobody names, and nobody was named since: "A spokesman said …. He added"."""
        last, ago = self._last, self._since_spoken(sentence)
        if last is None or last.name is not None or ago > NEAREST or self._passage.pack.language != "en":
            return False
        return may_be(last.words, subject.pronoun or "") and not any(entry[0] < ago for entry in recent)

    def _unspoken(self, offset: int, sentence: int) -> Speaker | None:
        """Who speaks where the verb stands alone: who spoke last, else the one person of the sentence before."""
        if self._last is not None and self._since_spoken(sentence) <= NEAREST:
            return self._last
        near = [entry for entry in met_before(self._ground, self._holders, self._told, offset) if entry[0] <= 1]
        met = self._holders.met[: bisect_left(self._holders.met, offset, key=lambda pair: pair[0])]
        alone = only_one(met) if self._last is None or self._last.name is not None else None
        return _speaker(near[0][2] if near else alone)

    def _opener_since(self, near: list[tuple[int, int, Name]], sentence: int) -> Name | None:
        """Who opens a sentence since somebody spoke last: the pronoun is theirs by then."""
        for ago, place, name in near:
            since = 0 < ago < self._since_spoken(sentence)
            if since and place <= OPENING and self._last is not None and name is not self._last.name:
                return name
        return None

    def _latest_organisation(self, offset: int, sentence: int) -> Speaker | None:
        last = self._last
        body = last is not None and (
            last.name in self._organisations
            or (last.name is None and last.words.lower().rpartition(" ")[2] in self._passage.pack.org_nouns)
        )
        if body and self._since_spoken(sentence) <= 1:
            return last
        index = bisect_left(self._organisations_met, offset, key=lambda pair: pair[0])
        if not index:
            return None
        start, name = self._organisations_met[index - 1]
        near = self._ago(self._passage.homes[self._passage.word_at(start)], sentence) <= NEAREST
        return Speaker(name.text, name) if near else None

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
        holder = self._holders.stood_for(subject, head) if definite else None
        return _speaker(holder) or (self._unspoken(subject.start, sentence) if definite else None)

    def _by_office(self, subject: Subject, words: str) -> Speaker | None:
        """The person who holds the office, or the organisation of that sort, met last before."""
        passage = self._passage
        definite = words.split(maxsplit=1)[0].lower() in passage.pack.articles | passage.pack.possessives
        if subject.head is None or not (definite or OWNED.search(words)):
            return None
        head = passage.lowers[subject.head]
        if head in DESCRIBES and passage.pack.language == "en" and PLAIN.fullmatch(words):
            return _speaker(self._holders.holder(subject, words)) or self._meant(subject, subject.sentence(passage))
        if head in passage.pack.people_nouns:
            return None
        body = head in passage.pack.org_nouns  # "the union" is no "union spokesman"
        if not body:
            return _speaker(self._holders.holder(subject, words)) or self._described(subject, words)
        if not OWNED.search(words) and subject.end - subject.start < LONGEST_BODY:
            return self._body_called(head, subject.start)
        return None

    def _issuer(self, subject: Subject, sentence: int) -> Speaker | None:
        """Who spoke "in a statement" just before "the statement said"."""
        head = self._passage.lowers[subject.head] if subject.head is not None else ""
        if head not in ISSUED or self._last is None or self._since_spoken(sentence) > NEAREST:
            return None
        first, last = self._passage.words_of(self._last_sentence)
        return self._last if head in self._passage.lowers[first:last] else None

    def _described(self, subject: Subject, words: str) -> Speaker | None:
        """Whom "the British director" describes, where the article gives nobody that work."""
        passage, head = self._passage, self._passage.lowers[subject.head or 0]
        land = any(word in demonyms() for word in words.split()) and head not in STATE
        if passage.pack.language != "en" or not land:
            return None
        return self._meant(subject, subject.sentence(passage))

    def _body_called(self, head: str, offset: int) -> Speaker | None:
        """The body that a noun means: of papers, and outside English of all, the one that just spoke."""
        last, sentence = self._last, self._passage.homes[self._passage.word_at(offset)]
        meant, ago = (PAPERS, 1) if self._passage.pack.language == "en" else (BODIES_ABROAD, NEAREST)
        if head in meant and last is not None and last.name in self._organisations:
            return last if self._since_spoken(sentence) <= ago else None
        return _speaker(called(self._passage, self._organisations_met, head, offset))
