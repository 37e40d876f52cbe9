"""Quotations: found verbatim, in quotation marks, and given back in the source's own characters."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.samples import article_of
from wirebrief.article import Article, Span
from wirebrief.brief import Evidence
from wirebrief.ground.quotations import locate
from wirebrief.ground.quoted import quoted_spans
from wirebrief.ground.source import Source

TEXT = (
    "The mayor spoke at noon. “We will  not sell the harbour — not now … not ever,” she said. “It’s ours.”\n\n"
    "The harbour is old. “We will not sell the park,” she added."
)


def find(quotation: str, text: str = TEXT) -> tuple[Evidence, ...] | str:
    article = article_of(text)
    source = Source(article)
    return locate(quotation, (source.passage(0, len(article.text)),), source)


@pytest.mark.parametrize(
    ("drafted", "stored"),
    [
        ("We will not sell the harbour - not now ... not ever", ["We will  not sell the harbour — not now … not ever"]),
        ("We will not sell the harbour ... It's ours.", ["We will  not sell the harbour", "It’s ours."]),
        ("We will not sell the park.", ["We will not sell the park"]),
        ('"It\'s ours"', ["It’s ours."]),
        ("not now … not ever. It's ours.", ["not now … not ever", "It’s ours."]),
    ],
)
def test_folded_differences_are_forgiven_and_the_source_is_stored(drafted: str, stored: list[str]) -> None:
    found = find(drafted)
    assert not isinstance(found, str), found
    assert [piece.quote for piece in found] == stored
    assert all(TEXT[piece.start : piece.end] == piece.quote for piece in found)


@pytest.mark.parametrize(
    "drafted",
    [
        "We will never sell the harbour",
        "We will sell the harbour",
        "we will not sell the harbour",
        "It's ours ... We will not sell the harbour",
        "e will not sell the par",
        "...",
        "“”",
    ],
)
def test_words_that_were_not_said_so_are_no_quotation(drafted: str) -> None:
    assert find(drafted) == "these words are not in the article"


def test_the_articles_own_words_are_nobodys_quotation() -> None:
    assert find("The harbour is old") == "these words are the article's own, not in quotation marks there"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no way" twice.', ["no way"]),
        ("Er sagte: „Nein, danke“, und ging.", ["Nein, danke"]),
        ("Elle a dit : « C’est fini », puis rien.", [" C’est fini "]),
        ("社長は「知らなかった」と述べた。", ["知らなかった"]),
        ("'It's the dog's bowl,' he said.", ["It's the dog's bowl,"]),
        ("“First paragraph goes on.\n\n“Second ends here.” Done.", ["First paragraph goes on.", "Second ends here."]),
        ('He said: "It rained. "It poured. "It froze." Done.', ["It rained.", "It poured.", "It froze."]),
        ("He said: “It rained. “It poured.” Done.", ["It rained.", "It poured."]),
        ("``It rained,″ he said. ``It poured.''", ["It rained,", "It poured."]),
        ("\"It rained,'' he said.", ["It rained,"]),
        ('He said "it rained" and "it poured".', ["it rained", "it poured"]),
        ("«Мы знали, — сказал мэр. — Мы ждали».", ["Мы знали,", "Мы ждали"]),
        ('The pipe is 5" wide and 3" deep.', []),
        ("“She said ‘no’ to me,” he said.", ["She said ‘no’ to me,"]),
    ],
)
def test_quotation_marks_of_many_languages_are_understood(text: str, quoted: list[str]) -> None:
    article: Article = article_of(text)
    assert [text[span.start : span.end] for span in quoted_spans(text, article.paragraphs)] == quoted


@given(st.text(st.sampled_from("ab \"'“”‘’«»„—.,\n"), max_size=80))
def test_quoted_stretches_lie_in_order_inside_the_text(text: str) -> None:
    spans = quoted_spans(text, [Span(0, len(text))])
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


@given(st.integers(0, 40), st.integers(1, 60))
def test_any_whole_words_of_a_quotation_are_found_where_they_stand(first: int, count: int) -> None:
    words = [f"word{number}" for number in range(40)]
    text = f"He said “{' '.join(words)}” and left."
    chosen = " ".join(words[first : first + count])
    found = find(chosen, text)
    if chosen:
        assert not isinstance(found, str)
        assert found[0].quote == chosen


def test_a_quotation_inside_the_quotation_keeps_its_closing_mark() -> None:
    text = "“He burns it because it says ‘burn this letter’.” So she said."
    (found,) = find("He burns it because it says ‘burn this letter’.", text)  # type: ignore[misc]
    assert found.quote == "He burns it because it says ‘burn this letter’."


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("—No hay tren —dijo Ana—, y no habrá.", ["No hay tren", "y no habrá."]),
        ("— Мы ждём, — сказала она. — Поезда нет.", ["Мы ждём,", "Поезда нет."]),
        ("– un punto de la lista", []),
        ("Ganó 2–1 – dijo Ana – y tarde.", []),
    ],
)
def test_what_is_spoken_in_a_paragraph_of_dialogue_is_quoted(text: str, spoken: list[str]) -> None:
    assert [text[span.start : span.end] for span in quoted_spans(text, [Span(0, len(text))])] == spoken


def test_pieces_of_two_distant_quotations_are_not_joined() -> None:
    text = "“We will sell,” said Ana Ruiz. " + "It rained for days. " * 60 + "“Never again,” said Leo Costa."
    assert isinstance(find("We will sell … Never again", text), str)


def test_a_piece_that_stands_in_many_places_costs_no_more_than_it_must() -> None:
    text = "He said “the end of the day is the end of the day.” " * 400
    assert isinstance(find("the end … the day … zebrafish", text), str)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (
            'He said, "It was late.\n\nWe slept.\n\nThen we left." She nodded.',
            ["It was late.", "We slept.", "Then we left."],
        ),
        ('He said, "It was late.\n\nThe town slept.\n\n"We left," said Ana.', ["It was late.", "We left,"]),
        ("He said, “It was late.\n\nThe town slept.", ["It was late."]),
        ('He said, "It was late.\n\nWe left." Ana said, "No."', ["It was late.", "We left.", "No."]),
        ('He said, "It was late."\n\nThe town slept 5" of rain.', ["It was late."]),
    ],
)
def test_a_quotation_left_open_goes_on_to_the_paragraph_that_closes_it(text: str, quoted: list[str]) -> None:
    starts = [0, *(match.end() for match in re.finditer("\n\n", text))]
    ends = [*(start - 2 for start in starts[1:]), len(text)]
    paragraphs = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    assert [text[span.start : span.end] for span in quoted_spans(text, paragraphs)] == quoted


def test_an_arrow_opens_no_quotation() -> None:
    text = 'Holm left.  Watch him leave » . The port was shut. "It is ours," Berg said.'
    assert [text[one.start : one.end] for one in quoted_spans(text, [Span(0, len(text))])] == ["It is ours,"]


@pytest.mark.parametrize("mark", ["‘", "'"])
@pytest.mark.parametrize(
    ("second", "quoted"),
    [
        ("{}Nobody’s cranes fell", ["It stands.", "Nobody’s cranes fell"]),
        ("The crane", []),
    ],
)
def test_a_single_mark_left_open_quotes_where_one_of_the_next_paragraphs_opens_with_it(
    mark: str, second: str, quoted: list[str]
) -> None:
    last = second.format(mark)
    parts = [f"Berg said: {mark}It stands.", "A caption", f"{last}{'’' if mark == '‘' else mark}"]
    text = "\n".join(parts)
    starts = [0, len(parts[0]) + 1, len(parts[0]) + len(parts[1]) + 2]
    paragraphs = [Span(start, start + len(part)) for start, part in zip(starts, parts, strict=True)]
    assert [text[one.start : one.end] for one in quoted_spans(text, paragraphs)] == quoted
