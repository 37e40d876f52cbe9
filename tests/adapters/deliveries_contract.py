"""What every record of deliveries must do. An adapter's test inherits this class and gives the `deliveries` fixture."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from wirebrief.mail.ports import Claim, Deliveries, Delivery, DeliveryKey

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
KEY = DeliveryKey("2026-11-22", "a" * 32)


def claim(owner: str, key: DeliveryKey = KEY, after: int = 0, repeat: bool = False) -> Claim:
    now = NOW + timedelta(seconds=after)
    return Claim(key=key, owner=owner, now=now, until=now + timedelta(seconds=60), repeat=repeat)


def sent(key: DeliveryKey = KEY) -> Delivery:
    return Delivery(key=key, state="sent", at=NOW, message="<id@example>")


class DeliveriesContract:
    """The contract."""

    def test_the_first_claim_may_send_and_nobody_else_while_it_lasts(self, deliveries: Deliveries) -> None:
        assert deliveries.claim(claim("a")) == "send"
        assert deliveries.claim(claim("b", after=59)) == "busy"

    def test_what_was_sent_is_done_for_ever(self, deliveries: Deliveries) -> None:
        deliveries.claim(claim("a"))
        deliveries.settle(sent(), "a")
        assert deliveries.claim(claim("b", after=9999, repeat=True)) == "done"
        assert deliveries.of("2026-11-22", "", 10) == (sent(),)

    def test_a_claim_that_nobody_settled_is_uncertain_and_stays_so(self, deliveries: Deliveries) -> None:
        deliveries.claim(claim("a"))
        assert deliveries.claim(claim("b", after=61)) == "uncertain"
        assert deliveries.claim(claim("c", after=999)) == "done"
        assert [each.state for each in deliveries.of("2026-11-22", "", 10)] == ["uncertain"]

    def test_a_claim_that_nobody_settled_is_repeated_where_that_is_wanted(self, deliveries: Deliveries) -> None:
        deliveries.claim(claim("a"))
        assert deliveries.claim(claim("b", after=61, repeat=True)) == "send"
        assert deliveries.claim(claim("c", after=62, repeat=True)) == "busy"

    def test_who_lost_the_claim_cannot_settle_or_release_it(self, deliveries: Deliveries) -> None:
        deliveries.claim(claim("a"))
        deliveries.claim(claim("b", after=61, repeat=True))
        deliveries.settle(sent(), "a")
        deliveries.release(KEY, "a")
        assert [each.state for each in deliveries.of("2026-11-22", "", 10)] == ["sending"]

    def test_a_released_claim_is_free(self, deliveries: Deliveries) -> None:
        deliveries.claim(claim("a"))
        deliveries.release(KEY, "a")
        assert deliveries.of("2026-11-22", "", 10) == ()
        assert deliveries.claim(claim("b", after=1)) == "send"

    def test_what_is_settled_is_not_released(self, deliveries: Deliveries) -> None:
        deliveries.claim(claim("a"))
        deliveries.settle(sent(), "a")
        deliveries.release(KEY, "a")
        assert deliveries.claim(claim("b")) == "done"

    def test_of_many_claims_at_once_one_may_send(self, deliveries: Deliveries) -> None:
        with ThreadPoolExecutor(8) as pool:
            verdicts = list(pool.map(lambda at: deliveries.claim(claim(f"owner {at}")), range(8)))
        assert sorted(verdicts) == ["busy"] * 7 + ["send"]

    def test_deliveries_come_by_subscriber_a_page_at_a_time(self, deliveries: Deliveries) -> None:
        keys = [DeliveryKey("2026-11-22", f"{number:032x}") for number in range(7)]
        for key in keys:
            deliveries.claim(claim("a", key))
            deliveries.settle(sent(key), "a")
        deliveries.claim(claim("a", DeliveryKey("2026-11-23", "0" * 32)))
        first = deliveries.of("2026-11-22", "", 4)
        rest = deliveries.of("2026-11-22", first[-1].key.subscriber, 4)
        assert [each.key for each in (*first, *rest)] == keys

    def test_a_slot_is_finished_for_one_edition(self, deliveries: Deliveries) -> None:
        assert deliveries.finished_slots("2026-11-22") == frozenset()
        deliveries.finish_slot("2026-11-22", "07@Europe/Paris")
        deliveries.finish_slot("2026-11-22", "07@Europe/Paris")
        deliveries.finish_slot("2026-11-22", "08@America/Argentina/Buenos_Aires")
        assert deliveries.finished_slots("2026-11-22") == {"07@Europe/Paris", "08@America/Argentina/Buenos_Aires"}
        assert deliveries.finished_slots("2026-11-23") == frozenset()
