"""Wire what an operator needs of a stage, on AWS or on the desk: names from the stack's outputs, and clients."""

import os
from typing import Final

import msgspec
from botocore.exceptions import ClientError

from wirebrief.cloud.aws import aws_errors, connect, error_code
from wirebrief.cloud.operate import Stage, StageNames
from wirebrief.decoding import decodable
from wirebrief.errors import SettingsError, StoreError, UnexpectedFault
from wirebrief.inboxes.s3 import S3Inbox
from wirebrief.ledgers.dynamo import DynamoLedger
from wirebrief.stores.s3 import S3Store

DESK: Final = "desk"
# Lambda's own bound.
LONGEST_INVOCATION: Final = 900.0
# Settings of the operator's own shell that hold for the functions on the desk too.
PASSED_ON: Final = ("OPENAI_BASE_URL", "WIREBRIEF_ENGINE", "WIREBRIEF_OPENAI_MODELS")


def desk_settings() -> tuple[dict[str, str], str]:
    """Return the environment that the functions on the desk get from this shell, and the model's key."""
    passed_on = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return passed_on, os.environ.get("OPENAI_API_KEY", "")


def open_stage(stage: str, region: str | None = None) -> Stage:
    """Return a deployed stage, found by its stack's name.

    Raises:
        SettingsError: there is no such stack, or the credentials do not reach it.
    """
    names = read_outputs(stage, region)
    s3 = connect("s3", region)
    return Stage(
        names=names,
        sqs=connect("sqs", region),
        s3=s3,
        store=S3Store(s3, names.bucket),
        inbox=S3Inbox(s3, names.bucket),
        ledger=DynamoLedger(connect("dynamodb", region), names.table),
    )


def read_outputs(stage: str, region: str | None) -> StageNames:
    """Return the names in the outputs of the stack `wirebrief-<stage>`. Raises: SettingsError."""
    name = f"wirebrief-{stage}"
    with aws_errors(SettingsError, f"looking for the stack {name}"):
        try:
            (stack,) = connect("cloudformation", region).describe_stacks(StackName=name)["Stacks"]
        except ClientError as error:
            if error_code(error) == "ValidationError":
                raise SettingsError(
                    f"there is no stack {name} in this region: deploy it with `make deploy STAGE={stage}`, or run "
                    "`wirebrief cloud` and set AWS_ENDPOINT_URL as it says"
                ) from error
            raise
    outputs = {one["OutputKey"]: one["OutputValue"] for one in stack.get("Outputs", ())}
    try:
        return msgspec.convert(outputs, decodable(StageNames))
    except msgspec.ValidationError as exc:
        raise SettingsError(f"the stack {name} is not one of this version: {exc}; deploy it again") from exc


def invoke_stage(function: str, event: str, stage: str, region: str | None) -> str:
    """Return the result of the deployed function as JSON.

    Raises:
        SettingsError: there is no such function, or the credentials do not reach it.
        StoreError: AWS failed.
        UnexpectedFault: the function raised, died or ran out of time.
    """
    if stage == DESK:
        raise SettingsError("the cloud on the desk runs its functions from its queue: call one with --local")
    name = f"wirebrief-{stage}-{function.replace('_', '-')}"
    with aws_errors(StoreError, f"calling {name}"):
        # Once: an answer that is waited for and lost must not start the work a second time.
        client = connect("lambda", region, tries=1, read_seconds=LONGEST_INVOCATION)
        reply = client.invoke(FunctionName=name, Payload=event.encode())
        result = bytes(reply["Payload"].read()).decode()
    if "FunctionError" in reply:
        raise UnexpectedFault(f"{name} ended with an error: {result}; its log /aws/lambda/{name} tells more")
    return result
