"""Draw the desk's pages, and read wishes from their forms."""

from collections.abc import Mapping
from typing import Any

from wirebrief.pages.http import Response
from wirebrief.plain import plain
from wirebrief.subscribers.addresses import offered_zones
from wirebrief.subscribers.register import MAX_TOPICS, Wishes
from wirebrief.subscribers.types import Subscriber
from wirebrief.templating import environment

NOTHING: dict[str, Any] = {
    "lines": (), "form": "", "problem": "", "token": "", "button": "", "stamp": "", "address": "",
    "wishes": Wishes(), "zones": (),
}  # fmt: skip


def message_page(title: str, heading: str, *lines: str, status: int = 200) -> Response:
    """Return a page that only says something."""
    return drawn(status, title=title, heading=heading, lines=lines)


def sorry(title: str, status: int, line: str) -> Response:
    """Return a page that says what cannot be done."""
    return message_page(title, "Sorry", line, status=status)


def form_page(title: str, form: str, heading: str, **known: Any) -> Response:
    """Return a page with a form; one with a problem in it has status 422."""
    zones = offered_zones() if form in {"subscribe", "manage"} else []
    return drawn(422 if known.get("problem") else 200, title=title, heading=heading, form=form, zones=zones, **known)


def drawn(status: int, **known: Any) -> Response:
    """Fill the one template."""
    return Response(
        status=status, body=environment("pages").get_template("page.html.jinja").render({**NOTHING, **known})
    )


def wishes_in(fields: Mapping[str, str]) -> Wishes:
    """Return what a form says; an hour that is none becomes seven in the morning."""
    hour = fields.get("hour", "7")
    return Wishes(
        name=plain(fields.get("name", "")),
        zone=fields.get("zone", "UTC").strip(),
        hour=int(hour) if hour.isascii() and hour.isdigit() and len(hour) <= 2 else 7,
        topics=tuple(line.strip() for line in fields.get("topics", "").splitlines() if line.strip())[:MAX_TOPICS],
    )


def wishes_of(reader: Subscriber) -> Wishes:
    """Return what the reader wants now."""
    return Wishes(name=reader.name, zone=reader.zone, hour=reader.hour, topics=reader.topics, language=reader.language)
