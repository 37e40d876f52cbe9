"""Repaired parts stand where the failed ones stood, and no part is rejected twice."""

from hypothesis import given
from hypothesis import strategies as st

from wirebrief.brief import Evidence, Parts, Statement
from wirebrief.draft import Draft, DraftStatement
from wirebrief.mend import in_place, mend, unanswered
from wirebrief.ports import Failure


def statement(text: str) -> Statement:
    return Statement(id=f"s-{text}", text=text, evidence=(Evidence(0, 1, "x"),))


def failure(field: str) -> Failure:
    return Failure(field=field, item="{}", text="x", rule="names", reason="nobody of that name")


def test_a_repaired_statement_stands_where_the_failed_one_stood() -> None:
    kept = Parts(summary=(statement("first"), statement("third")))
    mended = mend(kept, (failure("summary[1]"),), Parts(summary=(statement("second"),)))
    assert [one.text for one in mended.summary] == ["first", "second", "third"]


def test_a_part_that_lost_only_its_role_keeps_its_place() -> None:
    kept = Parts(what=(statement("first"), statement("second")))
    assert mend(kept, (failure("who[0].role"),), Parts()).what == kept.what


def test_a_part_that_was_said_again_is_not_rejected_a_second_time() -> None:
    failures = (failure("summary[1]"), failure("summary[3]"), failure("headline[0]"))
    draft = Draft(summary=(DraftStatement(text="again", sentences=(1,)),))
    assert [one.field for one in unanswered(failures, draft)] == ["summary[3]", "headline[0]"]


@given(st.lists(st.booleans(), max_size=12), st.integers(0, 14))
def test_nothing_is_lost_or_doubled_and_what_was_kept_keeps_its_order(held: list[bool], mended: int) -> None:
    kept = [f"kept {at}" for at, holds in enumerate(held) if holds]
    lost = {at for at, holds in enumerate(held) if not holds}
    fresh = [f"mended {at}" for at in range(mended)]
    together = in_place(kept, lost, fresh)
    assert sorted(together) == sorted([*kept, *fresh])
    assert [one for one in together if one in kept] == kept
    assert [one for one in together if one in fresh] == fresh
