"""Read the figures of a sentence, in digits or words, so that a statement's can be looked for in its evidence."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from wirebrief.ground.fold import REMEMBERED
from wirebrief.ground.implied import FILL, as_share, has_share, with_halves, with_scales, with_shares
from wirebrief.ground.numerals import CURRENCIES, FRACTIONS, MEASURES, NUMERALS, ORDINALS, PERCENT, SCALES, VAGUE


class Figure(Struct, frozen=True):
    """A figure and what it can mean.

    `values` holds every reading ("1.234" is 1.234 in English and 1234 in German; "5 to 7 million" gives the
    five both as 5 and as 5,000,000). `unit` is "%", a currency sign, a measure, or "" where none is written.
    """

    words: str
    values: frozenset[float]
    unit: str


class _Found(Struct, frozen=True):
    start: int
    end: int
    scale: float
    figure: Figure


_DIGITS = r"\d+(?:[.,'’ \u00a0\u202f]\d{3})*(?:[.,]\d+)?|\d+"
_SIGN = r"US\$|A\$|C\$|HK\$|R\$|[$€£¥₹₽₩]"
_TOKEN = re.compile(
    rf"(?P<sign>{_SIGN})?\s?(?P<digits>(?:(?<![0-9A-Za-zÀ-ɏ.,])|(?<=\d[x×]))(?:{_DIGITS}))"
    r"(?P<glued>(?:bn|tn|mn|m|k|st|nd|rd|th|er|ère|e|º|ª)\b|[万億亿兆만억])?"
    r"|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)|(?P<mark>[%‰°$€£])",
    re.IGNORECASE,
)
# By the mark that would be the decimal one.
_GROUPED = {",": re.compile(r"[1-9]\d{0,2}(?:,\d{3})+"), ".": re.compile(r"[1-9]\d{0,2}(?:\.000)+")}
_LENGTH = re.compile(r"-(?:long|wide|high|deep|strong)$")  # "a 2-month-long siege"
_COUNTED = ("st", "nd", "rd", "th")
_RANGE = re.compile(r"(?:\s*(?:-|–|—|to|and|or|bis|und|a|y|o|à|et|ou|e)\s*)(?:[$€£¥]|US\$)?$", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")  # "from 17% in 2020 to 31%": no share is meant
_PER_CENT = re.compile(r"\b(?:per cent|por ciento|por cento|pour cent)\b", re.IGNORECASE)


@lru_cache(maxsize=REMEMBERED)
def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order.

    >>> [(f.words, sorted(f.values), f.unit) for f in figures("Twenty-six people paid $1.5 million, or 3%")]
    [('Twenty-six', [26.0], ''), ('$1.5 million', [1500000.0], '$'), ('3%', [3.0], '%')]
    """
    if not (_opener().search(text) or has_share(text)):
        return ()
    text = as_share(text)
    read = with_scales(with_shares(with_halves(text)))
    found = list(_scan(text, _PER_CENT.sub(lambda match: "%".rjust(len(match.group())), read)))
    return tuple(_with_range(text, found, at) for at in range(len(found)))


def _with_range(text: str, found: list[_Found], at: int) -> Figure:
    """In "5 to 7 million dollars" the five means millions and dollars too."""
    this = found[at]
    behind = found[at + 1] if at + 1 < len(found) else None
    dated = _YEAR.fullmatch(this.figure.words) and not (behind and _YEAR.fullmatch(behind.figure.words))
    if not behind or dated or not _RANGE.fullmatch(text[this.end : behind.start]):
        return this.figure
    values = this.figure.values | {value * behind.scale for value in this.figure.values}
    return Figure(this.figure.words, frozenset(values), this.figure.unit or behind.figure.unit)


def _scan(words: str, text: str) -> Iterator[_Found]:
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        taken, values, unit = _read_number(tokens, at)
        if not taken:
            at += 1
            continue
        start, end = tokens[at].start(), tokens[at + taken - 1].end()
        # "The 97th minute" counts minutes off, and may be "the 97th".
        counted = (tokens[at]["glued"] or "").lower() in _COUNTED
        more, scale, unit_behind = (0, 1.0, "") if counted else _read_behind(tokens, at + taken)
        if more:
            end = tokens[at + taken + more - 1].end()
        end += len(text) - end - len(text[end:].lstrip(FILL))
        scaled = frozenset(value * scale for value in values)
        yield _Found(start, end, scale, Figure(words[start:end].strip(), scaled, unit or unit_behind))
        at += taken + more


def _read_number(tokens: list[re.Match[str]], at: int) -> tuple[int, set[float], str]:
    token = tokens[at]
    if token["digits"]:
        values = set(_readings(token["digits"]))
        glued = (token["glued"] or "").lower()
        if glued in SCALES:
            values = {value * SCALES[glued] for value in values}
        return 1, values, CURRENCIES.get((token["sign"] or "").upper(), "")
    if token["word"] and (_opener().match(token["word"]) or "-of-" in token["word"]):
        taken, value = _read_words([t["word"] or "" for t in tokens[at : at + 8]])
        return (taken, {value}, "") if taken else _read_compound(token["word"].lower())
    return 0, set(), ""


