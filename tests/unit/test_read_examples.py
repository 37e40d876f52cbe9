"""The worked examples in the docstrings of reading and splitting hold."""

import doctest
from importlib import import_module

import pytest

MODULES = ("read.characters", "read.dateline", "read.dates", "read.layout", "read.manuscript", "cut", "tokens")


@pytest.mark.parametrize("name", MODULES)
def test_worked_examples_hold(name: str) -> None:
    result = doctest.testmod(import_module(f"wirebrief.{name}"))
    assert result.attempted > 0
    assert result.failed == 0
