"""Tell by one line of text what it is: a header field, a date, a byline, a caption, a heading, a title."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import TypedDict

from msgspec import Struct

from wirebrief.article import SentenceKind
from wirebrief.read.dateline import find_dateline
from wirebrief.read.dates import find_date, parse_date

LONGEST_TITLE = 220
LONGEST_HEADING = 80
HEADING_WORDS = 12
LONGEST_BYLINE = 120
LONGEST_CAPTION = 600
DATE_LINE_WORDS = 4
"""Beside its date, a date line has a weekday, "Published", a place: a sentence has more."""

_STOPS = re.compile(r"[.…:;,。।۔،、][\"'”’»)\]」』]{0,3}$")
_QUESTIONS = re.compile(r"[!?！？؟][\"'”’»)\]」』]{0,3}$")
_INITIALS_END = re.compile(r"(?:^|[\s.])[^\W\d_]\.$")
_LIST_ITEM = re.compile(r"[-*•–—]\s|\(?\d{1,3}[.)]\s")
_FIELD = re.compile(r"([^\W\d_][\w -]{1,24}):\s{1,4}(\S.{0,1000})$")
_FIELDS = {
    "title": "title", "headline": "title", "titel": "title", "titulo": "title", "título": "title", "titre": "title",
    "author": "byline", "authors": "byline", "byline": "byline", "by": "byline", "autor": "byline", "auteur": "byline",
    "publisher": "publisher", "source": "publisher", "publication": "publisher", "site": "publisher",
    "date": "published_at", "published": "published_at", "datum": "published_at", "fecha": "published_at",
    "url": "url", "link": "url", "language": "language", "lang": "language",
}  # fmt: skip
_ADDRESS = re.compile(r"https?://\S{3,2000}$")
_BY = re.compile(r"(?:By|BY|Von|VON|Por|POR|Par|PAR|Di|Da|Door|От|Автор:?|Text:|بقلم)\s(\S.*)$")
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]{0,40}$")
_LINKS = frozenset("and und y e et ed en de del della di da van von der den la le du dos i و".split())
_ROLE = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|news|press|reuters|afp|dpa|redaktion|redacción)\b", re.IGNORECASE
)
_WEEKDAYS = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag "
        "samstag sonnabend sonntag lunes martes miércoles jueves viernes sábado domingo lundi mardi mercredi "
        "jeudi vendredi samedi dimanche lunedì martedì mercoledì giovedì venerdì sabato domenica segunda- "
        "feira terça-feira quarta-feira quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag "
        "zaterdag zondag"
    ).split()
)
_CAPTION = re.compile(
    r"(?:^|[\s(\[])(?:Images?|Photos?|Photograph|Picture|Fotos?|Bild|Illustration|Graphic|Credit)"
    r"(?:\scredit|\sby|s\sby)?\s?[:/]\s?\S|\((?:AP|AFP|Getty|Reuters)[ /][^()]{0,40}(?:Photo|Images|via)",
    re.IGNORECASE,
)


class Said(TypedDict, total=False):
    """What a line says of the article, under the names of the article's own fields."""

    title: str
    byline: str
    publisher: str
    published_at: datetime
    url: str
    language: str


class Mark(Struct, frozen=True):
    """What a line is. `kinds` are (start, end, kind) within it, in code points."""

    kinds: tuple[tuple[int, int, SentenceKind], ...]
    said: Said


def front_mark(line: str) -> Mark | None:
    """Return what a line of front matter is, None for a title or for prose, which need to see more than a line."""
    return next((mark for rule in _RULES if (mark := rule(line))), None)


def _whole(line: str, kind: SentenceKind, said: Said) -> Mark:
    return Mark(((0, len(line), kind),), said)


def _header_field(line: str) -> Mark | None:
    match = _FIELD.match(line)
    field = _FIELDS.get(match[1].casefold()) if match else None
    if not match or not field:
        return None
    value = match[2]
    if field == "title":
        return Mark(((match.start(2), len(line), "title"),), {"title": value})
    return _whole(line, "byline", said_by_field(match[1], value))


