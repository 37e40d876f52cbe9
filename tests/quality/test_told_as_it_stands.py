"""A sentence of the article but for its full stop breaks no rule but attribution: a repair always has a way out."""

from quality.fabrications import File, parts_of_all
from wirebrief.article import Sentence
from wirebrief.ground.form import MAX_STATEMENT
from wirebrief.ground.rules import Rules
from wirebrief.ground.source import Source

SHORTEST = 40  # characters: shorter ones are titles, names and dates


def test_what_the_article_says_may_be_said() -> None:
    refused, told = [], 0
    for file in parts_of_all():
        rules = Rules(Source(file.article))
        for sentence in _sentences(file):
            told += 1
            text = " ".join(file.article.text[sentence.start : sentence.end].split()).rstrip(
                "."
            )  # else it is not asked
            refused += [(text, name) for name, _ in rules.breaches(text, (sentence,)) if name != "attribution"]
    assert told > 700
    assert refused == []


def _sentences(file: File) -> list[Sentence]:
    return [one for one in file.article.sentences if SHORTEST < one.end - one.start < MAX_STATEMENT]
