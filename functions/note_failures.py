"""Trigger: the clock. Looks through the dead letters and writes down why each upload there has no brief."""

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from wirebrief.bootstrap_cloud import open_sweeper


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, int]:  # noqa: ARG001 - Lambda's signature
    """Return how many uploads were found and how many records were written for them."""
    sweeper, observer = open_sweeper()
    try:
        return sweeper.sweep(lambda: context.get_remaining_time_in_millis() / 1000)
    finally:
        observer.flush()
