"""A brief can be checked again by anybody who has the article, and nothing altered in it goes unseen."""

import copy
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from support.offline_briefs import BitByBit, article_named, brief_by, offline_brief
from support.samples import SEEDS
from support.strategies import briefs
from wirebrief.article import Article
from wirebrief.brief import Brief, FailedSpan
from wirebrief.engines.recorded import RecordedEngine
from wirebrief.render import brief_json
from wirebrief.verify import Difference, verify

ANSWERS = SEEDS.parent / "answers"
SAMPLES = ("press-briefing.txt", "court-ruling.txt", "flood-toll.html", "earnings.md", "spanish.txt", "german.txt")


@cache
def made(name: str) -> tuple[bytes, Article]:
    article = article_named(name)
    return brief_json(offline_brief(article)), article


def loaded(name: str = "press-briefing.txt") -> dict[str, Any]:
    return json.loads(made(name)[0])


def found(changed: object, name: str = "press-briefing.txt") -> tuple[Difference, ...]:
    return verify(json.dumps(changed).encode(), made(name)[1])


def places(value: object, key: str, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every field of that name that has a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in items:
        if name == key and item:
            yield (*path, name)
        yield from places(item, key, (*path, name))


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def altered(brief: dict[str, Any], path: tuple[str | int, ...], new: object) -> dict[str, Any]:
    changed = copy.deepcopy(brief)
    at(changed, path[:-1])[path[-1]] = new
    return changed


def parts_only(paths: Iterator[tuple[str | int, ...]]) -> list[tuple[str | int, ...]]:
    return [path for path in paths if path[0] not in {"rejected", "coverage", "article", "made_by"}]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_brief_as_it_was_published_holds(name: str) -> None:
    assert verify(*made(name)) == ()


@pytest.mark.parametrize("name", SAMPLES)
def test_a_brief_merged_of_many_chunks_holds(name: str) -> None:
    article = article_named(name)
    brief = brief_by(BitByBit(), article)
    assert brief.coverage.chunks > 2
    assert verify(brief_json(brief), article) == ()


@pytest.mark.parametrize("name", sorted(folder.name for folder in ANSWERS.iterdir()))
def test_a_brief_from_a_models_answers_holds(name: str) -> None:
    article = article_named(next(SEEDS.glob(f"{name}.*")).name)
    assert verify(brief_json(brief_by(RecordedEngine(ANSWERS), article)), article) == ()


@settings(max_examples=30)
@given(data=st.data())
@pytest.mark.parametrize("field", ["start", "end"])
def test_a_moved_offset_is_found(field: str, data: st.DataObject) -> None:
    brief = loaded()
    path = data.draw(st.sampled_from(parts_only(places(brief, field))))
    moved = at(brief, path) + data.draw(st.sampled_from([-1000, -3, -1, 1, 2, 1000, 10**6]))
    assert any("not the article's characters" in each.what for each in found(altered(brief, path, moved)))


@settings(max_examples=30)
@given(data=st.data())
def test_an_altered_quote_is_found(data: st.DataObject) -> None:
    brief = loaded()
    path = data.draw(st.sampled_from(parts_only(places(brief, "quote"))))
    quote = str(at(brief, path))
    where = data.draw(st.integers(0, len(quote) - 1))
    letter = data.draw(st.sampled_from(["x", " ", "’", "9", ""]))
    new = quote[:where] + letter + quote[where + 1 :]
    assume(new != quote)
    assert found(altered(brief, path, new))


def figures_of(brief: dict[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
    """Return every digit run in the brief's statements, with the path of its text."""
    texts = [*places(brief, "text"), *places(brief, "statement")]
    return [
        (path, word.strip(".,;$%€"))
        for path in parts_only(iter(texts))
        for word in str(at(brief, path)).split()
        if word.strip(".,;$%€").isdigit()
    ]


@settings(max_examples=30, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_an_altered_figure_in_a_statement_is_found(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["press-briefing.txt", "court-ruling.txt", "flood-toll.html"]))
    brief = loaded(name)
    path, figure = data.draw(st.sampled_from(figures_of(brief)))
    evidence = " ".join(piece["quote"] for piece in at(brief, path[:-1])["evidence"])
    new = str(int(figure) + data.draw(st.integers(100_000, 999_999)))
    assume(new not in evidence)
    text = str(at(brief, path)).replace(figure, new, 1)
    assert any("figures" in each.what for each in found(altered(brief, path, text), name))


def claims_of(brief: dict[str, Any], field: str) -> list[int]:
    return [number for number, claim in enumerate(brief["claims"]) if claim[field]]


@settings(max_examples=25)
@given(data=st.data())
def test_a_claim_given_to_somebody_whom_its_attribution_does_not_name_is_found(data: st.DataObject) -> None:
    brief = loaded()
    people = {each["name"] for each in brief["who"] if each["kind"] == "person"}
    number = data.draw(st.sampled_from(claims_of(brief, "speaker")))
    claim = brief["claims"][number]
    assume(claim["speaker"] in people and claim["speaker"].split()[-1] in claim["attributed_by"]["quote"])
    others = sorted(name for name in people if name.split()[-1] not in claim["attributed_by"]["quote"])
    changed = altered(brief, ("claims", number, "speaker"), data.draw(st.sampled_from(others)))
    assert any("speaker" in each.path for each in found(changed))


@settings(max_examples=25)
@given(data=st.data())
def test_a_claim_given_to_somebody_the_article_never_names_is_found(data: st.DataObject) -> None:
    brief = loaded(data.draw(st.sampled_from(SAMPLES)))
    name = brief["article"]["name"]
    number = data.draw(st.sampled_from(range(len(brief["claims"]))))
    assert found(altered(brief, ("claims", number, "speaker"), "Beatrix Holloway"), name)


@settings(max_examples=25)
@given(data=st.data())
def test_a_quotation_put_elsewhere_in_the_article_is_found(data: st.DataObject) -> None:
    brief, article = loaded(), made("press-briefing.txt")[1]
    number = data.draw(st.sampled_from(claims_of(brief, "quotation")))
    start = data.draw(st.integers(0, len(article.text) - 30))
    piece = {"start": start, "end": start + 25, "quote": article.text[start : start + 25]}
    evidence = brief["claims"][number]["evidence"]
    letters = [at for at in range(start, start + 25) if article.text[at].isalnum()]
    assume(not all(any(e["start"] <= at < e["end"] for e in evidence) for at in letters))
    assert found(altered(brief, ("claims", number, "quotation"), [piece]))


@pytest.mark.parametrize(
    ("path", "new", "place"),
    [
        (("headline", "text"), "Zebulon Quarrymaster resigns", "$.headline.text"),
        (("who", 0, "name"), "Zebulon Quarrymaster", "$.who[0]"),
        (("who", 0, "role"), "emperor of the moon", "$.who[0].role"),
        (("who", 0, "aliases"), ["The Walrus"], "$.who[0].aliases"),
        (("where", 0, "name"), "Atlantis", "$.where[0]"),
        (("when", 0, "words"), "next century", "$.when[0].words"),
        (("when", 0, "date"), "1812-06-18", "$.when[0].date"),
        (("article", "id"), "0" * 64, "$.article.id"),
        (("article", "title"), "Something else", "$.article.title"),
        (("article", "published_at"), "1999-01-01T00:00:00", "$.article.published_at"),
        (("complete",), False, "$.complete"),
        (("coverage", "paragraphs"), 1, "$.coverage.paragraphs"),
        (("coverage", "unused"), [{"start": 0, "end": 9}], "$.coverage.unused"),
        (("headline", "note"), "added", "$.headline.note"),
        (("headline", "evidence"), [], "$.headline"),
        (("format",), 2, "$.format"),
        (("claims", 0, "stance"), "swears", "$.claims[0].stance"),
        (("claims", 0, "attributed_by"), None, "$.claims[0].attributed_by"),
    ],
)
def test_what_was_altered_is_named_by_its_place(path: tuple[str | int, ...], new: object, place: str) -> None:
    assert any(each.path.startswith(place) for each in found(altered(loaded(), path, new)))


def test_two_parts_with_one_id_are_found() -> None:
    brief = loaded()
    same = at(brief, ("summary", 0, "id"))
    assert any("has the same" in each.what for each in found(altered(brief, ("claims", 0, "id"), same)))


def test_a_field_that_stands_twice_is_found() -> None:
    text, article = made("press-briefing.txt")
    twice = text.replace(b'"complete": true', b'"complete": false, "complete": true')
    assert [each.what for each in verify(twice, article)] == ["the field complete stands twice in one object"]


def test_a_failed_span_outside_the_article_is_found() -> None:
    brief = msgspec.json.decode(made("press-briefing.txt")[0], type=Brief)
    span = FailedSpan(start=5, end=10**7, code="answer_refused", reason="no")
    wrong = msgspec.structs.replace(
        brief, complete=False, coverage=msgspec.structs.replace(brief.coverage, failed=(span,))
    )
    differences = verify(brief_json(wrong), made("press-briefing.txt")[1])
    assert [each.path for each in differences] == ["$.coverage.failed[0]"]


@pytest.mark.parametrize("junk", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"format": 1}', b'"brief"'])
def test_what_is_no_brief_is_one_difference_and_no_error(junk: bytes) -> None:
    assert len(verify(junk, made("press-briefing.txt")[1])) == 1


@settings(max_examples=40)
@given(briefs())
def test_any_brief_of_any_article_is_checked_without_an_error(brief_and_article: tuple[Brief, Article]) -> None:
    brief, article = brief_and_article
    assert all(str(each) for each in verify(brief_json(brief), article))
