"""What the book of editions says of an edition: how much is in it, what stands first, what it corrects."""

from msgspec.structs import replace

from wirebrief.edition.notes import note_line
from wirebrief.edition.ports import EditionRecord, Note
from wirebrief.edition.types import Correction, Edition


def described(record: EditionRecord, edition: Edition) -> EditionRecord:
    """Return the record with what index, feed and mail tell of the edition."""
    return replace(
        record,
        stories=len(edition.stories) + len(edition.also),
        briefs=edition.tally.briefs,
        headline=headline_of(edition),
        notes=tuple(map(noted, edition.corrections)),
    )


def noted(correction: Correction) -> Note:
    """Return a correction as the book keeps it."""
    silences = correction.edition if correction.status == "withdrawn" and correction.leads else ""
    return Note(line=note_line(correction), silences=silences)


def headline_of(edition: Edition) -> str:
    """Return what stands first in the edition, nothing where all of it was withdrawn."""
    first = next((story.headline.text for _, story in edition.places), "")
    return first or next(map(note_line, edition.corrections), "")
