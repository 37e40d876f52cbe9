"""Plain text: offsets into a clean file hold, and its paragraphs are those that its writer made."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.article import Article
from wirebrief.errors import ArticleError
from wirebrief.read import read_article
from wirebrief.settings import ReadLimits

ANY_LENGTH = ReadLimits(min_words=1)
LINES = (
    "The minister resigned on Friday. She left.",
    "By Jane Doe",
    "Friday, July 21, 2017",
    "A title without a stop",
    "— and “so on”",
    "部长辞职。",
    "नमस्ते दुनिया।",
    "PARIS (AFP) – Rain fell.",
    "",
    "  ",
    "Date: 2026-01-02",
    "\tindented",
    "Image: somebody",
    "https://example.org/a",
)
documents = st.lists(st.sampled_from(LINES) | st.text(st.characters(exclude_categories=["C"]), max_size=40)).map(
    "\n".join
)


def read(text: str) -> Article:
    return read_article(text.encode(), "article.txt", ANY_LENGTH)


def paragraphs_of(text: str) -> list[str]:
    article = read(text)
    return [article.text[paragraph.start : paragraph.end] for paragraph in article.paragraphs]


@given(documents)
def test_a_clean_text_is_the_articles_text_character_for_character(text: str) -> None:
    clean = unicodedata.normalize("NFC", "word\n" + text)
    article = read(clean)
    assert article.text == clean


@given(st.binary(max_size=400) | documents.map(str.encode))
def test_sentences_lie_in_their_paragraphs_in_order_whatever_comes(data: bytes) -> None:
    try:
        article = read_article(data, "article.txt", ANY_LENGTH)
    except ArticleError:
        return
    assert list(article.sentences) == sorted(article.sentences)
    for sentence in article.sentences:
        paragraph = article.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
        words = article.text[sentence.start : sentence.end]
        assert words == words.strip()
    for before, after in zip(article.sentences, article.sentences[1:], strict=False):
        assert before.end <= after.start


@given(documents)
def test_every_visible_character_of_a_text_is_in_a_sentence_or_before_a_header_value(text: str) -> None:
    article = read("word\n\n" + text)
    covered = {at for sentence in article.sentences for at in range(sentence.start, sentence.end)}
    left = "".join(character for at, character in enumerate(article.text) if at not in covered)
    assert not left.replace("Title:", "").strip()


def test_lines_that_are_whole_paragraphs_are_paragraphs() -> None:
    lines = [
        "The first line is a whole paragraph of the story, with two sentences in it. This is the second, longer one.",
        "Another paragraph follows on the very next line, as in texts that were copied out of a web page by hand.",
        "“A third one is a quotation,” said the speaker.",
    ]
    assert paragraphs_of("\n".join(lines)) == lines


def test_hard_wrapped_lines_are_joined_into_paragraphs_and_sentences_span_them() -> None:
    text = (
        "The council of the old town voted late on Monday to rebuild the\n"
        "bridge that fell in March, after a debate of nine hours in which\n"
        "Mr. Smith and others spoke. The work is to begin next summer and\n"
        "will cost 12 million.\n"
        "\n"
        "Nobody opposed the plan in the end, although the owners of mills\n"
        "downstream had asked for more time to study the drawings made by\n"
        "the engineers.\n"
    )
    article = read(text)
    assert len(article.paragraphs) == 2
    sentences = [article.text[sentence.start : sentence.end] for sentence in article.sentences]
    assert [sentence[:20] for sentence in sentences] == [
        "The council of the o",
        "The work is to begin",
        "Nobody opposed the p",
    ]
    assert sentences[0].count("\n") == 2


def test_lines_that_stand_in_open_paragraphs_and_the_others_go_on_with_them() -> None:
    text = (
        "Council votes on bridge\n\n"
        "    LINDRY, March 12 - The council of the old town voted on Monday to\n"
        "rebuild the bridge that fell in March, Mr. Smith said in the\n"
        "Commons.\n"
        '    "Nobody opposed the plan in the end," he said, although mills\n'
        "downstream had asked for time.\n"
        "    The work will cost 12 million.\n"
    )
    assert [words[:18] for words in paragraphs_of(text)] == [
        "Council votes on b",
        "LINDRY, March 12 -",
        '"Nobody opposed th',
        "The work will cost",
    ]


def test_wrapped_text_without_blank_lines_is_parted_where_a_line_ends_early() -> None:
    text = (
        "The council of the old town voted late on Monday to rebuild the\n"
        "bridge that fell in March, after a debate of nine hours in which\n"
        "all spoke.\n"
        "Nobody opposed the plan in the end, although the owners of mills\n"
        "downstream had asked for more time to study the drawings made by\n"
        "the engineers."
    )
    assert [paragraph[:7] for paragraph in paragraphs_of(text)] == ["The cou", "Nobody "]


def test_a_line_that_breaks_off_and_goes_on_in_lower_case_is_one_paragraph() -> None:
    assert len(paragraphs_of("The council met on Monday\nand voted on the plan.")) == 1


def test_offsets_count_code_points_beyond_the_basic_plane() -> None:
    article = read("😀😀 The first sentence. The second 𝒾s here.")
    last = article.sentences[-1]
    assert article.text[last.start : last.end] == "The second 𝒾s here."


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system_are_folded(end: str) -> None:
    assert read(f"One line.{end}{end}Two lines.").text == "One line.\n\nTwo lines."
