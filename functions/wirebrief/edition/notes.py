"""Put corrections in words: which report, in which edition, and what became of it."""

from msgspec import Struct

from wirebrief.edition.types import Amendment, Correction, Withdrawn
from wirebrief.render.words import words_for

STATUS_WORDS = {
    "corrected": "Corrected by its source",
    "changed": "Changed by its source",
    "withdrawn": "Withdrawn by its source",
}


class Noted(Struct, frozen=True, kw_only=True):
    """A correction as it is shown. `here` is the place of the newer version on this page, empty where it has none."""

    correction: Correction
    here: str = ""

    @property
    def status(self) -> str:
        """What became of the report."""
        return STATUS_WORDS[self.correction.status]

    @property
    def which(self) -> str:
        """The report and where readers met it; its headline only where its source stands by the report."""
        return which(self.correction)

    @property
    def earlier(self) -> str:
        """Where the report stands in the archive, from the folder of this edition."""
        return f"{self.correction.edition}/edition.html#{self.correction.place}"

    @property
    def rest(self) -> str:
        """What the list of changes leaves out or cannot say."""
        if self.correction.status == "withdrawn":
            return "What it said does not stand any more and is not repeated here."
        if not self.correction.changes:
            return "A newer version took its place; the older one is gone, so that they cannot be compared."
        more = self.correction.more
        return f"And {more} more {'change' if more == 1 else 'changes'}." if more else ""

    def line(self, change: Amendment) -> str:
        """Return a change on one line of plain text."""
        if change.old is None:
            return f"Added: {change.new}"
        if change.new is None:
            return f"Removed: {change.old}"
        return f"Now: {change.new} Before: {change.old}"


def which(correction: Correction) -> str:
    """Name the report that a correction is of."""
    day = words_for("en").iso(correction.edition)
    if correction.headline is None:
        return f"a report by {correction.label}, {place_words(correction.place)} of the edition of {day}"
    return f"“{correction.headline.text}” ({correction.label}), in the edition of {day}"


def withdrawal_line(withdrawn: Withdrawn) -> str:
    """Say on the edition's own page what was taken out of it."""
    where = place_words(withdrawn.place)
    return f"A report by {withdrawn.label} ({where}) was withdrawn by its source; what it said was taken out."


def place_words(place: str) -> str:
    """Put a place on an earlier page in words.

    >>> place_words("story-2"), place_words("also-1")
    ('story 2', 'below “Also today”')
    """
    kind, _, number = place.partition("-")
    return f"story {number}" if kind == "story" else "below “Also today”"


def note_line(correction: Correction) -> str:
    """Return a correction in one line, for the index of editions and the feed."""
    return f"{STATUS_WORDS[correction.status]}: {which(correction)}"
