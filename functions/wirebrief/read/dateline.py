"""Recognise how a wire story opens: the place, the day and the agency before the dash."""

import re
from datetime import datetime

from msgspec import Struct

from wirebrief.read.dates import month_number, parse_date

LONGEST_DATELINE = 120
"""Two place names, a day and an agency fit in; a dash further on belongs to the prose."""

_DASH = re.compile(r"\s{0,2}(?:--|[–—])\s{0,2}|\s-{1,2}\s")
_AGENCY = re.compile(r"\s{0,2}\(([^()]{2,40})\)\s{0,2}$")
_JAPANESE = re.compile("【([^【】=＝]{1,12})[=＝]([^【】]{2,20})】")
_CHINESE = re.compile(
    "[（(]?([\u4e00-\u9fff]{1,6}[社网報报])([\u4e00-\u9fff]{0,8})\\d{1,2}月\\d{1,2}日[电電讯訊][）)]?"
)
_LINKS = frozenset("de del of the am an der di da do la le los las el und y et upon sur".split())


class Dateline(Struct, frozen=True):
    """ "BERLIN, 21 Nov (dpa) - ": each part None where it is not named; the prose begins at `end` (code points)."""

    place: str | None
    published_at: datetime | None
    publisher: str | None
    end: int


def find_dateline(prose: str) -> Dateline | None:
    """Return the dateline that the prose opens with, None where it has none.

    >>> find_dateline("EL PASO, Texas (Border Report) – Officials said").publisher
    'Border Report'
    """
    opening = prose[:LONGEST_DATELINE]
    return _find_bracketed(opening) or _find_dashed(opening)


def _find_bracketed(opening: str) -> Dateline | None:
    """Read 【盛岡=汐見通信社】 and 新华社北京11月21日电, which have no dash."""
    japanese = _JAPANESE.match(opening)
    if japanese:
        return Dateline(japanese[1], None, japanese[2], japanese.end())
    chinese = _CHINESE.match(opening)
    return Dateline(chinese[2] or None, None, chinese[1], chinese.end()) if chinese else None


def _find_dashed(opening: str) -> Dateline | None:
    dash = _DASH.search(opening)
    if dash is None or "\n" in opening[: dash.start()]:
        return None
    agency = _AGENCY.search(opening[: dash.start()])
    place, day = _place_and_day(opening[: agency.start() if agency else dash.start()])
    publisher = agency[1].strip() if agency and _names_agency(agency[1]) else None
    if not _is_place(place) and (place or not publisher):
        return None
    if publisher is None and day is None and not _is_capitals(place):
        return None
    return Dateline(place or None, parse_date(day) if day else None, publisher, dash.end())


def _place_and_day(words: str) -> tuple[str, str | None]:
    """Part "BERLIN, 21 Nov 2026" where the day begins."""
    pieces = re.split(r"([,،]\s)", words.strip())
    for at in range(2, len(pieces), 2):
        if _holds_day(pieces[at]):
            return "".join(pieces[: at - 1]), "".join(pieces[at:])
    return words.strip(), None


def _holds_day(piece: str) -> bool:
    words = piece.replace(".", " ").split()
    return any(map(month_number, words)) and any(word[0].isdigit() for word in words)


def _is_place(words: str) -> bool:
    named = re.split(r"[\s,،/]+", words)
    return 0 < len(named) <= 7 and all(word and (not word[0].islower() or word in _LINKS) for word in named)


def _is_capitals(place: str) -> bool:
    """ "EL PASO, Texas" and "WASHINGTON" stand in capitals; "Smith" before a dash does not."""
    first = place.split(",", maxsplit=1)[0]
    return len(first) > 2 and first.isupper()


def _names_agency(words: str) -> bool:
    """A state in brackets ("PORTLAND (Ore.)") is no agency; "dpa" and "Border Report" are."""
    return not words.endswith(".") and not any(character.isdigit() for character in words)
