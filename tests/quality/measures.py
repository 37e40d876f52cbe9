"""Measures of agreement between what was found and gold: precision and recall over spans, first guesses, ROUGE."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from quality.examples import Labelled

WORD = re.compile(r"[^\W_]+")
ENOUGH = 0.5  # share of words that two phrases must have in common to mean one thing
PASSING = frozenset(
    "the a an of in on at el la los las le les der die das o os as un una une um uma mr mrs ms dr".split()
)


class Tally(Struct):
    """Right ones among the found and among gold."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __iadd__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of the found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def strict(found: Sequence[Labelled], gold: Sequence[Labelled], *, typed: bool) -> Tally:
    """Count spans that agree in both ends, and in kind where `typed`."""
    key = (lambda span: (span.start, span.end, span.label)) if typed else (lambda span: (span.start, span.end))
    mine, theirs = {key(span) for span in found}, {key(span) for span in gold}
    return Tally(len(mine & theirs), len(mine), len(theirs))


def relaxed(found: Sequence[Labelled], gold: Sequence[Labelled], *, typed: bool) -> Tally:
    """Count gold spans that overlap a found one, each found one once."""
    free = sorted({(span.start, span.end, span.label) for span in found})
    right, every = 0, len(free)
    for span in sorted(gold, key=lambda span: span.start):
        hit = next(
            (one for one in free if one[0] < span.end and span.start < one[1] and (not typed or one[2] == span.label)),
            None,
        )
        if hit is not None:
            free.remove(hit)
            right += 1
    return Tally(right, every, len(gold))


def covered(found: Iterable[tuple[int, int]], gold: Iterable[tuple[int, int]], text: str) -> Tally:
    """Count words that lie in found spans, in gold spans, and in both."""
    mine, theirs = _words(found, text), _words(gold, text)
    return Tally(len(mine & theirs), len(mine), len(theirs))


def _words(spans: Iterable[tuple[int, int]], text: str) -> set[int]:
    return {match.start() for start, end in spans for match in WORD.finditer(text, start, end)}


def same_words(one: str, other: str) -> bool:
    """Tell whether two phrases mean one thing: the words of one within the other, or half of all in common.

    >>> same_words("Garcia Harfuch", "Omar Garcia Harfuch")
    True
    """
    mine, theirs = words_of(one), words_of(other)
    if not mine or not theirs:
        return False
    common = len(mine & theirs)
    return common == min(len(mine), len(theirs)) or 2 * common / (len(mine) + len(theirs)) >= ENOUGH


def words_of(phrase: str) -> set[str]:
    """Return the words that tell something in a phrase, in lower case."""
    return set(WORD.findall(phrase.lower())) - PASSING


def same_date(one: str, other: str) -> bool:
    """Tell whether two ISO dates or intervals agree as far as the coarser one goes."""
    return one == other or (len(min(one, other, key=len)) >= 7 and (one.startswith(other) or other.startswith(one)))


def rouge(candidate: str, references: Sequence[str]) -> tuple[float, float, float]:
    """Return ROUGE-1, -2 and -L (F1, in percent, the mean over references) without stemming."""
    mine = WORD.findall(candidate.lower())
    rows = [
        (_ngrams(mine, theirs, 1), _ngrams(mine, theirs, 2), _longest(mine, theirs))
        for theirs in map(_split, references)
    ]
    count = max(len(rows), 1)
    return tuple(100 * sum(row[at] for row in rows) / count for at in range(3))  # type: ignore[return-value] # three by the range


def _split(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _ngrams(mine: list[str], theirs: list[str], size: int) -> float:
    one = Counter(zip(*(mine[at:] for at in range(size)), strict=False))
    other = Counter(zip(*(theirs[at:] for at in range(size)), strict=False))
    return Tally(sum((one & other).values()), sum(one.values()), sum(other.values())).f1


def _longest(mine: list[str], theirs: list[str]) -> float:
    row = [0] * (len(theirs) + 1)
    for word in mine:
        before = 0
        for at, other in enumerate(theirs, 1):
            before, row[at] = row[at], before + 1 if word == other else max(row[at], row[at - 1])
    return Tally(row[-1], len(mine), len(theirs)).f1
