"""Tell what a new version of a story changed: claims, statements, figures and names added, removed or altered."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from wirebrief.brief import Brief, Change, Claim, Entity, Revision, Statement

ALIKE = 0.5
"""Share of common words from which two statements are taken for versions of each other: below it, half is new."""
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(
    r"[$€£¥]?\d(?:[\d.,\u00a0]*\d)?(?:\s?(?:%|percent|million|billion|Millionen|Milliarden|millones|millions|milliards))?"
)


def revised(brief: Brief, old: Brief | None, prefix: str, *, is_correction: bool = False) -> Brief:
    """Return the brief with what it changes of the one that it replaces; the brief itself where there is none."""
    if old is None or old.article.id == brief.article.id:
        return brief
    return replace(brief, revision=Revision(replaces=prefix, correction=is_correction, changes=diff(old, brief)))


def diff(old: Brief, new: Brief) -> tuple[Change, ...]:
    """Return what the new brief says otherwise, in the order of its sections; evidence and wording of quotes aside.

    >>> list(_paired(["Two dead.", "Rain fell."], ["Three dead.", "Sun shone."], str))
    [('Two dead.', 'Three dead.'), (None, 'Sun shone.'), ('Rain fell.', None)]
    """
    statements = _paired(_statements(old), _statements(new), lambda one: one.text)
    claims = _paired(old.claims, new.claims, _claimed)
    return (
        *(
            _change("statement", a and a.text, b and b.text)
            for a, b in statements
            if not _same(a and a.text, b and b.text)
        ),
        *(
            _change("claim", a and _claimed(a), b and _claimed(b))
            for a, b in claims
            if not _same(a and _claimed(a), b and _claimed(b))
        ),
        *_figures(old, new),
        *_names(old, new),
    )


def _statements(brief: Brief) -> list[Statement]:
    """Return what the brief states, once each: an extractive summary says again what happened."""
    return list({_fold(one.text): one for one in (*brief.summary, *brief.what)}.values())


def _claimed(claim: Claim) -> str:
    return f"{claim.speaker}: {claim.statement}" if claim.speaker else claim.statement


def _paired(old: Sequence, new: Sequence, words) -> Iterator[tuple]:  # type: ignore[type-arg, no-untyped-def] # of any kind of part
    """Pair each new part with the old one that it says most of; what is left on either side stands alone."""
    left = list(old)
    for part in new:
        best = max(left, key=lambda one: _likeness(words(one), words(part)), default=None)
        if best is not None and _likeness(words(best), words(part)) >= ALIKE:
            left.remove(best)
            yield best, part
        else:
            yield None, part
    yield from ((part, None) for part in left)


def _likeness(one: str, other: str) -> float:
    first, second = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return len(first & second) / max(len(first), len(second), 1)


def _same(old: str | None, new: str | None) -> bool:
    return old is not None and new is not None and _fold(old) == _fold(new)


def _fold(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


def _figures(old: Brief, new: Brief) -> Iterator[Change]:
    before, after = _figures_of(old), _figures_of(new)
    yield from (_change("figure", None, figure) for figure in after if figure not in before)
    yield from (_change("figure", figure, None) for figure in before if figure not in after)


def _figures_of(brief: Brief) -> list[str]:
    texts = (brief.headline.text, *(one.text for one in _statements(brief)), *(one.statement for one in brief.claims))
    return list(dict.fromkeys(figure for text in texts for figure in _FIGURE.findall(text)))


def _names(old: Brief, new: Brief) -> Iterator[Change]:
    before, after = _named(old), _named(new)
    for name, told in after.items():
        if name not in before:
            yield _change("name", None, told)
        elif _fold(before[name]) != _fold(told):
            yield _change("name", before[name], told)
    yield from (_change("name", told, None) for name, told in before.items() if name not in after)


def _named(brief: Brief) -> dict[str, str]:
    who, where = (
        {_fold(one.name): _told(one) for one in brief.who},
        {_fold(one.name): one.name for one in brief.where},
    )
    return where | who


def _told(one: Entity) -> str:
    return f"{one.name}, {one.role}" if one.role else one.name


def _change(kind: str, old: str | None, new: str | None) -> Change:
    return Change(kind=kind, old=old, new=new)  # type: ignore[arg-type] # the kinds are this module's own
