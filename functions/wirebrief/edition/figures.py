"""Read the figures of a passage with what they count, so that figures of two sources can be compared."""

import re
from collections.abc import Iterator
from itertools import chain, islice, zip_longest

from msgspec import Struct

from wirebrief.edition.numbers import Number, numbers, ranges, same_amount
from wirebrief.edition.words import FUNCTION_WORDS, WORD, content_words, fold, stem, words

# What is counted of people in news, under the words that reports use for it.
FATES = {
    "killed": "kill killed kills killing dead death deaths died dies dying fatalities fatality lives muertos muertas "
    "fallecidos tote toten todesopfer",
    "injured": "injured injures injuring injuries injury hurt wounded wounding wounds heridos heridas verletzt "
    "verletzte",
    "missing": "missing unaccounted desaparecidos vermisst vermisste",
    "evacuated": "evacuated evacuating evacuates evacuees evacuation displaced evacuados evakuiert",
    "arrested": "arrested arrests detained detains detentions custody detenidos festgenommen",
}
FATE_OF = {word: fate for fate, forms in FATES.items() for word in forms.split()}
PEOPLE = frozenset("people persons person victims personas menschen personen residents others".split())

# Below it people are counted one by one, and 226 dead are not 230; a round hundred may stand for its neighbours.
COUNTED_ONE_BY_ONE = 1000
ROUND = 100

CLAUSE_END = re.compile(r"[;:.!?–—]\s|,\s|\band\b|\bwhile\b|\bbut\b")
# Words that may stand between a number and the noun it counts: "11 hairline cracks", "three more people".
NOUN_RUN = 3
# Beyond twelve words a word of the sentence says little about the number.
CONTEXT_WORDS = 12
PART_OF = re.compile(r"\sof\s(?:the|its|their|his|her|all)?\s?", re.IGNORECASE)
COUNTED = PEOPLE | frozenset("year years month months week weeks day days".split())
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


class Figure(Struct, frozen=True, kw_only=True):
    """A number and what it counts. `unit` is "%", a currency, a fate of people, or the stem of the noun counted.

    `nouns` are the stems right after the number, `context` the stems around it in its clause, `years` the
    years named in the passage. `telling` is false for bare numbers, years and "two of them".
    """

    number: Number
    unit: str
    nouns: frozenset[str]
    context: frozenset[str]
    years: frozenset[str]

    @property
    def amount(self) -> float:
        """The value that is named, the upper end of a range."""
        return self.number.amount

    @property
    def telling(self) -> bool:
        """Whether it says what it counts."""
        return bool(self.unit)


def figures(text: str) -> list[Figure]:
    """Return the figures of a passage in order.

    >>> [(f.amount, f.unit) for f in figures("Rescuers said 12 people were killed and 40 homes were damaged.")]
    [(12.0, 'killed'), (40.0, 'home')]
    """
    found = [number for number in ranges(text, numbers(text)) if not is_year(text, number)]
    years = frozenset(YEAR.findall(text))
    return [figure_at(text, found, at, years) for at in range(len(found))]


def same_figure(one: Figure, other: Figure) -> bool:
    """Return whether the two may mean the same amount; counted dead or injured must agree exactly."""
    if one.unit == other.unit and one.unit in FATES and counted(one) and counted(other):
        return one.amount == other.amount
    return same_amount(one.number, other.number)


def counted(figure: Figure) -> bool:
    """Return whether a figure is one that somebody counted to the last."""
    return figure.number.exact and figure.amount < COUNTED_ONE_BY_ONE and bool(figure.amount % ROUND)


def is_year(text: str, number: Number) -> bool:
    """Return whether the digits name a year: four of them, no separator, no unit."""
    return bool(YEAR.fullmatch(text[number.start : number.end].strip())) and not number.unit


def figure_at(text: str, found: list[Number], at: int, years: frozenset[str]) -> Figure:
    """Return the number with the words that tell what it counts."""
    number = found[at]
    before, after = clause_around(text, found, at)
    nouns = list(noun_run(whole_of(text, found, at)))
    context = frozenset(content_words(f"{before} {after}"))
    unit = number.unit or fate(before, after, nouns) or (stem(nouns[-1]) if nouns else "")
    return Figure(number=number, unit=unit, nouns=frozenset(map(stem, nouns)), context=context - {unit}, years=years)


def whole_of(text: str, found: list[Number], at: int) -> str:
    """Return the text behind a number, or behind the whole that it is a part of ("6,400 of the 15,000 passengers")."""
    follower = found[at + 1] if at + 1 < len(found) else None
    if follower is not None and PART_OF.fullmatch(text[found[at].end : follower.start]):
        return text[follower.end :]
    return text[found[at].end :]


def noun_run(after: str) -> Iterator[str]:
    """Yield the words right behind a number up to the first that cannot belong to what is counted."""
    expected = 0
    for match in islice(WORD.finditer(fold(after[:80])), NOUN_RUN):
        word = match.group()
        gap = after[expected : match.start()]
        if gap.strip(" -") or word in FUNCTION_WORDS - COUNTED or word in FATE_OF or word[0].isdigit():
            return
        expected = match.end()
        yield word
        if word in PEOPLE:
            return


def fate(before: str, after: str, nouns: list[str]) -> str:
    """Return what became of the people counted, where people are counted or such a word stands beside the number."""
    if nouns and not PEOPLE.intersection(nouns):
        return ""
    near = zip_longest(words(after), reversed(words(before)))
    for word in chain.from_iterable(near):
        if word in FATE_OF:
            return FATE_OF[word]
    return "people" if nouns else ""


def clause_around(text: str, found: list[Number], at: int) -> tuple[str, str]:
    """Return the words before and behind a number: to the next clause or number, whichever is nearer."""
    number = found[at]
    left = found[at - 1].end if at else 0
    right = found[at + 1].start if at + 1 < len(found) else len(text)
    starts = [match.end() for match in CLAUSE_END.finditer(text, left, number.start)]
    ends = CLAUSE_END.search(text, number.end, right)
    before = text[starts[-1] if starts else left : number.start].split()[-CONTEXT_WORDS:]
    after = text[number.end : ends.start() if ends else right].split()[:CONTEXT_WORDS]
    return " ".join(before), " ".join(after)
