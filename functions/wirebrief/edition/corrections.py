"""Tell readers what became of reports that they were sent: corrected, changed or withdrawn by their sources since.

Nothing is believed that an engine merely chose otherwise: words count as added only where the older article does not
have them, as removed only where the newer one does not.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, timedelta

from msgspec import Struct
from msgspec.structs import replace

from wirebrief.brief import Brief, Evidence
from wirebrief.edition.archive import load_current, sealed_key
from wirebrief.edition.intake import Succession, brief_key
from wirebrief.edition.names import Report
from wirebrief.edition.outline import source_ref
from wirebrief.edition.ports import EditionBook, EditionRecord
from wirebrief.edition.sayings import as_statement, passages
from wirebrief.edition.types import Amendment, Correction, Edition
from wirebrief.errors import ObjectMissing, VerificationError
from wirebrief.ports import Store
from wirebrief.render.cleaning import without_unverified_quotes
from wirebrief.revise import Altered, Said, altered, figures_in
from wirebrief.upload.publish import find_brief

# Editions in which a brief that has gone is looked for: a year. Mostly the day of its publication ends the search.
LOOK_BACK = 366
# The day in a brief's key is by another machine's clock than the moment at which an edition was sealed.
CLOCKS_APART = timedelta(days=1)


class Archive(Struct, frozen=True):
    """The editions so far, and the store in which they and the briefs lie."""

    book: EditionBook
    store: Store


class Carried(Struct, frozen=True):
    """Where an earlier edition carried a brief."""

    sealed: str
    edition: str
    place: str
    story: str
    brief: str
    article: str
    label: str
    leads: bool = False


class Versions(Struct, frozen=True):
    """Two versions of a report: their briefs, and the whole texts these are of, with white space folded."""

    old: Brief
    new: Brief
    old_text: str
    new_text: str


def corrections_of(successions: tuple[Succession, ...], archive: Archive, limit: int) -> tuple[Correction, ...]:
    """Return a note for each brief that an earlier edition carried and that says something else now, or is gone.

    One that no edition carried needs none. `limit` bounds the changes that a note lists.
    Raises: StoreError, LedgerError.
    """
    carried = carriers({brief_key(one.old): one for one in successions}, archive)
    notes = [note(one, carried[key], archive.store) for one in successions if (key := brief_key(one.old)) in carried]
    return tuple(shortened(one, limit) for one in notes if one is not None)


def carriers(wanted: dict[str, Succession], archive: Archive) -> dict[str, Carried]:
    """Return for each brief (its key) the newest edition that carried it; damaged editions are passed over."""
    left, found = set(wanted), dict[str, Carried]()
    for record, edition in editions_since(min(map(first_day, left), default=""), archive) if left else ():
        for one in carried_by(edition, sealed_key(record)):
            if one.brief in left:
                found.setdefault(one.brief, one)
        left -= found.keys()
        if not left:
            break
    return found


def editions_since(day: str, archive: Archive) -> Iterator[tuple[EditionRecord, Edition]]:
    """Yield the editions that were sealed since a day, newest first; damaged ones are passed over."""
    for record in archive.book.recent(LOOK_BACK):
        if (record.sealed_at + CLOCKS_APART).astimezone(UTC).date().isoformat() < day:
            return
        with suppress(VerificationError):
            yield load_current(archive.book, archive.store, record)


def first_day(key: str) -> str:
    """Return the day from which on a brief may have been carried, as its key tells.

    >>> first_day("briefs/2026/11/22/0a1b/brief.json")
    '2026-11-22'
    """
    parts = key.split("/")
    return "-".join(parts[1:4]) if parts[0] == "briefs" else ""


def carried_by(edition: Edition, sealed: str) -> Iterator[Carried]:
    """Yield every report of an edition with its place, those included that were withdrawn from it since."""
    for place, story in edition.places:
        for ref in story.references:
            leads = place == edition.places[0][0] and ref.article in story.headline.articles
            yield Carried(sealed, edition.date, place, story.id, ref.brief, ref.article, ref.label, leads)
    for one in edition.withdrawn:
        yield Carried(one.sealed, edition.date, one.place, one.story, one.brief, one.article, one.label)


def note(succession: Succession, carried: Carried, store: Store) -> Correction | None:
    """Return what readers are to be told of one brief, None where its newer version says the same."""
    gone = Correction(
        id=f"correction-{carried.article[:16]}",
        status="withdrawn",
        article=carried.article,
        label=carried.label,
        edition=carried.edition,
        story=carried.story,
        place=carried.place,
        sealed=carried.sealed,
        leads=carried.leads,
    )
    if succession.withdrawn:
        return gone
    if succession.by.article_id == carried.article:
        return None  # the same article, briefed again on purpose
    old, new = find_brief(succession.old, store), find_brief(succession.by.prefix, store)
    newer = replace(gone, status="changed", by=new and source_ref(new, brief_key(succession.by.prefix)))
    if old is None or new is None:
        return newer
    headline = as_statement(Report(old), old.headline)
    is_correction = new.revision is not None and new.revision.correction
    changes = amendments(versions(old, new, succession, store))
    status = "corrected" if is_correction else "changed"
    return replace(newer, status=status, headline=headline, changes=changes) if changes else None


def versions(old: Brief, new: Brief, succession: Succession, store: Store) -> Versions:
    """Return both versions with their texts."""
    return Versions(old, new, text_under(succession.old, store), text_under(succession.by.prefix, store))


def text_under(prefix: str, store: Store) -> str:
    """Return the article's text in one line, nothing where it is gone."""
    try:
        return folded(store.get(f"{prefix}article.txt").decode())
    except ObjectMissing:
        return ""


