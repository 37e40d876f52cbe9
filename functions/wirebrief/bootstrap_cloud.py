"""Wire the stack's functions together: the environment that infra/ gives them, and the cloud's adapters."""

import os
import time
import uuid
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, Final

from botocore.exceptions import BotoCoreError, ClientError
from msgspec import Struct

from wirebrief.article import Article
from wirebrief.bootstrap import SystemClock, build_engines, load_settings
from wirebrief.brief import Brief
from wirebrief.cloud.aws import aws_errors, connect, read_key
from wirebrief.cloud.messages import Workplace
from wirebrief.cloud.observe import Observer
from wirebrief.cloud.sweep import Sweeper
from wirebrief.environment import read_names, read_settings
from wirebrief.errors import StoreError
from wirebrief.inboxes.s3 import S3Inbox
from wirebrief.ledgers.dynamo import DynamoLedger
from wirebrief.loading import loading
from wirebrief.occasion import Engines
from wirebrief.pipeline import make_brief
from wirebrief.ports import Deadline
from wirebrief.render import render
from wirebrief.settings import Budget, Settings
from wirebrief.stores.s3 import S3Store
from wirebrief.upload.job import Services

# A key that was put or changed is taken up within this time, and the secret is not read for every article.
KEY_SECONDS: Final = 300.0
# How often a worker tells what of the budget is spent: alarms look at minutes, and each look is a read of the ledger.
GAUGE_SECONDS: Final = 60.0
# Left of the function's time to keep the answers that came, to give the lease back and to return the batch's result.
LAST_SECONDS: Final = 15.0


class Names(Struct, frozen=True, kw_only=True):
    """The stack's resources, as infra/functions.yml names them to the functions."""

    bucket: str
    table: str
    queue: str = ""
    dead_letters: str = ""
    key_secret: str = ""
    stage: str = "dev"
    max_receives: int = 5


class Worker:
    """What stays from one invocation to the next: clients, the ledger, the engines while the key is fresh."""

    def __init__(self, names: Names, environment: Mapping[str, str], client: Callable[[str], Any] = connect) -> None:
        self._names = names
        self._environment = environment
        self._client = cache(client)
        self._clock = SystemClock()
        s3 = self._client("s3")
        self._inbox, self._store = S3Inbox(s3, names.bucket), S3Store(s3, names.bucket)
        self._ledger = DynamoLedger(self._client("dynamodb"), names.table)
        self.observer = Observer("brief_upload", names.stage, environment.get("POWERTOOLS_LOG_LEVEL", "INFO"))
        self._engines: tuple[float, Settings, Engines] | None = None
        self._gauged: float | None = None

    def connect_all(self) -> None:
        """Make also the clients that are otherwise made when they are first needed; no connection is opened."""
        for service in ("secretsmanager", "sqs"):
            self._client(service)

    def deadline(self, seconds_left: float) -> Deadline:
        """Return the point past which an article is left to the next delivery."""
        return Deadline(self._clock.monotonic() + max(seconds_left - LAST_SECONDS, 0.0), self._clock)

    def workplace(self) -> Workplace:
        """Return what one delivery needs."""
        return Workplace(
            bucket=self._names.bucket,
            clock=self._clock,
            services=self._services,
            give_back=self._give_back,
            send_anew=self._send_anew,
            watcher=self.observer,
            max_receives=self._names.max_receives,
        )

    def _services(self, is_last_try: bool) -> Services:
        settings, engines = self._fresh_engines()
        return Services(
            inbox=self._inbox,
            store=self._store,
            ledger=self._ledger,
            clock=self._clock,
            make=self._maker(settings, engines, is_last_try=is_last_try),
            render=render,
            new_owner=lambda: uuid.uuid4().hex,
            limits=settings.read,
            lease_seconds=settings.lease_seconds,
        )

    def _maker(
        self, settings: Settings, engines: Engines, *, is_last_try: bool
    ) -> Callable[[Article, Deadline], Brief]:
        """Return how a brief is made. Before the last try a fault waits for a better hour, and answers are kept.

        The last one takes what it can get: the offline engine's words, and a brief with a gap that it names.
        """
        chosen = engines if is_last_try else Engines(first=engines.first, when_spent=engines.when_spent)

        def make(article: Article, deadline: Deadline) -> Brief:
            brief = make_brief(article, chosen, deadline, partial=is_last_try)
            self.observer.made(brief)
            self._observe_budget(settings.budget)
            return brief

        return make

    def _observe_budget(self, budget: Budget) -> None:
        now = self._clock.monotonic()
        is_bounded = budget.tokens_per_day is not None or budget.usd_per_day is not None
        if not is_bounded or (self._gauged is not None and now < self._gauged + GAUGE_SECONDS):
            return
        self._gauged = now
        tokens, usd = self._ledger.spent(self._clock.now().date().isoformat())
        shares = [tokens / budget.tokens_per_day] if budget.tokens_per_day else []
        shares += [usd / budget.usd_per_day] if budget.usd_per_day else []
        self.observer.spent(100 * max(shares))

    def _fresh_engines(self) -> tuple[Settings, Engines]:
        now = time.monotonic()
        if self._engines is None or now > self._engines[0] + KEY_SECONDS:
            settings = self._settings()
            if settings.engine == "openai":
                _load_sdk()
            self._engines = now, settings, build_engines(settings, self._store, self._ledger)
        return self._engines[1:]

    def _settings(self) -> Settings:
        environment = dict(self._environment)
        if self._names.key_secret:
            environment["OPENAI_API_KEY"] = read_key(self._client("secretsmanager"), self._names.key_secret)
        return load_settings(environment=environment)

    def _give_back(self, receipt: str, seconds: int) -> None:
        """Make a message visible after the wait. Where that fails it comes back by itself, an hour later."""
        if not receipt or not self._names.queue:
            return
        try:
            self._client("sqs").change_message_visibility(
                QueueUrl=self._names.queue, ReceiptHandle=receipt, VisibilityTimeout=seconds
            )
        except (BotoCoreError, ClientError) as error:
            self.observer.trouble("a message could not be given back early", type(error).__name__)

    def _send_anew(self, text: str, seconds: int) -> None:
        with aws_errors(StoreError, f"sending a message to {self._names.queue}"):
            self._client("sqs").send_message(QueueUrl=self._names.queue, MessageBody=text, DelaySeconds=seconds)


def _load_sdk() -> None:
    """Load what the first question to a model would load by itself, with the collector working through all of it."""
    with loading():
        import_module("wirebrief.engines.openai.client")


@cache
def open_sweeper() -> tuple[Sweeper, Observer]:
    """Return what looks through the dead letters and what it tells, opened at the first call. Raises: SettingsError."""
    names = read_names(os.environ, Names, "infra/functions.yml")
    s3 = connect("s3")
    observer = Observer("note_failures", names.stage, os.environ.get("POWERTOOLS_LOG_LEVEL", "INFO"))
    sweeper = Sweeper(
        sqs=connect("sqs"),
        letters=names.dead_letters,
        bucket=names.bucket,
        inbox=S3Inbox(s3, names.bucket),
        store=S3Store(s3, names.bucket),
        ledger=DynamoLedger(connect("dynamodb"), names.table),
        clock=SystemClock(),
        max_bytes=read_settings(os.environ).read.max_bytes,
        watcher=observer,
    )
    return sweeper, observer


@cache
def open_worker() -> Worker:
    """Return the worker of this process, opened at the first call. Raises: SettingsError."""
    with loading():
        return Worker(read_names(os.environ, Names, "infra/functions.yml"), os.environ)
