"""The words of the newsletter around the brief: in the article's language where we have them, else in English."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Literal

import msgspec

from wirebrief.decoding import decodable
from wirebrief.templating import read_template

Direction = Literal["ltr", "rtl", "auto"]

# Languages that are written from right to left, by BCP 47 primary tag.
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "azb", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_ISO_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Words(msgspec.Struct, frozen=True):
    """A string table in one language. `words("fact.calls.value", calls=3, cached=1)` fills the gaps of an entry."""

    language: str
    table: Mapping[str, str]

    def __call__(self, key: str, **gaps: object) -> str:
        return self.table[key].format(**gaps) if gaps else self.table[key]

    def day(self, moment: date) -> str:
        """Return a date in words, such as "22 November 2026"."""
        return self("date.day", day=moment.day, month=self(f"month.{moment.month}"), year=moment.year)

    def iso(self, value: str) -> str:
        """Return an ISO 8601 date, month, year or interval in words; anything else as it is.

        >>> words_for("en").iso("2026-11-22/2026-12")
        '22 November 2026 to December 2026'
        """
        first, slash, last = value.partition("/")
        if slash:
            return self("date.interval", **{"from": self.iso(first), "to": self.iso(last)})
        match = _ISO_DAY.fullmatch(value)
        if match is None or not match[2] or not 1 <= int(match[2]) <= 12:
            return self._timestamp(value)
        month = self(f"month.{int(match[2])}")
        if match[3] is None:
            return self("date.month", month=month, year=int(match[1]))
        return self("date.day", day=int(match[3]), month=month, year=int(match[1]))

    def _timestamp(self, value: str) -> str:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return value
        return f"{self.day(moment)}, {moment:%H:%M}" if "T" in value else value


def words_for(language: str | None) -> Words:
    """Return the table of the language; what it lacks is in English, as is all of it for other languages.

    Some languages have their quotation marks here and no words: around their quotations we speak English.
    """
    tables = _tables()
    primary = primary_tag(language) or "en"
    own = tables.get(primary, {})
    return Words(primary if "summary" in own else "en", {**tables["en"], **own})


def primary_tag(language: str | None) -> str | None:
    """Return the language's primary tag in lower case, None where it is no language tag at all."""
    return language.split("-")[0].lower() if language and _TAG.fullmatch(language) else None


def direction(language: str | None) -> Direction:
    """Return the way that text in the language runs, "auto" where the language is not known."""
    primary = primary_tag(language)
    if primary is None:
        return "auto"
    return "rtl" if primary in _RIGHT_TO_LEFT else "ltr"


def machine_readable(value: str) -> bool:
    """Return whether HTML's `<time>` takes the value: a date, a month, a year or a time stamp, no interval."""
    match = _ISO_DAY.fullmatch(value)
    try:
        if match:
            date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        else:
            datetime.fromisoformat(value)
    except ValueError:
        return False
    return bool(match) or "T" in value


@cache
def _tables() -> dict[str, dict[str, str]]:
    return msgspec.json.decode(read_template("brief", "words.json"), type=decodable(dict[str, dict[str, str]]))
