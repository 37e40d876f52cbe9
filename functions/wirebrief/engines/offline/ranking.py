"""Rank sentences for headline and summary: position, words shared with the whole, names, and standing alone."""

from collections import Counter
from math import log, sqrt

from wirebrief.engines.offline.names import Name
from wirebrief.engines.offline.passage import Passage

SUMMARY_SENTENCES = 3
FIRST_BONUS, DECAY = 1.0, 0.85  # newswire tells the main thing first; set by `make quality`
SHORTEST, LONGEST = 6, 60  # words of a sentence that can stand in a summary
DANGLING = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "such",
        "but",
        "and",
        "however",
        "so",
        "then",
        "meanwhile",
        "also",
        "him",
        "them",
        "there",
    ]
)


def rank(passage: Passage, names: list[Name]) -> list[int]:
    """Return the body sentences that can stand alone, the best first."""
    frequency = _frequencies(passage)
    named = Counter(
        passage.homes[mention.first] for name in names if len(name.mentions) > 1 for mention in name.mentions
    )
    scored = []
    place = 0
    for index, sentence in enumerate(passage.sentences):
        if sentence.kind != "body":
            continue
        words = _words(passage, index)
        if stands_alone(passage, index):
            centre = sum(frequency[word] for word in set(words)) / sqrt(len(words) + 8)
            scored.append((FIRST_BONUS * 3 * DECAY**place + centre + 0.05 * min(named[index], 4), -index))
        place += 1
    return [-index for _, index in sorted(scored, reverse=True)]


def _words(passage: Passage, index: int) -> list[str]:
    first = passage.firsts[index]
    last = passage.firsts[index + 1] if index + 1 < len(passage.firsts) else len(passage.forms)
    stop = passage.pack.stopwords
    return [word for word in passage.lowers[first:last] if word not in stop and len(word) > 2]


def _frequencies(passage: Passage) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for index, sentence in enumerate(passage.sentences):
        if sentence.kind == "body":
            counts.update(set(_words(passage, index)))
    top = max(counts.values(), default=1)
    return {word: log(1 + count) / (1 + log(1 + top)) / 3 for word, count in counts.items()}


def stands_alone(passage: Passage, index: int) -> bool:
    """Tell whether a sentence is understood without the one before it."""
    sentence = passage.sentences[index]
    text = passage.text[sentence.start : sentence.end]
    words = text.split()
    if not SHORTEST <= len(words) <= LONGEST or text[0] in "\"“„«‘'" or text[-1] in "?:":
        return False
    return words[0].lower().strip(",") not in DANGLING
