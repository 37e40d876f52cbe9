"""Overlapping evidence is cut so that it nests as HTML must, and nothing of the text is lost."""

from hypothesis import given
from hypothesis import strategies as st

from wirebrief.article import Span
from wirebrief.render.cutter import cut


@st.composite
def spans(draw: st.DrawFn, longest: int = 40) -> Span:
    start = draw(st.integers(0, longest))
    return Span(start, draw(st.integers(start, longest + 5)))


STRETCHES = spans()
MARKS = st.lists(spans(), max_size=8)


@given(STRETCHES, MARKS)
def test_the_text_tokens_tile_the_stretch(stretch: Span, marks: list[Span]) -> None:
    at = stretch.start
    for token in cut(stretch, marks):
        if token.kind == "text":
            assert token.start == at < token.end
            at = token.end
    assert at == stretch.end


@given(STRETCHES, MARKS)
def test_every_opening_is_closed_in_the_order_of_html(stretch: Span, marks: list[Span]) -> None:
    opened = []
    for token in cut(stretch, marks):
        if token.kind == "open":
            opened.append(token)
        elif token.kind == "close":
            begun = opened.pop()
            assert (begun.mark, begun.start, begun.end) == (token.mark, token.start, token.end)
    assert not opened


@given(STRETCHES, MARKS)
def test_a_character_lies_in_just_the_marks_that_cover_it(stretch: Span, marks: list[Span]) -> None:
    opened: list[Span | None] = []
    for token in cut(stretch, marks):
        if token.kind == "open":
            opened.append(token.mark)
        elif token.kind == "close":
            opened.pop()
        else:
            for offset in range(token.start, token.end):
                covering = {mark for mark in marks if mark.start <= offset < mark.end}
                assert set(opened) == covering
                assert len(opened) == len(covering)


@given(STRETCHES, MARKS)
def test_a_mark_that_crosses_no_other_stays_whole(stretch: Span, marks: list[Span]) -> None:
    def crosses(one: Span, other: Span) -> bool:
        return one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end

    pieces = [token.mark for token in cut(stretch, marks) if token.kind == "open"]
    inside = [mark for mark in set(marks) if max(mark.start, stretch.start) < min(mark.end, stretch.end)]
    for mark in inside:
        if not any(crosses(mark, other) for other in inside):
            assert pieces.count(mark) == 1


def test_a_mark_within_another_nests_in_it() -> None:
    kinds = [(token.kind, token.mark) for token in cut(Span(0, 10), [Span(2, 4), Span(1, 8)])]
    outer, inner = Span(1, 8), Span(2, 4)
    assert kinds == [
        ("text", None),
        ("open", outer),
        ("text", outer),
        ("open", inner),
        ("text", inner),
        ("close", inner),
        ("text", outer),
        ("close", outer),
        ("text", None),
    ]
