"""The desk's pages: GET asks, POST acts, and no answer tells a stranger anything."""

import email
import email.policy
import re
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.roster_contract import PEPPER
from support.post import SENDER, Post
from wirebrief.errors import MailError
from wirebrief.pages.app import Desk, answer
from wirebrief.pages.http import Request, Response, fields_of
from wirebrief.subscribers.addresses import fingerprint
from wirebrief.subscribers.links import Links, Purpose
from wirebrief.subscribers.register import Register
from wirebrief.subscribers.types import Subscriber

WISHES = {"zone": "Europe/Paris", "hour": "6", "name": "Zoë", "topics": "Port Ansel\nferries"}


class Visitor:
    """Somebody with a browser."""

    def __init__(self, root: Path) -> None:
        self.post = Post(root)
        self.numbers = iter(range(1, 1000))
        self.desk = Desk(
            register=Register(
                roster=self.post.roster, links=self.post.links, new_id=lambda: f"{next(self.numbers):032x}"
            ),
            turnstile=self.post.roster,
            mailer=self.post.outbox,
            sender=SENDER,
            clock=self.post.clock,
            visitor=partial(fingerprint, key=PEPPER),
        )

    def get(self, path: str, **fields: str) -> Response:
        return answer(self.desk, Request(method="GET", path=path, client="192.0.2.1", fields=fields))

    def send(self, path: str, client: str = "192.0.2.1", site: str = "same-origin", **fields: str) -> Response:
        return answer(self.desk, Request(method="POST", path=path, client=client, fields=fields, site=site))

    def subscribe(self, address: str, client: str = "192.0.2.1", **known: str) -> Response:
        stamp = self.desk.register.links.stamp(self.post.clock.now())
        return self.send("/subscribe", client, **{"address": address, "stamp": stamp, **WISHES, **known})

    def letters(self) -> list[str]:
        found = sorted(self.post.outbox.folder.glob("*.eml")) if self.post.outbox.folder.exists() else []
        messages = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in found]
        return [str(message.get_body(("plain",)).get_content()) for message in messages]  # type: ignore[union-attr]

    def token_in_last_letter(self) -> str:
        links = re.findall(r"https://pages\.example/\S+", self.letters()[-1])
        return parse_qs(urlsplit(links[0]).query)["t"][0]

    def reader(self, address: str = "ana@example.org") -> Subscriber | None:
        return self.post.roster.find(address)

    def token(self, purpose: Purpose, address: str = "ana@example.org") -> str:
        reader = self.reader(address)
        assert reader is not None
        return self.desk.register.links.token(purpose, reader, self.post.clock.now())

    def confirmed(self, address: str = "ana@example.org") -> Subscriber:
        self.subscribe(address)
        self.send("/confirm", t=self.token("confirm", address))
        reader = self.reader(address)
        assert reader is not None
        return reader


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    visitor = Visitor(tmp_path)
    yield visitor
    visitor.post.close()


def status(visitor: Visitor) -> str | None:
    reader = visitor.reader()
    return reader and reader.status


def test_who_subscribes_and_confirms_is_active_with_their_wishes(visitor: Visitor) -> None:
    assert visitor.subscribe(" Ana@Example.org ").status == 200
    assert status(visitor) == "pending"
    assert visitor.get("/confirm", t=visitor.token_in_last_letter()).status == 200
    assert status(visitor) == "pending"
    assert visitor.send("/confirm", t=visitor.token_in_last_letter()).status == 200
    reader = visitor.reader()
    assert reader is not None
    assert (reader.status, reader.zone, reader.hour, reader.topics) == (
        "active", "Europe/Paris", 6, ("Port Ansel", "ferries"),
    )  # fmt: skip
    assert reader.confirmed_at == visitor.post.clock.now()


def test_no_get_changes_anything(visitor: Visitor) -> None:
    reader = visitor.confirmed()
    for path, purpose in (("/confirm", "confirm"), ("/manage", "manage"), ("/unsubscribe", "unsubscribe")):
        for act in ("", "save", "unsubscribe", "erase"):
            visitor.get(path, t=visitor.token(purpose), act=act, **WISHES)  # type: ignore[arg-type]
    assert visitor.reader() == reader
    assert len(visitor.letters()) == 1


def test_the_mail_programs_own_button_unsubscribes_by_post(visitor: Visitor) -> None:
    visitor.confirmed()
    fields = fields_of(f"t={visitor.token('unsubscribe')}", b"List-Unsubscribe=One-Click")
    assert (
        answer(visitor.desk, Request(method="POST", path="/unsubscribe", client="203.0.113.9", fields=fields)).status
        == 200
    )
    assert status(visitor) == "unsubscribed"


def test_an_unsubscribe_link_works_years_later_and_twice(visitor: Visitor) -> None:
    visitor.confirmed()
    token = visitor.token("unsubscribe")
    visitor.post.clock.move(days=900)
    assert visitor.send("/unsubscribe", t=token).status == 200
    assert visitor.send("/unsubscribe", t=token).status == 200
    assert status(visitor) == "unsubscribed"


