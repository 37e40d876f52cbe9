"""Speakers: right where the article says so, refused to everybody else."""

import pytest

from support.said import SAID
from support.samples import SEEDS, article_of
from wirebrief.article import Span
from wirebrief.ground.antecedents import names_same
from wirebrief.ground.cues import attributions
from wirebrief.ground.names import Names
from wirebrief.ground.source import Source
from wirebrief.ground.speakers import Speakers
from wirebrief.read import read_article
from wirebrief.settings import ReadLimits


@pytest.mark.parametrize("sample", SAID)
def test_in_the_samples_each_quotation_belongs_to_its_speaker_and_to_nobody_else(sample: str) -> None:
    source = Source(read_article((SEEDS / sample).read_bytes(), sample))
    speakers = Speakers(source, Names(source))
    people = set(SAID[sample].values())
    for opening, speaker in SAID[sample].items():
        at = source.text.index(opening)
        quotation = next(span for span in source.quoted if span.start <= at < span.end)
        given = {person for person in people if speakers.attributed(person, quotation)}
        assert given == {speaker}, opening


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ana Ruiz, the mayor of Lugo, said she was sorry.", [("Ana Ruiz", "said")]),
        ("“      ,” said the mayor on Friday.", [("the mayor", "said")]),
        ("Nothing, said Maria Lopez, who leads the group, was lost.", [("Maria Lopez", "said")]),
        ("Ana Ruiz, mayor of Lugo, said Monday it was over.", [("Ana Ruiz", "said")]),
        ("After meeting Smith, Jones told reporters it was over.", [("Jones", "told")]),
        ("According to the mayor of Paris, nothing happened.", [("the mayor of Paris", "According to")]),
        ("The owner (of the ship) said it sank.", [("The owner", "said")]),
        ("She came late and said she was sorry.", [("She", "said")]),
        ("Ruiz denied it and said it was a lie.", [("Ruiz", "denied"), ("Ruiz", "said")]),
        ("The United States sent ships.", []),
        ("Leo Costa, a builder, said Ana Ruiz had left.", [("Leo Costa", "said")]),
        ("It moved members to leave, which the union denied.", [("the union", "denied")]),
        ("La empresa, añadió, pagará.", [("", "añadió")]),
        ("“      ,” the Harbour Press quoted Leo Costa as saying.", [("Leo Costa", "saying")]),
        ("According to the U.S. Harbour Office, it sank.", [("the U.S. Harbour Office", "According to")]),
        ("Leo Costa, 71, who has led since 2015, accused the union of lying.", [("Leo Costa", "accused")]),
        ("“      ,” Leo Costa, an official at the port, told a news conference.", [("Leo Costa", "told")]),
        ("“      ,” Leo Costa, an adviser to the mayor said.", [("Leo Costa", "said")]),
        ("El ministro, Leo Costa, anunció que el Gobierno pagará.", [("El ministro", "anunció")]),
    ],
)
def test_a_cue_is_found_with_its_subject(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(one.subject, one.cue) for one in attributions(sentence)] == found


def attributed(speaker: str, words: str, text: str, language: str = "en", cue: str = "") -> bool:
    source = Source(article_of(text, language=language))
    at = text.index(words)
    return Speakers(source, Names(source)).attributed(speaker, Span(at, at + len(words)), cue) is not None


def test_a_pronoun_is_its_clear_antecedent_and_no_other_person() -> None:
    text = "Ana Ruiz met Leo Costa. Costa said little. “We are done,” he said. Ruiz said nothing."
    assert attributed("Leo Costa", "We are done", text)
    assert not attributed("Ana Ruiz", "We are done", text)


def test_a_title_is_its_holder_and_nobody_who_stands_by() -> None:
    text = (
        "Mayor Ana Ruiz opened the bridge with Leo Costa, a builder. Costa said it was strong.\n\n"
        "“It will hold,” the mayor said."
    )
    assert attributed("Ana Ruiz", "It will hold", text)
    assert not attributed("Leo Costa", "It will hold", text)


