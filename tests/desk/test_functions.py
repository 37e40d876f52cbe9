"""Every function of the stack, called once with the event of a file on a stack that is empty."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from wirebrief.cli.invoke import FUNCTIONS, command
from wirebrief.desk.cloud import CloudDesk
from wirebrief.desk.invoke import Here
from wirebrief.desk.rehearsal import call

DAILY = Path(__file__).parents[2] / "seeds/events/daily"


@pytest.mark.parametrize(
    ("function", "event", "result"),
    [
        ("make_edition", "look-for-edition", '"status": "missing"'),
        ("plan_deliveries", "run", '{"slots": 0, "batches": 0}'),
        ("serve_pages", "page", '{"statusCode": 200'),
        ("serve_pages", "page-unsubscribe-forged", '{"statusCode": 410'),
        ("take_feedback", "bounce-through-eventbridge", '{"suppressed": 1}'),
        ("take_feedback", "complaint-through-topic", '{"suppressed": 1}'),
        ("note_failures", "run", '{"found": 0, "written": 0}'),
    ],
)
def test_each_function_answers_its_event_on_an_empty_stack(
    cloud: CloudDesk, function: str, event: str, result: str
) -> None:
    here = Here(s3=cloud.client("s3"), bucket=cloud.stack.template.outputs()["Bucket"], content=None)
    told = json.dumps(call(cloud, function, here.moved(json.loads((DAILY / f"{event}.json").read_text()))))
    assert result in told


def test_a_function_that_is_not_there_is_refused_with_the_names_of_those_that_are(
    cloud: CloudDesk,
) -> None:
    assert set(FUNCTIONS) == set(cloud.functions)
    refused = CliRunner().invoke(command, ["brief_uplaod", str(DAILY / "run.json")])
    assert refused.exit_code == 2
    assert all(repr(name) in refused.output for name in FUNCTIONS)
