"""Folding: what counts as the same words, and the way back to the source's own characters."""

from hypothesis import given
from hypothesis import strategies as st

from wirebrief.ground.fold import find_folded, fold

_TEXTS = st.text(st.sampled_from("aé ñ漢字אب“”\"'’«»—–- \u00a0\u200b\n\t…ﬁ①ß.🙂e\u0301"), max_size=60)


@given(_TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(_TEXTS, st.data())
def test_a_folded_stretch_leads_back_to_a_source_that_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text.strip():
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.source(start), folded.source_end(end)
    assert 0 <= first < last <= len(text)
    assert folded.text[start:end].strip(' -"') in fold(text[first:last]).text


def test_quote_marks_dashes_and_white_space_fold_but_letters_do_not() -> None:
    assert fold("“It’s  done” —\u00a0ﬁnally").text == '"It"s done"-finally'
    assert fold("Garcia").text != fold("García").text
    assert fold("WHO").text != fold("who").text


def test_an_ellipsis_character_folds_to_points_that_all_lead_back_to_it() -> None:
    assert find_folded("national ... in", fold("so national … in full")) == (3, 16)
