"""Weeks, months and years told by their neighbour in four languages: "la semana pasada", "im vergangenen Jahr"."""

import re
from datetime import date, timedelta

from wirebrief.engines.offline import periods

# Words for the last, this and next one, and for week, month and year, as they stand in a text; "no ano passado".
UNITS = {
    "es": {"week": "semana", "month": "mes", "year": "año"},
    "pt": {"week": "semana", "month": "mês", "year": "ano"},
    "fr": {"week": "semaine", "month": "mois", "year": "an|année"},
    "de": {"week": "Woche", "month": "Monat|Monats", "year": "Jahr|Jahres|Jahre"},
}
STEPS = {
    "es": {-1: "pasad[oa]|anterior", 1: "próxim[oa]|que viene|entrante", 0: "est[ea]"},
    "pt": {-1: "passad[oa]|anterior", 1: "próxim[oa]|que vem", 0: "est[ea]|nest[ea]"},
    "fr": {-1: "derni(?:er|ère)|passée?", 1: "prochaine?", 0: "cette|ce"},
    "de": {
        -1: "vergangene[nrsm]?|letzte[nrsm]?|vorige[nrsm]?",
        1: "nächste[nrsm]?|kommende[nrsm]?",
        0: "diese[rsmn]?|laufende[nrm]?",
    },
}


def starts(language: str) -> frozenset[str]:
    """Return the words with which such a phrase may begin."""
    words = "|".join([*UNITS[language].values(), *STEPS[language].values()])
    spelled = {re.sub(r"\[[^]]*\]\??|\(\?:[^)]*\)|\?", "", word).split()[0] for word in words.split("|")}
    ends = ("", "a", "o", "e", "er", "ère", "en", "r", "s", "n", "m", "es", "em")
    return frozenset(word.lower() + end for word in spelled for end in ends)


def pattern(language: str) -> str:
    """Return an expression with the groups `p_` and unit name and step, such as `p_week_2` for the last week (-1)."""
    found = []
    for unit, noun in UNITS[language].items():
        for step, word in STEPS[language].items():
            behind = rf"(?:{noun})\s(?:{word})" if step and language != "de" else ""
            before = rf"(?:{word})\s(?:{noun})" if language != "fr" or not step else ""
            either = "|".join(part for part in (behind, before) if part)
            found.append(rf"(?P<p_{unit}_{step + 1}>(?:{either})\b)")
    return "|".join(found)


def meaning(match: re.Match[str], published: date | None) -> str | None:
    """Return the interval, month or year that a match of the pattern means on the day of publication."""
    name = next(name for name, words in match.groupdict().items() if name.startswith("p_") and words)
    _, unit, step = name.split("_")
    return _moved(unit, int(step) - 1, published) if published is not None else None


def _moved(unit: str, step: int, published: date) -> str:
    if unit == "week":
        return periods.week_of(published + timedelta(days=7 * step))
    if unit == "month":
        return periods.iso_month(*periods.months_on(published.year, published.month, step))
    return str(published.year + step)


def is_period(match: re.Match[str]) -> bool:
    """Tell whether a match is of the pattern."""
    return any(words and name.startswith("p_") for name, words in match.groupdict().items())


def near_year(month: int, published: date | None, *, ahead: bool) -> int | None:
    """Return the year of a month that is told without one: the coming one for what lies ahead, else the past one."""
    if published is None:
        return None
    return published.year + (month < published.month) if ahead else published.year - (month > published.month + 1)
