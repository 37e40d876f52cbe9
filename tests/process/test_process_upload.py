"""The work on one upload: delivered twice, late, under two names, at the same time, and when things fail."""

import hashlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import msgspec
import pytest

from process.world import NOON, TEXT, StillClock, files_in, laptop, make_brief, models_in, process
from support.waiting import HANGS
from wirebrief.errors import (
    ArticleError,
    EngineError,
    EngineMisconfigured,
    EngineUnavailable,
    LeaseHeld,
    UnexpectedFault,
    UploadChanged,
    WirebriefError,
)
from wirebrief.inboxes.files import upload_of
from wirebrief.ports import Deadline, Lease, Upload
from wirebrief.stores.folder import FolderStore
from wirebrief.upload.failure import REMEDIES, FailureRecord
from wirebrief.upload.process import process_upload


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT)
    return path


class Asked:
    """Makes briefs and counts them; fails as often as it is told."""

    def __init__(self, *errors: Exception) -> None:
        self.times, self._errors = 0, list(errors)

    def __call__(self, article, deadline):
        self.times += 1
        if self._errors:
            raise self._errors.pop(0)
        return make_brief(article, deadline)


def failure_of(out: Path, article_id: str) -> FailureRecord:
    return msgspec.json.decode((out / f"failed/{article_id}.json").read_bytes(), type=FailureRecord)


def test_an_upload_becomes_a_brief_under_its_day(out: Path, file: Path) -> None:
    with laptop(out) as services:
        outcome = process(file, services)
    home = f"briefs/2026/11/22/{hashlib.sha256(TEXT.encode()).hexdigest()}/"
    assert (outcome.status, outcome.prefix) == ("done", home)
    names = ["article.txt", "brief.json", "newsletter.html", "newsletter.md", "newsletter.txt"]
    assert list(files_in(out)) == [home + name for name in names]


def test_an_upload_delivered_twice_makes_one_brief_and_asks_once(out: Path, file: Path) -> None:
    asked = Asked()
    with laptop(out, make=asked) as services:
        assert process(file, services) == process(file, services)
        assert len(services.ledger.published("", 10).publications) == 1
    assert asked.times == 1


