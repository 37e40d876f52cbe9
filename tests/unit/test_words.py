"""The newsletter has words, in every language, for everything that a brief can hold."""

import typing
from pathlib import Path

import msgspec
import pytest

from wirebrief.brief import Rule
from wirebrief.draft import Stance

TABLES = msgspec.json.decode((Path(__file__).parents[2] / "templates/brief/words.json").read_bytes())
TRANSLATED = [language for language, table in TABLES.items() if "summary" in table]  # others fall back to English
KEYS = [f"rule.{rule}" for rule in typing.get_args(Rule)] + [f"stance.{stance}" for stance in typing.get_args(Stance)]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_rule_and_stance_has_its_words(language: str) -> None:
    assert [key for key in KEYS if key not in TABLES[language]] == []
