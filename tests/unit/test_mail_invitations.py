"""Imported subscribers are mailed once how to confirm: when the operator says so, and however it is interrupted."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from support.post import SEALED_AT, Post
from unit.test_mail_send import Moody
from wirebrief.errors import AddressDead, MailError, MailQuotaSpent, MailUncertain
from wirebrief.mail.invitations import invite_all
from wirebrief.mail.ports import DeliveryKey
from wirebrief.subscribers.register import Register, Wishes, ask, confirm
from wirebrief.subscribers.sheet import read_sheet

SHEET = "address,name,status\nana@example.org,,\nben@example.org,,active\ncleo@example.org,,pending\n"


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    post = Post(tmp_path)
    ids = iter(f"{number:032x}" for number in range(9))
    assert [line.outcome for line in read_sheet(io.StringIO(SHEET), post.roster, lambda: next(ids), SEALED_AT)] == [
        "added"
    ] * 3
    yield post
    post.close()


def waiting(post: Post) -> list[str]:
    return sorted(one.id for one in post.roster.everybody() if one.status == "pending" and not one.invited)


def everybody(post: Post) -> list[str]:
    return sorted(one.id for one in post.roster.everybody())


def states(post: Post) -> list[tuple[str, str]]:
    return [(one.state, one.code) for one in post.deliveries.of("confirm-1", "", 9)]


def test_who_was_imported_without_having_agreed_is_invited_once_and_nobody_else(post: Post) -> None:
    assert len(waiting(post)) == 2
    assert invite_all(post.office(), everybody(post)) == {"sent": 2, "inactive": 1}
    assert set(post.mails()) == {"ana@example.org", "cleo@example.org"}
    assert waiting(post) == []
    assert invite_all(post.office("sender-2"), everybody(post)) == {"done": 2, "inactive": 1}


def test_the_link_in_the_mail_confirms(post: Post) -> None:
    invite_all(post.office(), everybody(post))
    (token,) = re.findall(r"/confirm\?t=(\S+)", post.mails()["ana@example.org"])
    register = Register(roster=post.roster, links=post.links, new_id=lambda: "f" * 32)
    reader = confirm(register, token, post.clock.now())
    assert reader is not None
    assert (reader.address, reader.status) == ("ana@example.org", "active")


def test_whoever_subscribes_by_the_page_meanwhile_is_not_invited(post: Post) -> None:
    register = Register(roster=post.roster, links=post.links, new_id=lambda: "f" * 32)
    asked = ask(register, "ana@example.org", Wishes(), post.clock.now())
    assert asked is not None
    assert asked.id not in waiting(post)


class Killed(BaseException):
    """The process is gone."""


@pytest.mark.parametrize("dies", ["before", "after"])
@pytest.mark.parametrize("call", ["claim", "send", "settle", "change"])
def test_a_sender_that_dies_at_any_step_is_taken_up_and_nobody_gets_two(post: Post, call: str, dies: str) -> None:
    class Dying:
        def __init__(self, inner: object) -> None:
            self._inner = inner

        def __getattr__(self, name: str) -> object:
            found = getattr(self._inner, name)
            if name != call:
                return found

            def die(*args: object) -> None:
                if dies == "after":
                    found(*args)
                raise Killed

            return die

    office = post.office()
    dying = replace(
        office,
        deliveries=Dying(office.deliveries),
        mailer=Dying(office.mailer),
        roster=Dying(office.roster),
    )
    with pytest.raises(Killed):
        invite_all(dying, waiting(post))
    post.clock.move(minutes=6)
    invite_all(post.office("sender-2"), waiting(post))
    assert set(post.mails()) == {"ana@example.org", "cleo@example.org"}
    assert waiting(post) == []


def test_a_mail_of_which_nobody_can_tell_whether_it_went_out_is_not_sent_again(post: Post) -> None:
    mailer = Moody(lambda mail, times: MailUncertain("cut off") if mail.to == "ana@example.org" else None)
    assert invite_all(post.office(mailer=mailer), waiting(post)) == {"uncertain": 1, "sent": 1}
    assert invite_all(post.office("sender-2", mailer=mailer), waiting(post)) == {}
    assert mailer.taken.count("ana@example.org") == 1


def test_an_address_that_is_dead_is_suppressed_and_stops_nobody(post: Post) -> None:
    mailer = Moody(lambda mail, times: AddressDead("no such mailbox") if mail.to == "ana@example.org" else None)
    assert invite_all(post.office(mailer=mailer), waiting(post)) == {"refused": 1, "sent": 1}
    assert post.roster.suppressed("ana@example.org") == "bounced"
    assert waiting(post) == []


def test_where_the_service_gives_out_the_rest_is_left_for_the_next_time(post: Post) -> None:
    mailer = Moody(lambda mail, times: MailQuotaSpent("enough for today") if mail.to == "cleo@example.org" else None)
    with pytest.raises(MailQuotaSpent):
        invite_all(post.office(mailer=mailer), waiting(post))
    assert [post.roster.get(one).address for one in waiting(post)] == ["cleo@example.org"]  # type: ignore[union-attr]
    assert invite_all(post.office("sender-2"), waiting(post)) == {"sent": 1}


def test_a_mailbox_that_is_away_for_now_is_tried_again_the_next_time(post: Post) -> None:
    mailer = Moody(lambda mail, times: MailError("not now") if mail.to == "ana@example.org" else None)
    assert invite_all(post.office(mailer=mailer), waiting(post)) == {"deferred": 1, "sent": 1}
    assert invite_all(post.office("sender-2"), waiting(post)) == {"sent": 1}


def test_two_senders_at_once_send_one(post: Post) -> None:
    (first, _) = waiting(post)
    other = post.office("sender-2")

    class Slow:
        repeatable = True

        def send(self, mail: object) -> str:
            assert invite_all(other, [first]) == {"busy": 1}
            return post.outbox.send(mail)  # type: ignore[arg-type]

    assert invite_all(post.office(mailer=Slow()), [first]) == {"sent": 1}
    assert states(post) == [("sent", "")]
    assert post.deliveries.of("confirm-1", "", 9)[0].key == DeliveryKey("confirm-1", first)
