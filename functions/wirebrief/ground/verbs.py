"""The verbs of saying of an article's language: all of them, and those that count only where nothing better stands."""

from functools import cache

from msgspec import Struct

from wirebrief.engines.offline.language import USEFUL, load
from wirebrief.ground.lexicon import CUE_VERBS, WEAK_CUES


class Verbs(Struct, frozen=True):
    """Cue verbs in all their forms, `weak` those that are as often no cue at all."""

    all: frozenset[str]
    weak: frozenset[str]


@cache
def verbs_of(language: str | None) -> Verbs:
    """Return the cue verbs of a language, the everyday ones of English where its own are not known.

    What is as often a plain verb or a noun there ("sprach", "comunicado") counts only where a draft names it.
    """
    if language not in USEFUL:
        return Verbs(CUE_VERBS, WEAK_CUES)
    pack = load(language)
    common = (pack.loose | pack.quote_only | pack.needs.keys()) - CUE_VERBS
    own = frozenset(pack.cues) - common
    weak = WEAK_CUES & own
    return Verbs(own | _opening(own), weak | _opening(weak)) if pack.drops_subjects else Verbs(own, weak)


def _opening(verbs: frozenset[str]) -> frozenset[str]:
    """The verbs as they open a sentence that has no subject: "Explicó que"."""
    return frozenset(verb.capitalize() for verb in verbs)
