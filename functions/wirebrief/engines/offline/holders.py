"""Find who holds an office among the people that a reader has met: "the secretary", "the Indian captain"."""

from bisect import bisect_left

from wirebrief.engines.offline.gazetteer import demonyms
from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.offices import OFFICES, SORTS, named_alike, of_elsewhere, offices_in
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.subjects import Subject

INTRODUCED_WITHIN = 1  # sentences after the one that names only an office
MOST_MET = 300  # mentions back over which the bearer of an office is sought: they are named once, often far up


def _titles(passage: Passage, name: Name) -> frozenset[str]:
    """The last words of the titles that stand before a name."""
    last = (mention.title[1] for mention in name.mentions if mention.title is not None)
    return frozenset(passage.lowers[index].rstrip(".") for index in last)


class Holders:
    """The people of a passage by their offices."""

    def __init__(self, passage: Passage, people: list[Name]) -> None:
        self._passage = passage
        met = ((mention.start, name) for name in people for mention in name.mentions)
        self.met = sorted(met, key=lambda pair: pair[0])
        self._by_role = {name.role: name for name in reversed(people) if name.role}
        self._titles = {id(name): _titles(passage, name) for name in people}

    def before(self, offset: int) -> list[tuple[int, Name]]:
        """Return the people met before an offset, with where, the nearest last."""
        index = bisect_left(self.met, offset, key=lambda pair: pair[0])
        return self.met[max(0, index - MOST_MET) : index]

    def holder(self, subject: Subject, words: str) -> Name | None:
        """Return who was met last before with the office that heads a subject, under this or a like name."""
        head = self._passage.lowers[subject.head or 0]
        met = self.before(subject.start)
        lands = [word for word in words.split() if word in demonyms()]
        own = [pair for pair in met if lands and any(land in (pair[1].role or "") for land in lands)]
        alike = sorted(named_alike(head)) if words.lower().startswith("the ") else ()
        for office in (head, *alike):
            for _, name in reversed([*met, *own]):
                if self._holds(name, office) and not (of_elsewhere(words, name) or self._other_office(subject, name)):
                    return name
        return self._introduced_next(subject, head) if head in OFFICES else None

    def with_role(self, words: str) -> Name | None:
        """Return the person introduced by just these words: an office may stand before its bearer's name."""
        return self._by_role.get(words)

    def stood_for(self, subject: Subject, head: str) -> Name | None:
        """Return the last person met whose office a rarer noun stands for: "el técnico" for the entrenador."""
        offices = self._passage.pack.stands_for.get(head, ())
        met = (name for _, name in reversed(self.before(subject.start)))
        return next((name for name in met if any(self._holds(name, office) for office in offices)), None)

    def _holds(self, name: Name, office: str) -> bool:
        """Whether somebody bears an office, by their role or by the title before their name: "Gov. Beshear"."""
        german = self._passage.pack.language == "de"  # "die Ministerin" is the Wirtschaftsministerin
        for word in offices_in(name.role or ""):
            if word == office or (german and word.endswith(office.rpartition("-")[2])):
                return True
        return not self._titles[id(name)].isdisjoint({office, OFFICES.get(office, office)})

    def _other_office(self, subject: Subject, name: Name) -> bool:
        """Whether words before an office make it another than a person's: "the prime minister" is no minister."""
        first = self._passage.word_at(subject.start)
        told = set(self._passage.lowers[first : subject.head]) & SORTS
        return bool(name.role) and not told <= set((name.role or "").lower().split())

    def _introduced_next(self, subject: Subject, office: str) -> Name | None:
        """Whom the next sentences name in the office that a lead leaves unnamed: "Kentucky's governor said"."""
        limit = self._passage.homes[self._passage.word_at(subject.start)] + INTRODUCED_WITHIN
        index = bisect_left(self.met, subject.start, key=lambda pair: pair[0])
        for start, name in self.met[index : index + 4]:
            if self._passage.homes[self._passage.word_at(start)] <= limit and self._holds(name, office):
                return name
        return None
