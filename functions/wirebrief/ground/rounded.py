"""Take a rounded figure for the exact one where the statement says that it rounds: "nearly half" of 48 percent."""

import math
import re

_HEDGES = {
    "about": "about around approximately roughly some circa rund etwa knapp environ unos unas cerca casi quase",
    "below": "more over above least mehr über más mais plus",
    "above": "nearly almost under less up fast presque",
}
_WAY = {word: way for way, words in _HEDGES.items() for word in words.split()}
_REACH = 3  # words before a figure in which "about" or "more than" stands
_NEAR = 0.08  # relative: how far rounding goes
_LEAST = 0.8  # share of the exact figure that "more than" must still tell: over 200 of 212, not of 290
# Points of a percentage from a half or a third, each way, that are so called.
_OF_SHARE = {"about": (-3.0, 3.0), "below": (0.0, 9.0), "above": (-6.0, 0.0), "": (-0.7, 0.7)}
_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*")


def rounding(statement: str, figure: str) -> str:
    """Return how the words before a figure round it: "about", "below" the exact one, "above" it, "" where they do not.

    >>> rounding("More than 900 came.", "900"), rounding("It sold 900.", "900")
    ('below', '')
    """
    before = statement[: max(statement.find(figure), 0)]
    words = [word.casefold() for word in _WORD.findall(before)[-_REACH:]]
    return next((_WAY[word] for word in reversed(words) if word in _WAY), "")


def rounds(value: float, exact: float, way: str) -> bool:
    """Return whether a value is the exact one rounded this way: to the nearest, the last below, the next.

    >>> rounds(900, 912, "below"), rounds(900, 912, "above"), rounds(910, 912, "about"), rounds(920, 912, "about")
    (True, False, True, False)
    >>> rounds(6, 6.4, "below"), rounds(20, 23, "below"), rounds(500, 497, "above"), rounds(200, 290, "below")
    (True, True, True, False)
    """
    near = value >= _LEAST * exact if way == "below" else abs(value - exact) <= _NEAR * exact
    if not way or exact <= 0 or not near or _digits(value) >= _digits(exact):
        return False
    step = 10.0 ** (math.floor(math.log10(value)) + 1 - _digits(value))
    steps = {"below": math.floor(exact / step), "above": math.ceil(exact / step), "about": round(exact / step)}
    return abs(steps[way] * step - value) < step / 2


def rounds_share(share: float, percent: float, way: str) -> bool:
    """Return whether a percentage is called this share of the whole.

    >>> rounds_share(1 / 3, 31, "about"), rounds_share(0.5, 53, "below"), rounds_share(0.5, 53, "above")
    (True, True, False)
    """
    least, most = _OF_SHARE[way]
    return least <= percent - 100 * share <= most


def _digits(value: float) -> int:
    """Return how many digits of a value say something: two of 1,200."""
    return len(f"{value:.6g}".partition("e")[0].replace(".", "").strip("0"))
