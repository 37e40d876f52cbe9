"""Reading measured on the development sets, where they are present: offsets hold, titles and dates are found."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from wirebrief.article import Article
from wirebrief.errors import ArticleError
from wirebrief.read import read_article
from wirebrief.settings import ReadLimits

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("WIREBRIEF_SHARED", ROOT.parent / "shared"))
SETS = SHARED / "dev-sets"

pytestmark = pytest.mark.skipif(not SETS.is_dir(), reason=f"no development sets at {SETS}")


@cache
def records() -> tuple[dict[str, Any], ...]:
    files = (SETS / "wikinews-entities.jsonl", SETS / "interviews-entities.jsonl")
    return tuple(json.loads(line) for file in files for line in file.read_text().strip().split("\n"))


@cache
def articles() -> tuple[Article, ...]:
    return tuple(read_article(record["text"].encode(), "article.txt") for record in records())


def test_offsets_into_every_record_hold() -> None:
    assert all(article.text == record["text"] for article, record in zip(articles(), records(), strict=True))


def test_titles_and_dates_are_found() -> None:
    titles = sum(_letters(a.title or "") == _letters(r["title"]) for a, r in zip(articles(), records(), strict=True))
    dates = sum(article.published_at is not None for article in articles())
    assert titles >= 25  # of 28; one record has no title line, two are spelled otherwise
    assert dates >= 25  # of 28; three records have no date line


def test_sentences_end_where_people_said_they_end() -> None:
    right = proposed = wanted = 0
    for article, record in zip(articles(), records(), strict=True):
        gold = {len(record["text"][:end].rstrip()) for _, end in record["sentences"]}
        found = {sentence.end for sentence in article.sentences}
        right, proposed, wanted = right + len(gold & found), proposed + len(found), wanted + len(gold)
    assert right / proposed >= 0.98
    assert right / wanted >= 0.95


def test_the_language_of_every_record_is_told() -> None:
    assert {article.language for article in articles()} == {"en"}


def test_every_hostile_string_is_an_article_or_one_of_our_errors() -> None:
    lines = (SETS / "naughty-strings.jsonl").read_text().strip().split("\n")
    for text in (json.loads(line)["text"] for line in lines):
        for name in ("n.txt", "n.html", "n.md"):
            try:
                article = read_article(text.encode("utf-8", "surrogatepass"), name, ReadLimits(min_words=1))
            except ArticleError as error:
                assert str(error).startswith(name)  # noqa: PT017 - either outcome is right, and each is checked
            else:
                assert article.sentences


def test_the_clients_article_has_a_publisher_and_no_title() -> None:
    file = next((SHARED / "seeds").glob("*.txt"))
    article = read_article(file.read_bytes(), file.name)
    assert article.text == file.read_text()
    assert (article.title, article.publisher, article.language) == (None, "Border Report", "en")
    assert len(article.paragraphs) == 9
    assert {sentence.kind for sentence in article.sentences} == {"body"}


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))
