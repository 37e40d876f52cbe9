"""Tell whether a verb of saying goes on with the speaker of the one before: "…, she said, and added"."""

import re

from wirebrief.ground.asides import opener
from wirebrief.ground.attributed import Attribution

CONJUNCTIONS = ("and", "und", "y", "e", "et", "but", "aber", "pero", "mas", "mais")
# "He denied that they were tired, saying …"; but not "while Leo Costa agreed, saying …".
_PARTICIPLE_NEXT = re.compile(r"(?:(?!\b(?:while|and|but|as|when|whereas)\s)[^.;:!?])*,\s(?:also\s)?")
_FRONTS = ("before", "after", "while", "by")
_OF_SOMEBODY = frozenset("called described accused blamed praised condemned criticized criticised".split())


def goes_on(sentence: str, match: re.Match[str], read: str, spoke: int) -> bool:
    """Return whether the cue `match` has no subject of its own: "and said", "before adding", "…, called her a liar".

    `read` is what stands where its subject would, and `spoke` the offset at which the cue before it ends.
    """
    before, last = sentence[spoke : match.start()], read.rpartition(" ")[2]
    serial = before.endswith(", ") and before.count(",") == 1 and match.group() in _OF_SOMEBODY
    behind_comma = spoke > 0 and _PARTICIPLE_NEXT.fullmatch(sentence, spoke, match.start())
    participle = match.group().endswith("ing") and bool(last in _FRONTS or behind_comma)
    return last in CONJUNCTIONS or participle or serial


def spoke_before(sentence: str, match: re.Match[str], read: str, found: list[Attribution]) -> tuple[str, str] | None:
    """Return who went on to say something: who said the last thing before, else with whom the clause opens."""
    strong = [one for one in found if not one.weak] or found[-1:]
    another = (strong[-1].weak or match.group().endswith("ing")) and opener(read) if strong else ""
    if strong and (not another or strong[-1].subject.startswith(another)):
        return strong[-1].subject, strong[-1].apposed
    if another:
        return another, ""
    alone = read in CONJUNCTIONS or sentence[: match.start()].removesuffix(f"{read} ").rstrip(' "”“').endswith(",")
    named = opener(sentence if alone else read)
    return (named, "") if named else None
