"""What a reader of the newsletter sees, in each of its formats."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from support.samples import OFFLINE, ferry_article, ferry_brief
from support.strategies import briefs
from wirebrief.article import Article
from wirebrief.brief import Brief, Evidence, FailedSpan
from wirebrief.errors import VerificationError
from wirebrief.render import render
from wirebrief.render.columns import columns
from wirebrief.render.newsletter import TEXT_WIDTH

ARTICLE = ferry_article()
BRIEF = ferry_brief(ARTICLE)
EXTRACTIVE = "Extractive brief: sentences picked from the article without a language model."


def newsletter(brief: Brief = BRIEF, kind: str = "txt") -> str:
    return render(brief, ARTICLE)[f"newsletter.{kind}"].decode()


def as_read(page: str) -> str:
    """Return the page's text as a person reads it: no tags, white space folded."""
    return " ".join(re.sub(r"<[^>]+>|^!! |\*\*", " ", page, flags=re.MULTILINE).split()).replace(" :", ":")


def test_a_brief_is_rendered_as_five_files() -> None:
    files = render(BRIEF, ARTICLE)
    assert sorted(files) == ["article.txt", "brief.json", "newsletter.html", "newsletter.md", "newsletter.txt"]


def test_the_same_brief_always_gives_the_same_bytes() -> None:
    assert render(BRIEF, ARTICLE) == render(BRIEF, ARTICLE)


@settings(max_examples=40)
@given(briefs())
def test_brief_json_reads_back_as_the_same_brief(made: tuple[Brief, Article]) -> None:
    assert msgspec.json.decode(render(*made)["brief.json"], type=Brief) == made[0]


@settings(max_examples=40)
@given(briefs())
def test_offsets_of_brief_json_point_into_article_txt(made: tuple[Brief, Article]) -> None:
    files = render(*made)
    text = files["article.txt"].decode()
    for found in _evidence(msgspec.json.decode(files["brief.json"])):
        assert text[found["start"] : found["end"]] == found["quote"]


