"""What an editor or a model says in other words is the same statement: short forms, implied figures, moods, causes."""

import pytest

from support.samples import article_of
from wirebrief.article import Span
from wirebrief.ground.amounts import unsupported_figure
from wirebrief.ground.names import Names
from wirebrief.ground.rules import Rules
from wirebrief.ground.source import Source
from wirebrief.ground.speakers import Speakers


def breach(statement: str, text: str) -> str | None:
    article = article_of(text, language="en")
    found = Rules(Source(article)).breach(statement, article.sentences)
    return found.rule if found else None


def attributed(speaker: str, words: str, text: str, cue: str = "") -> bool:
    source = Source(article_of(text, language="en"))
    at = text.index(words)
    return Speakers(source, Names(source)).attributed(speaker, Span(at, at + len(words)), cue) is not None


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Two applications failed.", "She applied twice and failed."),
        ("It closed ten years ago.", "It closed a decade ago."),
        ("It fell on the fifth day.", "It fell on day five of the siege."),
        ("The two ports closed.", "Both ports closed."),
    ],
)
def test_a_figure_may_be_implied_by_a_word(statement: str, evidence: str) -> None:
    assert unsupported_figure(statement, evidence) is None


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Three applications failed.", "She applied twice and failed."),
        ("It closed ten years ago.", "It closed decades ago."),
        ("It fell on the fifth day.", "It fell on day six; five men left."),
    ],
)
def test_a_word_implies_no_other_figure(statement: str, evidence: str) -> None:
    assert unsupported_figure(statement, evidence) is not None


SHIP = "The Aurora Lander 7 flew from the US in May. Its maker sold AL7 parts. The World Marine Office objected to it."


@pytest.mark.parametrize(
    "statement",
    [
        "The maker sold parts of Aurora Lander 7.",
        "The lander flew from the United States in May.",
        "The American lander flew in May.",
        "WMO objected to AL7 parts.",
    ],
)
def test_a_number_in_a_name_and_short_forms_are_the_articles_own(statement: str) -> None:
    assert breach(statement, SHIP) is None


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("The maker sold parts of Aurora Lander 8.", "figures"),
        ("The lander flew from the United Kingdom in May.", "names"),
        ("WMB objected to AL7 parts.", "names"),
    ],
)
def test_another_number_or_short_form_is_not(statement: str, rule: str) -> None:
    assert breach(statement, SHIP) == rule


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("Pilots call for a ban on night flights.", "Pilots call for a ban on night flights, they say."),
        ("Ana Ruiz invited the team to Lugo.", "Ana Ruiz wrote: “Will the team come to Lugo?”"),
        ("Half of the salt has iodine added, Ana Ruiz says.", "Ana Ruiz says half of the salt has iodine added."),
        ("The council says boats should be checked.", "The council says that every boat should be checked."),
        ("The office recommends that boats are checked.", "The office says that boats should be checked."),
        ("The men were admitted to the country.", "The men were let into the country after a call."),
        ("Two teams were due to take part.", "Two teams were scheduled to take part."),
        (
            "The case concerned two ships from Lugo that paid late.",
            "The case on which the court has ruled was of two ships from Lugo that paid late.",
        ),
        ("They were refused visas twice.", "They were twice denied visas and refused entry."),
        ("The crew had one day for testing.", "The crew had one day left to test the pump."),
    ],
)
def test_the_same_in_other_words_may_stand(statement: str, text: str) -> None:
    assert breach(statement, text) is None


@pytest.mark.parametrize(
    ("statement", "text", "rule"),
    [
        (
            "Bea Lima invited the team to Lugo.",
            "Ana Ruiz wrote: “Will the team come to Lugo?” Bea Lima left.",
            "speaker",
        ),
    ],
)
def test_what_only_looks_like_it_may_not(statement: str, text: str, rule: str) -> None:
    assert breach(statement, text) == rule


@pytest.mark.parametrize(
    ("speaker", "words", "text"),
    [
        ("Leo Costa", "the ship", "Leo Costa came. According to Costa the ship was lost in a storm."),
        ("the authors", "will rise", "The authors said it was hot. They estimate that the sea will rise."),
        ("World Marine Office", "ships leak", "The World Marine Office (WMO) met. WMO said ships leak."),
    ],
)
def test_a_speaker_is_known_by_a_short_form_a_noun_or_a_pronoun(speaker: str, words: str, text: str) -> None:
    assert attributed(speaker, words, text)


@pytest.mark.parametrize(
    ("speaker", "words", "text"),
    [
        (
            "the authors",
            "will rise",
            "The authors came. Residents said it was hot. They estimate that the sea will rise.",
        ),
        ("Lugo", "it was late", "Lugo’s coach Ana Ruiz said it was late."),
        ("World Mining Board", "ships leak", "The World Mining Board met. WMO said ships leak."),
    ],
)
def test_nobody_else_is(speaker: str, words: str, text: str) -> None:
    assert not attributed(speaker, words, text)