def test_nobody_who_is_not_named_in_the_article_is_a_speaker() -> None:
    assert not attributed("Zorblatt", "We are done", "“We are done,” he said. Ana Ruiz left.")


def test_a_quotation_with_no_cue_beside_it_belongs_to_nobody() -> None:
    text = "Ana Ruiz opened the bridge.\n\nIt rained.\n\n“We are done” stood on a wall."
    assert not attributed("Ana Ruiz", "We are done", text)


@pytest.mark.parametrize(
    ("text", "speaker", "other"),
    [
        ("The head of Lugo council, Ana Ruiz, said it was late. Leo Costa left.", "Ana Ruiz", "Leo Costa"),
        ("Leo Costa left. Its owner, Ana Ruiz, denied it was late.", "Ana Ruiz", "Leo Costa"),
        ("Leo Costa heard it from his sister, Ana Ruiz, who said it was late.", "Ana Ruiz", "Leo Costa"),
        (
            "The Lugo Ferry Board met Leo Costa.\n\nIt was late, according to the board.",
            "Lugo Ferry Board",
            "Leo Costa",
        ),
        (
            "At the end Leo Costa ordered tea. He later told a friend it was late. Ana Ruiz left.",
            "Leo Costa",
            "Ana Ruiz",
        ),
    ],
)
def test_what_is_told_without_quotation_marks_belongs_to_whom_the_sentence_names(
    text: str, speaker: str, other: str
) -> None:
    assert attributed(speaker, "was late", text)
    assert not attributed(other, "was late", text)


def test_a_minister_of_something_is_the_person_named_behind() -> None:
    text = "El ministro de Transportes, Leo Costa, llegó.\n\n«Llueve», dijo el ministro. Ana Ruiz calló."
    assert attributed("Leo Costa", "Llueve", text, "es")
    assert not attributed("Ana Ruiz", "Llueve", text, "es")


@pytest.mark.parametrize(
    ("language", "text", "words", "cue", "speaker", "other"),
    [
        ("ja", "早乙女健吾課長は南雲誠副知事に「誤りだった」と述べた。", "誤りだった", "述べ", "早乙女健吾", "南雲誠"),
        ("hi", "“काम बंद है,” राजोरिया ने ठकरेला से कहा।", "काम बंद है", "कहा", "राजोरिया", "ठकरेला"),
        ("ru", "«Ждём», — сказал Ерлан Тажибаев Ольге Ким.", "Ждём", "сказал", "Ерлан Тажибаев", "Ольга Ким"),
        ("ar", "قال مروان القطاونة: «لدينا ختم». وحضر المجالي.", "لدينا ختم", "قال", "مروان القطاونة", "المجالي"),
    ],
)  # fmt: skip
def test_in_a_language_whose_verbs_are_not_known_the_name_must_stand_by_the_drafted_cue(
    language: str, text: str, words: str, cue: str, speaker: str, other: str
) -> None:
    assert attributed(speaker, words, text, language, cue)
    assert not attributed(other, words, text, language, cue)
    assert not attributed(speaker, words, text, language, "zzz")


def test_a_short_form_that_two_organisations_share_is_neither() -> None:
    text = "The Lugo Ferry Board met the Vigo Port Board.\n\nIt was late, according to the board."
    assert not attributed("Lugo Ferry Board", "It was late", text)


def test_a_part_of_a_name_is_that_name_but_a_shared_surname_is_not() -> None:
    assert names_same("Omar Garcia Harfuch", "Garcia Harfuch")
    assert names_same("Garcia", "Omar Garcia Harfuch")
    assert not names_same("Omar Garcia Harfuch", "Maria Garcia")
    assert not names_same("Omar Garcia Harfuch", "Mexico’s secretary")


