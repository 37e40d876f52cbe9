"""What editors write instead of the article's words may stand; what is put in another's place may not."""

import pytest

from support.samples import article_of
from wirebrief.ground.amounts import unsupported_figure
from wirebrief.ground.rules import Rules
from wirebrief.ground.source import Source


def breaches(statement: str, text: str) -> list[str]:
    article = article_of(text, language="en")
    return [name for name, _ in Rules(Source(article)).breaches(statement, article.sentences)]


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("More than 6 percent was lost.", "It lost 6.4 percent."),
        ("Over 20 people came.", "There came 23 people."),
        ("Two thirds of it are paid.", "Some 67 percent of it are paid."),
        ("More than half of the states agreed.", "29 of 50 states agreed."),
        ("It waited two and a half years.", "After a 2 1/2-year wait it opened."),
        ("The two-day strike ended.", "The strike of 48 hours ended."),
        ("22 of 24 economists saw it.", "All but two of 24 economists saw it."),
        ("It has two other rivals.", "It is one of three rivals."),
        ("It is cheaper than 25 years ago.", "It is cheaper than a quarter century ago."),
    ],
)
def test_a_figure_may_be_rounded_or_told_as_a_share(statement: str, evidence: str) -> None:
    assert unsupported_figure(statement, evidence) is None


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("More than 7 percent was lost.", "It lost 6.4 percent."),
        ("Over 200 people came.", "There came 290 people."),
        ("Three quarters of it are paid.", "Some 67 percent of it are paid."),
        ("Less than a third of the states agreed.", "29 of 50 states agreed."),
        ("20 of 24 economists saw it.", "All but two of 24 economists saw it."),
        ("The three-day strike ended.", "The strike of 48 hours ended."),
    ],
)
def test_but_not_to_another_one(statement: str, evidence: str) -> None:
    assert unsupported_figure(statement, evidence) is not None


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("Costa: Ruiz has missed the chance", "Ruiz has missed the chance, said Leo Costa."),
        ("Leo Costa warned Lima, police said.", "Leo Costa had warned the people of Lima, said police."),
        ("A Lugo commander claimed it.", "A Lugo commander, Leo Costa, speaking by phone, claimed it."),
        ("Leo Costa would not say whether he will go.", "Will he go? Leo Costa said all was open."),
        ("The shop was fined because it had no exit.", "The shop was fined on the ground that it had no exit."),
        (
            "Sales rose to 7 million in 2025 from 6 million in 2024.",
            "Sales rose to 7 million in 2025, from 6 million a year earlier.",
        ),
        ("The storm hit Flint, Michigan.", "The storm hit Flint, Mich., at night."),
        ("Carmakers have left the town.", "The makers of cars have left the town."),
        ("High winds closed the port.", "Heavy winds closed the port."),
        ("The World Trade Organization met.", "The WTO met."),
    ],
)
def test_the_same_in_an_editors_words_may_stand(statement: str, text: str) -> None:
    assert breaches(statement, text) == []


@pytest.mark.parametrize(
    ("statement", "text", "check"),
    [
        ("He served five years of a ten-year term.", "He served ten years of a five-year term.", "other's place"),
        ("It was worse in women than in men.", "It was worse in men than in women.", "other's place"),
        (
            "If convicted, Ana Ruiz faces four years in prison.",
            "Ana Ruiz was heard. If convicted, Leo Costa faces four years in prison.",
            "other's place",
        ),
        ("The court upheld the verdict of May.", "The court overturned the verdict of May.", "opposites"),
        (
            "The town council approved a limit.",
            "The proposal for a limit was rejected by the town council.",
            "opposites",
        ),
        ("He was fined because he was late.", "He was fined on the ground that he drank. He was late.", "causes"),
        ("The World Trade Organization met.", "The WHO met.", "names"),
        ("Washington objected to it.", "Peru objected to it.", "names"),
    ],
)
def test_what_takes_the_place_of_something_else_may_not(statement: str, text: str, check: str) -> None:
    assert check in breaches(statement, text)


def test_who_is_told_by_the_he_that_opens_a_sentence_is_nobody_else() -> None:
    text = "Ana Ruiz opened the talks.\n\nLeo Costa said it was a start.\n\nHe would like to see a trial of it in May."
    article = article_of(text, language="en")
    rules, last = Rules(Source(article)), article.sentences[-1:]
    assert rules.breach("Leo Costa said he wants a trial of it in May.", last) is None
    assert rules.breach("Ana Ruiz said she wants a trial of it in May.", last) is not None
