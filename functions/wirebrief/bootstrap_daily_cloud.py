"""Wire the daily edition's functions together: the environment that infra/ gives them, and the cloud's adapters."""

import os
import time
import uuid
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, Final

import msgspec
from msgspec import Struct

from wirebrief.bootstrap import SystemClock, load_settings, open_writer
from wirebrief.cloud.aws import aws_errors, connect, read_key
from wirebrief.cloud.observe import Observer
from wirebrief.daily import Daily
from wirebrief.edition.desk import Desk
from wirebrief.edition.introduction import Writer
from wirebrief.environment import read_names, read_settings
from wirebrief.errors import MailError, SettingsError
from wirebrief.ledgers.dynamo import DynamoLedger
from wirebrief.ledgers.dynamo_deliveries import DynamoDeliveries
from wirebrief.ledgers.dynamo_editions import DynamoEditionBook
from wirebrief.mail.rounds import Batch
from wirebrief.mailers.ses import SesMailer
from wirebrief.ports import Ledger, Store
from wirebrief.rosters.dynamo import DynamoRoster
from wirebrief.stores.s3 import S3Store
from wirebrief.subscribers.addresses import fingerprint
from wirebrief.subscribers.links import Links

# SendMessageBatch takes so many (SQS API reference).
MESSAGES: Final = 10


class Names(Struct, frozen=True, kw_only=True):
    """The stack's resources, as infra/daily_functions.yml names them to the functions."""

    table: str
    subscribers: str
    signing_key: str
    bucket: str = ""
    outgoing: str = ""
    key_secret: str = ""
    stage: str = "dev"


class DailyStack:
    """The daily edition in the cloud: what stays from one invocation to the next."""

    def __init__(
        self, environment: Mapping[str, str], client: Callable[..., Any] = connect, function: str = "daily"
    ) -> None:
        self._environment = environment
        self.names = read_names(environment, Names, "infra/daily_functions.yml")
        self._client = client
        self.observer = Observer(function, self.names.stage, environment.get("POWERTOOLS_LOG_LEVEL", "INFO"))
        self._secret = read_key(client("secretsmanager"), self.names.signing_key)
        if not self._secret:
            raise SettingsError(f"the secret {self.names.signing_key} is empty: put a long random text into it")

    def daily(self, pages: str = "") -> Daily:
        """Return what one invocation works with; `pages` is the public address of the pages where it knows better."""
        settings, names = read_settings(self._environment), self.names
        dynamodb = self._client("dynamodb")
        ledger, store = DynamoLedger(dynamodb, names.table), S3Store(self._client("s3"), names.bucket)
        hashed = partial(fingerprint, key=self._secret.encode())
        roster = DynamoRoster(dynamodb, names.subscribers, hashed)
        return Daily(
            settings=settings,
            desk=Desk(
                published=ledger.published,
                withdrawals=ledger.withdrawals,
                store=store,
                book=DynamoEditionBook(dynamodb, names.table),
                writer=self._writer(store, ledger) if names.key_secret else None,
            ),
            roster=roster,
            turnstile=roster,
            deliveries=DynamoDeliveries(dynamodb, names.table),
            mailer=SesMailer(self._client("sesv2", tries=1), settings.mail.sender, settings.mail.configuration_set),
            links=Links((*settings.mail.link_secrets, self._secret), pages or settings.mail.pages),
            clock=SystemClock(),
            pause=time.sleep,
            new_id=lambda: uuid.uuid4().hex,
            visitor=hashed,
        )

    def _writer(self, store: Store, ledger: Ledger) -> Writer | None:
        """Return who writes introductions; the model's key is read only where they are wanted."""
        if not read_settings(self._environment).edition.introduction:
            return None
        key = read_key(self._client("secretsmanager"), self.names.key_secret)
        return open_writer(load_settings(environment={**self._environment, "OPENAI_API_KEY": key}), store, ledger)

    def queue(self, batches: list[Batch]) -> None:
        """Put batches of readers into the mail queue, all of them. Raises: MailError."""
        sqs = self._client("sqs")
        for start in range(0, len(batches), MESSAGES):
            entries = [
                {"Id": str(at), "MessageBody": msgspec.json.encode(batch).decode()}
                for at, batch in enumerate(batches[start : start + MESSAGES])
            ]
            with aws_errors(MailError, "queueing mail"):
                reply = sqs.send_message_batch(QueueUrl=self.names.outgoing, Entries=entries)
            if reply.get("Failed"):
                raise MailError(f"{len(reply['Failed'])} batches could not be queued: try again")


@cache
def open_stack(function: str) -> DailyStack:
    """Return the stack of this process, opened at the first call. Raises: SettingsError."""
    return DailyStack(os.environ, function=function)
