"""The embedded book of editions keeps its contract."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.edition_book_contract import EditionBookContract
from wirebrief.ledgers.sqlite_editions import SqliteEditionBook


class TestSqliteEditionBook(EditionBookContract):
    @pytest.fixture
    def book(self, tmp_path: Path) -> Iterator[SqliteEditionBook]:
        book = SqliteEditionBook(tmp_path / "editions.sqlite")
        yield book
        book.close()
