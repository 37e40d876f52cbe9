"""The verbs of saying of an article's language: all of them, and those that count only where nothing better stands."""

from functools import cache

from msgspec import Struct

from wirebrief.engines.offline.language import USEFUL, load
from wirebrief.ground.lexicon import CUE_VERBS, WEAK_CUES

# Two words that are one verb of saying.
_PHRASES = {
    "es": frozenset({"dio a conocer", "dieron a conocer", "hizo saber", "dado a conocer"}),
    "fr": frozenset({"fait savoir", "fait valoir"}),
    "de": frozenset({"gab bekannt", "gaben bekannt", "bekanntgab", "wissen ließ"}),
    "pt": frozenset({"deu a conhecer", "fez saber", "dado a conhecer"}),
}


# With these a model that forgets the article's language has somebody speak.
_ENGLISH = frozenset("said says told tells added stated".split())


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
    own = (frozenset(pack.cues) - common) | _PHRASES[language or ""] | _ENGLISH
    weak = WEAK_CUES & own
    return Verbs(own | _opening(own), weak | _opening(weak)) if pack.drops_subjects else Verbs(own, weak)


def _opening(verbs: frozenset[str]) -> frozenset[str]:
    """The verbs as they open a sentence that has no subject: "Explicó que"."""
    return frozenset(verb.capitalize() for verb in verbs)


# Verbs that hand on what somebody says only where a draft takes them so.
_DRAFTED = frozenset(
    """identified identifies professed professes offered offers call-for called-for calls-for calling-for
    rule-out ruled-out rules-out ruling-out named names listed lists cited cites raised raises voiced voices
    outlined outlines spelled-out spoke-of speaks-of spoke-out hit-back pointed-out points-out pointing-out
    pointed-to points-to laid-out made-clear makes-clear turned-down dismissed dismisses""".split()
)
_WISHES = frozenset(
    "like want wants wanted wish wishes prefer prefers favour favours favor favors supports opposes".split()
)
_WISH = 4  # words of "like to see", at most
_AUXILIARIES = frozenset("did does do not has have had would could also".split())


def is_drafted_cue(cue: str) -> bool:
    """Return whether a draft may take these English words for a cue: "identified", "did not rule out"."""
    words = [word for word in cue.lower().split() if word not in _AUXILIARIES]
    return "-".join(words) in _DRAFTED or (len(words) < _WISH and words[:1] != [] and words[0] in _WISHES)
