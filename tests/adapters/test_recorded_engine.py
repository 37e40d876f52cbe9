"""Recorded answers: found by what was asked, written by a recorder, and missed with a name that can be acted on."""

from pathlib import Path

import msgspec
import pytest

from support.questions import CONTEXT, SkippingClock, chunk_of, question_of
from wirebrief.draft import Draft, DraftStatement
from wirebrief.engines.recorded import RecordedEngine, RecordingEngine, main, recording_name
from wirebrief.errors import EngineMisconfigured
from wirebrief.ports import Answer, Context, Deadline, Failure, LeadQuestion, Question, RepairQuestion, Usage

CHECKOUT = Path(__file__).parents[2]
DRAFT = Draft(headline=DraftStatement(text="The harbour of Port Lowen reopened.", sentences=(1,)))
QUESTION = question_of()
FAILURE = Failure(field="claims[0]", item='{"statement":"x"}', text="x", rule="names", reason="nobody of that name")
REPAIR = RepairQuestion(chunk=chunk_of(), context=CONTEXT, failures=(FAILURE,))
LEAD = LeadQuestion(context=CONTEXT, statements=("The harbour reopened.",))


class OneDraft:
    """An engine that always gives the same draft."""

    name, model, prompt_version = "openai", "gpt-5-mini", "1"
    extractive, chunk_tokens, concurrency = False, 3000, 4

    def ask(self, question: Question, deadline: Deadline) -> Answer:
        return Answer(draft=DRAFT, engine=self.name, model=self.model, usage=Usage(calls=1, tokens_in=7, cost_usd=0.1))


def ask(folder: Path, question: Question) -> Answer:
    return RecordedEngine(folder).ask(question, SkippingClock().deadline())


@pytest.mark.parametrize("question", [QUESTION, REPAIR, LEAD])
def test_what_was_recorded_is_replayed(question: Question, tmp_path: Path) -> None:
    RecordingEngine(OneDraft(), tmp_path / "port-lowen").ask(question, SkippingClock().deadline())
    answer = ask(tmp_path, question)
    assert answer == Answer(
        draft=DRAFT, engine="recorded", model="gpt-5-mini", usage=Usage(calls=1, tokens_in=7, cost_usd=0.1)
    )
    assert RecordedEngine(tmp_path).model == "gpt-5-mini"


def test_a_bare_draft_written_by_a_person_is_an_answer(tmp_path: Path) -> None:
    (tmp_path / recording_name(QUESTION)).write_bytes(msgspec.json.encode(DRAFT))
    answer = ask(tmp_path, QUESTION)
    assert answer.draft == DRAFT
    assert answer.model is None


def test_a_missing_answer_is_named_with_the_place_it_belongs_to(tmp_path: Path) -> None:
    with pytest.raises(EngineMisconfigured, match=f"{recording_name(QUESTION)} under {tmp_path}"):
        ask(tmp_path, QUESTION)


def test_a_repair_that_was_never_recorded_leaves_the_failed_parts_out(tmp_path: Path) -> None:
    assert ask(tmp_path, REPAIR).draft == Draft()


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b'{"headline": 1}', b'{"draft": {}, "modell": "x"}'])
def test_a_file_that_holds_no_draft_is_named(content: bytes, tmp_path: Path) -> None:
    (tmp_path / recording_name(QUESTION)).write_bytes(content)
    with pytest.raises(EngineMisconfigured, match=recording_name(QUESTION)):
        ask(tmp_path, QUESTION)


def test_the_name_follows_what_is_asked_about_and_not_the_context() -> None:
    elsewhere = Context(title=None, published=None, language="fr", lead="", cast=())
    same = [QUESTION, msgspec.structs.replace(QUESTION, context=elsewhere, language="fr")]
    other = [question_of("Another sentence."), REPAIR, LEAD]
    assert len({recording_name(question) for question in same}) == 1
    assert len({recording_name(question) for question in (*same, *other)}) == 4


def test_the_command_names_the_file_and_numbers_the_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    article = CHECKOUT / "seeds" / "articles" / "press-briefing.txt"
    assert main([str(article)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("press-briefing/chunk-")
    assert lines[2].startswith("1 Ferry authority")


def test_the_command_says_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "absent.txt")]) == 1
    assert "absent.txt" in capsys.readouterr().err
