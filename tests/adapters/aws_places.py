"""Buckets and tables for one test, as the stack would make them."""

import uuid
from typing import Any


def new_bucket(s3: Any, *, versioned: bool = True) -> str:
    name = f"test-{uuid.uuid4().hex}"
    s3.create_bucket(Bucket=name)
    if versioned:
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    return name


def new_table(dynamodb: Any) -> str:
    name = f"test-{uuid.uuid4().hex}"
    keys = {"part": "HASH", "item": "RANGE"}
    dynamodb.create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in keys],
        KeySchema=[{"AttributeName": key, "KeyType": kind} for key, kind in keys.items()],
    )
    return name
