"""Find where sentences begin in a paragraph: sentencex proposes, and what it gets wrong in news is mended here.

Proposals are taken back after titles and initials, after a German ordinal, before a lower-case letter, and between a
quotation and the words that attribute it. A quotation of several sentences stays whole while it is short, so that
words and speaker are cited together; a long one is cut, so that evidence stays close to what it proves.
"""

import re
from collections.abc import Iterator

import sentencex

from wirebrief.read import spaced
from wirebrief.read.abbreviations import DOTTED_ORDINALS, TITLES

WINDOW = 2_000
"""Code points proposed on at a time: sentencex takes quadratic time where quotation marks never close."""
LONGEST_WHOLE = 300
"""A sentence longer than this is looked at again with its quotation marks taken for blanks."""
LONGEST_ATTRIBUTION = 14
"""Code points of a Chinese clause such as "外交部发言人说" that belongs to the quotation before it."""

_OPENERS = "“„«‹「『《（(`[¿¡"
_CLOSERS = "”»›」』》）)]″’"
_MASK = str.maketrans(dict.fromkeys(_OPENERS[:-2] + _CLOSERS[:-1] + '"', " "))
_HAS_QUOTES = re.compile('["“„«「『(（]')
_LAST_WORD = re.compile(r"([^\s(\[“„«\"'’]{1,12})\.\s?$")
_INITIAL = re.compile(r"[^\W\d_]$")
_ORDINAL = re.compile(r"(?<!\d)\d{1,2}$")
_QUOTE_CLOSED = re.compile(r"[\"”»」』’]\s?$")
_EXCLAIMED = re.compile(r"[!?][\"”″’]\s$")
_SAYS = re.compile(
    r"(?:[A-Z][\w.'’-]{0,30}\s){1,5}(?:said|says|asked|asks|added|told|wrote|replied|cried|shouted|exclaimed|joked)\b"
)
_CHINESE_SAYS = re.compile(f"[^。！？，]{{0,{LONGEST_ATTRIBUTION}}}(?:说|說|道|表示|称|稱|问|問|指出|强调)")
_AGENCY = re.compile(r"\([A-Z][\w .-]{1,30}\)\s(?:--|[–—_-])\s")  # "PORT ALDER, Wash. (AP) - Relatives of"
_CLOCK = re.compile(r"\d\s?[ap]\.m\.\s$")
_OF_CLOCK = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{1,3}T|GMT|UTC|Eastern|Central|Pacific)\b|"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\.|[a-z]{2,6})? \d"
)
_WIRE_STOP = re.compile(r"[.!?](?:″|'')\s+(?=[^\W\d_a-z]|``)|[.!?]\s+(?=``[^\W_])")
"""Old wires quote with two accents and a double prime or two apostrophes, of which sentencex knows nothing."""
_HIRAGANA = re.compile("[ぁ-ゖ]")
_HANGUL = re.compile("[가-힣]")
_CJK_STOP = re.compile("[。！？](?=[0-9A-Za-z０-９])")


def boundaries(paragraph: str, language: str) -> tuple[int, ...]:
    """Return where each sentence but the first begins, in code points of the paragraph, in order."""
    if language[:2] in spaced.LANGUAGES:
        return tuple(spaced.clauses(paragraph))
    proposed = sorted({_settle(paragraph, at) for at in _proposals(paragraph, language)})
    kept = _keep(paragraph, proposed, language)
    return tuple(_finer(paragraph, kept, language))


def _proposals(paragraph: str, language: str) -> Iterator[int]:
    start = 0
    while start < len(paragraph):
        window = paragraph[start : start + WINDOW]
        found = _ask_sentencex(window, language)
        yield from (start + at for at in found)
        if start + WINDOW >= len(paragraph):
            return
        # the last sentence seen may go on past the window: look at it again from its beginning
        start += found[-1] if found else (window.rfind(" ") + 1 or WINDOW)


def _ask_sentencex(window: str, language: str) -> list[int]:
    starts = [found["start_index"] for found in sentencex.get_sentence_boundaries(language, window)][1:]
    starts += [match.end() for match in _WIRE_STOP.finditer(window)]
    return starts + [match.end() for match in _CJK_STOP.finditer(window) if _outside_quotes(window[: match.end()])]


def _outside_quotes(before: str) -> bool:
    return before.count("“") + before.count("「") <= before.count("”") + before.count("」")


def _settle(paragraph: str, at: int) -> int:
    """Move a boundary past the marks that close the sentence before it, and before those that open the next."""
    while at < len(paragraph) and (paragraph[at] in _CLOSERS or _closes(paragraph, at)):
        at += 1
    while at < len(paragraph) and paragraph[at].isspace():
        at += 1
    while at > 0 and (paragraph[at - 1] in _OPENERS or _opens(paragraph, at - 1)):
        at -= 1
    return at


def _closes(paragraph: str, at: int) -> bool:
    """A straight quote mark closes where no blank is before it and one is after it."""
    return paragraph[at] == '"' and not paragraph[at - 1 : at].isspace() and paragraph[at + 1 : at + 2].isspace()


def _opens(paragraph: str, at: int) -> bool:
    return paragraph[at] == '"' and paragraph[at - 1 : at].isspace() and not paragraph[at + 1 : at + 2].isspace()


def _keep(paragraph: str, proposed: list[int], language: str) -> list[int]:
    kept: list[int] = []
    for at in proposed:
        before, after = paragraph[max(0, at - 20) : at], paragraph[at : at + 200]
        if 0 < at < len(paragraph) and not _goes_on(before, after, language):
            kept.append(at)
    return kept


def _goes_on(before: str, after: str, language: str) -> bool:
    """Return whether the words around a proposed boundary are one sentence."""
    return (
        after.partition(" ")[0].rstrip(",;").islower()  # "iPhone" and "eHow" are names, and begin sentences
        or _abbreviates(before, language)
        or _AGENCY.match(after) is not None
        or (_EXCLAIMED.search(before) is not None and _SAYS.match(after) is not None)
        or (_CLOCK.search(before) is not None and _OF_CLOCK.match(after) is not None)
        or (_QUOTE_CLOSED.search(before) is not None and _attributes(after, language))
    )


def _abbreviates(before: str, language: str) -> bool:
    match = _LAST_WORD.search(before)
    if match is None:
        return False
    word = match[1]
    if language in DOTTED_ORDINALS and _ORDINAL.search(word):
        return True
    if language != "en" and _INITIAL.fullmatch(word) and word.isupper():
        return True  # English has sentences that end with a letter ("Plan B."), and sentencex knows them
    return word.casefold() in TITLES.get(language, frozenset())


def _attributes(after: str, language: str) -> bool:
    """Return whether a quotation in a script without blanks is followed by the words that attribute it."""
    if language == "ja":
        return _HIRAGANA.match(after) is not None
    if language == "ko":
        return _HANGUL.match(after) is not None
    return language == "zh" and _CHINESE_SAYS.match(after) is not None


def _finer(paragraph: str, kept: list[int], language: str) -> Iterator[int]:
    """Cut what stayed too long because it was quoted."""
    for start, end in zip([0, *kept], [*kept, len(paragraph)], strict=True):
        if start:
            yield start
        sentence = paragraph[start:end]
        if len(sentence) > LONGEST_WHOLE and _HAS_QUOTES.search(sentence):
            masked = sentence.translate(_MASK)
            found = {_settle(sentence, at) for at in _proposals(masked, language)}
            yield from (start + at for at in _keep(sentence, sorted(found), language))
