"""Refuse the English words that only look like a date: "may", "2000 troops", "USA Today", "Easter Island"."""

import re
from collections.abc import Callable

from wirebrief.engines.offline.grammar_en import MONTH, MONTHS, WEEKDAY

MONTH_AFTER = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|from|through|to|for|before|after|during|and|or|between|around|this|last|next|mid|every)\s|^|[(,–-]\s?)$",
    re.IGNORECASE,
)
TITLE_BEFORE = re.compile(r"\b(?:M(?:r|rs|s)|Dr|Sen|Rep|Gov)\.?\s$")
COUNTED = re.compile(r"\s(?:[a-z]+s|[a-z]*(?:children|people|men|women)|million|billion|percent|of them|per|degrees)\b")
PEOPLE_AFTER = re.compile(
    r"\s(?:[a-z-]+ed )?(?:troops|people|men|women|children|soldiers|workers|jobs|employees|victims|students|dead|"
    r"members|refugees|homes|prisoners|police|officers|seats|miles|dollars|euros|pounds|tons|tonnes|[a-z]*meters|[a-z]*metres|feet|of)\b"
)
VERB_AFTER = re.compile(
    r"\s(?:onwards?|brought|saw|began|ended|became|levels|is|was|were|are|has|had|have|and|or|to|in|at|on|for|when|by|as|after|before|until|that|with|but|while|from|this|will|which|who|during|because|presidential|elections?|season|campaign|deal|report|budget|[a-z]*(?:ed|al)\b)\b"
)


def _no_month(match: re.Match[str], before: str, after: str) -> bool:
    """Whether "May" is a verb, "June" a woman, "march" a walk."""
    word = match.group()
    if not word[0].isupper():
        return True
    bare = word.lower().rstrip(".")
    if TITLE_BEFORE.search(before):
        return True  # "Mr. March"
    if bare == "may" and (after[:2] in {"'s", "’s"} or (not before.strip() and re.match(r"\s[a-z]", after))):
        return True  # "May's supporters", "May cut short"
    if bare in {"may", "march", "mar", "jun", "jan", "sep", "dec", "april", "june", "august"}:
        return not MONTH_AFTER.search(before) and (bare in {"may", "mar", "jan"} or bool(re.match(r"\s[A-Z]", after)))
    return False


def _no_year(match: re.Match[str], before: str, after: str) -> bool:
    """Whether four digits count things: "2000 troops"."""
    if match.group("ye") != match.group():
        return False
    if before[-1:] in "$£€¥#./" or not 1500 <= int(match.group()) <= 2099:
        return bool(before) and True
    if STREET.match(after):  # "at 2015 Harbour Street"
        return True
    likely = LIKELY_YEAR.fullmatch(match.group()) is not None
    if likely and (YEAR_BEFORE.search(before) or ADJECTIVE_YEAR.search(before)):  # "in 1996", "a 1996 law"
        return bool(PEOPLE_AFTER.match(after))
    if re.search(
        r"\b(?:in|since|by|until|from|during|of|to|before|after|between|and|year|around|circa|early|late|the)\s$",
        before,
        re.IGNORECASE,
    ):
        return bool(COUNTED.match(after)) and not VERB_AFTER.match(after)
    return bool(COUNTED.match(after)) or (bool(re.match(r"\s[a-z]", after)) and not VERB_AFTER.match(after))


def _no_quarter(match: re.Match[str], before: str, _after: str) -> bool:
    """Whether a quarter is one of a match: "two turnovers in the fourth quarter"."""
    return match.group("q_y") is None and match.group("q_y2") is None and bool(AT_PLAY.search(before))


def _named_day(match: re.Match[str], before: str, after: str) -> bool:
    """Whether "Today" is the end of a name ("USA Today") or "overnight" tells of what sort a thing is."""
    if match.group("rd").lower() == "overnight" and re.search(r"\b(?:an?|the|this|its)\s$", before):
        return bool(re.match(r"\s[a-z]", after))
    if not match.group()[0].isupper():
        return False
    return bool(re.search(r"[A-Z]\w*\s$", before)) or (bool(before.strip()) and SHOW.match(after) is not None)


def _no_feast(match: re.Match[str], before: str, after: str) -> bool:
    """Whether a feast is part of a name or of a thing: "Johnnie Christmas", "Easter Island", "Christmas trees"."""
    if not match.group("fe")[0].isupper() or FEAST_THING.match(after):
        return True
    return bool(NAME_BEFORE.search(before))


