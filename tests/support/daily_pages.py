"""Every page and mail of the daily edition, as readers meet them: two days of news, forms in all their states."""

from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from support.post import LOOK, SEALED_AT, Post
from support.reports import Report, reworded, write_reports
from unit.test_pages import WISHES, Visitor
from wirebrief.edition.archive import load
from wirebrief.edition.compile import compile_edition
from wirebrief.edition.desk import Plan
from wirebrief.edition.pages import edition_html, index_html
from wirebrief.edition.types import Edition, Introduced, Introduction, Withdrawn
from wirebrief.mail.letters import Letter, edition_letter, subscription_letter

LINK = "https://pages.example/confirm?t=1&x=2"


def first_of(event: str) -> Report:
    """Return the first report on an event."""
    return next(report for report in write_reports() if report.event == event)


def two_days(post: Post) -> Edition:
    """Return the second of two editions: it continues a story, corrects one and tells of one that was withdrawn."""
    chosen = [report for report in write_reports() if report.event in {"ferry-fire", "recount", "moon"}]
    room = post.newsroom
    room.publish(chosen[:1])
    for key, event in (("inbox/bank.txt", "bank"), ("inbox/theft.txt", "museum-theft")):
        room.publish_brief(first_of(event).brief, first_of(event).text, key=key)
    compile_edition(room.desk, Plan(date="2026-11-21", look=LOOK), datetime(2026, 11, 21, 5, tzinfo=UTC))
    room.publish(chosen[1:])
    newer = reworded(first_of("bank"), "4.2", "4.8")
    room.publish_brief(newer.brief, newer.text, key="inbox/bank.txt", order="2")
    room.withdraw(first_of("museum-theft"), "inbox/theft.txt")
    edition = load(room.store, compile_edition(room.desk, Plan(date="2026-11-22", look=LOOK), SEALED_AT))
    assert any(story.continuing for story in edition.stories)
    assert [note.status for note in edition.corrections] == ["changed", "withdrawn"]
    return edition


def editions_and_mails(folder: Path) -> dict[str, str]:
    """Return edition page, index, and every mail."""
    post = Post(folder)
    edition = two_days(post)
    index = index_html(post.newsroom.book.recent(9), "The daily brief", LOOK)
    post.close()
    written = with_introduction(edition)
    mail = letter(edition).fill(
        "https://pages.example/manage?t=1&x=2", "https://pages.example/unsubscribe?t=1", "Ana <3>"
    )
    return {
        "edition": edition_html(edition, LOOK),
        "edition-corrections-only": edition_html(replace(edition, stories=(), also=(), topics=()), LOOK),
        "edition-amended": edition_html(amended(edition), LOOK),
        "mail-amended": letter(amended(edition)).html,
        "index": index,
        "mail": mail.html,
        "edition-introduced": edition_html(written, LOOK),
        "mail-introduced": letter(written).html,
        "mail-cut": letter(replace(edition, stories=edition.stories * 30)).html,
        "mail-confirm": subscription_letter("confirm", "The daily brief", LINK).html,
        "mail-known": subscription_letter("known", "The daily brief", LINK).html,
    }


def amended(edition: Edition) -> Edition:
    """Return the edition without its first story, which its source withdrew."""
    gone = edition.stories[0]
    (ref, *_) = gone.references
    withdrawn = Withdrawn(
        article=ref.article, brief=ref.brief, label=ref.label, story=gone.id, place="story-1", sealed="", at=SEALED_AT,
        whole=True,
    )  # fmt: skip
    return replace(edition, stories=edition.stories[1:], withdrawn=(withdrawn,))


def with_introduction(edition: Edition) -> Edition:
    """Return the edition with an introduction of a sentence on each story."""
    sentences = tuple(
        Introduced(id=f"introduction-{at}", text=f"{one.headline.text}.", passages=one.headline.passages, story=one.id)
        for at, one in enumerate(edition.stories, 1)
    )
    return replace(edition, introduction=Introduction(sentences=sentences, model="gpt-5-mini"))


def letter(edition: Edition) -> Letter:
    """Return the edition as a mail."""
    made = edition_letter(edition, (), LOOK)
    assert made is not None
    return made


def forms(folder: Path) -> dict[str, str]:
    """Return every form, and every answer to one."""
    visitor = Visitor(folder)
    subscribed = visitor.subscribe("ana@example.org")
    confirm = visitor.token("confirm")
    shown = {
        "form-subscribe": visitor.get("/subscribe"),
        "form-problem": visitor.subscribe("not an address"),
        "form-sent": subscribed,
        "form-confirm": visitor.get("/confirm", t=confirm),
        "form-confirmed": visitor.send("/confirm", t=confirm),
        "form-manage": visitor.get("/manage", t=visitor.token("manage")),
        "form-saved": visitor.send("/manage", t=visitor.token("manage"), act="save", **WISHES),
        "form-wrong": visitor.send("/manage", t=visitor.token("manage"), act="save", **{**WISHES, "zone": "Mars"}),
        "form-unsubscribe": visitor.get("/unsubscribe", t=visitor.token("unsubscribe")),
        "form-erased": visitor.send("/manage", t=visitor.token("manage"), act="erase"),
        "form-sorry": visitor.get("/confirm", t="forged"),
        "form-missing": visitor.get("/nothing"),
    }
    visitor.post.close()
    return {name: response.body for name, response in shown.items()}
