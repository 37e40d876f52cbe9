"""What a spam filter makes of our mail: its content rules alone, as the tests have no network."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from support.post import Post
from support.waiting import HANGS
from wirebrief.mail.send import send_batch

# What a first mail from a sound sender may score on content; 5.0 is where mail is taken for spam.
HIGHEST_SCORE = 1.0


def test_a_spam_filter_finds_nothing_wrong_with_the_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filter_program = shutil.which("spamassassin")
    if filter_program is None:
        pytest.skip("MAIL NOT SCORED: spamassassin is missing; apt-get install spamassassin")
    post = Post(tmp_path)
    edition, readers = post.edition(10), post.subscribe(1)
    send_batch(post.office(), edition, readers)
    (mail,) = post.outbox.folder.iterdir()
    post.close()
    home = tmp_path / "home"
    home.mkdir()
    run = subprocess.run(
        [filter_program, "-L", "-t", "-x"],
        input=mail.read_bytes(),
        env={"PATH": "/usr/bin:/bin", "HOME": str(home)},
        capture_output=True,
        timeout=HANGS,
        check=True,
    )
    marked = run.stdout.decode("utf-8", "replace")
    found = re.search(r"score=(-?[\d.]+)", marked)
    assert found is not None, marked[:2000]
    with capsys.disabled():
        print(f"\nSpamAssassin scores the edition {found[1]} (spam from 5.0)")
    assert float(found[1]) <= HIGHEST_SCORE, re.findall(r"^ *-?[\d.]+ [A-Z_0-9]+ .*$", marked, re.MULTILINE)
