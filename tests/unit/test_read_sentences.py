"""Sentences are cut where a careful reader would cut them, in many scripts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.read.boundaries import LONGEST_WHOLE, boundaries
from wirebrief.read.manuscript import Paragraph
from wirebrief.read.sentences import sentences


def cut(paragraph: str, language: str) -> list[str]:
    found = sentences(paragraph, (Paragraph(0, len(paragraph)),), language)
    return [paragraph[sentence.start : sentence.end] for sentence in found]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Gov. Abbott met Rep. Lee on Nov. 21 in Washington, D.C.", "They spoke."]),
        ("en", ["Sen. J. D. Vance (R-Ohio) agreed.", "It cost $3.5m.", "26 people died."]),
        ("en", ["PORT ALDER, Wash. (AP) - Relatives of the captain asked a court on Friday.", "It agreed."]),
        ("en", ["“We won!” Smith said.", '"Why?" he asked.', "He left."]),
        ("en", ["It was over by 5 p.m. Monday.", "wikiHow grew.", "iPhones sold."]),
        ("en", ["The bank was robbed at 3:15 p.m. Dec. 22 by two men.", "It shut at 5 p.m.", "Marchers came."]),
        ("en", ['He went to bed "early."', "Then the coach came."]),
        ("es", ["El Sr. Pérez dijo: “No.”", "¿Por qué?", "¡Nadie lo sabe!", "La Dra. Gil vive en EE. UU. y calla."]),
        ("fr", ["M. Dupont et le Dr. Petit sont partis.", "« Oui ! » a-t-il dit.", "L’av. J. Martin est là."]),
        ("de", ["Am 21. November kam Dr. Müller, d. h. der Chef, z. B. nach Berlin.", "Der 1. FC Köln gewann."]),
        ("it", ["Il sig. Rossi ha detto: «No».", "L’on. Bianchi è a Roma."]),
        ("nl", ["Mevr. de Vries ging o.a. naar huis.", "Dr. Bos bleef."]),
        ("pt", ["O art. 3.º diz isso.", "A Sra. Dias saiu."]),
        ("ru", ["В 2026 г. президент А. С. Иванов сказал: «Нет».", "Он уехал."]),
        ("uk", ["Він поїхав на вул. Шевченка.", "Це все."]),
        ("ar", ["قال د. أحمد إن الأمر صعب.", "لماذا؟", "لا أحد يعلم!"]),
        ("hi", ["डॉ. सिंह ने कहा, “यह ठीक है।”", "फिर वे चले गए।", "क्यों?"]),
        ("ko", ['장관은 "아니다. 절대 아니다."라고 말했다.', "그는 떠났다."]),
    ],
)
def test_sentences_end_where_they_end_and_not_at_abbreviations(language: str, expected: list[str]) -> None:
    assert cut(" ".join(expected), language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", ["“我们会赢。”张三说。", "他走了。", "3.5%的增长令人吃惊！"]),
        ("ja", ["「勝ちました！」と彼は言った。", "A社は3.5%増。", "明日は？"]),
    ],
)
def test_scripts_without_blanks_are_cut_at_their_own_stops(language: str, expected: list[str]) -> None:
    assert cut("".join(expected), language) == expected


def test_a_short_quotation_of_two_sentences_stays_with_its_speaker() -> None:
    text = "“I am tired. I am going home,” the minister said."
    assert cut(text, "en") == [text]


def test_a_long_quotation_is_cut_so_that_evidence_stays_close() -> None:
    parts = [f"We looked at bridge number {n} and found that its bolts were loose." for n in range(6)]
    text = "“" + " ".join(parts) + "”"
    assert len(text) > LONGEST_WHOLE
    assert cut(text, "en") == ["“" + parts[0], *parts[1:-1], parts[-1] + "”"]


def test_a_sentence_longer_than_what_is_looked_at_in_one_go_stays_whole() -> None:
    long = "The list names " + ", ".join(f"village {n}" for n in range(400)) + "."
    assert cut(f"It rained. {long} It stopped.", "en") == ["It rained.", long, "It stopped."]


PIECES = (
    "He said. ",
    "“Yes. No.” ",
    "Dr. ",
    "3.5 ",
    "。",
    "」",
    '"',
    "“",
    "” ",
    "a",
    "А. ",
    "?! ",
    "(",
    ") ",
    "… ",
    "word ",
)


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=60).map("".join),
    st.sampled_from(["en", "de", "fr", "zh", "ja", "ko", "ar", "xx"]),
)
def test_boundaries_rise_inside_the_paragraph(paragraph: str, language: str) -> None:
    found = boundaries(paragraph, language)
    assert list(found) == sorted(set(found))
    assert all(0 < at < len(paragraph) for at in found)


def test_marks_of_old_wires_end_sentences_as_others_do() -> None:
    text = "``It came,″ said Ruiz of Calif. ``We are glad.″ The ship is big. ``Yes!″ Leo Costa said."
    ends = [0, *boundaries(text, "en"), len(text)]
    pieces = [text[start:end].strip() for start, end in pairwise(ends)]
    assert pieces == [
        "``It came,″ said Ruiz of Calif.",
        "``We are glad.″",
        "The ship is big.",
        "``Yes!″ Leo Costa said.",
    ]


THAI = "ฝนตกหนักต่อเนื่องสามวันทำให้น้ำในแม่น้ำสูงขึ้นสามเมตรและบ้านเรือนกว่าพันหลังเสียหายหนักมาก"


def test_thai_is_cut_at_blanks_into_pieces_of_a_clause_or_two() -> None:
    assert cut(f"{THAI} {THAI} {THAI}", "th") == [THAI, THAI, THAI]


def test_thai_is_not_cut_beside_figures_within_quotation_marks_or_after_a_few_words() -> None:
    for whole in (f"{THAI} 12 {THAI}", f"“{THAI} {THAI}”", "ฝนตก น้ำท่วม ถนนขาด", f"{THAI} ฝนตก"):
        assert cut(whole, "th") == [whole]
