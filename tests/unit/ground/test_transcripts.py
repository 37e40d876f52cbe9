"""A transcript names its speakers before what they say: its layout decides, and no verb is needed."""

import pytest

from support.samples import article_of
from wirebrief.article import Span
from wirebrief.ground.names import Names
from wirebrief.ground.source import Source
from wirebrief.ground.speakers import Speakers

TALK = (
    "Anna Berg met Peter Holm.\n\n((Peter Holm)) How did it begin?\n\n((Anna Berg)) It began with a crack.\n\n"
    "((Peter Holm)) Were you afraid, as Eva Lund said she was?\n\n((AB)) Every night of that year."
)


@pytest.mark.parametrize("words", ["It began with a crack", "Every night of that year"])
def test_words_belong_to_the_name_before_them_and_to_nobody_else(words: str) -> None:
    source = Source(article_of(TALK))
    speakers = Speakers(source, Names(source))
    at = source.text.index(words)
    people = ("Anna Berg", "Peter Holm", "Eva Lund")

    assert [one for one in people if speakers.attributed(one, Span(at, at + len(words)))] == ["Anna Berg"]