def said_by_field(called: str, value: str) -> Said:
    """Return what a header field such as `Date: 2026-11-22` says; nothing for a field that is not known."""
    field = _FIELDS.get(called.strip().casefold())
    if field is None:
        return {}
    if field == "published_at":
        moment = parse_date(value)
        return {"published_at": moment} if moment else {}
    if field == "language":
        return {"language": value.split("-", maxsplit=1)[0].lower()} if len(value) <= 12 else {}
    said: Said = {}
    said[field] = value  # type: ignore[literal-required] # the field comes from our own table
    return said


def _address(line: str) -> Mark | None:
    return _whole(line, "byline", {"url": line}) if _ADDRESS.match(line) else None


def _date_line(line: str) -> Mark | None:
    found = find_date(line)
    if found is None or (_STOPS.search(line) and not line.endswith(("m.", "г.", "р."))):
        return None
    around = [word for word in found[1].split() if any(map(str.isalnum, word))]
    return _whole(line, "byline", {"published_at": found[0]}) if len(around) <= DATE_LINE_WORDS else None


def _byline(line: str) -> Mark | None:
    match = _BY.match(line) if len(line) <= LONGEST_BYLINE else None
    if not match or (_STOPS.search(line) and not _INITIALS_END.search(line)):
        return None
    names = _names(match[1])
    return _whole(line, "byline", {"byline": names}) if names else None


def _names(words: str) -> str | None:
    """Return the persons at the head of a byline, without their role and house; None where there are none."""
    pieces = [piece.strip() for piece in re.split(r"\s?[,|•/–—]\s?", words)]
    named = [piece for piece in pieces if _is_name(piece)]
    return ", ".join(named) if named and named[0] == pieces[0] else None


def _is_name(piece: str) -> bool:
    words = piece.split()
    return (
        1 <= len(words) <= 8
        and all(_NAME.match(word) or word in _LINKS for word in words)
        and words[0] not in _LINKS
        and not _ROLE.search(piece)
    )


def _caption(line: str) -> Mark | None:
    return _whole(line, "caption", {}) if is_caption(line) else None


_RULES: tuple[Callable[[str], Mark | None], ...] = (_header_field, _address, _date_line, _byline, _caption)


def is_caption(line: str) -> bool:
    """Return whether a short paragraph carries a picture's credit."""
    return len(line) <= LONGEST_CAPTION and bool(_CAPTION.search(line))


def is_heading(line: str) -> bool:
    """Return whether a line may head a section: short, no sentence, no list item, not lower case."""
    return (
        len(line) <= LONGEST_HEADING
        and len(line.split()) <= HEADING_WORDS
        and not ends_sentence(line)
        and not _LIST_ITEM.match(line)
        and not line[0].islower()
        and line[0] not in "\"“„«'‘「"
        and any(map(str.isalpha, line))
        and "\n" not in line
    )


def is_title(line: str) -> bool:
    """Return whether a first paragraph may be a title: no sentence, no dateline, no list item."""
    return (
        2 <= len(line) <= LONGEST_TITLE
        and line.count("\n") <= 2
        and (not _STOPS.search(line) or bool(_INITIALS_END.search(line)))
        and not _LIST_ITEM.match(line)
        and any(map(str.isalpha, line))
        and find_dateline(line) is None
    )


def ends_sentence(line: str) -> bool:
    """Return whether a line ends as prose does."""
    return bool(_STOPS.search(line) or _QUESTIONS.search(line))


def split_dated_title(line: str) -> tuple[int, int, datetime] | None:
    """Return where the title ends, where its date begins, and the date, for "… title Friday, July 21, 2017".

    Only a date led by a weekday is parted from the title: any other may belong to it.
    """
    words = list(re.finditer(r"\S+", line))
    for word in words[1:][-6:]:
        if word.group().strip(",").casefold() in _WEEKDAYS:
            found = find_date(line[word.start() :])
            if found and len(found[1].split()) <= 2:
                return len(line[: word.start()].rstrip(" |–—-")), word.start(), found[0]
    return None
