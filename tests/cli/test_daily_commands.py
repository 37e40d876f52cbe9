"""The daily edition as a person runs it: briefs, an edition, subscribers, mail, pages."""

import csv
import email
import email.policy
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path

import pytest

from cli.conftest import Run
from support.newsroom import Newsroom
from support.reports import write_reports
from support.waiting import HANGS, until


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with briefs in it, as `wirebrief brief` leaves it."""
    folder = tmp_path / "out"
    room = Newsroom(folder, store="", own=".wirebrief")
    room.publish(write_reports(per_event=1)[:3])
    room.close()
    return folder


def today() -> str:
    return datetime.now(UTC).date().isoformat()


def mails(out: Path) -> list[email.message.Message]:
    files = sorted((out / "outbox").glob("*.eml"))
    return [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]


def test_an_edition_goes_from_briefs_to_mail_and_nobody_gets_it_twice(run: Run, out: Path) -> None:
    preview = run("edition", "--preview")
    assert "min read" in preview.stdout
    assert not (out / "editions").exists()
    made = run("edition")
    assert (made.returncode, made.stderr) == (0, "")
    assert "from 3 articles, ready" in made.stdout
    assert (out / "editions" / today() / "edition.html").exists()
    assert run("edition").stdout == made.stdout
    assert run("subscribers", "add", "ana@example.org", "--confirmed", "--zone", "Asia/Tokyo").returncode == 0
    assert run("subscribers", "add", "ben@example.org", "--confirmed").returncode == 0
    sent = run("deliver", "--now")
    assert sent.stdout.split() == ["2", "sent"]
    assert run("deliver", "--now").stdout == "2 done (they have it already)\n"
    assert run("deliver", "--to", "ana@example.org").stdout == "1 done (they have it already)\n"
    assert {str(mail["To"]) for mail in mails(out)} == {"ana@example.org", "ben@example.org"}
    told = run("deliveries")
    assert "2 sent" in told.stdout
    assert "ana@example.org" not in told.stdout
    assert "ana@example.org" in run("deliveries", "--addresses").stdout


def test_what_is_due_is_shown_without_being_sent_and_then_sent_once(run: Run, out: Path) -> None:
    run("edition")
    hour = str(datetime.now(UTC).hour)
    run("subscribers", "add", "ana@example.org", "--confirmed", "--hour", hour)
    run("subscribers", "add", "ben@example.org", "--confirmed", "--zone", "Asia/Tokyo", "--hour", hour)
    run("subscribers", "add", "cem@example.org", "--confirmed", "--hour", hour, "--topic", "Atlantis")
    shown = run("deliver", "--dry-run").stdout
    assert sorted(line.split()[2] for line in shown.splitlines()[:-1]) == ["a…@example.org", "c…@example.org"]
    assert shown.endswith("2 due.\n")
    assert not (out / "outbox").exists()
    assert run("deliveries").stdout.strip().endswith("nobody.")
    assert run("deliver").stdout == "1 sent\n1 skipped (nothing on their topics)\n"
    assert run("deliver").stdout.startswith("Nobody is due now")
    assert run("deliveries", "--failed").stdout.strip() == f"Edition of {today()}: 1 sent, 1 skipped"


def test_an_edition_under_review_waits_until_it_is_approved(run: Run, out: Path) -> None:
    assert f"wirebrief edition approve {today()}" in run("edition", WIREBRIEF_EDITION_REVIEW="true").stdout
    run("subscribers", "add", "ana@example.org", "--confirmed")
    refused = run("deliver", "--now")
    assert refused.returncode != 0
    assert "there is no edition to send" in refused.stderr
    assert "ready" in run("edition", "approve", today()).stdout
    assert run("deliver", "--now").stdout.split() == ["1", "sent"]


@pytest.mark.usefixtures("out")
def test_an_edition_without_readers_says_how_to_get_one(run: Run) -> None:
    run("edition")
    assert run("deliver", "--now").stdout.startswith("Nobody takes it yet: `wirebrief subscribers add")


def test_where_there_is_nothing_to_say_the_reason_is_said(run: Run) -> None:
    assert "no brief was published so far" in run("edition").stdout
    assert "There would be no edition" in run("edition", "--preview").stdout
    assert run("deliver").stdout.startswith("Nobody is due now")


def test_imported_subscribers_are_mailed_how_to_confirm_when_the_operator_says_so(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "readers.csv"
    sheet.write_text("address,status\nana@example.org,\nben@example.org,active\n")
    told = run("subscribers", "import", str(sheet))
    assert told.stdout.splitlines() == [
        "2 added",
        "1 wait for a mail by which they confirm: `wirebrief subscribers invite` sends it.",
    ]
    assert run("subscribers", "invite", "--dry-run").stdout == "1 wait for a mail by which they confirm.\n"
    assert mails(tmp_path / "out") == []
    assert run("subscribers", "invite").stdout.split() == ["1", "sent"]
    assert run("subscribers", "invite").stdout == "0 wait for a mail by which they confirm.\n"
    assert run("subscribers", "invite", "--again").stdout.split() == ["1", "done"]
    (mail,) = mails(tmp_path / "out")
    assert mail["To"] == "ana@example.org"


def test_subscribers_are_imported_exported_and_erased(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "readers.csv"
    sheet.write_text(
        "address,name,zone,hour,topics,status\n"
        "Ana@Example.org,Zoë 読者,Europe/Paris,6,Port Ansel; ferries,active\n"
        "ben@example.org,=SUM(A1),,,,\n"
        "not an address,,,,,active\n"
        "ana@example.org,Again,,,,active\n"
        "cem@example.org,,Mars/Olympus,,,active\n",
        encoding="utf-8-sig",
    )
    done = run("subscribers", "import", sheet)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == "2 added, 1 known, 2 wrong"
    assert "line 4: that is not a mail address" in done.stderr
    exported = list(csv.DictReader(run("subscribers", "export").stdout.splitlines()))
    ana = next(row for row in exported if row["address"] == "ana@example.org")
    assert (ana["name"], ana["zone"], ana["hour"], ana["topics"], ana["status"]) == (
        "Zoë 読者", "Europe/Paris", "6", "Port Ansel; ferries", "active",
    )  # fmt: skip
    assert next(row for row in exported if row["address"] == "ben@example.org")["name"] == "'=SUM(A1)"
    listed = run("subscribers", "list").stdout
    assert "1 active, 1 pending" in listed
    assert "ana@example.org" not in listed
    assert run("subscribers", "remove", "ana@example.org").stdout.strip() == "Removed."
    assert run("subscribers", "erase", "ana@example.org").stdout.strip() == "Erased."
    gone = run("subscribers", "export", "ana@example.org")
    assert (gone.returncode, gone.stdout) == (2, "")
    again = run("subscribers", "export")
    (tmp_path / "again.csv").write_text(again.stdout)
    assert run("subscribers", "import", tmp_path / "again.csv").stdout.splitlines()[0] == "1 known"


def test_bounce_mails_suppress_and_a_suppression_can_be_lifted(run: Run, tmp_path: Path) -> None:
    run("subscribers", "add", "ana@example.org", "--confirmed")
    bounce = tmp_path / "bounce.eml"
    bounce.write_bytes(
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n"
        b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        b"Final-Recipient: rfc822; ana@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n"
    )
    assert run("subscribers", "bounces", bounce).stdout.strip() == "1 suppressed"
    assert "suppressed" in run("subscribers", "list").stdout
    assert "is suppressed" in run("subscribers", "add", "ana@example.org").stderr
    assert run("subscribers", "lift", "ana@example.org").stdout.strip() == "Allowed again."


def ask(url: str, content: bytes | None = None) -> tuple[int, Message, str]:
    """Return status, headers and text of the answer, a refusal's as well, and leave no connection open."""
    try:
        reply = urllib.request.urlopen(url, content, timeout=HANGS)  # noqa: S310 - loopback
    except urllib.error.HTTPError as refused:
        reply = refused
    with reply:
        return reply.status, reply.headers, reply.read().decode()


