"""The embedded record of deliveries keeps its contract."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.deliveries_contract import DeliveriesContract
from wirebrief.ledgers.sqlite_deliveries import SqliteDeliveries


class TestSqliteDeliveries(DeliveriesContract):
    @pytest.fixture
    def deliveries(self, tmp_path: Path) -> Iterator[SqliteDeliveries]:
        deliveries = SqliteDeliveries(tmp_path / "deliveries.sqlite")
        yield deliveries
        deliveries.close()
