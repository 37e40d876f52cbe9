"""The first when: the day of the main event, on Thursday 12 March 2026."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from support.offline_asking import article_in, draft_of
from support.offline_briefs import offline_brief

PUBLISHED = "2026-03-12T18:40:00+00:00"
STORIES = {
    "what happened rather than when it was told": (
        "A ferry sank off Luzon, the coast guard said on Wednesday.",
        "The vessel was hit by waves late Tuesday when it was near the harbour, a spokesman said.",
        "2026-03-10",
    ),
    "when it was told where nothing else is near": (
        "Growth will slow in 2027, the central bank governor said on Wednesday.",
        "It was 3 percent in 2024.",
        "2026-03-11",
    ),
    "not what is to come": (
        "The airline said on Wednesday that it would halt all flights before a strike on Saturday.",
        "It has 500 pilots and 90 aircraft.",
        "2026-03-11",
    ),
    "not what bounds it": (
        "The envoy did not rule out an evacuation of the port as soon as Friday.",
        "Troops shelled the harbour and the town on Wednesday, he told reporters there.",
        "2026-03-11",
    ),
    "not the dateline": (
        "March 12 -- Firefighters probed the cause of a blaze that gutted a mill on Tuesday night.",
        "Nobody was hurt.",
        "2026-03-10",
    ),
    "not the background": (
        "The minister resigned after a vote in the lower house on Wednesday.",
        "He had held office since 2019.",
        "2026-03-11",
    ),
}


@pytest.mark.parametrize("why", STORIES)
def test_the_first_when_is(why: str) -> None:
    lead, rest, day = STORIES[why]
    assert (draft_of(f"{lead}\n\n{rest}", PUBLISHED).when[0].date or "")[:10] == day


def test_the_first_when_is_the_day_to_come_that_the_title_tells() -> None:
    text = (
        "Pilots to strike from Monday\n\n"
        "Pilots will walk out for three days from Monday after talks collapsed, their union said on Wednesday.\n\n"
        "It wants a rise of eight percent for all of its members."
    )
    assert draft_of(text, PUBLISHED).when[0].date == "2026-03-16"


def test_a_day_named_twice_in_a_sentence_has_both_mentions() -> None:
    text = "Letters from Friday guessed at an attack, and wrote that as of Friday the mill was shut."
    brief = offline_brief(replace(article_in(text), published_at=datetime.fromisoformat(PUBLISHED)))
    assert [[piece.start for piece in moment.evidence] for moment in brief.when] == [[13, 63]]


def test_the_same_words_for_the_same_day_are_drafted_once_a_sentence() -> None:
    assert [moment.words for moment in draft_of("He came Friday and left Friday.", PUBLISHED).when] == ["Friday"]
