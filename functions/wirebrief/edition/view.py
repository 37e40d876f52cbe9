"""What every format shows of an edition: stories numbered, sources numbered within a story, counts put in words."""

from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import quote

import msgspec
from msgspec import Struct

from wirebrief.decoding import decodable
from wirebrief.edition.notes import Noted, withdrawal_line
from wirebrief.edition.told import Told, counted, told
from wirebrief.edition.types import Brevity, Correction, Edition, Story
from wirebrief.edition.words import words
from wirebrief.render.words import words_for

# Words a minute at which adults read news on a screen.
READING_SPEED = 220


class Look(Struct, frozen=True, kw_only=True):
    """How an edition is presented. `site` is the public address of the archive, without a slash at its end.

    `report_to` takes reports of errors: a mail address, or an address of a page. Empty: there is none.
    """

    site: str = ""
    report_to: str = ""
    language: str = "en"


class Page(Struct, frozen=True, kw_only=True):
    """An edition ready for a template. All its strings are free of control characters."""

    edition: Edition
    look: Look
    stories: tuple[Told, ...]
    also: tuple[Told, ...]
    corrections: tuple[Noted, ...] = ()

    @property
    def language(self) -> str:
        """The language of the words around the stories."""
        return self.look.language

    @property
    def day(self) -> str:
        """The date in words."""
        return iso_day(self.edition.date)

    @property
    def minutes(self) -> int:
        """The reading time of everything that is not folded away, at least one minute."""
        return max(1, round(sum(length(told) for told in (*self.stories, *self.also)) / READING_SPEED))

    @property
    def honesty(self) -> str:
        """One line on how the edition was made and what it lacks."""
        tally = self.edition.tally
        if not tally.briefs and self.edition.withdrawn:
            return "All that this edition told was withdrawn by its sources."
        if not tally.briefs:
            return "Nothing new was reported; this edition corrects earlier ones."
        text = (
            f"{counted(tally.stories, 'story', 'stories')} from {counted(tally.briefs, 'article')}, grouped and "
            "merged by program; every statement was checked against the words it stands on."
        )
        if tally.extractive:
            text += f" {counted(tally.extractive, 'article')} could only be extracted, not summarised."
        if tally.incomplete:
            text += f" {counted(tally.incomplete, 'article')} could be read in part only."
        if self.edition.missing:
            text += f" {counted(len(self.edition.missing), 'brief')} could not be read any more."
        return text

    @property
    def method(self) -> str:
        """How to take the edition, at its foot."""
        return (
            "Machine-made from news reports by Wirebrief "
            f"{self.edition.program_version}. A statement says what its sources say, not that they are right; where "
            "they differ, all are shown. Numbers in brackets lead to the sources."
        )

    @property
    def withdrawn(self) -> list[str]:
        """What was taken out of the edition after it was made, a line each, nothing of it repeated."""
        return [withdrawal_line(one) for one in self.edition.withdrawn]

    @property
    def introduction(self) -> list[tuple[str, str]]:
        """The sentences of the introduction, each with the place of its story on the page."""
        places = {told.story.id: told.anchor for told in self.stories}
        sentences = self.edition.introduction.sentences if self.edition.introduction else ()
        return [(one.text, places[one.story]) for one in sentences if one.story in places]

    @property
    def written_by(self) -> str:
        """Who wrote the introduction."""
        model = self.edition.introduction.model if self.edition.introduction else None
        return (
            f"Introduction written by a language model{f' ({model})' if model else ''} from the statements below, and"
            " checked against them."
        )

    def report(self, part: str) -> str:
        """Return the address at which an error in the part can be reported, empty where there is none."""
        to = self.look.report_to
        about = f"{self.edition.date} {part}"
        if not to:
            return ""
        if "@" in to and "/" not in to:
            return f"mailto:{to}?subject={quote(f'Error in {about}')}"
        return f"{to}{'&' if '?' in to else '?'}edition={quote(self.edition.date)}&claim={quote(part)}"


def page_of(edition: Edition, look: Look, clean: Callable[[str], str]) -> Page:
    """Return the edition with `clean` applied to every string in it, and its stories numbered."""
    shown = msgspec.convert(changed(msgspec.to_builtins(edition, builtin_types=(datetime,)), clean), decodable(Edition))
    stories = tuple(told(story, place) for place, story in shown.places if isinstance(story, Story))
    also = tuple(told(story, place) for place, story in shown.places if isinstance(story, Brevity))
    return Page(
        edition=shown,
        look=look,
        stories=stories,
        also=also,
        corrections=tuple(noted(one, (*stories, *also)) for one in shown.corrections),
    )


def noted(correction: Correction, stories: tuple[Told, ...]) -> Noted:
    """Return a correction with the place of the story that tells the newer version."""
    by = correction.by.article if correction.by else ""
    return Noted(correction=correction, here=next((told.anchor for told in stories if by in told.named), ""))


def changed(value: object, change: Callable[[str], str]) -> object:
    """Return the built-in value with every string in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: changed(item, change) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [changed(item, change) for item in value]
    return value


def length(story: Told) -> int:
    """Return how many words of a story are read."""
    text = [story.story.headline.text]
    if isinstance(story.story, Story):
        text += [statement.text for statement in story.story.summary]
        text += [story.line(claim) for claim in story.story.claims]
        text += [p.evidence.quote for d in story.story.differences for r in d.readings for p in r.passages]
    return sum(len(words(each)) for each in text)


def iso_day(value: str) -> str:
    """Return an ISO date in words: "22 November 2026"."""
    return words_for("en").iso(value)


def day(moment: date) -> str:
    """Return a date in words."""
    return words_for("en").day(moment)
