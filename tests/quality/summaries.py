"""Sentences of summaries that human readers wrote for other ends: true ones that no rule of grounding was made for."""

import re
from collections.abc import Iterator

from quality.examples import development
from wirebrief.article import Article, Sentence
from wirebrief.ground.rules import Rules
from wirebrief.ground.source import Source
from wirebrief.ground.words import content_words, held

DEVELOPMENT = ("wikinews-entities.jsonl", "interviews-entities.jsonl")
MOST_CITED = 6  # these sentences tell of whole articles
_MIN_GAIN = 1.5  # what a further sentence must add to be cited
_STOP = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bSt\.)(?<!\bU\.S\.)\s+(?=[A-Z“\"])")
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")


def honest_statements() -> Iterator[tuple[str, tuple[Sentence, ...], Rules]]:
    """Yield each sentence with the sentences of its article that share most with it, and the article's rules."""
    for file in DEVELOPMENT:
        for example in development(file):
            rules = Rules(Source(example.article))
            for text in (text for summary in example.summaries for text in _STOP.split(summary.strip())):
                if cited := closest(text, example.article):
                    yield text, cited, rules


def closest(text: str, article: Article) -> tuple[Sentence, ...]:
    """Return the sentences that bear a text out, each chosen for what those before it leave untold."""
    there = [article.text[one.start : one.end] for one in article.sentences]
    words, figures = content_words(text), set(_FIGURE.findall(text))
    chosen: set[int] = set()
    while len(chosen) < min(MOST_CITED, len(there)):
        gains = {at: _gain(words, figures, there[at]) for at in range(len(there)) if at not in chosen}
        best = max(gains, key=lambda at: gains[at])
        if gains[best] < _MIN_GAIN:
            break
        chosen.add(best)
        words -= held(words, content_words(there[best]))
        figures -= {one for one in figures if one in there[best]}
    return tuple(article.sentences[at] for at in sorted(chosen))


def _gain(words: frozenset[str], figures: set[str], sentence: str) -> float:
    told = content_words(sentence)
    return len(held(words, told)) + 2 * sum(one in sentence for one in figures) - 0.01 * len(told)
