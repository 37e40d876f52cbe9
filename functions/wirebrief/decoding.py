"""Let msgspec know a type whole before a second thread decodes it: elsewhere it would be met half known, and crash."""

from threading import Lock
from typing import Final, TypeVar

import msgspec

_Kind = TypeVar("_Kind")
_building: Final = Lock()
_known: Final[set[object]] = set()


def decodable(kind: type[_Kind]) -> type[_Kind]:
    """Return the type, once all that msgspec notes of it and of the types within it is noted.

    At a type's first use msgspec writes a table of its fields, and lets other threads run while it reads their
    annotations. Whoever decodes the type meanwhile finds the table, without the fields, and the process dies of it.

        A                       B
        decode Brief: table of Brief, empty
        … annotations of Statement
                                decode Brief: the table is there; its first field is not: a segmentation fault

    So each type is built by one thread, before it is used by any.
    """
    if kind not in _known:
        with _building:
            msgspec.json.Decoder(kind)
            _known.add(kind)
    return kind
