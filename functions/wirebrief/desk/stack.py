"""Make the resources of the packaged template on a local AWS, each through the API of its own service.

The local server's CloudFormation skips or loses half of what the template says and reports it complete. Here every type
is made in full, named in `NOT_MADE` with the reason, or refused.
"""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from wirebrief.desk.bucket import Properties, make_bucket
from wirebrief.desk.server import ACCOUNT
from wirebrief.desk.template import Template
from wirebrief.errors import SettingsError

NOT_MADE: Final = {
    "AWS::S3::BucketPolicy": "it allows TLS alone, and the desk speaks plain HTTP on loopback",
    "AWS::Lambda::EventSourceMapping": "the desk's own poller takes its place, with the template's batch size and bound",
}
# What is made, but does nothing on the desk.
NOT_PLAYED: Final = (
    "SnapStart and freezing between invocations",
    "permissions: roles are stored, and not asked",
    "expiry by lifecycle rules and TTL",
    "schedules: `wirebrief invoke note_failures` runs what one would",
    "metrics and alarms: they are logged, and never ring",
    "encryption",
)

Client = Callable[[str], Any]


class Made(Struct, frozen=True):
    """A resource that was made: what `Ref` gives, and its attributes."""

    ref: str
    attributes: Mapping[str, str] = {}


