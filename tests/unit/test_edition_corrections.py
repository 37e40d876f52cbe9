"""Whoever was sent a story is told once what its source corrected, changed or took back since."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import lxml.etree
import lxml.html
import msgspec
import pytest
from msgspec.structs import replace

from support.newsroom import MORNING, Newsroom
from support.post import Post
from support.reports import Report, reworded, write, write_reports
from wirebrief.brief import Claim, Revision
from wirebrief.edition.archive import load
from wirebrief.edition.compile import compile_edition, preview
from wirebrief.edition.desk import Plan
from wirebrief.edition.limits import Limits
from wirebrief.edition.ports import EditionRecord
from wirebrief.edition.types import Correction, Edition
from wirebrief.edition.view import Look
from wirebrief.mail.letters import edition_letter
from wirebrief.mail.sealed import open_sealed

LOOK = Look(site="https://briefs.example", report_to="editor@briefs.example")
FERRY = next(report for report in write_reports() if report.event == "ferry-fire")
OTHERS = [report for report in write_reports() if report.event in {"moon", "bank"} and not report.copy_of]
KEY = "inbox/ferry.txt"


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    room = Newsroom(tmp_path)
    yield room
    room.close()


def send(room: Newsroom, report: Report, order: str, *, correction: bool = False) -> None:
    brief = replace(report.brief, revision=Revision(replaces="briefs/x/", correction=correction))
    room.publish_brief(brief if order != "1" else report.brief, report.text, key=KEY, order=order)


def make(room: Newsroom, day: int, **limits: int) -> tuple[EditionRecord, Edition | None]:
    plan = Plan(date=f"2026-11-{day}", look=LOOK, limits=Limits(**limits))
    record = compile_edition(room.desk, plan, MORNING + timedelta(days=day - 22))
    return record, load(room.store, record) if record.status != "nothing" else None


def corrections(room: Newsroom, day: int) -> tuple[Correction, ...]:
    _, edition = make(room, day)
    return edition.corrections if edition else ()


def shown(room: Newsroom, day: int, name: str) -> str:
    content = room.store.get(f"editions/2026-11-{day}/edition.{name}").decode()
    return " ".join((lxml.html.fromstring(content).text_content() if name == "html" else content).split())


def figure_in(report: Report) -> tuple[str, str]:
    """Return a figure that the report states, and another."""
    words = next(iter(report.sheet.figures.values()))
    return words, f"9{words}" if words[0].isdigit() else f"not {words}"


@pytest.fixture
def corrected(newsroom: Newsroom) -> Newsroom:
    """A story that was in the edition of the 22nd and got another figure since."""
    newsroom.publish(OTHERS)
    send(newsroom, FERRY, "1")
    make(newsroom, 22)
    send(newsroom, reworded(FERRY, *figure_in(FERRY)), "2", correction=True)
    return newsroom


def test_the_next_edition_says_what_a_correction_changed_and_where_it_was_told(corrected: Newsroom) -> None:
    (note,) = corrections(corrected, 23)
    old, new = figure_in(FERRY)
    assert (note.status, note.edition, note.label) == ("corrected", "2026-11-22", FERRY.sheet.outlet)
    assert note.article == FERRY.id
    assert [(old in (one.old or ""), new in (one.new or "")) for one in note.changes] == [(True, True)]


def test_both_sides_of_a_change_stand_in_the_articles_where_they_say(corrected: Newsroom) -> None:
    (note,) = corrections(corrected, 23)
    assert note.by is not None
    for change in note.changes:
        for article, passages in ((note.article, change.before), (note.by.article, change.now)):
            text = corrected.store.get(f"briefs/2026/11/22/{article}/article.txt").decode()
            assert passages
            for passage in passages:
                evidence = passage.evidence
                assert (passage.article, text[evidence.start : evidence.end]) == (article, evidence.quote)


def test_every_format_the_feed_and_the_mail_carry_the_note(corrected: Newsroom) -> None:
    record, edition = make(corrected, 23)
    assert edition is not None
    letter = edition_letter(edition, (), LOOK)
    assert letter is not None
    mail = " ".join(lxml.html.fromstring(letter.html).text_content().split())
    new = figure_in(FERRY)[1]
    for text in (shown(corrected, 23, "html"), shown(corrected, 23, "txt"), mail, " ".join(letter.text.split())):
        assert "Corrected by its source" in text
        assert "the edition of 22 November 2026" in text
        assert new in text
    assert new in shown(corrected, 23, "md").replace("\\", "")
    assert msgspec.json.decode(corrected.store.get("editions/2026-11-23/edition.json"), type=Edition) == edition
    feed = lxml.etree.fromstring(corrected.store.get("editions/feed.xml"))
    assert record.notes[0].line in feed.findtext(".//{*}entry/{*}summary")
    assert record.notes[0].line.split("“")[0] in shown_index(corrected)


def shown_index(room: Newsroom) -> str:
    return " ".join(lxml.html.fromstring(room.store.get("editions/index.html")).text_content().split())


def test_the_note_leads_to_the_story_in_the_old_edition_and_in_this_one(corrected: Newsroom) -> None:
    (note,) = corrections(corrected, 23)
    page = lxml.html.fromstring(corrected.store.get("editions/2026-11-23/edition.html"))
    links = [link.get("href") for link in page.xpath("//section[@class='corrections']//a")]
    assert links[0] == f"../2026-11-22/edition.html#{note.place}"
    assert page.get_element_by_id(links[1].removeprefix("#")) is not None
    old = lxml.html.fromstring(corrected.store.get("editions/2026-11-22/edition.html"))
    assert FERRY.sheet.headline in old.get_element_by_id(note.place).text_content()
    assert links[2].endswith(note.id)


def test_a_correction_is_told_once(corrected: Newsroom) -> None:
    assert len(corrections(corrected, 23)) == 1
    assert len(corrections(corrected, 23)) == 1
    corrected.publish([report for report in write_reports() if report.event == "recount"])
    assert corrections(corrected, 24) == ()


def test_a_day_without_an_edition_keeps_the_correction_for_the_next(newsroom: Newsroom) -> None:
    send(newsroom, FERRY, "1")
    make(newsroom, 22)
    assert make(newsroom, 23)[0].status == "nothing"
    send(newsroom, reworded(FERRY, *figure_in(FERRY)), "2")
    assert len(corrections(newsroom, 24)) == 1


def test_a_correction_goes_out_though_too_few_briefs_came_for_an_edition(corrected: Newsroom) -> None:
    record, edition = make(corrected, 23, minimum_briefs=5)
    assert edition is not None
    assert (record.status, len(edition.corrections), edition.tally.briefs) == ("ready", 1, 1)


def test_of_several_versions_since_the_last_edition_the_newest_is_compared_with_the_one_that_was_sent(
    newsroom: Newsroom,
) -> None:
    old, new = figure_in(FERRY)
    send(newsroom, FERRY, "1")
    make(newsroom, 22)
    middle = reworded(FERRY, old, new)
    send(newsroom, middle, "2")
    send(newsroom, reworded(middle, new, f"8{new}"), "3")
    (note,) = corrections(newsroom, 23)
    (change,) = note.changes
    assert old in (change.old or "")
    assert f"8{new}" in (change.new or "")


def test_a_version_that_came_before_the_edition_needs_no_note(newsroom: Newsroom) -> None:
    send(newsroom, FERRY, "1")
    send(newsroom, reworded(FERRY, *figure_in(FERRY)), "2")
    assert corrections(newsroom, 22) == ()


def test_a_story_corrected_after_days_is_found_in_the_edition_that_had_it(newsroom: Newsroom) -> None:
    send(newsroom, FERRY, "1")
    make(newsroom, 22)
    for day, report in zip((23, 24, 25), OTHERS, strict=False):
        newsroom.publish([report])
        make(newsroom, day)
    send(newsroom, reworded(FERRY, *figure_in(FERRY)), "2")
    assert [note.edition for note in corrections(newsroom, 26)] == ["2026-11-22"]


def test_a_newer_version_that_says_the_same_is_no_correction(newsroom: Newsroom) -> None:
    send(newsroom, FERRY, "1")
    make(newsroom, 22)
    same = replace(FERRY, brief=replace(FERRY.brief, article=replace(FERRY.brief.article, id="0" * 64)))
    send(newsroom, same, "2")
    assert corrections(newsroom, 23) == ()


def test_what_an_engine_merely_left_out_was_not_removed_by_the_source(newsroom: Newsroom) -> None:
    send(newsroom, FERRY, "1")
    make(newsroom, 22)
    shorter = replace(
        FERRY.brief,
        article=replace(FERRY.brief.article, id="0" * 64),
        summary=FERRY.brief.summary[:1],
        claims=(),
        who=FERRY.brief.who[:1],
    )
    newsroom.publish_brief(shorter, FERRY.text, key=KEY, order="2")
    assert corrections(newsroom, 23) == ()


@pytest.fixture
def withdrawn(newsroom: Newsroom) -> Newsroom:
    send(newsroom, FERRY, "1")
    make(newsroom, 22)
    newsroom.withdraw(FERRY, KEY)
    return newsroom


def test_a_withdrawn_story_is_said_to_be_though_there_is_nothing_else_to_say(withdrawn: Newsroom) -> None:
    record, edition = make(withdrawn, 23)
    assert edition is not None
    assert (record.status, record.stories, edition.missing) == ("ready", 0, ())
    assert [(note.status, note.edition) for note in edition.corrections] == [("withdrawn", "2026-11-22")]
    letter = edition_letter(edition, (), LOOK)
    assert letter is not None
    assert "Withdrawn by its source" in letter.subject
    for name in ("html", "txt", "md"):
        assert "Withdrawn by its source" in shown(withdrawn, 23, name)
    assert "Nothing new was reported" in shown(withdrawn, 23, "txt")


def test_nothing_that_a_withdrawn_story_said_is_repeated(withdrawn: Newsroom) -> None:
    _, edition = make(withdrawn, 23)
    assert edition is not None
    letter = edition_letter(edition, (), LOOK)
    assert letter is not None
    written = ["editions/index.html", "editions/feed.xml", *withdrawn.store.list("editions/2026-11-23/")]
    everything = [withdrawn.store.get(key).decode() for key in written]
    everything += [letter.subject, letter.text, letter.html]
    brief = FERRY.brief
    said = [brief.headline.text, *(one.text for one in (*brief.summary, *brief.what))]
    said += [one.statement for one in brief.claims] + [one.name for one in brief.who]
    for words in said:
        assert not any(words in text for text in everything)


def test_a_story_withdrawn_before_the_edition_is_neither_in_it_nor_missing(newsroom: Newsroom) -> None:
    newsroom.publish(OTHERS)
    send(newsroom, FERRY, "1")
    newsroom.withdraw(FERRY, KEY)
    _, edition = make(newsroom, 22)
    assert edition is not None
    assert (edition.missing, edition.replaced, edition.corrections) == ((), (FERRY.id,), ())


def test_a_withdrawn_story_that_comes_back_is_told_as_changed_without_a_comparison(withdrawn: Newsroom) -> None:
    send(withdrawn, reworded(FERRY, *figure_in(FERRY)), "8")
    (note,) = corrections(withdrawn, 23)
    assert (note.status, note.changes, note.headline) == ("changed", (), None)


def test_an_old_edition_that_is_gone_stops_no_new_one(corrected: Newsroom) -> None:
    corrected.publish([write_reports()[-1]])
    make(corrected, 23)
    send(corrected, reworded(FERRY, "the", "that"), "5")
    for key in corrected.store.list("editions/2026-11-22/sealed-"):
        corrected.store.delete(key)
    assert make(corrected, 24)[0].status == "ready"


def test_a_preview_shows_the_corrections(corrected: Newsroom) -> None:
    shown = preview(corrected.desk, Plan(date="2026-11-23"), MORNING)
    assert shown is not None
    assert len(shown.corrections) == 1


def test_a_long_list_of_changes_is_cut_and_counted(corrected: Newsroom) -> None:
    rewritten = write(replace(OTHERS[0].sheet, outlet=FERRY.sheet.outlet))
    send(corrected, rewritten, "3")
    _, edition = make(corrected, 23, changes_per_correction=2)
    assert edition is not None
    (note,) = edition.corrections
    assert len(note.changes) == 2
    assert f"And {note.more} more changes." in shown_text(corrected)


def shown_text(room: Newsroom) -> str:
    return shown(room, 23, "txt")


def test_a_claim_that_is_a_statement_of_the_brief_too_is_corrected_once(newsroom: Newsroom) -> None:
    def claiming(report: Report) -> Report:
        fact = report.brief.summary[0]
        claim = Claim(
            id="claim-9", statement=fact.text, speaker="the coast guard", cue="said", kind="indirect", stance="asserts",
            evidence=fact.evidence,
        )  # fmt: skip
        return replace(report, brief=replace(report.brief, claims=(claim,)))

    send(newsroom, claiming(FERRY), "1")
    make(newsroom, 22)
    send(newsroom, claiming(reworded(FERRY, *figure_in(FERRY))), "2")
    (note,) = corrections(newsroom, 23)
    assert [change.kind for change in note.changes] == ["statement"]


def test_readers_with_topics_get_the_corrections_of_stories_on_them(tmp_path: Path) -> None:
    post = Post(tmp_path)
    post.newsroom.publish(OTHERS)
    send(post.newsroom, FERRY, "1")
    make(post.newsroom, 22)
    post.newsroom.withdraw(FERRY, KEY)
    record, _ = make(post.newsroom, 23)
    sealed = open_sealed(post.newsroom.store, record, LOOK)
    assert sealed.letter((FERRY.brief.where[0].name,)) is not None
    assert sealed.letter((OTHERS[0].brief.where[0].name,)) is None
    assert sealed.letter(()) is not None
    post.close()


def test_an_index_of_before_corrections_were_noted_is_read(tmp_path: Path) -> None:
    import sqlite3  # noqa: PLC0415 - writes the file as an older version did

    from wirebrief.ledgers.sqlite_editions import SqliteEditionBook  # noqa: PLC0415

    with sqlite3.connect(tmp_path / "editions.sqlite3") as old:
        old.executescript(
            "CREATE TABLE editions (date TEXT PRIMARY KEY, digest TEXT NOT NULL, status TEXT NOT NULL,"
            " sealed_at TEXT NOT NULL, cut_off TEXT NOT NULL, previous TEXT, stories INTEGER NOT NULL,"
            " briefs INTEGER NOT NULL, headline TEXT NOT NULL, reason TEXT) STRICT; PRAGMA user_version = 1;"
            "INSERT INTO editions VALUES ('2026-11-21', 'd', 'ready', '2026-11-21T05:00:00+00:00', '7', NULL, 3, 9,"
            " 'Fire', NULL);"
        )
    old.close()
    book = SqliteEditionBook(tmp_path / "editions.sqlite3")
    latest = book.latest()
    assert latest is not None
    assert (latest.headline, latest.notes, latest.sealed_at) == ("Fire", (), datetime(2026, 11, 21, 5, tzinfo=UTC))
    book.close()
