"""Planted answers: whatever a model makes up, in whatever field, no reader sees it; what is true beside it stays."""

import pytest

from support.planting import LyingEngine, survivors
from support.questions import SkippingClock
from support.samples import SEEDS
from wirebrief.brief import Brief
from wirebrief.occasion import Engines
from wirebrief.pipeline import make_brief
from wirebrief.read import read_article

SAMPLES = sorted(path.name for path in SEEDS.iterdir() if path.stem != "long-report")


def brief_by(engine: LyingEngine, sample: str) -> Brief:
    article = read_article((SEEDS / sample).read_bytes(), sample)
    return make_brief(article, Engines(first=engine), SkippingClock().deadline())


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_fabrication_reaches_the_brief_and_the_truth_beside_it_survives(sample: str) -> None:
    article = read_article((SEEDS / sample).read_bytes(), sample)
    liar, honest = LyingEngine(article, lies=True), LyingEngine(article, lies=False)
    lied, told = brief_by(liar, sample), brief_by(honest, sample)

    assert len(liar.plants) > 20
    assert survivors(liar.plants, lied) == []
    assert {one.text for one in told.summary} <= {one.text for one in lied.summary}
    assert {one.text for one in told.what} <= {one.text for one in lied.what}
    assert {one.name for one in told.who} == {one.name for one in lied.who}
    assert {one.id for one in told.claims} <= {one.id for one in lied.claims}
    assert lied.rejected


@pytest.mark.parametrize("sample", SAMPLES)
def test_all_evidence_equals_its_slice_of_the_source(sample: str) -> None:
    article = read_article((SEEDS / sample).read_bytes(), sample)
    brief = brief_by(LyingEngine(article, lies=True), sample)
    parts = (brief.headline, *brief.summary, *brief.who, *brief.what, *brief.where, *brief.when, *brief.claims)
    pieces = [piece for part in parts for piece in part.evidence]
    pieces += [piece for claim in brief.claims for piece in claim.quotation]
    pieces += [claim.attributed_by for claim in brief.claims if claim.attributed_by]
    assert pieces
    assert all(article.text[piece.start : piece.end] == piece.quote for piece in pieces)