class Stack:
    """The resources of one template in the region of the clients."""

    def __init__(self, document: Mapping[str, Any], name: str, region: str, client: Client) -> None:
        self.name = name
        self._client = client
        self._made: dict[str, Made] = {}
        self._types = {each: str(resource["Type"]) for each, resource in document["Resources"].items()}
        self._after: dict[str, Any] = {each: one.get("DependsOn", []) for each, one in document["Resources"].items()}
        self._place = f"{region}:{ACCOUNT}"
        pseudo = {
            "AWS::AccountId": ACCOUNT,
            "AWS::Region": region,
            "AWS::Partition": "aws",
            "AWS::StackName": name,
            "AWS::URLSuffix": "amazonaws.com",
        }
        self.template = Template(document, pseudo, self._lookup)
        self._makers: Mapping[str, Callable[[str, Properties], Made]] = {
            "AWS::S3::Bucket": self._bucket,
            "AWS::SQS::Queue": self._queue,
            "AWS::SQS::QueuePolicy": self._queue_policy,
            "AWS::DynamoDB::Table": self._table,
            "AWS::SecretsManager::Secret": self._secret,
            "AWS::IAM::Role": self._role,
            "AWS::Lambda::Function": self._function,
            "AWS::Lambda::Version": self._version,
            "AWS::Lambda::Alias": self._alias,
            "AWS::Logs::LogGroup": self._log_group,
            "AWS::SNS::Topic": self._topic,
            "AWS::SNS::Subscription": self._subscription,
            "AWS::CloudWatch::Alarm": self._alarm,
            "AWS::CloudWatch::Dashboard": self._dashboard,
            "AWS::Scheduler::Schedule": self._schedule,
        }

    def make(self) -> None:
        """Make everything that the template says, what others refer to first. Raises: SettingsError."""
        for name in self.template.resources():
            self._ensure(name)

    def _ensure(self, name: str) -> Made:
        if name not in self._made:
            after = self._after[name]
            for each in [after] if isinstance(after, str) else after:
                self._ensure(each)
            self._made[name] = self._make(name, self._types[name])
        return self._made[name]

    def _make(self, name: str, kind: str) -> Made:
        properties = self.template.properties(name)
        if kind in NOT_MADE:
            return Made(name)
        if kind not in self._makers:
            raise SettingsError(f"the desk cannot make {name}, a {kind}: teach desk/stack.py, or name it in NOT_MADE")
        return self._makers[kind](name, properties)

    def _lookup(self, name: str, attribute: str | None) -> str:
        made = self._ensure(name)
        if attribute is None:
            return made.ref
        if attribute not in made.attributes:
            raise SettingsError(f"the desk does not know {attribute} of {name}, a {self._types[name]}")
        return made.attributes[attribute]

    def _bucket(self, name: str, properties: Properties) -> Made:
        bucket = f"{self.name}-{name.lower()}-desk"
        make_bucket(self._client("s3"), bucket, properties)
        return Made(bucket, {"Arn": f"arn:aws:s3:::{bucket}"})

    def _queue(self, name: str, properties: Properties) -> Made:
        attributes = {
            key: json.dumps(value) if isinstance(value, dict) else str(value).lower()
            for key, value in properties.items()
            if key != "QueueName"
        }
        url = self._client("sqs").create_queue(QueueName=properties["QueueName"], Attributes=attributes)["QueueUrl"]
        arn = f"arn:aws:sqs:{self._place}:{properties['QueueName']}"
        return Made(url, {"Arn": arn, "QueueName": properties["QueueName"]})

    def _queue_policy(self, name: str, properties: Properties) -> Made:
        policy = {"Policy": json.dumps(properties["PolicyDocument"])}
        for queue in properties["Queues"]:
            self._client("sqs").set_queue_attributes(QueueUrl=queue, Attributes=policy)
        return Made(name)

    def _table(self, name: str, properties: Properties) -> Made:
        dynamodb, table = self._client("dynamodb"), f"{self.name}-{name}"
        dynamodb.create_table(
            TableName=table, **{key: properties[key] for key in ("BillingMode", "AttributeDefinitions", "KeySchema")}
        )
        dynamodb.update_time_to_live(
            TableName=table, TimeToLiveSpecification=properties["TimeToLiveSpecification"]
        )
        dynamodb.update_continuous_backups(
            TableName=table, PointInTimeRecoverySpecification=properties["PointInTimeRecoverySpecification"]
        )
        return Made(table, {"Arn": f"arn:aws:dynamodb:{self._place}:table/{table}"})

    def _secret(self, name: str, properties: Properties) -> Made:
        arn = self._client("secretsmanager").create_secret(**properties)["ARN"]
        return Made(arn, {"Id": arn})

    def _role(self, name: str, properties: Properties) -> Made:
        iam, role = self._client("iam"), f"{self.name}-{name}"
        made = iam.create_role(
            RoleName=role, AssumeRolePolicyDocument=json.dumps(properties["AssumeRolePolicyDocument"])
        )
        for policy in properties["Policies"]:
            document = json.dumps(policy["PolicyDocument"])
            iam.put_role_policy(RoleName=role, PolicyName=policy["PolicyName"], PolicyDocument=document)
        return Made(role, {"Arn": made["Role"]["Arn"]})

    def _function(self, name: str, properties: Properties) -> Made:
        shown = {key: value for key, value in properties.items() if key not in ("Code", "SnapStart")}
        made = self._client("lambda").create_function(**shown, Code={"ZipFile": _empty_zip()})
        return Made(properties["FunctionName"], {"Arn": made["FunctionArn"]})

    def _version(self, name: str, properties: Properties) -> Made:
        version = self._client("lambda").publish_version(FunctionName=properties["FunctionName"])
        return Made(version["FunctionArn"], {"Version": version["Version"]})

    def _alias(self, name: str, properties: Properties) -> Made:
        return Made(self._client("lambda").create_alias(**properties)["AliasArn"])

    def _log_group(self, name: str, properties: Properties) -> Made:
        logs, group = self._client("logs"), properties["LogGroupName"]
        logs.create_log_group(logGroupName=group)
        logs.put_retention_policy(logGroupName=group, retentionInDays=int(properties["RetentionInDays"]))
        return Made(group, {"Arn": f"arn:aws:logs:{self._place}:log-group:{group}:*"})

    def _topic(self, name: str, properties: Properties) -> Made:
        arn = self._client("sns").create_topic(Name=properties["TopicName"])["TopicArn"]
        return Made(arn, {"TopicArn": arn})

    def _subscription(self, name: str, properties: Properties) -> Made:
        return Made(self._client("sns").subscribe(**properties)["SubscriptionArn"])

    def _alarm(self, name: str, properties: Properties) -> Made:
        self._client("cloudwatch").put_metric_alarm(**properties)
        alarm = properties["AlarmName"]
        return Made(alarm, {"Arn": f"arn:aws:cloudwatch:{self._place}:alarm:{alarm}"})

    def _dashboard(self, name: str, properties: Properties) -> Made:
        self._client("cloudwatch").put_dashboard(**properties)
        return Made(properties["DashboardName"])

    def _schedule(self, name: str, properties: Properties) -> Made:
        return Made(self._client("scheduler").create_schedule(**properties)["ScheduleArn"])


def _empty_zip() -> bytes:
    """Return a package with nothing in it: functions run from the real one, beside the server."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("README", "the desk runs the unpacked deployment package")
    return packed.getvalue()


def read_template(path: Path) -> dict[str, Any]:
    """Return the packaged template. Raises: SettingsError where it was not packaged yet."""
    try:
        document: dict[str, Any] = json.loads(path.read_text())
    except (OSError, ValueError) as exc:
        raise SettingsError(f"there is no packaged template at {path}: run `make package` first") from exc
    return document
