"""Requests and answers as the pages see them, whatever carries them."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qs

from msgspec import Struct

# The largest form of ours, filled to the brim, is below 4 KB.
MAX_BODY: Final = 16 * 1024
# Nothing is fetched or run, no form leads elsewhere, no other page may frame ours; the link's token leaks to nobody.
HEADERS: Final[Mapping[str, str]] = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Strict-Transport-Security": "max-age=31536000",
}


class Request(Struct, frozen=True, kw_only=True):
    """One request. `fields` are those of the query, or for a POST those of query and body, the body's first.

    `client` tells visitors apart (an IP address); `site` is the header Sec-Fetch-Site, empty where there is none.
    """

    method: str
    path: str
    client: str
    fields: Mapping[str, str] = {}
    site: str = ""


class Response(Struct, frozen=True, kw_only=True):
    """One answer."""

    status: int
    body: str

    @property
    def headers(self) -> Mapping[str, str]:
        """The same for every page."""
        return HEADERS


def fields_of(query: str, body: bytes = b"") -> dict[str, str]:
    """Return the first value of each field; of a name in both, the body's. Unreadable bytes become U+FFFD."""
    fields: dict[str, str] = {}
    for text in (body[:MAX_BODY].decode("utf-8", "replace"), query[:MAX_BODY]):
        try:
            found = parse_qs(text, keep_blank_values=True, max_num_fields=40)
        except ValueError:  # more fields than any form of ours has
            continue
        for name, values in found.items():
            fields.setdefault(name, values[0])
    return fields
