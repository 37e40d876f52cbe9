"""Estimate how many tokens a text costs: offline, additive, and rather too many than too few.

A model's tokenizer cannot be had without a download, so each kind of character has a weight in tokens. The
weights are set from what vendors publish of byte-pair vocabularies of 100,000 to 200,000 entries: English prose
takes 0.21 to 0.24 tokens a character, Spanish, French and German 0.25 to 0.30, Russian 0.30 to 0.45, Arabic and
Hindi 0.35 to 1.0, Chinese, Japanese and Korean 0.7 to 1.3, an emoji 1 to 3. Each weight takes the dear end (the
older vocabularies), so that the budget of a chunk holds for any of them; English comes out about a fifth too
high, which costs a slightly smaller chunk. Being a plain sum over characters, the estimates of two texts add up
to the estimate of both together.
"""

from collections import Counter
from functools import lru_cache
from math import ceil

LOWER_CASE = 0.27
UPPER_CASE = 0.45
DIGIT = 0.5
BLANK = 0.05
PUNCTUATION = 0.8
ACCENTED = 1.3
"""Accented Latin letters: a word with one is cut into more pieces (Czech, Turkish, Vietnamese)."""
ALPHABET = 0.55
"""Greek, Cyrillic, Armenian, Georgian."""
ABJAD = 0.7
"""Hebrew, Arabic, Syriac."""
INDIC = 1.0
IDEOGRAPH = 1.3
RARE = 3.0
"""Emoji and rare scripts: byte by byte at worst."""

_CEILINGS = (
    *((0x250, ACCENTED), (0x300, PUNCTUATION), (0x590, ALPHABET), (0x900, ABJAD), (0x10A0, INDIC), (0x1100, ALPHABET)),
    *((0x1E00, IDEOGRAPH), (0x2000, ACCENTED), (0x2070, PUNCTUATION), (0x2E80, RARE / 2), (0xE000, IDEOGRAPH)),
    *((0xF900, RARE), (0xFB00, IDEOGRAPH), (0xFE00, ABJAD), (0x10000, IDEOGRAPH)),
)
"""Weights by block of Unicode: each up to, not including, the code point beside it."""


def estimate_tokens(text: str) -> int:
    """Return about how many tokens a model's tokenizer makes of the text, rounded up.

    >>> estimate_tokens("The minister resigned on Friday.")
    9
    """
    return ceil(weigh(text) - ROUNDING)


ROUNDING = 1e-6
"""Sums of weights are not exact: so much over a whole number is not another token."""


def weigh(text: str) -> float:
    """Return the tokens of the text before rounding: additive over its pieces."""
    return sum(count * weight(character) for character, count in Counter(text).items())


@lru_cache(maxsize=4096)
def weight(character: str) -> float:
    """Return the tokens of one character."""
    if character.isascii():
        return _ascii_weight(character)
    code = ord(character)
    return next((tokens for ceiling, tokens in _CEILINGS if code < ceiling), RARE)


def _ascii_weight(character: str) -> float:
    if character.islower():
        return LOWER_CASE
    if character.isupper():
        return UPPER_CASE
    if character.isdigit():
        return DIGIT
    return BLANK if character.isspace() else PUNCTUATION
