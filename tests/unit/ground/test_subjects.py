"""Speakers whom newswire names in roundabout ways: found, and nobody else taken for them."""

import pytest

from support.samples import article_of
from wirebrief.article import Span
from wirebrief.ground.cues import attributions
from wirebrief.ground.names import Names
from wirebrief.ground.source import Source
from wirebrief.ground.speakers import Speakers


def attributed(speaker: str, words: str, text: str, cue: str = "") -> bool:
    source = Source(article_of(text, language="en"))
    at = text.index(words)
    return Speakers(source, Names(source)).attributed(speaker, Span(at, at + len(words)), cue) is not None


HARBOUR = "The tug, Alma, with nine men aboard, sank at noon, said harbour office spokesperson Major Ines Calvo."
WITNESS = "“It was loud. He ran,” said a waiter, a tall student named Tarik. Officer Ana Ruiz came."
HOSTAGE = "One of the guests, Lugo Bank loan officer Rita Pohl, said by telephone that Leo Costa was calm."
OFFICER = "Teachers left the school, an officer said. Bank officer Rita Pohl was inside."
LEADER = (
    "Peru’s leader accused Chile of fraud during a visit by Judge Leo Costa. President Ana Ruiz said more would come. "
    "Peru’s rescue services worked."
)
CABINET = (
    "The tax will go, a senior Peruvian cabinet member said on Monday. The prime minister did not comment on "
    "Leo Costa’s remarks. Ana Ruiz left."
)
LETTER = (
    "Labour minister Leo Costa left on Monday. Ana Ruiz said she was sorry. In a letter to Costa, the prime minister "
    "said: “Times are hard.” The prime minister has named Rita Pohl in his place."
)
RESIGNED = (
    "Health minister Leo Costa has resigned, saying it was time. The Lugo deputy is the first to go since MPs called "
    "for a vote. He told Radio Norte he was no rebel."
)
DIRECTOR = (
    "It was an idea of Leo Costa, president of the jury. “We may give nothing,” said the Peruvian director of “Salt”. "
    "“That is that.” The other jurors are Rita Pohl and Chilean director Ana Ruiz."
)
PAPER = (
    "Norte Air and Delta Sur will merge, The Lima Post reported. The new firm will be called Norte Air and be led by "
    "Ana Ruiz of Delta Sur, the newspaper said."
)
SUMMIT = "At the end the Andean presidents “called for a truce between Peru and Chile at once.” Andean leaders left."
OFFICIAL = "President Ana Ruiz said the port held. An aide in the president’s house did not rule out a truce by Friday."
IDENTIFIED = "Police identified the man as Leo Costa, 47, of Lugo. The sheriff’s office said it was glad."
UNION = "“They broke it,” NDU regional director Leo Costa told members of the National Dockers Union in Lugo."
SPOKESMAN = "Norte Steel spokeswoman Ana Ruiz said, “We are in a quiet period.” Norte Steel has 900 workers."
POLLED = "Analysts polled by Calvo Data expect two cents a share. Calvo Data is in Lugo."
MINISTRY = "A bomb went off at the Interior Ministry in Lima, killing two, the Peruvian government said."
AGENCY = "Peru today also announced that a farmer was ill, the Peru News Agency reported on Monday."
TALLY = "Rescue office reports said nine had died, but Calvo said a “second count” had shown six. Ines Calvo left."

OWNED = "Leo Costa of Norte Resources came. “It is late,” Norte Resources’ Costa said. Ana Ruiz left."
DENIED = "Ana Ruiz said she would come. She denied that her aide, Rita Pohl, had asked. “It was mine,” she said."
RUMBLED = "Leo Costa rose. “It is time to call them out,” he rumbled. Ana Ruiz left."
SIGNED = "Ana Ruiz left.\n\n“We lied about it for years.” — Leo Costa, Lugo, May 2019"
FURIOUS = "Ana Ruiz said it was fair. Leo Costa was furious with the judge. “It was a goal. We all saw it.”"
CUT_OFF = "Ana Ruiz said it was fair. Leo Costa cut her off: “I am not making that point.”"
STATEMENT = "The port office said in a statement that it held. “We tested it,” the statement said. Ana Ruiz left."
NOBODY = "Ana Ruiz left. A spokesman for the port said it was shut. “It is too early to say,” he added."
DALY = "“He kept us in it,” Daly said. Rita Daly and Ana Ruiz left."
MEMBER = "Mr Costa, deputy for Lugo, Galicia, said it was made “out of fear of shadows”. Leo Costa and Ana Ruiz left."
QUOTES = "“Roads are blocked,” the Lima Post quoted Leo Costa, head of the county, as saying. Ana Ruiz left."
QUOTED = "Leo Costa, a clerk, was quoted by the Lima Post as saying that “all the pumps” ran. Ana Ruiz left."
OF_WHAT = "“It was the last step,” said Leo Costa of the visit by the chief. Ana Ruiz left."
NOT_IMPRESSED = "Leo Costa, however, was not impressed and called it “a small joke”. Ana Ruiz left."


