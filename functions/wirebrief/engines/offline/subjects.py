"""What the subject of a reporting verb can be, and where to look names and quotations up."""

from bisect import bisect_right

from msgspec import Struct

from wirebrief.engines.offline.mentions import Mention
from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.quotations import Quotation

GENDERS = dict.fromkeys("le un el o um der ein".split(), "m") | dict.fromkeys("la une una a uma die eine".split(), "f")


class Subject(Struct, frozen=True, gc=False):
    """Who speaks, as the article has it: a name, a pronoun, or a noun phrase with the index of its head word."""

    start: int
    end: int
    name: Name | None = None
    pronoun: str | None = None
    head: int | None = None

    def sentence(self, passage: Passage) -> int:
        """Return the sentence in which the subject stands."""
        return passage.homes[passage.word_at(self.start)]


class Ground(Struct, frozen=True, gc=False):
    """What subjects are looked up in: names by the words they begin and end with, and the spans of quotations."""

    passage: Passage
    by_last: dict[int, tuple[Name, Mention]]
    by_first: dict[int, tuple[Name, Mention]]
    quotations: list[Quotation]
    quoted_from: list[int]

    def quoted(self, offset: int) -> bool:
        """Tell whether an offset lies inside a quotation."""
        return self.quotation_at(offset) is not None

    def quotation_at(self, offset: int) -> Quotation | None:
        """Return the quotation inside which an offset lies, None where none does."""
        index = bisect_right(self.quoted_from, offset) - 1
        return self.quotations[index] if index >= 0 and offset < self.quotations[index].outer_end else None


def lay_ground(passage: Passage, names: list[Name], quotations: list[Quotation]) -> Ground:
    """Index names, by their title too, and quotations for the search for subjects."""
    by_last: dict[int, tuple[Name, Mention]] = {}
    by_first: dict[int, tuple[Name, Mention]] = {}
    for name in names:
        for mention in name.mentions:
            by_last[mention.last] = (name, mention)
            by_first.setdefault(mention.first, (name, mention))
            if mention.title is not None:
                by_first[mention.title[0]] = (name, mention)
    return Ground(passage, by_last, by_first, quotations, [quotation.outer_start for quotation in quotations])


def agrees(words: str, sex: str) -> bool:
    """Return whether the article of a noun phrase allows a pronoun of that sex: no "elle" for "le parquet"."""
    return GENDERS.get(words.partition(" ")[0].lower(), sex) == sex
