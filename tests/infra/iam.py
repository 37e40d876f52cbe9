"""What a rendered role allows, and which permission each AWS call needs."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from wirebrief.desk.template import Template

BUCKET = "arn:aws:s3:::wirebrief-dev-bucket-1x"
TABLE = "arn:aws:dynamodb:us-east-1:123456789012:table/Ledger"
QUEUE = "arn:aws:sqs:us-east-1:123456789012:ArticlesQueue"
LETTERS = "arn:aws:sqs:us-east-1:123456789012:DeadLetters"
KEY = "arn:aws:secretsmanager:us-east-1:123456789012:ModelKey"

Need = tuple[str, str]


class Role:
    """The statements of a role's own policies."""

    def __init__(self, template: Template, name: str) -> None:
        policies = template.properties(name)["Policies"]
        self._statements = [one for policy in policies for one in policy["PolicyDocument"]["Statement"]]

    def allows(self, action: str, resource: str) -> bool:
        """Whether a statement allows it; there is no deny, no condition and no wildcard action in our roles."""
        return any(
            action in _many(one["Action"]) and any(fnmatchcase(resource, each) for each in _many(one["Resource"]))
            for one in self._statements
        )

    def actions(self) -> set[str]:
        """Every action that some statement allows."""
        assert all(one["Effect"] == "Allow" and "Condition" not in one for one in self._statements)
        return {action for one in self._statements for action in _many(one["Action"])}


def needs_of(service: str, operation: str, parameters: dict[str, Any]) -> Iterator[Need]:
    """The permissions that a call needs, with our names in place of the test's own."""
    match service, operation:
        case "s3", "ListObjectsV2":
            yield "s3:ListBucket", BUCKET
        case "s3", "GetObject" | "HeadObject":
            versioned = "VersionId" in parameters
            yield "s3:GetObjectVersion" if versioned else "s3:GetObject", f"{BUCKET}/{parameters['Key']}"
        case "s3", _:
            yield f"s3:{operation}", f"{BUCKET}/{parameters['Key']}"
        case "dynamodb", "TransactWriteItems":
            for item in parameters["TransactItems"]:
                yield from ((f"dynamodb:{kind}Item", TABLE) for kind in item)
        case "dynamodb", _:
            yield f"dynamodb:{operation}", TABLE
        case "sqs", _:
            yield f"sqs:{operation}", LETTERS if "letters" in parameters["QueueUrl"] else QUEUE
        case "secretsmanager", _:
            yield f"secretsmanager:{operation}", KEY


def _many(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
