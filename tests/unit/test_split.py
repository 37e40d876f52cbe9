"""Chunks tile the text, hold whole sentences and their budget; halving goes on until nothing is left to part."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.article import Article
from wirebrief.read import read_article
from wirebrief.settings import ReadLimits
from wirebrief.split import halve, split
from wirebrief.tokens import estimate_tokens, weight

ANY_LENGTH = ReadLimits(min_words=1)
SCRIPTS = (
    "The minister resigned on Friday, 21 Nov., after Dr. Lee's report of $3.5 million. “I am tired. I go,” she said. ",
    "部长周五辞职。他说：“我累了。”这是第二句！",
    "الوزير استقال يوم الجمعة. هل تعرف لماذا؟ نعم. ",
    "मंत्री ने शुक्रवार को इस्तीफ़ा दिया। क्यों? ",
    "👩‍👩‍👧‍👦🇩🇪🇫🇷 e\u0301\u0323 ",
    "supercalifragilistic" * 5 + " ",
    "\n\n",
    "\n",
    "   ",
)
texts = st.lists(
    st.sampled_from(SCRIPTS) | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30),
    min_size=1,
    max_size=25,
).map("".join)
budgets = st.integers(min_value=1, max_value=200)


def article_of(text: str) -> Article:
    return read_article(("word " + text).encode("utf-8", "replace"), "article.txt", ANY_LENGTH)


@given(texts, budgets | st.none())
def test_chunks_tile_the_text(text: str, budget: int | None) -> None:
    article = article_of(text)
    chunks = split(article, budget)
    assert chunks[0].start == 0
    assert chunks[-1].end == len(article.text)
    assert all(before.end == after.start for before, after in pairwise(chunks))
    assert [chunk.index for chunk in chunks] == list(range(len(chunks)))
    for chunk in chunks:
        assert article.text[chunk.start : chunk.end] == chunk.text != ""


@given(texts, budgets)
def test_every_chunk_holds_its_budget_unless_it_is_a_single_character(text: str, budget: int) -> None:
    for chunk in split(article_of(text), budget):
        assert estimate_tokens(chunk.text) <= budget or (len(chunk.text) == 1 and weight(chunk.text) > budget)


@given(texts, budgets)
def test_the_sentences_of_the_chunks_are_those_of_the_article_and_lie_within(text: str, budget: int) -> None:
    article = article_of(text)
    chunks = split(article, budget)
    for chunk in chunks:
        for sentence in chunk.sentences:
            assert chunk.start <= sentence.start < sentence.end <= chunk.end
            assert article.text[sentence.start : sentence.end].strip() == article.text[sentence.start : sentence.end]
    covered = {at for chunk in chunks for sentence in chunk.sentences for at in range(sentence.start, sentence.end)}
    expected = {at for sentence in article.sentences for at in range(sentence.start, sentence.end)}
    assert {at for at in expected if not article.text[at].isspace()} <= covered <= expected


@given(texts, budgets)
def test_a_sentence_that_fits_is_never_parted(text: str, budget: int) -> None:
    article = article_of(text)
    kept = {sentence for chunk in split(article, budget) for sentence in chunk.sentences}
    for sentence, following in zip(article.sentences, (*article.sentences[1:], None), strict=True):
        end = following.start if following else len(article.text)
        start = sentence.start if sentence is not article.sentences[0] else 0
        if estimate_tokens(article.text[start:end]) < budget:
            assert sentence in kept


@given(texts)
def test_halves_tile_the_chunk_until_nothing_can_be_parted(text: str) -> None:
    article = article_of(text)
    waiting = list(split(article, None))
    for _ in range(4 * len(article.text) + 4):
        if not waiting:
            return
        chunk = waiting.pop()
        halves = halve(article, chunk)
        if halves:
            first, second = halves
            assert first.text + second.text == chunk.text
            assert (first.start, first.end, second.end) == (chunk.start, second.start, chunk.end)
            assert first.sentences
            assert second.sentences
            waiting += halves
    pytest.fail("halving never ended")


def test_without_a_budget_the_article_is_one_chunk_with_all_its_sentences() -> None:
    article = article_of("One day it rained. Then it stopped.")
    (chunk,) = split(article, None)
    assert chunk.text == article.text
    assert chunk.sentences == article.sentences


def test_chunks_end_with_paragraphs_where_they_can() -> None:
    paragraph = "The council met on Monday and voted on the plan. It was a long meeting. Nobody was pleased."
    article = article_of("\n\n".join([paragraph] * 12))
    for chunk in split(article, 3 * estimate_tokens(paragraph) + 10):
        assert chunk.text.strip().endswith("pleased.")


def test_no_chunk_is_a_tiny_leftover() -> None:
    article = article_of(" ".join(f"Sentence number {n} of the long report is here." for n in range(101)))
    sizes = [estimate_tokens(chunk.text) for chunk in split(article, 100)]
    assert min(sizes) > 0.6 * max(sizes)


def test_a_sentence_too_long_is_cut_after_a_clause_and_never_inside_a_word() -> None:
    article = article_of(", ".join(f"the {n} envoys of the northern province" for n in range(60)) + ".")
    chunks = split(article, 60)
    assert len(chunks) > 5
    assert all(chunk.text.endswith(", ") for chunk in chunks[:-1])


def test_a_character_is_never_cut_even_in_a_word_without_end() -> None:
    family = "👩‍👩‍👧‍👦"
    article = article_of(family * 40)
    for chunk in split(article, 30):
        assert set(chunk.text.removeprefix("word ").split(family)) == {""}


def test_a_budget_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one token"):
        split(article_of("Some words."), 0)
