"""Compile an edition: every brief published since the last cut-off, exactly once, sealed by one conditional write.

Whatever fails before the seal leaves no trace that matters: the next try reads from the same cut-off and writes
the same files. Whatever fails after it is finished by the next try, which finds the edition sealed.

    A                               B (the schedule fired twice)
    reads from cut-off 40 to 57
                                    reads from cut-off 40 to 58
    writes its immutable copy       writes its own
    seals: 57                       seal refused: the date is taken
    publishes the files             takes A's edition; brief 58 waits for tomorrow's
"""

import hashlib
from datetime import datetime

from msgspec import Struct

from wirebrief import __version__
from wirebrief.edition.amend import amend_editions, found, publish_current
from wirebrief.edition.archive import edition_json, load_current, publish_index, sealed_key, tidy
from wirebrief.edition.continuing import mark_continuing
from wirebrief.edition.corrections import Archive, corrections_of
from wirebrief.edition.desk import Desk, Plan
from wirebrief.edition.fold import fold_republications
from wirebrief.edition.group import group
from wirebrief.edition.intake import Intake, read_brief, take_in
from wirebrief.edition.introduction import introduced
from wirebrief.edition.limits import Limits
from wirebrief.edition.ports import EditionRecord
from wirebrief.edition.rank import Candidate, candidate, choose, rank
from wirebrief.edition.record import described
from wirebrief.edition.story import brevity, tell, topics
from wirebrief.edition.types import Brevity, Correction, Edition, Story, Tally
from wirebrief.ports import Store


class Material(Struct, frozen=True, kw_only=True):
    """What an edition is made of: briefs since the last cut-off, corrections of earlier ones, the edition before."""

    intake: Intake
    corrections: tuple[Correction, ...]
    latest: EditionRecord | None
    previous: Edition | None

    def enough(self, limits: Limits) -> bool:
        """Return whether there is anything to say: a correction waits for no briefs."""
        return bool(self.corrections) or len(self.intake.outlines) >= max(1, limits.minimum_briefs)


def compile_edition(desk: Desk, plan: Plan, now: datetime) -> EditionRecord:
    """Make the edition of that date, or finish and return the one that there is.

    The record's status is "nothing", with a reason, where there was nothing to say; the briefs then wait for
    the next edition. Raises: StoreError, LedgerError.
    """
    known = desk.book.get(plan.date)
    if known is None or known.status == "nothing":
        known = seal_new(desk, plan, now)
    if known.status != "nothing":
        tidy(desk.store, publish_current(desk, plan, known.date))
    amend_editions(desk, plan)
    return known if known.status == "nothing" else found(desk, known.date)


def seal_new(desk: Desk, plan: Plan, now: datetime) -> EditionRecord:
    """Compile from the last cut-off, store the immutable copy, seal it. A lost race returns the winner's record."""
    latest = desk.book.latest()
    if latest is not None and latest.date > plan.date:
        return nothing(
            plan, latest, now, f"the edition of {latest.date} is newer: an edition is never made back in time"
        )
    material = gather(desk, plan, latest)
    if not material.enough(plan.limits):
        record = nothing(plan, latest, now, reason_for(material.intake, plan.limits, latest))
        desk.book.note_nothing(record)
        return record
    return enter(desk, plan, introduced(assemble(material, desk.store, plan, now), desk.writer), material)


def gather(desk: Desk, plan: Plan, latest: EditionRecord | None) -> Material:
    """Return what the next edition is made of. Raises: StoreError, LedgerError, VerificationError."""
    intake = take_in(desk.published, desk.store, latest.cut_off if latest else "")
    archive = Archive(desk.book, desk.store)
    return Material(
        intake=intake,
        corrections=corrections_of(intake.successions, archive, plan.limits.changes_per_correction),
        latest=latest,
        previous=load_current(desk.book, desk.store, latest)[1] if latest else None,
    )


