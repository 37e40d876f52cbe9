"""Names: a proper name that the article does not have was made up."""

import pytest

from support.samples import article_of
from wirebrief.ground.names import Names
from wirebrief.ground.source import Source

TEXT = (
    "LUGO, Spain (Harbour News) – Mayor Ana Ruiz met Leo Costa, the head of Acme Corp., on Monday. "
    "Ruiz said the U.S. firm would pay. The European Union and Mexican officials agreed. "
    "“It is Costa’s duty,” said Ruiz. Acme-built ships carry COVID-19 tests."
)


def unknown(statement: str, text: str = TEXT, language: str = "en") -> str | None:
    return Names(Source(article_of(text, language=language))).unknown(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "Mayor Ana Ruiz met Leo Costa of Acme Corp. in Lugo",
        "Officials agreed with the European Union",
        "Officials in Europe agreed",
        "Ruiz's firm will pay, said Costa",
        "Ships built by Acme carry COVID-19 tests",
        "President Ruiz met Acme",
        "The US firm would pay",
        "Mexicans agreed",
        "Yesterday nothing happened",
    ],
)
def test_names_of_the_article_pass_in_any_combination_that_it_has(statement: str) -> None:
    assert unknown(statement) is None


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("Zorblatt Quimby met Leo Costa", "zorblatt"),
        ("Ruiz met Zorblatt", "zorblatt"),
        ("Leo Ruiz agreed", "Leo Ruiz"),
        ("Ana Costa agreed", "Ana Costa"),
        ("The firm is based in Toronto", "toronto"),
        ("Ruiz met Costa at the Hague", "hague"),
        ("Ruiz spoke to NATO", "nato"),
    ],
)
def test_a_name_that_is_not_there_is_named(statement: str, name: str) -> None:
    assert unknown(statement) == name


def test_a_german_noun_is_no_name_but_a_place_is() -> None:
    text = "Die Bürgermeisterin Ana Ruiz sprach am Montag in Lugo über den Hafen."
    assert unknown("Die Politikerin lobte den Ausbau des Hafens in Lugo", text, "de") is None
    assert unknown("Die Politikerin lobte den Hafen in Bilbao", text, "de") == "bilbao"


def test_inflected_names_are_known_where_the_language_inflects_them() -> None:
    text = "Мэр Ерлан Тажибаев сказал журналистам, что дорога откроется."
    assert unknown("Журналисты спросили Тажибаева о дороге", text, "ru") is None
    assert unknown("Журналисты спросили Иванова о дороге", text, "ru") == "иванова"


def test_scripts_without_capitals_are_held_to_foreign_words() -> None:
    text = "水産振興課の早乙女健吾課長は記者会見で説明した。"
    assert unknown("早乙女課長が説明した", text, "ja") is None
    assert unknown("早乙女課長とSmithが説明した", text, "ja") == "Smith"
    assert unknown("ジョンソン課長が説明した", text, "ja") == "ジョンソン"


@pytest.mark.parametrize(
    "statement",
    [
        "Nearly all ships were built by Acme",
        "Hardly anybody met Leo Costa",
        "Pictures of Leo Costa were taken",
        "Charging Acme is a duty",
        "Residents' leader Leo Costa met Ruiz",
        "Ex-Mayor Ana Ruiz met Leo Costa",
        "Critic Leo Costa met Ruiz",
    ],
)
def test_an_everyday_word_that_opens_a_statement_is_no_name_though_the_article_does_not_have_it(statement: str) -> None:
    assert unknown(statement) is None


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("Emily met Leo Costa", "emily"),
        ("Sicily met Leo Costa", "sicily"),
        ("Zorblatt-Costa met Ruiz", "zorblatt-costa"),
    ],
)
def test_a_name_that_looks_like_an_everyday_word_is_still_a_name(statement: str, name: str) -> None:
    assert unknown(statement) == name
