"""What must hold of an edition from which a story is withdrawn, wherever it is kept.

An adapters' test inherits this class and gives it the `rooms` fixture, which opens newsrooms.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count

from msgspec.structs import replace

from support.newsroom import MORNING, Newsroom
from support.reports import Report, write_reports
from wirebrief.edition.amend import amend_editions
from wirebrief.edition.compile import compile_edition
from wirebrief.edition.desk import Plan
from wirebrief.edition.ports import EditionRecord
from wirebrief.ports import PublishedPage

Rooms = Callable[[], Newsroom]

FERRY, LATER_FERRY = [one for one in write_reports() if one.event == "ferry-fire" and not one.copy_of][:2]
MOON = next(one for one in write_reports() if one.event == "moon")
KEYS = {report.id: f"inbox/{number}.txt" for number, report in enumerate((FERRY, LATER_FERRY, MOON))}
TODAY, TOMORROW = Plan(date="2026-11-22"), Plan(date="2026-11-23")


# A copy, the book, four files, index, feed, the copy kept apart and gone, the mark in the book.
FEWEST_WRITES = 8


class Killed(BaseException):
    """The process is gone."""


WRITES = ("put", "delete", "amend", "note_seen")


class Dying:
    """Passes every call on, and dies after the n-th write of all that go through it and its like."""

    def __init__(self, inner: object, writes: list[int], fatal: int) -> None:
        self._inner, self._writes, self._fatal = inner, writes, fatal

    def __getattr__(self, name: str) -> Callable[..., object]:
        def call(*args: object) -> object:
            result = getattr(self._inner, name)(*args)
            self._writes[0] += name in WRITES
            if name in WRITES and self._writes[0] == self._fatal:
                raise Killed
            return result

        return call


def amend_and_die(room: Newsroom, fatal: int) -> bool:
    """Amend and be killed after so many writes; return whether there were so many."""
    writes = [0]
    store, book = (Dying(inner, writes, fatal) for inner in (room.store, room.book))
    try:
        amend_editions(replace(room.desk, store=store, book=book), TODAY)
    except Killed:
        return True
    return False


def told(room: Newsroom, *reports: Report) -> EditionRecord:
    for report in reports:
        room.publish_brief(report.brief, report.text, key=KEYS[report.id])
    return compile_edition(room.desk, TODAY, MORNING)


def taken_back(room: Newsroom, report: Report) -> None:
    room.withdraw(report, KEYS[report.id])


def state(room: Newsroom) -> tuple[dict[str, bytes], tuple[EditionRecord, ...]]:
    keys = [*room.store.list("editions/"), *room.store.list("withdrawn/editions/")]
    return {key: room.store.get(key) for key in keys}, room.book.recent(9)


class WithdrawalContract:
    """The contract."""

    def test_whoever_is_killed_again_and_again_while_an_edition_is_amended_ends_as_if_he_were_not(
        self, rooms: Rooms
    ) -> None:
        clean, room = rooms(), rooms()
        for one in (clean, room):
            told(one, FERRY, LATER_FERRY, MOON)
            taken_back(one, FERRY)
        amend_editions(clean.desk, TODAY)
        kills = next(fatal for fatal in count(1) if not amend_and_die(room, fatal)) - 1
        assert kills >= FEWEST_WRITES
        assert state(room) == state(clean)

    def test_editions_amended_at_once_by_many_are_as_if_one_had_done_it(self, rooms: Rooms) -> None:
        clean, room = rooms(), rooms()
        for one in (clean, room):
            told(one, FERRY, LATER_FERRY, MOON)
            taken_back(one, FERRY)
        amend_editions(clean.desk, TODAY)
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _: amend_editions(room.desk, TODAY), range(4)))
        assert state(room) == state(clean)

    def test_a_story_withdrawn_while_the_next_edition_is_made_is_taken_out_of_it_too(self, rooms: Rooms) -> None:
        room = rooms()
        told(room, MOON)
        room.publish_brief(FERRY.brief, FERRY.text, key=KEYS[FERRY.id])

        def published(after: str, limit: int) -> PublishedPage:
            """All that was published; once it is read, a rival sees to a withdrawal whose objects still lie there."""
            page = room.ledger.published(after, limit)
            if not page.publications:
                key = f"briefs/2026/11/22/{FERRY.id}/brief.json"
                brief = room.store.get(key)
                taken_back(room, FERRY)
                room.store.put(key, brief, "application/json")
                amend_editions(room.desk, TODAY)
            return page

        compile_edition(replace(room.desk, published=published), TOMORROW, MORNING + timedelta(days=1))
        assert FERRY.brief.headline.text not in room.store.get("editions/2026-11-23/edition.html").decode()
        assert room.book.recent(1)[0].revisions

    def test_a_compile_that_was_overtaken_leaves_the_amended_page(self, rooms: Rooms) -> None:
        room = rooms()
        told(room, FERRY, MOON)
        store = room.store

        class Overtaken:
            """A store in which a rival amends the edition just before an old page is written."""

            slow = True

            def __getattr__(self, name: str) -> object:
                return getattr(store, name)

            def put(self, key: str, content: bytes, media_type: str) -> None:
                if key.endswith("edition.html") and Overtaken.slow:
                    Overtaken.slow = False
                    taken_back(room, FERRY)
                    amend_editions(room.desk, TODAY)
                store.put(key, content, media_type)

        compile_edition(replace(room.desk, store=Overtaken()), TODAY, MORNING)
        assert FERRY.brief.headline.text not in store.get("editions/2026-11-22/edition.html").decode()
        assert "was withdrawn by its source" in store.get("editions/2026-11-22/edition.html").decode()
