"""The packaged zip under the real Lambda runtime client: cold start, warm work, size, uploads a second.

    make desk && python -m bench.on_lambda [ROUNDS]

The floor is a function in the same package that makes the SDKs' clients and asks the model one question. SnapStart,
which takes most of a cold start away on Lambda, is not played here.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import msgspec
from package.build import MOST_ZIPPED

from bench.desk import BUILD, drop, is_built, now_ms, stack, take
from bench.model import ModelServer
from bench.rows import Row, table
from wirebrief.desk.cloud import CloudDesk, unpacked
from wirebrief.desk.runtime import Function, Runtime

WARM_ARTICLES = 20
FLOOR = """
import os
def handler(event, context):
    import boto3, openai
    for service in ("sqs", "s3", "dynamodb"):
        boto3.client(service)
    client = openai.OpenAI(api_key="none")
    client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": "1 Rain fell."}])
"""


def measure(rounds: int = 5) -> list[Row]:
    """Return the ratios and figures; the stack, the model and all processes run on this machine alone."""
    if not is_built():
        return []
    with ModelServer() as server, stack(server.url) as desk, TemporaryDirectory() as folder:
        floor = _floor(desk, Path(folder), server.url)
        starts = [(_cold(desk, floor, server), _cold_upload(desk, server, number)) for number in range(rounds + 1)][1:]
        warm = _warm(desk)
    floor_seconds, upload_seconds = (median(each) for each in zip(*starts, strict=True))
    note = f"{upload_seconds:.2f} s, the floor {floor_seconds:.2f} s"
    size = (BUILD / "desk.zip").stat().st_size / 1e6
    return [
        _row("cold start ÷ its SDKs", upload_seconds / floor_seconds, "×", note, target=1.2),
        _row("warm article beside the model", warm * 1000, "ms", "the local AWS works on the same cores"),
        _row("uploads a second, one worker", 1 / warm, "/s", "a model that answers at once"),
        _row("package", size, "MB", "zipped", target=MOST_ZIPPED / 1e6),
    ]


def _row(case: str, figure: float, unit: str, note: str, target: float | None = None) -> Row:
    return Row(benchmark="on_lambda", case=case, figure=figure, unit=unit, target=target, note=note)


def _floor(desk: CloudDesk, folder: Path, model: str) -> Function:
    """Return a function that lies beside the same dependencies."""
    package = unpacked(BUILD / "desk.zip", BUILD / "desk")
    for path in package.iterdir():
        (folder / path.name).symlink_to(path.resolve())
    (folder / "floor.py").write_text(FLOOR)
    upload = desk.functions["brief_upload"]
    environment = {**upload.environment, "OPENAI_BASE_URL": model}
    return msgspec.structs.replace(upload, handler="floor.handler", package=folder, environment=environment)


def _cold(desk: CloudDesk, function: Function, server: ModelServer) -> float:
    return _to_first_request(Runtime(function, sys.executable, desk.plan.log), {}, server)


def _cold_upload(desk: CloudDesk, server: ModelServer, number: int) -> float:
    drop(desk, number)
    return _to_first_request(desk.runtime("brief_upload"), take(desk), server)


def _to_first_request(runtime: Runtime, event: object, server: ModelServer) -> float:
    server.requests.clear()
    begun = time.monotonic()
    with runtime:
        ended = runtime.invoke(event, now_ms())
    assert ended.error is None, ended
    return server.requests[0].at - begun


def _warm(desk: CloudDesk) -> float:
    """Return the seconds that a warm worker takes for an article, from its event to its result."""
    with desk.runtime("brief_upload") as runtime:
        seconds = [_timed(lambda number=number: _upload(desk, runtime, number)) for number in range(WARM_ARTICLES)]
    return median(seconds[5:])


def _upload(desk: CloudDesk, runtime: Runtime, number: int) -> Callable[[], None]:
    drop(desk, 1000 + number)
    event = take(desk)

    def work() -> None:
        assert runtime.invoke(event, now_ms()).result == {"batchItemFailures": []}

    return work


def _timed(prepare: Callable[[], Callable[[], None]]) -> float:
    work = prepare()
    begun = time.monotonic()
    work()
    return time.monotonic() - begun


if __name__ == "__main__":
    print(f"load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    print(table(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 5)))
