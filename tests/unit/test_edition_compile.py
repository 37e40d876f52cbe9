"""An edition takes every brief once, is sealed once, and a compile that fails is repeated without a trace."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from support.newsroom import MORNING, Newsroom
from support.reports import Report, write_reports
from wirebrief.edition.archive import load
from wirebrief.edition.compile import approve_edition, compile_edition, preview
from wirebrief.edition.desk import Desk, Plan
from wirebrief.edition.limits import Limits
from wirebrief.edition.types import Edition
from wirebrief.errors import StoreError, VerificationError

REPORTS = write_reports(per_event=1)[:14]
FIRST, SECOND = Plan(date="2026-11-22"), Plan(date="2026-11-23")
TOMORROW = MORNING + timedelta(days=1)


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    room = Newsroom(tmp_path)
    yield room
    room.close()


def articles(edition: Edition) -> list[str]:
    sources = [source for story in edition.stories for source in (*story.sources, *story.beyond)]
    sources += [source for story in edition.also for source in story.sources]
    return sorted(ref.article for source in sources for ref in (source, *source.republished))


def compiled(newsroom: Newsroom, plan: Plan = FIRST) -> Edition:
    record = compile_edition(newsroom.desk, plan, MORNING)
    return load(newsroom.store, record)


def ids(reports: list[Report]) -> list[str]:
    return sorted(report.id for report in reports)


def test_every_published_brief_is_in_the_edition_exactly_once(newsroom: Newsroom) -> None:
    newsroom.publish(REPORTS)
    assert articles(compiled(newsroom)) == ids(REPORTS)


def test_what_comes_after_the_cut_off_is_in_the_next_edition(newsroom: Newsroom) -> None:
    newsroom.publish(REPORTS[:9])
    assert articles(compiled(newsroom)) == ids(REPORTS[:9])
    newsroom.publish(REPORTS[9:])
    assert articles(compiled(newsroom, SECOND)) == ids(REPORTS[9:])


def test_compiling_again_changes_nothing(newsroom: Newsroom) -> None:
    newsroom.publish(REPORTS[:9])
    first = compile_edition(newsroom.desk, FIRST, MORNING)
    files = {key: newsroom.store.get(key) for key in newsroom.store.list("editions/")}
    newsroom.publish(REPORTS[9:])
    assert compile_edition(newsroom.desk, FIRST, TOMORROW) == first
    assert {key: newsroom.store.get(key) for key in newsroom.store.list("editions/")} == files


def test_the_order_in_which_briefs_were_published_does_not_matter(tmp_path: Path) -> None:
    made = []
    for name, order in (("one", REPORTS), ("other", REPORTS[::-1])):
        room = Newsroom(tmp_path / name)
        room.publish(order)
        made.append(compile_edition(room.desk, FIRST, MORNING).digest)
        room.close()
    assert made[0] == made[1]


class BreakingStore:
    """A store that fails at the n-th write."""

    def __init__(self, store: object, writes: int) -> None:
        self._store, self.left = store, writes

    def put(self, key: str, content: bytes, media_type: str) -> None:
        self.left -= 1
        if self.left < 0:
            raise StoreError(f"{key} could not be written: the disk is full, make room")
        self._store.put(key, content, media_type)  # type: ignore[attr-defined]

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


@pytest.mark.parametrize("writes", range(6))
def test_a_compile_that_fails_at_any_write_is_repeated_without_a_trace(
    newsroom: Newsroom, writes: int, tmp_path: Path
) -> None:
    newsroom.publish(REPORTS)
    broken = Desk(
        published=newsroom.ledger.published,
        withdrawals=newsroom.ledger.withdrawals,
        store=BreakingStore(newsroom.store, writes),
        book=newsroom.book,
    )  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        compile_edition(broken, FIRST, MORNING - timedelta(minutes=5))
    compile_edition(newsroom.desk, FIRST, MORNING)
    other = Newsroom(tmp_path / "other")
    other.publish(REPORTS)
    compile_edition(other.desk, FIRST, MORNING - timedelta(minutes=5) if writes else MORNING)
    assert list(newsroom.store.list("editions/")) == list(other.store.list("editions/"))
    other.close()


def test_a_schedule_that_fires_twice_at_once_makes_one_edition(newsroom: Newsroom) -> None:
    newsroom.publish(REPORTS)
    with ThreadPoolExecutor(4) as pool:
        nows = [MORNING + timedelta(seconds=at) for at in range(4)]
        records = list(pool.map(lambda now: compile_edition(newsroom.desk, FIRST, now), nows))
    assert len({record.digest for record in records}) == 1
    assert len(list(newsroom.store.list("editions/2026-11-22/sealed-"))) == 1
    assert articles(load(newsroom.store, records[0])) == ids(REPORTS)


def test_briefs_published_while_editions_are_compiled_are_neither_lost_nor_doubled(newsroom: Newsroom) -> None:
    with ThreadPoolExecutor(2) as pool:
        publishing = pool.submit(newsroom.publish, REPORTS)
        editions = []
        for day in range(10, 28):
            record = compile_edition(newsroom.desk, Plan(date=f"2026-12-{day}"), MORNING)
            if record.status != "nothing":
                editions.append(load(newsroom.store, record))
        publishing.result()
        record = compile_edition(newsroom.desk, Plan(date="2026-12-31"), MORNING)
        if record.status != "nothing":
            editions.append(load(newsroom.store, record))
    assert sorted(article for edition in editions for article in articles(edition)) == ids(REPORTS)


def test_an_edition_with_nothing_to_say_says_why_and_is_made_once_there_is_something(newsroom: Newsroom) -> None:
    record = compile_edition(newsroom.desk, FIRST, MORNING)
    assert (record.status, record.reason) == ("nothing", "no brief was published so far")
    assert list(newsroom.store.list("editions/")) == []
    assert newsroom.book.get("2026-11-22") == record
    newsroom.publish(REPORTS[:3])
    assert compile_edition(newsroom.desk, FIRST, MORNING).status == "ready"


def test_too_few_briefs_wait_for_the_next_edition(newsroom: Newsroom) -> None:
    newsroom.publish(REPORTS[:2])
    plan = Plan(date="2026-11-22", limits=Limits(minimum_briefs=3))
    assert compile_edition(newsroom.desk, plan, MORNING).reason == (
        "only 2 of the 3 briefs that an edition needs were published so far"
    )
    newsroom.publish(REPORTS[2:3])
    assert articles(compiled(newsroom, replace(plan, date="2026-11-23"))) == ids(REPORTS[:3])


def test_a_story_of_yesterday_is_marked_as_continuing_and_what_is_new_in_it(newsroom: Newsroom) -> None:
    ferry = [report for report in write_reports() if report.event == "ferry-fire" and not report.copy_of]
    newsroom.publish([ferry[0], *[report for report in write_reports() if report.event == "moon"]])
    first = compiled(newsroom)
    newsroom.publish([ferry[1], *[report for report in write_reports() if report.event == "bank"]])
    second = compiled(newsroom, SECOND)
    story = next(story for story in second.stories if story.sources[0].article == ferry[1].id)
    before = next(story for story in first.stories if story.sources[0].article == ferry[0].id)
    assert story.continuing is not None
    assert (story.continuing.since, story.continuing.story) == ("2026-11-22", before.id)
    assert not any(claim.new for claim in story.claims if claim.quotation)
    assert any(statement.new for statement in story.summary)
    assert [other.continuing for other in second.stories if other is not story] == [None]


def test_a_newer_version_of_an_article_takes_the_place_of_the_older(newsroom: Newsroom) -> None:
    old, new = REPORTS[0], REPORTS[1]
    newsroom.publish_brief(old.brief, old.text, key="inbox/ferry.txt", order="1")
    newsroom.publish_brief(new.brief, new.text, key="inbox/ferry.txt", order="2")
    edition = compiled(newsroom)
    assert articles(edition) == [new.id]
    assert edition.replaced == (old.id,)


def test_a_brief_that_was_erased_is_named_as_missing(newsroom: Newsroom) -> None:
    newsroom.publish(REPORTS[:3])
    newsroom.store.delete(f"briefs/2026/11/22/{REPORTS[0].id}/brief.json")
    edition = compiled(newsroom)
    assert edition.missing == (REPORTS[0].id,)
    assert "1 brief could not be read any more" in newsroom.store.get("editions/2026-11-22/edition.txt").decode()


def test_an_edition_under_review_waits_for_its_editor(newsroom: Newsroom) -> None:
    newsroom.publish(REPORTS)
    plan = Plan(date="2026-11-22", review=True)
    assert compile_edition(newsroom.desk, plan, MORNING).status == "draft"
    assert not newsroom.store.exists("editions/feed.xml")
    approved = approve_edition(newsroom.desk, plan, TOMORROW)
    assert approved is not None
    assert approved.status == "ready"
    assert newsroom.store.exists("editions/feed.xml")
    assert approve_edition(newsroom.desk, Plan(date="2026-01-01"), MORNING) is None


def test_a_preview_writes_nothing(newsroom: Newsroom) -> None:
    assert preview(newsroom.desk, FIRST, MORNING) is None
    newsroom.publish(REPORTS)
    shown = preview(newsroom.desk, FIRST, MORNING)
    assert shown is not None
    assert articles(shown) == ids(REPORTS)
    assert list(newsroom.store.list("editions/")) == []
    assert newsroom.book.latest() is None


def test_a_sealed_edition_that_was_changed_is_refused(newsroom: Newsroom) -> None:
    newsroom.publish(REPORTS)
    record = compile_edition(newsroom.desk, FIRST, MORNING)
    key = f"editions/2026-11-22/sealed-{record.digest[:16]}.json"
    newsroom.store.put(key, newsroom.store.get(key).replace(b"Solveig", b"Sovleig"), "application/json")
    with pytest.raises(VerificationError, match="was changed after the edition was sealed"):
        load(newsroom.store, record)


def test_an_edition_is_never_made_back_in_time(newsroom: Newsroom) -> None:
    newsroom.publish(REPORTS)
    compile_edition(newsroom.desk, SECOND, MORNING)
    assert "never made back in time" in (compile_edition(newsroom.desk, FIRST, MORNING).reason or "")
