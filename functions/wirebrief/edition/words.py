"""Cut text into the words that carry meaning, in any script, so that texts of different sources can be compared."""

import re
import unicodedata
from functools import lru_cache

# Letters and digits run together; a figure keeps its separators ("6,400", "2.1").
WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)?")
# Scripts without spaces between words: cut into pairs of characters.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")

FUNCTION_WORDS = frozenset(
    """
    a about above after again against all also although am among an and any are as at be because been before being
    below between both but by can could did do does doing down during each either else ever every few for from
    further had has have having he her here hers him his how however i if in into is it its itself just least less
    like made make many may me might more most much must my near neither never no nor not now of off on once one only
    or other our out over own per rather s same say says said saying several shall she should since so some still such
    t than that the their them then there these they this those though through to told too toward towards two under
    until up upon us very was we were what when where whether which while who whom whose why will with within without
    would yet you your three four five six seven eight nine ten
    according added announced asked called came come comes day days get given go going last late later monday month
    months new news next people put reported reporter reporters saturday spokesman spokeswoman statement sunday take
    taken thursday time today tomorrow tuesday wednesday friday week weeks year years yesterday
    """.split()
)

SUFFIXES = ("ations", "ation", "ingly", "ments", "ment", "ings", "ing", "edly", "ed", "es", "ly", "s")


def fold(text: str) -> str:
    """Return the text without case, accents and typographic quote marks: "Zoë’s" and "ZOE's" are one."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("’", "'")
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a rough stem: "evacuated", "evacuation" and "evacuating" meet; at least four letters stay."""
    word = word.removesuffix("'s")
    if len(word) > 5 and word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)]
    return word.removesuffix("e") if len(word) > 4 else word


def words(text: str) -> list[str]:
    """Return all folded words in order; a run of unspaced script becomes its character pairs."""
    found: list[str] = []
    for match in WORD.finditer(fold(text)):
        token = match.group()
        if UNSPACED.fullmatch(token):
            found.extend(token[at : at + 2] for at in range(len(token) - 1))
        else:
            found.append(token)
    return found


def content_words(text: str) -> list[str]:
    """Return the stems of the words that carry meaning, in order, figures left out."""
    return [
        stem(word) for word in words(text) if word not in FUNCTION_WORDS and not word[0].isdigit() and len(word) > 1
    ]


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set that the larger one has too, 0 to 1."""
    if not one or not other:
        return 0.0
    return len(one & other) / min(len(one), len(other))
