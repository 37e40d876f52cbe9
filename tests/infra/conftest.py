"""The packaged template, made once by osls. Without node these tests are skipped, and say what to install."""

import fcntl
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.waiting import HANGS
from wirebrief.desk.template import Template

ROOT = Path(__file__).parents[2]
OSLS = ROOT / "node_modules/.bin/osls"
PSEUDO = {
    "AWS::AccountId": "123456789012",
    "AWS::Region": "us-east-1",
    "AWS::Partition": "aws",
    "AWS::StackName": "wirebrief-dev",
    "AWS::URLSuffix": "amazonaws.com",
}

Document = dict[str, Any]
Packager = Callable[..., Document]


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Packager:
    """Package the stack with an empty artifact and the options given; return the template."""
    if not OSLS.exists() or shutil.which("node") is None:
        pytest.skip("osls is not there: install node 20.19 or later, then `make stack-tools`")
    artifact = tmp_path_factory.mktemp("artifact") / "empty.zip"
    with zipfile.ZipFile(artifact, "w") as archive:
        archive.writestr("brief_upload.py", "")

    def run(*options: str) -> Document:
        out = tmp_path_factory.mktemp("stack")
        command = [str(OSLS), "package", "--package", str(out), f"--param=artifact={artifact}", *options]
        environment = {"PATH": os.environ["PATH"], "HOME": str(out), "SLS_TELEMETRY_DISABLED": "1", "CI": "1"}
        with OSLS.open("rb") as turn:  # it keeps its state in the project: two at once take it from each other
            fcntl.flock(turn, fcntl.LOCK_EX)
            done = subprocess.run(
                command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=HANGS, check=False
            )
        assert done.returncode == 0, done.stdout + done.stderr
        document: Document = json.loads((out / "cloudformation-template-update-stack.json").read_text())
        return document

    return run


@pytest.fixture(scope="session")
def document(package: Packager) -> Document:
    return package()


@pytest.fixture(scope="session")
def template(document: Document) -> Template:
    """The template with readable names in place of AWS's own: `Bucket` is `wirebrief-dev-bucket-1x`, and so on."""

    def lookup(name: str, attribute: str | None) -> str:
        return _name(document, name) if attribute in (None, "QueueName") else _arn(document, name)

    return Template(document, PSEUDO, lookup)


def _name(document: Document, name: str) -> str:
    kind = document["Resources"][name]["Type"]
    if kind in ("AWS::SecretsManager::Secret", "AWS::SNS::Topic"):
        return _arn(document, name)
    return f"wirebrief-dev-{name.lower()}-1x" if kind == "AWS::S3::Bucket" else name


def _arn(document: Document, name: str) -> str:
    kind, own = document["Resources"][name]["Type"], document["Resources"][name].get("Properties", {})
    service = kind.split("::")[1].lower()
    place = "" if service in ("s3", "iam") else "us-east-1"
    account = "" if service == "s3" else "123456789012"
    what = {
        "AWS::S3::Bucket": f"wirebrief-dev-{name.lower()}-1x",
        "AWS::Logs::LogGroup": f"log-group:{own.get('LogGroupName')}:*",
        "AWS::Lambda::Function": f"function:{own.get('FunctionName')}",
        "AWS::DynamoDB::Table": f"table/{name}",
        "AWS::IAM::Role": f"role/{name}",
    }.get(kind, name)
    return f"arn:aws:{service}:{place}:{account}:{what}"