def test_the_pages_answer_on_this_machine(run: Run, start: Callable, out: Path) -> None:
    process = start("pages", "--port", "0")
    line = process.stdout.readline()
    address = re.findall(r"http://\S+/", line)[0]
    _, _, page = ask(address)
    stamp = re.findall(r'name="stamp" value="([^"]+)"', page)[0]
    fields = {"address": "ana@example.org", "stamp": stamp, "zone": "Europe/Paris", "hour": "6"}
    content = urllib.parse.urlencode(fields).encode()
    status, headers, _ = ask(f"{address}subscribe", content)
    assert status == 200
    assert headers["Referrer-Policy"] == "no-referrer"
    until(lambda: mails(out))
    (letter,) = mails(out)
    text = letter.get_body(("plain",)).get_content()  # type: ignore[attr-defined]
    token = re.findall(r"/confirm\?t=(\S+)", text)[0]
    content = urllib.parse.urlencode({"t": token}).encode()
    assert ask(f"{address}confirm", content)[0] == 200
    assert ask(f"{address}confirm", content)[0] == 410
    try:
        status, _, _ = ask(f"{address}subscribe", b"x" * 100_000)
    except (ConnectionError, urllib.error.URLError):
        status = 413  # hung up before all of it was sent, which is as good
    assert status >= 400
    assert "1 active" in run("subscribers", "list").stdout
