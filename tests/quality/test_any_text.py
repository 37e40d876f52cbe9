"""No text stops the engine or grounding: sentences of the gold in any order, cut anywhere, in capitals."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from quality.examples import own
from support.offline_briefs import offline_brief
from wirebrief.errors import ArticleError
from wirebrief.read import read_article
from wirebrief.render import brief_json
from wirebrief.verify import verify

WHOLE = re.compile(r"(?<=[.!?”\"»])\s+")
SENTENCES = sorted({one for each in own() for one in WHOLE.split(each.article.text) if 10 < len(one) < 400})
PIECES = st.builds(
    lambda words, end, form: form(words[:end]),
    st.sampled_from(SENTENCES),
    st.one_of(st.none(), st.integers(0, 80)),
    st.sampled_from([str, str, str, str.upper, str.title, str.swapcase]),
)


@settings(max_examples=60, derandomize=True)
@given(pieces=st.lists(PIECES, min_size=5, max_size=20), between=st.sampled_from([" ", "\n", "\n\n"]))
def test_sentences_in_any_order_make_a_brief_that_holds(pieces: list[str], between: str) -> None:
    try:
        article = read_article(between.join(pieces).encode(), "any.txt")
    except ArticleError:
        return
    assert verify(brief_json(offline_brief(article)), article) == ()