def preview(desk: Desk, plan: Plan, now: datetime) -> Edition | None:
    """Return the edition as it would be now, and write nothing; None where there is nothing to say."""
    material = gather(desk, plan, desk.book.latest())
    if not material.enough(plan.limits):
        return None
    return introduced(assemble(material, desk.store, plan, now), desk.writer)


def nothing(plan: Plan, latest: EditionRecord | None, now: datetime, reason: str) -> EditionRecord:
    """Return the record of a day without an edition."""
    return EditionRecord(
        date=plan.date,
        digest="",
        status="nothing",
        sealed_at=now,
        cut_off=latest.cut_off if latest else "",
        previous=latest.date if latest else None,
        reason=reason,
    )


def reason_for(intake: Intake, limits: Limits, latest: EditionRecord | None) -> str:
    """Say why there is no edition."""
    since = f"since the edition of {latest.date}" if latest else "so far"
    count = len(intake.outlines)
    if count == 0:
        return f"no brief was published {since}"
    return f"only {count} of the {limits.minimum_briefs} briefs that an edition needs were published {since}"


def assemble(material: Material, store: Store, plan: Plan, now: datetime) -> Edition:
    """Return the edition of these briefs. It depends on the set of briefs, not on their order."""
    intake, previous = material.intake, material.previous
    candidates = [candidate(fold_republications(members)) for members in group(intake.outlines)]
    told, brief = choose(rank(candidates), plan.limits)
    stories = mark_continuing(
        [
            *(tell(story, lambda outline: read_brief(store, outline.source.brief), plan.limits) for story in told),
            *map(brevity, brief),
        ],
        previous,
    )
    full = tuple(story for story in stories if isinstance(story, Story))
    return Edition(
        date=plan.date,
        title=plan.title,
        made_at=now,
        program_version=__version__,
        tally=tally(intake, candidates),
        stories=full,
        also=tuple(story for story in stories if isinstance(story, Brevity)),
        topics=topics(full),
        previous=previous.date if previous else None,
        replaced=intake.replaced,
        missing=intake.missing,
        corrections=material.corrections,
    )


def tally(intake: Intake, candidates: list[Candidate]) -> Tally:
    """Count what the edition stands on."""
    return Tally(
        briefs=len(intake.outlines),
        stories=len(candidates),
        republications=sum(len(fold.copies) for story in candidates for fold in story.folds),
        extractive=sum(1 for each in intake.outlines if each.source.extractive),
        incomplete=sum(1 for each in intake.outlines if not each.source.complete),
    )


def enter(desk: Desk, plan: Plan, edition: Edition, material: Material) -> EditionRecord:
    """Store the immutable copy and seal it; where another compile was faster, remove the copy and take its record."""
    content = edition_json(edition)
    record = described(
        EditionRecord(
            date=plan.date,
            digest=hashlib.sha256(content).hexdigest(),
            status="draft" if plan.review else "ready",
            sealed_at=edition.made_at,
            cut_off=material.intake.cut_off,
            previous=edition.previous,
            seen=material.latest.seen if material.latest else "",
        ),
        edition,
    )
    desk.store.put(sealed_key(record), content, "application/json")
    if desk.book.seal(record):
        return record
    winner = desk.book.get(plan.date) or desk.book.latest()
    if winner is None or winner.digest != record.digest:
        desk.store.delete(sealed_key(record))
    if winner is None or winner.date != plan.date:
        return nothing(plan, winner, edition.made_at, "another edition was sealed meanwhile: try again")
    return winner


def approve_edition(desk: Desk, plan: Plan, now: datetime) -> EditionRecord | None:
    """Let an editor's draft go out, without what was withdrawn meanwhile; None where there is no edition of that date.

    Raises: StoreError, LedgerError, VerificationError.
    """
    amend_editions(desk, plan)
    record = desk.book.approve(plan.date, now)
    if record is not None:
        publish_index(desk.store, desk.book.recent, plan.title, plan.look)
    return record
