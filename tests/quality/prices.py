"""What each check of grounding costs and brings: the true parts and the fabrications that it alone refuses."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from quality.fabrications import File, Half, Part, parts_of_all
from wirebrief.article import Chunk, Sentence
from wirebrief.ground import Grounder
from wirebrief.ground.rules import Rules
from wirebrief.ground.stated import Breach


class Refused(Struct, frozen=True):
    """A part that one check alone refuses: with that check switched off it is kept whole."""

    check: str
    file: str
    half: Half
    part: Part


class NotingRules(Rules):
    """Rules that note each check that a statement does not pass, and leave out those that are switched off."""

    noted: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()

    def breach(self, text: str, sentences: tuple[Sentence, ...], *, said: bool = False) -> Breach | None:
        """Return the first breach of a check that is not switched off, having noted them all."""
        found = dict(self.breaches(text, sentences, said=said))
        self.noted |= found.keys()
        return next((breach for name, breach in found.items() if name not in self.off), None)


def refused_alone() -> tuple[Refused, ...]:
    """Return every part that a single check of statements refuses."""
    return tuple(one for file in parts_of_all() for one in _refused_of(file))


def _refused_of(file: File) -> Iterator[Refused]:
    grounder = Grounder(file.article)
    grounder.rules = rules = NotingRules(grounder.rules.source)
    for part in file.parts:
        if check := _alone(part, grounder, rules, file.chunk):
            yield Refused(check, file.name, file.half, part)


def _alone(part: Part, grounder: Grounder, rules: NotingRules, chunk: Chunk) -> str | None:
    rules.noted = rules.off = frozenset()
    kept = part.survives(grounder.ground(part.draft(), chunk)[0])
    if kept or len(rules.noted) != 1:
        return None
    rules.off = rules.noted
    return next(iter(rules.off)) if part.survives(grounder.ground(part.draft(), chunk)[0]) else None


def by_check(refused: Iterable[Refused]) -> Iterator[tuple[str, int, int]]:
    """Yield each check with how many true parts and how many fabrications it alone refuses, the dearest first."""
    true, false = Counter[str](), Counter[str]()
    for one in refused:
        (true if one.part.kind == "true" else false)[one.check] += 1
    for check in sorted(true | false, key=lambda name: (-true[name], -false[name])):
        yield check, true[check], false[check]
