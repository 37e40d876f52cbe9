"""What a model says in words of its own: kept where nothing contradicts it, held to the letter where that is asked."""

from datetime import UTC, datetime

import pytest

from support.samples import article_of
from wirebrief.article import Chunk
from wirebrief.brief import Parts
from wirebrief.draft import Draft, DraftEntity, DraftMoment, DraftStatement
from wirebrief.ground import ground
from wirebrief.ground.rules import Rules
from wirebrief.ground.source import Source

PUBLISHED = datetime(2026, 11, 9, tzinfo=UTC)  # a Monday


def breach(statement: str, text: str, cited: int = 1) -> str | None:
    article = article_of(text, language="en", published_at=PUBLISHED)
    found = Rules(Source(article)).breach(statement, article.sentences[:cited])
    return found.rule if found else None


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("Nobody had thought that any insect was able to do this.", "It was a feat long held to be beyond any insect."),
        (
            "Its cheeses have never sold better abroad.",
            "Its cheese brands had their best quarter yet in export markets.",
        ),
        (
            "Miners would strike should the port not give way.",
            "The miners will walk out unless the port yields by May.",
        ),
        ("The union asked for a loan in May.", "The union asked for a loan in May and will strike if it gets none."),
        ("The union will strike should the port not yield.", "The union will strike in Lugo unless the port yields."),
        ("It asked if the port was shut.", "It asked the mayor if the port was shut to ships."),
        ("Boats may land fish in Lugo again.", "Lugo will lift its ban on boats landing fish in its ports."),
        (
            "It has no interim dividend, and its chairman leaves.",
            "It pays no interim dividend. Its chairman is leaving.",
        ),
    ],
)
def test_a_paraphrase_is_no_contradiction(statement: str, text: str) -> None:
    assert breach(statement, text, cited=2) is None


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("The port was closed to ships on Monday.", "The port was not closed to ships on Monday."),
        ("The port was not closed to ships on Monday.", "The port was closed to ships on Monday."),
        ("The council will sell the port in May.", "The council may sell the port in May."),
        ("The union will strike in Lugo.", "The union will strike in Lugo unless the port yields."),
        ("The port is to close in May because rents rose.", "The port is to close in May. Rents rose."),
    ],
)
def test_one_small_word_put_otherwise_is(statement: str, text: str) -> None:
    assert breach(statement, text, cited=2) == "polarity"


@pytest.mark.parametrize(
    "statement",
    [
        "Highlights included a parade.",
        "Marine biologist Ana Ruiz led a parade; this drew thousands.",
        "The Lugo-based parade was led by Ana Ruiz.",
        "Ex-Galicians joined a parade.",
    ],
)
def test_an_everyday_word_with_a_capital_is_no_name(statement: str) -> None:
    text = "Ana Ruiz, a biologist, led a parade of 4,120 in Lugo. A Galician came."
    assert breach(statement, text, cited=2) is None


@pytest.mark.parametrize("statement", ["Quimby led a parade.", "Baker led a parade.", "Bea Highlights led a parade."])
def test_a_name_that_is_not_there_is_one_still(statement: str) -> None:
    assert breach(statement, "Ana Ruiz, a biologist, led a parade of 4,120 in Lugo.") == "names"


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("Ana Ruiz is 19 years old.", "Ana Ruiz, 19, left."),
        ("More than 4,000 came.", "Some 4,120 came."),
        ("Nearly half of them came.", "Of them 48 percent came."),
        ("Hundreds came.", "There were 412 of them."),
        ("It has seven beds.", "It is a seven-bed house."),
        ("It was held on 6 November 2026.", "It was held on Friday."),
        ("The share rose from 17% in 2020 to 31%.", "The share was 31%, against 17% in 2020."),
        ("Ana Ruiz has three sons.", "Ana Ruiz has three sons."),
    ],
)
def test_a_figure_may_be_put_otherwise(statement: str, text: str) -> None:
    assert breach(statement, text) is None


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("Ana Ruiz is 18 years old.", "Ana Ruiz, 19, left."),
        ("More than 4,200 came.", "Some 4,120 came."),
        ("It sold 4,000.", "It sold 4,120."),
        ("Thousands came.", "There were 412 of them."),
        ("The wall is 3 square metres wide.", "The wall is 3 square feet wide."),
        ("Rates rose by 2 percent.", "Rates rose by 2 percentage points."),
        ("It cuts its monthly catch.", "It will cut the annual catch."),
        ("A 4x500 relay was run.", "A 4x400 relay was run."),
        ("It was held on 5 November.", "It was held on Friday."),
    ],
)
def test_but_not_as_another_one(statement: str, text: str) -> None:
    assert breach(statement, text) == "figures"


