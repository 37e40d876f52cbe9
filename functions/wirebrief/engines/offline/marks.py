"""Read quotation marks where paragraphs were run together."""

import re

_BEGINS = re.compile(r"\s+[\"“](?=[^\W_])")
_ENDED = ".!?…"
REOPENED_WITHIN = 2  # paragraphs behind one whose quotation is left open: a caption may stand between


def left_open(text: str, mark: int) -> int | None:
    """Return where an open quotation ends if another opens at this mark with none closed: "It rained. "It poured.".

    So reads a quotation of several paragraphs, each opened anew, whose line ends were lost.
    """
    end = len(text[max(0, mark - 3) : mark].rstrip()) + max(0, mark - 3)
    if 0 < end < mark and text[end - 1] in _ENDED and _BEGINS.match(text, end):
        return end
    return None
