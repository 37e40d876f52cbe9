"""Make sure that the account has a private bucket for deployment packages, and print its name.

`python -m package.artifacts [region=…] [other=…]`: takes the same parameters as `make deploy`.
"""

import os
import sys
from typing import Any, Final

from botocore.exceptions import ClientError

from wirebrief.cloud.aws import aws_errors, connect, error_code
from wirebrief.errors import SettingsError

DEFAULT_REGION: Final = "us-east-1"  # as in serverless.yml
# Old packages serve nobody: the functions keep their own copy, and osls keeps the last five.
KEPT_DAYS: Final = 180


def region_of(parameters: list[str]) -> str:
    """Return the region that the parameters name, else the environment's, else the stack's default.

    >>> region_of(["model=gpt-5", "region=eu-west-1"])
    'eu-west-1'
    """
    given = dict(parameter.partition("=")[::2] for parameter in parameters)
    return given.get("region") or os.environ.get("AWS_REGION") or DEFAULT_REGION


def ensure_bucket(s3: Any, name: str, region: str) -> None:
    """Make the bucket, private, encrypted and with an end to old packages, unless it is there."""
    place = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    try:
        s3.create_bucket(Bucket=name, **place)
    except ClientError as error:
        if error_code(error) not in ("BucketAlreadyOwnedByYou", "BucketAlreadyExists"):
            raise
    everything = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
    s3.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=dict.fromkeys(everything, True))
    rule = {"ID": "old-packages", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": KEPT_DAYS}}
    s3.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration={"Rules": [rule]})


def main() -> int:
    """Print the bucket's name on standard output, or on standard error why it cannot be had."""
    region = region_of(sys.argv[1:])
    try:
        with aws_errors(SettingsError, f"making sure of the bucket for packages in {region}"):
            account = connect("sts", region).get_caller_identity()["Account"]
            name = f"wirebrief-artifacts-{account}-{region}"
            ensure_bucket(connect("s3", region), name, region)
    except SettingsError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
