"""The offline engine keeps the port's contract: numbers that exist, the article's words, every question answered."""

from hypothesis import given, settings
from hypothesis import strategies as st

from support.offline_asking import StoppedClock, article_in, draft_of
from wirebrief.article import Chunk, Sentence
from wirebrief.draft import Draft
from wirebrief.engines.offline import OfflineEngine
from wirebrief.ports import ChunkQuestion, Context, Deadline, Failure, LeadQuestion, RepairQuestion
from wirebrief.split import split

NEVER = Deadline(1.0, StoppedClock())
SCENE = Context(title=None, published=None, language="en", lead="", cast=())
PLAIN = "The Mr. said he Anna Berg Acme Corp. “We will” “ ” \" ' ’s on Tuesday in 1999 May Paris , . : – U.S. O’Neil"
WORDS = st.sampled_from([*PLAIN.split(), "(CJNG)", "who", "told", "3 days ago", "\n\n"])


def test_a_lead_is_answered_with_some_of_the_given_statements() -> None:
    statements = (
        "The mayor resigned on Monday after weeks of protest.",
        "It rained.",
        "A new vote is due in May, the council said.",
    )

    draft = OfflineEngine().ask(LeadQuestion(context=SCENE, statements=statements), NEVER).draft

    assert draft.headline is not None
    assert all(statements[part.sentences[0] - 1] == part.text for part in (draft.headline, *draft.summary))


def test_a_repair_is_answered_with_nothing() -> None:
    (chunk,) = split(article_in("The mayor resigned on Monday. Nobody was surprised by it."), None)
    failure = Failure(field="claims[0]", item="{}", text="x", rule="speaker", reason="no such speaker")

    assert OfflineEngine().ask(RepairQuestion(chunk=chunk, context=SCENE, failures=(failure,)), NEVER).draft == Draft()


def test_sentence_numbers_are_positions_in_the_chunk_not_in_the_article() -> None:
    article = article_in("Nothing happened in the town that day.\n\n“We won,” said Anna Berg, the mayor of Lyon.")
    chunks = split(article, 25)
    last = chunks[-1]

    draft = OfflineEngine().ask(ChunkQuestion(chunk=last, context=SCENE), NEVER).draft

    assert draft.claims
    assert {number for claim in draft.claims for number in claim.sentences} <= set(range(1, len(last.sentences) + 1))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_whatever_the_text_every_part_cites_sentences_that_exist_and_quotes_their_words(words: list[str]) -> None:
    text = " ".join(words)
    sentences = (Sentence(0, len(text), 0),) if text.strip() else ()
    chunk = Chunk(index=0, start=0, end=len(text), text=text, sentences=sentences)

    draft = OfflineEngine().ask(ChunkQuestion(chunk=chunk, context=SCENE), NEVER).draft

    parts = [*draft.summary, *draft.who, *draft.what, *draft.where, *draft.when, *draft.claims]
    assert all(1 <= number <= len(sentences) for part in parts for number in part.sentences)
    assert all(part.sentences for part in parts)
    assert all(claim.quotation in text for claim in draft.claims if claim.quotation is not None)
    assert all(entity.name in text for entity in draft.who)
    assert all(moment.words in text for moment in draft.when)


def test_an_empty_chunk_makes_an_empty_draft() -> None:
    empty = Chunk(index=0, start=0, end=0, text="", sentences=())

    assert OfflineEngine().ask(ChunkQuestion(chunk=empty, context=SCENE), NEVER).draft == Draft()


def test_the_headline_is_the_title_where_there_is_one() -> None:
    draft = draft_of(
        "Mayor of Lyon resigns\n\nThe mayor of Lyon resigned on Monday after weeks of protest in the city."
    )

    assert draft.headline is not None
    assert draft.headline.text == "Mayor of Lyon resigns"


def test_the_words_and_offsets_of_an_article_are_enough() -> None:
    assert (
        draft_of("Anna Berg said on Tuesday that the bridge was safe.", published=None).claims[0].speaker == "Anna Berg"
    )