def _no_count(match: re.Match[str], before: str, _after: str) -> bool:
    """Whether minutes are told, or how far a day told just before is from it: "Tuesday, a day before the vote"."""
    if match.group("sh_e") is not None:
        return DAY_BEFORE.search(before) is not None or match.group("sh_u").lower() not in {"day", "week"}
    return match.group("sh_u").lower() == "minute" and match.group("sh_d").lower() not in {"ago", "from now", "hence"}


def _no_decade(match: re.Match[str], before: str, _after: str) -> bool:
    """Whether "the 90s" are degrees or points."""
    return match.group("de4") is not None and MEASURED.search(before) is not None


def _no_weekday(match: re.Match[str], before: str, after: str) -> bool:
    """Whether a weekday is none in particular: "on a Monday"."""
    if before.endswith((" a ", " any ", " one ")) and match.group("wd_w") is None:
        return not re.match(r" (?:night |morning |afternoon |evening )?[a-z]{4,}", after) or bool(
            re.match(r" (?:with|when|from|after|before|coming|because|which|that|this)\b", after)
        )
    return not match.group("wd")[0].isupper()


def _lower_month(group: str) -> Callable[[re.Match[str], str, str], bool]:
    return lambda match, _before, _after: match.group(group) is not None and not match.group(group)[0].isupper()


def _lower_relative(match: re.Match[str], _before: str, _after: str) -> bool:
    """Whether a month is a verb ("this may"), or a day none of its own ("the last day of the trial")."""
    unit = match.group("re_u")
    if unit.lower() == "day":
        return TOLD_DAY.match(match.group("re_w")) is None
    return unit.lower() in MONTHS and not unit[0].isupper()


FEAST_THING = re.compile(
    r"\s(?:[A-Z]|(?:trees?|cards?|carols?|lights?|markets?|gifts?|presents?|songs?|shopping|part(?:y|ies)|decorations?|dinners?|eggs?|bunny|specials?|costumes?|film|movie|story|tale)\b)"
)
NAME_BEFORE = re.compile(
    r"(?!(?:On|By|At|Since|Before|After|Until|Last|This|Next|The|For|In|Over|From|And|Every)\s$)\b[A-Z]\w+\s$"
)
DAY_BEFORE = re.compile(rf"\b(?:{WEEKDAY}(?: \w+)?|today|yesterday|{MONTH} \d+), $", re.IGNORECASE)
AT_PLAY = re.compile(
    r"\b(?:touchdowns?|turnovers?|yards?|rebounds?|goals?|baskets?|interceptions?|lead|trail\w*|scored?|points? in)\b"
)
STREET = re.compile(
    r"(?: [NSEW]\.?)?(?: [A-Z][\w.'’-]+){1,3} (?:Streets?|St\.|Avenues?|Ave\.|Roads?|Rd\.|Drive|Lane|"
    r"Boulevard|Blvd\.?|Way|Place|Court|Highway|Square)(?!\w)"
)
YEAR_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Bb]etween (?:1[89]|20)\d\d and|from (?:1[89]|20)\d\d to) $"
)
LIKELY_YEAR = re.compile(r"1[89]\d\d|20[0-4]\d")
ADJECTIVE_YEAR = re.compile(r"\b(?:an?|the|his|her|its|their|this|that|our)\s(?:[a-z]+ )?$", re.IGNORECASE)
IDIOM = re.compile(r"\b(?:end|most|times?|order|man|woman|issue|news) of $")  # "at the end of the day"
SHOW = re.compile(r" (?:programme|program|show|newspaper|programmes|host|presenter|anchor)\b")
MEASURED = re.compile(r"\b(?:temperatures?|degrees|highs?|lows?|scores?|scored|shot|rounds?|mph)\b", re.IGNORECASE)
TOLD_DAY = re.compile(r"(?:the )?(?:that|same|following|next|previous)$", re.IGNORECASE)
REFUSED: dict[str, Callable[[re.Match[str], str, str], bool]] = {
    "month": _no_month,
    "year": _no_year,
    "quarter": _no_quarter,
    "shifted": _no_count,
    "relday": _named_day,
    "feast": _no_feast,
    "fromday": lambda _match, before, _after: before.endswith("for "),  # "on strike for three days from Monday"
    "weekday": _no_weekday,
    "bare": lambda match, before, _after: match.group("ba").lower() == "day" and IDIOM.search(before) is not None,
    "century": lambda match, _before, after: "entury" in match.group() and re.match(r" [A-Z]", after) is not None,
    "decade": _no_decade,
    "mdy": _lower_month("mdy_m"),
    "dmy": _lower_month("dmy_m"),
    "edge": _lower_month("ed_m"),
    "relative": _lower_relative,
}
