"""Catch two that changed places: "Costa beat Ruiz" where the evidence has "Ruiz beat Costa"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from wirebrief.ground.fold import REMEMBERED
from wirebrief.ground.lexicon import CALENDAR, COMMON_STARTERS, PERSON_NOUNS, POSSESSIVES, TITLES
from wirebrief.ground.markers import DEEDS, UNSTRESSED
from wirebrief.ground.names import capitalised_matches
from wirebrief.ground.source import WORD, without_possessive
from wirebrief.ground.words import content_words, root, stem

_WORD = re.compile(r"(?:Dr|Mr|Mrs|Ms|Prof|Col|Gen|Sen|Gov|St|Lt)\.|[^\W_]+(?:['’&-][^\W_]+)*|[.;:!?\n“”\"]")
_NEAREST = 4  # content words on each side of a deed in which those stand who do it and whom it is done to
_SAME = 0.5  # share of the words between two names that must stand between them in the evidence, too
_HEADS = 2  # of them where none is a name: "the owners' union"
_BE = frozenset("was were been being be is are".split())
_STOPS = frozenset(".;:!?\n")
# Behind these another thought begins, on either side; or behind the deed what no longer is its object.
_CLAUSE = frozenset("that and but when while because whether if than".split())
_BEHIND = _CLAUSE | frozenset(
    "of in on at to for from with after before over as during without since until who off near by amid".split()
)
_DEEDS = frozenset(root(word) for word in DEEDS)
_LOST = root("lost")
_RECEIVED, _FROM = root("received"), 10  # words from "received" to whom it came from
_UNNAMED = UNSTRESSED | TITLES | {word.casefold() for word in CALENDAR}
_HE = frozenset("he she it they him them we i".split())
_STOP = re.compile(r"[;!?\n]|\.(?!\d)")
_WITHIN = re.compile(r"[.;!?\n]\s+\S|\b(?:when|while|after|before|as|that|because)\b")
# Across these no name does anything to the next: "Ruiz, who …", "Ruiz, chief of Lugo", "Lugo's mayor, Ruiz".
_NO_DEED = re.compile(
    r"^['’]s?\s|^,(?!\s(?:has|have|had|was|is|will|would)\s)"
    rf"|\b(?:{'|'.join(sorted(_HE | POSSESSIVES))})\s(?:\w+\s){{0,2}}$",
    re.IGNORECASE,
)
# By these a turned sentence says the same as before: "Costa was beaten by Ruiz".
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|by|wurden?|worden|von|fue|fueron|sido|por|été|par|foi)\b")


class _Deed(Struct, frozen=True):
    """A deed with the words of who does it and of whom it is done to; `he` where a pronoun does it, or nobody named."""

    verb: str
    doer: frozenset[str]
    other: frozenset[str]
    he: bool


def exchanged(statement: str, evidence: Sequence[str], *, names: bool = True) -> str | None:
    """Return what the statement has the other one do, None where nothing is turned.

    `names` tells whether capitals mark names, which may then change places around any word.

    >>> exchanged("Leo Costa accused Ana Ruiz.", ["Ruiz had accused Costa of it."])
    'the evidence has them “accus” the other way round'
    """
    there = [deed for sentence in evidence for deed in _deeds(sentence)]
    for mine in _deeds(statement):
        theirs = [one for one in there if one.verb == mine.verb]
        if theirs and all(_turned(mine, one) for one in theirs):
            return f"the evidence has them “{mine.verb}” the other way round"
    return _names_exchanged(statement, "\n".join(evidence)) if names else None


def _turned(mine: _Deed, theirs: _Deed) -> bool:
    """Return whether who does it in the one is whom it is done to in the other, and nobody stays where they are."""
    moved = mine.doer & theirs.other, mine.other & theirs.doer
    stayed = mine.doer & theirs.doer, mine.other & theirs.other
    if any(stayed):
        return False
    return bool(moved[0]) and (bool(moved[1]) or (theirs.he and bool(mine.other)))


@lru_cache(maxsize=REMEMBERED)
def _deeds(text: str) -> tuple[_Deed, ...]:
    return tuple(_found_deeds(text))


def _found_deeds(text: str) -> Iterator[_Deed]:
    words = _WORD.findall(text)
    for at, word in enumerate(words):
        verb = root(word.casefold())
        if verb not in _DEEDS or word[0].isupper() or word.endswith("ing"):
            continue
        if words[at + 1 : at + 2] != ["to"] and _BEHIND & set(words[at + 1 : at + 2]):  # "a check ordered after …"
            continue
        before, behind = _side(words[:at][::-1], _CLAUSE), _side(words[at + 1 :], _BEHIND)
        doer, other, unnamed = before, behind, any(one.casefold() in _HE for one in words[max(at - 3, 0) : at])
        if _is_passive(words[max(at - 2, 0) : at]):
            by = words.index("by", at) if "by" in words[at + 1 : at + 4] else 0
            doer, other, unnamed = _side(words[by + 1 :], _BEHIND) if by else frozenset(), before, not by
        if verb == _LOST and words[at + 1 : at + 2] == ["to"]:  # whom they lost to beat them
            verb, doer, other = root("beat"), other, doer
        if verb == _RECEIVED and "from" in words[at + 1 : at + 1 + _FROM]:
            source = words.index("from", at)
            verb, doer, other = root("paid"), _side(words[source + 1 :], _BEHIND), doer
        yield _Deed(verb, frozenset() if unnamed else doer - other, other - doer, he=unnamed)


def _is_passive(before: Sequence[str]) -> bool:
    """Return whether "was", or "was first", stands before a deed."""
    last = before[-1].casefold() if before else ""
    adverb = last.endswith("ly") or last in ("also", "not", "never", "later", "then", "first", "been")
    return last in _BE or (adverb and before[0].casefold() in _BE)


def _side(words: Sequence[str], ends: frozenset[str]) -> frozenset[str]:
    """Return the stems of the names that stand nearest, up to what ends the thought; without names, of two words."""
    found: list[str] = []
    for word in words:
        small = without_possessive(word.casefold())
        if word in _STOPS or len(found) == _NEAREST or (small in ends and found):
            break
        plain = len(small) > 2 and small[0].isalpha() and small not in _UNNAMED
        if plain and (word[0].isupper() or small not in COMMON_STARTERS) and root(small) not in _DEEDS:
            found.append(word if word[0].isupper() and small not in COMMON_STARTERS else small)
    names = [word for word in found if word[0].isupper()]
    return frozenset(stem(without_possessive(word.casefold())) for word in names or found[:_HEADS])


def _names_exchanged(statement: str, told: str) -> str | None:
    matches = [one for one in capitalised_matches(statement) if one.group() not in CALENDAR]
    for one, other in pairwise(matches):
        between = statement[one.end() : other.start()]
        names = (_last(one.group()), _last(other.group()))
        if _WITHIN.search(between) or _NO_DEED.search(between) or names[0] == names[1] or not _is_deed(between):
            continue
        if not _stands(names, between, told) and _stands(names[::-1], between, told):
            return f"the evidence has “{other.group()}” do this to “{one.group()}”"
    return None


def _is_deed(between: str) -> bool:
    """Return whether more than a calling stands between two names: "the Brandt Securities analyst Ana Ruiz"."""
    called = [word for word in WORD.findall(between) if word.casefold() not in PERSON_NOUNS | TITLES]
    return bool(called and content_words(between))


def _stands(names: tuple[str, ...], between: str, evidence: str) -> bool:
    """Return whether the names stand in this order with what stands between them in the statement."""
    words, turned = content_words(between), bool(_PASSIVE.search(between))
    return any(
        len(words & content_words(stretch)) >= _SAME * len(words)
        and bool(_PASSIVE.search(stretch)) == turned
        and not _NO_DEED.search(stretch)
        and _is_deed(stretch)
        for stretch in _stretches(names[0], names[-1], evidence)
    )


def _stretches(first: str, last: str, evidence: str) -> Iterator[str]:
    """Yield what stands between the two names within one sentence, wherever they stand in this order."""
    if first not in evidence or last not in evidence:
        return
    at = 0
    while opening := _whole(first).search(evidence, at):
        closing = _whole(last).search(evidence, opening.end())
        if closing is None:
            return
        stretch = evidence[opening.end() : closing.start()]
        within = not _STOP.search(stretch)
        if within:
            yield stretch
        at = closing.end() if within else opening.end()


@lru_cache(maxsize=REMEMBERED)
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _last(run: str) -> str:
    return without_possessive(run).rsplit(maxsplit=1)[-1].rstrip(".'’")