def test_the_same_bytes_under_two_names_are_one_brief(out: Path, file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(TEXT)
    asked = Asked()
    with laptop(out, make=asked) as services:
        assert process(file, services) == process(copy, services)
        assert len(services.ledger.published("", 10).publications) == 1
    assert asked.times == 1


def test_a_changed_file_is_a_new_version_that_replaces_the_old_brief(out: Path, file: Path) -> None:
    with laptop(out, StillClock()) as services:
        old = process(file, services)
        file.write_text(TEXT.replace("Twelve", "Fourteen"))
        new = process(file, services)
        assert new.prefix != old.prefix
        assert [one.replaces for one in services.ledger.published("", 10).publications] == [None, old.prefix]


def test_an_older_event_is_superseded_and_makes_nothing(out: Path, file: Path) -> None:
    with laptop(out) as services:
        old = upload_of(file, NOON.replace(hour=11), 10_000)
        file.write_text(TEXT.replace("Twelve", "Fourteen"))
        process(file, services)
        before = files_in(out)
        outcome = process_upload(old, services, Deadline(600.0, services.clock), last_try=True)
    assert outcome.status == "superseded"
    assert files_in(out) == before


def test_two_workers_at_once_make_one_brief(out: Path, file: Path) -> None:
    started, go_on = threading.Event(), threading.Event()

    def slow(article, deadline):
        started.set()
        assert go_on.wait(HANGS)
        return make_brief(article, deadline)

    with laptop(out, make=slow) as first, laptop(out) as second, ThreadPoolExecutor(1) as pool:
        running = pool.submit(process, file, first)
        assert started.wait(HANGS)
        with pytest.raises(LeaseHeld):
            process(file, second)
        assert files_in(out) == {}  # the second one's last try left no failure behind
        go_on.set()
        first_outcome = running.result()
        assert process(file, second) == first_outcome


def test_a_worker_whose_lease_passed_on_leaves_no_mixture(out: Path, file: Path) -> None:
    clock = StillClock()

    def overtaken(article, deadline):
        clock.stands_at = NOON.replace(hour=13)  # long past the lease
        with laptop(out, clock, make=partial(make_brief, model="the quick one")) as quick:
            process(file, quick)
        return make_brief(article, deadline, model="the slow one")

    with laptop(out, clock, make=overtaken) as slow, pytest.raises(LeaseHeld):
        process(file, slow)
    assert models_in(out) == {"the quick one"}


def test_an_article_that_cannot_be_briefed_is_an_outcome_with_a_record(out: Path, file: Path) -> None:
    file.write_text("Too short.")
    with laptop(out) as services:
        outcome = process(file, services)
        assert process(file, services) == outcome
    article_id = hashlib.sha256(b"Too short.").hexdigest()
    assert (outcome.status, outcome.code, outcome.prefix) == ("failed", "too_little_text", f"failed/{article_id}.json")
    record = failure_of(out, article_id)
    assert (record.code, record.upload, record.at, record.retryable) == ("too_little_text", str(file), NOON, False)
    assert record.remedy == REMEDIES["too_little_text"]
    assert list(files_in(out)) == [outcome.prefix]


def test_a_file_that_is_too_large_is_refused_unread(out: Path, file: Path) -> None:
    with laptop(out) as services:
        tight = msgspec.structs.replace(services, limits=msgspec.structs.replace(services.limits, max_bytes=100))
        outcome = process(file, tight)
    assert (outcome.status, outcome.code) == ("failed", "too_large")
    assert failure_of(out, outcome.article_id).upload == str(file)


def test_an_upload_that_is_gone_is_an_outcome(out: Path, file: Path) -> None:
    with laptop(out) as services:
        upload = upload_of(file, NOON, 10_000)
        file.unlink()
        outcome = process_upload(upload, services, Deadline(600.0, services.clock), last_try=False)
    assert (outcome.status, outcome.code) == ("failed", "object_missing")


def test_a_file_that_is_still_being_written_leaves_no_failure(out: Path, file: Path) -> None:
    with laptop(out) as services:
        upload = upload_of(file, NOON, 10_000)
        file.write_text(TEXT + TEXT)
        with pytest.raises(UploadChanged):
            process_upload(upload, services, Deadline(600.0, services.clock), last_try=True)
    assert files_in(out) == {}


def test_a_passing_fault_gives_the_article_back_and_the_next_delivery_briefs_it(out: Path, file: Path) -> None:
    asked = Asked(EngineUnavailable("the model is away: wait"))
    with laptop(out, make=asked) as services:
        with pytest.raises(EngineUnavailable):
            process(file, services, last_try=False)
        assert files_in(out) == {}
        assert process(file, services).status == "done"
    assert asked.times == 2


def test_after_the_last_try_the_failure_is_written_and_a_later_success_removes_it(out: Path, file: Path) -> None:
    article_id = hashlib.sha256(TEXT.encode()).hexdigest()
    with laptop(out, make=Asked(EngineUnavailable("the model is away: wait"))) as services:
        with pytest.raises(EngineUnavailable):
            process(file, services)
        record = failure_of(out, article_id)
        assert (record.code, record.reason, record.retryable) == ("engine_unavailable", "the model is away: wait", True)
        process(file, services)
    assert f"failed/{article_id}.json" not in files_in(out)


def test_the_same_bytes_under_two_names_tell_two_failures_and_one_brief_ends_both(
    out: Path, file: Path, tmp_path: Path
) -> None:
    again, code = tmp_path / "again.txt", "engine_unavailable"
    again.write_bytes(file.read_bytes())
    with laptop(out, make=Asked(*(EngineUnavailable("the server is down") for _ in range(3)))) as services:
        for path in (file, again, file):
            with pytest.raises(EngineUnavailable):
                process(path, services)
        assert failures_in(out) == {str(file): code, str(again): code}
        assert process(again, services).status == "done"
    assert failures_in(out) == {}


def test_the_same_hopeless_bytes_under_two_names_are_told_under_both(out: Path, file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.txt"
    for path in (file, again):
        path.write_text("Too little.")
    with laptop(out) as services:
        for path in (file, again, again):
            assert process(path, services).status == "failed"
    assert failures_in(out) == {str(file): "too_little_text", str(again): "too_little_text"}


class Interrupted(FolderStore):
    """A store in which something else happens just before a failure is written, once."""

    def __init__(self, root: Path, meanwhile: Callable[[], object]) -> None:
        super().__init__(root)
        self.meanwhile = [meanwhile]

    def put_new(self, key: str, content: bytes, media_type: str) -> bool:
        if key.startswith("failed/") and self.meanwhile:
            self.meanwhile.pop()()
        return super().put_new(key, content, media_type)


def test_a_rival_on_the_same_hopeless_bytes_is_sent_back_and_told_under_its_own_name_when_it_comes_again(
    out: Path, file: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.txt"
    for path in (file, again):
        path.write_text("Too little.")
    with laptop(out) as first, laptop(out) as second:

        def rival() -> None:
            with pytest.raises(LeaseHeld):
                process(again, second)
            assert failures_in(out) == {}

        assert process(file, msgspec.structs.replace(first, store=Interrupted(out, rival))).status == "failed"
        assert failures_in(out) == {str(file): "too_little_text"}
        assert process(again, second).status == "failed"
    assert failures_in(out) == {str(file): "too_little_text", str(again): "too_little_text"}


def test_a_rival_to_whom_the_lease_on_the_same_hopeless_bytes_passed_hides_nobodys_failure(
    out: Path, file: Path, tmp_path: Path
) -> None:
    again, clock = tmp_path / "again.txt", StillClock()
    for path in (file, again):
        path.write_text("Too little.")
    with laptop(out, clock) as first, laptop(out, clock) as second:

        def rival() -> None:
            clock.stands_at = NOON.replace(hour=13)  # long past the lease
            assert process(again, second).status == "failed"

        with pytest.raises(LeaseHeld):
            process(file, msgspec.structs.replace(first, store=Interrupted(out, rival)))
        assert process(file, first).status == "failed"
        assert process(again, second).status == "failed"
    assert failures_in(out) == {str(file): "too_little_text", str(again): "too_little_text"}


def failures_in(out: Path) -> dict[str, str]:
    records = [msgspec.json.decode(path.read_bytes(), type=FailureRecord) for path in (out / "failed").glob("*.json")]
    assert all(Path(record.upload).name in record.reason or record.retryable for record in records)
    return {record.upload: record.code for record in records}


def test_what_only_the_operator_can_mend_is_written_at_once_and_left_open(out: Path, file: Path) -> None:
    with laptop(out, make=Asked(EngineMisconfigured("no such model: mend WIREBRIEF_MODELS"))) as services:
        with pytest.raises(EngineMisconfigured):
            process(file, services, last_try=False)
        assert len(files_in(out)) == 1
        assert process(file, services).status == "done"


def test_a_mistake_of_ours_is_named_written_and_left_open(out: Path, file: Path) -> None:
    with laptop(out, make=Asked(ZeroDivisionError("division by zero"))) as services:
        with pytest.raises(UnexpectedFault, match=r"ZeroDivisionError.*report"):
            process(file, services, last_try=False)
        assert failure_of(out, hashlib.sha256(TEXT.encode()).hexdigest()).code == "unexpected"
        assert process(file, services).status == "done"


def test_an_interrupt_gives_the_article_back(out: Path, file: Path) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with laptop(out, make=interrupted) as services:
        with pytest.raises(KeyboardInterrupt):
            process(file, services)
        lease = services.ledger.claim(hashlib.sha256(TEXT.encode()).hexdigest(), "other/1", NOON, 900.0)
    assert isinstance(lease, Lease)


def test_a_reopened_brief_is_made_beside_the_old_one(out: Path, file: Path) -> None:
    with laptop(out) as services:
        first = process(file, services)
        services.ledger.reopen(first)
        second = process(file, services)
    assert second.prefix == first.prefix.removesuffix("/") + "-2/"
    assert len(files_in(out)) == 10


def every_error(root: type[WirebriefError]) -> list[type[WirebriefError]]:
    return [root, *(error for child in root.__subclasses__() for error in every_error(child))]


@pytest.mark.parametrize("error", [*every_error(ArticleError)[1:], *every_error(EngineError)[1:], UnexpectedFault])
def test_every_fault_of_an_article_or_an_engine_has_a_remedy(error: type[WirebriefError]) -> None:
    assert error.code in REMEDIES


def test_a_key_that_is_no_unicode_is_read_and_recorded(out: Path, tmp_path: Path) -> None:
    path = tmp_path / "Zo\udceb.txt"
    path.write_text(TEXT)
    with laptop(out) as services:
        assert process(path, services).status == "done"
        assert services.ledger.published("", 1).publications[0].key == f"file://{tmp_path}/Zo%EB.txt"


def test_uploads_of_one_moment_with_equal_order_are_not_superseded(out: Path, file: Path) -> None:
    with laptop(out) as services:
        assert services.ledger.admit(Upload(key="k", version="v1", order="1"), NOON) is None
        assert services.ledger.admit(Upload(key="k", version="v2", order="1"), NOON) is None
