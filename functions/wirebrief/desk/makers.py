"""Make one resource of each type on the local AWS: every maker takes the place, the logical id and the properties."""

import io
import json
import secrets
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from msgspec import Struct

from wirebrief.desk.bucket import Properties, make_bucket

Client = Callable[[str], Any]


class Made(Struct, frozen=True):
    """A resource that was made: what `Ref` gives, and its attributes."""

    ref: str
    attributes: Mapping[str, str] = {}


class Place(Struct, frozen=True):
    """The stack's name, its region and account as they stand in ARNs, and clients by the name of the service."""

    stack: str
    region: str
    client: Client


Maker = Callable[[Place, str, Properties], Made]


def bucket(desk: Place, name: str, properties: Properties) -> Made:
    bucket = f"{desk.stack}-{name.lower()}-desk"
    make_bucket(desk.client("s3"), bucket, properties)
    return Made(bucket, {"Arn": f"arn:aws:s3:::{bucket}"})


def queue(desk: Place, name: str, properties: Properties) -> Made:
    attributes = {
        key: json.dumps(value) if isinstance(value, dict) else str(value).lower()
        for key, value in properties.items()
        if key != "QueueName"
    }
    url = desk.client("sqs").create_queue(QueueName=properties["QueueName"], Attributes=attributes)["QueueUrl"]
    arn = f"arn:aws:sqs:{desk.region}:{properties['QueueName']}"
    return Made(url, {"Arn": arn, "QueueName": properties["QueueName"]})


def queue_policy(desk: Place, name: str, properties: Properties) -> Made:
    policy = {"Policy": json.dumps(properties["PolicyDocument"])}
    for queue in properties["Queues"]:
        desk.client("sqs").set_queue_attributes(QueueUrl=queue, Attributes=policy)
    return Made(name)


def table(desk: Place, name: str, properties: Properties) -> Made:
    dynamodb, table = desk.client("dynamodb"), f"{desk.stack}-{name}"
    dynamodb.create_table(
        TableName=table, **{key: properties[key] for key in ("BillingMode", "AttributeDefinitions", "KeySchema")}
    )
    dynamodb.update_time_to_live(TableName=table, TimeToLiveSpecification=properties["TimeToLiveSpecification"])
    dynamodb.update_continuous_backups(
        TableName=table, PointInTimeRecoverySpecification=properties["PointInTimeRecoverySpecification"]
    )
    return Made(table, {"Arn": f"arn:aws:dynamodb:{desk.region}:table/{table}"})


def secret(desk: Place, name: str, properties: Properties) -> Made:
    made = {key: value for key, value in properties.items() if key != "GenerateSecretString"}
    if "GenerateSecretString" in properties:
        made["SecretString"] = secrets.token_hex(int(properties["GenerateSecretString"]["PasswordLength"]) // 2)
    arn = desk.client("secretsmanager").create_secret(**made)["ARN"]
    return Made(arn, {"Id": arn})


def role(desk: Place, name: str, properties: Properties) -> Made:
    iam, role = desk.client("iam"), f"{desk.stack}-{name}"
    made = iam.create_role(RoleName=role, AssumeRolePolicyDocument=json.dumps(properties["AssumeRolePolicyDocument"]))
    for policy in properties["Policies"]:
        document = json.dumps(policy["PolicyDocument"])
        iam.put_role_policy(RoleName=role, PolicyName=policy["PolicyName"], PolicyDocument=document)
    return Made(role, {"Arn": made["Role"]["Arn"]})


def function(desk: Place, name: str, properties: Properties) -> Made:
    shown = {key: value for key, value in properties.items() if key not in ("Code", "SnapStart")}
    made = desk.client("lambda").create_function(**shown, Code={"ZipFile": _empty_zip()})
    return Made(properties["FunctionName"], {"Arn": made["FunctionArn"]})


def version(desk: Place, name: str, properties: Properties) -> Made:
    version = desk.client("lambda").publish_version(FunctionName=properties["FunctionName"])
    return Made(version["FunctionArn"], {"Version": version["Version"]})


def alias(desk: Place, name: str, properties: Properties) -> Made:
    return Made(desk.client("lambda").create_alias(**properties)["AliasArn"])


def function_url(desk: Place, name: str, properties: Properties) -> Made:
    made = desk.client("lambda").create_function_url_config(
        FunctionName=properties["TargetFunctionArn"], AuthType=properties["AuthType"]
    )
    return Made(made["FunctionArn"], {"FunctionUrl": made["FunctionUrl"]})


def configuration_set(desk: Place, name: str, properties: Properties) -> Made:
    desk.client("sesv2").create_configuration_set(ConfigurationSetName=properties["Name"])
    return Made(properties["Name"])


def event_rule(desk: Place, name: str, properties: Properties) -> Made:
    events, rule = desk.client("events"), properties["Name"]
    arn = events.put_rule(Name=rule, EventPattern=json.dumps(properties["EventPattern"]))["RuleArn"]
    events.put_targets(Rule=rule, Targets=properties["Targets"])
    return Made(rule, {"Arn": arn})


def log_group(desk: Place, name: str, properties: Properties) -> Made:
    logs, group = desk.client("logs"), properties["LogGroupName"]
    logs.create_log_group(logGroupName=group)
    logs.put_retention_policy(logGroupName=group, retentionInDays=int(properties["RetentionInDays"]))
    return Made(group, {"Arn": f"arn:aws:logs:{desk.region}:log-group:{group}:*"})


def topic(desk: Place, name: str, properties: Properties) -> Made:
    arn = desk.client("sns").create_topic(Name=properties["TopicName"])["TopicArn"]
    return Made(arn, {"TopicArn": arn})


def subscription(desk: Place, name: str, properties: Properties) -> Made:
    return Made(desk.client("sns").subscribe(**properties)["SubscriptionArn"])


def alarm(desk: Place, name: str, properties: Properties) -> Made:
    desk.client("cloudwatch").put_metric_alarm(**properties)
    alarm = properties["AlarmName"]
    return Made(alarm, {"Arn": f"arn:aws:cloudwatch:{desk.region}:alarm:{alarm}"})


def dashboard(desk: Place, name: str, properties: Properties) -> Made:
    desk.client("cloudwatch").put_dashboard(**properties)
    return Made(properties["DashboardName"])


def schedule(desk: Place, name: str, properties: Properties) -> Made:
    return Made(desk.client("scheduler").create_schedule(**properties)["ScheduleArn"])


def _empty_zip() -> bytes:
    """Return a package with nothing in it: functions run from the real one, beside the server."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("README", "the desk runs the unpacked deployment package")
    return packed.getvalue()


MAKERS: Final[Mapping[str, Maker]] = MappingProxyType(
    {
        "AWS::S3::Bucket": bucket,
        "AWS::SQS::Queue": queue,
        "AWS::SQS::QueuePolicy": queue_policy,
        "AWS::DynamoDB::Table": table,
        "AWS::SecretsManager::Secret": secret,
        "AWS::IAM::Role": role,
        "AWS::Lambda::Function": function,
        "AWS::Lambda::Version": version,
        "AWS::Lambda::Alias": alias,
        "AWS::Lambda::Url": function_url,
        "AWS::SES::ConfigurationSet": configuration_set,
        "AWS::Events::Rule": event_rule,
        "AWS::Logs::LogGroup": log_group,
        "AWS::SNS::Topic": topic,
        "AWS::SNS::Subscription": subscription,
        "AWS::CloudWatch::Alarm": alarm,
        "AWS::CloudWatch::Dashboard": dashboard,
        "AWS::Scheduler::Schedule": schedule,
    }
)