TWO_SPEAK = "Ana Ruiz was heard saying “we should go” while Leo Costa agreed, saying, “I think we can stay.”"
RELATIVE = (
    "However, Mr Ruiz, who was forced to apologise for a piece on the death of Leo Costa, said Mr Holm “should butt "
    "out of” it. Pia Holm left. Juan Ruiz stayed."
)
OFFICES = "Prime Minister Juan Ruiz met the press. “The tax will rise,” the {} said. Then he left."


@pytest.mark.parametrize(
    ("speaker", "words", "text", "expected"),
    [
        ("Ana Ruiz", "we should go", TWO_SPEAK, True),
        ("Leo Costa", "we should go", TWO_SPEAK, False),
        ("Leo Costa", "I think we can", TWO_SPEAK, True),
        ("Juan Ruiz", "should butt", RELATIVE, True),
        ("Pia Holm", "should butt", RELATIVE, False),
        ("Juan Ruiz", "The tax", OFFICES.format("prime minister"), True),
        ("Juan Ruiz", "The tax", OFFICES.format("minister"), True),
        ("Juan Ruiz", "The tax", OFFICES.format("finance minister"), False),
        ("Ana Ruiz", "It held", "Governor Ana Ruiz came to Lugo. It held, Governor said.", True),
        ("Juan Ruiz", "The tax", OFFICES.format("deputy prime minister"), False),
        (
            "Ana Ruiz",
            "“It held",
            "France coach Ana Ruiz saw it. “It held,” she said. France captain Leo Costa agreed.",
            True,
        ),
        ("Ana Ruiz", "it held", "London mayor Ms Ruiz says it held. Ana Ruiz left.", True),
        ("the minister", "“It held", "Ana Ruiz came. Later the minister said: “It held.”", True),
    ],
)
def test_whose_words_they_are_is_told_by_the_cue_beside_them_and_by_the_whole_office(
    speaker: str, words: str, text: str, expected: bool
) -> None:
    assert attributed(speaker, words, text) is expected


@pytest.mark.parametrize("held", ["United States Secretary of State", "Peru President"])
def test_the_bearer_of_an_office_speaks_whose_land_stands_before_it(held: str) -> None:
    text = f"{held} Leo Costa said in Berlin that they were working “to get it down” in Lugo."
    assert attributed("Leo Costa", "to get it down", text)
    assert not attributed("Peru", "to get it down", text)


def test_an_office_between_a_county_and_a_name_is_held_by_that_name() -> None:
    text = "Linden County Sheriff Dale Costa told reporters of it.\n\n“They ran with jacks,” the sheriff said."
    source = Source(article_of(text))
    at = text.index("They ran")

    assert Speakers(source, Names(source)).attributed("Dale Costa", Span(at, at + 19)) is not None


CHAIN = "“It rained,” Ana Ruiz said.\n\n“It poured.\n\n“It froze.”\n\nLeo Costa left."
CLOSED = "Leo Costa left.\n\n“It rained.\n\n“It poured,” Ana Ruiz said."


@pytest.mark.parametrize(
    ("speaker", "words", "text", "expected"),
    [
        ("Ana Ruiz", "It froze", CHAIN, True),
        ("Leo Costa", "It froze", CHAIN, False),
        ("Ana Ruiz", "It rained", CLOSED, True),
        ("Leo Costa", "It rained", CLOSED, False),
        ("Ana Ruiz", "Ana is kind", "Ana Ruiz said it was late.\n\n“Ana is kind and wrong.”", False),
    ],
)
def test_a_quotation_left_open_is_whose_it_goes_on_to_be(speaker: str, words: str, text: str, expected: bool) -> None:
    source = Source(read_article(text.encode(), "x.txt", ReadLimits(min_words=1)))
    at = source.text.index(words)
    found = Speakers(source, Names(source)).attributed(speaker, Span(at, at + len(words)))
    assert (found is not None) is expected
