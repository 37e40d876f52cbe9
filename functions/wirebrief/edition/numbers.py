"""Find the numbers in a text: digits or words, with magnitude, currency, per cent, and how exactly they are meant."""

import re
from collections.abc import Iterator

from msgspec import Struct

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
MAGNITUDES = {
    "dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12,
    "millones": 1e6, "mil": 1e3, "tausend": 1e3, "millionen": 1e6, "milliarden": 1e9,
}  # fmt: skip

_WORD_NUMBER = "|".join([*TENS, *sorted(ONES, key=len, reverse=True)])
_MAGNITUDE = "|".join(sorted(MAGNITUDES, key=len, reverse=True))
NUMBER = re.compile(
    rf"""(?<![\w.,/:-])
    (?P<currency>(?:US|C|A|NZ|HK|R)?\$|€|£|¥|₹)?\s?
    (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
    (?:(?:\s|-)?(?P<magnitude>{_MAGNITUDE})\b)?
    (?P<percent>\s?(?:%|per\s?cent\b|percentage\spoints?\b))?
    (?P<coin>\s(?:dollars?|euros?|pounds?|pesos?|yen|francs?|crowns?)\b)?
    (?![\d/:])""",
    re.IGNORECASE | re.VERBOSE,
)
SPELLED = re.compile(
    rf"""\b(?P<head>{_WORD_NUMBER}|a(?=\s(?:dozen|hundred|thousand|million|billion)\b))
    (?:-(?P<tail>{_WORD_NUMBER}))?
    (?P<scales>(?:\s(?:dozen|hundred|thousand|million|billion))*)\b
    (?P<percent>\sper\s?cent\b)?
    (?P<coin>\s(?:dollars?|euros?|pounds?|pesos?|yen|francs?|crowns?)\b)?""",
    re.IGNORECASE | re.VERBOSE,
)
LOOSE = re.compile(
    r"(?:\b(?:about|around|some|nearly|almost|roughly|approximately|close to|an estimated)\s|~\s?)$", re.IGNORECASE
)
MINIMUM = re.compile(r"\b(?:more than|over|upwards of|(?P<counted>at least|no fewer than))\s$", re.IGNORECASE)
MAXIMUM = re.compile(r"\b(?:up to|as many as|less than|fewer than|under|at most)\s$", re.IGNORECASE)
COINS = {"dollar": "$", "euro": "€", "pound": "£"}

# "About 6,400" and "6,350" are one figure; newsrooms round to within a twentieth.
TOLERANCE = 0.05
# "More than 6,000" goes with what lies up to a tenth above it.
OPEN_END = 0.10


class Number(Struct, frozen=True, kw_only=True):
    """A number at `text[start:end]`; `low` and `high` bound what its words allow. `unit` is "%", a currency or "".

    `exact` is true of "226" and "at least 226", which somebody counted, false of "about 230" and "more than 220".
    """

    start: int
    end: int
    amount: float
    low: float
    high: float
    unit: str
    words: str
    exact: bool = False


def numbers(text: str) -> list[Number]:
    """Return the numbers in order.

    >>> [(n.amount, n.unit) for n in numbers("about 6,400 of two dozen, C$2.1 million, 40 percent")]
    [(6400.0, ''), (24.0, ''), (2100000.0, 'C$'), (40.0, '%')]
    """
    digits = [from_digits(text, match) for match in NUMBER.finditer(text)]
    taken = [(number.start, number.end) for number in digits]
    spelled = [
        from_words(text, match)
        for match in SPELLED.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]
    return sorted([*digits, *spelled], key=lambda number: number.start)


def from_digits(text: str, match: re.Match[str]) -> Number:
    """Read "C$2.1 million"."""
    amount = float(match["digits"].replace(",", ""))
    amount *= MAGNITUDES[match["magnitude"].casefold()] if match["magnitude"] else 1
    return bounded(text, match, amount, unit_of(match, match["currency"] or ""))


