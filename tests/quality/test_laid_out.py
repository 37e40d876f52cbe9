"""However an article is laid out, its brief is the same: wrapped, indented, with two blanks, a line a paragraph."""

import re
import textwrap
from collections.abc import Callable

import pytest

from quality.examples import own
from wirebrief import brief
from wirebrief.brief import Brief

WIDTH = 72
ARTICLES = [example.article.text for example in own()]


def wrapped(paragraph: str, indent: str = "") -> str:
    lines = textwrap.wrap(paragraph, WIDTH, initial_indent=indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


def indented(text: str) -> str:
    title, *paragraphs = text.split("\n\n")
    return f"{title}\n\n" + "\n".join(wrapped(one, indent="    ") for one in paragraphs)


LAYOUTS: dict[str, Callable[[str], str]] = {
    "wrapped": lambda text: "\n\n".join(map(wrapped, text.split("\n\n"))),
    "wrapped, paragraphs indented": indented,
    "a line a paragraph": lambda text: text.replace("\n\n", "\n"),
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "two blanks between sentences": lambda text: re.sub(r"([.!?][\"”’]?) (?=[A-Z\"“‘])", r"\1  ", text),
}


def told(found: Brief) -> list[tuple[str | None, ...]]:
    """All that a brief tells, whatever the blanks between its words."""
    told: list[tuple[str | None, ...]] = [("headline", found.headline.text)]
    told += [("statement", one.text) for one in (*found.summary, *found.what)]
    told += [("who", one.name, one.role, one.kind, *one.aliases) for one in found.who]
    told += [("where", one.name, one.within) for one in found.where]
    told += [("when", one.words, one.date) for one in found.when]
    told += [("claim", one.statement, one.speaker, one.cue, one.kind, one.stance) for one in found.claims]
    return [tuple(" ".join(words.split()) if words else words for words in one) for one in told]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_of_its_lines_changes_nothing_of_a_brief(layout: str) -> None:
    for text in ARTICLES:
        assert told(brief(LAYOUTS[layout](text), engine="offline")) == told(brief(text, engine="offline"))
