"""Read quotation marks where paragraphs were run together."""

import re

_BEGINS = re.compile(r"\s+[\"“](?=[^\W_])")
_SAID = re.compile(r"(?<=,)\s(?:said|says)\s[^.!?]*[A-Z]")
BESIDE = " \"“”»″'’`,.\n"  # what may stand between quoted words and the end of their sentence
_ENDED = ".!?…"
REOPENED_WITHIN = 2  # paragraphs behind one whose quotation is left open: a caption may stand between


def left_open(text: str, opened: int, mark: int) -> int | None:
    """Return where a quotation that is `opened` ends if another opens at this mark: "It rained. "It poured.".

    So reads a quotation of several paragraphs, each opened anew, whose line ends were lost; and one whose closing mark
    was lost before who said it: "It rained, said Ruiz. "It poured.".
    """
    end = len(text[max(0, mark - 3) : mark].rstrip()) + max(0, mark - 3)
    if 0 < end < mark and text[end - 1] in _ENDED and _BEGINS.match(text, end):
        said = _SAID.search(text, opened, end)
        return said.start() if said is not None else end
    return None
