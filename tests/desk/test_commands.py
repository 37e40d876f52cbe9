"""The operator's commands, run as programs against the cloud on the desk."""

import os
import shutil
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from desk.test_cloud import Seen, a_cloud, drop, stage_of
from support.waiting import HANGS, until
from wirebrief.desk.cloud import CREDENTIALS, CloudDesk, Plan
from wirebrief.desk.show import TEMPLATE

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "seeds/articles/press-briefing.txt"


def run(*arguments: str, desk: CloudDesk | None = None) -> str:
    reach = {"AWS_ENDPOINT_URL": desk.url, **CREDENTIALS} if desk is not None else {}
    inherited = {name: os.environ[name] for name in ("PATH", "PYTHONPATH")}
    done = subprocess.run(
        [str(Path(sys.executable).parent / "wirebrief"), *arguments],
        env={**inherited, "WIREBRIEF_ENGINE": "offline", **reach},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=HANGS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def built(plan: Plan, tmp_path: Path) -> Path:
    """What `make desk` leaves."""
    (tmp_path / TEMPLATE).parent.mkdir(parents=True)
    shutil.copy(plan.template, tmp_path / TEMPLATE)
    shutil.copy(plan.package, tmp_path / "desk.zip")
    return tmp_path


def test_a_file_that_is_given_to_the_cloud_ends_with_a_newsletter_or_with_why_not(built: Path) -> None:
    empty = built / "empty.txt"
    empty.touch()
    told = run("cloud", str(empty), str(ARTICLE), "--once", "--port", "0", "--workers", "1", "--build", str(built))
    assert "export AWS_ENDPOINT_URL=http://127.0.0.1:" in told
    assert "inbox/press-briefing.txt: done → s3://wirebrief-desk-bucket-desk/briefs/" in told
    assert told.rstrip().endswith("/newsletter.html")
    assert "inbox/empty.txt: failed: empty.txt: the file is empty; upload it again with its text → s3://" in told


def test_ctrl_c_ends_the_cloud_and_says_what_that_means(built: Path) -> None:
    program = [str(Path(sys.executable).parent / "wirebrief"), "cloud", "--port", "0", "--build", str(built)]
    # A shell starts what it puts into the background deaf to Ctrl-C.
    hearing = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    cloud = subprocess.Popen(
        program,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=hearing,  # noqa: PLW1509
    )
    try:
        assert cloud.stdout is not None
        assert any("what came of them" in line for line in cloud.stdout)
        cloud.send_signal(signal.SIGINT)
        _, told = cloud.communicate(timeout=HANGS)
    finally:
        cloud.kill()
    assert (cloud.returncode, told.strip()) == (
        130,
        "The cloud is off the desk, with everything in it. The next one begins empty.",
    )


DAILY = ROOT / "seeds/events/daily"


def test_an_edition_is_mailed_to_a_reader_by_one_call(built: Path) -> None:
    told = run(
        "invoke", "send_edition", str(DAILY / "batch.json"), "--article", str(ARTICLE), "--reader", "ana@example.org",
        "--build", str(built),
    ).splitlines()  # fmt: skip
    assert told[0] == '{"batchItemFailures": []}'
    assert "edition.html" in {line.rpartition("/")[2] for line in told}
    assert told[-1].endswith(": sent")
    assert not any("ana@example.org" in line for line in told)


def test_a_function_is_called_once_with_the_event_of_a_file(built: Path) -> None:
    event = str(ROOT / "seeds/events/upload-queued.json")
    told = run("invoke", "brief_upload", event, "--article", str(ARTICLE), "--build", str(built)).splitlines()
    assert told[0] == '{"batchItemFailures": []}'
    assert [line.rpartition("/")[2] for line in told[1:6]] == [
        "article.txt",
        "brief.json",
        "newsletter.html",
        "newsletter.md",
        "newsletter.txt",
    ]


def test_failures_are_told_dead_letters_sent_again_and_uploads_replayed(plan: Plan) -> None:
    seen = Seen()
    with a_cloud(plan) as desk:
        stage = stage_of(desk)
        drop(desk, "empty.txt", b"")
        drop(desk, "a.txt")
        desk.client("sqs").send_message(QueueUrl=stage.names.dead_letters, MessageBody="poison")
        with desk.polling(seen.tell):
            seen.wait(2)
        told = run("failures", desk=desk)
        assert "inbox/empty.txt  empty  " in told
        assert "1 without a brief; 1 dead letters:\n    tells of no upload: poison" in told
        assert "inbox/a.txt: sent to be briefed again; until now it has briefs/" in run(
            "replay", "inbox/a.txt", desk=desk
        )
        # What `failures` looked at is hidden from others for some seconds.
        until(lambda: "1 sent to work again." in run("redrive", desk=desk))


def test_a_stage_that_is_not_there_is_told_in_one_line(plan: Plan) -> None:
    with a_cloud(plan) as desk, pytest.raises(AssertionError, match="there is no stack wirebrief-absent"):
        run("failures", "--stage", "absent", desk=desk)
