"""Keep validated answers by content, so that a retry, a redelivery or a crash pays only for what is missing."""

import logging
from hashlib import sha256

import msgspec
from msgspec import Struct

from wirebrief.decoding import decodable
from wirebrief.draft import Draft
from wirebrief.errors import ObjectMissing, StoreError
from wirebrief.ports import Store

_log = logging.getLogger(__name__)


class _Kept(Struct, frozen=True, forbid_unknown_fields=True):
    """One cached answer. The key stands inside too: an object that lies under a wrong name is no answer."""

    key: str
    draft: Draft


class AnswerCache:
    """Validated drafts in the store under `answers/`. A store that fails costs a call, never an answer."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, request: bytes) -> Draft | None:
        """Return the draft that answered this request before, None where there is none that still holds."""
        key = _key(request)
        try:
            kept = msgspec.json.decode(self._store.get(_name(key)), type=decodable(_Kept))
        except ObjectMissing:
            return None
        except (StoreError, msgspec.DecodeError, UnicodeDecodeError) as exc:
            _log.warning("The cached answer %s cannot be used and is asked for again: %s", _name(key), exc)
            return None
        return kept.draft if kept.key == key else None

    def put(self, request: bytes, draft: Draft) -> None:
        """Keep a draft of valid shape."""
        key = _key(request)
        try:
            self._store.put(_name(key), msgspec.json.encode(_Kept(key, draft)), "application/json")
        except StoreError as exc:
            _log.warning("The answer %s could not be cached and may be paid for again: %s", _name(key), exc)


def _key(request: bytes) -> str:
    """Hash the request in its fullest form: prompt, model, parameters and schema, nothing that varies by run."""
    return sha256(request).hexdigest()


def _name(key: str) -> str:
    return f"answers/{key[:2]}/{key}.json"
