"""How long is waited: within growing bounds, never less than asked for, and together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.engines.openai.patience import LAST_BOUND_SECONDS, LONGEST_CLOSED_SECONDS, Gate, Patience

CHANCES = st.floats(min_value=0, max_value=1, exclude_max=True)


@given(st.integers(min_value=1, max_value=2000), CHANCES)
def test_a_backoff_stays_within_its_bound_however_often_it_failed(failures: int, chance: float) -> None:
    seconds = Patience(chance=lambda: chance).backoff(min(failures, 1000))
    assert 0 <= seconds <= min(LAST_BOUND_SECONDS, 0.5 * 2.0 ** min(failures - 1, 10))


@given(st.floats(min_value=0, max_value=1e6), CHANCES)
def test_a_named_wait_is_never_cut_short_and_little_is_added(seconds: float, chance: float) -> None:
    waited = Patience(chance=lambda: chance).after(seconds)
    assert seconds <= waited <= seconds + 1


def test_calls_that_were_told_to_come_back_at_once_do_not_come_all_together() -> None:
    patience = Patience(chance=iter([share / 10 for share in range(10)]).__next__)
    assert len({patience.after(0.0) for _ in range(10)}) == 10


def test_a_gate_is_closed_to_all_calls_for_one_model_and_open_to_others() -> None:
    gate = Gate()
    gate.close("first", now=100.0, seconds=7.0)
    assert gate.wait("first", 102.0) == pytest.approx(5.0)
    assert gate.wait("first", 108.0) == 0.0
    assert gate.wait("second", 100.0) == 0.0


def test_a_shorter_wait_does_not_open_a_gate_earlier() -> None:
    gate = Gate()
    gate.close("first", now=100.0, seconds=7.0)
    gate.close("first", now=100.0, seconds=1.0)
    assert gate.wait("first", 100.0) == pytest.approx(7.0)


def test_a_gate_is_never_closed_for_hours() -> None:
    gate = Gate()
    gate.close("first", now=0.0, seconds=86_400.0)
    assert gate.wait("first", 0.0) == LONGEST_CLOSED_SECONDS
