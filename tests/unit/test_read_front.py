"""What stands before the story is recognised as it is written by wires, papers and forms."""

from datetime import datetime, timedelta, timezone

import pytest

from wirebrief.article import Article
from wirebrief.read import read_article
from wirebrief.read.dateline import find_dateline
from wirebrief.settings import ReadLimits

STORY = "The council voted on Monday to rebuild the bridge. It will cost 12 million.\n\nNobody opposed the plan."


def read(text: str) -> Article:
    return read_article(text.encode(), "article.txt", ReadLimits(min_words=1))


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(sentence.kind, article.text[sentence.start : sentence.end]) for sentence in article.sentences]


def test_a_story_without_a_title_has_none() -> None:
    article = read(STORY)
    assert (article.title, article.byline, article.published_at) == (None, None, None)
    assert {kind for kind, _ in kinds(article)} == {"body"}


def test_title_byline_house_and_date_lines_are_told_apart() -> None:
    article = read(f"Bridge to be rebuilt, council says\nBy Jane Doe and John Roe\nNorth Wire\nMay 4, 2026\n\n{STORY}")
    assert article.title == "Bridge to be rebuilt, council says"
    assert article.byline == "Jane Doe and John Roe"
    assert article.publisher == "North Wire"
    assert article.published_at == datetime(2026, 5, 4)  # noqa: DTZ001 - the source names no zone
    assert [kind for kind, _ in kinds(article)[:5]] == ["title", "byline", "byline", "byline", "body"]


def test_a_date_at_the_end_of_the_title_is_no_part_of_it() -> None:
    article = read(f"Bridge to be rebuilt Monday, May 4, 2026\n\n{STORY}")
    assert kinds(article)[:2] == [("title", "Bridge to be rebuilt"), ("byline", "Monday, May 4, 2026")]
    assert article.published_at is not None


def test_a_date_that_leads_the_prose_is_parted_from_it() -> None:
    article = read(f"Bridge to be rebuilt\n\nMonday, May 4, 2026 {STORY}")
    assert kinds(article)[1:3] == [
        ("byline", "Monday, May 4, 2026"),
        ("body", "The council voted on Monday to rebuild the bridge."),
    ]


def test_a_block_of_header_fields_is_read() -> None:
    article = read(
        "Title: Bridge to be rebuilt\nByline: Jane Doe\nPublisher: North Wire\nDate: 2026-05-04T10:30:00+02:00\n"
        f"URL: https://example.org/bridge\n\n{STORY}"
    )
    assert (article.title, article.byline, article.publisher) == ("Bridge to be rebuilt", "Jane Doe", "North Wire")
    assert article.url == "https://example.org/bridge"
    assert article.published_at == datetime(2026, 5, 4, 10, 30, tzinfo=timezone(timedelta(hours=2)))
    assert kinds(article)[0] == ("title", "Bridge to be rebuilt")


def test_section_headings_and_captions_are_no_story() -> None:
    article = read(
        f"Bridge to be rebuilt\n\n{STORY}\n\nWhat it costs\n\nThe town pays half.\n\n"
        "The old bridge. Photo: Jane Doe\n\nThe end came."
    )
    assert ("heading", "What it costs") in kinds(article)
    assert ("caption", "Photo: Jane Doe") in kinds(article)
    assert ("body", "The town pays half.") in kinds(article)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By JANE DOE, Staff Writer", "JANE DOE"),
        ("By Jane Doe | North Wire News", "Jane Doe"),
        ("By Callum Prothero at Saltmarsh Road", "Callum Prothero"),
        ("Von Annegret Holzleitner", "Annegret Holzleitner"),
        ("Por María de la Cruz", "María de la Cruz"),
        ("Par Jean-Luc d’Arc", "Jean-Luc d’Arc"),
        ("بقلم: رائد الخصاونة", "رائد الخصاونة"),
        ("संवाददाता: सुचित्रा देवधर", "सुचित्रा देवधर"),
        ("김철수 기자", "김철수"),
    ],
)
def test_bylines_of_many_languages(line: str, byline: str) -> None:
    assert read(f"Bridge to be rebuilt soon\n{line}\n\n{STORY}").byline == byline


@pytest.mark.parametrize(
    "line",
    ["By Monday the river had risen by two metres.", "By the time it ended, all had left", "Por qué no se hizo antes"],
)
def test_a_sentence_that_begins_like_a_byline_is_none(line: str) -> None:
    assert read(f"Bridge to be rebuilt soon\n\n{line}\n\n{STORY}").byline is None


@pytest.mark.parametrize(
    ("opening", "place", "publisher"),
    [
        ("EL PASO, Texas (Border Report) – Officials said", "EL PASO, Texas", "Border Report"),
        ("BERLIN, 21 Nov (dpa) - Der Rat hat", "BERLIN", "dpa"),
        ("LONDON (Reuters) - The bank said", "LONDON", "Reuters"),
        ("WASHINGTON — The House passed", "WASHINGTON", None),
        ("(AFP) – Rain fell", None, "AFP"),
        ("الكرك، الأردن (وكالة المشرق) – نفت الوزيرة", "الكرك، الأردن", "وكالة المشرق"),
        ("【盛岡=汐見通信社】岩手県は", "盛岡", "汐見通信社"),
        ("新华社北京11月21日电 国务院", "北京", "新华社"),
    ],
)
def test_datelines_name_place_and_agency(opening: str, place: str | None, publisher: str | None) -> None:
    dateline = find_dateline(opening)
    assert dateline is not None
    assert (dateline.place, dateline.publisher) == (place, publisher)


@pytest.mark.parametrize(
    "prose",
    [
        "Smith – who is 40 – left.",
        "PORTLAND (Ore.) was hit.",
        "The plan (see below) - if any - failed.",
        "He said – (quietly) – no.",
        "NATO - the alliance of 32 states - met.",
    ],
)
def test_a_dash_in_prose_makes_no_agency(prose: str) -> None:
    dateline = find_dateline(prose)
    assert dateline is None or dateline.publisher is None


def test_a_year_in_the_dateline_dates_the_story() -> None:
    article = read(f"PARIS, 21 November 2026 (AFP) - {STORY}")
    assert article.published_at == datetime(2026, 11, 21)  # noqa: DTZ001 - the source names no zone


@pytest.mark.parametrize("line", ["Date: 2026-03-12", "March 12, 2026", "By Ana Ruiz, 12 March 2026"])
def test_a_long_title_does_not_take_in_the_line_below_it(line: str) -> None:
    title = "Harbour of Lindry opens again after three weeks of repairs to its crane"
    article = read(f"{title}\n{line}\n\n{STORY}")
    assert article.title == title
    assert article.published_at is not None
    assert article.published_at.date().isoformat() == "2026-03-12"
