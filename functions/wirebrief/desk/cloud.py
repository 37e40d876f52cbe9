"""The stack on the desk: local AWS, the template's resources, and the functions of the unpacked package at work."""

import importlib.util
import os
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from wirebrief.cloud.aws import connect
from wirebrief.desk.poller import Poller, Source, Turn
from wirebrief.desk.runtime import Function, Runtime
from wirebrief.desk.server import DeskServer, Watch
from wirebrief.desk.stack import Stack, read_template
from wirebrief.errors import SettingsError

REGION: Final = "us-east-1"
CREDENTIALS: Final = {"AWS_ACCESS_KEY_ID": "desk", "AWS_SECRET_ACCESS_KEY": "desk", "AWS_DEFAULT_REGION": REGION}
# What the Lambda runtime has of its own beside Python.
RUNTIME_MODULES: Final = ("awslambdaric", "runtime_client", "simplejson", "snapshot_restore_py")
# The local server loads each service at its first call, which takes its time on a busy machine; asked again meanwhile,
# it would answer that the thing is there already.
LOAD_SECONDS: Final = 300.0
FUNCTION: Final = "AWS::Lambda::Function"
MAPPING: Final = "AWS::Lambda::EventSourceMapping"


class Plan(Struct, frozen=True, kw_only=True):
    """What to put on the desk: the packaged template, the package for this machine, and how many workers."""

    template: Path
    package: Path
    work: Path
    workers: int = 2
    port: int = 0
    environment: Mapping[str, str] = {}
    log: int | None = None
    watch: Watch | None = None


class CloudDesk(Struct, frozen=True, kw_only=True):
    """A running cloud: where it answers, what the stack made, and how to run its functions, by their files' names."""

    url: str
    stack: Stack
    client: Callable[[str], Any]
    functions: Mapping[str, Function]
    plan: Plan

    def runtime(self, name: str) -> Runtime:
        """Return a worker of a function, not yet started; use it in a `with` block."""
        return Runtime(self.functions[name], sys.executable, self.plan.log)

    @contextmanager
    def polling(self, tell: Callable[[Turn], None]) -> Iterator[list[Runtime]]:
        """Bring what is in the articles queue to the upload function while the block runs; give its workers."""
        source, most = self._source()
        with ExitStack() as open_:
            workers = [open_.enter_context(self.runtime("brief_upload")) for _ in range(min(self.plan.workers, most))]
            open_.enter_context(Poller(self.client("sqs"), source, workers, _now_ms, tell))
            yield workers

    def _source(self) -> tuple[Source, int]:
        template = self.stack.template
        arn = template.resolve({"Fn::GetAtt": ["ArticlesQueue", "Arn"]})
        mappings = map(template.properties, template.resources(MAPPING))
        properties = next(each for each in mappings if each["EventSourceArn"] == arn)
        url = template.outputs()["ArticlesQueue"]
        source = Source(
            url=url, arn=properties["EventSourceArn"], region=REGION, batch_size=int(properties["BatchSize"])
        )
        return source, int(properties["ScalingConfig"]["MaximumConcurrency"])


@contextmanager
def open_cloud(plan: Plan) -> Iterator[CloudDesk]:
    """Open the cloud on the desk while the block runs.

    Raises:
        SettingsError: the template or the package is not there, or says what the desk cannot do.
    """
    document = read_template(plan.template)
    work = plan.work.resolve()  # the functions run in a folder of their own
    package, runtime = unpacked(plan.package, work), runtime_modules(work)
    with DeskServer(plan.port, plan.watch) as server:
        client = _clients(server.url)
        stack = Stack(document, "wirebrief-desk", REGION, client)
        stack.make()
        stack.announce()
        environment = {**CREDENTIALS, "AWS_ENDPOINT_URL": server.url, **plan.environment}
        found = [
            _function(stack, logical_id, package, runtime, environment)
            for logical_id in stack.template.resources(FUNCTION)
        ]
        functions = {one.handler.partition(".")[0]: one for one in found}
        yield CloudDesk(url=server.url, stack=stack, client=client, functions=functions, plan=plan)


def unpacked(package: Path, work: Path) -> Path:
    """Return the folder of the unpacked package, made once for each package. Raises: SettingsError."""
    try:
        folder = work / f"package-{sha256(package.read_bytes()).hexdigest()[:16]}"
    except OSError as exc:
        raise SettingsError(f"there is no package at {package}: run `make stack-tools desk` first") from exc
    if not folder.exists():
        fresh = folder.with_name(f"{folder.name}.{os.getpid()}")
        with zipfile.ZipFile(package) as archive:
            archive.extractall(fresh)
        fresh.rename(folder)
    return folder


def runtime_modules(work: Path) -> Path:
    """Return a folder with the runtime's own modules and nothing else of this environment."""
    folder = work / "runtime"
    folder.mkdir(parents=True, exist_ok=True)
    for name in RUNTIME_MODULES:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            raise SettingsError("the Lambda runtime client is not installed: `make .venv/.installed` brings it")
        origin = Path(spec.origin)
        source = origin.parent if origin.name == "__init__.py" else origin
        link = folder / source.name
        if not link.exists():
            link.symlink_to(source)
    return folder


def _clients(url: str) -> Callable[[str], Any]:
    made: dict[str, Any] = {}

    def client(service: str) -> Any:
        if service not in made:
            made[service] = connect(service, REGION, url, tries=1, credentials=CREDENTIALS, read_seconds=LOAD_SECONDS)
        return made[service]

    return client


def _function(stack: Stack, logical_id: str, package: Path, runtime: Path, environment: Mapping[str, str]) -> Function:
    properties = stack.template.properties(logical_id)
    return Function(
        name=properties["FunctionName"],
        handler=properties["Handler"],
        package=package,
        runtime=runtime,
        environment={**properties["Environment"]["Variables"], **environment},
        timeout_seconds=float(properties["Timeout"]),
        memory_mb=int(properties["MemorySize"]),
    )


def _now_ms() -> int:
    return int(time.time() * 1000)
