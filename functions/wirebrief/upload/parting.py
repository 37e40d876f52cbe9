"""Part an upload into the uploads that its members are, and write down what became of each."""

import hashlib
from datetime import UTC, datetime
from typing import Final

import msgspec
from msgspec import Struct

from wirebrief.article import Wire
from wirebrief.decoding import decodable
from wirebrief.ports import Outcome, Store, Upload
from wirebrief.read import Member, Reading
from wirebrief.upload.publish import MEDIA_TYPES

WIRE: Final = "wire:"
"""What the keys of agencies' items begin with: their versions find each other whatever their files are called."""


UNKNOWN: Final = datetime(1, 1, 1, tzinfo=UTC)
"""Sorts before every version that says when it was made."""


class MemberOutcome(Struct, frozen=True, kw_only=True):
    """What became of one member: its name in the upload, the key it is known by, and how the work on it ended."""

    name: str
    key: str
    outcome: Outcome


class MembersRecord(Struct, frozen=True, kw_only=True):
    """What `members/<id>.json` holds: every article of an upload, and a count of what it held beside them."""

    upload: str
    version: str
    members: tuple[MemberOutcome, ...]
    dropped: dict[str, int]


def is_parted(reading: Reading) -> bool:
    """Return whether the upload's articles are known by keys of their own."""
    if not reading.is_one_article:
        return True
    wire = _wire(reading.members[0])
    return wire is not None and (bool(wire.id) or wire.status != "usable")


def parting_id(content_id: str) -> str:
    """Return the id under which an upload of several articles is claimed: none of theirs, and not its content's own."""
    return hashlib.sha256(f"members of {content_id}".encode()).hexdigest()


def member_upload(upload: Upload, member: Member) -> Upload:
    """Return the member as an upload of its own.

    An agency's item is known by its id, and sorted by its version, then by when that was made, then by when its file
    came: an older version that arrives late never takes the place of a newer one.
    """
    wire = _wire(member)
    if wire is None or not wire.id:
        key = f"{upload.key}!/{member.name}" if member.name else upload.key
        return Upload(key=key, version=member.id, order=upload.order)
    return Upload(key=f"{WIRE}{wire.id}", version=member.id, order=f"{_rank(wire)} {upload.order}")


def write_members(
    own_id: str, upload: Upload, reading: Reading, ended: tuple[MemberOutcome, ...], store: Store
) -> Outcome:
    """Write down what became of the members. Return the upload's own outcome. Raises: StoreError."""
    record = MembersRecord(upload=upload.key, version=upload.version, members=ended, dropped=reading.dropped)
    key = members_key(own_id)
    store.put(key, msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n", MEDIA_TYPES["json"])
    return Outcome(article_id=own_id, status="parted", prefix=key)


def read_members(outcome: Outcome, store: Store) -> MembersRecord:
    """Return what became of the members of an upload whose outcome is `parted`. Raises: StoreError."""
    return msgspec.json.decode(store.get(outcome.prefix), type=decodable(MembersRecord))


def members_key(own_id: str) -> str:
    """Return the key of the record of an upload's members.

    >>> members_key("0a1b")
    'members/0a1b.json'
    """
    return f"members/{own_id}.json"


def _wire(member: Member) -> Wire | None:
    return member.article.wire if member.article else None


def _rank(wire: Wire) -> str:
    number = int(wire.version) if wire.version and wire.version.isascii() and wire.version.isdecimal() else 0
    made = wire.version_created or UNKNOWN
    made = made.astimezone(UTC) if made.tzinfo else made.replace(tzinfo=UTC)
    return f"{number:012d} {made.isoformat(timespec='seconds')}"