def test_wishes_are_changed_and_nonsense_is_refused(visitor: Visitor) -> None:
    visitor.confirmed()
    token = visitor.token("manage")
    assert visitor.send("/manage", t=token, act="save", **{**WISHES, "zone": "Asia/Tokyo", "hour": "21"}).status == 200
    reader = visitor.reader()
    assert reader is not None
    assert (reader.zone, reader.hour) == ("Asia/Tokyo", 21)
    refused = visitor.send("/manage", t=token, act="save", **{**WISHES, "zone": "Mars/Olympus"})
    assert refused.status == 422
    assert "no time zone" in refused.body
    assert visitor.reader() == reader


@pytest.mark.parametrize("nowhere", ["localtime", "Factory"])
def test_a_time_zone_that_is_nowhere_is_neither_offered_nor_taken(visitor: Visitor, nowhere: str) -> None:
    visitor.confirmed()
    refused = visitor.send("/manage", t=visitor.token("manage"), act="save", **{**WISHES, "zone": nowhere})
    assert refused.status == 422
    offered = re.findall(r'<option value="([^"]+)"></option>', refused.body)
    assert nowhere not in offered
    assert {"Europe/Paris", "UTC"} <= {*offered}


def test_who_asks_to_be_erased_is_forgotten(visitor: Visitor) -> None:
    visitor.confirmed()
    token = visitor.token("manage")
    assert visitor.send("/manage", t=token, act="erase").status == 200
    assert visitor.reader() is None
    assert visitor.send("/manage", t=token, act="erase").status == 410


def test_the_form_answers_the_same_whoever_has_the_address(visitor: Visitor) -> None:
    visitor.confirmed("active@example.org")
    visitor.subscribe("pending@example.org")
    visitor.post.roster.suppress("complained@example.org", "complained", visitor.post.clock.now())
    answers = [visitor.subscribe(f"{name}@example.org") for name in ("active", "pending", "complained", "new")]
    assert len({(each.status, each.body) for each in answers}) == 1
    assert not any("complained@example.org" in letter for letter in visitor.letters())


def test_who_is_subscribed_already_is_mailed_the_way_to_the_preferences_and_stays_so(visitor: Visitor) -> None:
    reader = visitor.confirmed()
    visitor.post.clock.move(minutes=1)
    visitor.subscribe("ana@example.org", zone="Asia/Tokyo")
    assert visitor.reader() == reader
    assert any("/manage?t=" in letter for letter in visitor.letters())


