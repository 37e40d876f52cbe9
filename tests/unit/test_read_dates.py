"""Dates are read as their writers meant them, and not at all where they could mean two days."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.read.dates import parse_date


@pytest.mark.parametrize(
    "words",
    [
        "2026-11-21",
        "2026/11/21",
        "21.11.2026",
        "21/11/2026",
        "11/21/2026",
        "Saturday, November 21, 2026",
        "Nov. 21st, 2026",
        "21 November 2026",
        "21. November 2026",
        "21 de noviembre de 2026",
        "21 novembre 2026",
        "21 novembro de 2026",
        "21 november 2026",
        "21 ноября 2026 года",
        "21 листопада 2026",
        "21 نوفمبر 2026",
        "21 تشرين الثاني/نوفمبر 2026",
        "21 नवंबर 2026",
        "2026年11月21日",
        "2026년 11월 21일",
    ],
)
def test_the_same_day_in_many_languages(words: str) -> None:
    assert parse_date(words) == datetime(2026, 11, 21)  # noqa: DTZ001 - the source names no zone


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2026-11-21T10:30:00Z", datetime(2026, 11, 21, 10, 30, tzinfo=UTC)),
        ("2026-11-21T10:30:00.123+0530", datetime(2026, 11, 21, 10, 30, tzinfo=timezone(timedelta(hours=5.5)))),
        ("Nov 21, 2026 at 4:05 p.m. EST", datetime(2026, 11, 21, 16, 5, tzinfo=timezone(timedelta(hours=-5)))),
        ("21.11.2026, 16:05 Uhr", datetime(2026, 11, 21, 16, 5)),  # noqa: DTZ001 - no zone
        ("12:15 am, November 21, 2026", datetime(2026, 11, 21, 0, 15)),  # noqa: DTZ001 - no zone
    ],
)
def test_times_and_zones_are_kept_as_given(words: str, moment: datetime) -> None:
    parsed = parse_date(words)
    assert parsed == moment
    assert parsed is not None
    assert parsed.tzinfo == moment.tzinfo


@pytest.mark.parametrize("words", ["03/04/2026", "2026-13-45", "31 February 2026", "May", "21", "", "4 Foobar 2026"])
def test_what_is_no_date_or_two_dates_is_none(words: str) -> None:
    assert parse_date(words) is None


@given(st.text(max_size=150) | st.from_regex(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4} ?\d{1,2}:\d\d ?[+-]?\d{0,4}"))
def test_any_words_give_a_date_or_none(words: str) -> None:
    assert isinstance(parse_date(words), datetime | None)


@given(st.datetimes(min_value=datetime(1000, 1, 1), timezones=st.just(UTC) | st.none()))  # noqa: DTZ001 - hypothesis wants it naive
def test_iso_dates_are_read_back(moment: datetime) -> None:
    assert parse_date(moment.replace(microsecond=0).isoformat()) == moment.replace(microsecond=0)
