"""Uploads in the S3 bucket, read in exactly the version that the event told of."""

from typing import Any

from botocore.exceptions import ClientError

from wirebrief.cloud.aws import aws_errors, error_code, object_url
from wirebrief.errors import ObjectMissing, StoreError, TooLarge
from wirebrief.ports import Upload

# 412: another version took the place of the one that was asked for by its digest.
GONE = frozenset({"404", "NoSuchKey", "NoSuchVersion", "NotFound", "412", "PreconditionFailed", "MethodNotAllowed"})


class S3Inbox:
    """The uploads of one bucket. `client` is a boto3 S3 client, see `wirebrief.cloud.aws.connect`."""

    def __init__(self, client: Any, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def fetch(self, upload: Upload, max_bytes: int) -> bytes:
        """Return the bytes of exactly this version; see the port. Raises: TooLarge, ObjectMissing, StoreError."""
        place = object_url(self._bucket, upload.key)
        with aws_errors(StoreError, f"reading {place}"):
            try:
                found = self._client.get_object(Bucket=self._bucket, Key=upload.key, **_exactly(upload.version))
            except ClientError as error:
                if error_code(error) in GONE:
                    raise ObjectMissing(
                        f"version {upload.version} of {place} is gone; upload the file again and leave it in place"
                    ) from error
                raise
            with found["Body"] as body:
                if found["ContentLength"] > max_bytes:
                    raise TooLarge(f"{place} has {found['ContentLength']:,} bytes, {max_bytes:,} are the most")
                return bytes(body.read())


def _exactly(version: str) -> dict[str, str]:
    kind, _, digest = version.partition("etag:")
    if kind:
        return {"VersionId": version}
    return {"IfMatch": f'"{digest}"'} if digest else {}
