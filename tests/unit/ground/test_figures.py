"""Figures: what a number means, and whether the evidence has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.ground.amounts import unsupported_figure
from wirebrief.ground.calendar import unsupported_date
from wirebrief.ground.figures import figures


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("26 people were handed over", "The twenty-six were handed over"),
        ("It cost $1.5 billion", "a bill of 1,500,000,000 dollars"),
        ("Profit rose 3.2 percent", "profit was up 3.2%"),
        ("between 5 and 7 percent", "5% to 7%"),
        ("It costs 5 million dollars", "a price of $5 to $7 million"),
        ("1.500 Menschen kamen", "Rund 1500 Menschen kamen"),
        ("2,1 Millionen Euro", "2,1 Mio. Euro"),
        ("two hundred and five men", "205 men"),
        ("a third win", "their 3rd win"),
        ("26万人が避難した", "26万人が避難"),
        ("one of the men left", "a man left"),
        ("a 4-million-dollar ransom", "a ransom of 4 million dollars"),
        ("a four-million-euro bridge", "a bridge for 4 million euros"),
        ("40 percent of the water leaks away", "four out of ten litres leak away"),
        ("It must cut its use by a fifth", "It must cut its use by 20 percent"),
        ("nearly three decades", "28 years"),
        ("a few hundred votes", "312 votes"),
        ("several thousand people", "thousands of people"),
        ("the twenty-first player", "the 21st player"),
    ],
)
def test_a_figure_written_another_way_is_the_same_figure(statement: str, evidence: str) -> None:
    assert unsupported_figure(statement, evidence) is None


@pytest.mark.parametrize(
    ("statement", "evidence", "named"),
    [
        ("It cost $1.5 billion", "It cost $1.5 million", "$1.5 billion"),
        ("27 people", "26 people", "27"),
        ("40 miles away", "40 kilometers away", "40 miles"),
        ("€5 were paid", "$5 were paid", "€5"),
        ("Prices rose 3 percent", "Prices rose 3 points", "3 percent"),
        ("Dozens died", "Several died", "Dozens"),
        ("a fourth win", "a third win", "fourth"),
        ("12 men", "1 or 2 men", "12"),
        ("half of them", "a third of them", "half"),
        ("just over a quarter of it", "just over half of it", "a quarter"),
        ("the eighteenth player", "the eighth player", "eighteenth"),
        ("more than three decades", "28 years", "three decades"),
        ("a few hundred votes", "31 votes", "a few hundred"),
        ("50 percent of the water leaks away", "four out of ten litres leak away", "50 percent"),
        ("26万人", "26人", "26万"),
    ],
)
def test_another_figure_or_unit_is_named(statement: str, evidence: str, named: str) -> None:
    assert unsupported_figure(statement, evidence) == named


@given(st.integers(2, 10**9))
def test_a_number_with_and_without_thousands_marks_is_one_number(number: int) -> None:
    assert unsupported_figure(f"{number:,} people", f"{number} people") is None
    assert unsupported_figure(f"{number + 1} people", f"{number:,} people") is not None


@given(st.text(max_size=80))
def test_any_text_has_the_figures_that_it_has_itself(text: str) -> None:
    assert unsupported_figure(text, text) is None
    assert all(figure.values for figure in figures(text))


def test_months_and_weekdays_must_be_named_by_the_evidence() -> None:
    assert unsupported_date("On Nov. 3, a Monday", "Monday, November 3") is None
    assert unsupported_date("He left on Tuesday", "He left on Monday") == "Tuesday"
    assert unsupported_date("in March", "in April") == "March"
    assert unsupported_date("It may rain and they march on", "It rained") is None
