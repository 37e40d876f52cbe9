"""The offline engine finds in the client's own article what an editor would."""

import os
from pathlib import Path

import pytest

import wirebrief
from support.offline_asking import article_in, draft_of
from wirebrief.draft import Draft
from wirebrief.engines.offline import find_cast

SHARED = Path(os.environ.get("WIREBRIEF_SHARED", str(Path(__file__).parents[4] / "shared")))
ARTICLE = SHARED / "seeds" / "000_90c3f4c47e6f8d09.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason=f"the client's article is not at {ARTICLE}")
SECRETARY = "Omar Garcia Harfuch"


@pytest.fixture(scope="module")
def found() -> Draft:
    return draft_of(ARTICLE.read_text(encoding="utf-8"), published="2026-01-22T09:00:00-07:00")


def test_all_six_direct_quotations_are_the_secretarys(found: Draft) -> None:
    quoted = [claim for claim in found.claims if claim.quotation is not None]

    assert [claim.speaker for claim in quoted] == [SECRETARY] * 6


def test_the_secretary_is_named_with_his_office_and_his_shorter_names(found: Draft) -> None:
    secretary = next(entity for entity in found.who if entity.name == SECRETARY)

    assert secretary.role is not None
    assert "public safety secretary" in secretary.role
    assert {"Garcia Harfuch", "Garcia"} <= set(secretary.aliases)


def test_what_he_and_the_secretary_said_is_given_to_him(found: Draft) -> None:
    indirect = [
        claim.statement[:24] for claim in found.claims if claim.kind == "indirect" and claim.speaker == SECRETARY
    ]

    assert {"The prisoners were runni", "The secretary said the e"} <= set(indirect)


def test_the_four_men_handed_over_are_named(found: Draft) -> None:
    people = {entity.name for entity in found.who if entity.kind == "person"}

    assert {
        "Rafael Caro Quintero",
        "Vicente Carrillo Fuentes",
        "Miguel Angel Trevino Morales",
        "Abigael Gonzalez Valencia",
    } <= people


def test_the_acronym_is_an_alias_of_the_cartel(found: Draft) -> None:
    cartel = next(entity for entity in found.who if entity.name == "Jalisco New Generation Cartel")

    assert "CJNG" in cartel.aliases


def test_the_places_are_found(found: Draft) -> None:
    assert {"Mexico", "Mexico City", "Valle de Mexico", "El Paso"} <= {
        place.name.title().replace(" De ", " de ") for place in found.where
    }


def test_where_it_happened_comes_before_where_it_was_written(found: Draft) -> None:
    assert found.where[0].name == "Mexico"
    assert "El Paso" in {place.name for place in found.where}


def test_the_statements_carry_both_counts_of_people(found: Draft) -> None:
    statements = " ".join(statement.text for statement in found.what)

    assert "29 fugitives" in statements
    assert "The 26 turned over" in statements


def test_last_february_is_the_one_before_publication(found: Draft) -> None:
    assert ("Last February", "2025-02") in {(moment.words, moment.date) for moment in found.when}


def test_the_cast_begins_with_the_secretary_and_his_office() -> None:
    cast = find_cast(article_in(ARTICLE.read_text(encoding="utf-8")))

    assert cast[0].name == SECRETARY
    assert cast[0].role is not None


def test_in_the_brief_he_keeps_office_and_quotations() -> None:
    brief = wirebrief.brief(ARTICLE.read_bytes(), engine="offline", name=ARTICLE.name)

    assert brief.rejected == ()
    assert (brief.who[0].name, brief.who[0].role) == (SECRETARY, "Mexico’s public safety secretary")
    assert {claim.speaker for claim in brief.claims if claim.quotation} == {SECRETARY}
