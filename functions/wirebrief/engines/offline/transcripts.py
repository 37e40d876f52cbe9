"""Read the names before what is said in a transcript: "Ana Ruiz: It began in May", "((Ana Ruiz)) It began in May"."""

import re
from collections import Counter
from collections.abc import Sequence

from wirebrief.article import Sentence
from wirebrief.engines.offline.gazetteer import place

LABEL = re.compile(
    r"(?:\(\((?P<marked>[^()\n]{1,40})\)\)|(?P<named>[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3})\s?:)\s+(?=\S)"
)
FEWEST = 4  # paragraphs that open so; fewer are headings or lists
TWICE = 2  # paragraphs of one of them at least: in talk somebody speaks again


def labels_in(text: str, sentences: Sequence[Sentence]) -> dict[int, str]:
    """Return the name with which each paragraph of a transcript opens, by paragraph; nothing of another article.

    >>> talk = "Ana Ruiz: No.\\n\\nLeo Costa: Why?\\n\\nAna Ruiz: It rains.\\n\\nLeo Costa: Oh."
    >>> starts = [at for at in range(len(talk)) if at == 0 or talk[at - 1] == "\\n" and talk[at] != "\\n"]
    >>> labels_in(talk, [Sentence(at, at + 8, number, "body") for number, at in enumerate(starts)])[2]
    'Ana Ruiz'
    """
    labels: dict[int, str] = {}
    seen = -1
    for sentence in sentences:
        if sentence.paragraph != seen and sentence.kind == "body":
            match = LABEL.match(text, sentence.start)
            if match is not None and place(match["marked"] or match["named"]) is None:
                labels[sentence.paragraph] = match["marked"] or match["named"]
        seen = sentence.paragraph
    counts = Counter(labels.values())
    talk = len(labels) >= FEWEST and len(counts) > 1 and max(counts.values()) >= TWICE
    return labels if talk else {}


def past_label(text: str, start: int) -> int:
    """Return the offset behind the name with which a sentence opens."""
    match = LABEL.match(text, start)
    return match.end() if match is not None else start
