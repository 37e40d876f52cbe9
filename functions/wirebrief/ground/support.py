"""Ask whether the cited sentences speak of what a statement says at all."""

from wirebrief.ground.everyday import is_everyday
from wirebrief.ground.figures import figures
from wirebrief.ground.markers import UNSTRESSED
from wirebrief.ground.names import capitalised_matches
from wirebrief.ground.numerals import CURRENCIES, SCALES
from wirebrief.ground.senses import joined
from wirebrief.ground.stated import Stated
from wirebrief.ground.words import content_words, held

# Low: on all our sets (docs/quality.md) more caught no further fabrication and refused true paraphrase; less lets
# through what test_planted.py plants.
MIN_SHARED = 0.15  # share of a statement's content words that its evidence, or what stands beside it, must hold
ANYWHERE = 0.4  # share of them that the whole article must hold, where the evidence holds too few
FEW = 4  # content words below which all may be said otherwise: "neither side has won"
FEW_DEEDS = 2  # the same of those that are no names: "Ruiz applauded"
# Words that show no support: units are held to the evidence with their figures, and "been" stands everywhere.
_UNTOLD = content_words(" ".join((*SCALES, *CURRENCIES, *UNSTRESSED)).lower())


def unsupported(stated: Stated, title: str, article: str) -> str | None:
    """Return how few of its words a statement shares with its evidence and the title, None where they are enough.

    One that says it all in other words still has some that the article has somewhere.
    """
    words = content_words(joined(stated.text)) - _UNTOLD
    there = content_words(title).union(*map(content_words, map(joined, stated.told)))
    counted = len(figures(stated.text))  # they stand in the evidence, or another check has refused them
    shared, every = len(held(words, there)) + counted, len(words) + counted
    if (
        len(words) >= FEW
        and shared < MIN_SHARED * every
        and len(held(words, content_words(article))) < ANYWHERE * len(words)
    ):
        return f"the cited sentences hold only {shared} of its {every} content words"
    return None


def invented_deed(stated: Stated) -> bool:
    """Return whether a statement has real names do what nothing beside them tells: names alone support nothing."""
    runs = capitalised_matches(stated.text)
    names = content_words(" ".join(one[0] for one in runs if one.start() or not is_everyday(one[0].casefold())))
    deeds = content_words(joined(stated.text)) - names - _UNTOLD
    told = frozenset[str]().union(*map(content_words, map(joined, stated.told)))
    counted = len(figures(stated.text))
    few = len(deeds) + counted < FEW_DEEDS and bool(names & content_words(" ".join(stated.evidence)))
    return bool(names and deeds and not few) and not counted and not held(deeds, told)
