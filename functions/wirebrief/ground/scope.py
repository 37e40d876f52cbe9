"""What a small word such as "not" or "may" governs: the words behind it up to the next mark."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from wirebrief.ground.fold import REMEMBERED
from wirebrief.ground.markers import UNSTRESSED
from wirebrief.ground.words import stem

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,.;:!?()—–\n]")
_NO_MORE = re.compile(r"\bno (?:less|fewer|more|later|earlier|longer) than\b", re.IGNORECASE)  # denies nothing
_ELIDED = re.compile(r"^(?:[LlDdJjNnSs]|[Qq]u)'(?=\w{2})")  # "l'ancienne"
_REACH = 5  # content words that a marker is taken to govern
_SHARED = 0.6  # of them in the statement: it speaks of just that
_CONTRAST = frozenset("sondern sino".split())
_BUT = frozenset("but aber pero mais mas".split())
_DID = frozenset("did does do".split())  # "did not dispute it but said" sets nothing against what is denied
_ONLY = frozenset("only just merely alone simply nur solo sólo seulement apenas só".split())


@lru_cache(maxsize=REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """The words and marks of a text, case-folded; the month of May is no "may"."""
    found = (_ELIDED.sub("", word.replace("’", "'")) for word in _WORD.findall(_NO_MORE.sub(" ", text)))
    return tuple("month-may" if word == "May" else word.casefold() for word in found)


def all_words(sentences: Sequence[str]) -> tuple[str, ...]:
    """The words and marks of several sentences, an end of line behind each."""
    return tuple(word for sentence in sentences for word in (*words(sentence), "\n"))


def names(text: str) -> frozenset[str]:
    """The words that have a capital though they do not open the text: names are no proof of a common subject."""
    return frozenset(stem(word.casefold()) for word in _WORD.findall(text)[1:] if word[0].isupper())


def split(text: Sequence[str], at: Collection[str]) -> list[list[str]]:
    """Return the parts of a text between these words or marks."""
    parts: list[list[str]] = [[]]
    for word in text:
        if word in at:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def scope(text: Sequence[str]) -> list[str]:
    """Return the stems of the content words up to the next mark or "but", five at most."""
    found: list[str] = []
    for word in text:
        if not word[0].isalnum() or word in _BUT or len(found) == _REACH:
            break
        if len(word) > 2 and word not in UNSTRESSED:
            found.append(stem(word))
    return found


def governing(
    mine: Sequence[str],
    theirs: Sequence[str],
    marked: Iterator[int],
    own: Collection[str] = (),
    verbs: Sequence[str] = (),
) -> str | None:
    """Return the first of the marked words of the evidence that governs the statement's words.

    `own` are the stems of such words in the statement itself: where one of them is not just among the words that
    are governed, the statement carries the marker on. `verbs` are the statement's words but for its nouns, where a
    verb is asked for.
    """
    said = {stem(word) for word in mine}
    done = {stem(word) for word in verbs or mine}
    for at in marked:
        if theirs[at - 1] not in _DID and contrasts(
            theirs[at + 1 : at + 1 + _REACH]
        ):  # "not to people but to programs": both are told
            continue
        ahead, behind = scope(theirs[at + 1 :]), scope(theirs[at - 1 :: -1] if at else [])
        # "The inquiry could widen" and "eine Gefahr bestand nie": one word is too few to tell what is meant.
        governed = ahead if len(ahead) > 1 else [*ahead, *behind[:2]]
        if not set(own) <= {stem(word) for word in theirs[at + 1 : at + 1 + 2 * _REACH]}:
            continue
        # The verb comes first: "does not touch a second rule, which is due" says nothing against its being due.
        governs = len(governed) > 1 and governed[0] in done
        if governs and sum(one in said for one in governed) >= _SHARED * len(governed):
            return f"the evidence says “{theirs[at]}”"
    return None


def contrasts(behind: Sequence[str]) -> bool:
    """Return whether what is denied is set against what is so: "not X but Y", "not only X, but Y"."""
    joined = behind[: behind.index(",")] if "," in behind and not _ONLY & set(behind[:2]) else behind
    return bool(_CONTRAST & set(behind) or _BUT & set(joined))
