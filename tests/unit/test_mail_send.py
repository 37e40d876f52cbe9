"""Every reader gets the edition once: whatever fails, whoever sends beside us, whatever came back."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace

from support.post import LOOK, SEALED_AT, Post
from wirebrief.errors import (
    AddressDead,
    MailError,
    MailMisconfigured,
    MailQuotaSpent,
    MailRefused,
    MailThrottled,
    MailUncertain,
    VerificationError,
)
from wirebrief.mail.ports import Mail
from wirebrief.mail.rounds import batches, rounds_due
from wirebrief.mail.sealed import open_sealed
from wirebrief.mail.send import send_batch


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    post = Post(tmp_path)
    yield post
    post.close()


class Moody:
    """A mailer that fails as it is told, address by address, and counts what it took."""

    def __init__(self, mood: Callable[[Mail, int], Exception | None], repeatable: bool = False) -> None:
        self.repeatable = repeatable
        self._mood = mood
        self.asked: list[str] = []
        self.taken: list[str] = []

    def send(self, mail: Mail) -> str:
        self.asked.append(mail.to)
        if (error := self._mood(mail, self.asked.count(mail.to))) is not None:
            if isinstance(error, MailUncertain):
                self.taken.append(mail.to)
            raise error
        self.taken.append(mail.to)
        return f"id-{len(self.taken)}"


def states(post: Post) -> list[str]:
    return [each.state for each in post.deliveries.of("2026-11-22", "", 100)]


def test_each_reader_gets_the_edition_once_however_often_it_is_sent(post: Post) -> None:
    edition, readers = post.edition(), post.subscribe(1, 2, 3)
    assert send_batch(post.office(), edition, readers) == {"sent": 3}
    before = {file.name: file.stat().st_mtime_ns for file in post.outbox.folder.iterdir()}
    assert send_batch(post.office("sender-2"), edition, readers) == {"done": 3}
    assert {file.name: file.stat().st_mtime_ns for file in post.outbox.folder.iterdir()} == before
    assert len(before) == 3


def test_two_senders_at_once_share_the_work(post: Post) -> None:
    mailer = Moody(lambda mail, time: None)
    post.mailer = mailer
    edition, readers = post.edition(), post.subscribe(*range(1, 21))
    with ThreadPoolExecutor(2) as pool:
        counts = list(pool.map(lambda owner: send_batch(post.office(owner), edition, readers), ("a", "b")))
    assert sorted(mailer.taken) == sorted(f"reader{number}@example.org" for number in range(1, 21))
    assert sum(count.get("sent", 0) for count in counts) == 20


def test_bad_addresses_do_not_stop_the_rest_and_are_suppressed(post: Post) -> None:
    post.mailer = Moody(lambda mail, time: AddressDead("no such mailbox") if "reader2@" in mail.to else None)
    edition, readers = post.edition(), post.subscribe(1, 2, 3)
    assert send_batch(post.office(), edition, readers) == {"sent": 2, "refused": 1}
    assert post.roster.suppressed("reader2@example.org") == "bounced"
    bounced = post.roster.get(readers[1])
    assert bounced is not None
    assert bounced.status == "suppressed"
    assert post.roster.suppressed("reader1@example.org") is None


def test_a_mail_that_is_refused_for_what_it_says_suppresses_nobody(post: Post) -> None:
    post.mailer = Moody(lambda mail, time: MailRefused("looks like spam"))
    edition, readers = post.edition(), post.subscribe(1)
    assert send_batch(post.office(), edition, readers) == {"refused": 1}
    assert post.roster.suppressed("reader1@example.org") is None


@pytest.mark.parametrize("status", ["pending", "unsubscribed", "suppressed"])
def test_nobody_who_is_not_active_is_mailed(post: Post, status: str) -> None:
    edition, readers = post.edition(), post.subscribe(1, status=status)
    assert send_batch(post.office(), edition, [*readers, "nobody"]) == {"inactive": 2}
    assert states(post) == []


def test_a_suppressed_address_is_not_mailed_even_if_its_reader_is_active(post: Post) -> None:
    edition, readers = post.edition(), post.subscribe(1)
    post.roster.suppress("reader1@example.org", "complained", SEALED_AT)
    assert send_batch(post.office(), edition, readers) == {"inactive": 1}


def test_a_slower_pace_is_taken_when_the_service_asks_for_it(post: Post) -> None:
    mailer = Moody(lambda mail, time: MailThrottled("slow down") if time <= 2 else None)
    post.mailer = mailer
    edition, readers = post.edition(), post.subscribe(1)
    assert send_batch(post.office(), edition, readers) == {"sent": 1}
    assert post.clock.paused[:2] == [1.0, 2.0]


def test_sending_keeps_to_the_accounts_rate(post: Post) -> None:
    edition, readers = post.edition(), post.subscribe(1, 2, 3)
    send_batch(post.office(per_second=4.0), edition, readers)
    assert post.clock.paused == [0.25, 0.25, 0.25]


@pytest.mark.parametrize("error", [MailQuotaSpent, MailMisconfigured])
def test_what_stops_all_leaves_the_rest_untouched_for_the_next_try(post: Post, error: type[MailError]) -> None:
    post.mailer = Moody(lambda mail, time: error("no more") if "reader2@" in mail.to and time == 1 else None)
    edition, readers = post.edition(), post.subscribe(1, 2, 3)
    with pytest.raises(error):
        send_batch(post.office(), edition, readers)
    assert states(post) == ["sent"]
    assert send_batch(post.office("sender-2"), edition, readers) == {"done": 1, "sent": 2}


def test_a_mailbox_that_is_away_is_deferred_and_the_others_are_served(post: Post) -> None:
    mailer = Moody(lambda mail, time: MailError("greylisted") if "reader1@" in mail.to and time == 1 else None)
    post.mailer = mailer
    edition, readers = post.edition(), post.subscribe(1, 2, 3)
    assert send_batch(post.office(), edition, readers) == {"deferred": 1, "sent": 2}
    assert send_batch(post.office("sender-2"), edition, readers) == {"sent": 1, "done": 2}
    assert sorted(mailer.taken) == [f"reader{number}@example.org" for number in (1, 2, 3)]


def test_a_service_that_is_away_ends_the_batch(post: Post) -> None:
    mailer = Moody(lambda mail, time: MailError("connection refused"))
    post.mailer = mailer
    edition, readers = post.edition(), post.subscribe(*range(1, 30))
    with pytest.raises(MailError):
        send_batch(post.office(), edition, readers)
    assert len(mailer.asked) == 5
    assert states(post) == []


@pytest.mark.parametrize(("uncertain", "taken"), [("skip", 1), ("repeat", 2)])
def test_the_uncertain_window_errs_on_the_side_that_is_configured(post: Post, uncertain: str, taken: int) -> None:
    mailer = Moody(lambda mail, time: MailUncertain("broke off") if time == 1 else None)
    post.mailer = mailer
    edition, readers = post.edition(), post.subscribe(1)
    send_batch(post.office(uncertain=uncertain), edition, readers)
    assert len(mailer.taken) == taken
    assert states(post) == ["uncertain" if uncertain == "skip" else "sent"]
    assert send_batch(post.office("sender-2", uncertain=uncertain), edition, readers) == {"done": 1}
    assert len(mailer.taken) == taken


class Killed(BaseException):
    """Stands for kill -9: nothing of ours runs after it."""


@pytest.mark.parametrize(
    ("uncertain", "repeatable", "taken"), [("skip", False, 1), ("repeat", False, 2), ("skip", True, 2)]
)
def test_a_sender_that_died_in_the_window_is_taken_over_once_its_claim_is_over(
    post: Post, uncertain: str, repeatable: bool, taken: int
) -> None:
    mailer = Moody(lambda mail, time: None, repeatable=repeatable)
    post.mailer = mailer
    edition, readers = post.edition(), post.subscribe(1, 2)
    first = post.office(uncertain=uncertain)
    post.mailer = mailer

    class Dying:
        def __getattr__(self, name: str) -> object:
            return getattr(post.deliveries, name)

        def settle(self, *_: object) -> None:
            raise Killed

        def release(self, *_: object) -> None:
            """A dead process releases nothing."""

    with pytest.raises(Killed):
        send_batch(replace(first, deliveries=Dying()), edition, readers)
    assert send_batch(post.office("sender-2", uncertain=uncertain), edition, readers[:1]) == {"busy": 1}
    post.clock.move(minutes=6)
    send_batch(post.office("sender-2", uncertain=uncertain), edition, readers)
    assert mailer.taken.count("reader1@example.org") == taken
    assert mailer.taken.count("reader2@example.org") == 1


def test_a_reader_whose_topics_are_not_in_it_gets_no_mail_that_day(post: Post) -> None:
    edition, readers = post.edition(), post.subscribe(1, topics=("Atlantis",))
    assert send_batch(post.office(), edition, readers) == {"skipped": 1}
    assert states(post) == ["skipped"]


def test_all_readers_get_the_same_edition_or_none(post: Post) -> None:
    record = post.seal()
    edition, readers = open_sealed(post.newsroom.store, record, LOOK), post.subscribe(1, 2)
    send_batch(post.office(), edition, readers[:1])
    key = f"editions/2026-11-22/sealed-{record.digest[:16]}.json"
    post.newsroom.store.put("editions/2026-11-22/edition.json", b"{}", "application/json")
    send_batch(post.office(), open_sealed(post.newsroom.store, record, LOOK), readers[1:])
    first, second = (
        file.read_text().split("Content-Type: text/plain")[1][:400] for file in sorted(post.outbox.folder.iterdir())
    )
    assert first == second
    post.newsroom.store.put(key, b"{}", "application/json")
    with pytest.raises(VerificationError):
        open_sealed(post.newsroom.store, record, LOOK)


def test_the_rounds_take_each_slot_at_its_hour_and_once(post: Post) -> None:
    post.seal()
    post.subscribe(*range(1, 121))
    post.subscribe(200, hour=9)
    found = list(rounds_due(post.newsroom.book, post.roster, post.deliveries, post.clock.now()))
    assert [str(one.slot) for one in found] == ["07@Europe/Paris"]
    sizes = [len(batch.subscribers) for batch in batches(post.roster, found[0])]
    assert sizes == [50, 50, 20]
    post.deliveries.finish_slot("2026-11-22", "07@Europe/Paris")
    assert list(rounds_due(post.newsroom.book, post.roster, post.deliveries, post.clock.now())) == []
    post.clock.move(hours=2)
    found = list(rounds_due(post.newsroom.book, post.roster, post.deliveries, post.clock.now()))
    assert [str(one.slot) for one in found] == ["09@Europe/Paris"]
