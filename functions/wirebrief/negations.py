"""Words by which a sentence says that something is not so, in the languages that are known."""

import re

NEGATIONS = frozenset(
    """not no never none neither nor nobody nothing without cannot nicht kein keine keinen keinem keiner keines
    nichts nadie ninguém personne rien niemand niemandem nie niemals weder ohne no
    nunca jamás ningún ninguna sin ne pas jamais aucun aucune sans não nunca nenhum nenhuma sem""".split()
)
# In writing without spaces, or with endings for a "not", no word of its own tells it.
_ENDINGS = re.compile(
    r"ない|なかった|ません|ておらず|不|没|沒|않|없|\b(?:не|нет|ни)\b|\b(?:لا|لم|لن|ليس)\b|\b(?:नहीं|न)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def negated(statement: str) -> bool:
    """Return whether a statement holds a "not": under "denies" it is what the speaker says, not what they deny.

    >>> negated("Nobody knew of it."), negated("The board knew of it.")
    (True, False)
    """
    words = (word.casefold().replace("’", "'") for word in _WORD.findall(statement))
    return any(word in NEGATIONS or word.endswith("n't") for word in words) or bool(_ENDINGS.search(statement))
