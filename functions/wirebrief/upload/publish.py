"""Write all objects of one brief in such an order that no crash and no rival leaves a mixture of two."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Final

import msgspec
from msgspec import Struct

from wirebrief.article import Article
from wirebrief.brief import Brief
from wirebrief.decoding import decodable
from wirebrief.errors import ObjectMissing
from wirebrief.ports import Lease, Ledger, Outcome, Publication, Store, Upload

BRIEF_FILE: Final = "brief.json"
WITHDRAWN: Final = "withdrawn/"
BRIEF_FILES: Final = (BRIEF_FILE, "newsletter.html", "newsletter.txt", "newsletter.md", "article.txt")
MEDIA_TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


class Notice(Struct, frozen=True, kw_only=True):
    """What `withdrawn/<id>.json` holds: the prefixes of the briefs that were taken back, the newest first."""

    upload: str
    withdrawn: tuple[str, ...] = ()
    status: str | None = None
    note: str | None = None


Render = Callable[[Brief, Article], Mapping[str, bytes]]


def publish(brief: Brief, article: Article, lease: Lease, store: Store, render: Render) -> Outcome:
    """Write the brief's objects under its home, and return the outcome that the ledger is to be told.

    brief.json is written first, and only where none is: it decides which brief this is. A worker that was killed
    after it, or that went on after its lease had passed to another, may have made a brief in other words; the
    other files are rendered from the one that was written first, so that they always tell the same.

    Raises:
        StoreError: an object could not be written; a repetition writes what is missing.
    """
    home = home_of(lease)
    objects = render(brief, article)
    if not store.put_new(home + BRIEF_FILE, objects[BRIEF_FILE], MEDIA_TYPES["json"]):
        objects = _objects_of_the_first(objects, home, article, store, render)
    for name, content in objects.items():
        if name != BRIEF_FILE:
            store.put(home + name, content, media_type_of(name))
    end_failures(lease.article_id, store)  # from earlier tries; gone before the ledger says done
    return Outcome(article_id=lease.article_id, status="done", prefix=home)


def withdraw(upload: Upload, article: Article, standing: str | None, store: Store) -> Outcome:
    """Take the key's standing brief back, as its agency orders: its objects go, a notice that it was killed stays.

    Return the outcome that the ledger is to be told; it publishes the withdrawal, so that editions leave the brief out.

    Raises:
        StoreError: an object could not be removed; a repetition removes what is left.
    """
    key = f"{WITHDRAWN}{article.id}.json"
    wire = article.wire
    homes = dict.fromkeys([*homes_in(key, store), *versions_of(standing, store)])
    status, note = (wire.status, wire.note) if wire is not None else (None, None)
    notice = Notice(upload=upload.key, withdrawn=tuple(homes), status=status, note=note)
    store.put(key, msgspec.json.encode(notice), MEDIA_TYPES["json"])
    for home in homes:
        take_down(home, store)
    return Outcome(article_id=article.id, status="withdrawn", prefix=key)


def versions_of(standing: str | None, store: Store) -> Iterator[str]:
    """Yield the prefix of the standing brief and of those that it and its like replaced, as far as they can be read."""
    seen: set[str] = set()
    while standing is not None and standing not in seen:
        seen.add(standing)
        yield standing
        brief = find_brief(standing, store)
        standing = brief.revision.replaces if brief is not None and brief.revision is not None else None


def homes_in(key: str, store: Store) -> tuple[str, ...]:
    """Return the prefixes of the briefs that a notice names, none where there is no notice. Raises: StoreError."""
    try:
        return msgspec.json.decode(store.get(key), type=decodable(Notice)).withdrawn
    except (ObjectMissing, msgspec.DecodeError):
        return ()


def withdrawn_by(publication: Publication, store: Store) -> tuple[str, ...]:
    """Return the prefixes of all briefs that a withdrawal took back: the one it replaced, and its older versions."""
    replaced = () if publication.replaces is None else (publication.replaces,)
    return tuple(dict.fromkeys([*replaced, *homes_in(publication.prefix, store)]))


def take_down(home: str, store: Store) -> None:
    """Remove the objects of the brief under a prefix. Raises: StoreError: a repetition removes what is left."""
    for name in BRIEF_FILES:
        store.delete(f"{home}{name}")


def let_a_kill_win(upload: Upload, outcome: Outcome, ledger: Ledger, store: Store) -> None:
    """Take down what a story and its kill, at work at the same time, left standing, whichever of them ended last.

    A works on a story          B works on its kill
    admit, claim
                                admit, claim: no brief stands, nothing to take down
    finish: B is not finished, so that the brief is published
                                finish: the withdrawal is published; (1) takes down the brief that stands by now

    admit, claim
                                admit, claim, finish
    finish: B is newer, nothing is published; (2) takes down what it wrote

    Whoever is killed after a finish leaves this to the next delivery. By then a newer version may stand, which a kill
    does not touch: so what stands is read first, and then whether the kill is the newest.

    Raises:
        StoreError, LedgerError: it could not be seen to now; a repetition does what is left.
    """
    standing = ledger.standing(upload.key) if outcome.status == "withdrawn" else None
    if standing is not None and ledger.is_withdrawn(upload.key):  # (1)
        for home in tuple(versions_of(standing, store)):
            take_down(home, store)
    if outcome.status == "done" and ledger.is_withdrawn(upload.key):  # (2)
        take_down(outcome.prefix, store)


def is_withdrawal(prefix: str) -> bool:
    """Say whether a publication's prefix is that of a notice that a brief was taken back.

    >>> is_withdrawal("withdrawn/0a1b.json"), is_withdrawal("briefs/2026/11/22/0a1b/")
    (True, False)
    """
    return prefix.startswith(WITHDRAWN)


def find_written(lease: Lease, store: Store) -> Brief | None:
    """Return the brief that an earlier attempt of the same run wrote, None where none did.

    Raises:
        StoreError: it could not be read now.
    """
    brief = find_brief(home_of(lease), store)
    return brief if brief is not None and brief.article.id == lease.article_id else None


def find_brief(home: str, store: Store) -> Brief | None:
    """Return the brief under a prefix, None where there is none, or none of ours. Raises: StoreError."""
    try:
        return msgspec.json.decode(store.get(home + BRIEF_FILE), type=decodable(Brief))
    except (ObjectMissing, msgspec.DecodeError):
        return None


def home_of(lease: Lease) -> str:
    """Return the prefix of the brief's objects; a second run on purpose lies beside the first.

    >>> from datetime import UTC, datetime
    >>> lease = Lease(article_id="0a1b", owner="me", day="2026-11-22", expires_at=datetime(2026, 11, 22, tzinfo=UTC))
    >>> home_of(lease)
    'briefs/2026/11/22/0a1b/'
    """
    run = "" if lease.run == 1 else f"-{lease.run}"
    return f"briefs/{lease.day.replace('-', '/')}/{lease.article_id}{run}/"


def failure_key(article_id: str) -> str:
    """Return the key of the record that says why there is no brief.

    >>> failure_key("0a1b")
    'failed/0a1b.json'
    """
    return f"failed/{article_id}.json"


def failure_key_beside(article_id: str, upload_key: str) -> str:
    """Return the key of the record of another upload of the same bytes, which has a failure of its own to tell.

    >>> failure_key_beside("0a1b", "inbox/again.txt")
    'failed/0a1b-ef57326a2937.json'
    """
    return f"failed/{article_id}-{hashlib.sha256(upload_key.encode()).hexdigest()[:12]}.json"


def end_failures(article_id: str, store: Store) -> None:
    """Remove all records that say why there is no brief of these bytes; only those that are there.

    In a versioned bucket each deletion leaves a mark for good. The first record is the last to go, by the order of the
    keys: whoever is killed on the way finds it there again.

    Raises:
        StoreError: one could not be removed; a repetition removes what is left.
    """
    if store.exists(failure_key(article_id)):
        for key in store.list(f"failed/{article_id}"):
            store.delete(key)


def media_type_of(name: str) -> str:
    """Return the media type of one of our file names.

    >>> media_type_of("newsletter.md")
    'text/markdown; charset=utf-8'
    """
    return MEDIA_TYPES[name.rpartition(".")[2]]


def _objects_of_the_first(
    objects: Mapping[str, bytes], home: str, article: Article, store: Store, render: Render
) -> Mapping[str, bytes]:
    try:
        first = msgspec.json.decode(store.get(home + BRIEF_FILE), type=decodable(Brief))
    except (ObjectMissing, msgspec.DecodeError):  # not one of ours, or removed by somebody this very moment
        store.put(home + BRIEF_FILE, objects[BRIEF_FILE], MEDIA_TYPES["json"])
        return objects
    return render(first, article)
