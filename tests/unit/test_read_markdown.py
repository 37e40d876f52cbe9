"""Markdown: markers go, words and structure stay, and plain text is not taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.article import Article
from wirebrief.errors import ArticleError
from wirebrief.read import read_article
from wirebrief.settings import ReadLimits

DOCUMENT = """---
title: "Bridge to be rebuilt"
author: Jane Doe
publisher: 'The Wire'
date: 2026-05-04
url: https://wire.example/bridge
tags:
  - bridges
---

# Bridge to be rebuilt

The **council** voted on *Monday* to rebuild
the [bridge](https://wire.example/old "old"). It costs `12` million.

## What it costs

- The town pays half.
- The county pays half.

> “Nobody opposed it,” the mayor said.

| Year | Cost |
| --- | --- |
| 2026 | 5 |

![A bridge](bridge.jpg)
"""


def read(text: str, name: str) -> Article:
    return read_article(text.encode(), name, ReadLimits(min_words=1))


def test_markers_go_and_words_stay() -> None:
    article = read(DOCUMENT, "bridge.md")
    assert article.text == (
        "Bridge to be rebuilt\n\nThe council voted on Monday to rebuild the bridge. It costs 12 million.\n\n"
        "What it costs\n\nThe town pays half.\n\nThe county pays half.\n\n“Nobody opposed it,” the mayor said.\n\n"
        "Year | Cost\n\n2026 | 5"
    )
    assert [sentence.kind for sentence in article.sentences[:4]] == ["title", "body", "body", "heading"]


def test_front_matter_says_what_the_article_is() -> None:
    article = read(DOCUMENT, "bridge.txt")
    assert article.media_type == "text/markdown"
    assert (article.title, article.byline, article.publisher) == ("Bridge to be rebuilt", "Jane Doe", "The Wire")
    assert article.url == "https://wire.example/bridge"
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2026-05-04T00:00:00"


def test_the_first_heading_is_the_title_where_there_is_no_front_matter() -> None:
    article = read("# Bridge to be rebuilt\n\nThe *council* voted.", "bridge.md")
    assert article.title == "Bridge to be rebuilt"


@pytest.mark.parametrize(
    "text",
    [
        "The council voted.\nNobody opposed it.\n\nA * marks the spot, and 5 ** 2 is 25.",
        "Q: Why now?\n\nA: Because #bridges matter [sic].",
        "- One thing.\n- Another thing.\n\nThe end.",
        "A line\n-----\nThe council voted.",
    ],
)
@pytest.mark.parametrize("name", ["story.txt", "story"])
def test_plain_text_with_a_stray_marker_stays_plain(text: str, name: str) -> None:
    article = read(text, name)
    assert article.media_type == "text/plain"
    assert article.text == text


def test_a_markdown_name_alone_makes_no_markdown() -> None:
    text = "The council voted on Monday.\nNobody opposed the plan."
    article = read(text, "story.md")
    assert (article.text, len(article.paragraphs)) == (text, 2)


def test_deep_nesting_is_read_as_words() -> None:
    assert "bottom" in read("# Title\n\n" + "> " * 5000 + "bottom **here**\n\n[a](b)", "deep.md").text


MARKS = (
    "# ",
    "**",
    "*",
    "[a](b)",
    "> ",
    "- ",
    "```\n",
    "| a | b |\n",
    "|---|---|\n",
    "<b>",
    "---\n",
    "\n\n",
    "![x](y)",
    "`",
)


@given(st.lists(st.sampled_from(MARKS) | st.text(max_size=8), max_size=30).map("".join))
def test_any_markdown_is_an_article_or_one_of_our_errors(text: str) -> None:
    try:
        article = read_article(("# x\n" + text).encode("utf-8", "surrogatepass"), "a.md", ReadLimits(min_words=1))
    except ArticleError:
        return
    assert article.sentences
