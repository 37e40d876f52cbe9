"""An edition is due at the reader's own hour, also on the days when clocks change, and is caught up once."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.edition.ports import EditionRecord
from wirebrief.mail.due import CATCH_UP, LATE, due_at, edition_due, local_hour
from wirebrief.subscribers.types import Slot

ZONES = [
    "Europe/Paris",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Chatham",
    "UTC",
]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def record(date: str, sealed_at: datetime, status: str = "ready") -> EditionRecord:
    return EditionRecord(date=date, digest="0", status=status, sealed_at=sealed_at, cut_off="1", previous=None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("hour", "zone", "sealed", "due"),
    [
        (7, "Europe/Paris", "2026-11-22T05:00", "2026-11-22T06:00"),  # an hour later
        (7, "Europe/Paris", "2026-07-22T04:30", "2026-07-22T05:00"),  # summer time
        (7, "Europe/Paris", "2026-11-22T09:00", "2026-11-22T06:00"),  # sealed late: at once
        (7, "Europe/Paris", "2026-11-22T15:00", "2026-11-23T06:00"),  # sealed far too late: tomorrow
        (6, "Pacific/Auckland", "2026-11-22T05:00", "2026-11-22T17:00"),  # the reader's next morning
        (2, "Europe/Paris", "2026-03-28T23:00", "2026-03-29T01:00"),  # 02:00 is skipped: the moment after the gap
        (3, "Europe/Paris", "2026-03-28T23:00", "2026-03-29T01:00"),
        (2, "Europe/Paris", "2026-10-24T22:00", "2026-10-25T00:00"),  # 02:00 comes twice: the first time
        (1, "America/New_York", "2026-11-01T04:00", "2026-11-01T05:00"),
        (2, "America/New_York", "2026-03-08T05:00", "2026-03-08T07:00"),
    ],
)
def test_an_edition_is_due_at_the_readers_hour(hour: int, zone: str, sealed: str, due: str) -> None:
    assert due_at(Slot(hour, zone), at(sealed)) == at(due)


@given(
    st.sampled_from(ZONES),
    st.integers(0, 23),
    st.datetimes(datetime(2011, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds of a strategy
)
def test_due_is_within_a_day_and_shows_the_hour_unless_it_is_skipped(zone: str, hour: int, sealed: datetime) -> None:
    due = due_at(Slot(hour, zone), sealed)
    assert sealed - LATE <= due < sealed - LATE + timedelta(hours=49)  # Apia once skipped a whole day
    wall = due.astimezone(ZoneInfo(zone))
    before = (due - timedelta(minutes=1)).astimezone(ZoneInfo(zone))
    assert wall.hour == hour or wall.utcoffset() != before.utcoffset()


def test_an_hour_that_comes_twice_counts_once() -> None:
    sealed = at("2026-10-24T22:00")
    first = due_at(Slot(2, "Europe/Paris"), sealed)
    slot, book = Slot(2, "Europe/Paris"), [record("2026-10-25", sealed)]
    assert edition_due(slot, book, first - timedelta(seconds=1)) is None
    assert edition_due(slot, book, first) == edition_due(slot, book, first + timedelta(hours=1)) == book[0]


def test_a_day_that_was_skipped_altogether_has_its_hour_after_the_gap() -> None:
    assert local_hour(datetime(2011, 12, 30, 7, tzinfo=ZoneInfo("Pacific/Apia"))) == at("2011-12-30T10:00")


def test_whoever_missed_editions_gets_the_newest_once() -> None:
    slot = Slot(7, "Europe/Paris")
    editions = [record(f"2026-11-{day}", at(f"2026-11-{day}T05:00")) for day in (20, 21, 22)]
    assert edition_due(slot, editions, at("2026-11-22T11:00")) == editions[2]
    assert edition_due(slot, editions, at("2026-11-22T01:30")) == editions[1]
    assert edition_due(slot, editions, at("2026-11-22T05:30")) is None  # so near the next one
    assert edition_due(slot, editions, at("2026-11-22T06:00") + CATCH_UP) is None


def test_a_draft_is_not_due() -> None:
    editions = [record("2026-11-22", at("2026-11-22T05:00"), "draft"), record("2026-11-21", at("2026-11-21T05:00"))]
    assert edition_due(Slot(7, "UTC"), editions, at("2026-11-22T07:30")) is None
    assert edition_due(Slot(7, "UTC"), editions, at("2026-11-22T02:00")) == editions[1]
