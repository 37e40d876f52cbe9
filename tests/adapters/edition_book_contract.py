"""What every book of editions must do. An adapter's test inherits this class and gives it the `book` fixture."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from wirebrief.edition.ports import EditionBook, EditionRecord

NOW = datetime(2026, 11, 22, 5, 0, 0, 123456, tzinfo=UTC)
MONDAY = EditionRecord(
    date="2026-11-23", digest="a" * 64, status="ready", sealed_at=NOW, cut_off="57", previous=None, stories=3, briefs=9,
    headline="Feuer in Zürich “gelöscht”",
)  # fmt: skip
TUESDAY = replace(MONDAY, date="2026-11-24", digest="b" * 64, previous="2026-11-23", cut_off="99")


class EditionBookContract:
    """The contract."""

    def test_a_new_book_has_no_edition(self, book: EditionBook) -> None:
        assert book.latest() is None
        assert book.get("2026-11-23") is None
        assert book.recent(5) == ()

    def test_a_sealed_edition_is_found_as_it_was_sealed(self, book: EditionBook) -> None:
        assert book.seal(MONDAY)
        assert book.get("2026-11-23") == MONDAY
        assert book.latest() == MONDAY

    def test_a_date_is_sealed_once(self, book: EditionBook) -> None:
        assert book.seal(MONDAY)
        assert not book.seal(replace(MONDAY, digest="c" * 64, previous="2026-11-23"))
        assert not book.seal(replace(MONDAY, digest="c" * 64))
        assert book.get("2026-11-23") == MONDAY

    def test_an_edition_is_refused_that_began_before_another_was_sealed(self, book: EditionBook) -> None:
        assert book.seal(MONDAY)
        assert not book.seal(replace(TUESDAY, previous=None))
        assert book.seal(TUESDAY)
        assert book.latest() == TUESDAY

    def test_of_many_that_seal_at_once_one_wins(self, book: EditionBook) -> None:
        with ThreadPoolExecutor(8) as pool:
            won = list(pool.map(lambda at: book.seal(replace(MONDAY, digest=f"{at:064}")), range(8)))
        assert sum(won) == 1

    def test_an_empty_day_is_noted_and_gives_way_to_an_edition(self, book: EditionBook) -> None:
        empty = replace(MONDAY, status="nothing", digest="", reason="no brief was published", stories=0, briefs=0)
        book.note_nothing(empty)
        assert book.get("2026-11-23") == empty
        assert book.latest() is None
        later = replace(empty, reason="still none", sealed_at=NOW + timedelta(hours=1))
        book.note_nothing(later)
        assert book.get("2026-11-23") == later
        assert book.seal(MONDAY)
        book.note_nothing(later)
        assert book.get("2026-11-23") == MONDAY

    def test_recent_editions_come_newest_first_without_empty_days(self, book: EditionBook) -> None:
        book.seal(MONDAY)
        book.seal(TUESDAY)
        book.note_nothing(replace(MONDAY, date="2026-11-25", status="nothing", digest="", reason="none"))
        assert book.recent(5) == (TUESDAY, MONDAY)
        assert book.recent(1) == (TUESDAY,)

    def test_a_draft_becomes_ready_when_it_is_approved_and_only_then(self, book: EditionBook) -> None:
        assert book.approve("2026-11-23", NOW) is None
        draft = replace(MONDAY, status="draft")
        book.seal(draft)
        assert book.latest() == draft
        later = NOW + timedelta(hours=2)
        assert book.approve("2026-11-23", later) == replace(draft, status="ready", sealed_at=later)
        assert book.approve("2026-11-23", later + timedelta(hours=1)) == replace(draft, status="ready", sealed_at=later)

    def test_a_revision_takes_the_place_of_the_edition_once(self, book: EditionBook) -> None:
        book.seal(MONDAY)
        revision = replace(
            MONDAY, digest="d" * 64, stories=2, headline="", revisions=(MONDAY.digest,), amended_at=NOW, briefs=7
        )
        assert not book.amend("f" * 64, revision)
        assert not book.amend(TUESDAY.digest, replace(revision, date=TUESDAY.date))
        assert book.get(MONDAY.date) == MONDAY
        assert book.amend(MONDAY.digest, revision)
        assert book.amend(MONDAY.digest, revision)
        assert book.latest() == revision
        assert not book.amend(MONDAY.digest, replace(revision, digest="e" * 64))
        assert book.get(MONDAY.date) == revision

    def test_an_edition_is_amended_approved_and_looked_through_beside_each_other(self, book: EditionBook) -> None:
        draft = replace(MONDAY, status="draft")
        book.seal(draft)
        later = NOW + timedelta(hours=2)
        book.approve(MONDAY.date, later)
        book.note_seen(MONDAY.date, "12")
        assert book.amend(draft.digest, replace(draft, digest="d" * 64, revisions=(draft.digest,)))
        expected = replace(
            draft, digest="d" * 64, revisions=(draft.digest,), status="ready", sealed_at=later, seen="12"
        )
        assert book.latest() == expected
        book.note_seen("2026-11-30", "14")
        assert book.latest() == expected

    def test_of_many_that_amend_at_once_one_wins(self, book: EditionBook) -> None:
        book.seal(MONDAY)
        revisions = [replace(MONDAY, digest=f"{at:064}", revisions=(MONDAY.digest,)) for at in range(6)]
        with ThreadPoolExecutor(6) as pool:
            won = list(pool.map(lambda revision: book.amend(MONDAY.digest, revision), revisions))
        assert sum(won) == 1
        assert book.latest() == revisions[won.index(True)]
