"""Catch an office that a statement makes another: "former" added, or a minister made of a mayor."""

import re
from collections.abc import Callable, Collection, Iterator
from itertools import takewhile

from wirebrief.ground.lexicon import CALENDAR, TITLES
from wirebrief.ground.markers import QUALIFIER_SENSES
from wirebrief.ground.names import capitalised_matches
from wirebrief.ground.source import WORD, Source

_THOUGHT_ENDS = re.compile(r"[,.;:]\s|\s(?:and|or|und|y|et|e)\s")
# "Ana Ruiz, the former mayor": whose office it is stands before it.
_APPOSED = re.compile(r"([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*), (?:the |its |his |her |their |a )?(?:\w+ )?$")
_REACH = 5  # words behind "former" in which the office or the name must stand
_EX = re.compile(r"ex-?(?P<office>\w+)")
_BEFORE = re.compile(r"((?:[^\W\d_]+\s){1,3}|(?:[^\W\d_]+\s){0,2}[^\W\d_]+,\s)$")
# What one may be called for the other; of whom an article names no office, these tell none either.
_SAME = (
    "dr doctor",
    "prof professor",
    "spokesman spokeswoman spokesperson",
    "chairman chairwoman chair",
    "head leader chief director boss president chair chairman chairwoman ceo",
    "sen senator",
    "gov governor",
    "gen general",
    "capt captain",
    "col colonel",
    "sgt sergeant",
    "lt lieutenant",
    "judge justice",
    "attorney prosecutor",
    "executive ceo",
)
_LOOSE = frozenset(
    "mr mrs ms miss sir dame lord lady herr frau señor señora don doña monsieur madame senhor senhora".split()
)
_LOOSE |= frozenset(
    "analyst economist officer representative former acting deputy vice late designate inspector".split()
)
_BINDING = TITLES - _LOOSE
_COUNTERPART = "counterpart"  # what they are, another sentence says of somebody else


def unearned_qualifier(statement: str, source: Source) -> str | None:
    """Return the "former", "acting" or "deputy" of a statement that the article has beside none of the same words."""
    for match in WORD.finditer(statement):
        sense, office = _sense(match.group())
        if sense is None:
            continue
        near = WORD.findall(_THOUGHT_ENDS.split(statement[match.end() :])[0])[:_REACH]
        behind = [*([office] if office else []), *near]
        offices = {
            one.casefold() for one in behind if one.casefold() in TITLES or (one[0].isupper() and one not in CALENDAR)
        }
        if sense == "deputy" and (holder := _APPOSED.search(statement, 0, match.start())):
            offices |= {word.casefold() for word in WORD.findall(holder[1])}
        if offices and not any(offices & told for told in source.qualified.get(sense, ())):
            return match.group()
    return None


def unearned_title(statement: str, source: Source, holders: Callable[[str], Collection[str]]) -> str | None:
    """Return the office that a statement gives somebody to whom the article gives none of that name.

    It stands in a sentence with the name; or beside one, where nobody else is named as its holder.
    """
    for name, title in _titles(statement):
        told = source.beside(name, 0 if holders(title) else 1)
        known = next((set(group.split()) for group in _SAME if title in group.split()), {title})
        if told and not (known | {title, _COUNTERPART}) & told:
            return title
    return None


def _titles(statement: str) -> Iterator[tuple[str, str]]:
    """Yield the last names of a statement with the titles that stand directly before them."""
    for match in capitalised_matches(statement):
        words = WORD.findall(match.group())
        own = [word for word in words if word.casefold() not in TITLES]
        before = _BEFORE.search(statement[: match.start()])
        small = [word.casefold() for word in WORD.findall(before[1])] if before else []
        near = [*reversed(list(takewhile(TITLES.__contains__, small[::-1]))), *words[: len(words) - len(own)]]
        if own and len(own) < 4 and not own[-1].endswith(("'s", "’s")):
            titles = (word.casefold() for word in near)
            yield from ((own[-1].casefold(), one) for one in titles if one in _BINDING)


def _sense(word: str) -> tuple[str | None, str]:
    """Return what the word makes of an office, None where it makes nothing of it; and the office in "exministro"."""
    folded = word.casefold()
    if folded.startswith("ex") and (joined := _EX.fullmatch(folded)) and joined["office"] in TITLES:
        return "former", joined["office"]
    sense: str | None = QUALIFIER_SENSES.get(folded)
    return sense, ""