def forged(visitor: Visitor, purpose: Purpose) -> dict[str, str]:
    """Every way in which a link can be wrong."""
    good = visitor.token(purpose)
    reader = visitor.reader()
    assert reader is not None
    now = visitor.post.clock.now()
    other = visitor.confirmed("other@example.org")
    foreign = Links(["another secret"], "https://pages.example")
    purposes: tuple[Purpose, ...] = ("confirm", "manage", "unsubscribe")
    return {
        "empty": "",
        "nonsense": "a.b.c",
        "truncated": good[:-1],
        "cut in two": good[: len(good) // 2],
        "one letter changed": good[:-4] + ("A" if good[-4] != "A" else "B") + good[-3:],
        "signed by another": foreign.token(purpose, reader, now),
        "body of another, own signature": visitor.desk.register.links.token(purpose, other, now).rpartition(".")[0]
        + good[good.rindex(".") :],
        "huge": "A" * 100_000,
        **{name: visitor.token(name) for name in purposes if name != purpose},
    }


@pytest.mark.parametrize("purpose", ["confirm", "manage", "unsubscribe"])
def test_a_link_that_does_not_hold_is_refused_without_a_word_on_why(visitor: Visitor, purpose: Purpose) -> None:
    visitor.subscribe("ana@example.org")
    if purpose != "confirm":
        visitor.confirmed()
    before = visitor.reader()
    answers = []
    for number, token in enumerate(forged(visitor, purpose).values()):
        answers.append(visitor.get(f"/{purpose}", t=token))
        answers.append(visitor.send(f"/{purpose}", client=f"192.0.2.{number}", t=token, act="erase", **WISHES))
    assert visitor.reader() == before
    assert {(each.status, each.body) for each in answers} == {(410, answers[0].body)}


@pytest.mark.parametrize(("purpose", "days"), [("confirm", 7), ("manage", 60)])
def test_a_link_that_is_too_old_is_refused(visitor: Visitor, purpose: Purpose, days: int) -> None:
    visitor.subscribe("ana@example.org")
    token = visitor.token(purpose)
    visitor.post.clock.move(days=days)
    assert visitor.get(f"/{purpose}", t=token).status == 200
    visitor.post.clock.move(seconds=1)
    assert visitor.send(f"/{purpose}", t=token, act="erase").status == 410
    assert status(visitor) == "pending"


def test_a_confirmation_is_used_up(visitor: Visitor) -> None:
    visitor.subscribe("ana@example.org")
    token = visitor.token("confirm")
    assert visitor.send("/confirm", t=token).status == 200
    visitor.send("/unsubscribe", t=visitor.token("unsubscribe"))
    assert visitor.send("/confirm", t=token).status == 410
    assert status(visitor) == "unsubscribed"


def test_links_of_an_earlier_subscription_do_not_end_a_later_one(visitor: Visitor) -> None:
    visitor.confirmed()
    old = visitor.token("unsubscribe")
    visitor.send("/unsubscribe", t=old)
    visitor.post.clock.move(minutes=1)
    visitor.confirmed()
    assert status(visitor) == "active"
    assert visitor.send("/unsubscribe", t=old).status == 410
    assert status(visitor) == "active"


def test_a_changed_secret_still_reads_the_links_of_before(visitor: Visitor) -> None:
    reader = visitor.confirmed()
    now = visitor.post.clock.now()
    old, new = Links(["first"], "x"), Links(["second", "first"], "x")
    assert new.read("manage", old.token("manage", reader, now), now) is not None
    assert old.read("manage", new.token("manage", reader, now), now) is None


def test_nobody_can_flood_a_mailbox(visitor: Visitor) -> None:
    for number in range(6):
        visitor.post.clock.move(seconds=1)
        assert visitor.subscribe("ana@example.org", client=f"192.0.2.{number}").status == 200
    assert len(visitor.letters()) == 3
    visitor.post.clock.move(days=1)
    visitor.subscribe("ana@example.org")
    assert len(visitor.letters()) == 4


def test_a_client_that_comes_too_often_waits(visitor: Visitor) -> None:
    answers = [visitor.send("/confirm", t="guess").status for _ in range(31)]
    assert answers == [410] * 30 + [429]
    assert visitor.send("/confirm", client="192.0.2.2", t="guess").status == 410
    visitor.post.clock.move(minutes=11)
    assert visitor.send("/confirm", t="guess").status == 410


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_on_another_site_changes_nothing(visitor: Visitor, site: str) -> None:
    visitor.confirmed()
    token = visitor.token("manage")
    assert visitor.send("/manage", t=token, act="erase", site=site).status == 403
    assert status(visitor) == "active"


def test_a_form_that_no_page_of_ours_made_is_sent_again(visitor: Visitor) -> None:
    assert visitor.send("/subscribe", address="ana@example.org", **WISHES).status == 422
    assert visitor.subscribe("ana@example.org", stamp="forged").status == 422
    assert visitor.subscribe("ana@example.org", website="https://spam.example").status == 422
    page = lxml.html.fromstring(visitor.get("/subscribe").body)
    (stamp,) = page.xpath("//input[@name='stamp']/@value")
    visitor.post.clock.move(hours=13)
    assert visitor.subscribe("ana@example.org", stamp=stamp).status == 422
    assert visitor.reader() is None


NO_ADDRESSES = ["", "ana", "ana@", "@example.org", "a b@example.org", "ana@localhost", "x" * 65 + "@example.org"]


@pytest.mark.parametrize("address", [*NO_ADDRESSES, "a@b.example\r\nBcc: x@y.example"])
def test_what_is_no_address_is_said_to_be_none(visitor: Visitor, address: str) -> None:
    refused = visitor.subscribe(address)
    assert refused.status == 422
    assert visitor.letters() == []


def test_a_mail_service_that_is_away_is_said_to_be(visitor: Visitor) -> None:
    class Away:
        repeatable = False

        def send(self, mail: object) -> str:
            raise MailError("away")

    visitor.desk = Desk(**{name: getattr(visitor.desk, name) for name in Desk.__struct_fields__} | {"mailer": Away()})
    assert visitor.subscribe("ana@example.org").status == 503


def test_every_page_forbids_framing_scripts_and_leaking_its_address(visitor: Visitor) -> None:
    for response in (visitor.get("/"), visitor.get("/nothing"), visitor.get("/confirm", t="x")):
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["Cache-Control"] == "no-store"
        assert "<script" not in response.body


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60))
def test_what_visitors_write_never_becomes_markup(visitor: Visitor, words: str) -> None:
    evil = f"{words}<script>\"'>{words}"
    page = visitor.subscribe("not an address", client=words, name=evil, topics=evil, zone=evil, hour=evil).body
    assert list(lxml.html.fromstring(page).iter("script")) == []


def test_a_page_shows_only_a_trace_of_the_address(visitor: Visitor) -> None:
    visitor.confirmed()
    page = visitor.get("/manage", t=visitor.token("manage")).body
    assert "ana@example.org" not in page
    assert "a…@example.org" in page


def test_other_pages_and_methods_are_refused(visitor: Visitor) -> None:
    assert visitor.get("/admin").status == 404
    assert answer(visitor.desk, Request(method="DELETE", path="/manage", client="x")).status == 405


def test_an_erased_reader_may_come_back(visitor: Visitor) -> None:
    visitor.confirmed()
    visitor.send("/manage", t=visitor.token("manage"), act="erase")
    visitor.post.clock.moment += timedelta(minutes=1)
    assert visitor.confirmed().status == "active"
