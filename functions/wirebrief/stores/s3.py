"""Objects in an S3 bucket: the cloud's twin of the folder store."""

import hashlib
import uuid
from collections.abc import Iterator
from typing import Any, Final

from botocore.exceptions import ClientError

from wirebrief.cloud.aws import aws_errors, error_code, object_url
from wirebrief.errors import ObjectMissing, StoreError
from wirebrief.stores.keys import check_key

ABSENT: Final = frozenset({"404", "NoSuchKey", "NoSuchVersion", "NotFound"})
# 412: something is there. 409: another conditional write is under way (S3 user guide, conditional writes).
TAKEN: Final = frozenset({"412", "PreconditionFailed", "409", "ConditionalRequestConflict"})
IF_ABSENT: Final = {"IfNoneMatch": "*"}


class S3Store:
    """One bucket. `client` is a boto3 S3 client, see `wirebrief.cloud.aws.connect`."""

    def __init__(self, client: Any, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def get(self, key: str) -> bytes:
        """Return the object's bytes. Raises: ObjectMissing, KeyRefused, StoreError."""
        check_key(key)
        with aws_errors(StoreError, f"reading {self._at(key)}"):
            try:
                return bytes(self._client.get_object(Bucket=self._bucket, Key=key)["Body"].read())
            except ClientError as error:
                if error_code(error) in ABSENT:
                    raise ObjectMissing(f"there is no object at {self._at(key)}; was it deleted?") from error
                raise

    def put(self, key: str, content: bytes, media_type: str) -> None:
        """Write the object whole, replacing what was there. Raises: KeyRefused, StoreError.

        Where the same bytes are there already, nothing is written: a redelivery, or a try whose reply was lost, leaves
        one version in the bucket, not two.
        """
        write = _Write(key, content, media_type)
        if self._written(write, IF_ABSENT):
            return
        there = self._head(key)
        if there is None or there["Metadata"].get("sha256") != write.metadata["sha256"]:
            self._written(write, {})

    def put_new(self, key: str, content: bytes, media_type: str) -> bool:
        """Write the object whole unless one is there; return whether it was written. Raises: KeyRefused, StoreError.

        The SDK repeats a write whose reply was lost, and is then refused by its own first try: the mark of the writer
        tells that object from somebody else's.
        """
        write = _Write(key, content, media_type)
        if self._written(write, IF_ABSENT):
            return True
        there = self._head(key)
        return there is not None and there["Metadata"].get("writer") == write.metadata["writer"]

    def exists(self, key: str) -> bool:
        """Return whether the object is there. Raises: KeyRefused, StoreError."""
        return self._head(key) is not None

    def delete(self, key: str) -> None:
        """Remove the object; in a versioned bucket its versions stay readable. Raises: KeyRefused, StoreError."""
        check_key(key)
        with aws_errors(StoreError, f"deleting {self._at(key)}"):
            self._client.delete_object(Bucket=self._bucket, Key=key)

    def list(self, prefix: str) -> Iterator[str]:
        """Yield the keys under the prefix in order, a page of up to 1,000 at a time. Raises: StoreError."""
        with aws_errors(StoreError, f"listing {self._at(prefix)}"):
            for page in self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=prefix):
                yield from (item["Key"] for item in page.get("Contents", ()))

    def _written(self, write: "_Write", condition: dict[str, str]) -> bool:
        check_key(write.key)
        with aws_errors(StoreError, f"writing {self._at(write.key)}"):
            try:
                self._client.put_object(
                    Bucket=self._bucket,
                    Key=write.key,
                    Body=write.content,
                    ContentType=write.media_type,
                    Metadata=write.metadata,
                    **condition,
                )
            except ClientError as error:
                if condition and error_code(error) in TAKEN:
                    return False
                raise
        return True

    def _head(self, key: str) -> dict[str, Any] | None:
        check_key(key)
        with aws_errors(StoreError, f"looking for {self._at(key)}"):
            try:
                head: dict[str, Any] = self._client.head_object(Bucket=self._bucket, Key=key)
            except ClientError as error:
                if error_code(error) in ABSENT:
                    return None
                raise
        return head

    def _at(self, key: str) -> str:
        return object_url(self._bucket, key)


class _Write:
    """One object to be written, marked with its digest and with who writes it."""

    def __init__(self, key: str, content: bytes, media_type: str) -> None:
        self.key = key
        self.content = content
        self.media_type = media_type
        self.metadata = {"sha256": hashlib.sha256(content).hexdigest(), "writer": uuid.uuid4().hex}
