"""Trigger: the clock. Makes the day's edition; later in the day, looks whether there is one."""

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from wirebrief.bootstrap_daily_cloud import open_stack
from wirebrief.edition.compile import compile_edition


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:  # noqa: ARG001 - Lambda's signature
    """Return the date and status of the edition, with the reason where there is none."""
    stack = open_stack("make_edition")
    daily = stack.daily()
    try:
        if event.get("check"):
            record = daily.desk.book.get(daily.today())
            stack.observer.edition_looked_for(found=record is not None)
        else:
            record = compile_edition(daily.desk, daily.plan(daily.today()), daily.clock.now())
            stack.observer.edition_made(record)
    finally:
        stack.observer.flush()
    if record is None:
        return {"date": daily.today(), "status": "missing"}
    return {"date": record.date, "status": record.status, "stories": record.stories, "reason": record.reason}
