"""What every ledger must do. An adapter's test inherits this class and gives it the `opener` fixture."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest

from wirebrief.errors import LeaseHeld, LedgerError
from wirebrief.ports import Lease, Ledger, Outcome, Publication, PublishedPage, Upload

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LEASE_SECONDS = 900.0

Opener = Callable[[], Ledger]


def upload(version: str = "v1", order: str = "0001", key: str = "inbox/a.txt") -> Upload:
    return Upload(key=key, version=version, order=order)


def done(article: str, day: str = "2026/11/22") -> Outcome:
    return Outcome(article_id=article, status="done", prefix=f"briefs/{day}/{article}/")


def failed(article: str) -> Outcome:
    return Outcome(article_id=article, status="failed", prefix=f"failed/{article}.json", code="empty")


def claimed(ledger: Ledger, article: str, owner: str = "me/1", now: datetime = NOON) -> Lease:
    lease = ledger.claim(article, owner, now, LEASE_SECONDS)
    assert isinstance(lease, Lease)
    return lease


def brief(ledger: Ledger, which: Upload, article: str, now: datetime = NOON) -> Outcome:
    """Do the whole work on one upload, as a clean run does."""
    assert ledger.admit(which, now) is None
    ledger.finish(which, claimed(ledger, article, f"worker-of-{article}/{now}", now), done(article), now)
    return done(article)


def all_published(ledger: Ledger, after: str = "", limit: int = 2) -> list[Publication]:
    found: list[Publication] = []
    while (page := ledger.published(after, limit)).publications:
        assert len(page.publications) <= limit
        found.extend(page.publications)
        after = page.cursor
    return found


class LedgerContract:
    """Tests take `ledger`, and `opener` where several handles on the same ledger are at work."""

    @pytest.fixture
    def ledger(self, opener: Opener) -> Iterator[Ledger]:
        return opener()

    # admit

    def test_a_new_upload_is_work(self, ledger: Ledger) -> None:
        assert ledger.admit(upload(), NOON) is None

    def test_an_upload_is_work_until_it_is_settled(self, ledger: Ledger) -> None:
        ledger.admit(upload(), NOON)
        claimed(ledger, "a")
        assert ledger.admit(upload(), NOON) is None

    def test_a_second_delivery_of_a_version_gets_its_outcome(self, ledger: Ledger) -> None:
        brief(ledger, upload(), "a")
        assert ledger.admit(upload(), NOON) == done("a")
        assert ledger.admit(upload(order="0002"), NOON) == done("a")

    def test_a_failed_version_is_not_tried_again(self, ledger: Ledger) -> None:
        ledger.admit(upload(), NOON)
        ledger.finish(upload(), claimed(ledger, "a"), failed("a"), NOON)
        assert ledger.admit(upload(), NOON) == failed("a")
        assert ledger.claim("a", "other/1", NOON, LEASE_SECONDS) == failed("a")

    def test_a_newer_version_is_work(self, ledger: Ledger) -> None:
        brief(ledger, upload("v1", "0001"), "a")
        assert ledger.admit(upload("v2", "0002"), NOON) is None

    def test_an_older_event_is_superseded_and_leaves_the_newer_version_alone(self, ledger: Ledger) -> None:
        brief(ledger, upload("v2", "0002"), "b")
        late = ledger.admit(upload("v1", "0001"), NOON)
        assert late == Outcome(article_id="", status="superseded", prefix="")
        assert ledger.admit(upload("v2", "0002"), NOON) == done("b")

    def test_an_older_event_is_superseded_though_the_newer_version_is_not_settled(self, ledger: Ledger) -> None:
        ledger.admit(upload("v2", "0002"), NOON)
        late = ledger.admit(upload("v1", "0001"), NOON)
        assert late is not None
        assert late.status == "superseded"
        assert ledger.admit(upload("v2", "0002"), NOON) is None

    def test_the_newest_version_is_known_whatever_came_late(self, ledger: Ledger) -> None:
        assert ledger.newest("inbox/a.txt") is None
        ledger.admit(upload("v2", "0002"), NOON)
        ledger.admit(upload("v1", "0001"), NOON)
        assert ledger.newest("inbox/a.txt") == "v2"

    def test_keys_do_not_touch_each_other(self, ledger: Ledger) -> None:
        brief(ledger, upload(key="inbox/a b+%20é🗞'\"\n.txt", order="0009"), "a")
        assert ledger.admit(upload(key="inbox/a b+%20é🗞'\"\n.tx", order="0001"), NOON) is None

    # claim, release

    def test_a_claim_lasts_for_its_seconds_and_notes_the_day(self, ledger: Ledger) -> None:
        lease = claimed(ledger, "a")
        assert lease == Lease(article_id="a", owner="me/1", day="2026-11-22", expires_at=NOON + 15 * MINUTE)

    def test_the_day_is_that_of_utc(self, ledger: Ledger) -> None:
        in_auckland = datetime(2026, 11, 23, 1, tzinfo=timezone(timedelta(hours=13)))
        assert claimed(ledger, "a", now=in_auckland).day == "2026-11-22"

    def test_a_running_lease_keeps_others_out(self, ledger: Ledger) -> None:
        claimed(ledger, "a")
        with pytest.raises(LeaseHeld) as caught:
            ledger.claim("a", "other/1", NOON + 14 * MINUTE, LEASE_SECONDS)
        assert caught.value.retryable
        assert caught.value.until == NOON + timedelta(seconds=LEASE_SECONDS)

    def test_a_running_lease_keeps_the_other_threads_of_its_process_out(self, ledger: Ledger) -> None:
        claimed(ledger, "a", "me/1")
        with pytest.raises(LeaseHeld):
            ledger.claim("a", "me/2", NOON, LEASE_SECONDS)

    def test_leases_on_two_articles_run_side_by_side(self, ledger: Ledger) -> None:
        claimed(ledger, "a")
        claimed(ledger, "b", "other/1")

    def test_a_lease_that_ran_out_passes_on_with_the_first_day(self, ledger: Ledger) -> None:
        claimed(ledger, "a", now=NOON)
        taken = claimed(ledger, "a", "other/1", NOON + timedelta(days=2))
        assert (taken.owner, taken.day, taken.attempt, taken.run) == ("other/1", "2026-11-22", 2, 1)

    def test_a_lease_ends_at_its_very_moment(self, ledger: Ledger) -> None:
        claimed(ledger, "a")
        assert claimed(ledger, "a", "other/1", NOON + 15 * MINUTE).owner == "other/1"

    def test_a_worker_that_lost_its_lease_cannot_finish(self, ledger: Ledger) -> None:
        ledger.admit(upload(), NOON)
        slow = claimed(ledger, "a")
        quick = claimed(ledger, "a", "other/1", NOON + 20 * MINUTE)
        with pytest.raises(LeaseHeld):
            ledger.finish(upload(), slow, failed("a"), NOON + 21 * MINUTE)
        assert ledger.outcome("a") is None
        ledger.finish(upload(), quick, done("a"), NOON + 22 * MINUTE)
        with pytest.raises(LeaseHeld):
            ledger.finish(upload(), slow, failed("a"), NOON + 23 * MINUTE)
        assert ledger.outcome("a") == done("a")

    def test_a_late_worker_whose_lease_nobody_took_may_finish(self, ledger: Ledger) -> None:
        ledger.admit(upload(), NOON)
        ledger.finish(upload(), claimed(ledger, "a"), done("a"), NOON + 60 * MINUTE)
        assert ledger.outcome("a") == done("a")

    def test_a_released_article_can_be_claimed_at_once(self, ledger: Ledger) -> None:
        ledger.release(claimed(ledger, "a"))
        again = claimed(ledger, "a", "other/1", NOON + timedelta(days=1))
        assert (again.day, again.attempt) == ("2026-11-22", 2)

    def test_a_release_by_the_loser_leaves_the_winner_its_lease(self, ledger: Ledger) -> None:
        slow = claimed(ledger, "a")
        claimed(ledger, "a", "other/1", NOON + 20 * MINUTE)
        ledger.release(slow)
        with pytest.raises(LeaseHeld):
            ledger.claim("a", "third/1", NOON + 21 * MINUTE, LEASE_SECONDS)

    def test_a_released_lease_cannot_finish(self, ledger: Ledger) -> None:
        lease = claimed(ledger, "a")
        ledger.release(lease)
        with pytest.raises(LeaseHeld):
            ledger.finish(upload(), lease, done("a"), NOON)

    def test_a_release_after_the_end_changes_nothing(self, ledger: Ledger) -> None:
        lease = claimed(ledger, "a")
        ledger.finish(upload(), lease, done("a"), NOON)
        ledger.release(lease)
        assert ledger.claim("a", "other/1", NOON, LEASE_SECONDS) == done("a")

    # finish, link

    def test_an_article_without_an_end_has_no_outcome(self, ledger: Ledger) -> None:
        assert ledger.outcome("a") is None
        claimed(ledger, "a")
        assert ledger.outcome("a") is None

    def test_a_finish_whose_answer_was_lost_may_be_repeated(self, ledger: Ledger) -> None:
        ledger.admit(upload(), NOON)
        lease = claimed(ledger, "a")
        ledger.finish(upload(), lease, done("a"), NOON)
        ledger.finish(upload(), lease, done("a"), NOON + MINUTE)
        assert len(all_published(ledger)) == 1

    def test_an_outcome_outlives_the_handle_on_the_ledger(self, opener: Opener) -> None:
        brief(opener(), upload(), "a")
        assert opener().outcome("a") == done("a")

    def test_the_same_bytes_under_two_keys_are_one_brief(self, ledger: Ledger) -> None:
        first, second = upload(key="inbox/a.txt"), upload(key="inbox/b.txt")
        brief(ledger, first, "a")
        assert ledger.admit(second, NOON) is None
        outcome = ledger.claim("a", "other/1", NOON, LEASE_SECONDS)
        assert outcome == done("a")
        ledger.link(second, outcome, NOON)
        ledger.link(second, outcome, NOON)
        assert ledger.admit(second, NOON) == done("a")
        assert [one.key for one in all_published(ledger)] == ["inbox/a.txt"]

    def test_an_older_version_that_ends_late_does_not_settle_the_newer_one(self, ledger: Ledger) -> None:
        ledger.admit(upload("v1", "0001"), NOON)
        old = claimed(ledger, "a")
        ledger.admit(upload("v2", "0002"), NOON)
        ledger.finish(upload("v1", "0001"), old, done("a"), NOON)
        assert ledger.admit(upload("v2", "0002"), NOON) is None

    def test_a_late_link_of_an_older_version_does_not_settle_the_newer_one(self, ledger: Ledger) -> None:
        brief(ledger, upload(key="inbox/other.txt"), "a")
        ledger.admit(upload("v1", "0001"), NOON)
        ledger.admit(upload("v2", "0002"), NOON)
        ledger.link(upload("v1", "0001"), done("a"), NOON)
        assert ledger.admit(upload("v2", "0002"), NOON) is None

    # reopen

    def test_a_reopened_failure_is_work_again(self, ledger: Ledger) -> None:
        ledger.admit(upload(), NOON)
        ledger.finish(upload(), claimed(ledger, "a"), failed("a"), NOON)
        ledger.reopen(failed("a"))
        assert ledger.admit(upload(), NOON) is None
        assert claimed(ledger, "a", "other/1", NOON + timedelta(days=1)).run == 1

    def test_a_reopened_brief_gets_another_run_on_its_own_day(self, ledger: Ledger) -> None:
        brief(ledger, upload(), "a")
        ledger.reopen(done("a"))
        ledger.reopen(done("a"))
        assert ledger.outcome("a") is None
        assert ledger.admit(upload(), NOON) is None
        again = claimed(ledger, "a", "other/1", NOON + timedelta(days=1))
        assert (again.run, again.day, again.attempt) == (2, "2026-11-23", 1)
        new = Outcome(article_id="a", status="done", prefix="briefs/2026/11/23/a-2/")
        ledger.finish(upload(), again, new, NOON)
        assert ledger.admit(upload(), NOON) == new
        assert [(one.prefix, one.replaces) for one in all_published(ledger)] == [
            (done("a").prefix, None),
            (new.prefix, done("a").prefix),
        ]

    def test_there_is_nothing_to_reopen_in_an_unknown_or_running_article(self, ledger: Ledger) -> None:
        ledger.reopen(done("unknown"))
        lease = claimed(ledger, "a")
        ledger.reopen(done("a"))
        ledger.finish(upload(), lease, done("a"), NOON)

    def test_an_outcome_that_is_another_by_now_is_not_struck_out(self, ledger: Ledger) -> None:
        brief(ledger, upload(), "a")
        ledger.reopen(done("a", day="2026/11/21"))
        ledger.reopen(failed("a"))
        assert ledger.outcome("a") == done("a")

    # published

    def test_publications_come_in_order_a_page_at_a_time(self, ledger: Ledger) -> None:
        for number in range(5):
            brief(ledger, upload(key=f"inbox/{number}"), f"a{number}", NOON + number * MINUTE)
        assert all_published(ledger) == [
            Publication(
                article_id=f"a{number}",
                prefix=f"briefs/2026/11/22/a{number}/",
                key=f"inbox/{number}",
                published_at=NOON + number * MINUTE,
            )
            for number in range(5)
        ]

    def test_a_cursor_goes_on_where_it_stood(self, ledger: Ledger) -> None:
        assert ledger.published("", 10).publications == ()
        brief(ledger, upload(key="inbox/1"), "a1")
        page = ledger.published("", 10)
        assert [one.article_id for one in page.publications] == ["a1"]
        assert ledger.published(page.cursor, 10).publications == ()
        brief(ledger, upload(key="inbox/2"), "a2", NOON - timedelta(days=3))  # a clock that is behind
        later = ledger.published(ledger.published(page.cursor, 0).cursor, 10)
        assert [one.article_id for one in later.publications] == ["a2"]

    def test_failures_are_not_published(self, ledger: Ledger) -> None:
        ledger.admit(upload(), NOON)
        ledger.finish(upload(), claimed(ledger, "a"), failed("a"), NOON)
        assert all_published(ledger) == []

    def test_a_newer_version_replaces_the_brief_of_the_older(self, ledger: Ledger) -> None:
        brief(ledger, upload("v1", "0001"), "a")
        brief(ledger, upload("v2", "0002"), "b")
        assert [(one.article_id, one.replaces) for one in all_published(ledger)] == [
            ("a", None),
            ("b", done("a").prefix),
        ]

    def test_going_back_to_the_old_words_is_news_too(self, ledger: Ledger) -> None:
        brief(ledger, upload("v1", "0001"), "a")
        brief(ledger, upload("v2", "0002"), "b")
        assert ledger.admit(upload("v1", "0003"), NOON) is None
        ledger.link(upload("v1", "0003"), done("a"), NOON)
        assert [(one.article_id, one.replaces) for one in all_published(ledger)][2:] == [("a", done("b").prefix)]

    def test_an_older_version_that_ends_after_the_newer_one_is_not_published(self, ledger: Ledger) -> None:
        ledger.admit(upload("v1", "0001"), NOON)
        old = claimed(ledger, "a")
        brief(ledger, upload("v2", "0002"), "b")
        ledger.finish(upload("v1", "0001"), old, done("a"), NOON)
        assert [one.article_id for one in all_published(ledger)] == ["b"]
        assert ledger.outcome("a") == done("a")

    def test_a_brief_that_came_too_late_is_published_when_another_key_brings_it(self, ledger: Ledger) -> None:
        self.test_an_older_version_that_ends_after_the_newer_one_is_not_published(ledger)
        ledger.admit(upload(key="inbox/other.txt"), NOON)
        ledger.link(upload(key="inbox/other.txt"), done("a"), NOON + MINUTE)
        assert [one.key for one in all_published(ledger)] == ["inbox/a.txt", "inbox/other.txt"]

    def test_an_older_version_that_ends_before_the_newer_one_is_replaced_by_it(self, ledger: Ledger) -> None:
        ledger.admit(upload("v1", "0001"), NOON)
        old = claimed(ledger, "a")
        ledger.admit(upload("v2", "0002"), NOON)
        ledger.finish(upload("v1", "0001"), old, done("a"), NOON)
        brief(ledger, upload("v2", "0002"), "b")
        assert [(one.article_id, one.replaces) for one in all_published(ledger)] == [
            ("a", None),
            ("b", done("a").prefix),
        ]

    @pytest.mark.parametrize("cursor", ["x", "-1", "1.5", "\u0661", "1; DROP TABLE articles"])
    def test_a_foreign_cursor_is_refused(self, ledger: Ledger, cursor: str) -> None:
        with pytest.raises(LedgerError, match="cursor"):
            ledger.published(cursor, 10)

    # spend

    def test_what_a_day_cost_adds_up(self, ledger: Ledger) -> None:
        assert ledger.spent("2026-11-22") == (0, 0.0)
        ledger.spend("2026-11-22", 1200, 0.25)
        ledger.spend("2026-11-22", 300, 0.5)
        ledger.spend("2026-11-23", 7, 0.0)
        assert ledger.spent("2026-11-22") == (1500, 0.75)

    def test_what_was_booked_too_high_may_be_taken_back(self, ledger: Ledger) -> None:
        ledger.spend("2026-11-22", 1200, 0.5)
        ledger.spend("2026-11-22", -200, -0.25)
        assert ledger.spent("2026-11-22") == (1000, 0.25)

    # races between handles

    def test_of_many_racing_claims_one_wins(self, opener: Opener) -> None:
        def try_claim(number: int) -> bool:
            try:
                return isinstance(opener().claim(article, f"{number}/1", NOON, LEASE_SECONDS), Lease)
            except LeaseHeld:
                return False

        for round_ in range(10):
            article = f"a{round_}"
            with ThreadPoolExecutor(8) as pool:
                assert sum(pool.map(try_claim, range(8))) == 1

    def test_racing_costs_all_count(self, opener: Opener) -> None:
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda _: opener().spend("2026-11-22", 10, 0.5), range(40)))
        assert opener().spent("2026-11-22") == (400, 20.0)

    def test_a_reader_misses_no_publication_and_sees_none_twice_while_many_finish(self, opener: Opener) -> None:
        reader, seen, cursor = opener(), [], ""
        with ThreadPoolExecutor(8) as pool:
            work = [pool.submit(brief, opener(), upload(key=f"inbox/{n}"), f"a{n}") for n in range(60)]
            while True:
                over = all(one.done() for one in work)
                page = reader.published(cursor, 7)
                seen.extend(one.article_id for one in page.publications)
                cursor = page.cursor
                if over and not page.publications:
                    break
            for one in work:
                one.result()
        assert sorted(seen) == sorted(f"a{n}" for n in range(60))

    # members and withdrawals

    def test_an_upload_that_was_parted_is_settled_and_publishes_nothing(self, ledger: Ledger) -> None:
        parted = Outcome(article_id="p", status="parted", prefix="members/p.json")
        ledger.admit(upload(), NOON)
        ledger.finish(upload(), claimed(ledger, "p"), parted, NOON)
        assert ledger.admit(upload(), NOON) == parted
        assert all_published(ledger) == []

    def test_a_key_stands_by_its_newest_brief(self, ledger: Ledger) -> None:
        assert ledger.standing("inbox/a.txt") is None
        brief(ledger, upload("v1", "0001"), "a")
        assert ledger.standing("inbox/a.txt") == done("a").prefix

    def test_a_withdrawal_takes_the_standing_brief_back_once(self, ledger: Ledger) -> None:
        brief(ledger, upload("v1", "0001"), "a")
        killed = Outcome(article_id="k", status="withdrawn", prefix="withdrawn/k.json")
        kill = upload("v2", "0002")
        ledger.admit(kill, NOON)
        ledger.finish(kill, claimed(ledger, "k"), killed, NOON)
        ledger.link(kill, killed, NOON)
        assert [(one.prefix, one.replaces) for one in all_published(ledger)] == [
            (done("a").prefix, None),
            (killed.prefix, done("a").prefix),
        ]
        assert ledger.admit(kill, NOON) == killed

    def test_withdrawals_are_found_by_themselves_in_their_order_and_none_behind_the_cursor(
        self, ledger: Ledger
    ) -> None:
        assert ledger.withdrawals("", 10).publications == ()
        for number in range(3):
            key = f"inbox/{number}.txt"
            brief(ledger, upload("v1", "0001", key), f"a{number}")
            kill = upload("v2", "0002", key)
            ledger.admit(kill, NOON)
            killed = Outcome(article_id=f"k{number}", status="withdrawn", prefix=f"withdrawn/k{number}.json")
            ledger.finish(kill, claimed(ledger, f"k{number}"), killed, NOON)
            ledger.link(kill, killed, NOON)
            brief(ledger, upload("v3", "0003", key), f"b{number}")
        first = ledger.withdrawals("", 2)
        rest = ledger.withdrawals(first.cursor, 2)
        assert [(one.prefix, one.replaces) for one in (*first.publications, *rest.publications)] == [
            (f"withdrawn/k{number}.json", done(f"a{number}").prefix) for number in range(3)
        ]
        assert ledger.withdrawals(rest.cursor, 2) == PublishedPage(publications=(), cursor=rest.cursor)

    def test_a_foreign_cursor_of_withdrawals_is_refused(self, ledger: Ledger) -> None:
        with pytest.raises(LedgerError, match="cursor"):
            ledger.withdrawals("page 2", 10)

    def test_a_key_is_withdrawn_until_its_next_version_ends(self, ledger: Ledger) -> None:
        assert not ledger.is_withdrawn("inbox/a.txt")
        brief(ledger, upload(), "a")
        assert not ledger.is_withdrawn("inbox/a.txt")
        killing = upload("v2", "0002")
        assert ledger.admit(killing, NOON) is None
        killed = Outcome(article_id="k", status="withdrawn", prefix="withdrawn/k.json")
        ledger.finish(killing, claimed(ledger, "k"), killed, NOON)
        assert ledger.is_withdrawn("inbox/a.txt")
        brief(ledger, upload("v3", "0003"), "c")
        assert not ledger.is_withdrawn("inbox/a.txt")

    def test_a_withdrawal_of_what_never_was_publishes_nothing(self, ledger: Ledger) -> None:
        killed = Outcome(article_id="k", status="withdrawn", prefix="withdrawn/k.json")
        ledger.admit(upload(), NOON)
        ledger.finish(upload(), claimed(ledger, "k"), killed, NOON)
        assert all_published(ledger) == []

    def test_articles_are_found_by_their_marks_the_likest_first(self, ledger: Ledger) -> None:
        for _ in range(2):
            ledger.remember("a", ("m1", "m2"))
            ledger.remember("b", ("m2", "m3", "m4"))
        assert ledger.resembling(("m2", "m3", "m9")) == ("b", "a")
        assert ledger.resembling(("m9",)) == ledger.resembling(()) == ()
