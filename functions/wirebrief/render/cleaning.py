"""Make every string of a brief fit for the format it is rendered in, so that no template can forget one."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import cache
from unicodedata import normalize

import msgspec

from wirebrief.brief import Brief, Claim, Evidence, Grounded
from wirebrief.decoding import decodable
from wirebrief.render.parts import evidence_of

_PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“”", "‟": "”", "「": "」", "『": "』", "»": "«"}
_OPENING = re.compile("[" + "".join(_PAIRS) + "]")
_FOLDED = str.maketrans(
    {**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("‐‑‒–—―", "-")}
)


def with_strings(brief: Brief, change: Callable[[str], str]) -> Brief:
    """Return the brief with `change` applied to every string in it; offsets and numbers stay."""
    plain_values = msgspec.to_builtins(brief, builtin_types=(datetime,))
    cleaned = _changed(plain_values, cache(change))  # one sentence is evidence of many parts
    return msgspec.convert(cleaned, decodable(Brief))


def _changed(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _changed(item, change) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_changed(item, change) for item in value]
    return value


def without_unverified_quotes(text: str, part: Grounded) -> str:
    """Return the text with quotation marks left only around words that the part's evidence has.

    >>> from wirebrief.brief import Evidence, Statement
    >>> part = Statement(id="s1", text="", evidence=(Evidence(0, 9, "No danger"),))
    >>> without_unverified_quotes("He saw “no danger” and “no risk”.", part)
    'He saw “no danger” and no risk.'

    Where a claim's words end within a quotation, the quotation is told to its end: without the mark that closes it, it
    would read as the newsroom's own words.
    """
    if not _OPENING.search(text):
        return text
    quotation = part.quotation if isinstance(part, Claim) else ()
    source = " … ".join(_folded(piece.quote) for piece in evidence_of(part))
    at = 0
    while (opening := _OPENING.search(text, at)) is not None:
        closing = _closing(text, opening)
        if closing < 0 and (whole := _to_its_end(text[opening.end() :], quotation)):
            return text[: opening.end()] + whole + _PAIRS[opening[0]][0]
        inner = text[opening.end() : closing]
        if closing >= 0 and _folded(inner).strip(" .,;:!?") in source:
            at = closing + 1
        else:
            text = text[: opening.start()] + (inner + text[closing + 1 :] if closing >= 0 else text[opening.end() :])
            at = opening.start()
    return text


def _to_its_end(begun: str, quotation: tuple[Evidence, ...]) -> str:
    """Return the quotation that begins with the words, set off from its mark as they are; nothing where none does."""
    gap = begun[: len(begun) - len(begun.lstrip())]
    for piece in quotation:
        if begun.strip() and _folded(piece.quote).startswith(_folded(begun)):
            return f"{gap}{piece.quote.strip()}{gap}"
    return ""


def _closing(text: str, opening: re.Match[str]) -> int:
    places = (text.find(mark, opening.end()) for mark in _PAIRS[opening[0]])
    return min((place for place in places if place >= 0), default=-1)


def _folded(text: str) -> str:
    return " ".join(normalize("NFKC", text).translate(_FOLDED).casefold().split())
