"""Put the parts that a repair brought where the failed ones stood: an engine gives the most important first."""

import re
from collections.abc import Sequence
from typing import TypeVar

from wirebrief.brief import Parts
from wirebrief.draft import Draft
from wirebrief.ports import Failure

LISTS = ("summary", "who", "what", "where", "when", "claims")
_WHOLE = re.compile(r"(\w+)\[(\d+)\]")  # a part that failed whole; "who[2].role" lost its role alone

P = TypeVar("P")


def mend(parts: Parts, failures: tuple[Failure, ...], repaired: Parts) -> Parts:
    """Return the parts with the repaired ones in the places of those that failed; the first headline stays."""
    lost: dict[str, set[int]] = {field: set() for field in LISTS}
    for failure in failures:
        if (whole := _WHOLE.fullmatch(failure.field)) and whole[1] in lost:
            lost[whole[1]].add(int(whole[2]))
    return Parts(
        headline=parts.headline or repaired.headline,
        summary=in_place(parts.summary, lost["summary"], repaired.summary),
        who=in_place(parts.who, lost["who"], repaired.who),
        what=in_place(parts.what, lost["what"], repaired.what),
        where=in_place(parts.where, lost["where"], repaired.where),
        when=in_place(parts.when, lost["when"], repaired.when),
        claims=in_place(parts.claims, lost["claims"], repaired.claims),
    )


def in_place(kept: Sequence[P], lost: set[int], mended: Sequence[P]) -> tuple[P, ...]:
    """Return kept and mended parts together, the mended ones at the places that were lost, any others behind.

    >>> in_place(["a", "c"], {1}, ["b"])
    ('a', 'b', 'c')
    """
    places = [at for at in range(len(kept) + len(lost)) if at not in lost]
    filled = dict(zip(places, kept, strict=False))
    rest = list(mended)
    for at in sorted(lost):
        if rest:
            filled[at] = rest.pop(0)
    return (*(filled[at] for at in sorted(filled)), *rest)


def unanswered(failures: tuple[Failure, ...], draft: Draft) -> tuple[Failure, ...]:
    """Return the failures that the repair says nothing to: a part that was said again holds or fails by itself."""
    said = {"headline": int(draft.headline is not None), **{field: len(getattr(draft, field)) for field in LISTS}}
    left = []
    for failure in failures:
        field = re.split(r"[\[.]", failure.field)[0]
        if said.get(field, 0) > 0:
            said[field] -= 1
        else:
            left.append(failure)
    return tuple(left)
