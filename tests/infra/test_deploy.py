"""`make deploy` and `make remove` run for real against a local AWS, where somebody asks for it: see docs/deploy.md.

It takes a minute. The requests are osls's own, over HTTP; where they create the stack, the desk makes its resources.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import moto.cloudformation.models
import pytest
from moto.cloudformation.parsing import Output

from support.waiting import HANGS
from wirebrief.bootstrap_stage import read_outputs
from wirebrief.cloud.aws import connect
from wirebrief.desk.cloud import CREDENTIALS, REGION
from wirebrief.desk.server import ACCOUNT, DeskServer
from wirebrief.desk.stack import Stack
from wirebrief.errors import SettingsError

ROOT = Path(__file__).parents[2]
STAGE = "trial"
Make = Callable[..., str]

pytestmark = pytest.mark.skipif(
    not os.environ.get("WIREBRIEF_TRIAL_DEPLOY"), reason="takes a minute: set WIREBRIEF_TRIAL_DEPLOY=1"
)


class Resources:
    """In place of the local CloudFormation's: it cannot make half of the stack, the desk makes all of it."""

    no_echo_parameter_keys: tuple[str, ...] = ()
    resolved_parameters: Mapping[str, str] = {}

    def __init__(self, stack_id: str, name: str, *_: object, **__: object) -> None:
        self._name = name
        self.stack: Stack | None = None

    def load(self) -> None:
        """Nothing stands outside the template."""

    def values(self) -> list[Any]:
        return []

    def create(self, template: dict[str, Any]) -> bool:
        self.stack = Stack(template, self._name, REGION, partial(connect, region=REGION))
        self.stack.make()
        return True

    def delete(self) -> None:
        self.stack = None


class Outputs:
    """The outputs of the stack that the desk made."""

    exports: tuple[str, ...] = ()

    def __init__(self, resources: Resources, *_: object) -> None:
        self._resources = resources

    def values(self) -> list[Output]:
        made = self._resources.stack
        return [Output(name, value, name) for name, value in made.template.outputs().items()] if made else []


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[DeskServer]:
    # It takes each of cfn-lint's warnings for an error; CloudFormation itself does not lint.
    monkeypatch.setattr(moto.cloudformation.models, "validate_template_cfn_lint", lambda _: [])
    monkeypatch.setattr(moto.cloudformation.models, "ResourceMap", Resources)
    monkeypatch.setattr(moto.cloudformation.models, "OutputMap", Outputs)
    with DeskServer() as server:
        for name, value in {"AWS_ENDPOINT_URL": server.url, **CREDENTIALS}.items():
            monkeypatch.setenv(name, value)
        yield server


@pytest.fixture
def make(server: DeskServer) -> Make:
    """Run make in the repository against the server; its dependencies are taken to be there, as are these tests'."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ["HOME"],
        "AWS_ENDPOINT_URL": server.url,
        **CREDENTIALS,
    }
    there = ("-o", ".venv/.installed", "-o", "node_modules/.installed")

    def run(*arguments: str) -> str:
        command = ["make", *there, f"PYTHON={sys.executable}", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=HANGS, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


def test_a_stage_is_deployed_and_removed_by_one_command_each(make: Make) -> None:
    make("deploy", f"STAGE={STAGE}", "PARAMS=engine=offline usdPerDay=5")
    names = read_outputs(STAGE, None)
    assert names.queue.endswith("/wirebrief-trial-articles")
    function = connect("lambda").get_function_configuration(FunctionName="wirebrief-trial-brief-upload")
    assert function["Environment"]["Variables"]["WIREBRIEF_BUDGET_USD_PER_DAY"] == "5"
    packages = connect("s3").list_objects_v2(Bucket=f"wirebrief-artifacts-{ACCOUNT}-{REGION}")["Contents"]
    assert any(one["Key"].endswith("/lambda.zip") for one in packages)
    make("remove", f"STAGE={STAGE}", "PARAMS=engine=offline")
    with pytest.raises(SettingsError, match="there is no stack wirebrief-trial"):
        read_outputs(STAGE, None)
