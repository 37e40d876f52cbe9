"""A story as it is shown: its sources numbered, its claims on one line, its counts in words."""

from msgspec import Struct

from wirebrief.edition.carried import Carried, Reading, SourceRef, StoryClaim, StoryEntity, StorySource
from wirebrief.edition.types import Brevity, Story
from wirebrief.edition.words import words
from wirebrief.negations import negated
from wirebrief.render.words import words_for


class Cite(Struct, frozen=True):
    """A number that leads to a source of the story."""

    number: int
    anchor: str
    label: str


class Numbered(Struct, frozen=True):
    """A source with its number in the story and its place on the page."""

    number: int
    anchor: str
    source: StorySource


class Told(Struct, frozen=True, kw_only=True):
    """A story as it is shown."""

    story: Story | Brevity
    anchor: str
    sources: tuple[Numbered, ...]
    named: dict[str, tuple[int, SourceRef]]

    def cites(self, part: Carried) -> list[Cite]:
        """Return the sources that carry the part, each once; a republication stands under its report's number."""
        numbers = {self.named[article][0]: self.named[article][1] for article in reversed(part.articles)}
        return [
            Cite(number, f"{self.anchor}-source-{number}", f"Source {number}: {numbers[number].label}")
            for number in sorted(numbers)
        ]

    def marks(self, part: Carried) -> str:
        """Return the cites as plain text: "[1][3]"."""
        return "".join(f"[{cite.number}]" for cite in self.cites(part))

    def label(self, article: str) -> str:
        """Return the name of the source that the article is of."""
        return self.named[article][1].label

    def carriers(self, reading: Reading) -> str:
        """Return the names of the sources that give a figure so, each once."""
        return ", ".join(dict.fromkeys(self.label(passage.article) for passage in reading.passages))

    def line(self, claim: StoryClaim) -> str:
        """Return a claim on one line, its quotation in quotation marks."""
        role = self.role(claim)
        speaker = (claim.speaker or "Unattributed") + (f", {role}" if role else "")
        quoted = self.quoted(claim)
        quotation = f" “{quoted}”" if quoted else ""
        stance = "denial" if claim.stance == "denies" and negated(claim.statement) else claim.stance
        return f"{speaker} ({stance}): {claim.statement}{quotation} {self.marks(claim)}"

    def quoted(self, claim: StoryClaim) -> str:
        """Return the quotation of a claim, nothing where the statement has its words already."""
        said = " ".join(words(claim.statement))
        shown = all(" ".join(words(piece)) in said for piece in claim.quotation)
        return "" if shown else " … ".join(claim.quotation)

    def role(self, claim: StoryClaim) -> str:
        """Return what the speaker is, where this is the first claim of theirs that is shown and it does not say so."""
        firsts = (shown for shown in self.claims if claim.speaker and shown.speaker == claim.speaker)
        first = next(firsts, None)
        role = next((one.role for one in self.who if one.role and one.name == claim.speaker), "")
        said = first is None or first.id != claim.id or " ".join(words(role)) in " ".join(words(claim.statement))
        return "" if said else role

    @property
    def number(self) -> int:
        """The story's number on the page."""
        return int(self.anchor.rpartition("-")[2])

    @property
    def undisputed(self) -> list[StoryClaim]:
        """The claims that are not already shown: beside their denial, or word for word in the summary."""
        if not isinstance(self.story, Story):
            return []
        shown = {side.id for each in self.story.contradictions for side in (each.says, each.denies)}
        told = {tuple(words(statement.text)) for statement in self.story.summary}
        claims = [claim for claim in self.story.claims if claim.id not in shown]
        return [claim for claim in claims if self.quoted(claim) or tuple(words(claim.statement)) not in told]

    @property
    def claims(self) -> list[StoryClaim]:
        """The claims that are shown, in the order of the page."""
        if not isinstance(self.story, Story):
            return []
        return [*(side for each in self.story.contradictions for side in (each.says, each.denies)), *self.undisputed]

    @property
    def who(self) -> list[StoryEntity]:
        """Those whom the sources name; "At least 226 people" stand in its sentences."""
        return [entity for entity in self.story.who if entity.kind != "group"] if isinstance(self.story, Story) else []

    @property
    def labels(self) -> str:
        """The names of the sources, each once."""
        return ", ".join(dict.fromkeys(numbered.source.label for numbered in self.sources))

    @property
    def dated(self) -> str:
        """The days on which its sources appeared, empty where one of them does not say."""
        days = sorted(numbered.source.published_at.date() for numbered in self.sources if numbered.source.published_at)
        if not days or len(days) < len(self.sources):
            return ""
        return words_for("en").iso("/".join(dict.fromkeys((days[0].isoformat(), days[-1].isoformat()))))

    @property
    def counted(self) -> str:
        """How many sources stand behind the story, in words, and of when: "yesterday" in them is not the edition's."""
        copies = sum(len(numbered.source.republished) for numbered in self.sources)
        text = counted(len(self.sources), "source") + (f" of {self.dated}" if self.dated else "")
        return f"{text}, {counted(copies, 'republication')} folded in" if copies else text


def told(story: Story | Brevity, anchor: str) -> Told:
    """Number the sources of a story."""
    sources = (*story.sources, *story.beyond) if isinstance(story, Story) else story.sources
    named: dict[str, tuple[int, SourceRef]] = {}
    for number, source in enumerate(sources, 1):
        for ref in (source, *source.republished):
            named.setdefault(ref.article, (number, ref))
    return Told(
        story=story,
        anchor=anchor,
        sources=tuple(
            Numbered(number, f"{anchor}-source-{number}", source) for number, source in enumerate(sources, 1)
        ),
        named=named,
    )


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return "1 source", "3 sources", "2,000 stories"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
