"""What carries the meaning of a text, for telling whether two texts speak of the same."""

import re
from functools import lru_cache

from wirebrief.ground.fold import REMEMBERED, fold
from wirebrief.ground.source import WORD

_STEM = 5  # letters: enough to tell words apart, few enough to join "confirmed" and "confirms"
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


@lru_cache(maxsize=REMEMBERED)
def content_words(text: str) -> frozenset[str]:
    """Return what carries the meaning: stems of longer words, pairs of characters where words are not spaced."""
    folded = fold(text).text.casefold()
    if len(_CJK.findall(folded)) * 2 > sum(map(str.isalpha, folded)):
        letters = "".join(filter(str.isalpha, folded))
        return frozenset(letters[at : at + 2] for at in range(len(letters) - 1))
    return frozenset(word[:_STEM] for word in WORD.findall(folded.replace("-", " ")) if len(word) > 3)
