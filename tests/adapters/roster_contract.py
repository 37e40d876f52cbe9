"""What every roster and its turnstile must do. An adapter's test inherits this class and gives the `roster` fixture."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from wirebrief.subscribers.types import Slot, Subscriber

NOW = datetime(2026, 11, 22, 5, tzinfo=UTC)
PEPPER = b"pepper of the tests"
PARIS = Slot(7, "Europe/Paris")


def reader(number: int = 1, **known: Any) -> Subscriber:
    fields = {
        "id": f"{number:032x}",
        "address": f"reader{number}@example.org",
        "name": "Zoë 読者",
        "zone": PARIS.zone,
        "hour": PARIS.hour,
        "topics": ("Port Ansel", "ferries"),
        "created_at": NOW,
    }
    return Subscriber(**{**fields, **known})


class RosterContract:
    """The contract."""

    def test_a_subscriber_is_found_by_id_and_by_address(self, roster: Any) -> None:
        assert roster.get(reader().id) is None
        assert roster.find("reader1@example.org") is None
        assert roster.add(reader())
        assert roster.get(reader().id) == reader()
        assert roster.find("reader1@example.org") == reader()

    def test_an_address_is_entered_once(self, roster: Any) -> None:
        assert roster.add(reader(1))
        assert not roster.add(reader(2, address="reader1@example.org"))
        assert roster.get(reader(2).id) is None

    def test_of_many_that_enter_one_address_at_once_one_wins(self, roster: Any) -> None:
        with ThreadPoolExecutor(8) as pool:
            won = list(pool.map(lambda at: roster.add(reader(at, address="same@example.org")), range(8)))
        assert sum(won) == 1
        found = roster.find("same@example.org")
        assert roster.get(found.id) == found

    def test_a_change_is_kept_with_the_next_version(self, roster: Any) -> None:
        roster.add(reader())
        changed = roster.change(replace(reader(), status="active", hour=9))
        assert changed == replace(reader(), status="active", hour=9, version=2)
        assert roster.get(reader().id) == changed

    def test_of_two_changes_at_once_the_second_is_refused(self, roster: Any) -> None:
        roster.add(reader())
        assert roster.change(replace(reader(), status="active"))
        assert roster.change(replace(reader(), status="unsubscribed")) is None
        assert roster.get(reader().id).status == "active"

    def test_nobody_who_is_not_there_is_changed(self, roster: Any) -> None:
        assert roster.change(reader()) is None
        assert roster.get(reader().id) is None

    def test_who_is_erased_is_gone_and_may_come_back(self, roster: Any) -> None:
        roster.add(reader(1, status="active"))
        assert roster.erase(reader(1).id)
        assert not roster.erase(reader(1).id)
        assert roster.get(reader(1).id) is None
        assert roster.find("reader1@example.org") is None
        assert list(roster.everybody()) == []
        assert roster.in_slot(PARIS, "", 10) == ()
        assert roster.add(reader(2, address="reader1@example.org"))

    def test_a_slot_holds_its_active_subscribers_a_page_at_a_time(self, roster: Any) -> None:
        for number in range(1, 8):
            roster.add(reader(number, status="active"))
        roster.add(reader(8))
        roster.add(reader(9, status="active", hour=8))
        roster.add(reader(10, status="active", zone="Asia/Tokyo"))
        pages, after = [], ""
        while page := roster.in_slot(PARIS, after, 3):
            pages.append([each.id for each in page])
            after = page[-1].id
        assert [len(page) for page in pages] == [3, 3, 1]
        assert [subscriber for page in pages for subscriber in page] == [reader(number).id for number in range(1, 8)]
        assert set(roster.slots()) >= {PARIS, Slot(8, "Europe/Paris"), Slot(7, "Asia/Tokyo")}

    def test_who_changes_hour_or_leaves_is_no_longer_in_the_slot(self, roster: Any) -> None:
        roster.add(reader(1, status="active"))
        moved = roster.change(replace(reader(1, status="active"), hour=9))
        assert roster.in_slot(PARIS, "", 10) == ()
        assert roster.in_slot(Slot(9, PARIS.zone), "", 10) == (moved,)
        roster.change(replace(moved, status="unsubscribed"))
        assert roster.in_slot(Slot(9, PARIS.zone), "", 10) == ()

    def test_who_confirms_enters_the_slot(self, roster: Any) -> None:
        roster.add(reader(1))
        assert roster.in_slot(PARIS, "", 10) == ()
        active = roster.change(replace(reader(1), status="active"))
        assert roster.in_slot(PARIS, "", 10) == (active,)

    def test_everybody_is_listed_once(self, roster: Any) -> None:
        for number in range(1, 30):
            roster.add(reader(number * 7919))
        assert sorted(each.id for each in roster.everybody()) == sorted(reader(n * 7919).id for n in range(1, 30))

    def test_a_suppressed_address_stays_so_when_its_subscriber_is_erased(self, roster: Any) -> None:
        roster.add(reader())
        assert roster.suppressed("reader1@example.org") is None
        roster.suppress("reader1@example.org", "complained", NOW)
        roster.suppress("reader1@example.org", "bounced", NOW)
        roster.erase(reader().id)
        assert roster.suppressed("reader1@example.org") == "complained"
        assert roster.lift("reader1@example.org")
        assert not roster.lift("reader1@example.org")
        assert roster.suppressed("reader1@example.org") is None

    def test_a_turnstile_lets_in_so_many_in_a_window(self, roster: Any) -> None:
        visits = [roster.admit("form 1", 3, 60, NOW + timedelta(seconds=at)) for at in range(5)]
        assert visits == [True, True, True, False, False]
        assert roster.admit("form 2", 3, 60, NOW)
        assert roster.admit("form 1", 3, 60, NOW + timedelta(seconds=61))

    def test_a_turnstile_counts_everybody_who_comes_at_once(self, roster: Any) -> None:
        with ThreadPoolExecutor(8) as pool:
            assert sum(pool.map(lambda _: roster.admit("crowd", 5, 60, NOW), range(12))) == 5
