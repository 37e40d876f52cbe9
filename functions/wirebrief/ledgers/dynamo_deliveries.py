"""The record of deliveries in a DynamoDB table: who was sent which edition, without any address.

| part | item | holds |
| --- | --- | --- |
| `delivery#<edition>` | subscriber id | state, owner, until when the claim runs; forgotten after 400 days |
| `slots#<edition>` | slot | that everybody in it was seen to |
"""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from wirebrief.ledgers.dynamo_table import DynamoTable, Item, Refused, Write
from wirebrief.mail.ports import Claim, Delivery, DeliveryKey, Verdict

# As long as what a day cost: a year's figures can still be asked for.
KEPT: Final = timedelta(days=400)
NAMES: Final = {"#state": "state", "#owner": "owner", "#until": "until", "#at": "at"}


class DynamoDeliveries:
    """A record of deliveries in the table `name`. `client` is a boto3 DynamoDB client."""

    def __init__(self, client: Any, name: str) -> None:
        self._table = DynamoTable(client, name)

    def claim(self, claim: Claim) -> Verdict:
        """Say whether to send; see the port.

        A                       B
        claim                   (1) nobody has
                                claim: refused, A's claim runs: busy
        (A is killed)
                                claim: (2) A's claim is over, and repeating is wanted; else marked as uncertain
        settle: sent
                                claim: refused, it is settled: done
        """
        again = " OR (#state = :sending AND #until <= :now)" if claim.repeat else ""  # (2)
        write = Write(
            part=part(claim.key.edition),
            item=claim.key.subscriber,
            update="SET #state = :sending, #owner = :owner, #until = :until, #at = :now, forget_at = :forget",
            condition=f"attribute_not_exists(part){again}",  # (1)
            names=NAMES,
            values={
                "sending": "sending",
                "owner": claim.owner,
                "until": to_text(claim.until),
                "now": to_text(claim.now),
                "forget": int((claim.now + KEPT).timestamp()),
            },
        )
        try:
            self._table.write(write)
        except Refused as refused:
            return self._judge(claim, refused.found[0] or {})
        return "send"

    def settle(self, delivery: Delivery, owner: str) -> None:
        """Write what became of it, unless the claim went to somebody else. Raises: LedgerError."""
        write = Write(
            part=part(delivery.key.edition),
            item=delivery.key.subscriber,
            update="SET #state = :state, #at = :at, message = :message, code = :code",
            condition="#owner = :owner",
            names={"#state": "state", "#at": "at", "#owner": "owner"},
            values={
                "state": delivery.state,
                "at": to_text(delivery.at),
                "message": delivery.message,
                "code": delivery.code,
                "owner": owner,
            },
        )
        try:
            self._table.write(write)
        except Refused:
            return

    def release(self, key: DeliveryKey, owner: str) -> None:
        """Give the claim back. Raises: LedgerError."""
        self._table.remove(
            part(key.edition),
            key.subscriber,
            "#owner = :owner AND #state = :sending",
            names={"#owner": "owner", "#state": "state"},
            owner=owner,
            sending="sending",
        )

    def of(self, edition: str, after: str, limit: int) -> tuple[Delivery, ...]:
        """Return a page of an edition's deliveries, by subscriber id. Raises: LedgerError."""
        items = self._table.after(part(edition), after or " ", limit)
        return tuple(delivery_of(edition, item) for item in items)

    def finish_slot(self, edition: str, slot: str) -> None:
        """Note that everybody in the slot has been seen to. Raises: LedgerError."""
        self._table.write(Write(part=f"slots#{edition}", item=slot, update="SET done = :done", values={"done": 1}))

    def finished_slots(self, edition: str) -> frozenset[str]:
        """Return the slots that were seen to. Raises: LedgerError."""
        found: set[str] = set()
        last = " "
        while page := self._table.after(f"slots#{edition}", last, 500):
            found |= {str(item["item"]) for item in page}
            last = str(page[-1]["item"])
        return frozenset(found)

    def _judge(self, claim: Claim, found: Item) -> Verdict:
        """Say what stands in the way of a claim; a claim that is over and must not be repeated becomes uncertain."""
        if found.get("state") != "sending":
            return "done"
        if str(found["until"]) > to_text(claim.now):
            return "busy"
        write = Write(
            part=part(claim.key.edition),
            item=claim.key.subscriber,
            update="SET #state = :uncertain, #at = :now, message = :none, code = :code",
            condition="#state = :sending AND #owner = :before",
            names={"#state": "state", "#at": "at", "#owner": "owner"},
            values={
                "uncertain": "uncertain",
                "now": to_text(claim.now),
                "none": "",
                "code": "mail_uncertain",
                "sending": "sending",
                "before": str(found["owner"]),
            },
        )
        try:
            self._table.write(write)
        except Refused:
            return "busy"
        return "uncertain"


def part(edition: str) -> str:
    """Return the part that holds an edition's deliveries."""
    return f"delivery#{edition}"


def delivery_of(edition: str, item: Item) -> Delivery:
    """Return an item as a delivery."""
    return Delivery(
        key=DeliveryKey(edition, str(item["item"])),
        state=str(item["state"]),  # type: ignore[arg-type]  # written by this module alone
        at=datetime.fromisoformat(str(item["at"])),
        message=str(item.get("message", "")),
        code=str(item.get("code", "")),
    )


def to_text(moment: datetime) -> str:
    """Return a time as UTC ISO 8601 text, which sorts."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
