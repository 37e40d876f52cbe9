"""Comparing briefs and engines: what both have, what only one has, and which engine serves articles best."""

import pytest
from msgspec.structs import replace

from support.samples import SEEDS
from wirebrief import brief as brief_text
from wirebrief.article import Article
from wirebrief.brief import Brief, Rejected
from wirebrief.compare import compare
from wirebrief.errors import AnswerRefused, VerificationError
from wirebrief.evaluate import Candidate, evaluate, scores
from wirebrief.read import read_article


def sample(name: str) -> Article:
    return read_article((SEEDS / name).read_bytes(), name)


def made(name: str) -> Brief:
    return brief_text((SEEDS / name).read_bytes(), engine="offline")


@pytest.fixture(scope="module")
def whole() -> Brief:
    return made("press-briefing.txt")


def test_a_brief_agrees_with_itself_in_everything(whole: Brief) -> None:
    compared = compare(whole, whole)
    assert {field.agreement for field in compared.fields} == {1.0}
    assert all(not field.only_first and not field.only_second for field in compared.fields)


def test_what_only_one_brief_has_is_told_in_its_words(whole: Brief) -> None:
    fewer = replace(whole, what=whole.what[1:], claims=whole.claims[2:])
    fields = {field.field: field for field in compare(whole, fewer).fields}
    assert fields["what"].only_first == (whole.what[0].text,)
    assert fields["what"].only_second == ()
    assert len(fields["claims"].only_first) == 2
    assert fields["claims"].agreement == pytest.approx(2 * (len(whole.claims) - 2) / (2 * len(whole.claims) - 2))


def test_comparing_the_other_way_round_swaps_the_sides(whole: Brief) -> None:
    fewer = replace(whole, summary=whole.summary[:1])
    there, back = compare(whole, fewer), compare(fewer, whole)
    assert [field.agreement for field in there.fields] == [field.agreement for field in back.fields]
    assert there.fields[0].only_first == back.fields[0].only_second


def test_rejections_are_counted_by_rule(whole: Brief) -> None:
    lies = tuple(Rejected(field="what[0]", text="x", rule=rule, reason="r") for rule in ("names", "figures", "names"))
    assert compare(whole, replace(whole, rejected=lies)).second.rejected_by_rule == {"figures": 1, "names": 2}


def test_briefs_of_two_articles_are_not_compared(whole: Brief) -> None:
    with pytest.raises(VerificationError, match="two articles"):
        compare(whole, made("football.txt"))


def test_an_engine_that_fails_on_one_article_goes_on_with_the_next() -> None:
    def moody(article: Article) -> Brief:
        if article.name == "football.txt":
            raise AnswerRefused("the model would not answer")
        return made(article.name)

    articles = [sample("football.txt"), sample("politics.txt")]
    candidates = [
        Candidate(name="steady", make=lambda article: made(article.name)),
        Candidate(name="moody", make=moody),
    ]
    steady, other = scores(evaluate(articles, candidates))
    assert (steady.briefs, steady.failed, steady.agreement) == (2, {}, None)
    assert (other.briefs, other.failed, other.agreement) == (1, {"answer_refused": 1}, 1.0)


def test_a_cost_that_is_not_known_makes_the_sum_unknown() -> None:
    def priceless(article: Article) -> Brief:
        whole = made(article.name)
        return replace(whole, made_by=replace(whole.made_by, cost_usd=None))

    (score,) = scores(evaluate([sample("politics.txt")], [Candidate(name="own", make=priceless)]))
    assert score.cost_usd is None