@pytest.mark.parametrize(
    ("text", "words", "cue", "speaker", "others"),
    [
        (OWNED, "It is late", "said", "Leo Costa", ["Norte Resources", "Ana Ruiz"]),
        (DENIED, "It was mine", "said", "Ana Ruiz", ["Rita Pohl"]),
        (RUMBLED, "It is time to call them out,", "rumbled", "Leo Costa", ["Ana Ruiz"]),
        (SIGNED, "We lied about it for years.", "", "Leo Costa", ["Ana Ruiz"]),
        (FURIOUS, "It was a goal", "", "Leo Costa", []),
        (CUT_OFF, "I am not", "", "Leo Costa", ["Ana Ruiz"]),
        (STATEMENT, "We tested", "said", "The port office", ["Ana Ruiz"]),
        (NOBODY, "It is too", "added", "A spokesman for the port", []),
        (DALY, "He kept us", "said", "Rita Daly", ["Ana Ruiz"]),
        (MEMBER, "out of fear", "said", "Leo Costa", ["Ana Ruiz"]),
        (QUOTES, "Roads are", "saying", "Leo Costa", ["Lima Post", "Ana Ruiz"]),
        (QUOTED, "all the pumps", "saying", "Leo Costa", ["Lima Post", "Ana Ruiz"]),
        (OF_WHAT, "It was the last", "said", "Leo Costa", ["Ana Ruiz"]),
        (NOT_IMPRESSED, "a small joke", "called", "Leo Costa", ["Ana Ruiz"]),
        (HARBOUR, "The tug", "said", "Ines Calvo", ["harbour office"]),
        (WITNESS, "It was loud", "said", "Tarik", ["Ana Ruiz"]),
        (HOSTAGE, "by telephone", "said", "Rita Pohl", ["Leo Costa", "Lugo Bank"]),
        (LEADER, "Chile of fraud", "accused", "Ana Ruiz", ["Leo Costa", "Peru’s rescue services", "Peru"]),
        (CABINET, "The tax", "said", "Leo Costa", ["Ana Ruiz"]),
        (LETTER, "Times are hard", "said", "Ana Ruiz", ["Leo Costa", "Rita Pohl"]),
        (RESIGNED, "he was no rebel", "told", "Leo Costa", []),
        (DIRECTOR, "We may give", "said", "Leo Costa", ["Ana Ruiz", "Rita Pohl"]),
        (PAPER, "will be called", "said", "The Lima Post", ["Norte Air", "Delta Sur", "Ana Ruiz"]),
        (SUMMIT, "for a truce", "called for", "Andean presidents", ["Andean leaders", "Peru"]),
        (OFFICIAL, "a truce by", "did not rule out", "An aide in the president’s house", ["Ana Ruiz"]),
        (IDENTIFIED, "the man as", "identified", "Police", ["Leo Costa", "sheriff’s office"]),
        (UNION, "They broke", "told", "Leo Costa", ["National Dockers Union"]),
        (SPOKESMAN, "We are in", "said", "Ana Ruiz", ["Norte Steel"]),
        (POLLED, "two cents", "expect", "Analysts polled by Calvo Data", ["Calvo Data"]),
        (MINISTRY, "killing two", "said", "Peruvian government", ["Interior Ministry"]),
        (AGENCY, "a farmer was", "announced", "Peru", ["Peru News Agency"]),
        (TALLY, "second count", "said", "Ines Calvo", ["Rescue office"]),
    ],
)
def test_a_speaker_named_in_a_roundabout_way_is_found_and_nobody_else(
    text: str, words: str, cue: str, speaker: str, others: list[str]
) -> None:
    assert attributed(speaker, words, text, cue)
    assert [other for other in others if attributed(other, words, text, cue)] == []


def test_an_officer_is_nobody_who_is_an_officer_of_another_kind_further_on() -> None:
    text = f"{OFFICER} She is a bank officer."
    assert not attributed("Rita Pohl", "Teachers left", f"Bank officer Rita Pohl came first. {text}", "said")


def test_a_cue_that_has_nobody_for_its_subject_gives_the_words_to_no_neighbour() -> None:
    assert not attributed("Ana Ruiz", "It was asked", "Ana Ruiz said it held. It was asked for twice.", "asked")


@pytest.mark.parametrize(
    ("headline", "subjects"),
    [
        ("Miners trapped in the north, state media report", ["state media"]),
        ("Rents to rise, regional officials report", ["regional officials"]),
        ("Miners were trapped in the north, news report", []),
        ("The board will wait for its auditors report", []),
    ],
)
def test_who_reports_closes_a_headline(headline: str, subjects: list[str]) -> None:
    assert [one.subject for one in attributions(headline, language="en")] == subjects
