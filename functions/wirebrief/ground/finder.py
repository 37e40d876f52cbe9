"""Find every occurrence of a name in folded text, in time that grows with the occurrences and not with the text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from wirebrief.ground.fold import Folded, fold
from wirebrief.ground.lexicon import OPENING_WORDS

_WORD = re.compile(r"\w+")


class Finder:
    """Looks names up by their rarest word. Words of scripts without spaces are searched for instead.

    Not by their first: "the mayor" would be looked for at every "the", for each of her statements.
    """

    def __init__(self, folded: Folded) -> None:
        self._folded = folded
        self._firsts: dict[str, tuple[int, int] | None] = {}

    def spans(self, name: str) -> list[tuple[int, int]]:
        """Return the spans of a name in the source in order, whole words only.

        A name may also stand in capitals, as in a dateline, and "the secretary" open a sentence.
        """
        return sorted(span for form in _forms(name) for span in self._spans(form))

    def first(self, name: str) -> tuple[int, int] | None:
        """Return the first span of a name, None where it has none."""
        if name not in self._firsts:
            found = (next(self._spans(form), None) for form in _forms(name))
            self._firsts[name] = min(filter(None, found), default=None)
        return self._firsts[name]

    def __contains__(self, name: str) -> bool:
        return self.first(name) is not None

    def _spans(self, needle: str) -> Iterator[tuple[int, int]]:
        text = self._folded.text
        for at in self._candidates(needle):
            end = at + len(needle)
            if text.startswith(needle, at) and (end == len(text) or not needle[-1].isascii() or not _joins(text, end)):
                yield self._folded.source(at), self._folded.source_end(end)

    def _candidates(self, needle: str) -> Iterator[int]:
        words = [match for match in _WORD.finditer(needle) if match.group().isascii()]
        if words:
            rarest = min(words, key=lambda match: len(self._starts.get(match.group(), ())))
            starts = self._starts.get(rarest.group(), ())
            yield from (at - rarest.start() for at in starts if at >= rarest.start())
            return
        at = self._folded.text.find(needle) if needle else -1
        while at >= 0:
            yield at
            at = self._folded.text.find(needle, at + 1)

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        starts: defaultdict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(self._folded.text):
            starts[match[0]].append(match.start())
        return starts


def _forms(name: str) -> set[str]:
    needle = fold(name).text.strip()
    article, space, rest = needle.partition(" ")
    forms = {needle, needle.upper()}
    if space and article.casefold() in OPENING_WORDS:
        forms |= {f"{article.lower()} {rest}", f"{article.capitalize()} {rest}"}
    return forms


def _joins(text: str, at: int) -> bool:
    """Return whether the character at the offset goes on with the word before it."""
    return text[at].isalnum() or text[at] == "_"
