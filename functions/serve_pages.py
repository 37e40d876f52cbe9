"""Trigger: the function URL. Serves the pages on which people subscribe, change what they get, and leave."""

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from wirebrief.bootstrap_daily_cloud import open_stack
from wirebrief.errors import WirebriefError
from wirebrief.pages.app import answer
from wirebrief.pages.function_url import reply_of, request_of
from wirebrief.pages.views import sorry


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:  # noqa: ARG001 - Lambda's signature
    """Return the answer to one request."""
    stack = open_stack("serve_pages")
    # The name by which we were called is set by Lambda, not by the caller; a template cannot name it to ourselves.
    domain = event.get("requestContext", {}).get("domainName", "")
    daily = stack.daily(f"https://{domain}" if domain else "")
    try:
        response = answer(daily.pages(), request_of(event))
    except WirebriefError as error:
        stack.observer.trouble("a page could not be served", error.code)
        response = sorry(daily.settings.edition.title, 503, "Something failed here. Please try again in an hour.")
    finally:
        stack.observer.flush()
    return reply_of(response)
