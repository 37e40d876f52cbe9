"""Statements that turn their evidence round by a small word, and honest ones that only look like it."""

import pytest

from support.samples import article_of
from wirebrief.ground.rules import Rules
from wirebrief.ground.source import Source

TRUE = [
    ("Ana Ruiz said prices would not increase.", "Ana Ruiz said the prices, raised in 2023, would not go up."),
    ("It was addressed to programs and people.", "It was addressed not to people but to programs that serve people."),
    ("No storm had been stronger since 2013.", "It was the strongest storm since 2013."),
    ("Leo Costa was beaten by Ana Ruiz.", "Ana Ruiz had beaten Leo Costa."),
    ("Trains run every half hour.", "Trains run every 30 minutes."),
    ("The wall cost 3 million kroner.", "The wall cost 3 million Norwegian kroner."),
    ("The vote was in May 2024.", "The vote was held in May 2024 and counted by hand."),
    ("The AMSB said the ship was safe.", "The Atlantic Marine Safety Board (AMSB) said the ship was safe."),
]
FALSE = [
    (
        "The fares would go up to pay for work.",
        "The fares, set in 2023, would not go up to pay for work.",
        "polarity",
    ),
    ("Ana Ruiz said she would not resign.", "Ana Ruiz said she would resign.", "polarity"),
    ("Ana Ruiz said the inquiry would widen.", "Ana Ruiz said the inquiry could widen.", "polarity"),
    ("Leo Costa said how many he had sold.", "Leo Costa declined to say how many he had sold.", "polarity"),
    ("The former mayor Ana Ruiz left.", "The mayor, Ana Ruiz, left.", "polarity"),
    ("Ana Ruiz admitted that it was late.", "Ana Ruiz said that it was late.", "polarity"),
    ("The margin was 14%, up from 15%.", "The margin was 14%, down from 15%.", "polarity"),
    ("Growth was 4 percent, compared with 27 percent.", "Growth was 27 percent, compared with 4 percent.", "polarity"),
    ("The mill closed because of tariffs.", "The mill closed. Tariffs are high.", "polarity"),
    ("Ana Ruiz replaced Leo Costa.", "Leo Costa replaced Ana Ruiz.", "polarity"),
    ("The balls were 2 millimetres wide.", "The balls were 2 centimetres wide.", "figures"),
    ("Half of it was lost.", "A third of it was lost in the past half century.", "figures"),
]


def breach(statement: str, text: str) -> str | None:
    article = article_of(text, language="en")
    found = Rules(Source(article)).breach(statement, article.sentences[:1])
    return found.rule if found else None


@pytest.mark.parametrize(("statement", "text"), TRUE)
def test_an_honest_paraphrase_may_stand(statement: str, text: str) -> None:
    assert breach(statement, text) is None


@pytest.mark.parametrize(("statement", "text", "rule"), FALSE)
def test_a_statement_that_says_something_else_is_refused(statement: str, text: str, rule: str) -> None:
    assert breach(statement, text) == rule


def test_a_name_from_elsewhere_in_the_article_did_not_do_what_the_cited_sentence_tells() -> None:
    text = "The port closed on Monday. Ships waited outside all day. Fog lay on the water. Bea Lima ordered a review. "
    text += "It was windy. The sea was rough. Later Leo Costa said the crane had failed."
    assert breach_at(text, 3, "Leo Costa ordered a review.") == "names"
    assert breach_at(text, 3, "Bea Lima ordered a review.") is None


def test_a_quotation_cut_behind_its_not_is_refused_unless_the_statement_carries_it() -> None:
    text = "“This is not the end of the road,” Ana Ruiz said."
    assert breach('Ana Ruiz said it was "the end of the road".', text) == "verbatim"
    assert breach('Ana Ruiz said it was not "the end of the road".', text) is None


def breach_at(text: str, sentence: int, statement: str) -> str | None:
    article = article_of(text, language="en")
    found = Rules(Source(article)).breach(statement, (article.sentences[sentence],))
    return found.rule if found else None
