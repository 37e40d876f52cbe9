"""Who and where, as newswire writes them: what is a name, how far it goes and of which kind it is."""

import pytest

from support.offline_asking import draft_of

NAMED: dict[str, set[tuple[str, str]]] = {
    "Energy and Petroleum Cabinet Secretary Felix Otieno stepped aside.": {("Felix Otieno", "person")},
    "The man in charge of Labor, Felix Otieno, stepped aside.": {("Felix Otieno", "person")},
    "The Aroxi dam is one of thirty, and the Aroxi dam leaks.": {("Aroxi", "place")},
    "A road runs between Molveno and Tarsk provinces.": {("Molveno", "place"), ("Tarsk", "place")},
    "Li Fu is the head of Luozka township.": {("Li Fu", "person"), ("Luozka", "place")},
    "Homes in Grovely, Lincolnshire, were searched.": {("Grovely", "place"), ("Lincolnshire", "place")},
    "Ann Reid, of Birnie Hill Road, Batton, West Lorn, pleaded guilty.": {
        ("Ann Reid", "person"),
        ("Birnie Hill Road", "place"),
        ("Batton", "place"),
        ("West Lorn", "place"),
    },
    "A tip led Cedar Hill police to the room.": {("Cedar Hill", "place")},
    "The crowd at Fulton Park went home.": {("Fulton Park", "place")},
    "The Brooklyn Bridge was closed.": {("Brooklyn Bridge", "place")},
    "The River Thames was high.": {("River Thames", "place")},
    "He slept at the Grand Meridian Hotel.": {("Grand Meridian Hotel", "place")},
    "The farm lies near Durham, Co Durham, on a hill.": {("Durham", "place"), ("Co Durham", "place")},
    "A young man named Ramin saw it.": {("Ramin", "person")},
    "A village named Ramin saw it.": {("Ramin", "place")},
    "The seed faced unseeded Canadian Vasek Lendl there.": {("Vasek Lendl", "person")},
    "They blamed the Kurdish PKK for it.": {("PKK", "organisation")},
    "The Airbus A380 took off.": {("Airbus", "organisation")},
    "Analysts asked by Larkin Financial/Ruiz Call doubted it.": {("Larkin Financial/Ruiz Call", "organisation")},
    "The National Ports and Rivers Administration agreed.": {
        ("National Ports and Rivers Administration", "organisation")
    },
    "She is the U.S. Attorney for the Western District of New York, it said.": {
        ("U.S.", "place"),
        ("Western District of New York", "place"),
    },
    "He told BBC Radio 4 of it.": {("BBC Radio 4", "organisation")},
    "The plan of Merkel failed, and a letter to Putin was lost.": {("Merkel", "person"), ("Putin", "person")},
    "It was the U.S government that paid.": {("U.S", "place")},
    "Guests were led through the Larkin Space Center.": {("Larkin Space Center", "place")},
    "The Brooklyn Paper had the story.": {("Brooklyn Paper", "organisation")},
    "He had an M.Sc. in biology.": set(),
    "Paul Expert led the study, Expert said.": {("Paul Expert", "person")},
    "Police named Nibras Islam on Monday.": {("Nibras Islam", "person")},
    "The speech was of Queen Elizabeth II, who smiled.": {("Elizabeth II", "person")},
    "There were two votes in the State of New Jersey.": {("New Jersey", "place")},
    "The plan of the Bush administration was dropped.": {("Bush", "person")},
    "It was planned by Israeli Prime Minister-designate Ehud Olmert.": {("Ehud Olmert", "person")},
    "They blamed Melissa Reid and Irish Michaella McCollum for it.": {
        ("Melissa Reid", "person"),
        ("Michaella McCollum", "person"),
    },
    "“Defiantly Iran has left,” it said.": {("Iran", "place")},
    "The loss came at Larkin Field.": {("Larkin Field", "place")},
    "A ship, the USS Corley, was in port.": set(),
    "Children need iodine. Iodine is salt.": set(),
    "“I'd go,” he said. “I thought I'd stay.”": set(),
    "A Roman villa was found.": set(),
    "It won in 2006 with “Karlow Nights” and lost.": set(),
    "The index, the Larkin Industrial Average, fell.": set(),
    "The plant makes 12,600 MW of power.": set(),
    "Soon after, a call came.": set(),
}


