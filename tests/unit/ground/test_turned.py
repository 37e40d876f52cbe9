"""Statements that turn their evidence round by a small word, and honest ones that only look like it."""

import os
import subprocess
import sys
from datetime import UTC, datetime

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
    ("They were admitted to hospital in Lugo.", "They were taken to hospital in Lugo."),
    ("Ana Ruiz is due to open the bridge.", "Ana Ruiz is to open the bridge in May."),
    ("The port did not fail to pay.", "The port paid its rent."),
    ("The trial of the new pump was not long enough.", "The trial of the new pump was too short."),
    ("Ana Ruiz, chief scientist at Lugo Port, left.", "Lugo Port’s chief scientist, Ana Ruiz, left."),
    ("Leo Costa hit the ball with his eyes closed.", "Leo Costa hit the ball as hard as he could, eyes closed."),
    ("Trains stop for 20 percent of riders.", "Trains stop for one in five riders."),
    ("Three mayors met: Ruiz, Costa and Lima.", "Mayors Ruiz, Costa and Lima met."),
    ("It was scored in the 97th minute.", "It was scored in the 97th."),
    ("More than 3,000 came.", "Fewer than last year came, but more than 3,000."),
    ("The club puts the damage at 3 million euros.", "The damage is 3 million euros, the club said."),
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
    ("Four riders fell ill.", "One rider in four fell ill.", "figures"),
    ("The mill lost 3 million euros a year.", "The mill lost 3 million euros a day.", "figures"),
    ("The toll is 3 crowns.", "The toll is 3 shillings.", "figures"),
    ("Costa’s shares fell 3 percent.", "Lima’s shares fell 3 percent; Costa’s rose 4 percent.", "figures"),
    ("Lugo has 18 ships.", "Lugo has 31 ships and Lima 18 boats.", "figures"),
    ("The bridge opens to cars on 1 June.", "The bridge opens to lorries on 1 June and to cars on 1 July.", "figures"),
    ("The court will rule in the spring.", "The court will rule in the autumn.", "figures"),
    ("Port Lugo is the fifth-largest harbour.", "Port Lugo is the fourth-largest harbour.", "figures"),
    ("The inquiry was over, Ana Ruiz said.", "The inquiry was not over, Ana Ruiz said.", "polarity"),
    ("Ana Ruiz ruled out a tax on ships.", "Ana Ruiz did not rule out a tax on ships.", "polarity"),
    ("Ana Ruiz promised a sale of the port.", "Ana Ruiz ruled out a sale of the port.", "polarity"),
    ("Ana Ruiz is opposed to all mining.", "Ana Ruiz denied being opposed to all mining.", "polarity"),
    ("The judge granted the request of the port.", "The judge rejected the request of the port.", "polarity"),
    ("The port has asked for a loan from Lugo.", "The port plans to ask for a loan from Lugo.", "polarity"),
    ("The ferry failed to reach the harbour.", "The ferry almost failed to reach the harbour.", "polarity"),
    ("The search will resume whatever the wind.", "The search will resume unless the wind rises.", "polarity"),
    ("The pill costs more than the injections.", "The pill costs less than the injections.", "polarity"),
    ("The city asked the union for a talk.", "The union asked the city for a talk.", "polarity"),
    ("Two climbers rescued a helicopter.", "A helicopter rescued two climbers.", "polarity"),
    ("Leo Costa lost to Ana Ruiz in the final.", "Leo Costa beat Ana Ruiz in the final.", "polarity"),
    ("Minister Ana Ruiz left.", "The mayor, Ana Ruiz, left.", "polarity"),
    ("Ana Ruiz admitted the theft.", "Ana Ruiz spoke about the theft.", "polarity"),
    ("The pool closed due to rain.", "The pool closed. There was no rain.", "polarity"),
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


@pytest.mark.parametrize(
    ("cut", "text"),
    [
        ("I would sign it", "“I would sign it if it were mine,” Ana Ruiz said."),
        ("We won", "“We won, but only on paper,” Ana Ruiz said."),
        ("the port can last the winter", "“I do not believe that the port can last the winter,” Ana Ruiz said."),
    ],
)
def test_a_quotation_is_refused_without_the_words_on_which_its_sense_hangs(cut: str, text: str) -> None:
    assert breach(f'Ana Ruiz said: "{cut}".', text) == "verbatim"


def test_a_day_may_be_named_that_the_article_calls_yesterday() -> None:
    article = article_of("The bridge opened yesterday.", language="en", published_at=datetime(2026, 11, 9, tzinfo=UTC))
    rules = Rules(Source(article))
    assert rules.breach("The bridge opened on Sunday.", article.sentences) is None
    assert rules.breach("The bridge opened on Saturday.", article.sentences) is not None


def breach_at(text: str, sentence: int, statement: str) -> str | None:
    article = article_of(text, language="en")
    found = Rules(Source(article)).breach(statement, (article.sentences[sentence],))
    return found.rule if found else None


def test_of_several_opposites_the_first_of_the_evidence_is_named_whatever_the_run() -> None:
    told = ["The court overturns the conviction of the former housing chief Pike, which a lower one had quashed."]
    run = "from wirebrief.ground.opposites import opposite; import sys; print(opposite(sys.argv[1], sys.argv[2:]))"
    command = [sys.executable, "-c", run, "The court upholds the conviction of the former housing chief Pike.", *told]
    said = {
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in "1234"
    }
    assert said == {"the evidence has “overturns”, not “upholds”\n".encode()}
