"""Tell verbs of saying by which nothing is said: "has not said when", "a user called Ana Ruiz", "a drop in orders"."""

from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.subjects import Ground

NOUN_FRONTS = frozenset({"in", "of", "for", "by", "with", "from"})  # "the drop in orders"
FAR_BE = 14  # words back in which "was sentenced" stands
BE = frozenset({"is", "was", "are", "were", "be", "been", "being", "get", "got"})


def is_unsaid(ground: Ground, index: int) -> bool:
    """Return whether nobody says anything by the verb at a word."""
    return _unsaid(ground.passage, index) or _occurs(ground.passage, index) or _names(ground, index)


def _occurs(passage: Passage, cue: int) -> bool:
    """Whether "s'est déclaré" is told of a fire, which says nothing."""
    return passage.lowers[cue] in {"déclaré", "déclarée"} and passage.lowers[max(0, cue - 2)] == "s'"


def _unsaid(passage: Passage, index: int) -> bool:
    if passage.lowers[index].endswith("ing"):
        return passage.lowers[index] == "adding" and passage.lowers[index + 1 : index + 2] in (["to"], ["up"], ["on"])
    if passage.lowers[index].endswith("s") and passage.lowers[index - 1] in NOUN_FRONTS:
        return True
    if passage.lowers[index - 1] == "and" and _suffered(passage, index):
        return True
    back = index - 1
    while back >= 0 and passage.lowers[back] in passage.pack.adverbs and passage.gap(back) == " ":
        if passage.lowers[back] in BE or passage.lowers[back] in {"not", "never"}:  # "has not said when"
            return True
        back -= 1
    return False


def _names(ground: Ground, index: int) -> bool:
    """Whether "called" only tells a name: "a user called Ana Ruiz wrote"."""
    passage = ground.passage
    if passage.lowers[index] != "called" or passage.gap(index) != " ":
        return False
    met = ground.by_first.get(index + 1) or ground.by_first.get(index + 2)
    if met is None or met[1].last + 1 >= len(passage.forms):
        return False
    return passage.lowers[met[1].last + 1] in passage.pack.cues or passage.gap(met[1].last)[:1] in {",", "."}


def _suffered(passage: Passage, index: int) -> bool:
    """Whether a verb goes on with what is done to somebody: "was sentenced to three years and ordered to pay"."""
    first = max(passage.firsts[passage.homes[index]], index - FAR_BE)
    following = passage.lowers[index + 1] if index + 1 < len(passage.lowers) else ""
    pairs = zip(passage.lowers[first:index], passage.lowers[first + 1 : index + 1], strict=False)
    return following == "to" and any(one in BE and other.endswith("ed") for one, other in pairs)
