"""The door: bytes of an upload go in, an `Article` comes out, or the reason why there can be none."""

import hashlib
import re

from wirebrief.article import Article, Span
from wirebrief.errors import EmptyArticle, TooLarge, TooLittleText
from wirebrief.read.formats import read_manuscript
from wirebrief.read.front import recognise_front
from wirebrief.read.language import detect_language
from wirebrief.read.manuscript import Manuscript
from wirebrief.read.sentences import sentences
from wirebrief.settings import ReadLimits

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
UNSPACED_LETTERS_PER_WORD = 2
"""Scripts without blanks between words (Chinese, Japanese, Thai) spell a word with about two letters."""


def read_article(data: bytes, name: str, limits: ReadLimits = ReadLimits()) -> Article:  # noqa: B008 - frozen
    """Return the article that the bytes hold; `name` is what messages call it, and a hint at its format.

    Clean plain text (UTF-8, NFC, LF) comes out unchanged: offsets into it are offsets into `article.text`.

    Raises:
        TooLarge: more bytes than `limits.max_bytes`.
        EmptyArticle: nothing to read in it.
        UnsupportedFormat: no reader for what the bytes look like.
        Undecodable: no character set fits.
        TooLittleText: fewer words than `limits.min_words`.
    """
    _check_size(data, name, limits)
    manuscript = read_manuscript(data, name)
    _check_words(manuscript.text, name, limits)
    return _article(hashlib.sha256(data).hexdigest(), name, manuscript)


def _check_size(data: bytes, name: str, limits: ReadLimits) -> None:
    if len(data) > limits.max_bytes:
        raise TooLarge(
            f"{name}: {len(data):,} bytes, and at most {limits.max_bytes:,} are read; shorten it or raise the limit"
        )
    if not data.strip(b" \t\r\n\x00"):
        raise EmptyArticle(f"{name}: the file is empty; upload it again with its text")


def _check_words(text: str, name: str, limits: ReadLimits) -> None:
    found = count_words(text, limits.min_words)
    if found == 0:
        raise EmptyArticle(f"{name}: no words found in it; upload the article's text")
    if found < limits.min_words:
        raise TooLittleText(
            f"{name}: {found} words found, and at least {limits.min_words} are needed for a brief; "
            "upload the whole article, not a teaser"
        )


def count_words(text: str, enough: int) -> int:
    """Return how many words the text has, counting no further than needed to know that there are `enough`."""
    count = 0
    for word in _WORD.finditer(text):
        unspaced = len(_UNSPACED.findall(word.group()))
        count += max(1, unspaced // UNSPACED_LETTERS_PER_WORD)
        if count >= enough:
            break
    return count


def _article(article_id: str, name: str, manuscript: Manuscript) -> Article:
    manuscript = recognise_front(manuscript)
    language = manuscript.language or detect_language(manuscript.text)
    return Article(
        id=article_id,
        name=name,
        media_type=manuscript.media_type,
        text=manuscript.text,
        sentences=sentences(manuscript.text, manuscript.paragraphs, language),
        paragraphs=tuple(Span(paragraph.start, paragraph.end) for paragraph in manuscript.paragraphs),
        title=manuscript.title,
        byline=manuscript.byline,
        publisher=manuscript.publisher,
        published_at=manuscript.published_at,
        url=manuscript.url,
        language=language,
    )
