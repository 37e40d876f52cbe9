"""Cut Thai and Lao, which have no full stop and put a blank between clauses, at blanks into readable pieces."""

import re
from collections.abc import Iterator

LANGUAGES = frozenset({"th", "lo"})
SHORTEST = 80  # letters of a piece: about a clause or two; a shorter one would seldom tell a thing by itself
_LETTER = "[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e\u0e81-\u0eae\u0eb0-\u0ebd\u0ec0-\u0ec4\u0ec8-\u0ecd]"
# Names in other letters, figures and the sign of repetition are no ends of a clause.
_BLANK = re.compile(rf"(?<={_LETTER})\s+(?={_LETTER})")
_QUOTED = re.compile('["“][^"“”]*["”]')


def clauses(paragraph: str) -> Iterator[int]:
    """Yield where a piece but the first begins: behind a blank between letters, at least `SHORTEST` from the last.

    >>> thai = "ฝนตกหนักต่อเนื่องสามวันทำให้น้ำในแม่น้ำสูงขึ้นสามเมตรและบ้านเรือนกว่าพันหลังเสียหายหนักมาก"
    >>> [at for at in clauses(f"{thai} {thai} 12 {thai}")] == [len(thai) + 1]
    True
    """
    quoted = [match.span() for match in _QUOTED.finditer(paragraph)]
    last = 0
    for blank in _BLANK.finditer(paragraph):
        inside = any(start < blank.start() < end for start, end in quoted)
        if blank.end() - last > SHORTEST and len(paragraph) - blank.end() >= SHORTEST and not inside:
            last = blank.end()
            yield last