def test_a_figure_that_fails_is_not_excused_by_one_that_stands_for_people_named_before() -> None:
    text = "Their lawyer left after 28 days. Nine women sued."
    assert breach("The lawyer of the nine left after 28 days.", text) is None
    assert breach("The lawyer of the nine left after 38 days.", text) == "figures"


def test_the_sentence_that_a_statement_quotes_becomes_its_evidence() -> None:
    text = "The port is shut. “It will last for weeks,” Ana Ruiz said."
    parts, failures = grounded(
        DraftStatement(text='The port is shut: "It will last for weeks," Ana Ruiz said.', sentences=(1,)), text
    )
    assert not failures
    assert [one.quote for one in parts.what[0].evidence] == [
        "The port is shut.",
        "“It will last for weeks,” Ana Ruiz said.",
    ]


def test_words_quoted_from_one_are_not_believed_of_another() -> None:
    text = "“It will last for weeks,” Ana Ruiz said. “It is a shame,” said Leo Costa."
    assert breach('Leo Costa said: "It will last for weeks."', text, cited=2) == "speaker"
    assert breach('Ana Ruiz said: "It will last for weeks."', text, cited=2) is None


def test_a_name_needs_no_quotation_marks_in_the_article() -> None:
    text = "Ana Ruiz built the Virtual Mirror. It is a ship in a bottle."
    assert breach("The “Virtual Mirror” was built by Ana Ruiz.", text) is None
    assert breach("It was “a ship in a bottle”, Ana Ruiz said.", text, cited=2) == "verbatim"


def test_the_day_of_publication_is_no_other_day_of_its_name() -> None:
    moment = DraftMoment(words="Monday", date="2026-11-02", sentences=(1,))
    article = article_of("It opens on Monday.", language="en", published_at=PUBLISHED)
    chunk = Chunk(index=0, start=0, end=len(article.text), text=article.text, sentences=article.sentences)
    parts, failures = ground(Draft(when=(moment,)), chunk, article)
    assert parts.when[0].date is None
    assert [one.rule for one in failures] == ["dates"]


def test_a_role_beside_somebody_is_not_theirs_where_another_is_named_right_behind_it() -> None:
    text = "Landlord Ana Ruiz left. Bakery boss Leo Costa came."
    article = article_of(text, language="en")
    chunk = Chunk(index=0, start=0, end=len(text), text=text, sentences=article.sentences)
    names = (("Ana Ruiz", "bakery boss"), ("Leo Costa", "bakery boss"), ("Ana Ruiz", "landlord"))
    who = tuple(DraftEntity(name=one, kind="person", role=role, aliases=(), sentences=(1,)) for one, role in names)
    parts, _ = ground(Draft(who=who), chunk, article)
    assert [one.role for one in parts.who] == [None, "bakery boss", "landlord"]


def grounded(statement: DraftStatement, text: str) -> tuple[Parts, tuple[object, ...]]:
    article = article_of(text, language="en")
    chunk = Chunk(index=0, start=0, end=len(text), text=text, sentences=article.sentences)
    return ground(Draft(what=(statement,)), chunk, article)
