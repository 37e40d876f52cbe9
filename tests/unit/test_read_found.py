"""Cases that fuzzing found, kept so that they stay mended: each is an article or one named error."""

from pathlib import Path

import pytest

from wirebrief.read import read_upload

FOUND = sorted(path for path in (Path(__file__).parents[1] / "found").iterdir() if path.suffix != ".md")


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_a_case_that_was_found_is_read_or_refused(path: Path) -> None:
    for member in read_upload(path.read_bytes(), path.name).members:
        assert (member.article is None) != (member.error is None)
        if member.error:
            assert member.error.code != "too_complex", member.error
