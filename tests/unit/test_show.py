"""What a reader of the terminal sees of a brief."""

import io
import re

import msgspec
import pytest
from hypothesis import given, settings

from support.samples import OFFLINE, ferry_article, ferry_brief
from support.strategies import briefs
from wirebrief.article import Article
from wirebrief.brief import Brief
from wirebrief.render.columns import columns
from wirebrief.show import show

BRIEF = ferry_brief(ferry_article())


class Terminal(io.StringIO):
    """A stream that calls itself a terminal."""

    def isatty(self) -> bool:
        return True


def shown(brief: Brief, stream: io.StringIO | None = None, width: int = 80) -> str:
    stream = stream or io.StringIO()
    show(brief, stream, width)
    return stream.getvalue()


def test_a_reader_sees_every_part_of_the_brief() -> None:
    page = " ".join(shown(BRIEF).split())
    words = [BRIEF.headline.text, *(part.text for part in (*BRIEF.summary, *BRIEF.what))]
    words += [claim.statement for claim in BRIEF.claims] + [entity.name for entity in BRIEF.who]
    words += [place.name for place in BRIEF.where] + [moment.words for moment in BRIEF.when]
    words += ["“They can say they lost it” … “but they cannot say they never had it.”", "2 that failed a check"]
    assert [each for each in words if each not in page] == []


def test_every_number_in_the_brief_has_its_evidence_below() -> None:
    above, _, below = shown(BRIEF).partition("EVIDENCE")
    assert set(re.findall(r"\[\d+\]", above)) == set(re.findall(r"^\[\d+\]", below, re.MULTILINE))


def test_a_pipe_gets_plain_text_without_trailing_space() -> None:
    page = shown(BRIEF)
    assert "\x1b" not in page
    assert not re.search(r" $", page, re.MULTILINE)


def test_an_extractive_brief_is_labelled_before_its_summary() -> None:
    page = shown(msgspec.structs.replace(BRIEF, made_by=OFFLINE))
    label = "Extractive brief: sentences picked from the article without a language model."
    assert page.index(label) < page.index("SUMMARY")


def test_evidence_takes_one_line_each_in_a_terminal() -> None:
    _, _, below = shown(BRIEF, Terminal()).partition("EVIDENCE")
    assert len(re.findall(r"^(?:\x1b\[[0-9;]*m)*\[\d+\]", below, re.MULTILINE)) == 14
    assert "…" in below


def test_no_color_takes_the_colours_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert re.search(r"\x1b\[(?:\d;)?3[0-7]m", shown(BRIEF, Terminal()))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[(?:\d;)?3[0-7]m", shown(BRIEF, Terminal()))


@settings(max_examples=40)
@given(briefs())
def test_hostile_text_sends_no_escape_sequence_to_a_pipe(made: tuple[Brief, Article]) -> None:
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown(made[0])) is None


@settings(max_examples=40)
@given(briefs())
def test_hostile_text_only_ever_gets_our_own_styles_in_a_terminal(made: tuple[Brief, Article]) -> None:
    page = shown(made[0], Terminal())
    rest = re.sub(r"\x1b\[[0-9;]*m", "", page)
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", rest) is None
    assert "\x1b]8" not in page


def test_wide_characters_keep_the_lines_within_the_width() -> None:
    headline = msgspec.structs.replace(BRIEF.headline, text="東京都知事が会見し、新しい計画を発表した。" * 4)
    page = shown(msgspec.structs.replace(BRIEF, headline=headline))
    assert max(map(columns, page.splitlines())) <= 80


def test_a_line_without_spaces_is_folded_and_never_cut_off() -> None:
    said = "東京都知事が会見し、新しい計画を発表した。" * 4
    summary = (msgspec.structs.replace(BRIEF.summary[0], text=said),)
    page = shown(msgspec.structs.replace(BRIEF, summary=summary))
    assert said in re.sub(r"\s", "", page)