def _evidence(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        own = [value] if "quote" in value else []
        return own + [piece for item in value.values() for piece in _evidence(item)]
    return [piece for item in value for piece in _evidence(item)] if isinstance(value, list) else []


@pytest.mark.parametrize(
    "wrong",
    [Evidence(0, 5, "Never"), Evidence(3, 3, ""), Evidence(-4, -1, "ted"), Evidence(10**6, 10**6 + 1, "x")],
)
def test_a_brief_whose_evidence_does_not_hold_is_not_rendered(wrong: Evidence) -> None:
    headline = msgspec.structs.replace(BRIEF.headline, evidence=(wrong,))
    with pytest.raises(VerificationError, match="make the brief anew"):
        render(msgspec.structs.replace(BRIEF, headline=headline), ARTICLE)


def test_a_brief_is_not_rendered_with_another_article() -> None:
    with pytest.raises(VerificationError, match="the article it was made from"):
        render(BRIEF, msgspec.structs.replace(ARTICLE, id="0" * 64))


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
def test_every_part_of_the_brief_is_shown(kind: str) -> None:
    page = as_read(newsletter(kind=kind)).replace("\\", "")
    shown = [
        BRIEF.headline.text,
        *(s.text for s in (*BRIEF.summary, *BRIEF.what)),
        *(c.statement for c in BRIEF.claims),
    ]
    shown += [entity.name for entity in BRIEF.who] + [entity.role for entity in BRIEF.who if entity.role]
    shown += [place.name for place in BRIEF.where] + [moment.words for moment in BRIEF.when]
    shown += ["Northgate Wire", "Imogen Tarrant", "12 March 2026", "Nova Scotia", "also AMSB", "gpt-5-mini"]
    assert [words for words in shown if words not in page] == []


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
def test_rejected_parts_are_counted_by_rule_and_never_shown(kind: str) -> None:
    page = as_read(newsletter(kind=kind))
    assert "2 that failed a check (figure not found: 1, words not found: 1)" in page
    assert not any(part.text in page or part.reason in page for part in BRIEF.rejected)


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
def test_an_extractive_brief_says_so_at_the_top_and_at_the_foot(kind: str) -> None:
    page = as_read(newsletter(msgspec.structs.replace(BRIEF, made_by=OFFLINE), kind))
    assert page.count(EXTRACTIVE) == 2
    assert page.index(EXTRACTIVE) < page.index(BRIEF.summary[0].text)
    assert "a language model and checked" not in page


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
def test_an_incomplete_brief_says_at_the_top_what_is_missing(kind: str) -> None:
    first, last = ARTICLE.paragraphs[4], ARTICLE.paragraphs[6]
    failed = FailedSpan(start=first.start, end=last.end, code="answer_refused", reason="the model would not answer")
    coverage = msgspec.structs.replace(BRIEF.coverage, failed=(failed,))
    page = as_read(newsletter(msgspec.structs.replace(BRIEF, complete=False, coverage=coverage), kind)).replace(
        "\\", ""
    )
    share = round(100 * (last.end - first.start) / len(ARTICLE.text))
    missing = f"paragraphs 5 to 7, {share} % of the article (answer_refused: the model would not answer)"
    assert page.index("Incomplete brief:") < page.index(missing) < page.index(BRIEF.summary[0].text)


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
def test_a_whole_brief_by_a_model_has_no_label_but_a_disclosure(kind: str) -> None:
    page = as_read(newsletter(kind=kind))
    assert "Extractive brief" not in page
    assert "Incomplete brief" not in page
    assert "Written by a language model and checked against the article by a program" in page


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
def test_pieces_of_a_quotation_are_joined_by_an_ellipsis_outside_the_marks(kind: str) -> None:
    joined = "“They can say they lost it” … “but they cannot say they never had it.”"
    assert joined in as_read(newsletter(kind=kind))


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
def test_a_quotation_that_the_statement_already_has_is_not_shown_twice(kind: str) -> None:
    claim = msgspec.structs.replace(BRIEF.claims[2], statement=BRIEF.claims[2].evidence[0].quote)
    page = as_read(newsletter(msgspec.structs.replace(BRIEF, claims=(claim,)), kind))
    before_sources = page[: page.index("In the article’s own words" if kind != "txt" else "IN THE ARTICLE’S")]
    assert before_sources.count("They can say they lost it") == 1


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
def test_what_the_summary_says_is_not_said_again_in_the_same_words(kind: str) -> None:
    again = msgspec.structs.replace(BRIEF, what=(*BRIEF.summary, *BRIEF.what))
    page = as_read(newsletter(again, kind)).replace("\\", "")
    assert [page.count(part.text) for part in (*BRIEF.summary, *BRIEF.what)] == [1] * 5


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
def test_quotation_marks_around_words_that_the_evidence_lacks_are_taken_away(kind: str) -> None:
    text = "The chief executive “denied” it and called it “an outrage”."
    headline = msgspec.structs.replace(BRIEF.summary[1], text=text)
    page = as_read(newsletter(msgspec.structs.replace(BRIEF, headline=headline), kind))
    assert "The chief executive “denied” it and called it an outrage." in page


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
def test_a_quotation_that_goes_on_behind_the_statement_is_told_to_its_end_and_once(kind: str) -> None:
    claim = BRIEF.claims[2]
    begun = claim.quotation[0].quote.split(",")[0].rsplit(" ", 1)[0]
    cut = msgspec.structs.replace(claim, statement=f"He was angry: “{begun}", quotation=claim.quotation[:1])
    page = as_read(newsletter(msgspec.structs.replace(BRIEF, claims=(cut,)), kind))
    before_sources = page[: page.index("In the article’s own words" if kind != "txt" else "IN THE ARTICLE’S")]
    assert f"He was angry: “{claim.quotation[0].quote}”" in before_sources
    assert before_sources.count(begun) == 1


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
def test_a_date_is_not_told_again_beside_words_that_tell_all_of_it(kind: str) -> None:
    moment = msgspec.structs.replace(BRIEF.when[0], words="Thursday, March 12, 2026", date="2026-03-12")
    page = as_read(newsletter(msgspec.structs.replace(BRIEF, when=(moment,)), kind))
    after = page[page.index("Thursday, March 12, 2026") :].removeprefix("Thursday, March 12, 2026")
    assert not after.removeprefix(":").strip().startswith("12 March 2026")


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
def test_an_unattributed_claim_stands_apart_from_those_with_a_speaker(kind: str) -> None:
    page = as_read(newsletter(kind=kind))
    assert page.index("Two deckhands who") < page.index("Speaker not identified") < page.index("The parts had met")


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
@pytest.mark.parametrize(
    ("statement", "label"),
    [("Managers knew of the damage.", "denies"), ("Managers had not known of it.", "denial")],
)
def test_a_denial_reads_right_whether_it_is_told_with_its_not_or_without(kind: str, statement: str, label: str) -> None:
    denials = [replace(claim, statement=statement) for claim in BRIEF.claims if claim.stance == "denies"]
    shown = as_read(newsletter(replace(BRIEF, claims=tuple(denials[:1])), kind))
    assert re.search(rf"\b{label}:? {re.escape(statement)}", shown)


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "data:text/html,x", "https://user@evil.example/", "//x"])
@pytest.mark.parametrize("kind", ["html", "txt", "md"])
def test_only_a_plain_web_address_is_linked(url: str | None, kind: str) -> None:
    source = msgspec.structs.replace(BRIEF.article, url=url)
    page = newsletter(msgspec.structs.replace(BRIEF, article=source), kind)
    assert "riginal article" not in page
    assert "evil.example" not in page


@settings(max_examples=40)
@given(briefs())
def test_no_line_of_the_text_is_wider_than_promised(made: tuple[Brief, Article]) -> None:
    lines = render(*made)["newsletter.txt"].decode().split("\n")
    assert max(map(columns, lines)) <= TEXT_WIDTH


@settings(max_examples=40)
@given(briefs())
def test_the_text_holds_no_character_that_controls_a_terminal(made: tuple[Brief, Article]) -> None:
    text = render(*made)["newsletter.txt"].decode()
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text) is None


def test_a_spanish_article_is_briefed_in_spanish_words() -> None:
    source = msgspec.structs.replace(BRIEF.article, language="es")
    page = newsletter(msgspec.structs.replace(BRIEF, article=source))
    assert "QUIÉN DIJO QUÉ" in page
    assert "12 de marzo de 2026" in page


def test_the_newsletter_says_how_large_the_cost_may_be_and_that_it_is_an_estimate() -> None:
    assert "Cost (estimate): about 0.0037 US dollars" in newsletter()
    assert "nothing: no model was paid for it" in newsletter(msgspec.structs.replace(BRIEF, made_by=OFFLINE))
    unknown = msgspec.structs.replace(BRIEF.made_by, cost_usd=None)
    assert "not known: no price is set" in newsletter(msgspec.structs.replace(BRIEF, made_by=unknown))


def test_every_language_says_the_same_things_with_the_same_gaps() -> None:
    tables = msgspec.json.decode((Path(__file__).parents[2] / "templates/brief/words.json").read_bytes())
    for language, table in tables.items():
        for key, words in table.items():
            gaps = re.findall(r"\{\w+\}", tables["en"][key])
            assert sorted(re.findall(r"\{\w+\}", words)) == sorted(gaps), (language, key)
