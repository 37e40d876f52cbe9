"""Make a bucket of the template through S3's own API, whose shapes differ from CloudFormation's."""

from typing import Any

Properties = dict[str, Any]


def make_bucket(s3: Any, bucket: str, properties: Properties) -> None:
    """Make the bucket and give it everything that the template says of it."""
    s3.create_bucket(Bucket=bucket)
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration=properties["VersioningConfiguration"])
    s3.put_bucket_encryption(
        Bucket=bucket, ServerSideEncryptionConfiguration=_encryption(properties["BucketEncryption"])
    )
    s3.put_public_access_block(
        Bucket=bucket, PublicAccessBlockConfiguration=properties["PublicAccessBlockConfiguration"]
    )
    s3.put_bucket_ownership_controls(Bucket=bucket, OwnershipControls=properties["OwnershipControls"])
    s3.put_bucket_lifecycle_configuration(
        Bucket=bucket,
        LifecycleConfiguration={"Rules": [_rule(rule) for rule in properties["LifecycleConfiguration"]["Rules"]]},
    )
    if "NotificationConfiguration" in properties:
        s3.put_bucket_notification_configuration(
            Bucket=bucket, NotificationConfiguration=_notification(properties["NotificationConfiguration"])
        )


def _encryption(configuration: Properties) -> Properties:
    rules = configuration["ServerSideEncryptionConfiguration"]
    return {"Rules": [{"ApplyServerSideEncryptionByDefault": rule["ServerSideEncryptionByDefault"]} for rule in rules]}


def _rule(rule: Properties) -> Properties:
    said = {
        "ID": rule["Id"],
        "Status": rule["Status"],
        "Filter": {"Prefix": rule.get("Prefix", "")},
        "Expiration": {"Days": int(rule["ExpirationInDays"])} if "ExpirationInDays" in rule else None,
        "NoncurrentVersionExpiration": rule.get("NoncurrentVersionExpiration"),
        "AbortIncompleteMultipartUpload": rule.get("AbortIncompleteMultipartUpload"),
    }
    return {name: value for name, value in said.items() if value is not None}


def _notification(configuration: Properties) -> Properties:
    return {
        "QueueConfigurations": [
            {
                "QueueArn": one["Queue"],
                "Events": [one["Event"]],
                "Filter": {"Key": {"FilterRules": one["Filter"]["S3Key"]["Rules"]}},
            }
            for one in configuration["QueueConfigurations"]
        ]
    }
