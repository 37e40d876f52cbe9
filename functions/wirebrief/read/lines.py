"""Tell what one line of front matter is and says: a header field, an address, a date, a byline, the house."""

import re
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from typing import TypedDict

from msgspec import Struct

from wirebrief.article import SentenceKind
from wirebrief.read.dates import find_date, parse_date
from wirebrief.read.headings import INITIALS_END, LONGEST_HEADING, STOPS, is_caption, is_heading

HOUSE_WORDS = 5
LONGEST_BYLINE = 120
DATE_LINE_WORDS = 4
"""Beside its date, a date line has a weekday, "Published", a place: a sentence has more."""

_FIELD = re.compile(r"([^\W\d_][\w -]{1,24}):\s{1,4}(\S.{0,1000})$")
_FIELDS = {
    "title": "title", "headline": "title", "titel": "title", "titulo": "title", "título": "title", "titre": "title",
    "author": "byline", "authors": "byline", "byline": "byline", "by": "byline", "autor": "byline", "auteur": "byline",
    "publisher": "publisher", "source": "publisher", "publication": "publisher", "site": "publisher",
    "date": "published_at", "published": "published_at", "datum": "published_at", "fecha": "published_at",
    "url": "url", "link": "url", "language": "language", "lang": "language",
}  # fmt: skip
_ADDRESS = re.compile(r"https?://\S{3,2000}$")
_BY = re.compile(
    r"(?:(?:(?:Interview|Story|Report|Reporting|Written|Words)\s)?[Bb]y|BY|Von|VON|Por|POR|Par|PAR|Di|Da|Door|От"
    r"|(?:Автор|Text|Texte|Testo|Texto|Autora?|Auteur|Autore|بقلم|संवाददाता|लेखक|记者|記者)\s?[:：]?)\s(\S.*)$"
)
_KOREAN_BY = re.compile(r"([가-힣]{2,5})\s기자$")
_PLACED = re.compile(r"\s(?:at|in|en|à|aus|bei)\s")
_UPDATED = re.compile(
    r"(?:Published|Updated|Posted|Last updated|Veröffentlicht|Aktualisiert|Publicado|Actualizado|Publié)\b"
)
_NAME = re.compile(r"(?:[dl]['’]|al-|el-)?[^\W\d_a-z][^\s\d,;:]{0,40}$")
_LINKS = frozenset("and und y e et ed en de del della di da van von der den la le du dos i و".split())
_ROLE = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|news|press|reuters|afp|dpa|redaktion|redacción)\b", re.IGNORECASE
)
_OFFICE = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|redakteurin|redakteur|redactora?)\b", re.IGNORECASE
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
    if found is None or (STOPS.search(line) and not line.endswith(("m.", "г.", "р."))):
        return None
    around = [word for word in found[1].split() if any(map(str.isalnum, word))]
    return _whole(line, "byline", {"published_at": found[0]}) if len(around) <= DATE_LINE_WORDS else None


def _byline(line: str) -> Mark | None:
    match = _BY.match(line) or _KOREAN_BY.match(line) if len(line) <= LONGEST_BYLINE else None
    if not match or (STOPS.search(line) and not INITIALS_END.search(line)):
        return None
    names = _names(match[1])
    return _whole(line, "byline", {"byline": names}) if names else None


def _names(words: str) -> str | None:
    """Return the persons at the head of a byline, without their role and house; None where there are none."""
    pieces = [_PLACED.split(piece.strip())[0] for piece in re.split(r"\s?[,|•/–—]\s?", words)]
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


def _update_line(line: str) -> Mark | None:
    """A page's "Published … Updated …" whose dates stood in elements of their own."""
    return _whole(line, "byline", {}) if len(line) <= LONGEST_HEADING and _UPDATED.match(line) else None


def _caption(line: str) -> Mark | None:
    return _whole(line, "caption", {}) if is_caption(line) else None


_RULES: tuple[Callable[[str], Mark | None], ...] = (
    _header_field,
    _address,
    _date_line,
    _byline,
    _update_line,
    _caption,
)


def house_name(line: str) -> str | None:
    """Return the house that a line under the byline names ("Science correspondent, The Lantern"), None for others."""
    if not is_heading(line) or len(line.split()) > 2 * HOUSE_WORDS:
        return None
    pieces = [piece.split("(")[0].strip() for piece in line.split(",")]
    houses = [piece for piece in pieces if not _OFFICE.search(piece) and not any(map(str.isdigit, piece))]
    return houses[0] if houses and 0 < len(houses[0].split()) <= HOUSE_WORDS else None


def is_bare_name(line: str) -> bool:
    """Return whether a line is two or three capitalised words, as a byline without "By" is."""
    return 2 <= len(line.split()) <= 3 and line[0].isupper() and _is_name(line)


def is_date_line(line: str) -> bool:
    """Return whether a line gives a date and little else."""
    return _date_line(line) is not None


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


def split_dated_prose(line: str) -> tuple[int, int, datetime] | None:
    """Return where the date ends, where the prose begins, and the date, for "Monday, May 4, 2015 Police said …".

    Only a date led by a weekday and followed by a capital stands apart: any other is the sentence's own.
    """
    words = list(re.finditer(r"\S+", line[:LONGEST_BYLINE]))[:7]
    if not words or words[0].group().strip(",").casefold() not in _WEEKDAYS:
        return None
    for word, following in pairwise(words):
        if re.search(r"\d{4}$", word.group()) and following.group()[0].isupper():
            found = find_date(line[: word.end()])
            return (word.end(), following.start(), found[0]) if found else None
    return None
