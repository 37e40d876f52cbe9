"""Several articles in one upload, and agencies' items with versions, embargoes and kills, each settled once."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from process.test_process_upload import Asked
from process.world import NOON, TEXT, StillClock, files_in, laptop, make_brief, process
from support.office import zipped
from support.waiting import HANGS
from wirebrief.errors import Embargoed, EngineUnavailable
from wirebrief.ports import Outcome
from wirebrief.stores.folder import FolderStore
from wirebrief.upload.job import Services
from wirebrief.upload.parting import read_members
from wirebrief.upload.publish import find_brief, withdrawn_by

STORIES = {f"story-{number}.txt": TEXT.replace("Twelve", str(number)) for number in (13, 14, 15)}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "monday.zip"
    path.write_bytes(zipped(dict(STORIES)))
    return path


def item(path: Path, version: int = 1, text: str = TEXT, **fields: str) -> Path:
    story = {"uri": "urn:wire:1", "version": str(version), "versioncreated": f"2026-11-22T0{version}:00:00Z"}
    path.write_text(json.dumps({**story, "headline": "Harbour opens again", "body_text": text, **fields}))
    return path


def members_of(outcome: Outcome, services: Services) -> list[tuple[str, str]]:
    return [(one.name, one.outcome.status) for one in read_members(outcome, services.store).members]


def published(services: Services) -> list[tuple[str, str | None]]:
    return [(one.prefix, one.replaces) for one in services.ledger.published("", 100).publications]


def briefs_in(out: Path) -> list[str]:
    return [key.removesuffix("brief.json") for key in files_in(out) if key.endswith("brief.json")]


def test_each_member_of_an_archive_has_its_brief_and_the_archive_a_record(out: Path, archive: Path) -> None:
    with laptop(out) as services:
        outcome = process(archive, services)
        assert outcome.status == "parted"
        assert members_of(outcome, services) == [(name, "done") for name in STORIES]
        assert len(published(services)) == len(briefs_in(out)) == 3
        assert process(archive, services) == outcome
        assert len(published(services)) == 3


def test_a_member_that_was_uploaded_alone_before_is_not_briefed_again(out: Path, archive: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.txt"
    alone.write_text(STORIES["story-13.txt"])
    asked = Asked()
    with laptop(out, make=asked) as services:
        process(alone, services)
        process(archive, services)
    assert asked.times == 3
    assert len(briefs_in(out)) == 3


def test_what_one_member_meets_keeps_no_other_waiting_and_is_taken_up_again(out: Path, archive: Path) -> None:
    asked = Asked(EngineUnavailable("the model is away: wait"))
    with laptop(out, make=asked) as services:
        with pytest.raises(EngineUnavailable):
            process(archive, services, last_try=False)
        assert len(briefs_in(out)) == 2
        assert process(archive, services).status == "parted"
        assert len(published(services)) == 3
    assert asked.times == 4


def test_a_member_that_is_no_article_fails_alone(out: Path, tmp_path: Path) -> None:
    path = tmp_path / "mixed.zip"
    path.write_bytes(zipped({"good.txt": TEXT, "short.txt": "Too short."}))
    with laptop(out) as services:
        outcome = process(path, services)
        assert members_of(outcome, services) == [("good.txt", "done"), ("short.txt", "failed")]
        failed = read_members(outcome, services.store).members[1].outcome
        assert json.loads(services.store.get(failed.prefix))["upload"] == f"{path}!/short.txt"


def test_a_changed_archive_replaces_the_members_that_changed(out: Path, archive: Path) -> None:
    with laptop(out) as services:
        process(archive, services)
        old = published(services)[0][0]
        archive.write_bytes(zipped({**STORIES, "story-13.txt": TEXT}))
        process(archive, services)
        assert published(services)[3:] == [(published(services)[3][0], old)]


def test_versions_of_an_item_replace_each_other_whatever_their_files_are_called(out: Path, tmp_path: Path) -> None:
    with laptop(out) as services:
        process(item(tmp_path / "one.json", 1), services)
        process(item(tmp_path / "two.json", 2, TEXT.replace("Twelve", "Fourteen")), services)
        (first, _), (_, replaces) = published(services)
        assert replaces == first


def test_an_older_version_that_comes_late_is_superseded(out: Path, tmp_path: Path) -> None:
    with laptop(out) as services:
        process(item(tmp_path / "two.json", 2), services)
        late = process(item(tmp_path / "one.json", 1, TEXT.replace("Twelve", "Fourteen")), services)
        assert members_of(late, services) == [("", "superseded")]
        assert len(published(services)) == 1


def test_an_embargoed_item_is_held_until_its_time_and_nothing_of_it_is_written(out: Path, tmp_path: Path) -> None:
    clock, asked = StillClock(), Asked()
    path = item(tmp_path / "held.json", embargoed="2026-11-22T14:00:00+01:00")
    with laptop(out, clock, asked) as services:
        with pytest.raises(Embargoed, match="2026-11-22T14:00:00") as caught:
            process(path, services, last_try=False)
        assert caught.value.retryable
        assert (asked.times, files_in(out)) == (0, {})
        clock.stands_at = NOON + timedelta(hours=1)
        assert process(path, services).status == "parted"
        assert len(published(services)) == 1


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_a_killed_story_is_taken_back_and_said_to_be(out: Path, tmp_path: Path, status: str) -> None:
    with laptop(out) as services:
        process(item(tmp_path / "one.json", 1), services)
        (brief, _) = published(services)[0]
        killing = item(tmp_path / "two.json", 2, "", pubstatus=status)
        outcome = process(killing, services)
        assert members_of(outcome, services) == [("", "withdrawn")]
        assert briefs_in(out) == []
        assert not [key for key in files_in(out) if key.startswith("briefs/")]
        assert published(services)[1][1] == brief
        assert process(killing, services) == outcome
        assert len(published(services)) == 2


def test_a_kill_that_comes_before_its_story_keeps_it_out(out: Path, tmp_path: Path) -> None:
    with laptop(out) as services:
        process(item(tmp_path / "two.json", 2, "", pubstatus="canceled"), services)
        process(item(tmp_path / "one.json", 1), services)
        assert briefs_in(out) == []
        assert published(services) == []


def test_a_kill_that_ends_while_its_story_is_briefed_leaves_nothing_of_it(out: Path, tmp_path: Path) -> None:
    killing = item(tmp_path / "two.json", 2, "", pubstatus="canceled")
    with laptop(out) as services:

        def killed_meanwhile(article, deadline):
            process(killing, services)
            return make_brief(article, deadline)

        process(item(tmp_path / "one.json", 1), replace(services, make=killed_meanwhile))
        assert not [key for key in files_in(out) if key.startswith("briefs/")]
        assert published(services) == []


class WaitingStore(FolderStore):
    """Writes a notice of withdrawal when it is told to go on."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.is_at_notice, self.goes_on = threading.Event(), threading.Event()

    def put(self, key: str, content: bytes, media_type: str) -> None:
        if key.startswith("withdrawn/"):
            self.is_at_notice.set()
            assert self.goes_on.wait(HANGS)
        super().put(key, content, media_type)


