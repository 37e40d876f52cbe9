"""The recorded answers replay: every sample that has one becomes a full brief that loses nothing of note."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from support.questions import SkippingClock
from wirebrief.article import Article
from wirebrief.brief import Brief
from wirebrief.draft import Draft
from wirebrief.engines.recorded import RecordedEngine, asked_of, recording_in
from wirebrief.ground import Grounder
from wirebrief.occasion import Engines
from wirebrief.pipeline import make_brief
from wirebrief.read import read_article

SEEDS = Path(__file__).parents[2] / "seeds"
SAMPLES = {path.stem: path for path in (SEEDS / "articles").iterdir()}
ANSWERED = sorted(folder.name for folder in (SEEDS / "answers").iterdir() if folder.is_dir())
ENGINE = RecordedEngine(SEEDS / "answers")
# Claims whose speaker the article tells in a way that no rule settles: an office for a name, in Japanese.
UNSETTLED = {"japanese": 3}


def made(sample: str) -> tuple[Brief, Article]:
    article = read_article(SAMPLES[sample].read_bytes(), SAMPLES[sample].name)
    return make_brief(article, Engines(first=ENGINE), SkippingClock().deadline()), article


def test_at_least_four_samples_have_a_recorded_answer() -> None:
    assert len(ANSWERED) >= 4
    assert "press-briefing" in ANSWERED


@pytest.mark.parametrize("sample", ANSWERED)
def test_a_recorded_answer_becomes_a_full_brief(sample: str) -> None:
    brief, article = made(sample)
    parts = (brief.summary, brief.who, brief.what, brief.where, brief.when, brief.claims)
    assert all(parts)
    assert brief.complete
    evidence = [one for part in parts for item in part for one in item.evidence]
    assert all(article.text[one.start : one.end] == one.quote for one in evidence)


@pytest.mark.parametrize("sample", ANSWERED)
def test_what_a_careful_reader_answered_is_hardly_ever_rejected(sample: str) -> None:
    brief, _ = made(sample)
    whole = [one for one in brief.rejected if not one.field.endswith((".speaker", ".stance"))]
    assert len(whole) <= 1, whole


@pytest.mark.parametrize("sample", ANSWERED)
def test_every_speaker_that_a_careful_reader_gave_is_kept(sample: str) -> None:
    brief, _ = made(sample)
    drafts = [file.read_text("utf-8") for file in (SEEDS / "answers" / sample).glob("*.json")]
    drafted = sum(draft.count('"speaker": "') for draft in drafts)
    kept = sum(claim.speaker is not None for claim in brief.claims)
    assert kept + UNSETTLED.get(sample, 0) >= drafted
    assert sum(one.field.endswith(".speaker") for one in brief.rejected) == UNSETTLED.get(sample, 0)


# An office for a body ("which the union denied") is taken for the person in the same sentence, too.
BELIEVED = {("court-ruling", "Anu Mägi"), ("correction", "Anu Mägi")}


@pytest.mark.parametrize("sample", ANSWERED)
def test_nobody_else_of_the_article_is_believed_to_have_said_it(sample: str) -> None:
    article = read_article(SAMPLES[sample].read_bytes(), SAMPLES[sample].name)
    grounder = Grounder(article)
    believed = set()
    for name, chunk in asked_of(article, ENGINE.chunk_tokens):
        draft = recording_in(SEEDS / "answers" / sample / name).draft
        for claim in draft.claims:
            for other in {entity.name for entity in draft.who} - {claim.speaker}:
                parts, _ = grounder.ground(Draft(claims=(replace(claim, speaker=other),)), chunk)
                believed |= {(sample, other) for kept in parts.claims if kept.speaker}
    assert believed <= BELIEVED
