"""True statements and close fabrications, and how well grounding tells the one from the other."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct, convert

from quality.examples import GOLD, own
from wirebrief.article import Article, Chunk
from wirebrief.brief import Parts
from wirebrief.draft import Draft, DraftClaim, DraftEntity, DraftMoment, DraftStatement, Stance
from wirebrief.ground import Grounder
from wirebrief.ports import Failure
from wirebrief.read import read_article
from wirebrief.settings import ReadLimits

SETS = Path(__file__).parent / "faithfulness"
SEEDS = Path(__file__).parents[2] / "seeds" / "articles"

Half = Literal["tuning", "looked at", "held out"]


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A part as written down, true or with one thing wrong (see faithfulness/README.md)."""

    cites: tuple[int, ...]
    kind: str = "true"
    computed: bool = False
    text: str = ""
    said: str = ""
    speaker: str | None = None
    cue: str | None = None
    quotation: str | None = None
    stance: Stance = "asserts"
    name: str = ""
    role: str | None = None
    words: str = ""
    date: str | None = None

    def draft(self) -> Draft:
        """Return the draft of a model that has found just this part."""
        if self.said:
            return Draft(claims=(self._claim(),))
        if self.name:
            return Draft(
                who=(DraftEntity(name=self.name, kind="person", role=self.role, aliases=(), sentences=self.cites),)
            )
        if self.words:
            return Draft(when=(DraftMoment(words=self.words, date=self.date, sentences=self.cites),))
        return Draft(what=(DraftStatement(text=self.text, sentences=self.cites),))

    def _claim(self) -> DraftClaim:
        return DraftClaim(
            statement=self.said,
            speaker=self.speaker,
            cue=self.cue,
            kind="direct" if self.quotation else "indirect",
            stance=self.stance,
            quotation=self.quotation,
            sentences=self.cites,
        )

    def survives(self, parts: Parts) -> bool:
        """Return whether all of the part came through: of a fabrication also what is wrong in it."""
        claims = [one for one in parts.claims if one.speaker == self.speaker and one.stance == self.stance]
        people = [one for one in parts.who if one.role == self.role]
        moments = [one for one in parts.when if one.date == self.date]
        return bool(parts.what or claims or people or moments)


class Judged(Struct, frozen=True):
    """A part after grounding: whether it was kept whole, and the failures that say why it was not."""

    file: str
    half: Half
    part: Part
    kept: bool
    failures: tuple[Failure, ...]

    @property
    def rule(self) -> str:
        """The first rule that it broke; a speaker or a stance may be taken away without one."""
        return self.failures[0].rule if self.failures else "taken away"


class File(Struct, frozen=True):
    """The parts of one article, true ones first."""

    name: str
    half: Half
    article: Article
    parts: tuple[Part, ...]

    @property
    def chunk(self) -> Chunk:
        """The whole article as one chunk."""
        text = self.article.text
        return Chunk(index=0, start=0, end=len(text), text=text, sentences=self.article.sentences)


class _Toml(Struct, forbid_unknown_fields=True):
    article: str
    half: Half
    true: tuple[Part, ...]
    false: tuple[Part, ...]


class Confusion(Struct, frozen=True):
    """What grounding does with one half: fabrications are to be rejected, true parts are not."""

    judged: tuple[Judged, ...]

    def rejected(self, kind: str | None = None) -> tuple[int, int]:
        """Return how many fabrications (of a kind) were rejected, and how many there are."""
        false = [one for one in self.judged if one.part.kind != "true" and kind in (None, one.part.kind)]
        return sum(not one.kept for one in false), len(false)

    def lost(self, *, computed: bool = True) -> tuple[int, int]:
        """Return how many true parts were rejected of how many, with those that work a figure out or not."""
        true = [one for one in self.judged if one.part.kind == "true" and (computed or not one.part.computed)]
        return sum(not one.kept for one in true), len(true)

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of fabrication, as they first come."""
        return tuple(dict.fromkeys(one.part.kind for one in self.judged if one.part.kind != "true"))

    def lost_by_rule(self) -> Counter[str]:
        """Return how many true parts each rule rejected."""
        return Counter(one.rule for one in self.judged if one.part.kind == "true" and not one.kept)


def judge_all() -> tuple[Judged, ...]:
    """Return every part of every file as grounding judges it."""
    return tuple(judged for file in parts_of_all() for judged in _judge(file))


def parts_of_all() -> Iterator[File]:
    """Yield the parts of each file with its article."""
    for path in sorted(SETS.glob("*.toml")):
        told = convert(tomllib.loads(path.read_text(encoding="utf-8")), _Toml)
        yield File(path.stem, told.half, _article(told.article), (*told.true, *told.false))


def confusion(half: Half, judged: tuple[Judged, ...]) -> Confusion:
    """Return the figures of one half."""
    return Confusion(tuple(one for one in judged if one.half == half))


def _judge(file: File) -> Iterator[Judged]:
    grounder = Grounder(file.article)
    for part in file.parts:
        parts, failures = grounder.ground(part.draft(), file.chunk)
        yield Judged(file.name, file.half, part, part.survives(parts), failures)


def _article(name: str) -> Article:
    folder, _, file = name.rpartition("/")
    if folder == GOLD.name:
        return next(one.article for one in own() if one.name == Path(file).stem)
    path = SETS / "articles" / file if (SETS / "articles" / file).exists() else SEEDS / file
    return read_article(path.read_bytes(), file, ReadLimits(min_words=1))