def test_a_kill_that_ends_after_its_story_takes_down_what_was_briefed_meanwhile(out: Path, tmp_path: Path) -> None:
    killing = item(tmp_path / "two.json", 2, "", pubstatus="canceled")
    store = WaitingStore(out)

    def kill() -> None:
        with laptop(out) as services:
            process(killing, replace(services, store=store))

    with laptop(out) as services, ThreadPoolExecutor() as other:

        def kill_begins_meanwhile(article, deadline):
            other.submit(kill)
            assert store.is_at_notice.wait(HANGS)
            return make_brief(article, deadline)

        process(item(tmp_path / "one.json", 1), replace(services, make=kill_begins_meanwhile))
        assert len(briefs_in(out)) == 1
        store.goes_on.set()
        other.shutdown()
        assert not [key for key in files_in(out) if key.startswith("briefs/")]
        assert [prefix.partition("/")[0] for prefix, _ in published(services)] == ["briefs", "withdrawn"]


class DyingStore(FolderStore):
    """Kills its process when the n-th object is to be removed."""

    def __init__(self, root: Path, removals: int) -> None:
        super().__init__(root)
        self.left = removals

    def delete(self, key: str) -> None:
        self.left -= 1
        if self.left < 0:
            raise SystemExit(key)
        super().delete(key)


