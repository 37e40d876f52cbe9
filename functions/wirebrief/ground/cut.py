"""Catch a quotation that was cut where its sense turns: behind a "not", or behind the "if" it hangs on."""

import re

from wirebrief.article import Span
from wirebrief.ground.markers import CONDITIONS, NEGATING
from wirebrief.ground.source import Source
from wirebrief.negations import NEGATIONS

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_REACH = 3  # words before a cut in which a "not" still governs what is left
# "I do not believe that he …": what is thought is denied, however far behind the "not" it stands.
_NOT_THOUGHT = re.compile(
    r"\b(?:not|never|n['’]t|cannot|nobody|doubt\w*|den(?:y|ies|ied)|refuse[sd]?)\b[^.;:!?]*?"
    r"\b(?:think|believe|say|know|accept|expect|claim|mean|see|promise|agree|feel|suggest|pretend)\b[^.;:!?,]*$"
)
# What hangs on the words behind the cut: "I would sign it if …".
_HANGING = re.compile(r"[,;]?\s(?P<word>if|unless|but|except|provided|only if|until|pero|sino|aber|wenn|mais|sauf)\b")
_CARRYING = frozenset(
    """if unless but except provided only until though although while whereas however yet without conditional depends
    provided condition long would still pero aber mais""".split()
)
_CLAUSE = re.compile(r"[.,;:!?…—–]\s")
_SENTENCE = re.compile(r"[.!?…]\s")


def cut_off(quotation: Span, statement: str, source: Source) -> str | None:
    """Return the word before a quotation without which it says something else, None where nothing is missing.

    What the statement itself says ("said it was not 'the end'") is not missing.
    """
    before = _before(quotation, source)
    carried = set(_words(statement))
    clause = _words(_CLAUSE.split(before)[-1])
    negation = next((word for word in clause[-_REACH:] if _negates(word)), None)
    own = [word for word in _words(source.text[quotation.start : quotation.end]) if _negates(word)]
    said = [word for word in _words(statement) if _negates(word) or word.startswith(NEGATING)]
    if negation and len(said) <= len(own):
        return str(negation)
    if not said and (thought := _NOT_THOUGHT.search(before)):
        return str(thought.group().split()[0])
    opening = next(iter(_WORD.findall(_SENTENCE.split(before)[-1])), "").casefold()
    if opening in CONDITIONS and not CONDITIONS & carried:
        return str(opening)
    hanging = _HANGING.match(_behind(quotation, source))
    return hanging["word"] if hanging and not _CARRYING & carried else None


def _negates(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't")


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def _behind(quotation: Span, source: Source) -> str:
    """Return what the speaker goes on to say behind the words that are quoted, in the same quotation."""
    quote = next((one for one in source.quotes_in(quotation) if one.end >= quotation.end), None)
    return source.text[quotation.end : quote.end] if quote else ""


def _before(quotation: Span, source: Source) -> str:
    """Return what the speaker said in the same quotation before the words that are quoted."""
    quote = next((one for one in source.quotes_in(quotation) if one.start <= quotation.start), None)
    return source.text[quote.start : quotation.start] if quote else ""
