"""Write down why an upload has no brief, and what to do about it."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec import Struct

from wirebrief.decoding import decodable
from wirebrief.errors import ObjectMissing, WirebriefError
from wirebrief.ports import Outcome, Store, Upload
from wirebrief.upload.publish import MEDIA_TYPES, failure_key, failure_key_beside

REMEDIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "unsupported_format": "Save the article in a format that is read: docs/formats.md names them.",
        "empty": "See whether the file was cut off on its way; export it again.",
        "too_little_text": "See whether the whole text was exported (a paywall or a script may hide it), or lower "
        "WIREBRIEF_READ_MIN_WORDS.",
        "too_large": "Cut the file, or raise the limit that is named (docs/operations.md has its setting).",
        "undecodable": "Save the file as UTF-8.",
        "damaged": "See whether the file was cut off on its way or renamed; export it again.",
        "too_complex": "Export the article as plain text, Markdown or HTML.",
        "encrypted": "Save the file without a password.",
        "object_missing": "Upload the file again, and leave it in place until its brief is there.",
        "embargoed": "Deliver it again after its embargo; `wirebrief watch` and the queue do so by themselves.",
        "engine_unavailable": "Wait for the model's service, or allow the offline engine as the last resort.",
        "engine_misconfigured": "Mend the key, the model's name or the base URL.",
        "answer_too_long": "Raise WIREBRIEF_OPENAI_ANSWER_TOKENS, or lower WIREBRIEF_OPENAI_CHUNK_TOKENS.",
        "answer_refused": "Read the article and decide: another model or the offline engine may brief it.",
        "answer_unusable": "Try another model: this one does not keep to the form of the answer.",
        "budget_spent": "Wait for tomorrow, or raise WIREBRIEF_BUDGET_… (docs/operations.md).",
        "deadline_reached": "Raise WIREBRIEF_ARTICLE_SECONDS.",
        "store": "See that the store can be written and has room.",
        "ledger": "See that the ledger can be written.",
        "settings": "Mend the setting.",
        "worker_lost": "Send it again with `wirebrief redrive`; if it is lost again, look at the function's log.",
        "unexpected": "Report it with this record: it is a mistake in Wirebrief.",
    }
)
SETTLED: Final = "It will not be tried again by itself. Put the mended file in its place, or ask for it on purpose."
OPEN: Final = "Deliver the same file again: the work goes on where it stopped."


class FailureRecord(Struct, frozen=True, kw_only=True):
    """What `failed/<id>.json` holds. `retryable` tells whether the same bytes may succeed at another time.

    `id` is the sha256 of the upload's bytes; where these could not be read, of its key and version.
    """

    id: str
    code: str
    reason: str
    remedy: str
    retryable: bool
    retry: str
    upload: str
    version: str
    at: datetime


def write_failure(error: WirebriefError, article_id: str, upload: Upload, now: datetime, store: Store) -> Outcome:
    """Write the record of an upload's failure, in place of an older one of its own. Return the outcome for the ledger.

    The same bytes may come under several keys. The first has `failed/<id>.json`, each other one a record beside it: so
    none hides another, and each can end by itself.

    Raises:
        StoreError: it could not be written.
    """
    content = _encode(describe_failure(error, article_id, upload, now))
    own = failure_key(article_id)
    if not store.put_new(own, content, MEDIA_TYPES["json"]):
        own = own_failure_key(article_id, upload, store)
        store.put(own, content, MEDIA_TYPES["json"])
    return Outcome(article_id=article_id, status="failed", prefix=own, code=error.code)


def own_failure_key(article_id: str, upload: Upload, store: Store) -> str:
    """Return the key under which the failure of this upload is told, or would be. Raises: StoreError."""
    first = read_failure(failure_key(article_id), store)
    if first is None or first.upload == upload.key:
        return failure_key(article_id)
    return failure_key_beside(article_id, upload.key)


def read_failure(key: str, store: Store) -> FailureRecord | None:
    """Return a record, None where there is none, or none of ours. Raises: StoreError."""
    try:
        return msgspec.json.decode(store.get(key), type=decodable(FailureRecord))
    except (ObjectMissing, msgspec.DecodeError):
        return None


def describe_failure(error: WirebriefError, article_id: str, upload: Upload, now: datetime) -> FailureRecord:
    """Return what is to be known of a failure: what happened, why, and what to do."""
    return FailureRecord(
        id=article_id,
        code=error.code,
        reason=str(error),
        remedy=REMEDIES.get(error.code, "Do what the reason says."),
        retryable=error.retryable,
        retry=OPEN if error.retryable else SETTLED,
        upload=upload.key,
        version=upload.version,
        at=now,
    )


def _encode(record: FailureRecord) -> bytes:
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"
