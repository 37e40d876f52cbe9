"""The door: what comes in as bytes is an article, or one named error that says what to do."""

import pytest

from wirebrief.errors import EmptyArticle, TooLarge, TooLittleText, UnsupportedFormat
from wirebrief.read import read_article
from wirebrief.settings import ReadLimits

ANY_LENGTH = ReadLimits(min_words=1)


def test_an_upload_over_the_limit_is_refused_with_both_sizes() -> None:
    with pytest.raises(TooLarge, match=r"big\.txt: 1,001 bytes, and at most 1,000"):
        read_article(b"x" * 1001, "big.txt", ReadLimits(max_bytes=1000))


@pytest.mark.parametrize("data", [b"", b"  \r\n\t\n", b"\x00\x00", b"\xef\xbb\xbf", b"\xff\xfe", b"...\n---\n"])
def test_a_file_without_a_word_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyArticle, match=r"nothing\.txt: "):
        read_article(data, "nothing.txt")


def test_a_teaser_is_refused_with_what_was_found_and_what_is_needed() -> None:
    with pytest.raises(TooLittleText, match=r"teaser\.txt: 4 of the 40 words that a brief needs found"):
        read_article(b"Subscribe to read on.", "teaser.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (bytes(range(256)) * 8, "a binary file"),
        (b'<?xml version="1.0"?><catalog><plant/></catalog>', "XML of no kind that is known"),
    ],
)
@pytest.mark.parametrize("name", ["story.txt", "story.html"])
def test_what_cannot_be_read_is_named_by_its_content_whatever_it_is_called(data: bytes, kind: str, name: str) -> None:
    with pytest.raises(UnsupportedFormat, match=f"{name}: looks like {kind}.*plain text, Markdown, HTML"):
        read_article(data, name)
