"""Keep out what no statement has: markup, links that the article lacks, another script, orders to whoever reads it."""

import re

from wirebrief.article import Sentence
from wirebrief.ground.orders import gives_orders
from wirebrief.ground.scripts import script
from wirebrief.ground.source import Source
from wirebrief.ground.speakers import Speakers
from wirebrief.ground.words import content_words

MAX_STATEMENT = 700  # characters: a sentence of a brief, not an essay
ORDERED = 0.34  # share of content words that only an order holds, above which the statement repeats it
_MARKUP = re.compile(r"</?[a-z!][^>]*>|\]\(|!\[|```|\{\{|\{%", re.IGNORECASE)
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s)\]>\"']+|[\w.+-]+@[\w-]+\.[\w.]+|\b[\w-]+\.(?:com|org|net|io|info|ru|cn)\b(?:/\S*)?",
    re.IGNORECASE,
)
_LINKED = ("://", "www.", "@", ".com", ".org", ".net", ".io", ".info", ".ru", ".cn")  # every link has one of them
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def malformed(text: str, source: Source) -> str | None:
    """Return why a text is no statement of this article, None where it may be one."""
    if not text.strip() or len(text) > MAX_STATEMENT:
        return f"a statement has 1 to {MAX_STATEMENT} characters, this one {len(text)}"
    if (bad := _CONTROL.search(text) or _MARKUP.search(text)) and bad.group() not in source.text:
        return "markup or control characters have no place in a statement"
    for link in _links(text):
        if link.rstrip(".,") not in source.text and link != source.article.url:
            return f"the link {link} is not the article's own"
    if source.script and script(text) not in ("", source.script):
        return "the statement is not in the article's language"
    return None


def repeats_order(text: str, sentences: tuple[Sentence, ...], source: Source, speakers: Speakers) -> bool:
    """Return whether a statement tells as a fact what the article, in nobody's name, orders its reader to do."""
    orders = [one for one in sentences if gives_orders(source.unquoted(one)) and not speakers.has_speaker(one)]
    if not orders:
        return False
    theirs = _words_in(orders, source)
    others = _words_in([one for one in sentences if one not in orders], source)
    words = content_words(text)
    return sum(word in theirs and word not in others for word in words) > ORDERED * len(words)


def _links(text: str) -> list[str]:
    lowered = text.lower()
    return _LINK.findall(text) if any(sign in lowered for sign in _LINKED) else []


def _words_in(sentences: list[Sentence], source: Source) -> frozenset[str]:
    return frozenset[str]().union(*(content_words(source.text[one.start : one.end]) for one in sentences))
