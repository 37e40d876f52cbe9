"""A laptop in a folder: real store, ledger and inbox, a clock that is set by hand, and a brief of one sentence."""

import re
from collections.abc import Callable
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from wirebrief.article import Article
from wirebrief.brief import Brief, Coverage, Evidence, MadeBy, Source, Statement
from wirebrief.inboxes.files import FileInbox, upload_of
from wirebrief.ledgers.owners import Owners
from wirebrief.ledgers.sqlite import SqliteLedger
from wirebrief.ports import Deadline, Outcome
from wirebrief.settings import ReadLimits
from wirebrief.stores.folder import FolderStore
from wirebrief.upload.job import Services
from wirebrief.upload.process import process_upload

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TEXT = (
    "Harbour opens again\n\nThe harbour of Lindry opened again on Friday after three weeks of repairs. "
    "Mayor Ana Sorel said the last crane was standing. Twelve ships had waited outside the harbour, and the first "
    "of them came in at dawn. Fishermen cheered from the pier, and the market opened an hour early for them.\n"
)


class StillClock:
    """A clock that stands where it was set."""

    def __init__(self, now: datetime = NOON) -> None:
        self.stands_at = now

    def now(self) -> datetime:
        return self.stands_at

    def monotonic(self) -> float:
        return 0.0


def make_brief(article: Article, deadline: Deadline, model: str = "first sentence") -> Brief:
    """Return a brief whose only statement is the first body sentence."""
    first = next(sentence for sentence in article.sentences if sentence.kind == "body")
    quote = article.text[first.start : first.end]
    statement = Statement(id="s1", text=quote, evidence=(Evidence(first.start, first.end, quote),))
    return Brief(
        article=Source(id=article.id, name=article.name, media_type=article.media_type, characters=len(article.text)),
        complete=True,
        headline=statement,
        summary=(statement,),
        who=(),
        what=(),
        where=(),
        when=(),
        claims=(),
        rejected=(),
        coverage=Coverage(chunks=1),
        made_by=MadeBy(
            engine="offline", model=model, prompt_version=None, program_version="0", extractive=True, seconds=0.0
        ),
    )


def render(brief: Brief, article: Article) -> dict[str, bytes]:
    """Return all five files; each names the model, so that a mixture of two briefs can be told."""
    words = f"{brief.headline.text}\nmade by {brief.made_by.model}\n".encode()
    files = {f"newsletter.{kind}": words for kind in ("html", "txt", "md")}
    return {"brief.json": msgspec.json.encode(brief), **files, "article.txt": article.text.encode()}


@contextmanager
def laptop(out: Path, clock: StillClock | None = None, make: Callable[..., Brief] = make_brief):
    """Open the services on a folder, as one process does."""
    owners = Owners(out / ".wirebrief/owners")
    with closing(owners), closing(SqliteLedger(out / ".wirebrief/ledger.sqlite3", owners.alive)) as ledger:
        yield Services(
            inbox=FileInbox(),
            store=FolderStore(out),
            ledger=ledger,
            clock=clock or StillClock(),
            make=make,
            render=render,
            new_owner=owners.new_owner,
            limits=ReadLimits(min_words=20),
            lease_seconds=900.0,
        )


def process(path: Path, services: Services, *, last_try: bool = True) -> Outcome:
    """Deliver a file once."""
    upload = upload_of(path, services.clock.now(), services.limits.max_bytes)
    return process_upload(upload, services, Deadline(600.0, services.clock), last_try=last_try)


def files_in(out: Path) -> dict[str, bytes]:
    """Return all objects, with their contents."""
    store = FolderStore(out)
    return {key: store.get(key) for key in store.list("")}


def models_in(out: Path) -> set[str]:
    """Return the models that the newsletters and briefs name: one for each brief that is at one with itself."""
    found: set[str] = set()
    for key, content in files_in(out).items():
        if key.endswith("brief.json"):
            found.add(str(msgspec.json.decode(content, type=Brief).made_by.model))
        elif "newsletter" in key:
            found.update(re.findall(r"made by (.*)", content.decode()))
    return found
