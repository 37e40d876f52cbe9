"""One DynamoDB table as the ledger sees it: reads by key, conditional writes, and what stood in the way of one."""

import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from botocore.exceptions import ClientError
from msgspec import Struct

from wirebrief.cloud.aws import aws_errors, error_code
from wirebrief.errors import LedgerError

Value = str | int | float
Item = dict[str, Value]
# Most keys that one BatchGetItem takes (DynamoDB API reference).
BATCH: Final = 100
# A throttled table hands keys back; the SDK has by then waited between its own tries.
BATCH_TRIES: Final = 5
# A transaction that lost a race is decided anew. Twelve tries with pauses that grow to half a second outlast a hundred
# finishes at the same moment; then the next delivery goes on, with everything made and cached.
RACE_TRIES: Final = 12
FIRST_PAUSE: Final = 0.01
LONGEST_PAUSE: Final = 0.5
# Reasons of a cancelled transaction that say "somebody was faster", not "the table is ill".
# From the system: functions restored from one snapshot would draw the same numbers from Python's own generator.
_RANDOM: Final = random.SystemRandom()
LOST_RACES: Final = frozenset({"None", "ConditionalCheckFailed", "TransactionConflict"})


class Write(Struct, frozen=True, kw_only=True):
    """One update of one item. `names` are aliases of reserved words, `values` the `:placeholders` without the colon."""

    part: str
    item: str
    update: str
    condition: str | None = None
    names: Mapping[str, str] = {}
    values: Mapping[str, Value] = {}


class Refused(Exception):
    """A condition did not hold. `found` is what each write of the transaction met, None where its own condition held.

    A transaction that met another one on the same item refuses too, with nothing found: read again, decide again.
    """

    def __init__(self, found: tuple[Item | None, ...]) -> None:
        super().__init__("a condition did not hold")
        self.found = found


