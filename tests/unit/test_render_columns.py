"""Lines of text keep to their width in columns, in any script, and lose nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from wirebrief.render.columns import columns, wrapped

TEXT = st.text(st.sampled_from("ab cd,. (“é東京、。」「ไทคั漢한ابج\u0301\u200d"), max_size=80)
WIDTHS = st.integers(12, 40)
MARGINS = st.sampled_from(["", "* ", "    "])


@given(TEXT, WIDTHS, MARGINS, MARGINS)
def test_no_line_is_wider_than_asked(text: str, width: int, first: str, rest: str) -> None:
    assert all(columns(line) <= width for line in wrapped(text, width, first, rest).split("\n"))


@given(TEXT, WIDTHS, MARGINS, MARGINS)
def test_wrapping_loses_nothing_but_white_space(text: str, width: int, first: str, rest: str) -> None:
    lines = wrapped(text, width, first, rest).split("\n")
    assert lines[0].startswith(first.rstrip())
    bare = "".join([lines[0].removeprefix(first.rstrip()), *(line.removeprefix(rest) for line in lines[1:])])
    assert "".join(bare.split()) == "".join(text.split())


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), max_size=20), WIDTHS)
def test_words_that_fit_a_line_are_never_parted(words: list[str], width: int) -> None:
    assert wrapped(" ".join(words), width).split() == words


@pytest.mark.parametrize(
    "text", ["plain", "naïve", "東京都知事", "ภาษาไทย", "한국어", "ｆｕｌｌ", "e\u0301", "“quoted”"]
)
def test_columns_are_counted_as_terminals_do(text: str) -> None:
    assert columns(text) == cell_len(text)


def test_wide_text_breaks_between_characters_but_not_before_a_full_stop() -> None:
    assert wrapped("東京都知事が会見した。", 10) == "東京都知事\nが会見し\nた。"
