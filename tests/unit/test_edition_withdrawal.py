"""A story that its source takes back after the edition was sealed is not told any more, by page nor by mail."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import lxml.html
import pytest
from msgspec.structs import replace

from adapters.withdrawal_contract import FERRY, KEYS, LATER_FERRY, MOON, TODAY, TOMORROW, taken_back, told
from support.newsroom import MORNING, Newsroom
from support.post import LOOK, Post
from support.reports import Report, reworded, write_reports
from wirebrief.brief import Revision
from wirebrief.deliver import deliver_due
from wirebrief.edition.amend import amend_editions, is_outdated
from wirebrief.edition.archive import load, sealed_key
from wirebrief.edition.compile import approve_edition, compile_edition
from wirebrief.edition.desk import Plan
from wirebrief.edition.types import Edition, Introduced, Introduction, Story
from wirebrief.edition.withdrawal import without
from wirebrief.mail.letters import edition_letter
from wirebrief.mail.sealed import open_sealed


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    room = Newsroom(tmp_path)
    yield room
    room.close()


def words_of(report: Report) -> set[str]:
    """What nobody but this report says."""
    brief = report.brief
    said = {brief.headline.text, *(one.text for one in (*brief.summary, *brief.what))}
    return said | {one.statement for one in brief.claims}


def served(room: Newsroom) -> dict[str, str]:
    return {key: room.store.get(key).decode() for key in room.store.list("editions/")}


def edition_of(room: Newsroom, date: str = "2026-11-22") -> Edition:
    record = room.book.get(date)
    assert record is not None
    return load(room.store, record)


def amended(room: Newsroom, *reports: Report) -> Edition:
    for report in reports:
        taken_back(room, report)
    amend_editions(room.desk, TODAY)
    return edition_of(room)


def test_nothing_of_a_withdrawn_story_is_left_in_what_is_served(newsroom: Newsroom) -> None:
    told(newsroom, FERRY, MOON)
    assert any(FERRY.brief.headline.text in text for text in served(newsroom).values())
    amended(newsroom, FERRY)
    names = {one.name for one in FERRY.brief.who} - {one.name for one in MOON.brief.who}
    for key, text in served(newsroom).items():
        for words in words_of(FERRY) | names:
            assert words not in text, key
    assert MOON.brief.headline.text in served(newsroom)["editions/2026-11-22/edition.txt"]


def test_every_format_and_the_mail_say_that_a_report_was_taken_out(newsroom: Newsroom) -> None:
    told(newsroom, FERRY, MOON)
    edition = amended(newsroom, FERRY)
    letter = edition_letter(edition, (), LOOK)
    assert letter is not None
    files = [served(newsroom)[f"editions/2026-11-22/edition.{name}"] for name in ("txt", "md")]
    page = lxml.html.fromstring(served(newsroom)["editions/2026-11-22/edition.html"]).text_content()
    mail = lxml.html.fromstring(letter.html).text_content()
    line = f"A report by {FERRY.sheet.outlet} (story 1) was withdrawn by its source; what it said was taken out."
    for text in (*files, page, letter.text, mail):
        assert line in " ".join(text.replace("\\", "").split())


def test_what_was_sealed_is_kept_apart_for_the_record_and_is_served_no_more(newsroom: Newsroom) -> None:
    sealed = sealed_key(told(newsroom, FERRY, MOON))
    before = newsroom.store.get(sealed)
    amended(newsroom, FERRY)
    assert not newsroom.store.exists(sealed)
    assert newsroom.store.get(f"withdrawn/{sealed}") == before


def test_the_other_stories_keep_their_numbers_and_places(newsroom: Newsroom) -> None:
    told(newsroom, FERRY, MOON)
    (place,) = [place for place, story in edition_of(newsroom).places if story.sources[0].article == MOON.id]
    assert place == "story-2"
    assert [place for place, _ in amended(newsroom, FERRY).places] == ["story-2"]
    page = lxml.html.fromstring(served(newsroom)["editions/2026-11-22/edition.html"])
    assert MOON.brief.headline.text in page.get_element_by_id("story-2").text_content()
    assert page.xpath("//ol[@class='contents']/li/@value") == ["2"]
    assert f"2. {MOON.brief.headline.text}"[:40] in served(newsroom)["editions/2026-11-22/edition.txt"]


def test_a_story_that_others_report_too_is_told_as_they_tell_it(newsroom: Newsroom) -> None:
    told(newsroom, FERRY, LATER_FERRY, MOON)
    (before,) = [one for one in edition_of(newsroom).stories if len(one.sources) == 2]
    edition = amended(newsroom, FERRY)
    (after,) = [one for one in edition.stories if one.id == before.id]
    alone = Newsroom(newsroom.root / "alone")
    told(alone, LATER_FERRY, MOON)
    (expected,) = [one for one in edition_of(alone).stories if one.sources[0].article == LATER_FERRY.id]
    alone.close()
    assert after == replace(expected, id=before.id)
    assert (edition.tally.briefs, edition.tally.stories) == (2, 2)
    assert [one.whole for one in edition.withdrawn] == [False]
    assert FERRY.sheet.outlet not in {source.label for source in after.sources}


@pytest.mark.parametrize("order", list(permutations((FERRY, LATER_FERRY, MOON))))
def test_the_order_in_which_stories_are_withdrawn_changes_nothing(
    newsroom: Newsroom, order: tuple[Report, ...]
) -> None:
    others = [one for one in write_reports(per_event=1) if one.event == "bank"]
    newsroom.publish(others)
    told(newsroom, FERRY, LATER_FERRY, MOON)
    at_once = Newsroom(newsroom.root / "other")
    at_once.publish(others)
    told(at_once, FERRY, LATER_FERRY, MOON)
    for report in order:
        one_by_one = amended(newsroom, report)
    assert one_by_one == amended(at_once, *order)
    left = {ref.article for _, story in one_by_one.places for ref in story.references}
    assert left == {report.id for report in others}
    kept = list(newsroom.store.list("withdrawn/editions/2026-11-22/"))
    assert (len(kept), len(list(at_once.store.list("withdrawn/editions/2026-11-22/")))) == (3, 1)
    at_once.close()


def test_what_stands_of_the_edition_stays_as_it_was_sealed(newsroom: Newsroom) -> None:
    before = told(newsroom, FERRY, MOON)
    sealed = edition_of(newsroom)
    edition = amended(newsroom, FERRY)
    (story,) = [one for one in sealed.stories if one.sources[0].article == MOON.id]
    assert edition.stories == (story,)
    after = newsroom.book.get("2026-11-22")
    assert after is not None
    assert (after.status, after.sealed_at, after.cut_off) == (before.status, before.sealed_at, before.cut_off)
    assert (after.headline, after.stories, after.briefs) == (MOON.brief.headline.text, 1, 1)
    assert after.revisions == (before.digest,)


def test_a_withdrawal_of_what_no_edition_carries_changes_none(newsroom: Newsroom) -> None:
    record = told(newsroom, MOON)
    newsroom.publish_brief(FERRY.brief, FERRY.text, key=KEYS[FERRY.id])
    files = served(newsroom)
    amended(newsroom, FERRY)
    assert served(newsroom) == files
    after = newsroom.book.get("2026-11-22")
    assert after == replace(record, seen=newsroom.ledger.withdrawals("", 9).cursor)


def test_a_story_is_taken_out_of_an_edition_of_days_ago_and_of_each_that_told_an_older_version(
    newsroom: Newsroom,
) -> None:
    newer = reworded(FERRY, *figure_in(FERRY))
    told(newsroom, FERRY, MOON)
    first = f"briefs/2026/11/22/{FERRY.id}/"
    newsroom.publish_brief(
        replace(newer.brief, revision=Revision(replaces=first)), newer.text, key=KEYS[FERRY.id], order="2"
    )
    compile_edition(newsroom.desk, TOMORROW, MORNING + timedelta(days=1))
    assert figure_in(FERRY)[1] in served(newsroom)["editions/2026-11-23/edition.txt"]
    newsroom.withdraw(newer, KEYS[FERRY.id], also=(first,))
    amend_editions(newsroom.desk, TODAY)
    for key, text in served(newsroom).items():
        for words in words_of(FERRY) | words_of(newer):
            assert words not in text, key
    assert [one.status for one in edition_of(newsroom, "2026-11-23").corrections] == ["withdrawn"]


def figure_in(report: Report) -> tuple[str, str]:
    words = next(iter(report.sheet.figures.values()))
    return words, f"9{words}" if words[0].isdigit() else f"not {words}"


def test_the_next_edition_tells_those_who_had_the_story(newsroom: Newsroom) -> None:
    told(newsroom, FERRY, MOON)
    amended(newsroom, FERRY)
    record = compile_edition(newsroom.desk, TOMORROW, MORNING + timedelta(days=1))
    (note,) = load(newsroom.store, record).corrections
    assert (note.status, note.edition, note.place, note.article) == ("withdrawn", "2026-11-22", "story-1", FERRY.id)
    letters = open_sealed(newsroom.store, record, LOOK)
    assert letters.letter((FERRY.brief.where[0].name,)) is not None
    assert letters.letter((MOON.brief.where[0].name,)) is None
    index = newsroom.store.get("editions/index.html").decode()
    assert MOON.brief.headline.text in index


def test_readers_with_topics_hear_of_it_only_where_they_had_it(newsroom: Newsroom) -> None:
    told(newsroom, FERRY, MOON)
    edition = amended(newsroom, FERRY)
    letter = edition_letter(edition, (MOON.brief.where[0].name,), LOOK)
    assert letter is not None
    assert "withdrawn" not in letter.text
    assert edition_letter(edition, (FERRY.brief.where[0].name,), LOOK) is None


def test_an_edition_of_which_nothing_is_left_says_so_and_is_not_mailed(newsroom: Newsroom) -> None:
    told(newsroom, FERRY)
    edition = amended(newsroom, FERRY)
    assert edition.stories == ()
    assert "All that this edition told was withdrawn" in served(newsroom)["editions/2026-11-22/edition.txt"]
    assert edition_letter(edition, (), LOOK) is None
    assert "<entry>" in served(newsroom)["editions/feed.xml"]


def test_the_feed_says_when_an_edition_was_amended(newsroom: Newsroom) -> None:
    told(newsroom, FERRY, MOON)
    before = served(newsroom)["editions/feed.xml"]
    newsroom.withdraw(FERRY, KEYS[FERRY.id], at=MORNING + timedelta(hours=3))
    amend_editions(newsroom.desk, TODAY)
    after = served(newsroom)["editions/feed.xml"]
    assert "2026-11-22T05:00:00Z" in before
    assert "2026-11-22T08:00:00Z" in after
    assert "2026-11-22T08:00:00Z" not in before


def test_a_draft_is_amended_before_its_editor_lets_it_go(newsroom: Newsroom) -> None:
    plan = replace(TODAY, review=True)
    for report in (FERRY, MOON):
        newsroom.publish_brief(report.brief, report.text, key=KEYS[report.id])
    assert compile_edition(newsroom.desk, plan, MORNING).status == "draft"
    taken_back(newsroom, FERRY)
    record = approve_edition(newsroom.desk, plan, MORNING)
    assert record is not None
    assert record.status == "ready"
    assert [one.article for one in load(newsroom.store, record).withdrawn] == [FERRY.id]


def test_an_introduction_keeps_only_what_it_says_of_stories_that_stand(newsroom: Newsroom) -> None:
    told(newsroom, FERRY, MOON)
    edition = edition_of(newsroom)

    def introduced(*stories: Story) -> Edition:
        sentences = tuple(
            Introduced(id=one.id, text=one.headline.text, passages=one.headline.passages, story=one.id)
            for one in stories
        )
        return replace(edition, introduction=Introduction(sentences=sentences))

    gone = {edition.stories[0].sources[0].brief: MORNING}
    left = without(introduced(*edition.stories), gone, "sealed", lambda story, refs: None)
    assert left.introduction is not None
    assert [one.story for one in left.introduction.sentences] == [edition.stories[1].id]
    none_left = without(introduced(edition.stories[0]), gone, "sealed", lambda story, refs: None)
    assert none_left.introduction == Introduction(reason="withdrawn")


def test_a_report_that_cannot_be_read_any_more_is_named_as_missing_when_its_story_is_told_anew(
    newsroom: Newsroom,
) -> None:
    told(newsroom, FERRY, LATER_FERRY, MOON)
    newsroom.store.delete(f"briefs/2026/11/22/{LATER_FERRY.id}/brief.json")
    edition = amended(newsroom, FERRY)
    assert edition.missing == (LATER_FERRY.id,)
    assert [one.sources[0].article for one in edition.stories] == [MOON.id]


def test_a_story_told_anew_goes_on_with_the_one_that_it_continued(newsroom: Newsroom) -> None:
    told(newsroom, FERRY, MOON)
    copies = [one for one in write_reports() if one.event == "ferry-fire" and one.id not in KEYS and not one.copy_of]
    for number, report in enumerate((LATER_FERRY, *copies[:1])):
        newsroom.publish_brief(report.brief, report.text, key=f"inbox/again-{number}.txt")
    compile_edition(newsroom.desk, TOMORROW, MORNING + timedelta(days=1))
    (before,) = edition_of(newsroom, "2026-11-23").stories
    assert before.continuing is not None
    newsroom.withdraw(LATER_FERRY, "inbox/again-0.txt")
    amend_editions(newsroom.desk, TODAY)
    (after,) = edition_of(newsroom, "2026-11-23").stories
    assert after.continuing == before.continuing
    assert len(after.sources) == 1
    alone = Newsroom(newsroom.root / "alone")
    told(alone, FERRY, MOON)
    alone.publish(copies[:1])
    compile_edition(alone.desk, TOMORROW, MORNING + timedelta(days=1))
    assert after == replace(edition_of(alone, "2026-11-23").stories[0], id=before.id)
    alone.close()


def test_an_edition_is_outdated_from_the_withdrawal_until_it_is_amended(newsroom: Newsroom) -> None:
    told(newsroom, FERRY, MOON)
    sealed = edition_of(newsroom)
    assert not is_outdated(newsroom.desk, sealed)
    taken_back(newsroom, FERRY)
    assert is_outdated(newsroom.desk, sealed)
    amend_editions(newsroom.desk, TODAY)
    assert not is_outdated(newsroom.desk, edition_of(newsroom))


def test_looking_for_withdrawals_where_there_are_none_reads_nothing_else(newsroom: Newsroom) -> None:
    told(newsroom, FERRY, MOON)
    asked: list[str] = []

    class Watched:
        def __getattr__(self, name: str) -> object:
            asked.append(name)
            return getattr(newsroom.store, name)

    amend_editions(replace(newsroom.desk, store=Watched()), Plan(date="2026-11-22"))
    assert asked == []


def test_a_damaged_older_edition_stops_no_amendment(newsroom: Newsroom) -> None:
    sealed = sealed_key(told(newsroom, FERRY))
    newsroom.publish_brief(MOON.brief, MOON.text, key=KEYS[MOON.id])
    compile_edition(newsroom.desk, TOMORROW, MORNING + timedelta(days=1))
    newsroom.store.delete(sealed)
    taken_back(newsroom, FERRY)
    taken_back(newsroom, MOON)
    amend_editions(newsroom.desk, TODAY)
    assert MOON.brief.headline.text not in served(newsroom)["editions/2026-11-23/edition.html"]


def test_readers_whose_hour_comes_later_get_the_edition_without_the_story_and_nobody_gets_it_twice(
    tmp_path: Path,
) -> None:
    post = Post(tmp_path)
    told(post.newsroom, FERRY, MOON)
    early = post.subscribe(1, 2)
    late = post.subscribe(3, 4, zone="America/New_York")
    daily = post.daily()
    assert deliver_due(daily) == {"sent": 2}
    taken_back(post.newsroom, FERRY)
    post.clock.move(hours=6)
    assert deliver_due(daily) == {"sent": 2}
    assert deliver_due(daily) == {}
    mails = post.mails()
    assert len(mails) == len(early) + len(late)
    for address, text in mails.items():
        had = address in {"reader1@example.org", "reader2@example.org"}
        assert (FERRY.brief.headline.text in " ".join(text.split())) is had
    post.close()
