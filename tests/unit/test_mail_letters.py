"""The message: complete, small enough for every mail program, and impossible to forge headers in."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from support.post import LOOK, SEALED_AT, SENDER, Post
from wirebrief.edition.archive import load
from wirebrief.edition.types import Edition
from wirebrief.edition.view import Look
from wirebrief.errors import SettingsError
from wirebrief.mail.letters import MAX_HTML, Letter, edition_letter, subscription_letter
from wirebrief.mail.message import Envelope, Sender, build
from wirebrief.subscribers.types import Subscriber

READER = Subscriber(id="7" * 32, address="reader@example.org", name="Zoë 読者", created_at=SEALED_AT)
ENVELOPE = Envelope(sender=SENDER, to=READER, reference="edition-2026-11-22", now=SEALED_AT)
UNSUBSCRIBE = "https://pages.example/unsubscribe?t=abc.def"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edition]:
    post = Post(tmp_path_factory.mktemp("post"))
    yield load(post.newsroom.store, post.seal(23))
    post.close()


@pytest.fixture(scope="module")
def letter(edition: Edition) -> Letter:
    made = edition_letter(edition, (), LOOK)
    assert made is not None
    return made


def parsed(letter: Letter, reader: Subscriber = READER) -> EmailMessage:
    own = letter.fill("https://pages.example/manage?t=abc&x=1", UNSUBSCRIBE, reader.name)
    envelope = Envelope(
        sender=SENDER, to=reader, reference="edition-2026-11-22", now=SEALED_AT, unsubscribe=UNSUBSCRIBE
    )
    message = email.message_from_bytes(build(own, envelope).content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert found is not None
    return str(found.get_content())


def test_a_message_has_every_header_that_list_mail_must_have(letter: Letter) -> None:
    message = parsed(letter)
    assert message["List-Unsubscribe"] == f"<{UNSUBSCRIBE}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Id"] == "The daily brief <daily.briefs.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == f"<edition-2026-11-22.{READER.id}@briefs.example>"
    assert message["Date"].datetime == SEALED_AT
    assert str(message["To"]) == "Zoë 読者 <reader@example.org>"
    assert message.get_content_type() == "multipart/alternative"


def test_the_same_mail_again_has_the_same_message_id(letter: Letter) -> None:
    assert parsed(letter)["Message-ID"] == parsed(letter)["Message-ID"]


def test_text_and_page_say_the_same(letter: Letter, edition: Edition) -> None:
    message = parsed(letter)
    text = " ".join(part(message, "plain").split())
    page = " ".join(lxml.html.fromstring(part(message, "html")).text_content().split())
    for story in edition.stories:
        assert story.headline.text in text
        assert story.headline.text in page
        for statement in story.summary:
            assert statement.text in text
            assert statement.text in page


def test_every_reader_has_links_of_their_own(letter: Letter) -> None:
    message = parsed(letter)
    links = [link.get("href") for link in lxml.html.fromstring(part(message, "html")).iter("a")]
    assert UNSUBSCRIBE in links
    assert "https://pages.example/manage?t=abc&x=1" in links
    assert UNSUBSCRIBE in part(message, "plain")
    assert not any("reader.invalid" in part(message, kind) for kind in ("plain", "html"))


def test_a_mail_says_of_a_claim_that_it_is_nobodys(edition: Edition) -> None:
    story = next(one for one in edition.stories if one.claims)
    claim = replace(story.claims[0], speaker=None, statement="The crane stands.", quotation=())
    made = edition_letter(replace(edition, stories=(replace(story, claims=(claim,), contradictions=()),)), (), LOOK)
    assert made is not None
    assert re.search(r"Unattributed</em>:\s+The crane stands", made.html)
    assert "Unattributed (" in made.text


@pytest.mark.parametrize("words", range(8, 16))
def test_no_blank_of_a_long_subject_is_lost_or_doubled_where_its_line_is_folded(letter: Letter, words: int) -> None:
    subject = " ".join(["ferry"] * words + ["cracks… · The daily brief"])
    message = parsed(replace(letter, subject=subject))
    assert message["Subject"] == subject
    lines = build(replace(letter, subject=subject), ENVELOPE).content.split(b"\r\n\r\n", 1)[0].split(b"\r\n")
    assert max(len(line) for line in lines if b"=?utf-8?" in line) <= 76  # RFC 2047, section 2


def test_styles_stand_on_the_elements_and_only_dark_mode_in_the_head(letter: Letter) -> None:
    page = lxml.html.fromstring(part(parsed(letter), "html"))
    styles = [style.text for style in page.iter("style")]
    assert len(styles) == 1
    assert styles[0].strip().startswith("@media (prefers-color-scheme: dark)")
    assert "font-size: 30px" in page.find(".//h1").get("style")


def test_a_mail_fetches_nothing_and_tracks_nobody(letter: Letter) -> None:
    page = part(parsed(letter), "html")
    assert not re.search(r"<(img|script|link|iframe|form|object|video)\b", page)
    assert not re.search(r"url\(|@import", page)


def test_an_edition_that_is_too_long_is_cut_with_a_way_to_read_on(edition: Edition) -> None:
    long = replace(edition, stories=tuple(edition.stories) * 40, also=())
    made = edition_letter(long, (), LOOK)
    assert made is not None
    own = made.fill("https://pages.example/manage?t=" + "x" * 200, UNSUBSCRIBE, READER.name)
    assert 60_000 < len(own.html.encode()) <= 102 * 1024
    assert len(made.html.encode()) <= MAX_HTML
    assert "more stories in this edition" in made.html
    assert "https://briefs.example/2026-11-22/edition.html" in made.html
    assert "more stories in this edition" in " ".join(made.text.split())


def test_a_reader_gets_the_stories_on_their_topics_and_no_others(edition: Edition) -> None:
    named = edition.stories[0].who[0].name
    made = edition_letter(edition, (named.upper(),), LOOK)
    assert made is not None
    assert made.text.count("Sources:") == 1
    assert edition_letter(edition, ("Atlantis",), LOOK) is None
    assert edition_letter(edition, (named[:-2],), LOOK) is None  # whole words only


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80), name=st.text(max_size=80))
def test_no_title_and_no_name_can_add_a_header(letter: Letter, text: str, name: str) -> None:
    evil = "\r\nBcc: victim@example.org\r\n\r\n<script>"
    hostile = replace(letter, subject=f"{text}{evil}{text}")
    message = parsed(hostile, replace(READER, name=f"{name}{evil}"))
    wanted = {"From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "List-Id", "List-Unsubscribe"}
    assert set(message.keys()) == wanted | {"List-Unsubscribe-Post", "MIME-Version", "Content-Type"}
    assert [address.addr_spec for address in message["To"].addresses] == ["reader@example.org"]


def test_a_subject_in_any_script_is_read_back(letter: Letter) -> None:
    subject = "洪水でリスボン、避難 — наводнение; ñandú 🗞"
    assert parsed(replace(letter, subject=subject))["Subject"] == subject


def test_a_sender_that_is_no_address_is_a_setting_to_mend(letter: Letter) -> None:
    envelope = Envelope(sender=Sender(address="not an address"), to=READER, reference="x", now=SEALED_AT)
    with pytest.raises(SettingsError, match="WIREBRIEF_MAIL_SENDER"):
        build(letter, envelope)


def test_a_letter_about_a_subscription_holds_its_link_and_no_list_headers() -> None:
    made = subscription_letter("confirm", "The daily brief", "https://pages.example/confirm?t=abc")
    message = email.message_from_bytes(
        build(made, Envelope(sender=SENDER, to=READER, reference="confirm-1", now=SEALED_AT)).content,
        policy=email.policy.default,
    )
    assert isinstance(message, EmailMessage)
    assert "https://pages.example/confirm?t=abc" in part(message, "plain")
    links = [link.get("href") for link in lxml.html.fromstring(part(message, "html")).iter("a")]
    assert links == ["https://pages.example/confirm?t=abc"]
    assert "List-Unsubscribe" not in message


def test_without_a_site_there_is_no_link_to_the_web(edition: Edition, tmp_path: Path) -> None:
    made = edition_letter(edition, (), Look())
    assert made is not None
    assert "Read on the web" not in made.html
