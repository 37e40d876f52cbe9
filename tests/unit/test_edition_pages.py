"""The files of an edition: safe whatever a source says, complete, and valid where a standard says what is valid."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import lxml.etree
import lxml.html
import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from support.newsroom import MORNING, Newsroom
from support.reports import write_reports
from wirebrief.edition.archive import edition_json, load
from wirebrief.edition.carried import StoryClaim
from wirebrief.edition.compile import compile_edition
from wirebrief.edition.desk import Plan
from wirebrief.edition.pages import edition_html, edition_markdown, edition_text, feed_xml, index_html
from wirebrief.edition.ports import EditionRecord
from wirebrief.edition.schema import edition_schema
from wirebrief.edition.types import Edition
from wirebrief.edition.view import READING_SPEED, Look, changed
from wirebrief.mail.letters import edition_letter

LOOK = Look(site="https://briefs.example", report_to="editor@briefs.example")
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = '"><script>alert(1)</script>&amp;\u202e[x](javascript:alert(1))\r\n# {{ 7*7 }} {% raw %}'


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    room = Newsroom(tmp_path_factory.mktemp("newsroom"))
    room.publish(write_reports()[:27])
    made = load(room.store, compile_edition(room.desk, Plan(date="2026-11-22"), MORNING))
    room.close()
    return made


def record(date: str, headline: str = "Fire at sea") -> EditionRecord:
    return EditionRecord(
        date=date, digest="0" * 64, status="ready", sealed_at=datetime(2026, 11, 22, 5, tzinfo=UTC), cut_off="7",
        previous=None, stories=3, briefs=1, headline=headline,
    )  # fmt: skip


def test_every_reference_on_the_page_leads_to_a_place_on_it(edition: Edition) -> None:
    page = lxml.html.fromstring(edition_html(edition, LOOK))
    places = {element.get("id") for element in page.iter() if element.get("id")}
    references = [link.get("href")[1:] for link in page.iter("a") if link.get("href").startswith("#")]
    assert len(references) > 100
    assert set(references) <= places


def test_an_article_without_a_title_is_listed_by_the_first_words_of_its_headline(tmp_path: Path) -> None:
    reports = [report for report in write_reports() if report.event == "ferry-fire"]
    lead = reports[0].brief.headline
    long = replace(
        lead, text=f"{lead.text} " + "It went on to say a good deal more than any list of sources has room for."
    )
    untitled = [
        replace(one.brief, headline=long, article=replace(one.brief.article, title=None)) for one in reports[:1]
    ]
    room = Newsroom(tmp_path)
    room.publish(reports[1:])
    room.publish_brief(untitled[0], reports[0].text)
    made = load(room.store, compile_edition(room.desk, Plan(date="2026-11-22"), MORNING))
    room.close()
    titles = {source.article: source.title for story in made.stories for source in story.sources}
    cut = titles.pop(reports[0].id)
    assert cut.endswith("…")
    assert long.text.startswith(cut.removesuffix("…"))
    assert 60 < len(cut) <= 80
    assert titles
    assert titles.items() <= {one.id: one.brief.article.title for one in reports[1:]}.items()


@pytest.mark.parametrize("write", [edition_html, edition_text, edition_markdown])
def test_a_reader_sees_of_what_day_the_sources_are_that_say_yesterday(
    edition: Edition, write: Callable[[Edition, Look], str]
) -> None:
    story = next(one for one in edition.stories if len(one.sources) > 1)
    early, late = datetime(2026, 3, 12, 9, tzinfo=UTC), datetime(2026, 3, 14, 9, tzinfo=UTC)

    def told_on(first: datetime | None, rest: datetime | None) -> str:
        sources = tuple(replace(one, published_at=rest if at else first) for at, one in enumerate(story.sources))
        others = tuple(replace(one, published_at=rest) for one in story.beyond)
        return write(replace(edition, stories=(replace(story, sources=sources, beyond=others),)), LOOK)

    assert " sources of 12 March 2026 to 14 March 2026" in told_on(late, early)
    assert " sources of 12 March 2026 to" not in told_on(early, early)
    assert " sources of 12 March 2026" in told_on(early, early)
    undated = told_on(late, None)
    assert " sources of " not in undated
    assert undated.count("14 March 2026") == 1


@pytest.mark.parametrize("write", [edition_html, edition_text, edition_markdown])
def test_a_speakers_role_is_told_once_and_not_where_the_words_tell_it(
    edition: Edition, write: Callable[[Edition, Look], str]
) -> None:
    story = next(one for one in edition.stories if one.claims)
    who = (replace(story.who[0], name="Ana Ruiz", role="union president"),)
    first = replace(story.claims[0], speaker="Ana Ruiz", statement="The crane stands.", quotation=())
    again = replace(first, id="again", statement="It will stand for years.")

    def told(*claims: StoryClaim) -> str:
        alone = replace(story, who=who, claims=claims, contradictions=())
        return " ".join(re.sub("<[^>]+>", "", write(replace(edition, stories=(alone,)), LOOK)).split())

    assert told(first, again).count("Ana Ruiz, union president") == 1
    itself = replace(first, statement="The crane stands, union president Ana Ruiz said.")
    assert "Ana Ruiz, union president" not in told(itself, again)


@pytest.mark.parametrize("write", [edition_text, edition_markdown])
def test_a_denial_in_words_of_denying_is_not_denied_twice(
    edition: Edition, write: Callable[[Edition, Look], str]
) -> None:
    story = next(one for one in edition.stories if one.claims)
    claim = replace(story.claims[0], speaker="Ana Ruiz", stance="denies", statement="Nobody knew of it.", quotation=())
    page = write(replace(edition, stories=(replace(story, claims=(claim,), contradictions=()),)), LOOK)
    assert "denial" in page
    assert "denies" not in page


def test_a_crowd_is_not_listed_among_those_whom_the_sources_name(edition: Edition) -> None:
    story = edition.stories[0]
    crowd = replace(story.who[0], name="At least 226 people", kind="group", role=None)
    person = replace(story.who[0], name="Ana Sorel", kind="person", role=None)
    page = edition_html(replace(edition, stories=(replace(story, who=(crowd, person)),)), LOOK)
    assert "Ana Sorel" in page
    assert "At least 226 people" not in page


def test_an_id_stands_once_on_the_page(edition: Edition) -> None:
    found = re.findall(r'\sid="([^"]+)"', edition_html(edition, LOOK))
    assert len(found) == len(set(found))


def test_every_format_shows_every_story_difference_and_claim(edition: Edition) -> None:
    page = " ".join(lxml.html.fromstring(edition_html(edition, LOOK)).text_content().split())
    text = " ".join(edition_text(edition, LOOK).split())
    markdown = " ".join(edition_markdown(edition, LOOK).replace("\\", "").split())
    for story in edition.stories:
        shown = [story.headline.text, *(claim.statement for claim in story.claims)]
        shown += [passage.evidence.quote for d in story.differences for r in d.readings for passage in r.passages]
        for words in shown:
            assert words in page
            assert words in text
            assert words in markdown


def test_a_report_of_an_error_carries_the_id_of_the_claim(edition: Edition) -> None:
    page = edition_html(edition, LOOK)
    for story in edition.stories:
        for claim in story.claims:
            assert f"mailto:editor@briefs.example?subject=Error%20in%202026-11-22%20{claim.id}" in page
    assert "Report an error" not in edition_html(edition, Look())


def test_the_page_says_how_it_was_made(edition: Edition) -> None:
    assert "every statement was checked against the words it stands on" in " ".join(edition_html(edition, LOOK).split())
    assert "min read" in edition_html(edition, LOOK)


def test_the_reading_time_is_that_of_what_is_not_folded_away(edition: Edition) -> None:
    shown = [edition.stories[0].headline.text] * 220
    statement = replace(edition.stories[0].summary[0], text=" ".join(shown))
    words = len(" ".join(shown).split())
    story = replace(edition.stories[0], summary=(statement,), claims=(), differences=())
    long = replace(edition, stories=(story,), also=())
    minutes = int(edition_text(long, LOOK).split(" min read")[0].rsplit(" ", 1)[1])
    assert abs(minutes - words / READING_SPEED) <= 1
    assert " 1 min read" in edition_text(replace(edition, stories=(), also=()), LOOK)


def hostile(edition: Edition, words: str) -> Edition:
    def attacked(value: str) -> str:
        return words + value if " " in value else value

    plain_values = changed(msgspec.to_builtins(edition, builtin_types=(datetime,)), attacked)
    return msgspec.convert(plain_values, Edition)


def test_what_a_source_says_cannot_become_markup_in_any_format(edition: Edition) -> None:
    attacked = hostile(edition, HOSTILE)
    page = lxml.html.fromstring(edition_html(attacked, LOOK))
    assert list(page.iter("script")) == []
    assert not any((link.get("href") or "").startswith("javascript") for link in page.iter("a"))
    for text in (edition_text(attacked, LOOK), edition_markdown(attacked, LOOK)):
        assert "\u202e" not in text
        assert "\r" not in text
        assert "7*7" in text.replace("\\", "")
    assert "<script" not in edition_markdown(attacked, LOOK).replace("\\<", "")


@settings(max_examples=20, deadline=None)
@given(words=st.text(min_size=1, max_size=40))
@example(words="\x08")
def test_any_words_of_a_source_leave_the_page_and_the_feed_well_formed(edition: Edition, words: str) -> None:
    attacked = hostile(edition, words)
    places = [link.get("href") for link in lxml.html.fromstring(edition_html(attacked, LOOK)).iter("a")]
    clean = [link.get("href") for link in lxml.html.fromstring(edition_html(edition, LOOK)).iter("a")]
    assert places == clean
    feed = lxml.etree.fromstring(feed_xml([record("2026-11-22", words)], words, LOOK).encode())
    assert feed.tag == f"{ATOM}feed"


def test_an_edition_is_valid_against_the_published_schema(edition: Edition) -> None:
    schema = edition_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(edition_json(edition))
    jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)
    del document["stories"][0]["headline"]["passages"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)


def test_text_lines_fit_a_mail(edition: Edition) -> None:
    text = edition_text(edition, LOOK)
    assert all(len(line) <= 72 for line in text.splitlines() if "://" not in line)


def test_the_feed_has_what_rfc_4287_asks_for() -> None:
    feed = lxml.etree.fromstring(feed_xml([record("2026-11-22"), record("2026-11-21")], "The brief", LOOK).encode())
    for name in ("id", "title", "updated", "author"):
        assert feed.find(f"{ATOM}{name}") is not None
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == 2
    assert entries[0].findtext(f"{ATOM}updated") == "2026-11-22T05:00:00Z"
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://briefs.example/2026-11-22/edition.html"


def test_the_index_leads_to_every_edition_newest_first() -> None:
    page = lxml.html.fromstring(index_html([record("2026-11-22"), record("2026-11-21")], "The brief", LOOK))
    links = [link.get("href") for link in page.iter("a") if "edition" in link.get("href")]
    assert links == ["2026-11-22/edition.html", "2026-11-21/edition.html"]


def test_editions_lie_where_a_browser_finds_them(tmp_path: Path) -> None:
    room = Newsroom(tmp_path)
    room.publish(write_reports()[:5])
    compile_edition(room.desk, Plan(date="2026-11-22"), MORNING)
    files = sorted(key for key in room.store.list("editions/") if "sealed" not in key)
    folder = "editions/2026-11-22/edition"
    assert files == [
        f"{folder}.html",
        f"{folder}.json",
        f"{folder}.md",
        f"{folder}.txt",
        "editions/feed.xml",
        "editions/index.html",
    ]
    room.close()


def test_the_sources_of_a_figure_are_named_once_each(edition: Edition) -> None:
    story = next(story for story in edition.stories if story.differences)
    reading = story.differences[0].readings[0]
    twice = replace(
        story.differences[0],
        readings=(replace(reading, passages=reading.passages * 2), *story.differences[0].readings[1:]),
    )
    made = edition_letter(replace(edition, stories=(replace(story, differences=(twice,)),)), (), LOOK)
    label = next(source.label for source in story.sources if source.article == reading.passages[0].article)
    assert made is not None
    assert f"{label}, {label}" not in made.html
    assert f"{label}, {label}" not in made.text
