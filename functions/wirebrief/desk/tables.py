"""Let the local server make a transaction in the time that its items take, not the whole table's.

moto copies the whole table once for each item of a transaction, to put it back where the transaction fails. Only the
items that the transaction names can change, so only they need to be copied; with some hundred articles in the ledger
that is the difference between milliseconds and seconds.
"""

import copy
import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from moto.dynamodb.models.table import Table

TRANSACTION: Final = "DynamoDB_20120810.TransactWriteItems"
_request: Final = threading.local()


@contextmanager
def transaction(environ: dict[str, Any]) -> Iterator[None]:
    """Copy no more than the request's own items while the block runs, where the request is a transaction."""
    if environ.get("HTTP_X_AMZ_TARGET") != TRANSACTION:
        yield
        return
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(body)
    _request.keys = frozenset(map(_values, _keys(json.loads(body))))
    try:
        yield
    finally:
        del _request.keys


def _keys(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in body.get("TransactItems", ()):
        for operation in item.values():
            yield operation.get("Key") or operation.get("Item", {})


def _values(key: dict[str, dict[str, str]]) -> frozenset[str]:
    return frozenset(value for typed in key.values() for value in typed.values() if isinstance(value, str))


def _backup(table: Table, memo: dict[int, Any]) -> Table:
    """Return a copy of the table that shares what the transaction cannot change."""
    keys: frozenset[frozenset[str]] | None = getattr(_request, "keys", None)
    backup = copy.copy(table)
    backup.items = copy.copy(table.items)
    for part, items in table.items.items():
        if not isinstance(items, dict):  # a table without a second key
            backup.items[part] = copy.deepcopy(items, memo)  # type: ignore[unreachable]  # moto's types forget it
            continue
        backup.items[part] = {
            place: copy.deepcopy(item, memo) if keys is None or _is_named(part, place, keys) else item
            for place, item in items.items()
        }
    return backup


def _is_named(part: Any, place: Any, keys: frozenset[frozenset[str]]) -> bool:
    wanted = {str(part.value), str(place.value)} if place is not None else {str(part.value)}
    return any(wanted <= key for key in keys)


Table.__deepcopy__ = _backup  # type: ignore[attr-defined]  # the one door that moto leaves open
