"""The door: the bytes of an upload go in, its articles come out, each of them or the reason why it is none."""

import hashlib
import time
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from wirebrief.article import Article, Span
from wirebrief.errors import ArticleError, EmptyArticle, TooComplex, TooLarge, TooLittleText, UnsupportedFormat
from wirebrief.read.bounded import SECONDS, BoundedReader, Bounds
from wirebrief.read.formats import Format, recognise
from wirebrief.read.front import recognise_front
from wirebrief.read.language import detect_language
from wirebrief.read.manuscript import Manuscript
from wirebrief.read.parts import Parts, is_withdrawn, whole
from wirebrief.read.sentences import sentences
from wirebrief.read.walls import asks_to_subscribe, is_consent_wall, is_teaser
from wirebrief.read.words import count_words
from wirebrief.settings import ReadLimits

MEMBER = "!/"
"""Stands between an upload's name and that of a member: "monday.zip!/harbour.txt"."""
DEEPEST = 4
"""Archives within mails within archives: deeper ones are made to tire their readers."""
MOST_PARAGRAPHS = 25_000
"""A transcript of a day in parliament has some thousands; a file of more is a table or a log."""
MOST_BYTES_A_LETTER = 4
"""In UTF-8 and in every other charset that is read: a plain file of more bytes holds too much text, unread."""
LEAST_SECONDS = 1.0
"""What a file that is begun has of the CPU, however little is left of its upload's: enough for nearly all."""


class Member(Struct, frozen=True, kw_only=True):
    """One article of an upload, or the reason why it is none.

    `name` is "" for an upload that is one article. `id` is the sha256 of its own bytes. `dropped` counts what its
    reader left out; `warnings` are reasons to doubt that it is whole.
    """

    name: str
    id: str
    article: Article | None = None
    error: ArticleError | None = None
    dropped: dict[str, int] = {}
    warnings: tuple[str, ...] = ()


class Reading(Struct, frozen=True, kw_only=True):
    """An upload's articles in order; `dropped` counts what it held beside them."""

    members: tuple[Member, ...]
    dropped: dict[str, int] = {}

    @property
    def is_one_article(self) -> bool:
        """Whether the upload itself is the article, and holds no others."""
        return len(self.members) == 1 and not self.members[0].name


def read_article(data: bytes, name: str, limits: ReadLimits = ReadLimits()) -> Article:  # noqa: B008 - frozen
    """Return the one article that the bytes hold; `name` is what messages call it, and a hint at its format.

    Clean plain text (UTF-8, NFC, LF) comes out unchanged: offsets into it are offsets into `article.text`.

    Raises:
        TooLarge: more bytes than `limits.max_bytes`.
        EmptyArticle: nothing to read in it.
        UnsupportedFormat: no reader for what the bytes look like, or several articles.
        Undecodable, Damaged, Encrypted, TooComplex: it cannot be read.
        TooLittleText: fewer words than `limits.min_words`.
    """
    members = read_upload(data, name, limits).members
    if len(members) > 1:
        raise UnsupportedFormat(f"{name}: holds {len(members)} articles; take one of them out of it")
    if members[0].error is not None:
        raise members[0].error
    assert members[0].article is not None  # noqa: S101 - a member has one of the two
    return members[0].article


def read_upload(data: bytes, name: str, limits: ReadLimits = ReadLimits()) -> Reading:  # noqa: B008 - frozen
    """Return every article that the bytes hold; what is none is among the members with its error."""
    with BoundedReader() as bounded:
        reader = _Reader(limits, bounded)
        members = tuple(reader.read(data, name, "", 0))
    return Reading(members=members, dropped={what: count for what, count in reader.dropped.items() if count})


