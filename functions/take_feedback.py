"""Trigger: EventBridge or SNS, which carry SES's bounces, complaints and deliveries. Suppresses by the usual rules."""

from collections.abc import Iterator
from typing import Any

import msgspec
from aws_lambda_powertools.utilities.typing import LambdaContext

from wirebrief.bootstrap_daily_cloud import open_stack
from wirebrief.mail.feedback import from_ses, take_feedback


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, int]:  # noqa: ARG001 - Lambda's signature
    """Return how much of the feedback led to what."""
    stack = open_stack("take_feedback")
    daily = stack.daily()
    done: dict[str, int] = {}
    for message in messages_in(event):
        for feedback in from_ses(message):
            outcome = take_feedback(daily.roster, feedback, daily.clock.now())
            done[outcome] = done.get(outcome, 0) + 1
            stack.observer.fed_back(feedback.kind)
    stack.observer.flush()
    return done


def messages_in(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield SES's own events: the detail of an EventBridge event, or the messages of SNS records."""
    if isinstance(event.get("detail"), dict):
        yield event["detail"]
    for record in event.get("Records", []):
        try:
            message = msgspec.json.decode(record.get("Sns", {}).get("Message", ""))
        except msgspec.DecodeError:  # SNS's own greeting to a new subscriber is plain text
            continue
        if isinstance(message, dict):
            yield message
