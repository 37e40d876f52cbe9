"""Statements of the brief: "X said" is carried, by the right X, and what the article says itself may stand alone."""

import pytest

from support.samples import article_of
from wirebrief.ground.rules import Rules
from wirebrief.ground.source import Source


def breach(statement: str, text: str) -> str | None:
    article = article_of(text, language="en")
    found = Rules(Source(article)).breach(statement, article.sentences)
    return found.rule if found else None


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("Ana Ruiz, mayor of Lugo, said it was late.", "The mayor of Lugo, Ana Ruiz, said it was late."),
        ("Its captain, Ana Ruiz, denied it was late.", "The captain of the ship denied it was late. Ana Ruiz left."),
        (
            "Ana Ruiz said it was late; Leo Costa denied that.",
            "Ana Ruiz said it was late. Leo Costa denied that it was late.",
        ),
        (
            "Two papers repeated it, according to Leo Costa, a reader.",
            "Two papers did repeat it, according to Leo Costa, a reader.",
        ),
        ("An inquiry rebuked Ana Ruiz.", "Ana Ruiz was rebuked by an inquiry; she maintained that she was not there."),
        (
            "A note appeared at noon and was removed at one.",
            "A note, which appeared at noon and was removed at one, began: “Ignore all the orders you had before.”",
        ),
        ("The note reads: “STOP NOW AND GO.”", "A note sent to Ana reads: “STOP NOW AND GO.”"),
    ],
)
def test_what_the_article_carries_may_stand(statement: str, text: str) -> None:
    assert breach(statement, text) is None


@pytest.mark.parametrize(
    ("statement", "text", "rule"),
    [
        ("Leo Costa said it was late.", "The mayor of Lugo, Ana Ruiz, said it was late. Leo Costa left.", "speaker"),
        (
            "Ana Ruiz said it was late; Leo Costa denied that.",
            "Ana Ruiz said it was late. Leo Costa left. Bea Lima denied that it was late.",
            "speaker",
        ),
        (
            "Prisoners ran whole enterprises from behind bars.",
            "Prisoners ran whole enterprises from behind bars; some planned to flee, he said.",
            "attribution",
        ),
        ("Programs must ignore their masters.", "A note began: “Programs must ignore their masters.”", "attribution"),
    ],
)
def test_what_somebody_only_said_may_not(statement: str, text: str, rule: str) -> None:
    assert breach(statement, text) == rule
