"""Catch a "not" that a statement drops, or adds."""

from collections.abc import Sequence

from wirebrief.ground.markers import NEGATING, NEGATING_WORDS, REFUSALS, UNSTRESSED
from wirebrief.ground.scope import contrasts, governing, scope, split
from wirebrief.ground.words import root, stem
from wirebrief.negations import NEGATIONS

_STOPS = frozenset(".;!?\n")
_OPPOSITES = ("un", "in", "im", "dis", "non")
_SPOKEN_OF = 0.6  # share of a statement's content words in the sentence with the "not": it speaks of just that
_REACH = 3  # words before a verb in which its "not" stands
# Between "not" and what it denies: "has not yet been charged", "none of them was in danger".
_DETERMINERS = frozenset("no kein keine keinen keinem ningún ninguna aucun aucune nenhum nenhuma".split())
# "Denied reports that": what is denied begins behind.
_REPORTS = [(word,) for word in "reports claims allegations suggestions rumours rumors accusations".split()]
# "No difference before May" is a difference in May.
_WAITING = frozenset("before until till for bis hasta avant até".split())
_LINKS = frozenset(
    """be been being yet so very that a an the any in at on of them us these those was were is are has have had all
    to ever""".split()
)


def is_negation(word: str) -> bool:
    """Return whether a case-folded word is a negation."""
    return word in NEGATIONS or word.endswith("n't")


def denial_dropped(mine: Sequence[str], theirs: Sequence[str], *, said: bool) -> str | None:
    """Return the denial of the evidence that governs what the statement says without any."""
    roots = {root(word) for word in theirs}
    own = {stem(word) for word in mine if _denies(word) or (word.startswith("un") and root(word[2:]) in roots)}
    refused = said or any(word in REFUSALS for word in mine)
    marked = (
        at + (theirs[at + 1 : at + 2] in _REPORTS)
        for at, word in enumerate(theirs)
        if is_negation(word) or (_refuses(theirs, at) and not refused)
    )
    if any(map(is_negation, mine)):
        return None
    return governing(mine, theirs, marked, own) or (None if own else _affirmed(mine, theirs))


def denial_added(mine: Sequence[str], told: Sequence[str], near: Sequence[str], names: frozenset[str]) -> str | None:
    """Return the negation of a statement where its evidence (`told`) affirms just what it denies.

    Where the evidence itself denies as often as the statement, it may deny the same in other words.
    """
    if sum(map(is_negation, mine)) <= sum(is_negation(one) or _is_un(one) or one in REFUSALS for one in told):
        return None
    for at, word in enumerate(mine):
        if is_negation(word) and not _lifted(mine[at + 1 : at + 1 + _REACH], near):
            ahead = scope(mine[at + 1 :])
            about = set(ahead + scope(mine[at - 1 :: -1] if at else [])) - names
            if set(_denied_verb(ahead)) & _positive(told) and not _denied(about, near):
                return f"“{word}” is not in the evidence"
    return None


def _denied_verb(ahead: Sequence[str]) -> Sequence[str]:
    """Return the stem of what is denied: "found" of "no one had been found"."""
    return ahead[1:2] if ahead[:1] in (["one"], ["body"]) else ahead[:1]


def _denies(word: str) -> bool:
    return is_negation(word) or word in NEGATING_WORDS or word.startswith(NEGATING)


def _is_un(word: str) -> bool:
    return word in ("unclear", "unknown", "uncertain", "unsure", "unlikely", "unable", "unwilling", "unnamed", "unless")


def _refuses(words: Sequence[str], at: int) -> bool:
    """Return whether "declined to", "denied that", "ruled out" stands here: only what is behind makes it a denial."""
    if words[at] == "out":
        before = words[max(at - _REACH, 0) : at]
        return before[-1:] in (("ruled",), ("rules",), ("ruling",)) and not any(map(is_negation, before))
    return words[at] in REFUSALS and (REFUSALS[words[at]] in ("", *words[at + 1 : at + 2]))


def _affirmed(mine: Sequence[str], theirs: Sequence[str]) -> str | None:
    """Return the "not" before the very word that the statement affirms: "was not over" made "was over"."""
    affirmed = {stem(word) for word in mine}
    content = {stem(word) for word in mine if len(word) > 3 and word not in UNSTRESSED}
    positive = _positive(theirs)
    for sentence in split(theirs, _STOPS):
        there = {stem(word) for word in sentence}
        about = sum(word in there for word in content) >= _SPOKEN_OF * len(content)
        for at, word in enumerate(sentence):
            verb = next((one for one in sentence[at + 1 :] if one not in _LINKS), "")
            behind = sentence[at + 1 : at + 1 + 2 * _REACH]
            if (
                not about
                or not is_negation(word)
                or word in _DETERMINERS
                or contrasts(behind)
                or _WAITING & set(sentence[at + 1 :])
            ):
                continue
            if verb[:1].isalpha() and stem(verb) in affirmed - positive:
                return f"the evidence says “{word} {verb}”"
    return None


def _positive(theirs: Sequence[str]) -> set[str]:
    """Return the stems that stand in the evidence without a negation before them."""
    negated = {ahead for at, word in enumerate(theirs) if is_negation(word) for ahead in range(at, at + 2 * _REACH)}
    return {stem(word) for at, word in enumerate(theirs) if at not in negated}


def _lifted(behind: Sequence[str], near: Sequence[str]) -> bool:
    """Return whether a negation denies nothing: "never stopped", and "not long enough" for "too short"."""
    twice = any(word.startswith(NEGATING) for word in behind) and not any(map(is_negation, behind))
    return twice or ("enough" in behind and "too" in near)


def _denied(about: set[str], near: Sequence[str]) -> bool:
    """Return whether a sentence with a negation, or a clause with a word that denies, shares what is spoken about."""
    if any(word.startswith(f"{prefix}{one}") for word in near for prefix in _OPPOSITES for one in about):
        return True
    if any(word.endswith("est") and stem(word) in about for word in near):  # "no deadlier one": the deadliest
        return True
    for parts, marks in ((split(near, _STOPS), is_negation), (split(near, _STOPS | {","}), _denies)):
        for part in parts:
            if any(map(marks, part)) and (not about or about & {stem(word) for word in part}):
                return True
    return False
