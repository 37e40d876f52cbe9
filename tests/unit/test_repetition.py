"""A file of one line over and over, as a broken export makes it, is work in proportion to its length."""

import sys
from types import FrameType

from wirebrief import brief

LINE = "The mayor said the bridge was closed. "


def _calls(lines: int) -> int:
    """Count the function calls that a brief takes: the same on a busy machine as on an idle one."""
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:  # the interpreter's signature
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        brief(LINE * lines, engine="offline")
    finally:
        sys.setprofile(None)
    return counted


def test_a_line_repeated_four_times_as_often_is_about_four_times_the_work() -> None:
    _calls(10)  # what is loaded and compiled once
    assert _calls(800) < 5 * _calls(200)
