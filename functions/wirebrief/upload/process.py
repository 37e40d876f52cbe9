"""Take one upload all the way, so that any number of deliveries, crashes and rivals end in one brief or one failure.

An upload that holds several articles is done when each of them is: each is claimed, briefed and finished as if it had
been uploaded alone, under the upload's key and its own name, and an agency's item under its own id, so that its
versions find each other whatever their files are called. The upload itself is finished last:

    fetch, read ─▶ one article ──▶ claim ─▶ brief or failure ─▶ finish
                └▶ its members ──▶ claim ─▶ each member: admit ─▶ claim ─▶ brief or failure ─▶ finish
                                        └─▶ members/<id>.json ─▶ finish
"""

import hashlib

from wirebrief.article import Article
from wirebrief.brief import Brief
from wirebrief.errors import ArticleError, Embargoed, ObjectMissing, TooLarge, WirebriefError
from wirebrief.ports import Clock, Deadline, Lease, Outcome, Store, Upload
from wirebrief.read import Member, Reading, read_upload
from wirebrief.revise import revised
from wirebrief.upload.failure import write_failure
from wirebrief.upload.fingerprint import marks_of
from wirebrief.upload.job import Job, Services, failure_written, given_back_on_error, mistakes_named
from wirebrief.upload.parting import MemberOutcome, is_parted, member_upload, parting_id, write_members
from wirebrief.upload.publish import find_brief, find_written, let_a_kill_win, publish, withdraw
from wirebrief.upload.twins import SAME_TEXT, find_twin


def process_upload(upload: Upload, services: Services, deadline: Deadline, *, last_try: bool) -> Outcome:
    """Return how the work on the upload ended; what had ended before costs nothing.

    A permanent fault of the article is an outcome like any other. All else is raised, the article given back and
    the ledger left open, so that another delivery takes it up; the failure is written then too where it is the
    last try, or where only the operator can mend it.

    Raises:
        LeaseHeld: somebody else is at work on the same bytes: deliver again later.
        WirebriefError: what went wrong; `retryable` tells whether delivering again may help.
    """
    job = Job(upload, services, deadline, last_try)
    settled = services.ledger.admit(upload, services.clock.now())
    if settled is not None:
        return settled
    with failure_written(job, unread_id(upload)):
        found = _fetch(job)
        if isinstance(found, WirebriefError):
            return _settle(job, Member(name="", id=unread_id(upload)), found)
    with failure_written(job, hashlib.sha256(found).hexdigest()), mistakes_named(upload):
        reading = read_upload(found, upload.key.rpartition("/")[2], services.limits)
    if is_parted(reading):
        return _settle_members(job, parting_id(hashlib.sha256(found).hexdigest()), reading)
    return _settle_written(job, reading.members[0])


def _fetch(job: Job) -> bytes | WirebriefError:
    """Return the upload's bytes, or why there never will be any."""
    try:
        return job.services.inbox.fetch(job.upload, job.services.limits.max_bytes)
    except (TooLarge, ObjectMissing) as error:
        return error


def _settle_members(job: Job, own_id: str, reading: Reading) -> Outcome:
    """Bring every member to its outcome, then the upload; what one member meets keeps no other waiting."""
    ledger, clock = job.services.ledger, job.services.clock
    lease = ledger.claim(own_id, job.services.new_owner(), clock.now(), job.services.lease_seconds)
    if isinstance(lease, Outcome):
        ledger.link(job.upload, lease, clock.now())
        return lease
    with given_back_on_error(lease, ledger):
        ended: list[MemberOutcome] = []
        errors: list[WirebriefError] = []
        for member in reading.members:
            try:
                ended.append(_member_outcome(job, member))
            except WirebriefError as error:
                errors.append(error)
        if errors:
            raise next((error for error in errors if error.retryable), errors[0])
        outcome = write_members(own_id, job.upload, reading, tuple(ended), job.services.store)
        ledger.finish(job.upload, lease, outcome, clock.now())
    return outcome


def _member_outcome(job: Job, member: Member) -> MemberOutcome:
    upload = member_upload(job.upload, member)
    inner = Job(upload, job.services, job.deadline, job.last_try)
    outcome = job.services.ledger.admit(upload, job.services.clock.now())
    if outcome is None:
        outcome = _settle_written(inner, member)
    else:
        _see_to_a_kill(inner, member, job.services.ledger.outcome(member.id))
    return MemberOutcome(name=member.name, key=upload.key, outcome=outcome)


