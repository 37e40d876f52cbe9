"""Trigger: the clock. Amends editions, then puts the readers whose hour it is into the mail queue, fifty a message."""

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from wirebrief.bootstrap_daily_cloud import open_stack
from wirebrief.edition.amend import amend_editions
from wirebrief.mail.rounds import batches, rounds_due


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, int]:  # noqa: ARG001 - Lambda's signature
    """Return how many slots were due and how many batches were queued for them."""
    stack = open_stack("plan_deliveries")
    daily = stack.daily()
    amend_editions(daily.desk, daily.plan(daily.today()))
    slots = queued = 0
    for one in rounds_due(daily.desk.book, daily.roster, daily.deliveries, daily.clock.now()):
        found = list(batches(daily.roster, one))
        stack.queue(found)
        daily.deliveries.finish_slot(one.record.date, str(one.slot))
        slots, queued = slots + 1, queued + len(found)
    return {"slots": slots, "batches": queued}
