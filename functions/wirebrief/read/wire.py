"""Put a news agency's item together: its text from headline to last paragraph, and what it says of itself."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from typing import Literal

from msgspec import Struct

from wirebrief.article import Wire
from wirebrief.errors import Damaged
from wirebrief.read.dates import parse_date
from wirebrief.read.lines import front_mark
from wirebrief.read.manuscript import Block, Manuscript, compose
from wirebrief.read.titled import with_title

_Status = Literal["usable", "withheld", "canceled"]
_WITHDRAWN: dict[str, _Status] = {
    "canceled": "canceled",
    "cancelled": "canceled",
    "killed": "canceled",
    "withheld": "withheld",
}
_CORRECTIONS = ("correct", "corrige", "korrektur", "berichtig", "rectific", "rettelse", "corrigendum")
_BY = ("by ", "von ", "por ", "par ", "di ", "av ", "door ")


class Item(Struct, frozen=True, kw_only=True):
    """The fields of an item as its format spells them, before they are understood."""

    media_type: str
    id: str | None
    headline: str | None
    byline: str | None = None
    dateline: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    version: str | None = None
    version_created: str | None = None
    embargo: str | None = None
    status: str | None = None
    note: str | None = None
    signals: tuple[str, ...] = ()


def manuscript_of(item: Item, body: Iterable[Block], name: str) -> Manuscript:
    """Return the item as an article.

    Raises:
        Damaged: it is under an embargo that nobody can read.
    """
    text, paragraphs = compose(with_title(chain(_front(item), body), item.headline))
    return Manuscript(
        media_type=item.media_type,
        text=text,
        paragraphs=paragraphs,
        title=item.headline,
        byline=_person(item.byline, item.publisher),
        publisher=item.publisher,
        published_at=_moment(item.published) or _moment(item.version_created),
        url=item.url if (item.url or "").startswith(("http://", "https://")) else None,
        language=(item.language or "").replace("_", "-").split("-")[0].lower() or None,
        wire=_wire(item, name),
    )


def _front(item: Item) -> Iterator[Block]:
    if item.byline:
        words = item.byline
        yield Block(words if words.lower().startswith(_BY) else f"By {words}", "byline")
    if item.dateline:
        yield Block(item.dateline, "byline")


def _wire(item: Item, name: str) -> Wire | None:
    embargo = _embargo(item.embargo, name)
    status = _status(item.status)
    if not item.id and embargo is None and status == "usable":
        return None
    return Wire(
        id=item.id or "",
        version=item.version,
        version_created=_moment(item.version_created),
        embargoed_until=embargo,
        status=status,
        correction=any(map(_is_correction, (*item.signals, item.note or ""))),
        note=item.note,
    )


def _embargo(words: str | None, name: str) -> datetime | None:
    if not words:
        return None
    until = _moment(words)
    if until is None:
        raise Damaged(f"{name}: is under an embargo until {words!r}, which is no date; ask its sender for one")
    return until


def _status(words: str | None) -> _Status:
    """Return the status without its scheme: `stat:canceled` is canceled."""
    return _WITHDRAWN.get((words or "").rpartition(":")[2].strip().lower(), "usable")


def _is_correction(words: str) -> bool:
    lowered = words.rpartition(":")[2].strip().lower() if " " not in words else words.strip().lower()
    return lowered.startswith(_CORRECTIONS)


def _moment(words: str | None) -> datetime | None:
    """Return an ISO 8601 time, in the basic form too that NITF uses (20261121T162532-0500)."""
    words = (words or "").strip()
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return parse_date(words)


def _person(byline: str | None, house: str | None) -> str | None:
    """Return the names in a byline such as "Von Christian Hollmann, dpa"; the house signs nothing."""
    if not byline:
        return None
    words = byline if byline.lower().startswith(_BY) else f"By {byline}"
    mark = front_mark(words[0].upper() + words[1:])
    names = ((mark.said.get("byline") if mark else None) or byline).split(", ")
    return ", ".join(name for name in names if name.casefold() != (house or "").casefold()) or byline
