"""The deployment package: only what runs, for the right platform, the same bytes for the same input."""

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from package.artifacts import ensure_bucket, region_of
from package.build import MOST_ZIPPED, UV, build
from package.pruning import SERVICES, is_unused

from infra.conftest import ROOT

# Of the bytecode of CPython 3.12, and the mark for "never compare with the source".
MAGIC_3_12 = bytes.fromhex("cb0d0d0a") + (1).to_bytes(4, "little")


@pytest.fixture(scope="session")
def lambda_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("node") is None or not (ROOT / "node_modules/pyodide").exists():
        pytest.skip("pyodide is not there: install node 20.19 or later, then `make stack-tools`")
    if not UV.exists():
        pytest.skip("uv is not in this environment, which builds the package: `make .venv/.installed` brings it")
    out = tmp_path_factory.mktemp("package") / "lambda.zip"
    build("lambda", out)
    return out


def test_the_same_input_gives_the_same_package(lambda_zip: Path, tmp_path: Path) -> None:
    build("lambda", tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == lambda_zip.read_bytes()


def test_every_source_has_bytecode_of_the_runtime_that_no_date_can_spoil(lambda_zip: Path) -> None:
    with zipfile.ZipFile(lambda_zip) as archive:
        names = set(archive.namelist())
        for name in [name for name in names if name.endswith(".py")]:
            folder, _, file = name.rpartition("/")
            compiled = f"{folder}/__pycache__/{file[:-3]}.cpython-312.pyc".lstrip("/")
            assert archive.read(compiled)[:8] == MAGIC_3_12, name


def test_compiled_modules_are_for_the_functions_platform(lambda_zip: Path) -> None:
    with zipfile.ZipFile(lambda_zip) as archive:
        libraries = [name for name in archive.namelist() if name.endswith(".so")]
        assert len(libraries) > 10
        for name in libraries:
            assert "cpython-" not in name or "cpython-312-aarch64" in name, name
            assert archive.read(name)[18:20] == b"\xb7\x00", name  # ELF's number for AArch64


def test_the_package_holds_what_runs_and_nothing_else(lambda_zip: Path) -> None:
    with zipfile.ZipFile(lambda_zip) as archive:
        names = archive.namelist()
    assert {"brief_upload.py", "note_failures.py", "wirebrief/cloud/events.py"} <= set(names)
    assert any(name.startswith("wirebrief/templates/prompts/") for name in names)
    assert not [name for name in names if is_unused(name) and "/__pycache__/" not in name]
    assert not [name for name in names if name.startswith(("click/", "rich/", "moto/", "wirebrief/cli/"))]
    services = {name.split("/")[2] for name in names if name.startswith("botocore/data/") and name.count("/") > 2}
    assert services == SERVICES
    assert lambda_zip.stat().st_size < MOST_ZIPPED


def test_the_functions_run_on_the_versions_that_the_tests_run_on() -> None:
    def pins(lock: str) -> dict[str, str]:
        return dict(re.findall(r"^([\w.-]+)==([^ \\;]+)", (ROOT / lock).read_text(), re.MULTILINE))

    developed = pins("requirements-dev.lock")
    packaged = pins("requirements-lambda.lock")
    assert len(packaged) > 20
    assert {name: developed.get(name) for name in packaged} == packaged


def test_the_bucket_for_packages_is_made_once_and_is_private(aws: Callable[[str], Any]) -> None:
    s3 = aws("s3")
    for _ in range(2):
        ensure_bucket(s3, "wirebrief-artifacts-123456789012-us-east-1", "us-east-1")
    blocked = s3.get_public_access_block(Bucket="wirebrief-artifacts-123456789012-us-east-1")
    assert set(blocked["PublicAccessBlockConfiguration"].values()) == {True}


def test_the_region_is_the_parameters_before_the_default() -> None:
    assert region_of(["model=gpt-5", "region=eu-west-1"]) == "eu-west-1"
