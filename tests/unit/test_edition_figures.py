"""Figures are read with what they count, and only true differences are differences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.edition.figures import figures, same_figure
from wirebrief.edition.numbers import numbers, same_amount


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rescuers said 12 people were killed and 40 homes were damaged.", [(12, "killed"), (40, "home")]),
        ("The death toll rose to 19.", [(19, "killed")]),
        ("killing at least 12 people and injuring 30", [(12, "killed"), (30, "injured")]),
        ("Six thousand passengers were stranded", [(6000, "passenger")]),
        ("6,400 of the 15,000 passengers", [(6400, "passenger"), (15000, "passenger")]),
        ("between $2.1 million and $2.6 million", [(2.6e6, "$")]),
        ("two of its five harbour ferries", [(2, "ferry"), (5, "ferry")]),
        ("C$900,000 or 40 per cent", [(900000, "C$"), (40, "%")]),
        ("more than two dozen arrests", [(24, "arrested")]),
        ("In 2004 nobody counted.", []),
    ],
)
def test_a_figure_is_read_with_what_it_counts(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(figure.amount, figure.unit) for figure in figures(text)] == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("6,400 people", "6,412 people", True),
        ("about 6,400 people", "6,200 people", True),
        ("more than 6,000 people", "6,400 people", True),
        ("$2.1 million", "$2.13 million", True),
        ("between 300 and 340 homes", "320 homes", True),
        ("12 people", "13 people", False),
        ("300 homes", "340 homes", False),
        ("at least 12 dead", "19 dead", False),
        ("$4.2 billion", "$4.9 billion", False),
    ],
)
def test_figures_that_may_mean_the_same_are_no_difference(one: str, other: str, same: bool) -> None:
    assert same_amount(figures(one)[0].number, figures(other)[0].number) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("At least 226 people were killed", "At least 230 people were killed", False),
        ("226 people were killed", "at least 230 people were killed", False),
        ("At least 226 people were killed", "226 people were killed", True),
        ("At least 226 people were killed", "More than 220 people were killed", True),
        ("198 people were killed", "200 people were killed", True),
        ("1,226 people were killed", "1,230 people were killed", True),
        ("6,400 people came", "6,412 people came", True),
    ],
)
def test_people_who_were_counted_one_by_one_must_agree_exactly(one: str, other: str, same: bool) -> None:
    assert same_figure(figures(one)[0], figures(other)[0]) is same


@given(st.text(max_size=200))
def test_any_text_has_its_numbers_at_their_places(text: str) -> None:
    for number in numbers(text):
        assert text[number.start : number.end] == number.words
        assert number.low <= number.high


@given(st.integers(0, 10**9), st.sampled_from(["people", "homes", "votes"]))
def test_a_number_written_with_separators_is_read_back(value: int, noun: str) -> None:
    assert [figure.amount for figure in figures(f"officials counted {value:,} {noun} there")][-1] == float(value)
