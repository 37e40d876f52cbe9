"""The words around a brief: dates, directions, quotation marks that only stand around verified words."""

from datetime import date

import pytest

from wirebrief.brief import Evidence, Statement
from wirebrief.render.cleaning import without_unverified_quotes
from wirebrief.render.words import direction, machine_readable, words_for

SAID = Statement(id="s", text="", evidence=(Evidence(0, 40, "He said: “It’s no danger – none at all.”"),))


@pytest.mark.parametrize(
    ("value", "english"),
    [
        ("2026-11-22", "22 November 2026"),
        ("2026-11", "November 2026"),
        ("2026", "2026"),
        ("2026-11-22/2026-12-01", "22 November 2026 to 1 December 2026"),
        ("2026-11-22T18:30:00+02:00", "22 November 2026, 18:30"),
        ("2026-13-01", "2026-13-01"),
        ("<b>", "<b>"),
    ],
)
def test_a_date_is_written_in_words(value: str, english: str) -> None:
    assert words_for("en").iso(value) == english


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("es", "22 de noviembre de 2026"),
        ("fr", "22 novembre 2026"),
        ("de", "22. November 2026"),
        ("xx", "22 November 2026"),
    ],
)
def test_a_date_is_written_as_the_language_does(language: str, day: str) -> None:
    assert words_for(language).day(date(2026, 11, 22)) == day


def test_a_language_without_words_of_ours_is_spoken_to_in_english_with_its_own_quotation_marks() -> None:
    words = words_for("ja")
    assert (words.language, words("summary"), words("quote.open")) == ("en", "Summary", "「")


@pytest.mark.parametrize(
    ("language", "way"),
    [("ar", "rtl"), ("he-IL", "rtl"), ("en", "ltr"), ("ja", "ltr"), (None, "auto"), ("no tag!", "auto")],
)
def test_text_runs_the_way_of_its_language(language: str | None, way: str) -> None:
    assert direction(language) == way


@pytest.mark.parametrize(
    ("value", "readable"), [("2026-11-22", True), ("2026-11", True), ("2026-02-31", False), ("soon", False)]
)
def test_only_a_real_date_is_machine_readable(value: str, readable: bool) -> None:
    assert machine_readable(value) is readable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('It is "no danger", he said.', 'It is "no danger", he said.'),
        ("It is “no  danger — none” he said.", "It is “no  danger — none” he said."),
        ("“It's no danger,” he said.", "“It's no danger,” he said."),
        ("He called it “harmless”.", "He called it harmless."),
        ("He called it “harmless", "He called it harmless"),
        ("“No danger” and „nichts“ and «rien»", "“No danger” and nichts and rien"),
        ("No marks at all", "No marks at all"),
        ("", ""),
    ],
)
def test_quotation_marks_stand_only_around_words_of_the_evidence(text: str, shown: str) -> None:
    assert without_unverified_quotes(text, SAID) == shown
