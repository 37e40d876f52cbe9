"""Whatever character set a newsroom saves in, the text is the one that was written."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebrief.errors import Undecodable
from wirebrief.read.charset import decode

SAMPLES = {
    "de": "Die Bundesregierung hat am Freitag über die Zukunft der Wälder gesprochen. Große Flächen müssen geschützt "
    "werden, sagte der Minister. Für die Länder ändert sich nichts.",
    "fr": "Le président a été élu à l'unanimité par les députés. « C'est une journée historique », a-t-il déclaré.",
    "en": "The minister said “we won’t go” — and left. It cost £5 million, the café’s owner said on Friday.",
    "pl": "Premier powiedział w piątek, że rząd przygotował nową ustawę o lasach. Posłowie nie będą głosować "
    "w przyszłym tygodniu, bo to jest za późno. Wiadomość ta się rozeszła, a źródła w rządzie ją potwierdziły.",
    "ru": "Президент заявил в пятницу, что правительство подготовило новый закон о лесах.",
    "ar": "قال الرئيس يوم الجمعة إن الحكومة أعدت قانونا جديدا بشأن الغابات. وسيناقشه النواب الأسبوع المقبل.",
    "zh": "总统周五表示，政府已经准备了一项关于森林的新法律。议员们将在下周讨论。这项法律非常重要。",
    "ja": "大統領は金曜日、政府が森林に関する新しい法律を準備したと述べた。議員らは来週これを審議する。",
    "ko": "대통령은 금요일 정부가 산림에 관한 새 법률을 준비했다고 말했다. 의원들은 다음 주에 이를 심의할 예정이다.",
}


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"), min_size=1))
@pytest.mark.parametrize(
    ("mark", "charset"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_names_the_charset_and_goes(mark: bytes, charset: str, text: str) -> None:
    if not text.startswith("\x00"):  # UTF-16 with a first NUL has the mark of UTF-32
        assert decode(mark + text.encode(charset), "x.txt") == text


@pytest.mark.parametrize(
    ("language", "charset"),
    [
        ("de", "cp1252"),
        ("fr", "cp1252"),
        ("en", "cp1252"),
        ("pl", "cp1250"),
        ("pl", "iso8859-2"),
        ("ru", "cp1251"),
        ("ru", "koi8-r"),
        ("ar", "cp1256"),
        ("zh", "gb18030"),
        ("ja", "cp932"),
        ("ja", "euc-jp"),
        ("ja", "iso2022-jp"),
        ("ko", "cp949"),
        ("en", "utf-16-le"),
        ("en", "utf-16-be"),
    ],
)
def test_an_undeclared_charset_is_found(language: str, charset: str) -> None:
    text = SAMPLES[language]
    assert decode(text.encode(charset), "x.txt") == text


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "shift_jis", "no-such-charset", None])
def test_valid_utf8_is_utf8_whatever_it_is_declared(declared: str | None) -> None:
    assert decode(SAMPLES["fr"].encode(), "x.html", declared) == SAMPLES["fr"]


def test_a_declared_charset_is_believed_where_the_bytes_are_no_utf8() -> None:
    assert decode("Привет, мир".encode("cp1251"), "x.html", "windows-1251") == "Привет, мир"


def test_latin_1_means_windows_1252_as_in_every_browser() -> None:
    assert decode(b"\x93Yes\x94", "x.html", "ISO-8859-1") == "“Yes”"


def test_a_few_pasted_bytes_do_not_spoil_a_utf8_file() -> None:
    data = SAMPLES["fr"].encode() * 3 + b" \x93pasted\x94"
    assert decode(data, "x.txt") == SAMPLES["fr"] * 3 + " “pasted”"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_undecodable(data: bytes) -> None:
    try:
        text = decode(data, "x.txt")
    except Undecodable:
        return
    assert len(text) <= len(data)


def test_bytes_that_fit_nothing_are_refused_with_a_remedy() -> None:
    with pytest.raises(Undecodable, match=r"x\.txt: the bytes fit no character set; save the file as UTF-8"):
        decode(b"\x00\x00\x80", "x.txt")
