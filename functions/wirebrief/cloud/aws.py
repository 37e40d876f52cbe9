"""The edge to AWS: clients that give up in time, and every botocore error as one of ours."""

import urllib.parse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import boto3
import msgspec
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    EndpointConnectionError,
    NoCredentialsError,
    NoRegionError,
)

from wirebrief.errors import SettingsError, WirebriefError

# A call that takes longer is lost, not slow: S3, SQS and DynamoDB answer in well under a second from inside a region.
CONNECT_SECONDS = 3
READ_SECONDS = 10
# With the SDK's own backoff four tries span a few seconds: enough for a throttled moment, short beside any deadline.
TRIES = 4
# Many chunks' answers are read and written at the same time; the SDK's default of 10 would make them queue.
CONNECTIONS = 32

# Trying again changes nothing until an operator mends the stack, a role or a name.
MISCONFIGURED = frozenset(
    {
        "403",
        "AccessDenied",
        "AccessDeniedException",
        "ExpiredToken",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "NoSuchBucket",
        "QueueDoesNotExist",
        "AWS.SimpleQueueService.NonExistentQueue",
        "ResourceNotFoundException",
        "UnrecognizedClientException",
    }
)


def connect(
    service: str,
    region: str | None = None,
    endpoint_url: str | None = None,
    tries: int = TRIES,
    credentials: Mapping[str, str] | None = None,
    read_seconds: float = READ_SECONDS,
) -> Any:
    """Return a client of an AWS service, with bounded time-outs and tries.

    What is not given comes from the environment, as for every AWS tool. `credentials` has the names of its variables.

    Raises:
        SettingsError: AWS_ENDPOINT_URL is no address.
    """
    config = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=read_seconds,
        retries={"mode": "standard", "total_max_attempts": tries},
        max_pool_connections=CONNECTIONS,
    )
    own = credentials or {}
    try:
        return boto3.client(
            service,
            region_name=region,
            endpoint_url=endpoint_url,
            config=config,
            aws_access_key_id=own.get("AWS_ACCESS_KEY_ID"),
            aws_secret_access_key=own.get("AWS_SECRET_ACCESS_KEY"),
        )
    except ValueError as exc:
        raise SettingsError(f"AWS_ENDPOINT_URL is no address ({exc}): write it as `wirebrief cloud` prints it") from exc


@contextmanager
def aws_errors(kind: type[WirebriefError], doing: str) -> Iterator[None]:
    """Turn whatever botocore raises inside into `kind`, or into SettingsError where an operator must act.

    `doing` completes the sentence "AWS failed while …" and names the thing worked on.
    """
    try:
        yield
    except (NoCredentialsError, NoRegionError) as error:
        what = str(error).rstrip(".")
        raise SettingsError(f"AWS cannot be reached while {doing}: {what}. Set credentials and a region.") from error
    except ClientError as error:
        raise _ours(kind, doing, error.response.get("Error", {}), str(error)) from error
    except EndpointConnectionError as error:
        raise kind(
            f"AWS could not be reached while {doing}: {error}. See whether AWS_ENDPOINT_URL is right."
        ) from error
    except BotoCoreError as error:
        raise kind(f"AWS could not be reached while {doing}: {error}") from error


def _ours(kind: type[WirebriefError], doing: str, said: dict[str, str], text: str) -> WirebriefError:
    if said.get("Code") in MISCONFIGURED:
        return SettingsError(f"AWS refused while {doing}: {text}. Check the name and the role's permissions.")
    return kind(f"AWS failed while {doing}: {text}")


def error_code(error: Exception) -> str:
    """Return the code of a botocore ClientError, such as `PreconditionFailed`."""
    response: dict[str, Any] = getattr(error, "response", {})
    return str(response.get("Error", {}).get("Code", ""))


def read_key(secrets: Any, secret_id: str) -> str:
    """Return the model's key from its secret: the field `api_key` of a JSON object, or the whole text.

    Raises:
        SettingsError: the secret cannot be read; also where the service failed, as there is no work without it.
    """
    with aws_errors(SettingsError, f"reading the secret {secret_id}"):
        text = str(secrets.get_secret_value(SecretId=secret_id)["SecretString"])
    try:
        value = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return text.strip()
    return str(value.get("api_key", "")).strip() if isinstance(value, dict) else str(value)


def object_url(bucket: str, key: str) -> str:
    """Return `s3://bucket/key` with the key percent-encoded, safe to print on one line."""
    return f"s3://{bucket}/{urllib.parse.quote(key)}"