def folded(text: str) -> str:
    """Return the text with single spaces between its words."""
    return " ".join(text.split())


def amendments(both: Versions) -> tuple[Amendment, ...]:
    """Return what the newer article itself says otherwise; figures and names only where no statement shows them."""
    told = [amendment for one in altered(both.old, both.new) if (amendment := confirmed(one, both)) is not None]
    sayings = each_once(one for one in told if one.kind in {"statement", "claim"})
    shown = folded(" ".join(f"{one.old or ''} {one.new or ''}" for one in sayings)).casefold()
    rest = [one for one in told if one.kind in {"figure", "name"} and not all_shown(one, shown)]
    return tuple(sorted([*sayings, *rest], key=lambda one: one.old is None or one.new is None))


def each_once(sayings: Iterable[Amendment]) -> list[Amendment]:
    """Return the sayings without those that another has: a claim is often a statement of the brief too."""
    kept: list[Amendment] = []
    for one in sayings:
        if not any(within(other.old, one.old) and within(other.new, one.new) for other in kept):
            kept.append(one)
    return kept


def within(shorter: str | None, longer: str | None) -> bool:
    """Return whether one side of a change says what a side of another does, but for who says it."""
    return (shorter is None) == (longer is None) and (longer or "").endswith(shorter or "")


def all_shown(one: Amendment, shown: str) -> bool:
    """Return whether the figure or name that was added, removed or exchanged stands in the shown sayings."""
    return all(words.split(",")[0].casefold() in shown for words in (one.old, one.new) if words)


def confirmed(one: Altered, both: Versions) -> Amendment | None:
    """Return the change as far as the articles themselves confirm it, None where neither side is confirmed."""
    gone = one.old if one.old and not has(both.new_text, one, one.old) else None
    come = one.new if one.new and not has(both.old_text, one, one.new) else None
    if gone is None and come is None:
        return None
    return Amendment(
        kind=one.kind,
        old=shown_words(gone) if gone else None,
        new=shown_words(come) if come else None,
        before=passages(Report(both.old), proof(one, gone)) if gone else (),
        now=passages(Report(both.new), proof(one, come)) if come else (),
    )


def proof(one: Altered, said: Said) -> tuple[Evidence, ...]:
    """Return the evidence of a statement or claim; of a figure or name the first piece that has it."""
    evidence = said.part.evidence
    if one.kind in {"statement", "claim"}:
        return evidence
    return (next((piece for piece in evidence if said.text.split(", ")[0] in piece.quote), evidence[0]),)


def has(text: str, one: Altered, said: Said) -> bool:
    """Return whether the other version's text has what was said, in the words of its evidence."""
    if one.kind == "figure":
        return said.text in figures_in(text)
    if one.kind == "name":
        return all(words in text for words in said.text.split(", ", 1))
    return all(folded(piece.quote) in text for piece in said.part.evidence)


def shown_words(said: Said) -> str:
    """Return the words as an edition may show them."""
    return without_unverified_quotes(said.text, said.part)


def shortened(correction: Correction, limit: int) -> Correction:
    """Return the note with so many changes at most, and the count of the others."""
    more = max(0, len(correction.changes) - limit)
    return replace(correction, changes=correction.changes[:limit], more=more)
