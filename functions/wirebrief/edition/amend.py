"""Amend sealed editions: what was withdrawn since is taken out of page and mail, by one conditional write each.

The revision depends on the edition and on what is gone alone, so that whoever is killed on the way is taken up where
he was, and two who amend at once write the same:

    A                                   B
    reads the withdrawals to 7          reads the withdrawals to 8
    writes the copy of revision 1       writes another
    amends: revision 1
                                        amends: refused, the edition is not what it was
                                        reads revision 1, writes and amends: revision 2
    writes the files of revision 1
    looks again: it is revision 2,
    writes the files of revision 2      writes the files of revision 2
    notes 7 as seen                     notes 8 as seen (or 7 is looked at again)

An edition that was being made when a story was withdrawn begins with the mark of the one before: so nothing that was
withdrawn meanwhile is passed over.
"""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from msgspec.structs import replace

from wirebrief.edition.archive import (
    edition_json,
    first_key,
    keep_apart,
    load_current,
    publish_files,
    publish_index,
    sealed_key,
)
from wirebrief.edition.carried import SourceRef
from wirebrief.edition.continuing import continued
from wirebrief.edition.corrections import Archive, editions_since, first_day
from wirebrief.edition.desk import Desk, Plan
from wirebrief.edition.fold import fold_republications
from wirebrief.edition.intake import brief_key, read_brief
from wirebrief.edition.outline import Outline, outline
from wirebrief.edition.ports import EditionRecord
from wirebrief.edition.rank import candidate
from wirebrief.edition.record import described
from wirebrief.edition.story import brevity, tell
from wirebrief.edition.types import Edition, Story
from wirebrief.edition.withdrawal import Gone, Item, TellAgain, carries, without
from wirebrief.errors import LedgerError, ObjectMissing, VerificationError
from wirebrief.upload.publish import withdrawn_by

# Withdrawals are few; a page of them is read at once.
PAGE = 100
# Whoever amends at the same time as somebody else reads again; more often than this is no race.
TRIES = 5


def amend_editions(desk: Desk, plan: Plan) -> None:
    """Take what was withdrawn since the last look out of every edition that carries it, on its page and in its mail.

    Of the plan only title, limits and look count. It costs one read where nothing was withdrawn.
    Raises: StoreError, LedgerError, VerificationError.
    """
    latest = desk.book.latest()
    if latest is None:
        return
    gone, seen = withdrawn_since(desk, latest.seen)
    if seen == latest.seen:
        return
    for date in reversed(concerned(desk, gone)):
        amend(desk, plan, date, gone)
        keep_apart(desk.store, publish_current(desk, plan, date))
    desk.book.note_seen(latest.date, seen)


def is_outdated(desk: Desk, edition: Edition) -> bool:
    """Return whether something was withdrawn that the edition carries. Raises: LedgerError, StoreError."""
    latest = desk.book.latest()
    return latest is not None and carries(edition, withdrawn_since(desk, latest.seen)[0])


def withdrawn_since(desk: Desk, after: str) -> tuple[Gone, str]:
    """Return the keys of the briefs withdrawn after the cursor, all their versions, and the cursor behind them."""
    gone: dict[str, datetime] = {}
    page = desk.withdrawals(after, PAGE)
    cursor = page.cursor
    while page.publications:
        for publication in page.publications:
            for home in withdrawn_by(publication, desk.store):
                gone.setdefault(brief_key(home), publication.published_at)
        cursor = page.cursor
        page = desk.withdrawals(cursor, PAGE)
    return gone, cursor


def concerned(desk: Desk, gone: Gone) -> list[str]:
    """Return the dates of editions that carry what is gone, or did until somebody began to amend them; newest first."""
    if not gone:
        return []
    found = editions_since(min(map(first_day, gone)), Archive(desk.book, desk.store))
    return [
        edition.date
        for _, edition in found
        if carries(edition, gone) or any(one.brief in gone for one in edition.withdrawn)
    ]


def amend(desk: Desk, plan: Plan, date: str, gone: Gone) -> None:
    """Put a revision without what is gone in the place of the edition, unless there is one."""
    for _ in range(TRIES):
        record = desk.book.get(date)
        if record is None:
            return
        record, edition = load_current(desk.book, desk.store, record)
        if not carries(edition, gone):
            return
        amended = without(edition, gone, first_key(record), teller(desk, plan, edition))
        content = edition_json(amended)
        revision = revised(record, amended, hashlib.sha256(content).hexdigest())
        desk.store.put(sealed_key(revision), content, "application/json")
        if desk.book.amend(record.digest, revision):
            return
    raise LedgerError(f"the edition of {date} is amended by others all the time: look again")


def revised(record: EditionRecord, edition: Edition, digest: str) -> EditionRecord:
    """Return the record of the revision."""
    return replace(
        described(record, edition),
        digest=digest,
        revisions=(*record.revisions, record.digest),
        amended_at=max(one.at for one in edition.withdrawn),
    )


def publish_current(desk: Desk, plan: Plan, date: str) -> EditionRecord:
    """Write the files of the edition of that date as it stands; where it is amended meanwhile, once more."""
    record = found(desk, date)
    while True:
        record, edition = load_current(desk.book, desk.store, record)
        publish_files(desk.store, edition, plan.look)
        publish_index(desk.store, desk.book.recent, plan.title, plan.look)
        now = found(desk, date)
        if now.digest == record.digest:
            return now
        record = now


def found(desk: Desk, date: str) -> EditionRecord:
    """Return the record of an edition that there is. Raises: LedgerError."""
    record = desk.book.get(date)
    if record is None:
        raise LedgerError(f"the book of editions has lost the edition of {date}: restore it from a backup")
    return record


def teller(desk: Desk, plan: Plan, edition: Edition) -> TellAgain:
    """Return what tells a story of the edition anew from the reports that are left."""

    def tell_again(story: Item, left: tuple[SourceRef, ...]) -> Item | None:
        outlines = sorted(outlines_of(desk, left), key=lambda one: (one.published, one.article))
        if not outlines:
            return None
        chosen = candidate(fold_republications(outlines))
        if isinstance(story, Story):
            told: Item = tell(chosen, lambda one: read_brief(desk.store, one.source.brief), plan.limits)
        else:
            told = brevity(chosen)
        return replace(goes_on(desk, edition, told, story), id=story.id)

    return tell_again


def outlines_of(desk: Desk, refs: tuple[SourceRef, ...]) -> Iterator[Outline]:
    """Yield the outlines of reports; one that cannot be read any more is passed over."""
    for ref in refs:
        with suppress(ObjectMissing, VerificationError):
            yield outline(read_brief(desk.store, ref.brief), ref.brief)


def goes_on(desk: Desk, edition: Edition, told: Item, story: Item) -> Item:
    """Return the story as told anew, going on with what it went on with; where that is gone, all of it is new."""
    if story.continuing is None or edition.previous is None:
        return told
    before = next((one for one in stories_of(desk, edition.previous) if one.id == story.continuing.story), None)
    again = told if before is None else continued(told, before, edition.previous)
    return replace(again, continuing=story.continuing)


def stories_of(desk: Desk, date: str) -> list[Item]:
    """Return the stories of an earlier edition, none where it is gone."""
    record = desk.book.get(date)
    if record is not None:
        with suppress(VerificationError):
            return [story for _, story in load_current(desk.book, desk.store, record)[1].places]
    return []
