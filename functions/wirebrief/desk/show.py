"""Show a person the cloud on the desk: how to reach it, and what becomes of each upload."""

import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click
from msgspec import Struct

from wirebrief.cloud.aws import object_url
from wirebrief.cloud.events import uploads_in
from wirebrief.desk.cloud import CREDENTIALS, CloudDesk, Plan, open_cloud
from wirebrief.desk.poller import Turn
from wirebrief.desk.stack import NOT_PLAYED, read_template
from wirebrief.errors import EventMalformed
from wirebrief.ledgers.dynamo import DynamoLedger
from wirebrief.plain import plain
from wirebrief.ports import Outcome, Upload
from wirebrief.stores.s3 import S3Store
from wirebrief.upload.failure import own_failure_key, read_failure
from wirebrief.upload.twins import SAME_TEXT

LOG: Final = "desk.log"
INTERRUPTED: Final = 130  # as every program that Ctrl-C ended
TEMPLATE: Final = "stack/cloudformation-template-update-stack.json"
ONCE_SECONDS: Final = 600.0


class Show(Struct, frozen=True, kw_only=True):
    """What a person asked for, with the settings that go to the functions, and the model's key."""

    build: Path
    port: int
    workers: int
    once: bool
    files: tuple[Path, ...]
    environment: Mapping[str, str]
    key: str


def run_cloud(show: Show) -> None:
    """Run until interrupted; with `once`, until every dropped file has come to its end."""
    read_template(show.build / TEMPLATE)  # before anything is written there
    click.echo("The cloud is being set up, which takes some seconds.")
    with (show.build / LOG).open("ab") as log, open_cloud(_plan(show, log.fileno())) as desk:
        teller = Teller(desk, show.build / LOG)
        _put_key(desk, show.key)
        try:
            _tell_how_to_reach(desk, show)
            _run(desk, show, teller)
        except KeyboardInterrupt:
            click.echo("\nThe cloud is off the desk, with everything in it. The next one begins empty.", err=True)
            raise click.exceptions.Exit(INTERRUPTED) from None


def _run(desk: CloudDesk, show: Show, teller: "Teller") -> None:
    with desk.polling(teller.tell):
        for path in show.files:
            teller.drop(path)
        teller.wait_for_all() if show.once else threading.Event().wait()


def _plan(show: Show, log: int) -> Plan:
    return Plan(
        template=show.build / TEMPLATE,
        package=show.build / "desk.zip",
        work=show.build / "desk",
        workers=show.workers,
        port=show.port,
        environment=show.environment,
        log=log,
    )


def _put_key(desk: CloudDesk, key: str) -> None:
    """Put the operator's own key where the function looks for it."""
    if key:
        secret = desk.stack.template.outputs()["ModelKey"]
        desk.client("secretsmanager").put_secret_value(SecretId=secret, SecretString=key)


def _tell_how_to_reach(desk: CloudDesk, show: Show) -> None:
    bucket = desk.stack.template.outputs()["Bucket"]
    reach = {"AWS_ENDPOINT_URL": desk.url, **CREDENTIALS}
    click.echo("The cloud is on your desk. In another terminal:")
    click.echo(f"  export {' '.join(f'{name}={value}' for name, value in reach.items())}")
    click.echo(f"  aws s3 cp ARTICLE.txt s3://{bucket}/inbox/")
    click.echo(f"  aws s3 sync s3://{bucket}/ copy/    # all of it lives in memory: Ctrl-C ends it")
    click.echo(f"Not played here: {'; '.join(NOT_PLAYED)}.")
    click.echo(f"The functions log to {show.build / LOG}. Uploads and what came of them:\n")


class Teller:
    """Tells what became of each upload, and waits for those that it dropped."""

    def __init__(self, desk: CloudDesk, log: Path) -> None:
        outputs = desk.stack.template.outputs()
        self._log = log
        self._s3 = desk.client("s3")
        self._bucket = outputs["Bucket"]
        self._store = S3Store(self._s3, self._bucket)
        self._ledger = DynamoLedger(desk.client("dynamodb"), outputs["Ledger"])
        self._awaited: set[str] = set()
        self._changed = threading.Condition()

    def drop(self, path: Path) -> None:
        """Upload a file, as anybody would."""
        key = f"inbox/{path.name}"
        with self._changed:
            self._awaited.add(key)
        click.echo(f"{plain(str(path))} → {plain(object_url(self._bucket, key))}")
        self._s3.put_object(Bucket=self._bucket, Key=key, Body=path.read_bytes())

    def wait_for_all(self) -> None:
        """Return once every dropped file has its outcome, or the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: not self._awaited, ONCE_SECONDS)

    def tell(self, turn: Turn) -> None:
        """Say what became of each upload of one invocation."""
        for message in turn.messages:
            uploads = self._uploads(message)
            if message["MessageId"] in turn.failed:
                self._tell_try(message, uploads, turn.invocation.message)
            else:
                for upload in uploads:
                    self._tell_end(upload)

    def _tell_try(self, message: Mapping[str, Any], uploads: tuple[Upload, ...], why: str) -> None:
        what = ", ".join(plain(upload.key) for upload in uploads) or "a message that tells of no upload"
        receives = message.get("Attributes", {}).get("ApproximateReceiveCount", "1")
        reason = f" ({plain(why)})" if why else ""
        click.echo(f"{what}: try {receives} failed{reason}, back to the queue; see {self._log}", err=True)

    def _tell_end(self, upload: Upload) -> None:
        outcome = self._ledger.admit(upload, datetime.now(UTC))
        if outcome is not None:
            click.echo(f"{plain(upload.key)}: {self._end(upload, outcome)}")
        with self._changed:
            self._awaited.discard(upload.key)
            self._changed.notify_all()

    def _end(self, upload: Upload, outcome: Outcome) -> str:
        if outcome.status == "superseded":
            return "left alone: a newer version of it is known"
        if outcome.status == "failed":
            key = own_failure_key(outcome.article_id, upload, self._store)
            record = read_failure(key, self._store)
            return f"failed: {plain(record.reason if record else '')} → {object_url(self._bucket, key)}"
        page = "newsletter.html" if outcome.status == "done" else ""
        same = " (the same text as another upload's)" if outcome.code == SAME_TEXT else ""
        return f"{outcome.status}{same} → {object_url(self._bucket, outcome.prefix + page)}"

    def _uploads(self, message: Mapping[str, Any]) -> tuple[Upload, ...]:
        try:
            return uploads_in(message["Body"], self._bucket)
        except EventMalformed:
            return ()
