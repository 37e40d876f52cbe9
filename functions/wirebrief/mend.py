"""Put the parts that a repair brought where the failed ones stood: an engine gives the most important first."""

import re
from collections.abc import Sequence
from typing import TypeVar

from msgspec import json

from wirebrief.brief import Claim, Parts
from wirebrief.decoding import decodable
from wirebrief.draft import Draft, DraftClaim
from wirebrief.ports import Failure

LISTS = ("summary", "who", "what", "where", "when", "claims")
_WHOLE = re.compile(r"(\w+)\[(\d+)\]")  # a part that failed whole; "who[2].role" lost its role alone
_UNNAMED = re.compile(r"claims\[\d+\]\.speaker")  # a claim that is kept without its speaker
# Share of the shorter statement's words from which a claim is taken for another said again.
ALIKE = 0.6

P = TypeVar("P")


def mend(parts: Parts, failures: tuple[Failure, ...], repaired: Parts) -> Parts:
    """Return the parts with the repaired ones in the places of those that failed; the first headline stays."""
    lost: dict[str, set[int]] = {field: set() for field in LISTS}
    for failure in failures:
        if (whole := _WHOLE.fullmatch(failure.field)) and whole[1] in lost:
            lost[whole[1]].add(int(whole[2]))
    unnamed = any(_UNNAMED.fullmatch(failure.field) for failure in failures)
    claims, again = named_again(parts.claims, repaired.claims) if unnamed else (parts.claims, repaired.claims)
    return Parts(
        headline=parts.headline or repaired.headline,
        summary=in_place(parts.summary, lost["summary"], repaired.summary),
        who=in_place(parts.who, lost["who"], repaired.who),
        what=in_place(parts.what, lost["what"], repaired.what),
        where=in_place(parts.where, lost["where"], repaired.where),
        when=in_place(parts.when, lost["when"], repaired.when),
        claims=in_place(claims, lost["claims"], again),
    )


def named_again(kept: Sequence[Claim], repaired: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Return the kept claims, each under the speaker that the repair found for it, and the repaired ones left over.

    A claim said again without a speaker that holds brings nothing: the kept one stays.
    """
    claims, left = list(kept), []
    for claim in repaired:
        unnamed = [at for at, one in enumerate(claims) if one.speaker is None]
        same = nearest(claim.statement, [claims[at].statement for at in unnamed])
        if same is None:
            left.append(claim)
        elif claim.speaker:
            claims[unnamed[same]] = claim
    return claims, left


def nearest(statement: str, others: Sequence[str]) -> int | None:
    """Return which of the others is the statement said again, None where none is.

    >>> nearest("The pier is closed.", ["The dam broke.", "The old pier is closed"])
    1
    """
    words = _words(statement)
    shares = [len(words & own) / (min(len(words), len(own)) or 1) for own in map(_words, others)]
    best = max(shares, default=0.0)
    return shares.index(best) if best > ALIKE else None


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


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
    """Return the failures that the repair says nothing to: a part that was said again holds or fails by itself.

    A speaker is said again only where the claim has one: to leave it out does not mend what was said.
    """
    unnamed = [failure for failure in failures if _UNNAMED.fullmatch(failure.field)]
    others = [failure for failure in failures if failure not in unnamed]
    statements = [json.decode(failure.item, type=decodable(DraftClaim)).statement for failure in unnamed]
    again = {nearest(claim.statement, statements): claim for claim in draft.claims}
    said = {"headline": int(draft.headline is not None), **{field: len(getattr(draft, field)) for field in LISTS}}
    said["claims"] -= len(again.keys() - {None})
    left = [failure for at, failure in enumerate(unnamed) if at not in again or not again[at].speaker]
    for failure in others:
        field = re.split(r"[\[.]", failure.field)[0]
        if said.get(field, 0) > 0:
            said[field] -= 1
        else:
            left.append(failure)
    return tuple(sorted(left, key=failures.index))
