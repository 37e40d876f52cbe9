"""Which characters an article may hold, and what becomes of the others."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.read.characters import STREAM_SAFE_MARKS, clean


@given(st.text())
def test_clean_text_is_nfc_and_clean_again(text: str) -> None:
    once = clean(text)
    assert unicodedata.is_normalized("NFC", once)
    assert clean(once) == once
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in once if character not in "\t\n")


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], include_characters="\t\n"), max_size=200))
def test_clean_nfc_text_comes_out_unchanged(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert clean(composed) == composed


@pytest.mark.parametrize(
    ("found", "becomes"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\x85b\u2028c\x0bd", "a\nb\nc\nd"),
        ("page one\x0cpage two\u2029three", "page one\n\npage two\n\nthree"),
        ("nu\x00l be\x07ll", "nul bell"),
        ("\x93quoted\x94 \x80\x81", "“quoted” €"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("user\u202etxt.exe\u202c \u2066x\u2069", "usertxt.exe x"),
        ("zero\u200bwidth\ufeff soft\u00adhyphen word\u2060joiner", "zerowidth softhyphen wordjoiner"),
        ("se\u200dcre\u200ctary", "secretary"),
        ("tagged\U000e0041\U000e0042", "tagged"),
        ("cafe\u0301", "café"),
    ],
)
def test_what_a_reader_cannot_see_or_a_writer_did_not_mean_is_handled(found: str, becomes: str) -> None:
    assert clean(found) == becomes


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # the Persian verb is spelled with ZWNJ
        "क्\u200dष",  # a Hindi half-form with ZWJ
        "👩\u200d👩\u200d👧 ❤\ufe0f 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "שלום\u200f!",
        "tab\tnbsp\u00a0 trailing  \n\n\n",
    ],
)
def test_characters_that_spell_stay(text: str) -> None:
    assert clean(text) == text


def test_marks_heaped_on_one_letter_are_bounded() -> None:
    heap = clean("x" + "\u0301\u0316" * 50_000)
    assert len(heap) <= 1 + STREAM_SAFE_MARKS


def test_repeated_variation_selectors_cannot_carry_a_hidden_message() -> None:
    assert clean("a\ufe00\ufe01\U000e0101\U000e0102b") == "a\ufe00b"