@pytest.mark.parametrize("text", NAMED)
def test_a_sentence_of_newswire_has_these_names_and_no_others(text: str) -> None:
    draft = draft_of(text)

    found = {(one.name, one.kind) for one in draft.who if one.kind != "group"}
    assert found | {(place.name, "place") for place in draft.where} == NAMED[text]


def test_a_surname_with_a_courtesy_is_the_mans_and_not_his_firms() -> None:
    draft = draft_of("Aram Weinbaum left the Weinbaum Company. Mr. Weinbaum denied it. Weinbaum is ill.")

    (man,) = (one for one in draft.who if one.kind == "person")
    assert "Weinbaum" in man.aliases


def test_a_land_that_plays_again_and_again_is_the_team() -> None:
    draft = draft_of(
        "Belgium beat Panama in the stadium. The coach said the goal was late. In the last match, Belgium faced "
        "Tunisia. A penalty put Belgium in the lead, and Belgium's coach was glad."
    )

    assert "Belgium" in {one.name for one in draft.who if one.kind == "organisation"}


def test_a_town_that_owns_its_team_is_the_club() -> None:
    draft = draft_of(
        "Bath prop Dan Bell was called up for the rugby match. He left Bath's team, and the coach of the squad said "
        "that the penalty had hurt."
    )

    assert "Bath" in {one.name for one in draft.who if one.kind == "organisation"}


def test_who_acts_in_lead_and_title_comes_before_whom_the_article_names_more() -> None:
    draft = draft_of(
        "Ana Ruiz accuses Bo Larkin\n\n(CNN) Ana Ruiz is ready to speak of Bo Larkin.\n\n"
        "Larkin denied it. Larkin's lawyer said Larkin had left, and that Larkin was ill."
    )

    assert [one.name for one in draft.who] == ["Ana Ruiz", "Bo Larkin"]


def test_officials_who_only_tell_what_the_title_names_another_for_do_not_come_first() -> None:
    draft = draft_of("North Korea fires a missile\n\nJapanese officials have confirmed a missile test there on Monday.")

    assert draft.who[0].name == "North Korea"


def test_a_part_of_a_land_tells_more_than_the_town_a_story_is_written_in() -> None:
    draft = draft_of("BEIJING (AP) - Crews cleared roads on Monday in a remote area of southwestern China.")

    assert draft.where[0].name == "China"


@pytest.mark.parametrize("front", ["London - ", "MONROE | ", "London – "])
def test_a_town_before_a_hyphen_or_a_bar_is_a_dateline(front: str) -> None:
    draft = draft_of(f"{front}The firm of Ana Ruiz closed on Monday.")

    assert draft.who[0].name != front.split(" ", 1)[0].title()


def test_a_community_that_lies_somewhere_is_a_place() -> None:
    draft = draft_of("He was holed up in Sauk Centre, a community about 90 miles from Minneapolis.")

    assert {place.name for place in draft.where} == {"Sauk Centre", "Minneapolis"}


def test_where_a_part_of_a_land_was_hit_its_capital_only_has_the_story_written() -> None:
    draft = draft_of("BEIJING - A quake hit southwest China's Yunnan province on Sunday.")

    assert draft.where[0].name == "China"


DAYS_BEFORE_NAMES = {
    "In June Boeing said it would cut jobs.": {"Boeing"},
    "It was hit earlier in September, as in September ADF rebels said.": {"ADF"},
    "On Friday Ana Ruiz resigned.": {"Ana Ruiz"},
    "The book was read by April Jones.": {"April Jones"},
    "He told it in Sunday Times.": {"Sunday Times"},
}


@pytest.mark.parametrize("text", DAYS_BEFORE_NAMES)
def test_a_day_or_month_before_a_name_is_no_part_of_it(text: str) -> None:
    assert {one.name for one in draft_of(text).who if one.kind != "group"} == DAYS_BEFORE_NAMES[text]
