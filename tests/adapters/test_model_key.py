"""The model's key from its secret: as the stack makes it, as people put it, and where it cannot be had."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from wirebrief.cloud.aws import read_key
from wirebrief.errors import SettingsError

Aws = Callable[[str], Any]


@pytest.mark.parametrize(
    ("secret", "key"),
    [('{"api_key": "sk-1"}', "sk-1"), ('{"api_key": ""}', ""), ("sk-1\n", "sk-1"), ('"sk-1"', "sk-1"), ("{}", "")],
)
def test_a_key_is_read_however_it_was_put(aws: Aws, secret: str, key: str) -> None:
    name = aws("secretsmanager").create_secret(Name=uuid.uuid4().hex, SecretString=secret)["ARN"]
    assert read_key(aws("secretsmanager"), name) == key


def test_a_secret_that_is_not_there_is_the_operators_to_mend(aws: Aws) -> None:
    with pytest.raises(SettingsError, match="no-such-secret"):
        read_key(aws("secretsmanager"), "no-such-secret")
