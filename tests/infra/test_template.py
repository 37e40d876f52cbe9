"""The packaged template: what linters find, what they miss, and what osls passes over in silence."""

import json
import re
import subprocess
import sys
import zoneinfo
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from infra.conftest import PSEUDO, ROOT, Document, Packager
from support.waiting import HANGS
from wirebrief.desk.template import Template
from wirebrief.errors import SettingsError

CHECKOV = ROOT / "build/checkov/bin/checkov"
S3_EVENTS = {"s3:ObjectCreated:*"}


@pytest.fixture
def template_file(document: Document, tmp_path: Path) -> Path:
    path = tmp_path / "template.json"
    path.write_text(json.dumps(document))
    return path


def only(template: Template, kind: str, **wanted: object) -> dict[str, Any]:
    """The properties of the one resource of the kind that has these."""
    found = [template.properties(name) for name in template.resources(kind)]
    found = [one for one in found if wanted.items() <= one.items()]
    assert len(found) == 1, (kind, wanted, len(found))
    return found[0]


def test_cfn_lint_finds_nothing(template_file: Path) -> None:
    command = [str(Path(sys.executable).parent / "cfn-lint"), str(template_file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=HANGS, check=False)
    assert done.returncode == 0, done.stdout


def test_checkov_finds_nothing_but_what_is_waived_with_a_reason(document: Document, template_file: Path) -> None:
    if not CHECKOV.exists():
        pytest.skip("checkov is not there: `make stack-tools`")
    command = [str(CHECKOV), "-f", str(template_file), "--framework=cloudformation", "--skip-download", "-o", "json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=HANGS, check=False)
    results = json.loads(done.stdout)["results"]
    assert [(one["check_id"], one["resource"]) for one in results["failed_checks"]] == []
    used = {(one["resource"].rpartition(".")[2], one["check_id"]) for one in results["skipped_checks"]}
    assert used == waivers(document), "a waiver that nothing needs is to be removed"


def waivers(document: Document) -> set[tuple[str, str]]:
    found = set()
    for name, resource in document["Resources"].items():
        for waiver in resource.get("Metadata", {}).get("checkov", {}).get("skip", ()):
            assert len(waiver["comment"].split()) > 5, f"{name} waives {waiver['id']} without a reason"
            found.add((name, waiver["id"]))
    return found


def test_every_reference_points_at_something(document: Document, template: Template) -> None:
    for name in document["Resources"]:
        template.properties(name)
    template.outputs()


def test_a_reference_to_nothing_is_found() -> None:
    broken = {"Resources": {"A": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Fn::Sub": "${Gone.Arn}"}}}}}
    with pytest.raises(SettingsError, match="Gone"):
        Template(broken, PSEUDO, lambda name, _: name).properties("A")


def test_no_logical_id_stands_in_two_fragments() -> None:
    found = [
        name
        for fragment in sorted((ROOT / "infra").glob("*.yml"))
        if fragment.name not in ("functions.yml", "daily_functions.yml", "waivers.yml", "outputs.yml")
        for name in re.findall(r"^  (\w+):$", fragment.read_text(), re.MULTILINE)
    ]
    assert len(found) > 20
    assert sorted(found) == sorted(set(found))


def test_every_fragment_is_included() -> None:
    included = re.findall(r"file\(infra/(\w+\.yml)\)", (ROOT / "serverless.yml").read_text())
    assert sorted(included) == sorted(path.name for path in (ROOT / "infra").iterdir())


def test_the_bucket_is_versioned_encrypted_and_private(template: Template) -> None:
    for name in template.resources("AWS::S3::Bucket"):
        bucket = template.properties(name)
        assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}
        assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
        assert bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
        policy = only(template, "AWS::S3::BucketPolicy", Bucket=template.resolve({"Ref": name}))
        assert {"Effect": "Deny", "Principal": "*", "Action": "s3:*"}.items() <= policy["PolicyDocument"]["Statement"][
            0
        ].items()


def test_uploads_and_nothing_else_are_announced_to_a_queue_that_takes_them(template: Template) -> None:
    (notification,) = template.properties("Bucket")["NotificationConfiguration"]["QueueConfigurations"]
    assert notification["Event"] in S3_EVENTS
    assert notification["Filter"]["S3Key"]["Rules"] == [{"Name": "prefix", "Value": "inbox/"}]
    policy = only(template, "AWS::SQS::QueuePolicy", Queues=["ArticlesQueue"])
    allow = next(one for one in policy["PolicyDocument"]["Statement"] if one["Effect"] == "Allow")
    assert allow["Resource"] == notification["Queue"]
    assert fnmatchcase(
        "arn:aws:s3:::" + template.resolve({"Ref": "Bucket"}), allow["Condition"]["ArnLike"]["aws:SourceArn"]
    )


def test_old_uploads_and_cached_answers_end(template: Template) -> None:
    rules = {rule.get("Prefix"): rule for rule in template.properties("Bucket")["LifecycleConfiguration"]["Rules"]}
    assert int(rules["inbox/"]["ExpirationInDays"]) == 365
    assert int(rules["answers/"]["ExpirationInDays"]) == 30
    assert "briefs/" not in rules


def test_a_message_stays_away_six_times_as_long_as_the_function_may_run(template: Template) -> None:
    function, queue = template.properties("BriefUploadLambdaFunction"), template.properties("ArticlesQueue")
    variables = function["Environment"]["Variables"]
    assert queue["VisibilityTimeout"] >= 6 * function["Timeout"]
    assert queue["RedrivePolicy"]["maxReceiveCount"] == int(variables["WIREBRIEF_MAX_RECEIVES"])
    assert int(variables["WIREBRIEF_LEASE_SECONDS"]) > function["Timeout"]


def test_the_queue_feeds_the_snapstart_version_with_partial_batches_and_a_bound(template: Template) -> None:
    queue = template.resolve({"Fn::GetAtt": ["ArticlesQueue", "Arn"]})
    mapping = only(template, "AWS::Lambda::EventSourceMapping", EventSourceArn=queue)
    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert mapping["ScalingConfig"] == {"MaximumConcurrency": 20}
    assert mapping["FunctionName"].endswith(":snapstart")
    function = template.properties("BriefUploadLambdaFunction")
    assert (function["Architectures"], function["SnapStart"]) == (["arm64"], {"ApplyOn": "PublishedVersions"})


@pytest.mark.parametrize("name", ["Ledger", "Subscribers"])
def test_a_table_costs_by_use_can_be_restored_and_forgets_what_the_code_marks(template: Template, name: str) -> None:
    table = template.properties(name)
    assert table["BillingMode"] == "PAY_PER_REQUEST"
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert table["TimeToLiveSpecification"] == {"AttributeName": "forget_at", "Enabled": True}
    assert [key["AttributeName"] for key in table["KeySchema"]] == ["part", "item"]


def test_what_cannot_be_made_again_outlives_the_stack(document: Document) -> None:
    for name in ("Bucket", "Ledger", "Subscribers", "LinkSecret"):
        resource = document["Resources"][name]
        assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == ("Retain", "Retain")


def test_every_function_logs_to_a_group_that_ends(template: Template) -> None:
    groups = {template.properties(name)["LogGroupName"] for name in template.resources("AWS::Logs::LogGroup")}
    functions = {template.properties(name)["FunctionName"] for name in template.resources("AWS::Lambda::Function")}
    assert groups == {f"/aws/lambda/{name}" for name in functions}
    for name in template.resources("AWS::Logs::LogGroup"):
        assert int(template.properties(name)["RetentionInDays"]) == 30


def test_every_schedule_has_a_real_time_zone_a_possible_hour_a_role_retries_and_dead_letters(
    template: Template,
) -> None:
    for name in template.resources("AWS::Scheduler::Schedule"):
        schedule = template.properties(name)
        assert schedule["ScheduleExpressionTimezone"] in zoneinfo.available_timezones()
        minute, hour, *_ = schedule["ScheduleExpression"].removeprefix("cron(").removesuffix(")").split()
        assert all(int(part) < 60 for part in re.findall(r"\d+", minute))
        assert all(int(part) < 24 for part in re.findall(r"\d+", hour))
        target = schedule["Target"]
        assert target["RoleArn"].endswith(":role/ScheduleRole")
        assert target["RetryPolicy"]["MaximumRetryAttempts"] == 2
        assert target["DeadLetterConfig"]["Arn"].endswith(":MissedRuns")


def test_an_alarm_rings_for_each_thing_a_person_must_know(template: Template) -> None:
    alarms = {template.properties(name)["AlarmName"] for name in template.resources("AWS::CloudWatch::Alarm")}
    names = ["dead-letters", "waiting", "errors", "sweep-errors", "throttles", "budget", "silence"]
    names += ["no-edition", "missed-runs", "mail-dead-letters", "mail-waiting", "complaints"]
    assert alarms == {f"wirebrief-dev-{name}" for name in names}
    for name in template.resources("AWS::CloudWatch::Alarm"):
        assert template.properties(name)["AlarmActions"] == [template.resolve({"Ref": "Alarms"})]


def test_our_own_alarms_watch_metrics_that_the_function_writes(template: Template) -> None:
    written = set(re.findall(r'"([A-Z]\w+)"', (ROOT / "functions/wirebrief/cloud/observe.py").read_text()))
    own = [template.properties(name) for name in template.resources("AWS::CloudWatch::Alarm")]
    own = [alarm for alarm in own if alarm["Namespace"] == "Wirebrief"]
    service = {"BudgetSpentPercent": "brief_upload", "ArticlesBriefed": "brief_upload"}
    service |= {"EditionsMissing": "make_edition", "MailsComplained": "take_feedback"}
    assert {alarm["MetricName"] for alarm in own} == set(service)
    for alarm in own:
        assert alarm["MetricName"] in written
        dimensions = {each["Name"]: each["Value"] for each in alarm["Dimensions"]}
        assert dimensions == {"service": service[alarm["MetricName"]], "stage": "dev"}


def test_mail_stays_away_while_it_is_sent_and_is_not_planned_before_a_sender_is_named(
    template: Template, document: Document, package: Packager
) -> None:
    function, queue = template.properties("SendEditionLambdaFunction"), template.properties("MailQueue")
    assert queue["VisibilityTimeout"] >= 6 * function["Timeout"]
    state = document["Resources"]["PlanDeliveriesSchedule"]["Properties"]["State"]
    assert state == {"Fn::If": ["MailIsOn", "ENABLED", "DISABLED"]}
    named = package("--param=sender=daily@example.com")
    for packaged, sender in ((document, ""), (named, "daily@example.com")):
        assert packaged["Conditions"]["MailIsOn"] == {"Fn::Not": [{"Fn::Equals": [sender, ""]}]}


def test_feedback_on_our_mail_and_no_other_comes_back(template: Template) -> None:
    pattern = template.properties("FeedbackRule")["EventPattern"]
    assert pattern["detail"]["mail"]["tags"]["ses:configuration-set"] == [template.resolve({"Ref": "MailEvents"})]
    sends = template.properties("SendEditionLambdaFunction")["Environment"]["Variables"]
    assert sends["WIREBRIEF_MAIL_CONFIGURATION_SET"] == template.resolve({"Ref": "MailEvents"})
    destination = only(template, "AWS::SES::ConfigurationSetEventDestination")["EventDestination"]
    assert set(destination["MatchingEventTypes"]) == {"BOUNCE", "COMPLAINT", "DELIVERY"}


def test_only_the_roles_that_serve_readers_reach_the_table_with_their_addresses(template: Template) -> None:
    table = template.resolve({"Fn::GetAtt": ["Subscribers", "Arn"]})
    reaching = {name for name in template.resources("AWS::IAM::Role") if table in json.dumps(template.properties(name))}
    assert reaching == {"PlanDeliveriesRole", "SendEditionRole", "TakeFeedbackRole", "ServePagesRole"}


def test_the_dashboard_is_json_and_shows_every_alarm(template: Template) -> None:
    body = json.loads(only(template, "AWS::CloudWatch::Dashboard")["DashboardBody"])
    shown = body["widgets"][0]["properties"]["alarms"]
    assert len(shown) == len(template.resources("AWS::CloudWatch::Alarm"))


def test_a_stage_with_its_own_parameters_is_packaged(package: Packager) -> None:
    options = ("--stage=prod", "--param=region=eu-west-1", "--param=alarmMail=desk@example.com", "--param=usdPerDay=50")
    document = package(*options)
    function = document["Resources"]["BriefUploadLambdaFunction"]["Properties"]
    assert function["FunctionName"] == "wirebrief-prod-brief-upload"
    assert function["Environment"]["Variables"]["WIREBRIEF_BUDGET_USD_PER_DAY"] == "50"
    assert document["Resources"]["AlarmMail"]["Properties"]["Endpoint"] == "desk@example.com"


def test_nobody_is_told_where_no_address_is_given(template: Template) -> None:
    assert template.resources("AWS::SNS::Subscription") == {}


def test_the_lock_of_the_deployment_tools_names_no_registry() -> None:
    assert "resolved" not in (ROOT / "package-lock.json").read_text()
