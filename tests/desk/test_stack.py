"""The template's resources on the local AWS: all of them, with all that is said of them, but for a known list."""

import json

from infra.conftest import Document
from wirebrief.desk.cloud import CloudDesk
from wirebrief.desk.makers import MAKERS
from wirebrief.desk.stack import NOT_MADE


def test_what_the_desk_does_not_make_is_exactly_this(document: Document) -> None:
    types = {resource["Type"] for resource in document["Resources"].values()}
    assert (
        types - set(MAKERS)
        == set(NOT_MADE)
        == {
            "AWS::S3::BucketPolicy",
            "AWS::Lambda::EventSourceMapping",
            "AWS::Lambda::Permission",
            "AWS::SES::ConfigurationSetEventDestination",
        }
    )


def test_the_bucket_has_all_that_the_template_says(cloud: CloudDesk) -> None:
    s3, bucket = cloud.client("s3"), cloud.stack.template.outputs()["Bucket"]
    assert s3.get_bucket_versioning(Bucket=bucket)["Status"] == "Enabled"
    assert set(s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"].values()) == {True}
    rules = s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"]
    assert {rule["ID"] for rule in rules} == {"old-uploads", "model-answers", "unfinished-uploads"}
    (notified,) = s3.get_bucket_notification_configuration(Bucket=bucket)["QueueConfigurations"]
    assert notified["Events"] == ["s3:ObjectCreated:*"]
    assert notified["QueueArn"].endswith(":wirebrief-dev-articles")


def test_the_ledger_forgets_and_can_be_restored(cloud: CloudDesk) -> None:
    dynamodb, table = cloud.client("dynamodb"), cloud.stack.template.outputs()["Ledger"]
    assert dynamodb.describe_time_to_live(TableName=table)["TimeToLiveDescription"]["AttributeName"] == "forget_at"
    backups = dynamodb.describe_continuous_backups(TableName=table)["ContinuousBackupsDescription"]
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"


def test_the_queue_gives_up_after_five_receipts(cloud: CloudDesk) -> None:
    queue = cloud.stack.template.outputs()["ArticlesQueue"]
    said = cloud.client("sqs").get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
    assert json.loads(said["RedrivePolicy"])["maxReceiveCount"] == 5
    assert (said["VisibilityTimeout"], said["SqsManagedSseEnabled"]) == ("3600", "true")
    assert "s3.amazonaws.com" in said["Policy"]


def test_functions_alarms_schedules_secrets_and_logs_are_there(cloud: CloudDesk) -> None:
    client = cloud.client
    assert len(client("lambda").list_functions()["Functions"]) == 7
    assert len(client("cloudwatch").describe_alarms()["MetricAlarms"]) == 12
    schedules = {one["Name"] for one in client("scheduler").list_schedules()["Schedules"]}
    names = ("note-failures", "make-edition", "look-for-edition", "plan-deliveries")
    assert schedules == {f"wirebrief-dev-{name}" for name in names}
    secret = client("secretsmanager").get_secret_value(SecretId=cloud.stack.template.outputs()["ModelKey"])
    assert json.loads(secret["SecretString"]) == {"api_key": ""}
    assert {one["retentionInDays"] for one in client("logs").describe_log_groups()["logGroups"]} == {30}
