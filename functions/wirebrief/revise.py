"""Tell what a new version of a story changed: claims, statements, figures and names added, removed or altered."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from wirebrief.brief import Brief, Change, Claim, Entity, Grounded, Revision

Kind = Literal["statement", "claim", "figure", "name"]

ALIKE = 0.5
"""Share of common words from which two statements are taken for versions of each other: below it, half is new."""
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(
    r"[$€£¥]?\d(?:[\d.,\u00a0]*\d)?(?:\s?(?:%|percent|million|billion|Millionen|Milliarden|millones|millions|milliards))?"
)


class Said(Struct, frozen=True):
    """What a brief says in one place: the words that are compared and shown, and the part that carries them."""

    text: str
    part: Grounded


class Altered(Struct, frozen=True):
    """One change: `old` is None where it is new, `new` where it is gone."""

    kind: Kind
    old: Said | None
    new: Said | None


def revised(brief: Brief, old: Brief | None, prefix: str, *, is_correction: bool = False) -> Brief:
    """Return the brief with what it changes of the one that it replaces; the brief itself where there is none."""
    if old is None or old.article.id == brief.article.id:
        return brief
    return replace(brief, revision=Revision(replaces=prefix, correction=is_correction, changes=diff(old, brief)))


def diff(old: Brief, new: Brief) -> tuple[Change, ...]:
    """Return what the new brief says otherwise, in the order of its sections; evidence and wording of quotes aside."""
    return tuple(
        Change(kind=one.kind, old=one.old.text if one.old else None, new=one.new.text if one.new else None)
        for one in altered(old, new)
    )


def altered(old: Brief, new: Brief) -> Iterator[Altered]:
    """Yield what the new brief says otherwise, each side with the part of its brief that says so."""
    yield from _differing("statement", _statements(old), _statements(new))
    yield from _differing("claim", [_claimed(one) for one in old.claims], [_claimed(one) for one in new.claims])
    yield from _exchanged("figure", _figures(old), _figures(new))
    yield from _exchanged("name", _named(old), _named(new))


def _statements(brief: Brief) -> list[Said]:
    """Return what the brief states, once each: an extractive summary says again what happened."""
    return [Said(one.text, one) for one in {_fold(one.text): one for one in (*brief.summary, *brief.what)}.values()]


def _claimed(claim: Claim) -> Said:
    return Said(f"{claim.speaker}: {claim.statement}" if claim.speaker else claim.statement, claim)


def _differing(kind: Kind, old: Sequence[Said], new: Sequence[Said]) -> Iterator[Altered]:
    for before, after in paired(old, new):
        if before is None or after is None or _fold(before.text) != _fold(after.text):
            yield Altered(kind, before, after)


def paired(old: Sequence[Said], new: Sequence[Said]) -> Iterator[tuple[Said | None, Said | None]]:
    """Pair each new part with the old one that it says most of; what is left on either side stands alone.

    >>> from wirebrief.brief import Evidence, Statement
    >>> one, two, rain, sun = (
    ...     Said(text, Statement(id="", text=text, evidence=(Evidence(0, 1, "x"),)))
    ...     for text in ("Two dead.", "Three dead.", "Rain fell.", "Sun shone.")
    ... )
    >>> [(a and a.text, b and b.text) for a, b in paired([one, rain], [two, sun])]
    [('Two dead.', 'Three dead.'), (None, 'Sun shone.'), ('Rain fell.', None)]
    """
    left = list(old)
    for part in new:
        best = max(left, key=lambda one: _likeness(one.text, part.text), default=None)
        if best is not None and _likeness(best.text, part.text) >= ALIKE:
            left.remove(best)
            yield best, part
        else:
            yield None, part
    yield from ((part, None) for part in left)


def is_of_one_story(old: Brief, new: Brief) -> bool:
    """Say whether the briefs may be versions of one story: they say something alike, or one of them says nothing."""
    before, after = ([*_statements(one), *(_claimed(claim) for claim in one.claims)] for one in (old, new))
    return not (before and after) or any(_likeness(one.text, other.text) >= ALIKE for one in before for other in after)


def _likeness(one: str, other: str) -> float:
    first, second = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return len(first & second) / max(len(first), len(second), 1)


def _fold(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


def _exchanged(kind: Kind, before: dict[str, Said], after: dict[str, Said]) -> Iterator[Altered]:
    for key, said in after.items():
        if key not in before or _fold(before[key].text) != _fold(said.text):
            yield Altered(kind, before.get(key), said)
    yield from (Altered(kind, said, None) for key, said in before.items() if key not in after)


def figures_in(text: str) -> list[str]:
    """Return the figures of a text as they are written there.

    >>> figures_in("It cost $2.5 million, 3 % more than in 2024.")
    ['$2.5 million', '3 %', '2024']
    """
    return _FIGURE.findall(text)


def _figures(brief: Brief) -> dict[str, Said]:
    parts: list[tuple[str, Grounded]] = [(brief.headline.text, brief.headline)]
    parts += [(one.text, one.part) for one in _statements(brief)]
    parts += [(one.statement, one) for one in brief.claims]
    told: dict[str, Said] = {}
    for text, part in parts:
        for figure in figures_in(text):
            told.setdefault(figure, Said(figure, part))
    return told


def _named(brief: Brief) -> dict[str, Said]:
    places = {_fold(one.name): Said(one.name, one) for one in brief.where}
    return places | {_fold(one.name): Said(_told(one), one) for one in brief.who}


def _told(one: Entity) -> str:
    return f"{one.name}, {one.role}" if one.role else one.name
