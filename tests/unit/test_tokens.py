"""The estimate is additive, errs on the dear side, and knows scripts apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.tokens import estimate_tokens, weigh


@given(st.text(), st.text())
def test_the_weight_of_two_texts_is_the_sum_of_theirs(one: str, other: str) -> None:
    assert weigh(one + other) == pytest.approx(weigh(one) + weigh(other))


@pytest.mark.parametrize(
    ("text", "cheapest", "dearest"),
    [
        # tokens a character that vendors publish for each script, from their newest vocabulary to the one before
        ("The council voted on Monday to rebuild the bridge that fell in March, the mayor said.", 0.21, 0.32),
        ("Der Rat stimmte am Montag für den Neubau der Brücke, sagte die Bürgermeisterin.", 0.25, 0.35),
        ("Совет проголосовал в понедельник за восстановление моста, заявила мэр.", 0.30, 0.60),
        ("صوت المجلس يوم الاثنين على إعادة بناء الجسر وقالت العمدة.", 0.35, 0.70),
        ("परिषद ने सोमवार को पुल के पुनर्निर्माण के लिए मतदान किया।", 0.35, 1.0),
        ("市议会周一投票决定重建这座桥，市长表示。", 0.70, 1.4),
        ("시의회는 월요일 다리를 재건하기로 결정했다고 시장이 말했다.", 0.60, 1.2),
    ],
)
def test_the_estimate_lies_at_the_dear_end_of_what_is_published(text: str, cheapest: float, dearest: float) -> None:
    rate = estimate_tokens(text) / len(text)
    assert (cheapest + dearest) / 2 - 0.02 <= rate <= dearest


def test_nothing_costs_nothing_and_anything_costs_something() -> None:
    assert estimate_tokens("") == 0
    assert estimate_tokens(" ") == estimate_tokens("a") == 1
