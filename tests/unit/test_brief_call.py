"""`wirebrief.brief(…)`: one article in, one brief out, from Python."""

import json
from datetime import UTC, datetime

import pytest

import wirebrief
from wirebrief.errors import EmptyArticle

STORY = "The bridge at Lindry was closed on Monday, the mayor said. Nobody was hurt when its deck sank. " * 3


def test_relative_days_are_understood_from_the_date_that_the_caller_gives() -> None:
    brief = wirebrief.brief(STORY, engine="offline", published_at=datetime(2026, 11, 20, 9, tzinfo=UTC))
    assert brief.article.published_at == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert [moment.date for moment in brief.when] == ["2026-11-16"]


def test_what_the_caller_says_goes_before_the_article_s_own_date() -> None:
    told = datetime(2026, 11, 20, tzinfo=UTC)
    brief = wirebrief.brief(f"Date: 2 March 2025\n\n{STORY}", engine="offline", published_at=told)
    assert brief.article.published_at == told


def test_without_any_date_a_weekday_stays_a_weekday() -> None:
    brief = wirebrief.brief(STORY, engine="offline")
    assert [moment.date for moment in brief.when] == [None]


def test_an_item_that_its_agency_took_back_is_not_briefed() -> None:
    killed = {
        "uri": "urn:wire:1",
        "type": "text",
        "pubstatus": "canceled",
        "version": "2",
        "versioncreated": "2026-11-20T10:00:00Z",
        "headline": "Kill: bridge story",
    }
    with pytest.raises(EmptyArticle, match="withdrawn"):
        wirebrief.brief(json.dumps(killed).encode(), engine="offline", name="kill.json")
