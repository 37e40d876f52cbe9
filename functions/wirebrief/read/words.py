"""Count words, in scripts with blanks between them and without."""

import re
from itertools import islice

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
UNSPACED_LETTERS_PER_WORD = 2
"""Scripts without blanks between words (Chinese, Japanese, Thai) spell a word with about two letters."""


def count_words(text: str, enough: int) -> int:
    """Return how many words the text has, counting no further than needed to know that there are `enough`."""
    if not _UNSPACED.search(text):
        return len(list(islice(_WORD.finditer(text), max(enough, 1))))
    count = 0
    for word in _WORD.finditer(text):
        count += max(1, len(_UNSPACED.findall(word.group())) // UNSPACED_LETTERS_PER_WORD)
        if count >= enough:
            break
    return count
