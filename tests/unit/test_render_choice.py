"""What readers are shown of a brief, and what only brief.json keeps."""

import msgspec
import pytest

from support.samples import article_of, ferry_article, ferry_brief, mentions_of, words_of
from wirebrief.brief import Moment, Place
from wirebrief.render.choice import chosen

BRIEF = ferry_brief(ferry_article())
ARTICLE = article_of(
    "TARNBY, Ostmark – The bridge of Tarnby fell on Monday.\n\n"
    "A day after, the gate in Ostmark and in Lindry, Ostmark closed."
)


def _when_shown(*words: str, date: str | None = None) -> list[str]:
    moments = tuple(
        Moment(id=f"when-{at}", evidence=(words_of(ARTICLE, "Monday"),), words=each, date=date)
        for at, each in enumerate(words)
    )
    return [moment.words for moment in chosen(msgspec.structs.replace(BRIEF, when=moments)).when]


@pytest.mark.parametrize(
    "words",
    [
        *("a day after", "two days later", "nine days after", "just a few hours earlier", "the following morning"),
        *("that night", "later that day", "the same day", "the next day", "at the time"),
        *("al día siguiente", "tres días después", "le lendemain", "deux jours plus tard", "am nächsten Tag"),
        *("zwei Wochen zuvor", "no dia seguinte", "dois dias depois"),
    ],
)
def test_an_undated_moment_that_leans_on_another_event_is_not_shown(words: str) -> None:
    assert _when_shown(words) == []


@pytest.mark.parametrize(
    "words", ["this week", "Last February", "next week", "Monday", "martes", "the same time last year"]
)
def test_an_undated_moment_that_leans_on_the_day_of_publication_is_shown(words: str) -> None:
    assert _when_shown(words) == [words]


def test_a_moment_that_has_a_date_is_shown_in_whatever_words() -> None:
    assert _when_shown("two days later", date="2026-11-22") == ["two days later"]


def _where_shown(*places: tuple[str, str | None, tuple[str, ...]]) -> list[str]:
    where = tuple(
        Place(id=f"where-{at}", name=name, kind="place", within=within, evidence=mentions_of(ARTICLE, *mentions))
        for at, (name, within, mentions) in enumerate(places)
    )
    return [place.name for place in chosen(msgspec.structs.replace(BRIEF, where=where)).where]


def test_a_land_that_is_named_only_behind_its_town_is_shown_with_the_town_alone() -> None:
    town = ("Tarnby", "Ostmark", ("TARNBY",))
    land = Place(
        id="where-2", name="Ostmark", kind="region", within="Norrland", evidence=(words_of(ARTICLE, "Ostmark"),)
    )
    first = Place(id="where-1", name=town[0], kind="place", within=town[1], evidence=mentions_of(ARTICLE, *town[2]))
    shown = chosen(msgspec.structs.replace(BRIEF, where=(first, land))).where
    assert shown == (first,)


def test_a_land_that_is_named_by_itself_too_is_shown() -> None:
    assert _where_shown(("Tarnby", "Ostmark", ("TARNBY",)), ("Ostmark", "Norrland", ("Ostmark",))) == [
        "Tarnby",
        "Ostmark",
    ]


def test_a_land_is_shown_where_its_town_is_said_to_lie_in_another() -> None:
    assert _where_shown(("Tarnby", "Norrland", ("TARNBY",)), ("Ostmark", None, ("Ostmark",))) == ["Tarnby", "Ostmark"]
