"""Catch a quotation that was cut where its sense turns: behind a "not", or behind the "if" it hangs on."""

import re

from wirebrief.article import Span
from wirebrief.ground.markers import CONDITIONS, NEGATIONS
from wirebrief.ground.source import Source

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_REACH = 3  # words before a cut in which a "not" still governs what is left
_CLAUSE = re.compile(r"[.,;:!?…—–]\s")
_SENTENCE = re.compile(r"[.!?…]\s")


def cut_off(quotation: Span, statement: str, source: Source) -> str | None:
    """Return the word before a quotation without which it says something else, None where nothing is missing.

    What the statement itself says ("said it was not 'the end'") is not missing.
    """
    before = _before(quotation, source)
    carried = {word.casefold().replace("’", "'") for word in _WORD.findall(statement)}
    clause = [word.casefold().replace("’", "'") for word in _WORD.findall(_CLAUSE.split(before)[-1])]
    negation = next((word for word in clause[-_REACH:] if _negates(word)), None)
    if negation and not any(map(_negates, carried)):
        return str(negation)
    opening = next(iter(_WORD.findall(_SENTENCE.split(before)[-1])), "").casefold()
    return str(opening) if opening in CONDITIONS and not CONDITIONS & carried else None


def _negates(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't")


def _before(quotation: Span, source: Source) -> str:
    """Return what the speaker said in the same quotation before the words that are quoted."""
    quote = next((one for one in source.quotes_in(quotation) if one.start <= quotation.start), None)
    return source.text[quote.start : quotation.start] if quote else ""
