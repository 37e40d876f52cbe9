"""When: English expressions of time, their extent and what they mean on Thursday, 12 March 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.offline_asking import draft_of
from wirebrief.engines.offline import periods
from wirebrief.engines.offline.dates_en import read

PUBLISHED = "2026-03-12T18:40:00+00:00"  # a Thursday
CASES: dict[str, tuple[str, str | None]] = {
    "It fell on Monday.": ("Monday", "2026-03-09"),
    "It fell on Thursday.": ("Thursday", "2026-03-12"),
    "It will fall on Monday.": ("Monday", "2026-03-16"),
    "The vote is scheduled for Sunday.": ("Sunday", "2026-03-15"),
    "The report would be reviewed on Tuesday.": ("Tuesday", "2026-03-17"),
    "It fell last Monday.": ("last Monday", "2026-03-09"),
    "It opens next Friday.": ("next Friday", "2026-03-13"),
    "It fell late Tuesday.": ("late Tuesday", "2026-03-10"),
    "It fell on Tuesday morning.": ("Tuesday morning", "2026-03-10"),
    "It fell last February.": ("last February", "2026-02"),
    "It fell last June.": ("last June", "2025-06"),
    "It fell in January.": ("January", "2026-01"),
    "It fell in November.": ("November", "2025-11"),
    "It will open in November.": ("November", "2026-11"),
    "It fell on Nov. 3.": ("Nov. 3", "2025-11-03"),
    "It fell on March 3.": ("March 3", "2026-03-03"),
    "It fell on 3 March 2020.": ("3 March 2020", "2020-03-03"),
    "It fell on March 3, 2020.": ("March 3, 2020", "2020-03-03"),
    "It fell on Tuesday, March 3, 2020.": ("Tuesday, March 3, 2020", "2020-03-03"),
    "It fell on the 3rd of March 2020.": ("the 3rd of March 2020", "2020-03-03"),
    "It fell between March 3 and 5, 2020.": ("March 3 and 5, 2020", "2020-03-03/2020-03-05"),
    "It fell on 2020-03-03.": ("2020-03-03", "2020-03-03"),
    "It fell in March 2020.": ("March 2020", "2020-03"),
    "It fell in early March 2020.": ("early March 2020", "2020-03"),
    "It fell in 1987.": ("1987", "1987"),
    "A 1996 law named for him failed.": ("1996", "1996"),
    "It earned more in the July-September period.": ("July-September", "2025-07/2025-09"),
    "It fell from 43 cents a year earlier.": ("a year earlier", "2025"),
    "It rained over the past month.": ("the past month", "2026-02"),
    "Protesters planned a large march on Saturday.": ("Saturday", "2026-03-14"),
    "It fell in late 2019.": ("late 2019", "2019"),
    "It fell in the 1990s.": ("the 1990s", "1990/1999"),
    "It fell in the early 1990s.": ("the early 1990s", "1990/1999"),
    "It fell in the 19th century.": ("the 19th century", "1801/1900"),
    "It fell yesterday.": ("yesterday", "2026-03-11"),
    "It opens tomorrow morning.": ("tomorrow morning", "2026-03-13"),
    "It fell earlier this week.": ("earlier this week", "2026-03-09/2026-03-15"),
    "It fell last week.": ("last week", "2026-03-02/2026-03-08"),
    "It opens next month.": ("next month", "2026-04"),
    "It fell later that year.": ("later that year", None),
    "It fell last year.": ("last year", "2025"),
    "It fell over the weekend.": ("the weekend", "2026-03-07/2026-03-08"),
    "It fell last weekend.": ("last weekend", "2026-03-07/2026-03-08"),
    "It fell last night.": ("last night", "2026-03-11"),
    "It fell three days ago.": ("three days ago", "2026-03-09"),
    "It fell three or four days ago.": ("three or four days ago", "2026-03-08"),
    "It fell two weeks ago.": ("two weeks ago", "2026-02-26"),
    "It fell five months ago.": ("five months ago", "2025-10"),
    "It fell a decade ago.": ("a decade ago", "2016"),
    "It fell seventeen years ago.": ("seventeen years ago", "2009"),
    "It fell in the third quarter.": ("the third quarter", "2025-07/2025-09"),
    "It fell in the first quarter of 2024.": ("the first quarter of 2024", "2024-01/2024-03"),
    "It fell in Q3 2024.": ("Q3 2024", "2024-07/2024-09"),
    "It fell in the second half of 2024.": ("the second half of 2024", "2024-07/2024-12"),
    "It fell in the summer of 2012.": ("the summer of 2012", "2012-06/2012-08"),
    "It fell last summer.": ("last summer", "2025-06/2025-08"),
    "It fell over the past two years.": ("the past two years", "2024-03-12/2026-03-12"),
    "It fell by the end of 2024.": ("the end of 2024", "2024"),
    "It fell by the end of last month.": ("the end of last month", "2026-02"),
    "It fell from 1939-45.": ("1939-45", "1939/1945"),
    "It fell at 8:41 a.m. on Tuesday.": ("8:41 a.m. on Tuesday", "2026-03-10T08:41"),
    "It fell at 10 p.m. EST.": ("10 p.m. EST", "2026-03-12T22:00-05:00"),
    "It fell at 15:11 GMT.": ("15:11 GMT", "2026-03-12T15:11Z"),
}


@pytest.mark.parametrize("text", CASES)
def test_an_expression_of_time_is_found_whole_and_understood(text: str) -> None:
    assert [(moment.words, moment.date) for moment in draft_of(text, PUBLISHED).when] == [CASES[text]]


NOT_DATES = (
    "The march went on for hours, and she may come.",
    "Some 2000 troops were sent.",
    "The Sun rose over May Thompson's house.",
    "He scored in the second half.",
    "They paid $1999 for it.",
    "They keep a 2000 year old tradition.",
    "About 1709 schoolchildren took part.",
)


@pytest.mark.parametrize("text", NOT_DATES)
def test_words_that_only_look_like_dates_are_none(text: str) -> None:
    assert draft_of(text, PUBLISHED).when == ()


def test_without_a_day_of_publication_relative_words_are_found_and_mean_nothing() -> None:
    assert [(moment.words, moment.date) for moment in draft_of("It fell last week.", None).when] == [
        ("last week", None)
    ]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_full_date_means_itself_whatever_the_day_of_publication(day: date) -> None:
    words = f"{day:%B} {day.day}, {day.year}"

    assert read(words, 0, len(words), date(2026, 3, 12)) == (0, len(words), day.isoformat())


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9990, 1, 1)), st.integers(0, 6))
def test_the_weekday_before_is_that_weekday_within_the_last_seven_days(day: date, weekday: int) -> None:
    found = periods.weekday_before(day, weekday)

    assert found.weekday() == weekday
    assert 0 <= (day - found).days < 7


@given(st.integers(1, 9000), st.integers(1, 12), st.integers(-600, 600))
def test_months_on_and_back_is_where_it_began(year: int, month: int, step: int) -> None:
    there = periods.months_on(year + 100, month, step)

    assert periods.months_on(*there, -step) == (year + 100, month)
