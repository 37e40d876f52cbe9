"""What is printable of a foreign text, and which addresses may be linked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.plain import plain, printable, safe_url

ANYTHING = st.text(st.characters(exclude_categories=()))
FORBIDDEN = [
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u202a\u202e\u2066\u2069\u2028\ufeff\U000e0041\ud800",
]


@given(ANYTHING)
def test_plain_text_is_one_line_and_controls_nothing(text: str) -> None:
    assert not set(plain(text)) & set(FORBIDDEN)


@given(ANYTHING)
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(ANYTHING)
def test_printable_text_can_be_written_as_utf_8(text: str) -> None:
    assert printable(text).encode().decode() == printable(text)


@pytest.mark.parametrize("text", ["می‌خواهم", "👩‍🚀", "שלום\u200f!", "naïve café", "東京 2026"])
def test_the_joiners_and_marks_that_scripts_need_stay(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " java\nscript:alert(1)",
        "data:text/html,<b>",
        "file:///etc/passwd",
        "//evil.example",
        "https://",
        "https://bank.example@evil.example/",
        "http://[::1",
        "https:evil.example",
        "ftp://news.example/a",
    ],
)
def test_what_is_no_plain_web_address_is_no_link(url: str | None) -> None:
    assert safe_url(url) is None


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_a_link_never_holds_a_character_that_markup_reads(path: str) -> None:
    url = safe_url(f"https://news.example/{path}")
    assert url is None or not set(url) & set("<>\"'`\\ \n\t{}|^()")


def test_an_address_is_kept_as_it_was_found() -> None:
    assert safe_url("https://news.example/a-b_c/?id=1&x=%20#top") == "https://news.example/a-b_c/?id=1&x=%20#top"
