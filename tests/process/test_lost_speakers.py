"""A speaker that grounding takes from a claim is asked for once more, and told in `rejected` where nobody has it."""

import msgspec
import pytest
from msgspec.structs import replace

from support.questions import SkippingClock
from wirebrief.article import Article
from wirebrief.ask import Asker, Reading
from wirebrief.draft import Draft, DraftClaim
from wirebrief.occasion import Engines, Occasion
from wirebrief.ports import Answer, ChunkQuestion, Deadline, Question, RepairQuestion, Usage
from wirebrief.read import read_article
from wirebrief.split import split

TEXT = (
    "The ferry Alma left Lugo at noon with forty people on board, and nobody has heard of her since the storm.\n\n"
    "She had been repaired in March, harbour master Ines Calvo said. Leo Costa, her owner, left town on Sunday.\n\n"
    "“She was overloaded,” said Rita Pohl, who saw her leave. The board meets on Monday to hear all who were there."
)
REPAIRED = DraftClaim(
    statement="The ferry had been repaired in March.",
    speaker="Leo Costa",
    cue="said",
    kind="indirect",
    stance="asserts",
    quotation=None,
    sentences=(2,),
)
OVERLOADED = replace(REPAIRED, statement="The ferry was overloaded.", speaker="Rita Pohl", sentences=(4,))


class TwiceAsked:
    """Answers with one draft, and with another where a repair is asked for; keeps what it was asked."""

    name, model, prompt_version, extractive, chunk_tokens, concurrency = "twice", None, None, False, 4000, 1

    def __init__(self, *claims: DraftClaim, repair: tuple[DraftClaim, ...] = ()) -> None:
        self._drafts = {ChunkQuestion: Draft(claims=claims), RepairQuestion: Draft(claims=repair)}
        self.repairs: list[RepairQuestion] = []

    def ask(self, question: Question, deadline: Deadline) -> Answer:
        self.repairs += [question] if isinstance(question, RepairQuestion) else []
        draft = self._drafts[type(question)]
        return Answer(draft=draft, engine=self.name, model=None, usage=Usage(calls=1))


@pytest.fixture(scope="module")
def article() -> Article:
    return read_article(TEXT.encode(), "ferry.txt")


def read(article: Article, engine: TwiceAsked) -> Reading:
    occasion = Occasion(engines=Engines(first=engine), deadline=SkippingClock().deadline())
    return Asker(article, occasion).read_all(split(article, engine.chunk_tokens))[0]


def told(reading: Reading) -> list[tuple[str, str | None]]:
    return [(claim.statement, claim.speaker) for claim in reading.parts.claims]


def test_a_speaker_taken_away_is_asked_for_in_the_one_repair(article: Article) -> None:
    engine = TwiceAsked(REPAIRED, OVERLOADED, repair=(replace(REPAIRED, speaker="Ines Calvo"),))
    reading = read(article, engine)
    assert [[one.field for one in asked.failures] for asked in engine.repairs] == [["claims[0].speaker"]]
    assert "“Leo Costa”" in engine.repairs[0].failures[0].reason
    assert told(reading) == [(REPAIRED.statement, "Ines Calvo"), (OVERLOADED.statement, "Rita Pohl")]
    assert reading.rejected == ()


@pytest.mark.parametrize("repair", [(), (REPAIRED,), (replace(REPAIRED, speaker=None),)])
def test_a_repair_that_brings_nothing_better_keeps_the_claim_and_tells_who_was_taken_away(
    article: Article, repair: tuple[DraftClaim, ...]
) -> None:
    engine = TwiceAsked(REPAIRED, OVERLOADED, repair=repair)
    reading = read(article, engine)
    assert len(engine.repairs) == 1
    assert told(reading) == [(REPAIRED.statement, None), (OVERLOADED.statement, "Rita Pohl")]
    assert [(one.field, one.text, one.rule) for one in reading.rejected] == [
        ("claims[0].speaker", "Leo Costa", "speaker")
    ]


def test_a_claim_said_again_takes_the_place_of_its_own_and_not_of_another_that_failed(article: Article) -> None:
    wrong = replace(OVERLOADED, quotation="She was far too full")
    engine = TwiceAsked(REPAIRED, wrong, repair=(OVERLOADED, replace(REPAIRED, speaker="Ines Calvo")))
    reading = read(article, engine)
    assert told(reading) == [(REPAIRED.statement, "Ines Calvo"), (OVERLOADED.statement, "Rita Pohl")]
    assert reading.rejected == ()


def test_a_stance_changed_is_told_without_asking_again(article: Article) -> None:
    engine = TwiceAsked(replace(OVERLOADED, stance="promises"))
    reading = read(article, engine)
    assert engine.repairs == []
    assert [claim.stance for claim in reading.parts.claims] == ["asserts"]
    assert [(one.field, one.text) for one in reading.rejected] == [("claims[0].stance", "promises")]


def test_who_was_taken_away_stands_in_the_brief_as_it_is_published(article: Article) -> None:
    reading = read(article, TwiceAsked(REPAIRED))
    assert b'"Leo Costa"' in msgspec.json.encode(reading.rejected)
