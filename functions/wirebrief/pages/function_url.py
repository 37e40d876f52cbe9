"""Carry the pages over a Lambda function URL (payload format 2.0)."""

import base64
import binascii
from typing import Any

from wirebrief.pages.http import Request, Response, fields_of


def request_of(event: dict[str, Any]) -> Request:
    """Return the request that an event holds."""
    http = event.get("requestContext", {}).get("http", {})
    headers = {name.lower(): str(value) for name, value in (event.get("headers") or {}).items()}
    return Request(
        method=str(http.get("method", "GET")).upper(),
        path=str(event.get("rawPath") or "/"),
        client=str(http.get("sourceIp", "")),
        fields=fields_of(str(event.get("rawQueryString") or ""), body_of(event)),
        site=headers.get("sec-fetch-site", ""),
    )


def body_of(event: dict[str, Any]) -> bytes:
    """Return the body as bytes; one that cannot be read is empty."""
    body = str(event.get("body") or "")
    if not event.get("isBase64Encoded"):
        return body.encode()
    try:
        return base64.b64decode(body)
    except (binascii.Error, ValueError):
        return b""


def reply_of(response: Response) -> dict[str, Any]:
    """Return the answer as Lambda wants it."""
    return {"statusCode": response.status, "headers": dict(response.headers), "body": response.body}