def _read_compound(word: str) -> tuple[int, set[float], str]:
    """Return the number of a compound and its unit: three of "three-member", four hours of "four-hour"."""
    number, hyphen, rest = word.partition("-")
    if "-of-" in word:  # "mum-of-three"
        number, rest = word.rpartition("-")[2], ""
    value = _numeral(number) if hyphen else None
    if not value or value == 1.0:
        return 0, set(), ""
    return 1, {value}, "" if rest.endswith("old") else _unit(rest)


def _read_behind(tokens: list[re.Match[str]], at: int) -> tuple[int, float, str]:
    """Return how many tokens behind a number belong to it, the scale they give and the unit."""
    taken, scale, unit = 0, 1.0, ""
    for ahead, token in enumerate(tokens[at : at + 4], start=1):
        written = token["word"] or token["mark"] or ""
        word = _LENGTH.sub("", written.lower().rstrip("."))
        behind = (tokens[at + ahead]["word"] or "").lower() if at + ahead < len(tokens) else ""
        if word in SCALES and scale == 1.0 and not unit:
            scale, taken = SCALES[word], ahead
        elif not unit and (double := _double_unit(word, behind)):
            return ahead + 1, scale, double
        elif not unit and (found := _unit(word)):
            if found == "year" and behind == "old" and scale == 1.0:  # an age may stand bare: "Ana Ruiz, 19, left"
                break
            unit, taken = found, ahead
        elif (word not in ("us", "de", "d") and not written.istitle()) or not taken:  # "billion Norwegian kroner"
            break
    return (taken, scale, unit) if unit or scale != 1.0 else (0, 1.0, "")


def _double_unit(word: str, behind: str) -> str:
    """Return a unit of two words, "" where there is none: "square km" is no km, a "percentage point" no per cent."""
    if word in ("percentage", "prozent") and behind in ("point", "points"):
        return "percentage point"
    return f"{word} {_unit(behind)}" if word in ("square", "cubic", "nautical") and _unit(behind) else ""


@cache
def _opener() -> re.Pattern[str]:
    """Return what any figure opens with: most sentences have none, and need not be taken apart."""
    words = sorted({*NUMERALS, *ORDINALS, *FRACTIONS, *VAGUE}, key=len, reverse=True)
    return re.compile(rf"\d|\b(?:{'|'.join(words)})\b", re.IGNORECASE)


@cache
def _unit(word: str) -> str:
    if word in PERCENT:
        return "%"
    return CURRENCIES.get(word.upper()) or MEASURES.get(word, "")


def _readings(digits: str) -> Iterator[float]:
    """Yield what digits with separators can mean: the point is thousands or decimals, the comma so, too.

    Groups of three behind commas are thousands ("9,000"), and so is ".000": neither is nine.

    >>> list(_readings("9,000")), list(_readings("9.000")), list(_readings("1.234")), list(_readings("1,5"))
    ([9000.0], [9000.0], [1.234, 1234.0], [1.5])
    """
    plain = re.sub(r"['’ \u00a0\u202f]", "", digits)
    for thousands, decimal in ((",", "."), (".", ",")):
        bare = plain.replace(thousands, "").replace(decimal, ".")
        if bare.count(".") <= 1 and _well_grouped(plain, thousands) and not _GROUPED[decimal].fullmatch(plain):
            yield float(bare)


def _well_grouped(digits: str, thousands: str) -> bool:
    whole, _, decimals = digits.partition("." if thousands == "," else ",")
    return thousands not in decimals and all(len(group) == 3 for group in whole.split(thousands)[1:])


def _read_words(words: list[str]) -> tuple[int, float]:
    """Read a number written in words: ("two", "hundred", "and", "five") is (4, 205.0).

    A lone "one" counts nothing ("one of the men") and is no figure; vague words such as "dozens" stand for
    themselves under a negative value that nothing else has.
    """
    first = words[0].lower()
    first = first.partition("-")[0] if first.partition("-")[0] in ORDINALS else first  # "fourth-largest"
    if first in VAGUE:
        return 1, float(-1000 - VAGUE.index(first))
    if first in ORDINALS or first in FRACTIONS:
        taken = 2 if first in FRACTIONS and words[1:2] in (["a"], ["an"]) else 1
        return taken, ORDINALS.get(first) or FRACTIONS[first]
    taken, total, group = 0, 0.0, 0.0
    for at, word in enumerate(words):
        value = _numeral(word.lower())
        if value is None:
            if (
                at
                and word.lower() in ("and", "y", "e", "et")
                and at + 1 < len(words)
                and _numeral(words[at + 1].lower())
            ):
                continue
            break
        if value in (100.0, 1000.0) and group:
            group *= value
            total, group = (total + group, 0.0) if value == 1000.0 else (total, group)
        elif group and group % 100 and value >= group % 100 and not _joins(group, value):
            break
        else:
            group += value
        taken = at + 1
    return (taken, total + group) if taken and (taken > 1 or total + group != 1.0) else (0, 0.0)


def _joins(group: float, value: float) -> bool:
    return group % 100 >= 20 and group % 10 == 0 and value < 10


@cache
def _numeral(word: str) -> float | None:
    if word in NUMERALS:
        return NUMERALS[word]
    tens, _, ones = word.partition("-")
    counted = 1.0 if ones == "first" else NUMERALS.get(ones, ORDINALS.get(ones))  # "twenty-first"
    if tens in NUMERALS and counted is not None and counted < 10 <= NUMERALS[tens]:
        return NUMERALS[tens] + counted
    return None
