"""A language that the offline engine has no words for: its lead and quotations are given, and what lacks is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.offline_briefs import article_named, offline_brief
from wirebrief.engines.offline.script import UNSPACED, count_words, is_latin, pieces
from wirebrief.render import render

UNKNOWN = ("japanese.txt", "arabic.txt", "hindi.txt", "russian.txt")
LACKING = "Language not known offline"


@pytest.mark.parametrize("name", UNKNOWN)
def test_the_lead_opens_the_summary_and_all_of_it_is_in_the_article_s_own_script(name: str) -> None:
    article = article_named(name)
    brief = offline_brief(article)
    lead = next(one for one in article.sentences if one.kind == "body")
    assert brief.summary[0].evidence[0].start == lead.start
    assert not any(is_latin(part.text) for part in (*brief.summary, *brief.what))
    assert not any(one.rule == "instruction" for one in brief.rejected)


def test_japanese_quotations_are_claims_of_nobody() -> None:
    claims = offline_brief(article_named("japanese.txt")).claims
    assert {claim.speaker for claim in claims} == {None}
    assert "海が悪いのではない。知らされなかったことが悪い" in {claim.quotation[0].quote for claim in claims}


@pytest.mark.parametrize("name", [*UNKNOWN, "spanish.txt", "press-briefing.txt"])
def test_a_brief_says_what_it_lacks_only_where_the_language_is_not_known(name: str) -> None:
    article = article_named(name)
    page = render(offline_brief(article), article)["newsletter.txt"].decode()
    assert (LACKING in page) == (name in UNKNOWN)


@given(st.text(min_size=1))
def test_pieces_are_parts_of_their_word_in_order(word: str) -> None:
    found = pieces(word)
    assert found
    assert all(piece in word for piece in found)
    assert {letter for piece in found for letter in piece} == set(word)


@given(st.text(alphabet="ab いろは語\n"), st.text(alphabet="ab いろは語\n"))
def test_a_longer_text_has_no_fewer_words(one: str, other: str) -> None:
    assert count_words(f"{one} {other}") >= count_words(one)
    assert UNSPACED.search(one) or count_words(one) == len(one.split())