class _Reader:
    """Reads one upload: counts what its members take of the bytes, text and time that are granted to them together."""

    def __init__(self, limits: ReadLimits, bounded: BoundedReader) -> None:
        self._limits = limits
        self._bounded = bounded
        self._began = time.thread_time()
        self._bytes_left = limits.max_unpacked
        self._members_left = limits.max_members
        self._text_left = limits.max_texts
        self.dropped: Counter[str] = Counter()

    def read(self, data: bytes, name: str, path: str, depth: int) -> Iterator[Member]:
        """Yield the articles in a file, which is the upload itself (`path` "") or a member of it."""
        own_id = hashlib.sha256(data).hexdigest()
        called = f"{name}{MEMBER}{path}" if path else name
        try:
            parts = self._take_apart(data, called, depth)
        except ArticleError as error:
            yield Member(name=path, id=own_id, error=error)
            return
        self.dropped.update(parts.dropped)
        for part in parts.parts:
            inner = "/".join(filter(None, (path, part.name)))
            if part.manuscript is None:
                yield from self.read(part.content, name, inner, depth + 1)
            else:
                member_id = hashlib.sha256(part.content).hexdigest() if part.content else own_id
                yield self._member(part.manuscript, f"{name}{MEMBER}{inner}" if inner else name, inner, member_id)

    def _take_apart(self, data: bytes, called: str, depth: int) -> Parts:
        self._count(data, called, depth)
        form = recognise(data, called)
        if form.is_text:
            _check_length(len(data) // MOST_BYTES_A_LETTER, called, self._limits)
        if not form.is_risky(data):
            return form.read(data, called, self._limits)
        parts = self._read_bounded(form, data, called)
        if not parts.parts:
            raise EmptyArticle(f"{called}: holds nothing that could be an article; upload the article's text")
        if len(parts.parts) > self._limits.max_members:
            raise TooLarge(f"{called}: holds more articles than the {self._limits.max_members} that are read; split it")
        return parts

    def _count(self, data: bytes, called: str, depth: int) -> None:
        _check_size(data, called, self._limits)
        self._bytes_left -= len(data) if depth else 0
        self._members_left -= 1 if depth else 0
        if depth:
            self._check_time(called)
        if depth > DEEPEST:
            raise TooComplex(f"{called}: files within files more than {DEEPEST} deep; take the article out of them")
        if self._bytes_left < 0 or self._members_left < 0:
            raise TooLarge(f"{called}: the upload holds too much; split it into several")

    def _check_time(self, called: str) -> None:
        if self._seconds_left() <= 0:
            raise TooComplex(f"{called}: not read, as what is beside it had used up the upload's time; upload it alone")

    def _seconds_left(self) -> float:
        """Return what is left of the upload's time: the CPU's, so that a busy machine refuses nothing for it."""
        return self._limits.max_seconds - self._bounded.seconds - (time.thread_time() - self._began)

    def _read_bounded(self, form: Format, data: bytes, called: str) -> Parts:
        bounds = Bounds(cpu_seconds=max(min(SECONDS, self._seconds_left()), LEAST_SECONDS))
        try:
            return self._bounded.read(form, data, called, self._limits, bounds)
        except TooComplex:
            if form.barely is None:
                raise
            return whole(form.barely(data, called))

    def _check_all(self, manuscript: Manuscript, called: str) -> None:
        text = manuscript.text
        _check_length(len(text), called, self._limits)
        if len(manuscript.paragraphs) > MOST_PARAGRAPHS:
            raise TooComplex(f"{called}: more than {MOST_PARAGRAPHS:,} paragraphs; upload the article without its data")
        self._text_left -= len(text)
        if self._text_left < 0:
            raise TooLarge(f"{called}: the articles before it in the upload were all that is read at once; split it")
        _check_text(text, called, self._limits)

    def _member(self, manuscript: Manuscript, called: str, inner: str, member_id: str) -> Member:
        try:
            if not is_withdrawn(manuscript.wire):
                if inner:
                    self._check_time(called)
                self._check_all(manuscript, called)
        except ArticleError as error:
            return Member(name=inner, id=member_id, error=error, dropped=manuscript.dropped)
        warnings = manuscript.warnings
        if asks_to_subscribe(manuscript.text):
            warnings = (*warnings, "asks its reader to subscribe or sign in: see whether it is whole")
        article = _article(member_id, called, manuscript)
        return Member(name=inner, id=member_id, article=article, dropped=manuscript.dropped, warnings=warnings)


def _check_size(data: bytes, name: str, limits: ReadLimits) -> None:
    if len(data) > limits.max_bytes:
        raise TooLarge(
            f"{name}: {len(data):,} bytes, and at most {limits.max_bytes:,} are read; shorten it or raise the limit"
        )
    if not data.strip(b" \t\r\n\x00"):
        raise EmptyArticle(f"{name}: the file is empty; upload it again with its text")


def _check_length(letters: int, name: str, limits: ReadLimits) -> None:
    if letters > limits.max_text:
        raise TooLarge(
            f"{name}: more text than an article's {limits.max_text:,} characters; shorten it or raise the limit"
        )


def _check_text(text: str, name: str, limits: ReadLimits) -> None:
    found = count_words(text, limits.min_words)
    if found == 0:
        raise EmptyArticle(f"{name}: no words found in it; upload the article's text")
    if found < limits.min_words:
        raise TooLittleText(
            f"{name}: {found} of the {limits.min_words} words that a brief needs found; "
            "upload the whole article, not a teaser"
        )
    if is_teaser(text):
        raise TooLittleText(f"{name}: only a paywall's teaser was found in it; upload the whole article")
    if is_consent_wall(text):
        raise TooLittleText(f"{name}: only a page that asks for consent was found in it; upload the article itself")


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
        wire=manuscript.wire,
    )