@pytest.mark.parametrize("removals", range(5))
def test_what_a_story_left_that_was_killed_meanwhile_is_taken_down_when_it_is_delivered_again(
    out: Path, tmp_path: Path, removals: int
) -> None:
    story, killing = item(tmp_path / "one.json", 1), item(tmp_path / "two.json", 2, "", pubstatus="canceled")
    with laptop(out) as services:

        def killed_meanwhile(article, deadline):
            process(killing, services)
            return make_brief(article, deadline)

        with pytest.raises(SystemExit):
            process(story, replace(services, make=killed_meanwhile, store=DyingStore(out, removals)))
        assert [key for key in files_in(out) if key.startswith("briefs/")]
        process(story, services)
        assert not [key for key in files_in(out) if key.startswith("briefs/")]
        assert published(services) == []


@pytest.mark.parametrize("removals", range(5))
def test_what_a_kill_could_not_take_down_is_taken_down_when_it_is_delivered_again(
    out: Path, tmp_path: Path, removals: int
) -> None:
    story, killing = item(tmp_path / "one.json", 1), item(tmp_path / "two.json", 2, "", pubstatus="canceled")
    with laptop(out) as services:
        ledger = services.ledger

        class Overtaken:
            """A ledger in which the story ends between a kill's notice and the kill's end."""

            def __getattr__(self, name: str) -> object:
                return getattr(ledger, name)

            def finish(self, upload, lease, outcome, now) -> None:
                if outcome.status == "withdrawn":
                    begun.goes_on.set()
                    other.shutdown()
                ledger.finish(upload, lease, outcome, now)

        begun = Begun()
        with ThreadPoolExecutor() as other:
            other.submit(brief_slowly, out, story, begun)
            assert begun.is_briefing.wait(HANGS)
            with pytest.raises(SystemExit):
                process(killing, replace(services, ledger=Overtaken(), store=DyingStore(out, removals)))
        assert [key for key in files_in(out) if key.startswith("briefs/")]
        process(killing, services)
        assert not [key for key in files_in(out) if key.startswith("briefs/")]
        assert [prefix.partition("/")[0] for prefix, _ in published(services)] == ["briefs", "withdrawn"]


class Begun:
    """A story that is being briefed, and when it may go on."""

    def __init__(self) -> None:
        self.is_briefing, self.goes_on = threading.Event(), threading.Event()


def brief_slowly(out: Path, story: Path, begun: Begun) -> None:
    def make(article, deadline):
        begun.is_briefing.set()
        assert begun.goes_on.wait(HANGS)
        return make_brief(article, deadline)

    with laptop(out, make=make) as services:
        process(story, services)


def test_a_kill_that_is_delivered_again_leaves_a_newer_version_alone(out: Path, tmp_path: Path) -> None:
    killing = item(tmp_path / "two.json", 2, "", pubstatus="canceled")
    again = tmp_path / "again.zip"
    with laptop(out) as services:
        process(item(tmp_path / "one.json", 1), services)
        process(killing, services)
        process(item(tmp_path / "three.json", 3, TEXT.replace("Twelve", "Thirteen")), services)
        standing = files_in(out)
        again.write_bytes(zipped({"two.json": killing.read_bytes()}))
        process(again, services)
        assert {key: content for key, content in files_in(out).items() if key in standing} == standing
        assert len(briefs_in(out)) == 1


