"""Measure words in scripts that put no blanks between them, and tell a text of another alphabet from the Latin one."""

import re

# Han, kana and their marks, Thai, Lao, Burmese, Khmer: written without blanks between words.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
LETTERS_A_WORD = 2  # of these scripts: most Chinese and Japanese words have two
BEYOND_LATIN = re.compile(r"[^\u0000-\u024f]")


def count_words(text: str) -> int:
    """Return about how many words a text has: those between blanks, and two letters for one where there are none.

    >>> count_words("停止の対象は6つの湾"), count_words("The bay is closed.")
    (5, 4)
    """
    if text.isascii():
        return len(text.split())
    unspaced = sum(len(run) for run in UNSPACED.findall(text))
    return unspaced // LETTERS_A_WORD + len(UNSPACED.sub(" ", text).split()) if unspaced else len(text.split())


def pieces(word: str) -> tuple[str, ...]:
    """Return what two texts can have in common of a word: itself, or each pair of letters where no blanks part words.

    >>> pieces("harbour"), pieces("貝毒が")
    (('harbour',), ('貝毒', '毒が'))
    """
    if not UNSPACED.search(word):
        return (word,)
    return tuple(word[at : at + LETTERS_A_WORD] for at in range(max(1, len(word) - LETTERS_A_WORD + 1)))


def is_latin(text: str) -> bool:
    """Return whether most letters are Latin ones; so are those of a text without letters."""
    if text.isascii():
        return True
    others = sum(map(str.isalpha, BEYOND_LATIN.findall(text)))
    return not others or 2 * others <= sum(map(str.isalpha, text))