def from_words(text: str, match: re.Match[str]) -> Number:
    """Read "twenty-one thousand", "a dozen"."""
    spelled = [match["head"].casefold(), (match["tail"] or "").casefold()]
    amount = float(sum(TENS.get(word, ONES.get(word, 0)) for word in spelled)) if spelled[0] != "a" else 1.0
    for scale in match["scales"].split():
        amount *= MAGNITUDES[scale.casefold()]
    return bounded(text, match, amount, unit_of(match, ""))


def unit_of(match: re.Match[str], currency: str) -> str:
    """Return "%", the currency's sign or word, or nothing."""
    if match["percent"]:
        return "%"
    if currency:
        return currency.upper().replace("US$", "$")
    coin = (match["coin"] or "").strip().casefold().removesuffix("s")
    return COINS.get(coin, coin)


def bounded(text: str, match: re.Match[str], amount: float, unit: str) -> Number:
    """Return the number with the bounds that the words before it set."""
    before = text[max(0, match.start() - 24) : match.start() + leading_space(match)]
    low, high, exact = amount, amount, False
    if LOOSE.search(before):
        low, high = amount * (1 - TOLERANCE), amount * (1 + TOLERANCE)
    elif minimum := MINIMUM.search(before):
        high, exact = amount * (1 + OPEN_END), minimum["counted"] is not None
    elif MAXIMUM.search(before):
        low = amount * (1 - OPEN_END)
    else:
        exact = True
    start = match.start() + leading_space(match)
    words = text[start : match.end()]
    return Number(start=start, end=match.end(), amount=amount, low=low, high=high, unit=unit, words=words, exact=exact)


def leading_space(match: re.Match[str]) -> int:
    """Return how many spaces the match begins with."""
    return len(match.group()) - len(match.group().lstrip())


def same_amount(one: Number, other: Number) -> bool:
    """Return whether the two may mean the same: bounds that touch, or one is the other rounded.

    6,400 and 6,412 are one figure; 12 and 13 are not; 300 and 340 are not.
    """
    if one.low <= other.high and other.low <= one.high:
        return True
    larger = max(abs(one.amount), abs(other.amount))
    close = abs(one.amount - other.amount) <= TOLERANCE * larger
    return close and (rounds_to(one.amount, other.amount) or rounds_to(other.amount, one.amount))


def rounds_to(exact: float, rounded: float) -> bool:
    """Return whether `exact`, to as many significant digits as `rounded` shows, is `rounded`."""
    digits = len(f"{rounded:.0f}".rstrip("0")) if rounded >= 100 else len(f"{rounded:g}".replace(".", ""))
    return bool(rounded) and float(f"{exact:.{max(0, digits - 1)}e}") == rounded


def ranges(text: str, found: list[Number]) -> Iterator[Number]:
    """Yield the numbers with "between A and B" and "A to B" of one unit joined into one."""
    at = 0
    while at < len(found):
        first = found[at]
        second = found[at + 1] if at + 1 < len(found) else None
        if second is not None and joined(text, first, second):
            yield Number(
                start=first.start,
                end=second.end,
                amount=second.amount,
                low=scaled(first, second),
                high=max(first.amount, second.amount),
                unit=second.unit or first.unit,
                words=text[first.start : second.end],
            )
            at += 2
        else:
            yield first
            at += 1


def scaled(first: Number, second: Number) -> float:
    """Return the lower end: the 2.1 of "2.1 to 2.6 million" is in millions too."""
    scale = max(MAGNITUDES.get(word, 1.0) for word in second.words.casefold().split())
    return min(first.amount * scale if first.amount * scale <= second.amount else first.amount, second.amount)


def joined(text: str, first: Number, second: Number) -> bool:
    """Return whether two neighbours are the ends of one range."""
    link = text[first.end : second.start].casefold()
    between = text[max(0, first.start - 10) : first.start].casefold().endswith("between ")
    ends = (between and link == " and ") or (link in {" to ", "-", "–"} and first.amount < second.amount)
    return ends and (first.unit == second.unit or not first.unit or not second.unit)