def test_a_kill_takes_back_every_version_of_its_story_and_names_them(out: Path, tmp_path: Path) -> None:
    with laptop(out) as services:
        for version in (1, 2, 3):
            text = TEXT.replace("Twelve", f"{version} hundred")
            process(item(tmp_path / f"{version}.json", version, text), services)
        homes = tuple(prefix for prefix, _ in published(services))
        assert len(briefs_in(out)) == 3
        process(item(tmp_path / "kill.json", 4, "", pubstatus="canceled"), services)
        assert not [key for key in files_in(out) if key.startswith("briefs/")]
        assert set(withdrawn_by(services.ledger.published("", 9).publications[-1], services.store)) == set(homes)


def test_a_kill_that_was_interrupted_still_names_every_version_when_it_is_done_again(out: Path, tmp_path: Path) -> None:
    with laptop(out) as services:
        for version in (1, 2):
            text = TEXT.replace("Twelve", f"{version} hundred")
            process(item(tmp_path / f"{version}.json", version, text), services)
        homes = {prefix for prefix, _ in published(services)}
        killing = item(tmp_path / "kill.json", 3, "", pubstatus="canceled")
        with pytest.raises(SystemExit):
            process(killing, replace(services, store=DyingStore(out, 5)))
        process(killing, services)
        assert not [key for key in files_in(out) if key.startswith("briefs/")]
        assert set(withdrawn_by(services.ledger.published("", 9).publications[-1], services.store)) == homes


def test_a_withheld_story_that_is_released_has_its_brief(out: Path, tmp_path: Path) -> None:
    with laptop(out) as services:
        process(item(tmp_path / "one.json", 1), services)
        process(item(tmp_path / "two.json", 2, "", pubstatus="withheld"), services)
        process(item(tmp_path / "three.json", 3, TEXT.replace("Twelve", "Fourteen")), services)
        assert len(briefs_in(out)) == 1
        assert len(published(services)) == 3


def test_the_brief_of_a_correction_says_what_it_changed_and_what_it_replaces(out: Path, tmp_path: Path) -> None:
    with laptop(out) as services:
        process(item(tmp_path / "one.json", 1), services)
        process(
            item(tmp_path / "two.json", 2, TEXT.replace("three weeks", "nine weeks"), ednote="CORRECTS weeks"), services
        )
        (first, _), (second, _) = published(services)
        revision = find_brief(second, services.store).revision  # type: ignore[union-attr] # it was published
    assert (revision.replaces, revision.correction) == (first, True)
    assert ["nine weeks" in (change.new or "") for change in revision.changes] == [True]


PAGE = (
    f"<html><body><article><h1>Harbour opens again</h1>{''.join(f'<p>{one}</p>' for one in TEXT.split(chr(10)) if one)}"
)


def test_the_same_story_in_text_and_as_a_page_is_briefed_once_and_linked(out: Path, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(TEXT)
    (tmp_path / "story.html").write_text(f"{PAGE}<p>Read by many.</p></article></body></html>")
    asked = Asked()
    with laptop(out, make=asked) as services:
        first = process(tmp_path / "story.txt", services)
        second = process(tmp_path / "story.html", services)
        assert (second.status, second.prefix, second.code) == ("done", first.prefix, "same_text")
        assert process(tmp_path / "story.html", services) == second
        assert len(published(services)) == 1
    assert asked.times == 1


@pytest.mark.parametrize(
    "changed", [TEXT.replace("three weeks", "nine weeks"), f"{TEXT}\nCorrection: it was nine weeks.\n"]
)
def test_a_corrected_copy_under_another_name_is_a_story_of_its_own(out: Path, tmp_path: Path, changed: str) -> None:
    (tmp_path / "story.txt").write_text(TEXT)
    (tmp_path / "other.txt").write_text(changed)
    with laptop(out) as services:
        assert process(tmp_path / "story.txt", services).prefix != process(tmp_path / "other.txt", services).prefix
