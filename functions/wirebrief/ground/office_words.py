"""Tell whose an office is by the words that stand with it: "the finance minister" is no prime minister."""

import re
from itertools import pairwise

from wirebrief.ground.lexicon import OPENING_WORDS, POSSESSIVES
from wirebrief.ground.source import WORD, Source

_APPOSITION = re.compile(r",\s([^,.;:()\n]{3,80}?)(?=[,.;])")
_APART = frozenset("vice deputy assistant associate prime shadow press".split())
_PLAIN = frozenset("new former then outgoing incoming veteran country city town state nation longtime own".split())
_NO_OFFICE = "and|or|of|for|in|at|to|from|with|by|on"
# "France captain Fabien Pelous", "Labour's Mr Costa": from where, before whom.
_ORIGIN = re.compile(
    rf"(?:[A-Z][\w.'’-]*\s){{1,3}}(?:(?!(?:{_NO_OFFICE})\s)[a-z][a-z-]*\s){{1,3}}(?=[A-Z])"
    r"|(?:[A-Z][\w.-]*\s){0,2}[A-Z][\w.-]*(?:['’]s|(?<=s)['’])\s(?=[A-Z])"
)
_REACH = 40  # characters before a name in which its office may stand


def is_another(source: Source, office: str, holder: str) -> bool:
    """Return whether an office in full is not this holder's: "the finance minister" is no prime minister.

    One that is told apart by a deputy's word is nobody's who is not told apart by it; another is not, where the
    article has the holder's own with a word before it.
    """
    words = [word.casefold() for word in WORD.findall(office)]
    told = [word for word in words[:-1] if word not in OPENING_WORDS | POSSESSIVES | _PLAIN]
    if not told:
        return False
    borne = _borne(source, holder)
    if any(word in _APART and all(word != one for one, _ in borne) for word in told):
        return True
    known = {one for one, of in borne if of == words[-1]} - OPENING_WORDS - POSSESSIVES - _PLAIN
    return bool(known) and told[-1] not in known


def told_apart(source: Source, holders: list[str], adjective: str) -> list[str]:
    """Return whom of an office's holders an adjective means: who has it beside the name, or the only one."""
    before = [one for one in holders if _stands_before(source, one, adjective)]
    own = before or [one for one in holders if any(adjective in pair for pair in _borne(source, one))]
    return own or (holders if len(holders) == 1 else [])


def _stands_before(source: Source, holder: str, adjective: str) -> bool:
    """Return whether the adjective stands in the clause that a name closes: "al presidente lugareño, Rui Lima"."""
    fronts = (source.text[max(start - _REACH, 0) : start] for start, _ in source.names.spans(holder))
    return any(adjective in WORD.findall(front.rstrip(" ,").rpartition(",")[2]) for front in fronts)


def _borne(source: Source, holder: str) -> set[tuple[str, str]]:
    """Return each word beside the holder's name with the one behind it: ("prime", "minister")."""
    borne: set[tuple[str, str]] = set()
    for start, end in source.names.spans(holder):
        before = source.text[max(start - _REACH, 0) : start]
        apposition = _APPOSITION.match(source.text, end)
        for text in (before, apposition[1] if apposition else ""):
            words = [word.casefold() for word in WORD.findall(text)]
            borne |= set(pairwise(words))
    return borne


def past_origin(subject: str) -> str:
    """Return the subject without the land, town or body that stands before an office and a name.

    >>> past_origin("France captain Fabien Pelous"), past_origin("Fabien Pelous of France")
    ('Fabien Pelous', 'Fabien Pelous of France')
    """
    origin = _ORIGIN.match(subject)
    return subject[origin.end() :] if origin else subject
