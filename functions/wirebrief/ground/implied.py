"""Read the figures that a sentence has without a number: "twice" is two, "a decade" ten years, "day five" the fifth."""

import re
from collections.abc import Iterator

from wirebrief.ground.numerals import FRACTIONS, MEASURES, NUMERALS

FILL = "\u2060"  # makes what was put in other words as long as it was
_COUNTS = {"twice": 2.0, "both": 2.0, "pair": 2.0, "duo": 2.0, "thrice": 3.0, "trio": 3.0}
_SPANS = {
    "quarter of a century": ((25.0, "year"),),
    "quarter century": ((25.0, "year"),),
    "half-century": ((50.0, "year"),),
    "decade": ((10.0, "year"),),
    "century": ((100.0, "year"),),
    "fortnight": ((14.0, "day"), (2.0, "week")),
}
_PARTS = {"half": (6.0, "month"), "quarter": (3.0, "month")}
_PART_OF_YEAR = re.compile(r"\b(?:first|second|third|fourth|last|this|next|same)[ -](half|quarter)\b", re.IGNORECASE)
_SHARES = {"half": 50.0, "third": 33.0, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0, "twentieth": 5.0}
_SHARE = re.compile(rf"\b(?:a|one)[ -]({'|'.join(_SHARES)})\b|\b(half) (?:of|the|its|their|his|her)\b", re.IGNORECASE)
_LIST = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*(?:, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*)*,? and [A-Z][\w.'’-]*")
_YEARS = re.compile(r"\b\d{4}(?:, \d{4})*,? and \d{4}\b")
# "One patient in four" is a share, and no four patients.
_ONE_IN = re.compile(r"\b[Oo]ne (?:\w+ )?in (\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twenty)\b")
# "The two agreed": whoever was named before.
_THE_TWO = re.compile(
    r"\b[Tt]he two\s(?=would|will|are|were|had|have|has|said|agreed|could|may|must|also|together"
    r"|companies|countries|sides|governments|parties|groups|leaders|men|women|teams)"
)
# "A second warning", "Kelland were second": one more, or one behind.
_ANOTHER = re.compile(r"\b(?:[Aa] second|(?<=were )second|(?<=was )second|(?<=came )second)\s(?!to\b)")
_NUMBER = r"\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_PART = re.compile(
    rf"\b(?P<part>{_NUMBER}) of (?:the |its |their |his |her )?(?:\w+['’]s? )?(?P<whole>{_NUMBER})\b", re.IGNORECASE
)
# The whole by itself, as if it were counted: not "of 310", "its 310", "has 310".
_BARE = r"(?<!\bof )(?<!\bits )(?<!\bthe )(?<!\btheir )(?<!\ball )(?<!\bhas )(?<!\bhave )(?<!\bhad )(?<!\bwith )\b{}\b"
_HALVES = re.compile(
    r"\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?:\s?½|\s1/2\b|(?:\s|-)and(?:\s|-)a(?:\s|-)half\b)",
    re.IGNORECASE,
)
_WHOLES = {
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_PART_WORD = re.compile(r"(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)", re.IGNORECASE)
_PARTS_OF = re.compile(
    r"\b(?P<share>(?P<count>an?|one|two|three|four|five|six|seven)[ -]"
    r"(?P<part>(?:third|quarter|fourth|fifth|sixth|eighth|tenth)s?))"
    r"(?:(?<=s)\b(?! (?:of a century|of \d{4}|in a row|running))| of\b(?! (?:a|the) century))",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(
    rf"\ball but (?P<few>{_NUMBER}|one) of (?:the |its |his |her |their )?(?P<all>{_NUMBER})\b", re.IGNORECASE
)
_SCALED = re.compile(r"(?<=\w)-(?=(?:million|billion|trillion)\b)|(?<=(?:million|billion))-(?=[a-z])", re.IGNORECASE)
_FEW = re.compile(r"\b(?:a few|several) (hundred|thousand|million)\b(?!s)", re.IGNORECASE)
_OUT_OF = re.compile(rf"\b({_NUMBER}) out of (?:every )?({_NUMBER})\b", re.IGNORECASE)
_BY_A = re.compile(
    r"(?<=\bby )a (third|quarter|fifth|tenth)(?=[.,;]|$| (?:in|to|from|since|this|last|after|over|and|but|as)\b)"
)
_CENTURY = re.compile(r"\b(1[0-9]|20|21)th[ -]century\b", re.IGNORECASE)
_ONE_OF = re.compile(
    r"\bone of (?:the |its |their )?(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE
)
_WORD = re.compile(rf"\b(?:{'|'.join((*_COUNTS, *_SPANS))})\b", re.IGNORECASE)


def implied(sentence: str) -> tuple[tuple[str, float, str], ...]:
    """Return words, value and unit of what the sentence implies.

    >>> implied("She applied twice in a decade.")
    (('twice', 2.0, ''), ('decade', 10.0, 'year'))
    """
    found: list[tuple[str, float, str]] = []
    for match in _WORD.finditer(sentence):
        word = match.group().lower()
        if word in _COUNTS:
            found.append((word, _COUNTS[word], ""))
        found += [(word, value, unit) for value, unit in _SPANS.get(word, ())]
    for match in _PART_OF_YEAR.finditer(sentence):
        found.append((match.group(), *_PARTS[match[1].lower()]))
    for match in _SHARE.finditer(sentence):
        found.append((match.group(), _SHARES[(match[1] or match[2]).lower()], "%"))
    for match in _YEARS.finditer(sentence):  # "in 2003 and 2005" is twice
        found.append((match.group(), match.group().count(",") + 2.0 - (", and " in match.group()), ""))
    for match in _LIST.finditer(sentence):  # "Ruiz, Costa and Lima" are three
        found.append((match.group(), match.group().count(", ") + 2.0 - (", and " in match.group()), ""))
    return (*found, *_reckoned(sentence))


def _reckoned(sentence: str) -> Iterator[tuple[str, float, str]]:
    """Yield what two numbers of a sentence come to together."""
    for match in _ONE_OF.finditer(sentence):  # beside one of three are two others
        yield match.group(), _number(match[1]) - 1.0, ""
    for match in _ALL_BUT.finditer(sentence):
        yield match.group(), _number(match["all"]) - _number(match["few"]), ""
    for match in _OUT_OF.finditer(sentence):  # "four out of ten" are 40 per cent
        if whole := _number(match[2]):
            yield match.group(), 100.0 * _number(match[1]) / whole, "%"
    for match in _CENTURY.finditer(sentence):  # the 1900s
        yield match.group(), 100.0 * (float(match[1]) - 1.0), ""


def unit_before(sentence: str, number: str) -> str:
    """Return the unit of a number that is counted off behind it: "day" for the five of "day five", else ""."""
    before = re.search(rf"\b(day|week|month|year|hour|minute)\s{re.escape(number)}\b", sentence, re.IGNORECASE)
    return MEASURES[before[1].lower()] if before else ""


def as_share(text: str) -> str:
    """Return the text with "one patient in four" as "25 %"."""
    return _ONE_IN.sub(_share, text)


def with_halves(text: str) -> str:
    """Return the text, as long as before, with its halves in digits.

    >>> with_halves("two and a half years of a 2 1/2-year plan").replace(FILL, "")
    '2.5 years of a 2.5-year plan'
    """
    return _HALVES.sub(_half, text) if "half" in text or "½" in text or "1/2" in text else text


def has_share(text: str) -> bool:
    """Return whether a part of a whole is told that no number word tells: "a quarter of"."""
    return "quarter" in text and _PARTS_OF.search(text) is not None


def with_scales(text: str) -> str:
    """Return the text, as long as before, with hyphened scales apart and rough hundreds as such.

    >>> with_scales("a 4-million-dollar ransom, a few hundred votes").replace(FILL, "")
    'a 4 million dollar ransom, hundreds votes'
    """
    text = _SCALED.sub(" ", text) if "-" in text else text
    return _FEW.sub(lambda few: f"{few[1]}s".ljust(len(few.group()), FILL), text)


def with_shares(text: str) -> str:
    """Return the text, as long as before, with its parts of a whole in per cent.

    >>> with_shares("about a third of them, two thirds of us").replace(FILL, "")
    'about 33.3% of them, 66.7% of us'
    """
    if not _PART_WORD.search(text):
        return text
    return _BY_A.sub(_per_cent_by, _PARTS_OF.sub(_per_cent, text))


def share_of(words: str) -> float | None:
    """Return what part of the whole words tell, None where they tell none: 0.4 of "two fifths"."""
    found = _PARTS_OF.fullmatch(f"{words} of") or _PARTS_OF.fullmatch(words)
    if found is None:
        return FRACTIONS.get(words.lower())
    count = _number(found["count"]) if found["count"].lower() not in ("a", "an") else 1.0
    return count / _WHOLES[found["part"].lower().rstrip("s")]


def _per_cent(match: re.Match[str]) -> str:
    share = share_of(match.group().removesuffix(" of"))
    return f"{100 * (share or 0):.3g}%".ljust(len(match["share"]), FILL) + match.group()[len(match["share"]) :]


def _per_cent_by(match: re.Match[str]) -> str:
    return f"{100 / _WHOLES[match[1]]:.3g}%".ljust(len(match.group()), FILL)


def _half(match: re.Match[str]) -> str:
    return f"{_number(match[1]):.0f}.5".ljust(len(match.group()), FILL)


def _number(written: str) -> float:
    return float(written.replace(",", "")) if written[0].isdigit() else NUMERALS[written.lower()]


def _share(match: re.Match[str]) -> str:
    parts = float(match[1]) if match[1].isdigit() else NUMERALS[match[1]]
    return f"{100 / parts:.6g} %" if parts else match.group()


def without_the_two(statement: str) -> str:
    """Return a statement without "the two" that only stands for those named before."""
    return _ANOTHER.sub("another ", _THE_TWO.sub("they ", statement))


def whole_for_part(statement: str, *evidence: str) -> str | None:
    """Return the whole that a statement gives for its part: "closes 310 shops" for "closes 40 of its 310 shops"."""
    for sentence in evidence:
        for match in _PART.finditer(sentence):
            part, whole = match["part"].lower(), match["whole"].lower()
            told = {word.lower() for word in re.findall(r"\d[\d.,]*\d|\w+", statement)}
            if (
                whole in told
                and part not in told
                and re.search(_BARE.format(re.escape(whole)), statement, re.IGNORECASE)
            ):
                return match["whole"]
    return None


def has_lone_one(*evidence: str) -> bool:
    """Return whether a "one" stands there that is read as no figure: "by four votes to one" may be "4-1"."""
    return any(re.search(r"\bone\b", sentence, re.IGNORECASE) for sentence in evidence)
