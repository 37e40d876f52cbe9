"""Parse what the model said into a draft: tolerant of what stands around the JSON, strict about the JSON."""

import re
from collections.abc import Iterator

import msgspec

from wirebrief.decoding import decodable
from wirebrief.draft import Draft

_FENCED = re.compile(r"```(?:json)?\s*(\{.*\})\s*```", re.DOTALL)
_THOUGHTS = re.compile(r"<think>.*?</think>", re.DOTALL)


def parse_draft(content: str, fields: tuple[str, ...]) -> Draft | None:
    """Return the draft, None where there is none of exactly the asked shape.

    A fence around the object, thoughts before it and words before or after it are let pass; a missing brace,
    a wrong type, an unknown key are not. A list that a server without strict schemas left out counts as empty,
    unless nothing at all is left then.

    >>> parse_draft('Here: {"headline": null, "summary": []}', ("headline", "summary")) == Draft()
    True
    """
    for candidate in _objects(content):
        try:
            draft = msgspec.json.decode(candidate, type=decodable(Draft))
            keys = msgspec.json.decode(candidate, type=decodable(dict[str, msgspec.Raw])).keys()
        except (msgspec.DecodeError, UnicodeError):
            continue
        if keys == set(fields) or (keys <= set(fields) and draft != Draft()):
            return draft
    return None


def is_cut(content: str) -> bool:
    """Return whether the content is JSON that ends in its middle.

    >>> is_cut('{"headline": nu'), is_cut("no JSON at all")
    (True, False)
    """
    try:
        msgspec.json.decode(content[content.index("{") :])
    except (ValueError, UnicodeError) as exc:  # a DecodeError is a ValueError
        return "truncated" in str(exc)
    return False


def _objects(content: str) -> Iterator[str]:
    """Yield what may be the object, the surest first."""
    yield content
    said = _THOUGHTS.sub("", content)
    yield from _FENCED.findall(said)
    yield said[said.find("{") : said.rfind("}") + 1]
