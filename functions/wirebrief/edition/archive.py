"""Keep sealed editions, and publish them: page, text, Markdown and JSON, the index of all editions, and their feed."""

import hashlib
from collections.abc import Callable
from contextlib import suppress

import msgspec

from wirebrief.decoding import decodable
from wirebrief.edition.pages import edition_html, edition_markdown, edition_text, feed_xml, index_html
from wirebrief.edition.ports import EditionBook, EditionRecord
from wirebrief.edition.types import Edition
from wirebrief.edition.view import Look
from wirebrief.errors import ObjectMissing, VerificationError
from wirebrief.ports import Store
from wirebrief.upload.publish import WITHDRAWN

# A year of daily editions on the index page, a month in the feed.
INDEX_ENTRIES = 366
FEED_ENTRIES = 31

AMENDED = "/amended-"
HTML, TEXT, MARKDOWN = "text/html; charset=utf-8", "text/plain; charset=utf-8", "text/markdown; charset=utf-8"


def publish_files(store: Store, edition: Edition, look: Look) -> None:
    """Write the files of one edition under `editions/<date>/`; the same edition always gives the same bytes."""
    folder = f"editions/{edition.date}"
    store.put(f"{folder}/edition.json", edition_json(edition), "application/json")
    store.put(f"{folder}/edition.txt", edition_text(edition, look).encode(), TEXT)
    store.put(f"{folder}/edition.md", edition_markdown(edition, look).encode(), MARKDOWN)
    store.put(f"{folder}/edition.html", edition_html(edition, look).encode(), HTML)


def publish_index(store: Store, recent: Callable[[int], tuple[EditionRecord, ...]], title: str, look: Look) -> None:
    """Write index and feed of all editions that are ready: drafts are nobody's business yet."""
    ready = [record for record in recent(INDEX_ENTRIES) if record.status == "ready"]
    if ready:
        store.put("editions/index.html", index_html(ready, title, look).encode(), HTML)
        store.put("editions/feed.xml", feed_xml(ready[:FEED_ENTRIES], title, look).encode(), "application/atom+xml")


def edition_json(edition: Edition) -> bytes:
    """Return the edition as indented JSON; these bytes are what a seal is of."""
    return msgspec.json.format(msgspec.json.encode(edition), indent=1) + b"\n"


def sealed_key(record: EditionRecord) -> str:
    """Return where the immutable copy of a sealed edition, or of a later revision of it, lies."""
    return copy_key(record.date, len(record.revisions), record.digest)


def first_key(record: EditionRecord) -> str:
    """Return where the copy that was sealed first lies, or lay until a story was withdrawn from it."""
    return copy_key(record.date, 0, (*record.revisions, record.digest)[0])


def copy_key(date: str, revision: int, digest: str) -> str:
    """Return where the copy of a revision lies; the first one is sealed, the others are amended."""
    name = f"amended-{revision:04}" if revision else "sealed"
    return f"editions/{date}/{name}-{digest[:16]}.json"


def kept_key(copy: str) -> str:
    """Return where a copy is kept, for the record, that holds what was withdrawn since: outside what is served.

    >>> kept_key("editions/2026-11-22/sealed-0a1b.json")
    'withdrawn/editions/2026-11-22/sealed-0a1b.json'
    """
    return f"{WITHDRAWN}{copy}"


def load(store: Store, record: EditionRecord) -> Edition:
    """Return a sealed edition, the very bytes that were sealed.

    Raises:
        VerificationError: the copy was changed or is gone.
        StoreError: the store failed.
    """
    key = sealed_key(record)
    try:
        content = store.get(key)
    except ObjectMissing as exc:
        raise VerificationError(f"{key} is gone: put it back from a version or backup of the store") from exc
    if hashlib.sha256(content).hexdigest() != record.digest:
        raise VerificationError(f"{key} was changed after the edition was sealed: put the sealed version back")
    return msgspec.json.decode(content, type=decodable(Edition))


def load_current(book: EditionBook, store: Store, record: EditionRecord) -> tuple[EditionRecord, Edition]:
    """Return the edition of the record, or as it was amended since the record was read.

    Raises: VerificationError, StoreError, LedgerError.
    """
    while True:
        try:
            return record, load(store, record)
        except VerificationError:
            now = book.get(record.date)
            if now is None or now.digest == record.digest:
                raise
            record = now


def tidy(store: Store, record: EditionRecord) -> None:
    """Remove copies that compiles which were killed left behind."""
    for key in list(store.list(f"editions/{record.date}/sealed-")):
        if key != first_key(record):
            store.delete(key)


def keep_apart(store: Store, record: EditionRecord) -> None:
    """Move the copies of earlier revisions to where they are kept, and remove those that never became one.

    A rival may be writing the copy of the next revision: that one stays.
    """
    earlier = [copy_key(record.date, number, digest) for number, digest in enumerate(record.revisions)]
    for key in list(store.list(f"editions/{record.date}/")):
        if key in earlier:
            with suppress(ObjectMissing):  # a rival was faster
                store.put(kept_key(key), store.get(key), "application/json")
            store.delete(key)
        elif AMENDED in key and key != sealed_key(record) and key < copy_key(record.date, len(earlier) + 1, ""):
            store.delete(key)
