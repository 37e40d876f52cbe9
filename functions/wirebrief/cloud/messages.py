"""Take a message of the articles queue to the outcome of each upload in it, or give it back for another try."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol

import msgspec
from msgspec import Struct

from wirebrief.cloud.events import uploads_in
from wirebrief.errors import BudgetSpent, Embargoed, EventMalformed, LeaseHeld, WirebriefError
from wirebrief.ports import Clock, Deadline, Outcome, Upload
from wirebrief.upload.job import Services
from wirebrief.upload.process import process_upload

# A failed try waits 30 s, 1, 2, 4 minutes: rate limits and hiccups pass in that time, an outage of a quarter of an hour
# is outlasted by the fifth try.
FIRST_WAIT: Final = 30
LONGEST_WAIT: Final = 900
# Most leases are those of a living worker, who is done in less than a minute and a half.
HASTY_TRIES: Final = 2
# SQS lets a message stay away for twelve hours since it was received; a day that is over budget takes several turns.
LONGEST_ABSENCE: Final = 11 * 3600
# SQS delays a new message for a quarter of an hour at most; from then on absences of hours follow each other again.
LONGEST_DELAY: Final = 900


class Message(Struct, frozen=True, kw_only=True):
    """One receipt of a message: its text, how often it was received, when it was sent, the handle to give it back."""

    id: str
    text: str
    receipt: str
    receives: int
    sent: datetime | None


class Watcher(Protocol):
    """Who is told how the work goes."""

    def settled(self, upload: Upload, outcome: Outcome, seconds_since_upload: float) -> None:
        """Hear how an upload ended."""

    def failed(self, message_id: str, code: str, receives: int) -> None:
        """Hear that a try failed."""


class Workplace(Struct, frozen=True, kw_only=True):
    """What one worker of the queue has at hand.

    `services` are built per try, as the last one takes what it can get; `give_back` makes a receipt's message visible
    again after some seconds; `send_anew` sends a message that is counted from one again, to come after some seconds.
    """

    bucket: str
    clock: Clock
    services: Callable[[bool], Services]
    give_back: Callable[[str, int], None]
    send_anew: Callable[[str, int], None]
    watcher: Watcher
    max_receives: int


def work_on(message: Message, workplace: Workplace, deadline: Deadline) -> None:
    """Bring every upload of the message to its outcome.

    An embargo may be longer than a message's tries: it is sent anew then, before the last of them, and this one ends.
    Were both to stay, each would come to the same outcome.

    Raises:
        StoreError: it could not be sent anew.
        WirebriefError: the message is to be delivered again; it was given back with a wait that fits the reason.
    """
    try:
        for upload in uploads_in(message.text, workplace.bucket):
            _settle(upload, message, workplace, deadline)
    except WirebriefError as error:
        workplace.watcher.failed(message.id, error.code, message.receives)
        wait = seconds_to_wait(error, message.receives, workplace.clock.now())
        if isinstance(error, Embargoed) and message.receives >= workplace.max_receives - 1:
            workplace.send_anew(message.text, min(wait, LONGEST_DELAY))
            return
        workplace.give_back(message.receipt, wait)
        raise


def _settle(upload: Upload, message: Message, workplace: Workplace, deadline: Deadline) -> None:
    is_last = message.receives >= workplace.max_receives
    outcome = process_upload(upload, workplace.services(is_last), deadline, last_try=is_last)
    now = workplace.clock.now()
    workplace.watcher.settled(upload, outcome, (now - (message.sent or now)).total_seconds())


def seconds_to_wait(error: WirebriefError, receives: int, now: datetime) -> int:
    """Return how long a message stays away after a failed try.

    Doubling waits; until the next day where the day's budget is spent, as far as SQS allows. A worker that is killed
    holds its lease for longer than all of them together: who met it twice comes back when it ends.

    >>> held = LeaseHeld("somebody is at work", datetime(2026, 11, 22, 0, 10, tzinfo=UTC))
    >>> [seconds_to_wait(held, receives, datetime(2026, 11, 22, tzinfo=UTC)) for receives in (1, 2, 3)]
    [30, 60, 601]
    >>> seconds_to_wait(BudgetSpent("spent"), 1, datetime(2026, 11, 22, 23, 0, tzinfo=UTC))
    3660
    """
    if isinstance(error, BudgetSpent):
        midnight = (now.astimezone(UTC) + timedelta(days=1)).replace(hour=0, minute=1, second=0, microsecond=0)
        return min(int((midnight - now).total_seconds()), LONGEST_ABSENCE)
    if isinstance(error, Embargoed):
        return max(1, min(int((error.until - now).total_seconds()) + 1, LONGEST_ABSENCE)) if error.until.tzinfo else 1
    if isinstance(error, EventMalformed):
        return 0  # no wait makes an event of it: to the dead letters, where a person sees it
    wait = min(FIRST_WAIT << min(max(receives, 1) - 1, 10), LONGEST_WAIT)
    if isinstance(error, LeaseHeld) and error.until is not None and receives > HASTY_TRIES:
        return max(wait, min(int((error.until - now).total_seconds()) + 1, LONGEST_ABSENCE))
    return wait


def message_of(record: dict[str, Any]) -> Message:
    """Return the message that a record of an SQS event is; what the record lacks is guessed harmlessly."""
    attributes = record.get("attributes") or {}
    sent = str(attributes.get("SentTimestamp", ""))
    receives = str(attributes.get("ApproximateReceiveCount", ""))
    return Message(
        id=str(record.get("messageId", "")),
        text=str(record.get("body", "")),
        receipt=str(record.get("receiptHandle", "")),
        receives=int(receives) if receives.isdecimal() else 1,
        sent=datetime.fromtimestamp(int(sent) / 1000, UTC) if sent.isdecimal() else None,
    )


def as_messages(event: Any) -> dict[str, Any]:
    """Return the event if it is one of SQS, else an event of one message that carries it.

    So a notification that is sent to the function directly, or anything else, goes the one way that is there.
    """
    match event:
        case {"Records": [_, *_] as records} if all(_is_message(record) for record in records):
            return {"Records": records}
    body = msgspec.json.encode(event).decode()
    return {"Records": [{"messageId": "direct", "body": body, "eventSource": "aws:sqs", "attributes": {}}]}


def _is_message(record: Any) -> bool:
    match record:
        case {"messageId": str(), "body": str(), "eventSource": "aws:sqs"}:
            return True
    return False