def _see_to_a_kill(job: Job, member: Member, outcome: Outcome | None) -> None:
    """Let a kill of an agency's item win; again where it is delivered again, as its worker may have died before."""
    if outcome is not None and member.article is not None and member.article.wire is not None:
        let_a_kill_win(job.upload, outcome, job.services.ledger, job.services.store)


def _settle_written(job: Job, member: Member) -> Outcome:
    with failure_written(job, member.id):
        return _settle(job, member, member.error)


def _settle(job: Job, member: Member, fault: WirebriefError | None) -> Outcome:
    """Do the work under a lease, unless it was done through another upload of the same bytes."""
    ledger, clock = job.services.ledger, job.services.clock
    _check_embargo(member, clock)
    lease = ledger.claim(member.id, job.services.new_owner(), clock.now(), job.services.lease_seconds)
    if isinstance(lease, Outcome):
        return _shared(job, lease, fault)
    with given_back_on_error(lease, ledger):
        outcome = _brief_or_failure(job, member, fault, lease)
        ledger.finish(job.upload, lease, outcome, clock.now())
    _see_to_a_kill(job, member, outcome)
    return outcome


def _shared(job: Job, outcome: Outcome, fault: WirebriefError | None) -> Outcome:
    """Take the outcome that the same bytes had under another key; where they failed, this upload tells so too."""
    services, now = job.services, job.services.clock.now()
    told = outcome
    if outcome.status == "failed" and fault is not None:
        told = write_failure(fault, outcome.article_id, job.upload, now, services.store)
    services.ledger.link(job.upload, outcome, now)
    return told


def _check_embargo(member: Member, clock: Clock) -> None:
    wire = member.article.wire if member.article else None
    if wire is None or wire.embargoed_until is None or wire.status != "usable":
        return
    until = wire.embargoed_until
    if (until if until.tzinfo else until.replace(tzinfo=clock.now().tzinfo)) > clock.now():
        name = member.article.name if member.article else ""
        raise Embargoed(f"{name} is under an embargo until {until.isoformat()}: it is briefed then", until)


def _brief_or_failure(job: Job, member: Member, fault: WirebriefError | None, lease: Lease) -> Outcome:
    try:
        if fault is not None or member.article is None:
            raise fault or ArticleError(f"{member.name}: holds no article")
        if member.article.wire is not None and member.article.wire.status != "usable":
            return withdraw(
                job.upload, member.article, job.services.ledger.standing(job.upload.key), job.services.store
            )
        with mistakes_named(job.upload):
            return _brief(job, member.article, lease)
    except (ArticleError, TooLarge, ObjectMissing) as error:
        if isinstance(error, ObjectMissing) and error is not fault:
            raise
        return write_failure(error, lease.article_id, job.upload, job.services.clock.now(), job.services.store)


def _brief(job: Job, article: Article, lease: Lease) -> Outcome:
    services = job.services
    marks = marks_of(article.text)
    standing = services.ledger.standing(job.upload.key)
    written = find_written(lease, services.store) if lease.attempt > 1 else None
    if written is None and standing is None and lease.run == 1:  # a new version is briefed, however little it changes
        twin = find_twin(article, marks, services.ledger, services.store)
        if twin is not None:
            return Outcome(article_id=article.id, status="done", prefix=twin.prefix, code=SAME_TEXT)
    brief = written or _with_changes(services.make(article, job.deadline), article, standing, services.store)
    outcome = publish(brief, article, lease, services.store, services.render)
    services.ledger.remember(article.id, marks)
    return outcome


def _with_changes(brief: Brief, article: Article, standing: str | None, store: Store) -> Brief:
    """Note in the brief what it changes of the one that the key has so far."""
    if standing is None:
        return brief
    is_correction = article.wire is not None and article.wire.correction
    return revised(brief, find_brief(standing, store), standing, is_correction=is_correction)


def unread_id(upload: Upload) -> str:
    """Return the id under which an upload whose bytes were not read is known."""
    return hashlib.sha256(f"{upload.key}\n{upload.version}".encode()).hexdigest()
