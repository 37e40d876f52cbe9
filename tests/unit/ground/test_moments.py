"""A date is kept only where it is what the article's words mean."""

from datetime import datetime

import pytest

from support.samples import article_of
from wirebrief.article import Span
from wirebrief.ground.moments import date_fault


def fault(text: str, words: str, iso: str, language: str = "en", published: str | None = "2026-02-18") -> str | None:
    at = text.index(words)
    day = datetime.fromisoformat(published) if published else None
    return date_fault(article_of(text, language=language, published_at=day), Span(at, at + len(words)), iso)


@pytest.mark.parametrize("iso", ["2026-01", "2026-01-01/2026-01-31"])
def test_a_month_may_be_given_as_itself_or_as_its_days(iso: str) -> None:
    assert fault("It began in January.", "January", iso) is None


@pytest.mark.parametrize("iso", ["2019", "2019-01-01/2019-12-31"])
def test_a_year_may_be_given_as_itself_or_as_its_days(iso: str) -> None:
    assert fault("It was built in 2019.", "2019", iso) is None


@pytest.mark.parametrize("iso", ["2026-01-01/2026-01-30", "2026-02", "2024-01"])
def test_another_stretch_than_the_words_mean_is_a_fault(iso: str) -> None:
    assert fault("It began in January.", "January", iso)


@pytest.mark.parametrize(("words", "iso"), [("18日", "2026-02-18"), ("3月10日", "2026-03-10"), ("2月中", "2026-02")])
def test_in_a_language_whose_words_are_not_known_the_numbers_tell(words: str, iso: str) -> None:
    assert fault(f"県は{words}、発表した。", words, iso, "ja") is None


@pytest.mark.parametrize(("words", "iso"), [("18日", "2026-02-19"), ("18日", "2025-02-18"), ("昨日", "2026-02-17")])
def test_in_such_a_language_a_date_without_its_numbers_or_far_away_is_a_fault(words: str, iso: str) -> None:
    assert fault(f"県は{words}、発表した。", words, iso, "ja")


def test_in_such_a_language_an_undated_article_dates_nothing() -> None:
    assert fault("県は18日、発表した。", "18日", "2026-02-18", "ja", None)


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("The report will be read on Tuesday.", "on Tuesday", "2026-02-24"),
        ("The report was read on Tuesday.", "on Tuesday", "2026-02-17"),
        ("It was to be harvested in March.", "in March", "2026-03"),
        ("She served from 1979 to 1986.", "from 1979 to 1986", "1979/1986"),
    ],
)
def test_a_bare_weekday_or_month_may_lie_on_either_side_of_publication(text: str, words: str, iso: str) -> None:
    assert fault(text, words, iso) is None


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("The report will be read on Tuesday.", "on Tuesday", "2026-02-25"),
        ("The report will be read on Tuesday.", "on Tuesday", "2026-03-03"),
        ("It fell last March.", "last March", "2026-03"),
        ("She served from 1979 to 1986.", "from 1979 to 1986", "1981/1985"),
    ],
)
def test_a_day_that_the_words_rule_out_is_a_fault(text: str, words: str, iso: str) -> None:
    assert fault(text, words, iso)


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("It was built in the summer of 2012.", "in the summer of 2012", "2012"),
        ("It will open by the end of the year.", "by the end of the year", "2026-12-31"),
        ("The fair was held this weekend.", "this weekend", "2026-02-14/2026-02-15"),
        ("The fair is held this weekend.", "this weekend", "2026-02-21/2026-02-22"),
    ],
)
def test_a_date_may_be_coarser_or_an_end_or_the_nearer_weekend_as_the_words_have_it(
    text: str, words: str, iso: str
) -> None:
    assert fault(text, words, iso) is None


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("It was built in the summer of 2012.", "in the summer of 2012", "2013"),
        ("It will open in the new year.", "in the new year", "2026-12-31"),
        ("It will open this year.", "this year", "2026-12-31"),
        ("The fair was held this weekend.", "this weekend", "2026-02-07/2026-02-08"),
    ],
)
def test_a_coarser_date_or_an_edge_that_the_words_do_not_name_is_a_fault(text: str, words: str, iso: str) -> None:
    assert fault(text, words, iso)


QUARTER = "the fourth quarter"


@pytest.mark.parametrize("iso", ["2026-10/2026-12", "2026-10-01/2026-12-31"])
def test_the_quarter_that_something_is_expected_in_is_the_coming_one(iso: str) -> None:
    assert fault(f"The sale is expected to close in {QUARTER}.", QUARTER, iso) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        (f"Sales rose in {QUARTER}.", "2026-10/2026-12"),
        (f"The sale is expected to close in {QUARTER}.", "2027-10/2027-12"),
        (f"The sale is expected to close in {QUARTER}.", "2026-07/2026-09"),
    ],
)
def test_a_quarter_gone_by_or_another_one_is_a_fault(text: str, iso: str) -> None:
    assert fault(text, QUARTER, iso)
