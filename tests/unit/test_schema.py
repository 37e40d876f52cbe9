"""The published schema takes every brief we make, and nothing that is none."""

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from support.offline_briefs import article_named, offline_brief
from support.samples import ferry_article, ferry_brief
from support.strategies import briefs
from wirebrief.article import Article
from wirebrief.brief import Brief
from wirebrief.read import read_article
from wirebrief.render import brief_json
from wirebrief.schema import brief_schema
from wirebrief.verify import verify

DOCS = Path(__file__).parents[2] / "docs" / "brief-format.md"


@cache
def validator() -> Draft202012Validator:
    schema = brief_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@settings(max_examples=40)
@given(briefs())
def test_every_brief_is_valid(made: tuple[Brief, Article]) -> None:
    validator().validate(json.loads(brief_json(made[0])))


@pytest.mark.parametrize("name", ["press-briefing.txt", "flood-toll.html", "japanese.txt", "arabic.txt"])
def test_a_brief_of_the_offline_engine_is_valid(name: str) -> None:
    validator().validate(json.loads(brief_json(offline_brief(article_named(name)))))


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": 2},
        {"headline": {"id": "s", "text": "No evidence", "evidence": []}},
        {"complete": "yes"},
        {"claims": [{"id": "c"}]},
        {"article": {"id": "not a hash", "name": "x", "media_type": "text/plain", "characters": 3}},
        {"summary": [{"id": "s", "text": "x", "evidence": [{"start": -1, "end": 2, "quote": "x"}]}]},
    ],
)
def test_what_is_no_brief_is_refused(wrong: dict[str, object]) -> None:
    brief = json.loads(brief_json(ferry_brief(ferry_article()))) | wrong
    assert not validator().is_valid(brief)


def test_a_brief_without_its_format_version_is_refused() -> None:
    brief = json.loads(brief_json(ferry_brief(ferry_article())))
    del brief["format"]
    assert not validator().is_valid(brief)


def test_every_field_is_described_and_documented() -> None:
    documented = DOCS.read_text(encoding="utf-8")
    for name, definition in validator().schema["$defs"].items():
        for field, schema in definition["properties"].items():
            assert schema["description"], (name, field)
            assert f"`{field}`" in documented, (name, field)


def test_the_example_in_the_documentation_is_a_valid_brief_that_holds() -> None:
    text, example = DOCS.read_text(encoding="utf-8").split("```")[1::2][:2]
    brief_file = example.removeprefix("json\n").encode()
    validator().validate(json.loads(brief_file))
    article = read_article(text.removeprefix("text\n").rstrip("\n").encode(), "lighthouse.txt")
    assert verify(brief_file, article) == ()
