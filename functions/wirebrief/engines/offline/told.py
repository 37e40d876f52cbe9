"""Count the sentences that a writer tells, not those within quotations: how far back somebody spoke."""

from itertools import accumulate

from wirebrief.engines.offline.marks import BESIDE
from wirebrief.engines.offline.subjects import Ground


def sentences_told(ground: Ground) -> list[int]:
    """Return for each sentence how many of those up to it have words of the writer's own."""
    return list(accumulate(not _quoted_whole(ground, index) for index in range(len(ground.passage.sentences))))


def _quoted_whole(ground: Ground, index: int) -> bool:
    """Whether nothing but quoted words stands in a sentence."""
    start, end = ground.passage.sentences[index].start, ground.passage.sentences[index].end
    quotation = ground.quotation_at(start)
    if quotation is None or quotation.outer_start > start:
        return quotation is not None and quotation.outer_end >= end
    return not ground.passage.text[quotation.outer_end : end].strip(BESIDE)
