"""Take in every brief published since the last cut-off, a page at a time, keeping only outlines in memory."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import msgspec
from msgspec import Struct

from wirebrief.brief import Brief
from wirebrief.decoding import decodable
from wirebrief.edition.outline import Outline, outline
from wirebrief.errors import ObjectMissing, VerificationError
from wirebrief.ports import Publication, PublishedPage, Store
from wirebrief.upload.publish import BRIEF_FILE, is_withdrawal

# One page of briefs is in memory at once; 100 briefs of a long article each are about 10 MB.
PAGE = 100
# Objects fetched at the same time: hides the latency of an object store, costs nothing on a disk.
FETCHES = 16


class Succession(Struct, frozen=True, kw_only=True):
    """A brief published before the cut-off (its prefix), and what took its place since: the last of it."""

    old: str
    by: Publication

    @property
    def withdrawn(self) -> bool:
        """Whether it was taken back."""
        return is_withdrawal(self.by.prefix)


class Intake(Struct, frozen=True, kw_only=True):
    """What an edition is made of: outlines, what was left out and why, and where the next edition begins."""

    outlines: tuple[Outline, ...]
    replaced: tuple[str, ...]
    missing: tuple[str, ...]
    successions: tuple[Succession, ...]
    cut_off: str


def read_brief(store: Store, key: str) -> Brief:
    """Return the brief stored under the key. Raises: ObjectMissing, StoreError, VerificationError."""
    try:
        return msgspec.json.decode(store.get(key), type=decodable(Brief))
    except (msgspec.DecodeError, ValueError) as exc:
        raise VerificationError(f"{key} is not a brief of format 1: {exc}; brief its article again") from exc


def take_in(published: Callable[[str, int], PublishedPage], store: Store, after: str) -> Intake:
    """Return everything published after the cursor.

    A brief that a later one replaces is left out, as is one that was withdrawn or published again under another key:
    its newest place counts. Raises: LedgerError, StoreError.
    """
    basket = Basket()
    cut_off = after
    with ThreadPoolExecutor(FETCHES) as pool:
        for page in pages(published, after):
            cut_off = page.cursor
            fetched = pool.map(lambda publication: outline_of(store, publication), page.publications)
            for publication, found in zip(page.publications, fetched, strict=True):
                basket.put(publication, found)
    return basket.intake(cut_off)


class Stand(Struct, frozen=True):
    """Where the brief of an article lies now, and its outline; None where it cannot be read."""

    prefix: str
    outline: Outline | None


class Basket:
    """Publications as they come, in their order: which briefs stand, which have gone, and what took whose place."""

    def __init__(self) -> None:
        self._standing: dict[str, Stand] = {}  # by article
        self._articles: dict[str, str] = {}  # by prefix
        self._gone: set[str] = set()
        self._roots: dict[str, str | None] = {}  # the prefix from before the cut-off that each prefix stands for
        self._successors: dict[str, Publication] = {}  # by such a prefix

    def put(self, publication: Publication, found: Outline | None) -> None:
        """Take in the next publication with its outline."""
        self._replace(publication)
        if not is_withdrawal(publication.prefix):
            self._articles[publication.prefix] = publication.article_id
            self._standing.pop(publication.article_id, None)
            self._standing[publication.article_id] = Stand(publication.prefix, found)

    def _replace(self, publication: Publication) -> None:
        old = publication.replaces
        if old is None:
            self._roots.setdefault(publication.prefix, None)
            return
        gone = self._articles.get(old)
        if gone is not None and gone in self._standing and self._standing[gone].prefix == old:
            del self._standing[gone]
            self._gone.add(gone)
        root = self._roots.get(old, old)
        self._roots[publication.prefix] = root
        if root is not None:
            self._successors[root] = publication

    def intake(self, cut_off: str) -> Intake:
        """Return what was taken in."""
        standing = self._standing
        return Intake(
            outlines=tuple(stand.outline for stand in standing.values() if stand.outline is not None),
            replaced=tuple(sorted(self._gone - standing.keys())),
            missing=tuple(sorted(article for article, stand in standing.items() if stand.outline is None)),
            successions=tuple(Succession(old=old, by=by) for old, by in sorted(self._successors.items())),
            cut_off=cut_off,
        )


def pages(published: Callable[[str, int], PublishedPage], after: str) -> Iterator[PublishedPage]:
    """Yield pages until there is no more."""
    page = published(after, PAGE)
    while page.publications:
        yield page
        page = published(page.cursor, PAGE)


def outline_of(store: Store, publication: Publication) -> Outline | None:
    """Return the outline of a published brief, None where it was withdrawn or cannot be read any more."""
    if is_withdrawal(publication.prefix):
        return None
    key = brief_key(publication.prefix)
    try:
        return outline(read_brief(store, key), key)
    except (ObjectMissing, VerificationError):
        return None


def brief_key(prefix: str) -> str:
    """Return the key of the brief.json under a prefix."""
    return f"{prefix}{BRIEF_FILE}"
