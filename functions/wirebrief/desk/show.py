"""Show a person the cloud on the desk: how to reach it, and what becomes of each upload."""

import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click
from msgspec import Struct

from wirebrief.aws import object_url
from wirebrief.bootstrap_stage import desk_settings
from wirebrief.desk.cloud import CREDENTIALS, CloudDesk, Plan, open_cloud
from wirebrief.desk.poller import Turn
from wirebrief.desk.stack import NOT_PLAYED
from wirebrief.errors import EventMalformed
from wirebrief.events import uploads_in
from wirebrief.ledgers.dynamo import DynamoLedger
from wirebrief.plain import plain
from wirebrief.ports import Upload

TEMPLATE: Final = "stack/cloudformation-template-update-stack.json"
ONCE_SECONDS: Final = 600.0


class Show(Struct, frozen=True, kw_only=True):
    """What a person asked for."""

    build: Path
    port: int
    workers: int
    once: bool
    files: tuple[Path, ...]


def run_cloud(show: Show) -> None:
    """Run until interrupted; with `once`, until every dropped file has come to its end."""
    show.build.mkdir(exist_ok=True)
    environment, key = desk_settings()
    with (show.build / "desk.log").open("ab") as log, open_cloud(_plan(show, environment, log.fileno())) as desk:
        teller = Teller(desk)
        _put_key(desk, key)
        _tell_how_to_reach(desk, show)
        with desk.polling(teller.tell):
            for path in show.files:
                teller.drop(path)
            teller.wait_for_all() if show.once else threading.Event().wait()


def _plan(show: Show, environment: Mapping[str, str], log: int) -> Plan:
    return Plan(
        template=show.build / TEMPLATE,
        package=show.build / "desk.zip",
        work=show.build / "desk",
        workers=show.workers,
        port=show.port,
        environment=environment,
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
    click.echo(f"Not played here: {'; '.join(NOT_PLAYED)}.")
    click.echo(f"The functions log to {show.build / 'desk.log'}. Uploads and what came of them:\n")


class Teller:
    """Tells what became of each upload, and waits for those that it dropped."""

    def __init__(self, desk: CloudDesk) -> None:
        outputs = desk.stack.template.outputs()
        self._s3 = desk.client("s3")
        self._bucket = outputs["Bucket"]
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
            receives = str(message.get("Attributes", {}).get("ApproximateReceiveCount", "1"))
            for upload in self._uploads(message):
                if message["MessageId"] in turn.failed:
                    why = turn.invocation.message or "a fault that may pass"
                    click.echo(
                        f"{plain(upload.key)}: try {receives} failed ({plain(why)}), back to the queue", err=True
                    )
                else:
                    self._tell_end(upload)

    def _tell_end(self, upload: Upload) -> None:
        outcome = self._ledger.admit(upload, datetime.now(UTC))
        if outcome is not None:
            end = {"done": "newsletter.html"}.get(outcome.status, "")
            click.echo(f"{plain(upload.key)}: {outcome.status} → {object_url(self._bucket, outcome.prefix + end)}")
        with self._changed:
            self._awaited.discard(upload.key)
            self._changed.notify_all()

    def _uploads(self, message: Mapping[str, Any]) -> tuple[Upload, ...]:
        try:
            return uploads_in(message["Body"], self._bucket)
        except EventMalformed:
            return ()
