"""Merging: one entity under its fullest name, one claim with all its evidence, and nothing lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.brief import Claim, Entity, Evidence, Moment, Place, Statement
from wirebrief.draft import EntityKind, PlaceKind
from wirebrief.merge.claims import merge_claims, merge_statements
from wirebrief.merge.names import merge_entities, merge_moments, merge_places


def said(start: int, quote: str) -> Evidence:
    return Evidence(start, start + len(quote), quote)


def entity(name: str, *aliases: str, at: int = 0, kind: EntityKind = "person", role: str | None = None) -> Entity:
    return Entity(id=f"e-{name}-{at}", name=name, kind=kind, role=role, aliases=aliases, evidence=(said(at, name),))


def names(*entities: Entity) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.name, one.aliases) for one in merge_entities(entities)]


def test_a_name_in_parts_is_one_person_under_the_fullest() -> None:
    merged = merge_entities(
        [
            entity("Garcia", at=50),
            entity("Omar Garcia Harfuch", at=0),
            entity("Garcia Harfuch", at=90, role="secretary"),
        ]
    )
    assert [(one.name, one.role, len(one.evidence)) for one in merged] == [("Omar Garcia Harfuch", "secretary", 3)]


def test_two_people_of_one_surname_stay_two_and_the_surname_belongs_to_neither() -> None:
    merged = names(entity("Ana Garcia", "Garcia"), entity("Luis Garcia", "Garcia"), entity("Garcia", at=9))
    assert [name for name, _ in merged][:2] == ["Ana Garcia", "Luis Garcia"]


def test_an_organisation_joins_its_acronym_and_its_article() -> None:
    merged = names(
        entity("The Harbour Board", kind="group"),
        entity("Harbour Board", "HB", kind="organisation", at=5),
        entity("HB", kind="organisation", at=9),
    )
    assert len(merged) == 1
    assert "HB" in merged[0][1]


def test_a_place_is_one_with_all_its_mentions() -> None:
    merged = merge_places(
        [
            Place(id="p1", name="Lugo", kind="city", evidence=(said(0, "Lugo"),)),
            Place(id="p2", name="Lugo", kind="city", within="Spain", evidence=(said(9, "Lugo"),)),
        ]
    )
    assert [(one.within, len(one.evidence)) for one in merged] == [("Spain", 2)]


def test_a_dated_moment_beats_the_same_words_without_a_date() -> None:
    bare = Moment(id="w1", words="Monday", evidence=(said(3, "Monday"),))
    dated = Moment(id="w2", words="Monday", date="2026-11-23", evidence=(said(3, "Monday"),))
    other = Moment(id="w3", words="Monday", evidence=(said(70, "Monday"),))
    assert merge_moments([bare, dated, other]) == (dated, other)


def test_the_same_words_for_the_same_day_are_one_moment_with_both_mentions() -> None:
    first, again, later = (
        Moment(id=f"w{at}", words="Monday", date=day, evidence=(said(at, "Monday"),))
        for at, day in ((3, "2026-11-23"), (40, "2026-11-23"), (80, "2026-11-30"))
    )
    merged = merge_moments([first, again, later])
    assert [(one.date, [piece.start for piece in one.evidence]) for one in merged] == [
        ("2026-11-23", [3, 40]),
        ("2026-11-30", [80]),
    ]


def test_a_year_inside_a_longer_date_is_no_mention_of_the_year_alone() -> None:
    month = Moment(id="w1", words="June 2018", date="2018-06", evidence=(said(10, "June 2018"),))
    year = Moment(id="w2", words="2018", date="2018", evidence=(said(15, "2018"), said(60, "2018")))
    assert [[piece.start for piece in one.evidence] for one in merge_moments([month, year])] == [[10], [60]]


def test_a_country_written_in_two_ways_is_one_under_the_longer_name() -> None:
    short = Place(id="p1", name="U.S.", kind="country", evidence=(said(0, "U.S."),))
    long = Place(id="p2", name="United States", kind="country", evidence=(said(30, "United States"),))
    city = Place(id="p3", name="Georgia", kind="region", evidence=(said(60, "Georgia"),))
    merged = merge_places([short, long, city])
    assert [(one.name, [piece.quote for piece in one.evidence]) for one in merged] == [
        ("United States", ["U.S.", "United States"]),
        ("Georgia", ["Georgia"]),
    ]


@pytest.mark.parametrize(
    ("kind", "short", "usual"),
    [("region", "Fla.", "Florida"), ("city", "L.A.", "Los Angeles"), ("city", "Kyiv", "Kiev")],
)
def test_a_state_or_town_has_its_other_name_for_a_mention(kind: PlaceKind, short: str, usual: str) -> None:
    places = [
        Place(id=name, name=name, kind=kind, evidence=(said(at, name),)) for at, name in ((0, short), (30, usual))
    ]

    assert [[piece.quote for piece in one.evidence] for one in merge_places(places)] == [[short, usual]]


def statement(text: str, at: int) -> Statement:
    return Statement(id=f"s-{at}", text=text, evidence=(said(at, "words"),))


def claim(text: str, speaker: str | None, at: int, quote: str | None = None) -> Claim:
    return Claim(
        id=f"c-{at}",
        statement=text,
        speaker=speaker,
        cue=None,
        kind="direct" if quote else "indirect",
        stance="asserts",
        quotation=(said(at, quote),) if quote else (),
        evidence=(said(at, quote or "words"),),
    )


def test_the_same_statement_twice_is_one_with_two_pieces_of_evidence() -> None:
    merged = merge_statements(
        [
            statement("The harbour of Lindry closed on Monday", 0),
            statement("The harbour of Lindry closed on Monday.", 40),
        ]
    )
    assert [len(one.evidence) for one in merged] == [2]


def test_statements_with_other_figures_stay_apart() -> None:
    merged = merge_statements(
        [statement("The flood killed 12 people in Lindry", 0), statement("The flood killed 15 people in Lindry", 40)]
    )
    assert len(merged) == 2


def test_the_same_claim_of_one_speaker_is_one_and_of_two_speakers_two() -> None:
    people = (entity("Ana Ruiz", "Ruiz"),)
    merged = merge_claims(
        [
            claim("The harbour will reopen soon", "Ana Ruiz", 0),
            claim("The harbour will reopen soon", "Ruiz", 40),
            claim("The harbour will reopen soon", "Leo Costa", 80),
        ],
        people,
    )
    assert [(one.speaker, len(one.evidence)) for one in merged] == [("Ana Ruiz", 2), ("Leo Costa", 1)]


def test_one_quotation_told_in_two_ways_is_one_claim() -> None:
    merged = merge_claims(
        [claim("It holds", "Ana Ruiz", 7, "It will hold"), claim("The bridge is safe", "Ana Ruiz", 7, "It will hold")],
        (),
    )
    assert [one.statement for one in merged] == ["It holds"]


def test_a_speakers_sentence_is_not_told_again_as_nobodys() -> None:
    theirs, nobodys = (claim("The harbour will reopen soon", who, 0, "reopen soon") for who in ("Ana Ruiz", None))
    assert merge_claims([nobodys, theirs], ()) == (theirs,)
    elsewhere = claim("The harbour will reopen soon", None, 80, "reopen soon")
    assert merge_claims([theirs, elsewhere], ()) == (theirs, elsewhere)


_NOUNS = "harbour bridge ferry mayor union crane strike repair winter ticket".split()
_WORDS = st.lists(st.sampled_from(_NOUNS), min_size=3, max_size=9)


@given(st.lists(st.tuples(_WORDS, st.integers(0, 500)), max_size=12))
def test_merging_loses_no_evidence_and_merging_again_changes_nothing(drafted: list[tuple[list[str], int]]) -> None:
    statements = [statement(" ".join(words), at) for words, at in drafted]
    merged = merge_statements(statements)
    assert {one for part in merged for one in part.evidence} == {one for part in statements for one in part.evidence}
    assert merge_statements(merged) == merged


_FULL_NAMES = ("Ana Garcia", "Luis Garcia", "Leo Costa")
_APART = st.integers(0, 15).map(lambda at: 20 * at)  # no name reaches into the next
_NAMES = st.sampled_from([*_FULL_NAMES, "Garcia", "Ana", "Costa", "HB", "The Harbour Board"])


@given(st.lists(st.tuples(_NAMES, st.lists(_NAMES, max_size=2), _APART), max_size=10))
def test_no_mention_is_lost_and_nobody_with_a_full_name_is_taken_for_another(
    drafted: list[tuple[str, list[str], int]],
) -> None:
    given_ = [entity(name, *aliases, at=at) for name, aliases, at in drafted]
    merged = merge_entities(given_)
    covered = {one for part in merged for one in part.evidence}
    assert all(any(two.start <= one.start < two.end for two in covered) for part in given_ for one in part.evidence)
    assert {name for name, _, _ in drafted} & set(_FULL_NAMES) <= {part.name for part in merged}
