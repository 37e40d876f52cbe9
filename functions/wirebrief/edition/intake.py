"""Take in every brief published since the last cut-off, a page at a time, keeping only outlines in memory."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

import msgspec
from msgspec import Struct

from wirebrief.brief import Brief
from wirebrief.edition.outline import Outline, outline
from wirebrief.errors import ObjectMissing, VerificationError
from wirebrief.ports import Publication, PublishedPage, Store

# One page of briefs is in memory at once; 100 briefs of a long article each are about 10 MB.
PAGE = 100
# Objects fetched at the same time: hides the latency of an object store, costs nothing on a disk.
FETCHES = 16


class Intake(Struct, frozen=True, kw_only=True):
    """What an edition is made of: outlines, what was left out and why, and where the next edition begins."""

    outlines: tuple[Outline, ...]
    replaced: tuple[str, ...]
    missing: tuple[str, ...]
    cut_off: str


def read_brief(store: Store, key: str) -> Brief:
    """Return the brief stored under the key. Raises: ObjectMissing, StoreError, VerificationError."""
    try:
        return msgspec.json.decode(store.get(key), type=Brief)
    except (msgspec.DecodeError, ValueError) as exc:
        raise VerificationError(f"{key} is not a brief of format 1: {exc}; brief its article again") from exc


def take_in(published: Callable[[str, int], PublishedPage], store: Store, after: str) -> Intake:
    """Return everything published after the cursor.

    A brief that a later one replaces is left out, as is one published again under another key: its newest
    place counts. Raises: LedgerError, StoreError.
    """
    outlines: dict[str, Outline] = {}
    replaced: dict[str, str] = {}
    missing: dict[str, None] = {}
    cut_off = after
    with ThreadPoolExecutor(FETCHES) as pool:
        for page in pages(published, after):
            cut_off = page.cursor
            fetched = pool.map(lambda publication: outline_of(store, publication), page.publications)
            for publication, found in zip(page.publications, fetched, strict=True):
                note_replaced(outlines, replaced, publication)
                outlines.pop(publication.article_id, None)
                if found is None:
                    missing[publication.article_id] = None
                else:
                    outlines[publication.article_id] = found
    return Intake(
        outlines=tuple(outlines.values()),
        replaced=tuple(sorted(set(replaced) - set(outlines))),
        missing=tuple(sorted(set(missing) - set(outlines))),
        cut_off=cut_off,
    )


def pages(published: Callable[[str, int], PublishedPage], after: str) -> Iterator[PublishedPage]:
    """Yield pages until there is no more."""
    page = published(after, PAGE)
    while page.publications:
        yield page
        page = published(page.cursor, PAGE)


def outline_of(store: Store, publication: Publication) -> Outline | None:
    """Return the outline of a published brief, None where the brief cannot be read any more."""
    key = f"{publication.prefix}brief.json"
    try:
        return outline(read_brief(store, key), key)
    except (ObjectMissing, VerificationError):
        return None


def note_replaced(outlines: dict[str, Outline], replaced: dict[str, str], publication: Publication) -> None:
    """Take out the brief whose place this publication takes."""
    if publication.replaces is None:
        return
    key = f"{publication.replaces}brief.json"
    for article in articles_under(outlines.values(), key):
        replaced[article] = publication.article_id
        del outlines[article]


def articles_under(outlines: Iterable[Outline], key: str) -> list[str]:
    """Return the articles whose brief lies under the key."""
    return [each.article for each in outlines if each.source.brief == key]
