"""What a sentence says of who says it: a cue and its subject."""

from msgspec import Struct


class Attribution(Struct, frozen=True):
    """A cue at [start, end) of the sentence, and its subject's words ("" where none is in sight).

    `weak` marks words that are as often no cue at all ("called", "found"). `apposed` is a full name that stands
    between subject and cue ("Its director, Ana Ruiz, said"), "" where there is none.
    """

    start: int
    end: int
    cue: str
    subject: str
    weak: bool
    apposed: str = ""
