"""Wire everything together: only here is the environment read and are adapters imported, each when it is wanted."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from wirebrief.article import Article
from wirebrief.brief import Brief
from wirebrief.environment import read_settings
from wirebrief.errors import EmptyArticle, SettingsError, Undecodable
from wirebrief.occasion import Engines
from wirebrief.pipeline import make_brief
from wirebrief.ports import Deadline, Engine, Ledger, Store
from wirebrief.read import read_article
from wirebrief.read.parts import is_withdrawn
from wirebrief.render import render
from wirebrief.settings import Settings
from wirebrief.upload.job import Services

if TYPE_CHECKING:
    from wirebrief.edition.introduction import Writer

EngineName = Literal["auto", "offline", "openai", "recorded"]
CheckName = Literal["none", "entailment"]
# What Wirebrief keeps for itself in the output folder; hidden, so that no store takes it for objects.
OWN_FOLDER: Final = ".wirebrief"


class SystemClock:
    """The machine's own clocks."""

    def now(self) -> datetime:
        """Return the current time, in UTC, aware."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        return time.monotonic()


def load_settings(
    engine: EngineName | None = None, environment: Mapping[str, str] = os.environ, check: CheckName | None = None
) -> Settings:
    """Return the operator's settings. `engine` overrides the one they name; "auto" becomes what it comes to.

    `check` overrides theirs, too.

    Raises:
        SettingsError: names the variable, its value and the remedy.
    """
    settings = read_settings(environment)
    wanted = engine or settings.engine
    if wanted == "auto":
        wanted = "openai" if settings.openai.api_key else "offline"
    return msgspec.structs.replace(settings, engine=wanted, check=check or settings.check)


@contextmanager
def open_laptop(out: Path, settings: Settings) -> Iterator[Services]:
    """Open what works on this machine alone: files, a folder and a SQLite ledger in it.

    Raises:
        SettingsError: the engine that is asked for cannot be had.
    """
    from wirebrief.inboxes.files import FileInbox  # noqa: PLC0415 - only where a laptop is opened
    from wirebrief.ledgers.owners import Owners  # noqa: PLC0415
    from wirebrief.ledgers.sqlite import SqliteLedger  # noqa: PLC0415
    from wirebrief.stores.folder import FolderStore  # noqa: PLC0415

    store, owners = FolderStore(out), Owners(out / OWN_FOLDER / "owners")
    ledger = SqliteLedger(out / OWN_FOLDER / "ledger.sqlite3", owners.alive)
    with closing(owners), closing(ledger):
        yield Services(
            inbox=FileInbox(),
            store=store,
            ledger=ledger,
            clock=SystemClock(),
            make=_maker(settings, store, ledger),
            render=render,
            new_owner=owners.new_owner,
            limits=settings.read,
            lease_seconds=settings.lease_seconds,
        )


def brief_article(
    article: str | bytes,
    *,
    name: str = "article.txt",
    engine: EngineName | None = None,
    published_at: datetime | None = None,
) -> Brief:
    """Return the brief of one article, with nothing written anywhere; engines are kept for the next call.

    `published_at`, where it is given, goes before what the article says of itself.

    Raises:
        ArticleError: these bytes will never make a brief.
        EngineError: the engine could not read it.
        SettingsError: a setting is wrong, or the engine cannot be had.
    """
    settings, make = _maker_for(engine)
    content = _encoded(article) if isinstance(article, str) else article
    read = read_article(content, name, settings.read)
    if is_withdrawn(read.wire):
        raise EmptyArticle(f"{name}: its agency has withdrawn this item; there is nothing to brief")
    return make(msgspec.structs.replace(read, published_at=published_at or read.published_at))


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as exc:
        raise Undecodable(f"the text holds half a surrogate pair at character {exc.start}: decode it anew") from exc


@cache
def _maker_for(engine: EngineName | None) -> tuple[Settings, Callable[[Article], Brief]]:
    settings = load_settings(engine)
    return settings, make_with(settings)


def make_with(settings: Settings) -> Callable[[Article], Brief]:
    """Return what briefs an article with these settings, each in its own time, with nothing kept.

    Raises:
        SettingsError: the engine cannot be had with these settings.
    """
    engines, clock = build_engines(settings), SystemClock()

    def make(article: Article) -> Brief:
        return make_brief(article, engines, Deadline(clock.monotonic() + settings.article_seconds, clock))

    return make


def build_engines(settings: Settings, store: Store | None = None, ledger: Ledger | None = None) -> Engines:
    """Return the engine that is asked for, and those that stand in for it.

    With a store, answers are kept; with a ledger, the budget holds.

    Raises:
        SettingsError: the engine cannot be had with these settings.
    """
    first = _BUILDERS[settings.engine](settings, store, ledger)
    check = settings.check == "entailment"
    if check and first.extractive:
        raise SettingsError(
            "the check `entailment` asks a model, and the engine `offline` has none: leave WIREBRIEF_CHECK "
            "and --check out, or take the engine `openai`"
        )
    if settings.engine != "openai":
        return Engines(first=first, check=check)
    offline = _offline(settings, None, None)
    return Engines(
        first=first,
        last_resort=offline if settings.offline_as_last_resort else None,
        when_spent=offline if settings.budget.when_spent == "offline" else None,
        check=check,
    )


def open_writer(settings: Settings, store: Store, ledger: Ledger) -> "Writer | None":
    """Return who writes introductions, None where none are wanted. Raises: SettingsError."""
    if not settings.edition.introduction:
        return None
    from wirebrief.edition.introduction import Writer  # noqa: PLC0415 - only where editions are made

    return Writer(engine=build_engines(settings, store, ledger).first, clock=SystemClock())


def _maker(settings: Settings, store: Store, ledger: Ledger) -> Callable[[Article, Deadline], Brief]:
    engines = build_engines(settings, store, ledger)

    def make(article: Article, deadline: Deadline) -> Brief:
        return make_brief(article, engines, deadline)

    return make


def _offline(settings: Settings, store: Store | None, ledger: Ledger | None) -> Engine:  # noqa: ARG001 - as every builder
    from wirebrief.engines.offline import OfflineEngine  # noqa: PLC0415 - its word lists take time to load

    return OfflineEngine()


def _openai(settings: Settings, store: Store | None, ledger: Ledger | None) -> Engine:
    if not settings.openai.api_key and not settings.openai.base_url:
        raise SettingsError(
            "the engine `openai` needs a key: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server that wants none, "
            "or take the engine `offline`"
        )
    from wirebrief.engines.openai import AnswerCache, OpenAIEngine, Purse  # noqa: PLC0415 - the SDK is heavy

    kept = AnswerCache(store) if store else None
    purse = Purse(settings.budget, ledger, SystemClock()) if ledger else None
    return OpenAIEngine(settings.openai, kept, purse)


def _recorded(settings: Settings, store: Store | None, ledger: Ledger | None) -> Engine:  # noqa: ARG001 - as every builder
    from wirebrief.engines.recorded import RecordedEngine  # noqa: PLC0415

    folder = Path(settings.recorded_folder)
    if not folder.is_dir():
        raise SettingsError(f"there are no recorded answers in {folder}: name their folder, WIREBRIEF_RECORDED_FOLDER")
    return RecordedEngine(folder, settings.openai.chunk_tokens)


_BUILDERS: Final = {"auto": _offline, "offline": _offline, "openai": _openai, "recorded": _recorded}
