"""A deployed stage on a real account, where somebody asks for it: see docs/deploy.md."""

import os
import time
import uuid
from pathlib import Path

import pytest

from wirebrief.bootstrap_stage import open_stage

STAGE = os.environ.get("WIREBRIEF_AWS_STAGE", "")
ARTICLE = Path(__file__).parents[2] / "seeds/articles/press-briefing.txt"
PATIENCE = 180.0
LOOK_SECONDS = 2.0

pytestmark = pytest.mark.skipif(not STAGE, reason="needs a deployed stage: set WIREBRIEF_AWS_STAGE, see docs/deploy.md")


def test_an_upload_to_a_deployed_stage_becomes_a_brief() -> None:
    stage, mark = open_stage(STAGE), uuid.uuid4().hex
    before = set(stage.store.list("briefs/"))
    content = ARTICLE.read_bytes() + f"\nTrial {mark}.\n".encode()
    stage.s3.put_object(Bucket=stage.names.bucket, Key=f"inbox/trial-{mark}.txt", Body=content)
    deadline = time.monotonic() + PATIENCE
    while len(fresh := set(stage.store.list("briefs/")) - before) < 5 and time.monotonic() < deadline:
        time.sleep(LOOK_SECONDS)
    assert {key.rpartition("/")[2] for key in fresh} >= {"brief.json", "newsletter.html"}
