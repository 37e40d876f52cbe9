"""What tests share: one local AWS for the whole session, and no clock in property tests."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from support.waiting import HANGS
from wirebrief.cloud.aws import connect
from wirebrief.desk.server import DeskServer

REGION = "us-east-1"
ROOT = Path(__file__).parents[1]

# The programs that tests start are of this tree, whichever tree the environment was installed from.
os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "functions"), str(ROOT / "tests")])

# Tests run beside each other: how long an example takes there says nothing. What is timed is in bench/.
settings.register_profile("wirebrief", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("wirebrief")


# What takes minutes, and first what is costly to make twice: a worker that is done with the short tests takes from the
# end of those that are left.
LONG = ("browser", "desk", "infra", "handlers", "process", "cli", "quality", "adapters")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Half as many workers again as there are cores: many tests wait for programs and servers that they started."""
    return (os.cpu_count() or 1) * 3 // 2 or 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long tests first, those of a folder beside each other: so they share what their first one made."""
    items.sort(
        key=lambda item: next(
            (at for at, name in enumerate(LONG) if ROOT / "tests" / name in item.path.parents), len(LONG)
        )
    )


@pytest.fixture(scope="session")
def aws_url() -> Iterator[str]:
    """The endpoint of a moto server that lives as long as the session; each test makes its own buckets and tables."""
    with DeskServer() as server:
        yield server.url


@pytest.fixture(scope="session")
def aws(aws_url: str) -> Iterator[Callable[[str], Any]]:
    """Clients of the local AWS, by the name of the service."""
    before = dict(os.environ)
    os.environ |= {"AWS_ACCESS_KEY_ID": "desk", "AWS_SECRET_ACCESS_KEY": "desk"}
    clients: dict[str, Any] = {}

    def client(service: str) -> Any:
        if service not in clients:
            clients[service] = connect(service, REGION, aws_url, read_seconds=HANGS)
        return clients[service]

    yield client
    for each in clients.values():
        each.close()
    os.environ.clear()
    os.environ.update(before)