class DynamoTable:
    """The table `name`, with the string keys `part` and `item`. `client` is a boto3 DynamoDB client."""

    def __init__(self, client: Any, name: str) -> None:
        self._client = client
        self._name = name

    def get(self, part: str, item: str) -> Item | None:
        """Return the item as it is now, None where there is none. Raises: LedgerError."""
        with aws_errors(LedgerError, f"reading {part} from {self._name}"):
            reply = self._client.get_item(TableName=self._name, Key=_key(part, item), ConsistentRead=True)
        return _plain(reply["Item"]) if "Item" in reply else None

    def get_all(self, keys: list[tuple[str, str]]) -> list[Item]:
        """Return those of up to 100 items that exist, in no order. Raises: LedgerError."""
        wanted = [_key(*key) for key in keys[:BATCH]]
        items: list[Item] = []
        for _ in range(BATCH_TRIES):
            request = {self._name: {"Keys": wanted, "ConsistentRead": True}}
            with aws_errors(LedgerError, f"reading {len(wanted)} items from {self._name}"):
                reply = self._client.batch_get_item(RequestItems=request)
            items += map(_plain, reply["Responses"].get(self._name, ()))
            wanted = reply.get("UnprocessedKeys", {}).get(self._name, {}).get("Keys", [])
            if not wanted:
                return items
        raise LedgerError(f"{self._name} is throttled: {len(wanted)} items stayed unread; try again")

    def get_each(self, *keys: tuple[str, str]) -> list[Item | None]:
        """Return the items of up to 100 keys in one call, in their order, None where there is none.

        They need not be of one moment: a write that rests on several must be on condition of each.
        Raises: LedgerError.
        """
        found = {(item["part"], item["item"]): item for item in self.get_all(list(keys))}
        return [found.get(key) for key in keys]

    def put_all(self, items: list[Item]) -> None:
        """Write up to 25 items whole, each for itself, whatever was there. Raises: LedgerError."""
        left = [{"PutRequest": {"Item": {name: _typed(value) for name, value in item.items()}}} for item in items]
        for _ in range(BATCH_TRIES):
            if not left:
                return
            with aws_errors(LedgerError, f"writing {len(left)} items to {self._name}"):
                reply = self._client.batch_write_item(RequestItems={self._name: left})
            left = reply.get("UnprocessedItems", {}).get(self._name, [])
        if left:
            raise LedgerError(f"{self._name} is throttled: {len(left)} items stayed unwritten; try again")

    def after(self, part: str, item: str, limit: int) -> list[Item]:
        """Return up to `limit` items of the part that sort after `item`, in order. Raises: LedgerError."""
        with aws_errors(LedgerError, f"reading {part} from {self._name}"):
            reply = self._client.query(
                TableName=self._name,
                KeyConditionExpression="part = :part AND #item > :item",
                ExpressionAttributeNames={"#item": "item"},
                ExpressionAttributeValues={":part": {"S": part}, ":item": {"S": item}},
                Limit=limit,
                ConsistentRead=True,
            )
        return list(map(_plain, reply["Items"]))

    def write(self, write: Write) -> Item:
        """Make one conditional update and return the item after it. Raises: Refused, LedgerError."""
        with aws_errors(LedgerError, f"writing {write.part} to {self._name}"):
            try:
                reply = self._client.update_item(
                    **self._request(write), ReturnValues="ALL_NEW", ReturnValuesOnConditionCheckFailure="ALL_OLD"
                )
            except ClientError as error:
                if error_code(error) == "ConditionalCheckFailedException":
                    raise Refused((_plain(error.response.get("Item", {})),)) from error
                raise
        return _plain(reply["Attributes"])

    def write_all(self, writes: list[Write]) -> None:
        """Make all the updates, or none of them. Raises: Refused, LedgerError."""
        items = [
            {"Update": {**self._request(write), "ReturnValuesOnConditionCheckFailure": "ALL_OLD"}} for write in writes
        ]
        with aws_errors(LedgerError, f"writing {', '.join(write.part for write in writes)} to {self._name}"):
            try:
                self._client.transact_write_items(TransactItems=items)
            except ClientError as error:
                reasons = error.response.get("CancellationReasons", [])
                if error_code(error) == "TransactionCanceledException" and _is_lost_race(reasons):
                    raise Refused(tuple(map(_met, reasons))) from error
                raise

    def remove(self, part: str, item: str, condition: str = "", names: Mapping[str, str] = {}, **values: Value) -> bool:
        """Delete the item if the condition holds (`:name` stands for a value); return whether one is gone.

        Raises: LedgerError.
        """
        request = {
            "TableName": self._name,
            "Key": _key(part, item),
            "ConditionExpression": condition,
            "ExpressionAttributeNames": dict(names),
            "ExpressionAttributeValues": {f":{name}": _typed(value) for name, value in values.items()},
            "ReturnValues": "ALL_OLD",
        }
        with aws_errors(LedgerError, f"deleting {part} from {self._name}"):
            try:
                reply = self._client.delete_item(**{name: value for name, value in request.items() if value})
            except ClientError as error:
                if error_code(error) == "ConditionalCheckFailedException":
                    return False
                raise
        return "Attributes" in reply

    def _request(self, write: Write) -> dict[str, Any]:
        request = {
            "TableName": self._name,
            "Key": _key(write.part, write.item),
            "UpdateExpression": write.update,
            "ConditionExpression": write.condition,
            "ExpressionAttributeNames": dict(write.names),
            "ExpressionAttributeValues": {f":{name}": _typed(value) for name, value in write.values.items()},
        }
        return {name: value for name, value in request.items() if value}


def race_tries(pause: Callable[[float], None]) -> Iterator[int]:
    """Number the tries of a write that others may win, with a pause of random length before each but the first."""
    for number in range(RACE_TRIES):
        if number:
            pause(_RANDOM.uniform(0, min(LONGEST_PAUSE, FIRST_PAUSE * 2**number)))
        yield number


def _is_lost_race(reasons: list[dict[str, Any]]) -> bool:
    return {str(reason.get("Code", "None")) for reason in reasons} <= LOST_RACES


def _met(reason: dict[str, Any]) -> Item | None:
    return _plain(reason.get("Item", {})) if reason.get("Code") == "ConditionalCheckFailed" else None


def _key(part: str, item: str) -> dict[str, dict[str, str]]:
    return {"part": {"S": part}, "item": {"S": item}}


def _typed(value: Value) -> dict[str, str]:
    return {"S": value} if isinstance(value, str) else {"N": repr(value)}


def _plain(item: Mapping[str, Mapping[str, str]]) -> Item:
    return {name: _value(*next(iter(typed.items()))) for name, typed in item.items()}


def _value(kind: str, text: str) -> Value:
    if kind != "N":
        return text
    return int(text) if text.lstrip("-").isdigit() else float(text)
